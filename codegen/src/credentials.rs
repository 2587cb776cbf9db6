//! Texts in examples that look like somebody's credentials. A realistic one, even an invented one, sets off scanners of
//! secrets wherever the generated crate is checked in.

use std::borrow::Cow;

/// Beginnings of credentials that are known to be some.
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

/// What stands in place of a credential.
pub const REDACTED: &str = "redacted";

/// Shorter texts are no credentials, whatever they start with.
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

/// Whether `c` can stand inside a credential.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+' | '=')
}

/// Credentials are long, and have digits in them.
pub(crate) fn is_credential(token: &str) -> bool {
    let has_digit = token.contains(|c: char| c.is_ascii_digit());
    token.len() >= LEAST_LENGTH
        && has_digit
        && BEGINNINGS
            .iter()
            .any(|beginning| token.starts_with(beginning.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_redacted_and_nothing_else() {
        // Put together here, so that this file sets off no scanner itself.
        let key = format!("sk_live_{}", "4f9a".repeat(6));
        let token = format!("ghp_{}", "a1B2".repeat(9));
        for (text, expected) in [
            (key.as_str(), "redacted"),
            ("sk_test", "sk_test"),
            ("2swovpy1fnunu", "2swovpy1fnunu"),
            (
                "cbfcddd2-0006-43ae-996c-995fff7bed2e",
                "cbfcddd2-0006-43ae-996c-995fff7bed2e",
            ),
        ] {
            assert_eq!(redacted(text), expected);
        }
        let json = format!("{{\"token\": \"{token}\", \"name\": \"sk_x\"}}");
        assert_eq!(
            redacted(&json),
            "{\"token\": \"redacted\", \"name\": \"sk_x\"}"
        );
    }
}
