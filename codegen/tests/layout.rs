//! Whatever the docs contain, the output is Rust in prettyplease's layout.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::page::{Row, structure, union};
use crate::support::random::Random;
use crate::support::{self, Docs};

/// How many APIs a run makes up, each of about thirty pages.
const APIS: u64 = 40;

#[test]
fn printing_again_changes_nothing() {
    for seed in seeds() {
        let run = Invention::new(seed).docs().generate();
        assert!(!run.generated.has_errors(), "seed {seed}: {}", run.report());
        for (path, text) in run.files() {
            support::layout::assert_settled(&path, &text);
        }
    }
}

/// `FIELDNOTES_SEED` selects others.
fn seeds() -> std::ops::Range<u64> {
    let first = std::env::var("FIELDNOTES_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let first: u64 = first.unwrap_or_default();
    first..first + APIS
}

/// Docs that nobody has written.
struct Invention {
    random: Random,
    /// In lower case, so that no two pages have one name.
    titles: BTreeSet<String>,
    structs: Vec<String>,
    enums: Vec<String>,
    unions: Vec<String>,
}

const WORDS: [&str; 24] = [
    "a",
    "id",
    "of",
    "url",
    "api",
    "name",
    "type",
    "kind",
    "data",
    "item",
    "value",
    "state",
    "match",
    "count",
    "region",
    "process",
    "endpoint",
    "timestamp",
    "connection",
    "deployment",
    "description",
    "configuration",
    "authentication",
    "x5t",
];

const LETTERS: [&str; 12] = [
    "a", "B", "7", "-", "_", ".", "/", " ", "é", "日", "\"", "\\",
];

impl Invention {
    fn new(seed: u64) -> Self {
        let mut it = Self {
            random: Random::new(seed + 1),
            titles: BTreeSet::new(),
            structs: Vec::new(),
            enums: Vec::new(),
            unions: Vec::new(),
        };
        for _ in 0..12 {
            let title = it.title();
            it.structs.push(title);
            let title = it.title();
            it.enums.push(title);
        }
        for _ in 0..6 {
            let title = it.title();
            it.unions.push(title);
        }
        it
    }

    fn docs(mut self) -> Docs {
        let mut docs = Docs::of("speakeasy-typescript");
        for title in self.structs.clone() {
            let page = structure(&title, &self.rows());
            docs = docs.page(path(&title), page);
            if self.random.once_in(4) {
                // The same title in another namespace: mentions need a path.
                let page = structure(&title, &self.rows());
                docs = docs.page(path(&title).replace("components", "operations"), page);
            }
        }
        for title in self.enums.clone() {
            let page = self.enumeration(&title);
            docs = docs.page(path(&title), page);
        }
        for title in self.unions.clone() {
            docs = match self.random.once_in(2) {
                true => self.tagged_union(docs, &title),
                false => {
                    let variants = self.variants();
                    let variants: Vec<_> = variants.iter().map(String::as_str).collect();
                    docs.page(path(&title), union(&title, &variants))
                }
            };
        }
        docs
    }

    /// Words up to some length between 1 and 140.
    fn name(&mut self, join: fn(usize, &str) -> String) -> String {
        let length = match self.random.below(3) {
            0 => self.random.up_to(140),
            1 => self.random.up_to(60),
            _ => self.random.up_to(20),
        };
        let mut name = String::new();
        for index in 0.. {
            name += &join(index, self.random.pick(&WORDS));
            if name.len() >= length {
                break;
            }
        }
        name
    }

    fn title(&mut self) -> String {
        loop {
            let title = self.name(|_, word| capitalized(word));
            if title.len() <= 140 && self.titles.insert(title.to_lowercase()) {
                return title;
            }
        }
    }

    fn field_name(&mut self) -> String {
        let snake = |index, word: &str| {
            if index == 0 {
                word.to_owned()
            } else {
                format!("_{word}")
            }
        };
        let camel = |index, word: &str| {
            if index == 0 {
                word.to_owned()
            } else {
                capitalized(word)
            }
        };
        let name = if self.random.once_in(3) {
            self.name(snake)
        } else {
            self.name(camel)
        };
        if self.random.once_in(12) {
            format!("_{name}")
        } else {
            name
        }
    }

    fn rows(&mut self) -> Vec<Row> {
        let count = self.random.up_to(40);
        let mut taken = BTreeSet::new();
        let mut rows: Vec<Row> = Vec::new();
        let all_required = self.random.once_in(3);
        let only_flags = self.random.once_in(6);
        while rows.len() < count {
            let name = self.field_name();
            if !taken.insert(name.replace('_', "").to_lowercase()) {
                continue;
            }
            let ty = if only_flags {
                "*boolean*".to_owned()
            } else {
                self.ty(0)
            };
            let deprecated = self.random.once_in(8);
            let mut description = if self.random.once_in(2) {
                self.prose()
            } else {
                "N/A".to_owned()
            };
            if deprecated && self.random.once_in(2) {
                description = format!(
                    ": warning: ** DEPRECATED **: {}<br/><br/>{description}",
                    self.prose()
                );
            }
            let required = all_required || self.random.once_in(2);
            let example = if self.random.once_in(4) {
                self.text()
            } else {
                String::new()
            };
            rows.push(Row {
                name,
                ty,
                required,
                description,
                example,
                deprecated,
            });
        }
        rows
    }

    fn ty(&mut self, depth: usize) -> String {
        match self.random.below(if depth > 3 { 6 } else { 9 }) {
            0 => "*string*".to_owned(),
            1 => self
                .random
                .pick(&[
                    "*number*",
                    "*boolean*",
                    "*any*",
                    "*ReadableStream<Uint8Array>*",
                ])
                .to_owned(),
            2 => {
                let link = link(&self.random.pick(&self.structs));
                if self.random.once_in(4) {
                    link.replace("components", "operations")
                } else {
                    link
                }
            }
            3 => link(&self.random.pick(&self.enums)),
            4 => format!("*components.{}*", self.random.pick(&self.unions)),
            5 => {
                let date = "[Date](https://developer.mozilla.org/Date)";
                if self.random.once_in(2) {
                    date.to_owned()
                } else {
                    format!("*\"{}\"*", self.literal())
                }
            }
            6 | 7 => format!("{}[]", self.ty(depth + 1)),
            _ => format!("Record<string, {}>", self.ty(depth + 1)),
        }
    }

    fn literal(&mut self) -> String {
        self.name(|index, word| {
            if index == 0 {
                word.to_owned()
            } else {
                format!("-{word}")
            }
        })
    }

    /// Some letters that need care, up to a length.
    fn text(&mut self) -> String {
        let length = self.random.up_to(120);
        let mut text = String::new();
        while text.len() < length {
            text += self.random.pick(&LETTERS);
            text += self.random.pick(&WORDS);
        }
        text
    }

    fn prose(&mut self) -> String {
        let words = self.random.up_to(60);
        let mut prose = String::new();
        for index in 0..words {
            let space = if index == 0 {
                ""
            } else {
                self.random
                    .pick(&[" ", " ", " ", " ", ", ", ". ", "<br/>", "<br/>- "])
            };
            let _ = match self.random.below(12) {
                0 => write!(prose, "{space}`{}`", self.field_name()),
                1 => write!(prose, "{space}https://example.com/{}", self.field_name()),
                2 => write!(prose, "{space}{}", self.field_name()),
                _ => write!(prose, "{space}{}", self.random.pick(&WORDS)),
            };
        }
        prose
    }

    fn enumeration(&mut self, title: &str) -> String {
        let is_numeric = self.random.once_in(4);
        let count = self.random.up_to(40);
        let mut values = BTreeSet::new();
        while values.len() < count {
            values.insert(match is_numeric {
                true => self.random.below(1_000_000).to_string(),
                false if self.random.once_in(3) => self.text().replace(['"', '|'], "'"),
                false if self.random.once_in(4) => {
                    format!("{}({})", self.text(), self.text()).replace(['"', '|'], "'")
                }
                false => self.literal(),
            });
        }
        let first = values.first().filter(|value| !value.contains('\\'));
        let mut page = format!("# {title}\n\n\n");
        if let Some(first) = first {
            let quote = if is_numeric { "" } else { "\"" };
            let code = format!("let value: {title} = {quote}{first}{quote};");
            let _ = write!(page, "## Example Usage\n\n```typescript\n{code}\n```\n\n");
        }
        page += "## Values\n\n";
        if self.random.once_in(2) {
            page += "| Name | Value |\n| --- | --- |\n";
            for value in &values {
                let _ = writeln!(page, "| `X` | {value} |");
            }
        } else {
            let quote = if is_numeric { "" } else { "\"" };
            let values: Vec<_> = values
                .iter()
                .map(|value| format!("{quote}{value}{quote}"))
                .collect();
            let _ = write!(page, "```typescript\n{}\n```\n", values.join(" | "));
        }
        page
    }

    fn variants(&mut self) -> Vec<String> {
        let count = self.random.up_to(30);
        (0..count)
            .map(|_| match self.random.below(6) {
                0 => self
                    .random
                    .pick(&["string", "number", "boolean", "string[]", "any", "Date"])
                    .to_owned(),
                1 => format!("components.{}[]", self.random.pick(&self.structs)),
                2 => format!("components.{}", self.random.pick(&self.enums)),
                3 => format!(
                    "{{ [k: string]: components.{} }}",
                    self.random.pick(&self.structs)
                ),
                _ => format!("components.{}", self.random.pick(&self.structs)),
            })
            .collect()
    }

    /// A union, its variants, and the enums of their tags; some have many values.
    fn tagged_union(&mut self, mut docs: Docs, title: &str) -> Docs {
        let count = 2 + self.random.up_to(8);
        let tag = self.field_name();
        let mut variants = Vec::new();
        for index in 0..count {
            let (variant, kind) = (self.title(), self.title());
            let tags = if self.random.once_in(3) {
                self.random.up_to(12)
            } else {
                1
            };
            let tags: Vec<_> = (0..tags)
                .map(|tag| format!("\"{}-{index}-{tag}\"", self.literal()))
                .collect();
            let values = format!(
                "# {kind}\n\n## Values\n\n```typescript\n{}\n```\n",
                tags.join(" | ")
            );
            let rows = [
                support::page::required(&tag, &link(&kind)),
                support::page::optional("other", "*string*"),
            ];
            docs = docs
                .page(path(&kind), values)
                .page(path(&variant), structure(&variant, &rows));
            variants.push(format!("components.{variant}"));
        }
        let variants: Vec<_> = variants.iter().map(String::as_str).collect();
        docs.page(path(title), union(title, &variants))
    }
}

fn capitalized(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn path(title: &str) -> String {
    format!("docs/models/components/{}.md", title.to_lowercase())
}

fn link(title: &str) -> String {
    format!(
        "[components.{title}](../../models/components/{}.md)",
        title.to_lowercase()
    )
}
