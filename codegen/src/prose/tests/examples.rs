//! Examples in, code out.

use super::*;

#[test]
fn examples_are_code() {
    let example = |cell: &str| {
        let lines = example_lines(cell, 40);
        assert_inert(&lines);
        lines
    };
    assert_eq!(example(""), [""; 0]);
    assert_eq!(example("N/A"), [""; 0]);
    assert_eq!(example("user_123"), ["Example: `user_123`"]);
    assert_eq!(example("`500`"), ["Example: `500`"]);
    assert_eq!(
        example("google\\|1 <x> **y**"),
        ["Example: `google|1 <x> **y**`"]
    );
    assert_eq!(example("a`b"), ["Example:", "", "```text", "a`b", "```"]);
    assert_eq!(
        example("[<br/>1.0,<br/>&#123;\"a\": \"b\\|\"&#125;<br/>]"),
        ["Example: `[1.0, {\"a\": \"b|\"}]`"]
    );
    assert_eq!(example("{\"a\":1}"), ["Example: `{\"a\":1}`"]);
    assert_eq!(
        example(
            "{<br/>\"name\": \"a long enough name\",<br/>\"list\": [<br/>],<br/>\"of\": [<br/>1<br/>]<br/>}"
        ),
        [
            "Example:",
            "",
            "```json",
            "{",
            "  \"name\": \"a long enough name\",",
            "  \"list\": [],",
            "  \"of\": [",
            "    1",
            "  ]",
            "}",
            "```"
        ]
    );
    assert_eq!(
        example("{<br/>\"a\": ...<br/>}"),
        ["Example:", "", "```text", "{", "\"a\": ...", "}", "```"]
    );
    assert_eq!(
        example("**Example 1:** a<br/>**Example 2:** null<br/>**Example 3:** b<br/>c"),
        [
            "Examples:",
            "",
            "- `a`",
            "- `null`",
            "- ```text",
            "  b",
            "  c",
            "  ```"
        ]
    );
    assert_eq!(example("**Example 1:** a"), ["Example: `a`"]);
}

#[test]
fn json_is_read_strictly() {
    let compact = |text: &str| json::Json::parse(text).map(|json| json.compact());
    assert_eq!(
        compact("{ \"a\" :[ 1e3,-2.50 ,true,null,{}],\"b\\\"\":\"}\" }").as_deref(),
        Some(r#"{"a": [1e3, -2.50, true, null, {}], "b\"": "}"}"#)
    );
    for text in [
        "",
        "1",
        "[1",
        "[1,]",
        "[,1]",
        "{1:2}",
        "{\"a\"}",
        "{\"a\":}",
        "[}",
        "[1]]",
        "[1] 2",
        "[\"a]",
        "[x]",
        "[1 2]",
        "[\"\\\"]",
        "{\"a\":1,}",
        "[--1]",
        "[]]",
        "[\"é\\",
    ] {
        assert_eq!(compact(text), None, "{text}");
    }
}
