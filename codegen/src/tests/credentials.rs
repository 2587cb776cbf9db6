use super::*;

#[test]
fn what_a_name_calls_a_credential_is_one() {
    for (name, expected) in [
        ("password", true),
        ("clientSecret", true),
        ("X-Api-Key", true),
        ("refresh_tokens", true),
        ("SSHKeys", true),
        ("key", false),
        ("tokenType", false),
        ("passwordEnabled", false),
        ("secretary", false),
        ("", false),
    ] {
        assert_eq!(is_secret(name), expected, "{name}");
    }
}

#[test]
fn examples_of_credentials_are_redacted_whatever_they_look_like() {
    for (name, raw, expected) in [
        ("password", "hunter2", "redacted"),
        ("password", "N/A", "N/A"),
        ("tokens", r#"["a", "b\"c"]"#, r#"["redacted", "redacted"]"#),
        ("name", "hunter2", "hunter2"),
        (
            "login",
            r#"{<br/>"user": "me",<br/>"pass_word": "x", "apiKey" : "a\"b", "tokens": ["a", 1], "token": null}"#,
            r#"{<br/>"user": "me",<br/>"pass_word": "x", "apiKey" : "redacted", "tokens": ["redacted", 1], "token": null}"#,
        ),
        ("login", r#"{"password": "open"#, r#"{"password": "open"#),
    ] {
        assert_eq!(redacted_example(name, raw, true), expected);
    }
    assert_eq!(redacted_example("token", "12", false), "12");
}

#[test]
fn credentials_are_redacted_and_nothing_else() {
    // Assembled here, so this file itself does not set off a scanner.
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
