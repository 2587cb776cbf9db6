//! What holds for whatever a page contains.

use proptest::prelude::*;

use super::*;

/// Pieces that meet in interesting ways.
const PIECES: &[&str] = &[
    "|",
    "|",
    "|",
    "\\",
    "\\|",
    "\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "|a|b|\n|-|-|\n",
    "|-",
    "--- | ---",
    "a",
    "é",
    "😀",
    " ",
    "\t",
    "    ",
    "\u{a0}",
    "\u{feff}",
    "\0",
    "\u{b}",
    "\u{c}",
    "#",
    "# T\n",
    "===\n",
    "---\n",
    "> ",
    ">",
    "- ",
    "1. ",
    "```",
    "~~~",
    "`",
    "*",
    "_",
    "[",
    "](",
    "[a]: /b\n",
    ")",
    "<",
    "<div>",
    "<!--",
    "-->",
    "<pre>",
    "&amp;",
    "https://",
    "!",
];

fn page_text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
            .prop_map(|pieces| pieces.concat()),
        "(?s).{0,200}",
    ]
}

fn without_space_and_pipes(text: &str) -> String {
    text.chars()
        .filter(|char| *char != '|' && !char.is_whitespace())
        .collect()
}

fn inner_spans(block: &Block) -> Vec<Span> {
    match block {
        Block::Heading(heading) => vec![heading.text],
        Block::Fence(fence) => vec![fence.info, fence.body],
        Block::Quote(_) | Block::Prose(_) => vec![],
        Block::Table(table) => std::iter::once(&table.header)
            .chain(&table.rows)
            .flat_map(|row| row.cells.iter().copied())
            .collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_covered_by_ordered_blocks(text in page_text()) {
        let Parsed { sources, page, diagnostics } = parsed(&text);
        let mut done = usize::from(text.starts_with('\u{feff}')) * 3;
        for block in &page.blocks {
            let range = block.span().range();
            prop_assert!(done <= range.start && range.start < range.end);
            let between = text.get(done..range.start);
            prop_assert_eq!(between.map(str::trim), Some(""), "text before {:?} is lost", block);
            done = range.end;
            let mut inner = range.start;
            for span in inner_spans(block) {
                prop_assert!(inner <= span.range().start && span.range().end <= range.end);
                prop_assert!(text.get(span.range()).is_some());
                inner = span.range().end;
            }
        }
        prop_assert_eq!(text.get(done..).map(str::trim), Some(""));
        for diagnostic in &diagnostics {
            let span = diagnostic.primary.as_ref().unwrap().span;
            prop_assert!(text.get(span.range()).is_some());
            prop_assert!(!diagnostic.one_line(&sources).is_empty());
        }
    }

    #[test]
    fn the_cells_of_a_row_contain_all_its_text(text in page_text()) {
        let Parsed { sources, page, .. } = parsed(&text);
        for block in &page.blocks {
            let Block::Table(table) = block else { continue };
            for row in std::iter::once(&table.header).chain(&table.rows) {
                prop_assert!(!row.cells.is_empty());
                let cells: String = row.cells.iter().map(|cell| sources.text(*cell)).collect();
                prop_assert_eq!(without_space_and_pipes(&cells), without_space_and_pipes(sources.text(row.span)));
                for cell in &row.cells {
                    let cell = sources.text(*cell);
                    prop_assert_eq!(cell.trim(), cell);
                    prop_assert!(!unescape_pipes(&cell.replace("\\\\", "")).contains('|') || cell.contains("\\|"));
                }
            }
        }
    }
}
