//! Strings in examples that look like credentials. A realistic one, even if it is made up, sets off secret scanners
//! wherever the generated crate is checked in.

use std::borrow::Cow;

use crate::words::words;

/// Known prefixes of credentials.
pub const BEGINNINGS: [&str; 32] = [
    "sk_",
    "sk-",
    "pk_",
    "pk-",
    "rk_",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxa",
    "xoxb",
    "xoxp",
    "xoxr",
    "xoxs",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "eyJ",
    "SG.",
    "npm_",
    "pypi-",
    "dop_v1",
    "shpat_",
    "shpss_",
    "whsec_",
    "hf_",
    "Bearer ",
    "Basic ",
];

/// The replacement for a credential.
pub const REDACTED: &str = "redacted";

/// Shorter strings are not credentials, whatever they start with.
const LEAST_LENGTH: usize = 20;

/// `text` with [`REDACTED`] in place of every credential in it.
pub fn redacted(text: &str) -> Cow<'_, str> {
    let is_long = text.len() >= LEAST_LENGTH;
    if !is_long || !BEGINNINGS.iter().any(|beginning| text.contains(beginning)) {
        return text.into();
    }
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(length);
        found.push_str(if is_credential(token) {
            REDACTED
        } else {
            token
        });
        let mut others = after.chars();
        found.extend(others.next());
        rest = others.as_str();
    }
    found.into()
}

/// The last words of names that hold credentials.
const SECRETS: [&str; 11] = [
    "apikey",
    "authorization",
    "credential",
    "credentials",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "pwd",
    "secret",
    "token",
];

/// The words before `key` that make it a credential.
const KEYS: [&str; 9] = [
    "access",
    "api",
    "encryption",
    "license",
    "master",
    "private",
    "secret",
    "signing",
    "ssh",
];

/// Whether a value called `name` is a credential, whatever it looks like.
pub fn is_secret(name: &str) -> bool {
    let words = words(name);
    let singular = |word: &String| word.strip_suffix('s').unwrap_or(word).to_owned();
    let (last, before) = match words.as_slice() {
        [.., before, last] => (singular(last), before.as_str()),
        [last] => (singular(last), ""),
        [] => return false,
    };
    let is_key = last == "key" && KEYS.contains(&before);
    is_key
        || SECRETS
            .iter()
            .any(|secret| secret.strip_suffix('s').unwrap_or(secret) == last)
}

/// An example of `name`, in the raw text of a cell. `is_text`: whether it is a string or a list of strings.
pub fn redacted_example(name: &str, raw: &str, is_text: bool) -> String {
    let shown = raw.trim();
    if !is_text || !is_secret(name) || matches!(shown, "" | "N/A" | "null") {
        return redacted_keys(raw);
    }
    match shown.starts_with('[') {
        true => redacted_texts(raw),
        false => REDACTED.to_owned(),
    }
}

/// JSON with strings redacted whose key is the name of a credential.
fn redacted_keys(json: &str) -> String {
    let mut found = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, text, after)) = next_text(rest) {
        found.push_str(before);
        found.push_str(text);
        rest = after;
        let value = after.trim_start().strip_prefix(':').map(str::trim_start);
        let Some(value) = value.filter(|_| is_secret(text.trim_matches('"'))) else {
            continue;
        };
        let end = match value.as_bytes().first() {
            Some(b'"') => next_text(value).map(|(_, text, _)| text.len()),
            Some(b'[') => value.find(']'),
            _ => None,
        };
        if let Some((value, after)) = value.split_at_checked(end.unwrap_or_default()) {
            found.push_str(
                rest.get(..rest.len() - value.len() - after.len())
                    .unwrap_or_default(),
            );
            found.push_str(&redacted_texts(value));
            rest = after;
        }
    }
    found + rest
}

/// JSON with all strings redacted.
fn redacted_texts(json: &str) -> String {
    let mut found = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, _, after)) = next_text(rest) {
        found.push_str(before);
        found.push_str(&format!("\"{REDACTED}\""));
        rest = after;
    }
    found + rest
}

/// The first string in some JSON, with its quotes, and the text around it.
fn next_text(json: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = json.split_at_checked(json.find('"')?)?;
    let mut is_escaped = true;
    let end = from.find(|letter: char| {
        let is_end = letter == '"' && !is_escaped;
        // The first quote is the one that starts the string.
        is_escaped = letter == '\\' && !is_escaped;
        is_end
    })?;
    let (text, after) = from.split_at_checked(end + 1)?;
    Some((before, text, after))
}

/// Whether `c` can be part of a credential.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | '=')
}

/// Credentials are long and have digits.
pub(crate) fn is_credential(token: &str) -> bool {
    let has_digit = token.contains(|c: char| c.is_ascii_digit());
    token.len() >= LEAST_LENGTH
        && has_digit
        && BEGINNINGS
            .iter()
            .any(|beginning| token.starts_with(beginning.trim_end()))
}

#[cfg(test)]
#[path = "tests/credentials.rs"]
mod tests;
