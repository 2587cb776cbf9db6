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

/// The one of `known` that `given` is most likely a typo of, if any is close enough.
pub(crate) fn closest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let given = given.to_lowercase().replace('_', "-");
    let distance = |name: &str| strsim::osa_distance(&given, &name.to_lowercase());
    // One typo per three letters is still a typo; more make it another word.
    let limit = given.chars().count() / 3 + 1;
    let near = known
        .iter()
        .map(|name| (distance(name), *name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.len())
        .min();
    // `typescript` for `speakeasy-typescript`: the only one that ends with it, or otherwise contains it.
    let only = |has: &dyn Fn(&str) -> bool| {
        let mut matching = known.iter().filter(|name| given.len() > 2 && has(name));
        let first = matching.next().copied();
        first.filter(|_| matching.next().is_none())
    };
    let part =
        || only(&|name| name.ends_with(&given)).or_else(|| only(&|name| name.contains(&given)));
    near.map(|(_, name)| name).or_else(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_a_person_reads() {
        for (name, snake, pascal) in [
            (
                "activeConnectionsAt",
                "active_connections_at",
                "ActiveConnectionsAt",
            ),
            ("maxFileSizeMB", "max_file_size_mb", "MaxFileSizeMb"),
            ("HTTPMetadata", "http_metadata", "HttpMetadata"),
            ("utm_source", "utm_source", "UtmSource"),
            ("x-account-id", "x_account_id", "XAccountId"),
            ("__template_host", "template_host", "TemplateHost"),
            ("x5tNumberS256", "x5t_number_s256", "X5tNumberS256"),
            ("street1", "street1", "Street1"),
            ("s3Key", "s3_key", "S3Key"),
            ("V1Pod", "v1_pod", "V1Pod"),
            ("2FAEnabled", "2fa_enabled", "2faEnabled"),
            ("B2BUser", "b2b_user", "B2bUser"),
            ("ÄrgerFür", "ärger_für", "ÄrgerFür"),
            ("", "", ""),
        ] {
            assert_eq!(snake_case(name), snake);
            assert_eq!(pascal_case(name), pascal);
            assert_eq!(words(name).join("_"), snake);
        }
    }

    /// The right names, and what heck alone makes of them: if it ever agrees, [`readable`] has less to do.
    #[test]
    fn initialisms_are_whole_where_heck_alone_breaks_them() {
        for (name, snake, heck_alone) in [
            ("componentIDs", "component_ids", "component_i_ds"),
            ("URLs", "urls", "ur_ls"),
            ("URLsOf", "urls_of", "ur_ls_of"),
            ("IDsURL", "ids_url", "i_ds_url"),
            ("MFAs", "mfas", "mf_as"),
            ("userIDs2", "user_ids2", "user_i_ds2"),
            ("IPv4Address", "ipv4_address", "i_pv4_address"),
            ("sourceIPv6", "source_ipv6", "source_i_pv6"),
            ("H100PCIE", "h100_pcie", "h100pcie"),
            ("S3URL", "s3_url", "s3url"),
            ("APIURL", "api_url", "apiurl"),
            ("rowUUIDs", "row_uuids", "row_uui_ds"),
            ("HTTPAPIHost", "http_api_host", "httpapi_host"),
        ] {
            assert_eq!(snake_case(name), snake);
            assert_eq!(name.to_snake_case(), heck_alone);
        }
    }

    #[test]
    fn symbols_are_spoken_as_sdks_do() {
        for (name, expected) in [
            ("@type", Some("attype")),
            ("$schema", Some("dollarschema")),
            ("x5t#S256", Some("x5tnumbers256")),
            (".self", Some("dotself")),
            ("+1", Some("plus1")),
            ("-1", Some("minus1")),
            ("x-region", None),
            ("ai.mistral/turbine", None),
            ("ui:read-only", None),
            ("", None),
        ] {
            let found = spoken(name).map(|name| bare(&name).collect::<String>());
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    /// The keys of a value whose fields serde renames, in order, as JSON.
    fn keys(value: impl serde::Serialize) -> Vec<String> {
        let text = serde_json::to_string(&value).expect("JSON");
        let strings = text.split('"').skip(1).step_by(2);
        strings.map(str::to_owned).collect()
    }

    /// Fields with one set of names in each of serde's styles, beside what `rule` makes of the same names.
    macro_rules! renamed {
        ($style:literal, $($field:ident)*) => {{
            #[derive(Default, serde::Serialize)]
            #[serde(rename_all = $style)]
            #[allow(non_snake_case)]
            struct Renamed { $($field: (),)* }
            let fields = [$(stringify!($field).trim_start_matches("r#")),*];
            (fields, keys(Renamed::default()))
        }};
    }

    #[test]
    fn the_rules_for_fields_are_those_of_serde() {
        let kebab = |name: &str| name.replace('_', "-");
        for (rule, (fields, keys)) in [
            (
                serde_camel_case as fn(&str) -> String,
                renamed!("camelCase", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
            ),
            (
                serde_pascal_case,
                renamed!("PascalCase", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
            ),
            (
                kebab,
                renamed!("kebab-case", more_ports line_1 id _id id_ r#type a__b x_1_y _2fa userID URL),
            ),
        ] {
            let named: Vec<String> = fields.into_iter().map(rule).collect();
            assert_eq!(named, keys);
        }
    }

    /// Why the rules above are not heck's.
    #[test]
    fn heck_and_serde_part_where_it_matters() {
        let (_, kebab) = renamed!("kebab-case", _id id_ a__b);
        assert_eq!(kebab, ["-id", "id-", "a--b"]);
        assert_eq!(["_id", "id_", "a__b"].map(kebab_case), ["id", "id", "a-b"]);
        assert_eq!(
            [serde_camel_case("userID"), camel_case("userID")],
            ["userID", "userId"]
        );

        #[derive(serde::Serialize)]
        #[serde(rename_all = "snake_case")]
        enum Variant {
            HTTPError,
        }
        assert_eq!(keys(Variant::HTTPError), ["h_t_t_p_error"]);
        assert_eq!(snake_case("HTTPError"), "http_error");
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
