//! Identifiers as words, and words as identifiers.
//!
//! heck splits and joins the words. Serde's rule for field names is different, and is here as well.

use std::borrow::Cow;

use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

/// `name` with capitals and separators such that heck finds the words that a person reads.
///
/// heck starts a word at a capital before a lower-case letter. That is wrong for what APIs attach to initialisms: a plural
/// (`componentIDs`, `URLsOf`) or a version (`IPv4`); and it does not start one after a number (`H100PCIE`).
fn readable(name: &str) -> Cow<'_, str> {
    let is_capital = |byte: &u8| byte.is_ascii_uppercase();
    if !name
        .as_bytes()
        .windows(2)
        .any(|pair| pair.iter().all(is_capital))
    {
        return name.into();
    }
    let mut text = String::with_capacity(name.len() + 2);
    let mut rest = name;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let (before, from) = rest.split_at(start);
        let length = from.bytes().take_while(|byte| is_capital(byte)).count();
        let (capitals, after) = from.split_at(length);
        text.push_str(before);
        rest = push_initialism(&mut text, capitals, after);
    }
    text.push_str(rest);
    text.into()
}

/// Adds a run of capitals and the part of `after` that belongs to it. Returns the rest of `after`.
fn push_initialism<'a>(text: &mut String, capitals: &str, after: &'a str) -> &'a str {
    let small = |rest: &str| rest.starts_with(|letter: char| letter.is_lowercase());
    let digit = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let plural = after.strip_prefix('s').filter(|rest| !small(rest));
    let version = after.strip_prefix('v').filter(|rest| digit(rest));
    if capitals.len() < 2 {
        text.push_str(capitals);
        return after;
    }
    // The last capital before a lower-case letter starts the next word.
    let is_whole = plural.or(version).is_some() || !small(after);
    if ends_with_number(text) && (is_whole || capitals.len() > 2) {
        text.push('_');
    }
    let (own, next) = capitals.split_at(capitals.len() - usize::from(!is_whole));
    text.push_str(&several(own).map_or_else(|| own.to_owned(), |names| names.join("_")));
    text.push_str(next);
    match (plural, version) {
        (Some(rest), _) => {
            let is_followed = rest.starts_with(|letter: char| letter.is_uppercase());
            text.push_str(if is_followed { "S_" } else { "S" });
            rest
        }
        (None, Some(rest)) => {
            text.push('V');
            rest
        }
        (None, None) => after,
    }
}

/// Initialisms that Go's linters keep in capitals, so SDKs may print several of them as one run.
const INITIALISMS: [&str; 36] = [
    "ACL", "API", "ASCII", "CPU", "CSS", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID", "IP",
    "JSON", "LHS", "QPS", "RAM", "RHS", "RPC", "SLA", "SMTP", "SQL", "SSH", "SSO", "TCP", "TLS",
    "TTL", "UDP", "UI", "UID", "URI", "URL", "UUID", "VM", "XML", "XSS",
];

/// `API URL` for `APIURL`; `None` if `run` is not made of two or more known initialisms.
fn several(capitals: &str) -> Option<Vec<&str>> {
    if INITIALISMS.contains(&capitals) {
        return None;
    }
    let starts = INITIALISMS
        .iter()
        .filter_map(|first| capitals.strip_prefix(first));
    starts.filter(|rest| !rest.is_empty()).find_map(|rest| {
        let first = capitals.get(..capitals.len() - rest.len())?;
        let rest = match INITIALISMS.contains(&rest) {
            true => vec![rest],
            false => several(rest)?,
        };
        Some([vec![first], rest].concat())
    })
}

/// Whether `text` ends with a number that is part of a word: `H100`, but not `2`, which starts the word of `2FA`.
fn ends_with_number(text: &str) -> bool {
    let word = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    word.len() < text.len() && word.ends_with(char::is_alphabetic)
}

/// The words of `name` in lower case: `activeConnectionsUpdatedAt`, `utm_source`, `componentIDs`, `HTTPMetadata` and
/// `x-account-id` all give the words a person would read.
pub fn words(name: &str) -> Vec<String> {
    let snake = snake_case(name);
    let words = snake.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether `name` is more than one word.
pub fn has_several_words(name: &str) -> bool {
    if name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    snake_case(name).contains('_')
}

/// Whether two names are the same words, however they are spelled: `utmSource` and `utm_source`, `ID` and `id`.
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || bare(a).eq(bare(b))
}

/// `name` without anything that differs between spellings of the same words.
pub fn bare(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// `name` with those symbols as words that SDKs turn into words: `at type` for `@type`. `None` if it has none.
pub fn spoken(name: &str) -> Option<String> {
    let mut text = String::with_capacity(name.len() + 8);
    let mut has_symbols = false;
    for (index, character) in name.char_indices() {
        let word = match character {
            '@' => "at",
            '$' => "dollar",
            '#' => "number",
            // Inside a name they only separate words.
            '.' if index == 0 => "dot",
            '+' if index == 0 => "plus",
            '-' if index == 0 => "minus",
            other => {
                text.push(other);
                continue;
            }
        };
        has_symbols = true;
        text.extend([" ", word, " "]);
    }
    has_symbols.then_some(text)
}

/// `additional_exposed_ports`.
pub fn snake_case(name: &str) -> String {
    readable(name).to_snake_case()
}

/// `additional-exposed-ports`.
pub fn kebab_case(name: &str) -> String {
    readable(name).to_kebab_case()
}

/// `additionalExposedPorts`.
pub fn camel_case(name: &str) -> String {
    readable(name).to_lower_camel_case()
}

/// `AdditionalExposedPorts`.
pub fn pascal_case(name: &str) -> String {
    readable(name).to_upper_camel_case()
}

/// Adds `word` with a capital first letter.
fn push_capitalized(text: &mut String, word: &str) {
    let mut characters = word.chars();
    if let Some(first) = characters.next() {
        text.extend(first.to_uppercase());
        text.push_str(characters.as_str());
    }
}

/// `name` in ASCII: other letters become their code point, because look-alikes are a trap and trigger a lint.
pub fn ascii(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return name.into();
    }
    let spell = |character: char| match character {
        letter if letter.is_ascii() => letter.to_string(),
        letter if letter.is_alphanumeric() => format!("u{:x}", u32::from(letter)),
        _ => "_".to_owned(),
    };
    name.chars().map(spell).collect::<String>().into()
}

/// Whether `text` is an integer as JSON and Rust write it: `+1` and `007` are not.
pub fn is_whole_number(text: &str) -> bool {
    text.parse::<i64>()
        .is_ok_and(|number| number.to_string() == text)
}

/// `word` with a capital first letter.
pub fn capitalized(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    push_capitalized(&mut text, word);
    text
}

/// The name that serde's `rename_all = "camelCase"` gives the Rust field `name`.
pub fn serde_camel_case(name: &str) -> String {
    let mut text = serde_pascal_case(name);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// The name that serde's `rename_all = "PascalCase"` gives the Rust field `name`.
pub fn serde_pascal_case(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for word in name.split('_') {
        push_capitalized(&mut text, word);
    }
    text
}

/// Keywords of edition 2024, strict and reserved, that can be used as `r#name`.
const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "union",
];

/// Words that cannot even be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// `name` as a Rust identifier: unchanged, raw (`r#type`), or with a trailing `_`.
pub fn identifier(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        name + "_"
    } else if name != "union" && KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// `name` as a module name: a keyword gets a trailing `_`, because its file could not be called `r#type.rs`.
pub fn module_name(name: &str) -> String {
    let is_keyword = NEVER_RAW.contains(&name) || KEYWORDS.contains(&name);
    if is_keyword {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The name that serde writes for `variant`, which is one without fields: `operations-page`.
pub(crate) fn serde_name(variant: &impl serde::Serialize) -> &'static str {
    serde_variant::to_variant_name(variant).unwrap_or_default()
}

#[cfg(test)]
#[path = "tests/words.rs"]
mod tests;
