//! A tree of TypeScript model pages made from a seed: nothing in it is a vendor's, and the proportions are those counted
//! over 23,000 real pages.

#[path = "random.rs"]
mod random;
#[path = "row.rs"]
mod row;
#[path = "words.rs"]
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use random::Random;
use row::{Row, cells};
use words::{NOUNS, PARTS, WORDS};

/// What was written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written {
    pub pages: usize,
    pub bytes: usize,
    pub rows: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Struct,
    Empty,
    Enum,
    Union,
}

/// A page before its text is written: what other pages need to know to mention it.
struct Plan {
    kind: Kind,
    folder: &'static str,
    title: String,
}

impl Plan {
    fn file(&self) -> String {
        format!("{}.md", self.title.to_lowercase())
    }
}

const FOLDERS: [&str; 3] = ["components", "operations", "errors"];

/// Writes `pages` pages below `root`, and an operations page for each hundred of them.
///
/// # Errors
/// Those of the disk.
pub fn write(root: &Path, pages: usize, seed: u64) -> io::Result<Written> {
    let mut random = Random::new(seed);
    let plans = plans(pages, &mut random);
    let models = root.join("docs/models");
    for folder in FOLDERS {
        fs::create_dir_all(models.join(folder))?;
    }
    let mut written = Written::default();
    for (index, plan) in plans.iter().enumerate() {
        let mut page = PageText {
            plans: &plans,
            index,
            random: &mut random,
            text: String::new(),
            rows: 0,
        };
        page.write(plan);
        written.rows += page.rows;
        written.bytes += page.text.len();
        written.pages += 1;
        fs::write(models.join(plan.folder).join(plan.file()), &page.text)?;
    }
    Ok(written)
}

fn plans(pages: usize, random: &mut Random) -> Vec<Plan> {
    let mut taken = BTreeSet::new();
    let mut plans = Vec::with_capacity(pages);
    for _ in 0..pages {
        let kind = match random.below(1000) {
            0..660 => Kind::Struct,
            660..694 => Kind::Empty,
            694..908 => Kind::Enum,
            _ => Kind::Union,
        };
        let folder = match random.below(100) {
            0..62 => FOLDERS[0],
            62..96 => FOLDERS[1],
            _ => FOLDERS[2],
        };
        let mut title = String::new();
        for _ in 0..random.between(1, 3) {
            title += random.one_of(&NOUNS);
        }
        title += random.one_of(&PARTS);
        let mut number = 1;
        while !taken.insert((folder, numbered(&title, number).to_lowercase())) {
            number += random.between(1, 9);
        }
        plans.push(Plan {
            kind,
            folder,
            title: numbered(&title, number),
        });
    }
    plans
}

fn numbered(title: &str, number: usize) -> String {
    if number == 1 {
        title.to_owned()
    } else {
        format!("{title}{number}")
    }
}

struct PageText<'a> {
    plans: &'a [Plan],
    index: usize,
    random: &'a mut Random,
    text: String,
    rows: usize,
}

impl PageText<'_> {
    fn write(&mut self, plan: &Plan) {
        let _ = write!(self.text, "# {}\n\n", plan.title);
        if self.random.per_mille(276) {
            let description = self.description();
            let _ = write!(self.text, "{description}\n\n");
        }
        match plan.kind {
            Kind::Struct => self.structure(plan),
            Kind::Empty => {
                self.usage(plan, "{}");
                self.text += "## Fields\n\n";
                self.table(
                    &["Field", "Type", "Required", "Description"].map(str::to_owned),
                    &[],
                );
            }
            Kind::Enum => self.enumeration(plan),
            Kind::Union => self.union(),
        }
        // Most generators leave out the last line break.
        while self.text.ends_with('\n') && self.random.per_mille(900) {
            self.text.pop();
        }
    }

    fn usage(&mut self, plan: &Plan, value: &str) {
        let (title, folder) = (&plan.title, plan.folder);
        let _ = write!(
            self.text,
            "## Example Usage\n\n```typescript\nimport {{ {title} }} from \"sdk/models/{folder}\";\n\nlet value: {title} \
             = {value};\n```\n\n"
        );
    }

    fn structure(&mut self, plan: &Plan) {
        let count = match self.random.below(100) {
            0..25 => 1,
            25..50 => self.random.between(2, 3),
            50..75 => self.random.between(4, 6),
            75..92 => self.random.between(7, 14),
            92..99 => self.random.between(15, 30),
            _ => self.random.between(31, 52),
        };
        let has_examples = self.random.per_mille(130);
        let mut names = BTreeSet::new();
        let rows: Vec<Row> = (0..count).map(|_| self.row(&mut names)).collect();
        let shown = rows.iter().filter(|row| row.required);
        let mut value = "{\n".to_owned();
        for row in shown {
            let _ = writeln!(value, "  {}: {},", row.name, row.value);
        }
        value += "}";
        self.usage(plan, &value);
        let _ = write!(
            self.text,
            "{}## Fields\n\n",
            if self.random.per_mille(500) { "\n" } else { "" }
        );
        let mut header = ["Field", "Type", "Required", "Description"]
            .map(str::to_owned)
            .to_vec();
        if has_examples {
            header.push("Example".to_owned());
        }
        let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(row, has_examples)).collect();
        self.rows += cells.len();
        self.table(&header, &cells);
    }

    fn row(&mut self, names: &mut BTreeSet<String>) -> Row {
        let mut name = String::new();
        while name.is_empty() || !names.insert(name.clone()) {
            name = self.random.one_of(&NOUNS).to_lowercase();
            for _ in 0..self.random.below(3) {
                name += self.random.one_of(&PARTS);
            }
            if names.contains(&name) {
                let _ = write!(name, "{}", names.len());
            }
        }
        let (ty, value) = self.ty();
        let is_deprecated = self.random.per_mille(5);
        let mut description = if self.random.per_mille(311) {
            "N/A".to_owned()
        } else {
            self.description()
        };
        if is_deprecated {
            description = format!(
                ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as \
                 soon as possible.<br/><br/>{description}"
            );
        }
        Row {
            name,
            is_deprecated,
            required: self.random.per_mille(450),
            example: if self.random.per_mille(560) {
                value.trim_matches('"').to_owned()
            } else {
                String::new()
            },
            ty,
            description: description
                .replace("\n\n", "<br/><br/>")
                .replace('\n', "<br/>")
                .replace('|', "\\|"),
            value,
        }
    }

    /// A Type cell and a value of it.
    fn ty(&mut self) -> (String, String) {
        let literal = self.random.one_of(&PARTS).to_lowercase();
        let (cell, value) = match self.random.below(1000) {
            0..452 => ("*string*".to_owned(), self.text_value()),
            452..582 => ("*number*".to_owned(), self.number_value()),
            582..676 => ("*boolean*".to_owned(), "false".to_owned()),
            676..866 => return self.reference(),
            866..902 => ("*string*[]".to_owned(), "[\n    \"<value 1>\",\n    \"<value 2>\",\n  ]".to_owned()),
            902..928 => (format!("*\"{literal}\"*"), format!("\"{literal}\"")),
            928..941 => (
                "[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)".to_owned(),
                "new Date(\"2025-03-04T05:06:07.089Z\")".to_owned(),
            ),
            941..953 => ("Record<string, *any*>".to_owned(), "{\n    \"key\": \"<value>\",\n  }".to_owned()),
            953..958 => ("Record<string, *string*>".to_owned(), "{\n    \"key\": \"<value>\",\n  }".to_owned()),
            _ => return self.references(),
        };
        (cell, value)
    }

    fn references(&mut self) -> (String, String) {
        let (cell, _) = self.reference();
        (format!("{cell}[]"), "[]".to_owned())
    }

    /// A mention of a page nearby: a link, or a name in emphasis where it is a union.
    fn reference(&mut self) -> (String, String) {
        let other = self.nearby();
        let plan = &self.plans[other];
        let (folder, title) = (plan.folder, &plan.title);
        match plan.kind {
            Kind::Union => (format!("*{folder}.{title}*"), "{}".to_owned()),
            Kind::Enum => {
                let cell = format!("[{folder}.{title}](../../models/{folder}/{})", plan.file());
                (
                    cell,
                    format!("\"{}\"", self.random.one_of(&PARTS).to_lowercase()),
                )
            }
            Kind::Struct | Kind::Empty => {
                let cell = format!("[{folder}.{title}](../../models/{folder}/{})", plan.file());
                (cell, self.nested_value(2))
            }
        }
    }

    fn nearby(&mut self) -> usize {
        let far = self.random.between(1, 40);
        let forward = self.random.per_mille(850);
        let at = if forward {
            self.index + far
        } else {
            self.index.saturating_sub(far)
        };
        at % self.plans.len()
    }

    fn text_value(&mut self) -> String {
        let value = match self.random.below(4) {
            0 => "<value>".to_owned(),
            1 => "<id>".to_owned(),
            2 => format!(
                "https://{}-{}.example/",
                self.random.one_of(&WORDS),
                self.random.one_of(&WORDS)
            ),
            _ => format!(
                "{} {}",
                self.random.one_of(&WORDS),
                self.random.one_of(&WORDS)
            ),
        };
        format!("\"{value}\"")
    }

    fn number_value(&mut self) -> String {
        let number = self.random.below(1_000_000);
        if self.random.per_mille(250) {
            format!("{}.{:02}", number / 100, number % 100)
        } else {
            number.to_string()
        }
    }

    fn nested_value(&mut self, depth: usize) -> String {
        let mut value = "{\n".to_owned();
        let indent = "  ".repeat(depth);
        for _ in 0..self.random.between(1, 4) {
            let name = self.random.one_of(&NOUNS).to_lowercase();
            let inner = if depth < 4 && self.random.per_mille(200) {
                self.nested_value(depth + 1)
            } else {
                self.text_value()
            };
            let _ = writeln!(value, "{indent}{name}: {inner},");
        }
        let _ = write!(value, "{}}}", "  ".repeat(depth - 1));
        value
    }

    fn enumeration(&mut self, plan: &Plan) {
        let count = match self.random.below(100) {
            0..19 => 1,
            19..50 => self.random.between(2, 3),
            50..78 => self.random.between(4, 7),
            78..98 => self.random.between(8, 30),
            _ => self.random.between(31, 120),
        };
        let mut values = BTreeSet::new();
        while values.len() < count {
            let (noun, part) = (self.random.one_of(&NOUNS), self.random.one_of(&PARTS));
            values.insert(match self.random.below(3) {
                0 => noun.to_lowercase(),
                1 => format!("{}_{}", noun.to_lowercase(), part.to_lowercase()),
                _ => format!("{}.{}", noun.to_lowercase(), part.to_lowercase()),
            });
        }
        let is_open = self.random.per_mille(236);
        let mut members: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        let first = members.first().cloned().unwrap_or_default();
        let comment = "\n\n// Open enum: unrecognized values are captured as Unrecognized<string>";
        let example = format!("{first};{}", if is_open { comment } else { "" });
        self.usage(plan, example.trim_end_matches(';'));
        if is_open {
            members.push("Unrecognized<string>".to_owned());
        }
        let _ = write!(
            self.text,
            "## Values\n\n```typescript\n{}\n```\n",
            members.join(" | ")
        );
    }

    fn union(&mut self) {
        self.text += "\n## Supported Types\n\n";
        let count = match self.random.below(100) {
            0..65 => 2,
            65..80 => 3,
            80..97 => self.random.between(4, 8),
            _ => self.random.between(9, 30),
        };
        let mut simple = ["string", "number", "boolean", "string[]", "any[]"].iter();
        for _ in 0..count {
            let (name, value) = match self.random.below(100) {
                0..32 => match simple.next() {
                    Some(name) => ((*name).to_owned(), "\"<value>\"".to_owned()),
                    None => continue,
                },
                _ => {
                    let other = self.nearby();
                    let plan = &self.plans[other];
                    (
                        format!("{}.{}", plan.folder, plan.title),
                        self.nested_value(1),
                    )
                }
            };
            let _ = write!(
                self.text,
                "### `{name}`\n\n```typescript\nconst value: {name} = {value};\n```\n\n"
            );
        }
    }

    /// Cells that are padded with spaces to the widest one of the whole table, as generators do it.
    fn table(&mut self, header: &[String], rows: &[Vec<String>]) {
        let all = || rows.iter().flatten().chain(header);
        let width = all()
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default();
        let line = |cells: &[String], out: &mut String| {
            for cell in cells {
                let padding = width - cell.chars().count();
                let _ = write!(out, "| {cell}{} ", " ".repeat(padding));
            }
            *out += "|\n";
        };
        line(header, &mut self.text);
        line(&vec!["-".repeat(width); header.len()], &mut self.text);
        for row in rows {
            line(row, &mut self.text);
        }
    }

    /// Prose with about as much markup as there is in real docs.
    fn description(&mut self) -> String {
        let sentences = if self.random.per_mille(60) {
            self.random.between(2, 6)
        } else {
            1
        };
        let mut text = String::new();
        for number in 0..sentences {
            if number > 0 {
                text += if self.random.per_mille(150) {
                    "\n\n"
                } else {
                    " "
                };
            }
            self.sentence(&mut text);
        }
        text
    }

    fn sentence(&mut self, text: &mut String) {
        let mut is_first = true;
        for _ in 0..self.random.between(3, 14) {
            let word = match self.random.below(1000) {
                0..12 => format!("`{}`", self.random.one_of(&NOUNS).to_lowercase()),
                12..15 => format!("<code>{}</code>", self.random.one_of(&WORDS)),
                15..17 => format!("<{}-id>", self.random.one_of(&WORDS)),
                17..19 => "https://docs.vendor.example/guide/limits".to_owned(),
                19..21 => format!(
                    "[{}](https://docs.vendor.example/x)",
                    self.random.one_of(&WORDS)
                ),
                21..23 => format!("**{}**", self.random.one_of(&WORDS)),
                23..24 => "[a-z]+".to_owned(),
                24..25 => "caf\u{e9}".to_owned(),
                25..27 => format!(
                    "{}_{}",
                    self.random.one_of(&WORDS),
                    self.random.one_of(&WORDS)
                ),
                _ => self.random.one_of(&WORDS).to_owned(),
            };
            if is_first {
                let mut letters = word.chars();
                text.extend(letters.next().iter().flat_map(|first| first.to_uppercase()));
                *text += letters.as_str();
            } else {
                text.push(' ');
                *text += &word;
            }
            is_first = false;
        }
        text.push('.');
    }
}
