//! Excerpts of the generated code.

use std::fs;

use super::find::Target;
use super::{Context, Excerpt};
use crate::model::Model;

/// How many lines of a type are shown.
const MAX_LINES: usize = 60;

impl Context<'_> {
    /// The lines of `target` in the file that is generated.
    pub(super) fn excerpt(&self, target: Target) -> Option<Excerpt> {
        let modules = self.modules(target.model());
        let own = format!("src/{}.rs", modules.join("/"));
        let path = match self.tree.get(&own) {
            Some(_) => own,
            // The single file with all models.
            None => "src/lib.rs".to_owned(),
        };
        let text = self.tree.get(&path)?.text().ok()?;
        let all: Vec<&str> = text.lines().collect();
        let (above, lines) = match path == "src/lib.rs" {
            true => module(&all, &modules)?,
            false => (0, all),
        };
        let item = item(&lines, target.model().rust_name.as_str())?;
        let found = match target {
            Target::Model(_) => with_attributes(&lines, item.clone()),
            _ => member(&lines, item.clone(), target.rust_name())?,
        };
        let is_doc = |line: &str| line.trim_start().starts_with("///");
        // In a whole type, most of it would be prose.
        let hides_docs = matches!(target, Target::Model(_));
        let shown = lines
            .get(found.clone())?
            .iter()
            .filter(|line| !hides_docs || !is_doc(line));
        let shown: Vec<&str> = shown.copied().collect();
        let mut code = outdented(shown.get(..MAX_LINES).unwrap_or(&shown));
        if shown.len() > MAX_LINES {
            code.push_str(&format!(
                "\n// … and {} more lines",
                shown.len() - MAX_LINES
            ));
        }
        let head = found
            .clone()
            .find(|index| lines.get(*index).is_some_and(|line| !is_doc(line)));
        Some(Excerpt {
            path: format!("{}/{path}", self.project.shown_out()),
            line: above + head.unwrap_or(found.start) + 1,
            code,
            is_written: fs::read_to_string(self.project.out.join(&path))
                .is_ok_and(|it| it.replace('\r', "") == text),
        })
    }

    /// The modules around `model`, the outermost one first.
    fn modules(&self, model: &Model) -> Vec<String> {
        let namespace = self.api.namespace(model.namespace);
        let outer = namespace.into_iter().flat_map(|it| &it.path).cloned();
        outer.chain([model.module.clone()]).collect()
    }
}

/// The number of `lines` above the innermost of `modules`, and the lines of that module without its indentation.
fn module<'a>(lines: &[&'a str], modules: &[String]) -> Option<(usize, Vec<&'a str>)> {
    let Some((name, inner)) = modules.split_first() else {
        return Some((0, lines.to_vec()));
    };
    let is_head = |line: &&str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let rest = line.strip_prefix("mod ");
        rest.and_then(|rest| rest.strip_suffix(" {"))
            .map(|it| it.trim_start_matches("r#"))
            == Some(name)
    };
    let above = lines.iter().position(is_head)? + 1;
    let body = lines.get(above..)?.iter().take_while(|line| **line != "}");
    let outdented = body.map(|line| line.strip_prefix("    ").unwrap_or(line));
    let (more, lines) = module(&outdented.collect::<Vec<_>>(), inner)?;
    Some((above + more, lines))
}

/// The lines of the type `name`, starting at its head.
fn item(lines: &[&str], name: &str) -> Option<std::ops::Range<usize>> {
    let is_head = |line: &&str| {
        let rest = ["pub struct ", "pub enum ", "pub type "]
            .iter()
            .find_map(|it| line.strip_prefix(it));
        let rest = rest.and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| {
            !rest.starts_with(|next: char| next == '_' || next.is_alphanumeric())
        })
    };
    let start = lines.iter().position(is_head)?;
    let is_end = |line: &&str| *line == "}" || line.ends_with(';') || line.ends_with("{}");
    let length = lines.get(start..)?.iter().position(is_end)?;
    Some(start..start + length + 1)
}

/// The lines of an item with the attributes above it.
fn with_attributes(lines: &[&str], item: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let above = lines.get(..item.start).unwrap_or_default().iter().rev();
    let is_own = |line: &&&str| !line.is_empty() && **line != "}" && !line.starts_with("use ");
    item.start - above.take_while(is_own).count()..item.end
}

/// The lines of a field or variant of the item.
fn member(
    lines: &[&str],
    item: std::ops::Range<usize>,
    name: &str,
) -> Option<std::ops::Range<usize>> {
    let is_it = |line: &str| {
        let rest = declared(line).and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with([':', ',', '(', ' ']))
    };
    let body = item.start + 1..item.end;
    let at = body
        .clone()
        .find(|index: &usize| lines.get(*index).is_some_and(|line| is_it(line)))?;
    // Back to the previous member, then past its remaining lines.
    let is_other = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| declared(line).is_some())
    };
    let mut start = (body.start..at)
        .rev()
        .find(is_other)
        .map_or(body.start, |index| index + 1);
    while start < at
        && lines
            .get(start)
            .is_some_and(|line| line.starts_with("     ") || line.starts_with("    }"))
    {
        start += 1;
    }
    let length = lines
        .get(at..item.end)?
        .iter()
        .position(|line| line.ends_with(','))?;
    Some(start..at + length + 1)
}

/// The name that a line in an item declares: `name: Type,`.
fn declared(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("    ")?;
    let rest = rest.strip_prefix("pub ").unwrap_or(rest);
    rest.starts_with(|first: char| first == '_' || first.is_alphanumeric())
        .then_some(rest)
}

/// The lines without the spaces that all of them start with.
fn outdented(lines: &[&str]) -> String {
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let least = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| indent(&line))
        .min();
    let lines = lines
        .iter()
        .map(|line| line.get(least.unwrap_or(0)..).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[path = "tests/excerpt.rs"]
mod tests;
