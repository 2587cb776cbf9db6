//! Facts → the text of `fieldnotes.observed.toml`: one line for each field, sorted.

use std::fmt::Write as _;

use super::observations::{Facts, Keys, Kind, ModelFacts, SlotFacts, Words};

/// The layout of the file that this version writes and reads.
pub const VERSION: u32 = 1;

const HEAD: &str = "\
# What recorded payloads show beyond the docs: facts, never values.
# `fieldnotes observe` adds lines, and every run uses them as evidence. Delete a line that is wrong.
";

/// The text of the file. Counts are rounded, so it changes only if there is something new.
pub fn write(facts: &Facts) -> String {
    let facts = facts.clone().rounded();
    let mut text = format!("{HEAD}\nversion = {VERSION}\n");
    for (key, model) in &facts.models {
        write_model(&mut text, key, model);
    }
    text
}

fn write_model(text: &mut String, key: &str, model: &ModelFacts) {
    let name = quoted(key);
    let own = own_lines(model);
    if !own.is_empty() {
        line(text, &format!("\n[model.{name}]"));
        own.iter().for_each(|own| line(text, own));
    }
    for (table, slots) in [("field", &model.fields), ("variant", &model.variants)] {
        if slots.is_empty() {
            continue;
        }
        line(text, &format!("\n[model.{name}.{table}]"));
        for (slot, facts) in slots {
            line(text, &format!("{} = {}", bare(slot), slot_table(facts)));
        }
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// What is known about the model itself.
fn own_lines(model: &ModelFacts) -> Vec<String> {
    let mut lines = Vec::new();
    words(&mut lines, "values", &model.values);
    words(&mut lines, "tags", &model.tags);
    keys(&mut lines, &model.keys);
    if !model.written_as.is_empty() {
        lines.push(format!("written-as = {}", kinds(&model.written_as)));
    }
    if model.rest != SlotFacts::default() {
        lines.push(format!("rest = {}", slot_table(&model.rest)));
    }
    if model.unmatched {
        lines.push("unmatched = true".to_owned());
    }
    lines
}

fn words(lines: &mut Vec<String>, name: &str, words: &Words) {
    if !words.seen.is_empty() {
        lines.push(format!(
            "{name} = {}",
            list(words.seen.iter().map(|word| quoted(word)))
        ));
    }
    if let Some(more) = words.more.as_str() {
        lines.push(format!("more-{name} = \"{more}\""));
    }
}

fn keys(lines: &mut Vec<String>, keys: &Keys) {
    if !keys.seen.is_empty() {
        let entries = keys
            .seen
            .iter()
            .map(|(key, types)| format!("{} = {}", bare(key), kinds(types)));
        lines.push(format!(
            "keys = {{ {} }}",
            entries.collect::<Vec<_>>().join(", ")
        ));
    }
    if let Some(more) = keys.more.as_str() {
        lines.push(format!("more-keys = \"{more}\""));
    }
}

/// The facts of one place as an inline table.
fn slot_table(slot: &SlotFacts) -> String {
    let mut entries = Vec::new();
    if !slot.names.is_empty() {
        let names = slot
            .names
            .iter()
            .map(|(name, count)| format!("{} = {count}", bare(name)));
        entries.push(format!(
            "names = {{ {} }}",
            names.collect::<Vec<_>>().join(", ")
        ));
    }
    let flags = [
        ("absent", slot.absent),
        ("null", slot.null),
        ("fraction", slot.fraction),
        ("wide", slot.wide),
        ("large", slot.large),
        ("other-value", slot.other_value),
    ];
    entries.extend(
        flags
            .iter()
            .filter(|(_, is_set)| *is_set)
            .map(|(name, _)| format!("{name} = true")),
    );
    if slot.whole > 0 {
        entries.push(format!("whole = {}", slot.whole));
    }
    let lists = [
        (
            "null-inside",
            list(slot.null_inside.iter().map(u8::to_string)),
        ),
        (
            "dates",
            list(slot.dates.iter().map(|shape| quoted(shape.as_str()))),
        ),
        ("types", kinds(&slot.types)),
    ];
    entries.extend(
        lists
            .iter()
            .filter(|(_, list)| list != "[]")
            .map(|(name, list)| format!("{name} = {list}")),
    );
    if entries.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", entries.join(", "))
    }
}

fn kinds<'a>(kinds: impl IntoIterator<Item = &'a Kind>) -> String {
    list(kinds.into_iter().map(|kind| quoted(kind.as_str())))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A key of a table, without quotes if TOML does not need them.
fn bare(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !key.is_empty() && key.bytes().all(is_bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            // Invisible characters would be a trap for reviewers.
            _ if character.is_control() || is_invisible(character) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Direction marks, joiners and zero-width spaces.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
