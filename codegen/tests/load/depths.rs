//! Depths.

use super::*;

/// Type cells of all dialects that are nested to `depth`.
fn cells(depth: usize) -> Vec<String> {
    let around = |open: &str, inner: &str, close: &str| {
        format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
    };
    let mut cells = vec![
        around("Record<string, ", "*string*", ">"),
        around("", "*string*", "[]"),
        around("List[", "*str*", "]"),
        around("Dict[str, ", "*str*", "]"),
        around("Optional[", "*str*", "]"),
        around("Union[*str*, ", "*int*", "]"),
        around("[]", "*string*", ""),
        around("map[string]", "*string*", ""),
        around("*", "string", "*"),
        around("List\\<", "*String*", ">"),
        around("List<", "*string*", ">"),
        around("Map\\<String, ", "*String*", ">"),
        around("Dictionary<String, ", "*string*", ">"),
        around("array<", "*string*", ">"),
        around("T.nilable(", "*::String*", ")"),
        around("T::Array[", "*::String*", "]"),
        around("T.any(::String, ", "::Integer", ")"),
        around("Crystalline::Array.new(", "::String", ")"),
        around("[", "models.X", "](../models/x.md)"),
        around("[Optional[", "models.X", "]](../models/x.md)"),
        around("(", "x", ")"),
        around("{ [k: string]: ", "string", " }"),
        around("\\", "", ""),
        around("`", "x", "`"),
    ];
    // Without their ends.
    cells.extend(
        [
            "[",
            "List[",
            "Record<string, ",
            "(",
            "T.any(",
            "\\<",
            "[a](",
            "*",
            "`",
        ]
        .map(|open| open.repeat(depth)),
    );
    cells
}

#[test]
fn of_type_cells() {
    let pages = |size: usize| {
        let rows = cells(size / 10).into_iter().enumerate();
        let rows = rows.map(|(index, cell)| (format!("field{index}"), cell));
        vec![
            page("Deep", &fields(rows)),
            page("Small", &one_field("name", "*string*")),
        ]
    };
    load(40_000, 100_000, pages, |_, generated| {
        assert!(codes(generated).contains(&Code::UnknownTypeCell));
    });
}

#[test]
fn of_examples() {
    let pages = |size: usize| {
        let nested =
            |open: &str, close: &str| format!("{}1{}", open.repeat(size), close.repeat(size));
        let deep = [
            nested("[", "]"),
            nested("{\n  a: ", "}"),
            "[".repeat(size),
            "{ a: ".repeat(size),
        ];
        let mut pages = Pages::new();
        for (index, value) in deep.iter().enumerate() {
            let usage =
                format!("## Example Usage\n\n```typescript\nlet value: Deep = {value};\n```\n\n");
            let body = usage + &one_field("a", "*any*");
            pages.push(page(&format!("Deep{index}"), &body));
            let cell = value.replace('\n', "<br/>");
            let table = format!(
                "## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
                 | `a` | *any* | :heavy_check_mark: | N/A | {cell} |\n"
            );
            pages.push(page(&format!("Cell{index}"), &table));
        }
        pages
    };
    load(4_000, 100_000, pages, |_, generated| {
        assert!(!generated.has_errors())
    });
}

#[test]
fn of_prose() {
    let pages = |size: usize| {
        let proses = [
            "> ", "- ", "*a ", "**", "[", "![", "<b>", "<code>", "`", "(", "~~", "<!-- ", "1. ",
        ];
        let page_of = |(index, prose): (usize, &&str)| {
            let text = prose.repeat(size);
            let cell = text.replace('|', "");
            let table = one_field("name", "*string*").replace("The name of it.", &cell);
            page(&format!("Deep{index}"), &format!("{text}x\n\n{table}"))
        };
        proses.iter().enumerate().map(page_of).collect()
    };
    load(2_000, 100_000, pages, |_, generated| {
        assert!(!generated.has_errors())
    });
}
