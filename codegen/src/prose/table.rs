//! Tables as text.

/// Cells wider than this are not aligned: padding must not make a text much longer.
const WIDEST_ALIGNED: usize = 48;

/// A table as text, with its columns aligned. Cells that are missing at the end of a row stay missing.
pub fn text(rows: &[Vec<String>]) -> String {
    let mut widths = vec![0; rows.first().map_or(0, Vec::len)];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().min(WIDEST_ALIGNED).max(*width);
        }
    }
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let filled = row
            .iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |last| last + 1);
        for (cell, width) in row[..filled].iter().zip(&widths) {
            text.push_str("| ");
            text.push_str(cell);
            text.extend(std::iter::repeat_n(
                ' ',
                width.saturating_sub(cell.chars().count()) + 1,
            ));
        }
        text.push_str("|\n");
        if at == 0 {
            for width in &widths {
                text.extend(["|-", &"-".repeat(*width), "-"]);
            }
            text.push_str("|\n");
        }
    }
    text
}
