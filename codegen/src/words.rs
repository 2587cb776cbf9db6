//! Identifiers as words, and words as identifiers.

/// The words of `name`, as they are spelled there: `activeConnectionsUpdatedAt`, `utm_source`, `componentIDs`,
/// `HTTPMetadata` and `x-account-id` all give the words a person would read.
///
/// A run of capitals is one word, with a plural `s` behind it; digits belong to the word before them.
pub fn words(name: &str) -> Vec<&str> {
    each_word(name).collect()
}

/// [`words`], one after the other.
fn each_word(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| !character.is_alphanumeric());
        let length = word_length(rest);
        let (word, after) = rest.split_at_checked(length)?;
        rest = after;
        (length > 0).then_some(word)
    })
}

/// How long the word is that `text` starts with.
fn word_length(text: &str) -> usize {
    let mut previous = None;
    for (index, character) in text.char_indices() {
        let is_next = || starts_word(previous, text.get(index..).unwrap_or_default());
        if !character.is_alphanumeric() || (index > 0 && is_next()) {
            return index;
        }
        previous = Some(character);
    }
    text.len()
}

/// Whether the first character of `rest`, which stands behind `previous`, is a capital that starts a word.
fn starts_word(previous: Option<char>, rest: &str) -> bool {
    let mut following = rest.chars();
    let is = |character: Option<char>, test: fn(char) -> bool| character.is_some_and(test);
    if !is(following.next(), char::is_uppercase) {
        return false;
    }
    if !is(previous, char::is_uppercase) {
        return true;
    }
    // `IDs`: the small letter is a plural, not the second letter of a word that starts with `D`.
    let next = following.next();
    let is_plural = next == Some('s') && !is(following.next(), char::is_lowercase);
    is(next, char::is_lowercase) && !is_plural
}

/// Whether `name` is more than one word.
pub fn has_several_words(name: &str) -> bool {
    each_word(name).nth(1).is_some()
}

/// Whether two names are the same words, however they are spelled: `utmSource` and `utm_source`, `ID` and `id`.
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || bare(a).eq(bare(b))
}

/// `name` without all that differs between spellings of the same words.
pub fn bare(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// `name` with the symbols as words that SDKs make words of: `at type` of `@type`. `None` where it has none.
pub fn spoken(name: &str) -> Option<String> {
    let mut text = String::with_capacity(name.len() + 8);
    let mut has_symbols = false;
    for (index, character) in name.char_indices() {
        let word = match character {
            '@' => "at",
            '$' => "dollar",
            '#' => "number",
            // Inside of a name it only separates words.
            '.' if index == 0 => "dot",
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
    lower_case(name, "_")
}

/// The words of `name` in lower case, with `separator` between them.
pub fn lower_case(name: &str, separator: &str) -> String {
    let mut text = String::with_capacity(name.len() + 8);
    for word in each_word(name) {
        if !text.is_empty() {
            text.push_str(separator);
        }
        push_lower_case(&mut text, word);
    }
    text
}

/// `AdditionalExposedPorts`.
pub fn pascal_case(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for word in each_word(name) {
        push_pascal_case(&mut text, word);
    }
    text
}

/// Adds one word in lower case.
fn push_lower_case(text: &mut String, word: &str) {
    if word.is_ascii() {
        text.extend(word.chars().map(|character| character.to_ascii_lowercase()));
    } else {
        text.push_str(&word.to_lowercase());
    }
}

/// Adds one word in lower case with a capital first letter.
pub fn push_pascal_case(text: &mut String, word: &str) {
    if word.is_ascii() {
        let mut characters = word.chars();
        text.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        text.extend(characters.map(|character| character.to_ascii_lowercase()));
    } else {
        push_capitalized(text, &word.to_lowercase());
    }
}

/// Adds `word` with a capital first letter.
fn push_capitalized(text: &mut String, word: &str) {
    let mut characters = word.chars();
    if let Some(first) = characters.next() {
        text.extend(first.to_uppercase());
        text.push_str(characters.as_str());
    }
}

/// `name` in ASCII: other letters become their code point, since look-alikes are a trap and a lint.
pub fn ascii(name: &str) -> std::borrow::Cow<'_, str> {
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

/// Whether `text` is a whole number as JSON and Rust write it: `+1` and `007` are texts.
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

/// What serde's `rename_all = "camelCase"` makes of the Rust field `name`.
pub fn serde_camel_case(name: &str) -> String {
    let mut text = serde_pascal_case(name);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// What serde's `rename_all = "PascalCase"` makes of the Rust field `name`.
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

/// `name` as the name of a module: a keyword gets a trailing `_`, since its file could not be called `r#type.rs`.
pub fn module_name(name: &str) -> String {
    let is_keyword = NEVER_RAW.contains(&name) || KEYWORDS.contains(&name);
    if is_keyword {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_a_person_reads() {
        for (name, expected) in [
            (
                "activeConnectionsUpdatedAt",
                "active connections updated at",
            ),
            ("componentIDs", "component ids"),
            ("maxFileSizeMB", "max file size mb"),
            ("HTTPMetadata", "http metadata"),
            ("utm_source", "utm source"),
            ("x-account-id", "x account id"),
            ("__template_host", "template host"),
            ("x5tNumberS256", "x5t number s256"),
            ("URLs", "urls"),
            ("URLsOf", "urls of"),
            ("IPv4", "i pv4"),
            ("street1", "street1"),
            ("ÄrgerFür", "ärger für"),
            ("", ""),
        ] {
            let found: Vec<_> = words(name).iter().map(|word| word.to_lowercase()).collect();
            assert_eq!(found.join(" "), expected, "{name}");
        }
    }

    #[test]
    fn symbols_are_spoken_as_sdks_do() {
        for (name, expected) in [
            ("@type", Some("attype")),
            ("$schema", Some("dollarschema")),
            ("x5t#S256", Some("x5tnumbers256")),
            (".self", Some("dotself")),
            ("ai.mistral/turbine", None),
            ("ui:read-only", None),
            ("", None),
        ] {
            let found = spoken(name).map(|name| bare(&name).collect::<String>());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn serde_rules_are_those_of_serde() {
        for (name, camel) in [
            ("additional_exposed_ports", "additionalExposedPorts"),
            ("line_1", "line1"),
            ("id", "id"),
            ("_id", "id"),
            ("type", "type"),
        ] {
            assert_eq!(serde_camel_case(name), camel);
        }
    }

    #[test]
    fn keywords_become_raw_or_get_an_underscore() {
        for (name, expected) in [
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("port", "port"),
        ] {
            assert_eq!(identifier(name.to_owned()), expected);
        }
        assert_eq!(module_name("type"), "type_");
    }
}
