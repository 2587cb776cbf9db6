//! Shortens long lines to what is near the places of interest.
//!
//! The docs' tables are padded: lines of 27,000 columns are real, and nearly all of them spaces or dashes.

use std::ops::Range;

/// Characters kept on each side of the start and of the end of a span.
const NEAR: usize = 30;
/// Longer runs of one padding character are shortened to their ends.
const MAX_PADDING: usize = 4;
/// Shown in place of everything that is left out.
const GAP: char = '…';

/// `line` without its padding and without what is far from all `spans`, and the new places of the spans. A line without
/// spans keeps its start.
pub(super) fn condense(line: &str, spans: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    // Spans as indices of characters. An end may be the end of the line.
    let index = |at: usize| characters.partition_point(|(offset, _)| *offset < at);
    let spans: Vec<Range<usize>> = spans
        .iter()
        .map(|it| index(it.start)..index(it.end))
        .collect();
    let mut kept = near(&characters, &anchors(&spans));
    // A gap of one character would not be shorter.
    for alone in 1..characters.len().saturating_sub(1) {
        if let Some([true, false, true]) = kept.get(alone - 1..alone + 2)
            && let Some(kept) = kept.get_mut(alone)
        {
            *kept = true;
        }
    }
    let mut text = String::new();
    let mut offsets = Vec::with_capacity(characters.len() + 1);
    let mut is_gap = false;
    for ((_, character), kept) in characters.iter().zip(&kept) {
        if !kept && !is_gap {
            text.push(GAP);
        }
        is_gap = !kept;
        offsets.push(text.len());
        if *kept {
            text.push(*character);
        }
    }
    offsets.push(text.len());
    let offset = |index: usize| offsets.get(index).copied().unwrap_or(text.len());
    let spans = spans
        .iter()
        .map(|it| offset(it.start)..offset(it.end))
        .collect();
    (text, spans)
}

/// The first and the last character of each span; the start of a line without any.
fn anchors(spans: &[Range<usize>]) -> Vec<usize> {
    if spans.is_empty() {
        return vec![0];
    }
    spans
        .iter()
        .flat_map(|span| [span.start, span.end.saturating_sub(1).max(span.start)])
        .collect()
}

/// Which characters are kept: from each anchor outwards, [`NEAR`] of those that are not padding.
fn near(characters: &[(usize, char)], anchors: &[usize]) -> Vec<bool> {
    let padding = padding(characters);
    let mut kept = vec![false; characters.len()];
    let mut keep = |index: usize, left: &mut usize| {
        let is_padding = padding.get(index).copied().unwrap_or_default();
        if let (false, Some(kept)) = (is_padding, kept.get_mut(index)) {
            *kept = true;
            *left -= 1;
        }
        *left > 0
    };
    for anchor in anchors {
        let mut left = NEAR;
        let _ = (*anchor..characters.len()).all(|index| keep(index, &mut left));
        let mut left = NEAR;
        let _ = (0..*anchor).rev().all(|index| keep(index, &mut left));
    }
    for anchor in anchors {
        if let Some(kept) = kept.get_mut(*anchor) {
            *kept = true;
        }
    }
    kept
}

/// Which characters are padding: a long run of the same blank or dash, except for its ends.
fn padding(characters: &[(usize, char)]) -> Vec<bool> {
    let mut padding = Vec::with_capacity(characters.len());
    for run in characters.chunk_by(|(_, one), (_, next)| one == next) {
        let is_long = run.len() > MAX_PADDING;
        let is_blank = run.iter().all(|(_, it)| matches!(it, ' ' | '-' | '\t'));
        let last = run.len().saturating_sub(1);
        padding.extend((0..run.len()).map(|at| is_long && is_blank && at > 0 && at < last));
    }
    padding
}
