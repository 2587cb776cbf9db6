//! What must not take long, not overflow the stack, and not exhaust the memory.

use super::*;

#[test]
fn many_columns() {
    let wide = |cell: &str| cell.repeat(10_000);
    let parsed = parsed(&format!("{}\n{}\n{}\n", wide("|a"), wide("|-"), wide("|1")));
    let [Block::Table(table)] = &parsed.page.blocks[..] else {
        panic!()
    };
    assert_eq!(
        (table.header.cells.len(), table.rows[0].cells.len()),
        (10_000, 10_000)
    );
    assert_eq!(parsed.diagnostics, []);
}

/// pulldown-cmark gives up on such a table, and panics in debug builds if it is indented.
#[test]
fn more_missing_cells_than_the_parser_takes() {
    let (header, separator) = ("|a".repeat(10_000), "|-".repeat(10_000));
    for (prefix, row) in [
        ("", "|b|"),
        ("", "  |b|"),
        ("", "`a\\\\|b`"),
        ("", "\u{a0}"),
        ("> ", "  |b|"),
    ] {
        let row = format!("{prefix}{row}\n");
        let text = format!(
            "{prefix}{header}\n{prefix}{separator}\n{}\n# End",
            row.repeat(100)
        );
        let parsed = parsed(&text);
        assert_eq!(parsed.sketch().last().unwrap(), "h1 End");
    }
    let parsed = parsed(&format!("{header}\n{separator}\n{}", "|b|\n".repeat(100)));
    let [Block::Table(table), Block::Prose(_)] = &parsed.page.blocks[..] else {
        panic!()
    };
    assert_eq!(table.rows.len(), 26);
    assert_eq!(parsed.codes(), [Code::PipeRowOutsideTable]);
}

#[test]
fn long_tables_with_all_cells_are_not_cut() {
    let parsed = parsed(&format!("|a|b|\n|-|-|\n{}", "|1|2|\n".repeat(300_000)));
    let [Block::Table(table)] = &parsed.page.blocks[..] else {
        panic!()
    };
    assert_eq!(table.rows.len(), 300_000);
}

#[test]
fn deep_nesting() {
    for text in [
        format!("{}a\n", "> ".repeat(10_000)),
        format!("{}a\n", "- ".repeat(10_000)),
        format!("{}a\n", "[".repeat(10_000)),
        format!("{}a\n", "*a **".repeat(10_000)),
        format!("{}a\n", "`".repeat(10_000)),
        format!("{}a\n", "<a ".repeat(10_000)),
    ] {
        assert_eq!(parsed(&text).page.blocks.len(), 1);
    }
}

#[test]
fn lines_below_deep_nesting() {
    let parsed = parsed(&format!(
        "# T\n\n{}{}\n\n# End",
        ">".repeat(10_000),
        "a\n".repeat(100_000)
    ));
    assert_eq!(parsed.page.blocks.len(), 4);
    assert_eq!(parsed.sketch().last().unwrap(), "h1 End");
}

#[test]
fn long_lines_are_not_deep() {
    for text in [
        "-".repeat(5000),
        "- ".repeat(400),
        " ".repeat(5000) + "a - b",
    ] {
        assert_eq!(
            clean(&format!("# T\n\na\n\n{text}\n\nb")).len(),
            4,
            "{text}"
        );
    }
    let separator = "-".repeat(5000);
    let row = format!("a{}", " ".repeat(5000));
    assert_eq!(
        clean(&format!("{row} | b\n{separator} | -\n{row} | 1")),
        ["table a;b / a;1"]
    );
}

#[test]
fn a_page_of_pipes() {
    for text in [
        "|".repeat(1_000_000),
        "|\n".repeat(500_000),
        "|\n\n".repeat(300_000),
        "|-".repeat(500_000),
    ] {
        let parsed = parsed(&text);
        assert!(!parsed.page.blocks.is_empty());
        assert!(parsed.diagnostics.len() <= 51);
    }
}
