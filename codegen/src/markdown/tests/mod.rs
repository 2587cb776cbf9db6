//! Page text in, blocks and diagnostics out.

mod any_text;
mod extremes;
mod matter;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{SourceFile, Sources};

/// A page with its text.
struct Parsed {
    sources: Sources,
    page: Page,
    diagnostics: Vec<Diagnostic>,
}

fn parsed(text: &str) -> Parsed {
    let mut sources = Sources::default();
    let file = SourceFile {
        path: "page.md".into(),
        prefix: String::new(),
        text: text.into(),
    };
    let file = sources.add(file);
    let mut diagnostics = Vec::new();
    let page = parse(&sources, file, &mut diagnostics);
    Parsed {
        sources,
        page,
        diagnostics,
    }
}

impl Parsed {
    /// The blocks as a person would sketch them.
    fn sketch(&self) -> Vec<String> {
        self.page
            .blocks
            .iter()
            .map(|block| self.sketch_of(block))
            .collect()
    }

    fn sketch_of(&self, block: &Block) -> String {
        let text = |span| self.sources.text(span);
        match block {
            Block::Heading(heading) => format!("h{} {}", heading.level, text(heading.text)),
            Block::Quote(span) => format!("quote {}", text(*span)),
            Block::Fence(fence) => format!("fence [{}] {}", text(fence.info), text(fence.body)),
            Block::Prose(span) => format!("prose {}", text(*span)),
            Block::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let rows: Vec<_> = rows.map(|row| self.cells(row).join(";")).collect();
                format!("table {}", rows.join(" / "))
            }
        }
    }

    fn cells(&self, row: &Row) -> Vec<&str> {
        row.cells
            .iter()
            .map(|cell| self.sources.text(*cell))
            .collect()
    }

    fn codes(&self) -> Vec<Code> {
        self.diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect()
    }

    /// Line, column and text of a diagnostic's place.
    fn place(&self, index: usize) -> (usize, usize, &str) {
        let span = self.diagnostics[index].primary.as_ref().unwrap().span;
        let position = self
            .sources
            .get(span.file)
            .unwrap()
            .position(span.range().start);
        (position.line, position.column, self.sources.text(span))
    }

    fn help(&self, index: usize) -> &str {
        self.diagnostics[index].help.as_deref().unwrap()
    }
}

/// The blocks of a page without findings.
fn clean(text: &str) -> Vec<String> {
    let parsed = parsed(text);
    assert_eq!(parsed.diagnostics, [], "{text:?}");
    parsed.sketch()
}

#[test]
fn a_model_page() {
    let page = "\
# ExposedPort

Connection details.

> :warning: **DEPRECATED**: gone soon

## Example Usage

```typescript
let value = {};
```

## Fields

| Field              | Type     | Required           | Description |
| ------------------ | -------- | ------------------ | ----------- |
| `port`             | *number* | :heavy_check_mark: | N/A         |
| ~~`host`~~         | **string*| :heavy_minus_sign: | a \\| b     |";
    assert_eq!(
        clean(page),
        [
            "h1 ExposedPort",
            "prose Connection details.",
            "quote > :warning: **DEPRECATED**: gone soon",
            "h2 Example Usage",
            "fence [typescript] let value = {};\n",
            "h2 Fields",
            "table Field;Type;Required;Description / `port`;*number*;:heavy_check_mark:;N/A / \
             ~~`host`~~;**string*;:heavy_minus_sign:;a \\| b",
        ]
    );
}

mod characters {
    use super::*;

    #[test]
    fn an_empty_page_is_reported() {
        for text in ["", " \n\t\r\n\u{a0}\n", "\u{feff}", "\u{feff}\n"] {
            let parsed = parsed(text);
            assert_eq!(parsed.page.blocks, [], "{text:?}");
            assert!(parsed.codes().contains(&Code::EmptyFile), "{text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_skipped_and_does_not_shift_spans() {
        let parsed = parsed("\u{feff}# T\n\n    code\n");
        assert_eq!(parsed.sketch(), ["h1 T", "prose     code"]);
        assert_eq!(parsed.page.blocks[0].span().range(), 3..6);
        assert_eq!(parsed.codes(), [Code::ByteOrderMark]);
    }

    #[test]
    fn windows_line_breaks_are_reported_once() {
        let parsed = parsed("# T\r\n\r\n```x\r\ncode\r\n```\r\n\r\n|a|b|\r\n|-|-|\r\n|1|2|\r\n");
        assert_eq!(
            parsed.sketch(),
            ["h1 T", "fence [x] code\r\n", "table a;b / 1;2"]
        );
        assert_eq!(parsed.codes(), [Code::CarriageReturn]);
        assert!(parsed.diagnostics[0].message.contains("CR LF"));
        assert_eq!(parsed.place(0), (1, 4, "\r"));
    }

    #[test]
    fn lone_carriage_returns_are_line_breaks() {
        let parsed = parsed("# T\r\r```x\rcode\r```\r\r|a|b|\r|-|-|\r|1|2|\r");
        assert_eq!(
            parsed.sketch(),
            ["h1 T", "fence [x] code\r", "table a;b / 1;2"]
        );
        assert_eq!(parsed.codes(), [Code::CarriageReturn]);
        assert!(parsed.diagnostics[0].message.contains("lone"));
    }

    #[test]
    fn control_characters_are_reported_once_with_their_number() {
        let parsed = parsed("# T\n\na\0b\u{7}c\u{202e}\n");
        assert_eq!(parsed.sketch(), ["h1 T", "prose a\0b\u{7}c\u{202e}"]);
        assert_eq!(parsed.codes(), [Code::ControlCharacter]);
        assert_eq!(parsed.place(0), (3, 2, "\0"));
        assert!(parsed.diagnostics[0].message.contains("U+0000, and 2 more"));
    }

    #[test]
    fn other_odd_characters_are_text() {
        assert_eq!(clean("a\u{a0}b\u{200b}\tc"), ["prose a\u{a0}b\u{200b}\tc"]);
    }

    #[test]
    fn an_unknown_file_is_an_empty_page() {
        let page = parse(&Sources::default(), FileId(7), &mut Vec::new());
        assert_eq!(
            page,
            Page {
                file: FileId(7),
                blocks: vec![]
            }
        );
    }
}

mod headings {
    use super::*;

    #[test]
    fn the_text_is_what_stands_between_the_marks() {
        for (text, expected) in [
            ("# ~~T~~", "h1 ~~T~~"),
            ("   ##  a *b*  ", "h2 a *b*"),
            ("### a ### ", "h3 a"),
            ("###\ta\t#", "h3 a"),
            ("# C#", "h1 C#"),
            ("# a \\#", "h1 a \\#"),
            ("######", "h6 "),
            ("## ##", "h2 "),
            ("###", "h3 "),
            ("# \\AccountsApi", "h1 \\AccountsApi"),
        ] {
            assert_eq!(clean(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn underlined_headings() {
        assert_eq!(clean("a\n b\n===\nc\n---"), ["h1 a\n b", "h2 c"]);
        assert_eq!(clean("#hashtag\n=="), ["h1 #hashtag"]);
        assert_eq!(clean("##a\n--"), ["h2 ##a"]);
    }

    #[test]
    fn an_empty_heading_has_its_text_after_the_marks() {
        let parsed = parsed("x\n\n###\n");
        let Block::Heading(heading) = &parsed.page.blocks[1] else {
            panic!()
        };
        assert_eq!((heading.span.range(), heading.text.range()), (3..6, 6..6));
    }
}

mod prose {
    use super::*;

    #[test]
    fn only_top_level_blocks_count() {
        assert_eq!(
            clean("- a\n  # b\n  |x|\n  |-|\n\n1. c\n\n> # d\n> ```\n> e"),
            [
                "prose - a\n  # b\n  |x|\n  |-|",
                "prose 1. c",
                "quote > # d\n> ```\n> e"
            ]
        );
    }

    #[test]
    fn whatever_is_nothing_else_is_prose() {
        assert_eq!(
            clean(
                "a\nb  \n\n***\n<div>\n\nc\n<!--\n| x |\n-->\n\n    | code |\n      more\n\n\nend"
            ),
            [
                "prose a\nb",
                "prose ***",
                "prose <div>",
                "prose c",
                "prose <!--\n| x |\n-->",
                "prose     | code |\n      more",
                "prose end",
            ]
        );
    }

    #[test]
    fn link_reference_definitions_are_kept() {
        assert_eq!(
            clean("[a]: /b\n\n    code\n\n[//]: # (note)\ntext\n\n[c]: /d"),
            [
                "prose [a]: /b",
                "prose     code",
                "prose [//]: # (note)",
                "prose text",
                "prose [c]: /d"
            ]
        );
    }
}

mod fences {
    use super::*;

    #[test]
    fn info_and_body() {
        for (text, expected) in [
            ("```ts\na\n\nb\n```", "fence [ts] a\n\nb\n"),
            ("  ~~~~  json  x \n~~~\n  ~~~~~  ", "fence [json  x] ~~~\n"),
            ("```\n```", "fence [] "),
            ("```\n\n```\n\n", "fence [] \n"),
            ("````\n```\n````", "fence [] ```\n"),
        ] {
            assert_eq!(clean(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn headings_and_tables_in_a_fence_are_code() {
        assert_eq!(
            clean("```md\n# T\n\n|a|\n|-|\n```\ntext"),
            ["fence [md] # T\n\n|a|\n|-|\n", "prose text"]
        );
    }

    #[test]
    fn a_fence_to_the_end_of_the_page_is_reported() {
        for (text, body) in [
            ("# T\n\n```ts\ncode\n\n## Fields\n", "code\n\n## Fields"),
            ("# T\n\n```ts", ""),
            ("# T\n\n```ts\n    ```", "    ```"),
            ("# T\n\n```ts\n``\n", "``"),
            ("# T\n\n```ts\n``` x\n", "``` x"),
            ("# T\n\n```ts\n~~~\n", "~~~"),
        ] {
            let parsed = parsed(text);
            assert_eq!(
                parsed.sketch(),
                ["h1 T".to_owned(), format!("fence [ts] {body}")],
                "{text:?}"
            );
            assert_eq!(parsed.codes(), [Code::UnclosedFence], "{text:?}");
            assert_eq!(parsed.place(0), (3, 1, "```ts"), "{text:?}");
        }
    }
}

mod tables {
    use super::*;

    #[test]
    fn outer_pipes_are_optional() {
        assert_eq!(
            clean(
                "Name | Type | Notes\n--- | --- | ---\n**A** | x | [optional]\n| **B** | y | \n**C**| z |"
            ),
            ["table Name;Type;Notes / **A**;x;[optional] / **B**;y / **C**;z"]
        );
    }

    #[test]
    fn short_rows_are_returned_as_they_are() {
        assert_eq!(
            clean("|a|b|c|\n|-|-|-|\n|1|\n|1||\n|||\nx\n"),
            ["table a;b;c / 1 / 1; / ; / x"]
        );
    }

    #[test]
    fn a_pipe_after_an_odd_number_of_backslashes_is_text() {
        assert_eq!(
            clean("|a|b|\n|-|-|\n|`x\\|y`|\\|\n|1\\\\|2|\n|1\\\\\\|2|3\\|\n"),
            ["table a;b / `x\\|y`;\\| / 1\\\\;2 / 1\\\\\\|2;3\\|"]
        );
    }

    #[test]
    fn an_empty_cell_has_an_empty_span_at_its_place() {
        let parsed = parsed("|a|b|c|\n|-|-|-|\n|1|  ||\n");
        let Block::Table(table) = &parsed.page.blocks[0] else {
            panic!()
        };
        let cells: Vec<_> = table.rows[0]
            .cells
            .iter()
            .map(|cell| cell.range())
            .collect();
        assert_eq!(cells, [17..18, 19..19, 22..22]);
        assert_eq!(table.rows[0].span.range(), 16..23);
    }

    #[test]
    fn a_table_without_rows_covers_its_separator() {
        let parsed = parsed("  |a|\n  |-|  \n\n## Next");
        assert_eq!(parsed.sketch(), ["table a", "h2 Next"]);
        assert_eq!(
            parsed.sources.text(parsed.page.blocks[0].span()),
            "|a|\n  |-|"
        );
    }

    #[test]
    fn surplus_cells_are_kept() {
        assert_eq!(
            clean("|a|b|\n|-|-|\n|x|`1 | 2` | 3|\n|x|y|\n|1|2||\n"),
            ["table a;b / x;`1;2`;3 / x;y / 1;2;"]
        );
    }

    #[test]
    fn a_table_may_follow_a_paragraph_directly() {
        assert_eq!(
            clean("text\n| a |\n|---|\n| 1 |\n\nend"),
            ["prose text", "table a / 1", "prose end"]
        );
    }

    #[test]
    fn multibyte_text_keeps_its_offsets() {
        assert_eq!(
            clean("|ä|€|\n|-|-|\n|\u{a0}é\u{a0}|😀\\||"),
            ["table ä;€ / é;😀\\|"]
        );
    }
}

mod pipe_rows {
    use super::*;

    /// Line and help of the only diagnostic.
    fn lost(text: &str) -> (usize, String) {
        let parsed = parsed(text);
        assert_eq!(parsed.codes(), [Code::PipeRowOutsideTable], "{text:?}");
        (parsed.place(0).0, parsed.help(0).to_owned())
    }

    #[test]
    fn a_separator_with_another_number_of_columns() {
        for (text, line) in [
            ("# T\n\n| a | b | c |\n| - | - |\n| 1 | 2 | 3 |\n", 3),
            ("# T\n\na | b | c\n--- | ---\n1 | 2 | 3\n", 4),
            ("text\n| a | b | c |\n|:-:|--:|\n", 2),
        ] {
            let (found, help) = lost(text);
            assert_eq!(found, line, "{text:?}");
            assert!(
                help.contains("header has 3 columns") && help.contains("below it has 2"),
                "{help}"
            );
        }
    }

    #[test]
    fn no_empty_line_above_the_table() {
        for (text, line) in [
            ("text\na | b\n--- | ---\n1 | 2\n", 3),
            ("> quote\n| a | b |\n|---|---|\n", 2),
            ("- item\n| a | b |\n|---|---|\n", 2),
            ("<a name=\"x\">\n| a | b |\n|---|---|\n", 2),
        ] {
            let (found, help) = lost(text);
            assert_eq!(found, line, "{text:?}");
            assert!(help.contains("empty line above"), "{text:?} {help}");
        }
    }

    #[test]
    fn a_malformed_separator() {
        for text in [
            "| a | b |\n|\t---\t|---|\n",
            "a | b\n--- |\t---\n",
            "text\n| a | b |\n|\t-|-|\n",
        ] {
            let (_, help) = lost(text);
            assert!(help.contains("consists of"), "{text:?} {help}");
        }
    }

    #[test]
    fn rows_without_a_table() {
        for (text, line) in [
            ("|a|b|\n|-|-|\n|1|2|\n\n|3|4|\n|5|6|\n", 5),
            ("|a|b|\n|-|-|\n\n\n|1|2|\n\ntext", 5),
            ("|a|b|\n|-|-|\n|\n|1|2|\n", 3),
        ] {
            let (found, help) = lost(text);
            assert_eq!(found, line, "{text:?}");
            assert!(help.contains("empty lines in between"), "{text:?} {help}");
        }
    }

    #[test]
    fn once_a_block() {
        let parsed = parsed("|a|\n|b|\n\n|c|\n");
        assert_eq!((parsed.place(0).0, parsed.place(1).0), (1, 4));
        assert_eq!(parsed.codes().len(), 2);
    }

    #[test]
    fn pipes_in_sentences_and_code_are_none() {
        let text = "a | b is\nc || d\n\n- | a |\n  | b |\n\n```\n|a|\n```\n\n    |a|\n\n<pre>\n|a|\n</pre>";
        clean(text);
    }
}
