use super::*;

/// The values, and the numbers of bad lines with a question mark.
fn all(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut visit = |(line, payload): Payload| {
        found.push(match payload {
            Ok(value) => format!("{line} {value}"),
            Err(_) => format!("{line}?"),
        });
    };
    read(text.as_bytes(), &mut visit).unwrap_or_else(|error| panic!("{error}"));
    found
}

#[test]
fn texts_come_one_by_one() {
    for (text, expected) in [
        ("", &[][..]),
        ("\n \r\n", &[]),
        ("{\"a\":1}", &["1 {\"a\":1}"]),
        ("\u{feff}1\r\n2", &["1 1", "2 2"]),
        ("\u{feff}[\n1]", &["1 [1]"]),
        (
            "{\n  \"a\": [\n    1\n  ]\n}\n{\n}\n3\n",
            &["1 {\"a\":[1]}", "6 {}", "8 3"],
        ),
        ("{\n} {} [1]\n2", &["1 {}", "2 {}", "2 [1]", "3 2"]),
        ("1 2\n", &["1 1", "1 2"]),
    ] {
        assert_eq!(all(text), expected, "{text:?}");
    }
}

#[test]
fn a_bad_line_does_not_stop_the_rest() {
    for (text, expected) in [
        (
            "{\"a\":1}\nnothing\n{\"b\":2}\n",
            &["1 {\"a\":1}", "2?", "3 {\"b\":2}"][..],
        ),
        ("{} x\n{}\n", &["1?", "2 {}"]),
        // Cut off.
        (
            "{\"a\":1,\n{\"b\":2}\n{\"c\":3}\n",
            &["2?", "2 {\"b\":2}", "3 {\"c\":3}"],
        ),
        ("1\n{\"a\":\"x\n2\n", &["1 1", "2?", "3 2"]),
        ("1\n{\"a\":", &["1 1", "2?"]),
        ("1\n{\n", &["1 1", "2?"]),
        // Parts of a broken value are not payloads.
        ("{\n  \"a\": x,\n  \"b\": {}\n}\n{}\n", &["2?", "5 {}"]),
        ("{\n  \"a\": x,\n  {}\n  {\n  }\n}\n", &["2?"]),
    ] {
        assert_eq!(all(text), expected, "{text:?}");
    }
}
