//! Identifiers as words, and words as identifiers.

/// The words of `name`, as they are spelled there: `activeConnectionsUpdatedAt`, `utm_source`, `componentIDs`,
/// `HTTPMetadata` and `x-account-id` all give the words a person would read.
///
/// A run of capitals is one word, with a plural `s` behind it; digits belong to the word before them.
pub fn words(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (index, &character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            flush(&mut word, &mut words);
            continue;
        }
        if starts_word(&characters, index) {
            flush(&mut word, &mut words);
        }
        word.push(character);
    }
    flush(&mut word, &mut words);
    words
}

fn flush(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether the capital at `index` starts a word.
fn starts_word(characters: &[char], index: usize) -> bool {
    let at = |index: usize| characters.get(index).copied();
    let is = |character: Option<char>, test: fn(char) -> bool| character.is_some_and(test);
    let previous = index.checked_sub(1).and_then(at);
    if !is(at(index), char::is_uppercase) {
        return false;
    }
    if !is(previous, char::is_uppercase) {
        return true;
    }
    // `IDs`: the small letter is a plural, not the second letter of a word that starts with `D`.
    let next = at(index + 1);
    let is_plural = next == Some('s') && !is(at(index + 2), char::is_lowercase);
    is(next, char::is_lowercase) && !is_plural
}

/// Whether two names are the same words, however they are spelled: `utmSource` and `utm_source`, `ID` and `id`.
pub fn same_words(a: &str, b: &str) -> bool {
    let bare = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    a == b || bare(a) == bare(b)
}

/// `additional_exposed_ports`.
pub fn snake_case(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| word.to_lowercase())
        .collect::<Vec<_>>()
        .join("_")
}

/// `AdditionalExposedPorts`.
pub fn pascal_case(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| capitalized(&word.to_lowercase()))
        .collect()
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

/// `word` with a capital first letter.
pub fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// What serde's `rename_all = "camelCase"` makes of the Rust field `name`.
pub fn serde_camel_case(name: &str) -> String {
    let pascal: String = name.split('_').map(capitalized).collect();
    let mut characters = pascal.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + characters.as_str()
    })
}

/// What serde's `rename_all = "PascalCase"` makes of the Rust field `name`.
pub fn serde_pascal_case(name: &str) -> String {
    name.split('_').map(capitalized).collect()
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
pub fn identifier(name: &str) -> String {
    if NEVER_RAW.contains(&name) {
        format!("{name}_")
    } else if name != "union" && KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
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
            assert_eq!(identifier(name), expected);
        }
        assert_eq!(module_name("type"), "type_");
    }
}
