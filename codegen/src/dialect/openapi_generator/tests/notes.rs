use super::*;

#[test]
fn notes_of_all_languages() {
    for (text, is_optional, default, values) in [
        ("", false, None, None),
        ("[optional] [default to 10]", true, Some("10"), None),
        (
            "[optional][default to &#39;a&#39;]",
            true,
            Some("&#39;a&#39;"),
            None,
        ),
        ("[readonly] [optional] ", true, None, None),
        ("[optional property]", true, None, None),
        ("[default to undefined]", false, None, None),
        ("[optional] [default to const []]", true, None, None),
        (
            "[default to {\"a\": [1]}]",
            false,
            Some("{\"a\": [1]}"),
            None,
        ),
        (
            "[optional] [default to &quot;a&quot;] [Enum: [a, b]] ",
            true,
            Some("&quot;a&quot;"),
            Some("a, b"),
        ),
        ("[Max: 9] [Min: 1]", false, None, None),
        (
            "must be one of [\"a\", \"b\", ]",
            false,
            None,
            Some("\"a\", \"b\", "),
        ),
        (
            "[optional]  if omitted the server will use the default value of 10",
            true,
            Some("10"),
            None,
        ),
        (
            "defaults to \"a\",  must be one of [\"a\", ]",
            false,
            Some("\"a\""),
            Some("\"a\", "),
        ),
    ] {
        let expected = Notes {
            is_optional,
            default,
            values,
        };
        assert_eq!(read(text), Some(expected), "{text}");
    }
    for text in ["text", "[new]", "[default to x", "[optional] and more"] {
        assert_eq!(read(text), None, "{text}");
    }
}
