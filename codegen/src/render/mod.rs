//! Diagnostics in the style of rustc: the place, the line, the message and the help.

mod condense;

use annotate_snippets::{
    AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::diagnostic::{Diagnostic, Label, Level};
use crate::text::{FileId, SourceFile, Sources};
use condense::condense;

/// The approximate width of a rendered line: a long label is not cut.
const WIDTH: usize = 140;

/// A diagnostic as several lines of text, with a final line break.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let title = level(diagnostic.level).primary_title(plain(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.as_str()));
    let excerpts = excerpts(diagnostic, sources);
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
    }
    if let (true, Some(path)) = (excerpts.is_empty(), &diagnostic.path) {
        group = group.element(Origin::path(path.as_str()));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Shown::HELP.message(plain(help)));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = renderer.term_width(WIDTH).render(&[group]);
    for excerpt in &excerpts {
        excerpt.correct_column(&mut text);
    }
    text.push('\n');
    text
}

fn level(level: Level) -> Shown<'static> {
    match level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    }
}

/// Messages quote pages, and a page may contain anything.
fn plain(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(normalize_untrusted_str).collect();
    lines.join("\n")
}

/// The excerpt of one file.
struct Excerpt {
    path: String,
    /// The number of the first line in `text`.
    first_line: usize,
    text: String,
    marks: Vec<Mark>,
    /// The line and column of the first mark in the file.
    place: (usize, usize),
}

struct Mark {
    span: std::ops::Range<usize>,
    label: String,
    is_primary: bool,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let snippet = Snippet::source(&self.text)
            .line_start(self.first_line)
            .path(self.path.as_str());
        snippet.annotations(self.marks.iter().map(|mark| {
            let kind = if mark.is_primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
            kind.span(mark.span.clone()).label(label)
        }))
    }

    /// The line is shown condensed, and the renderer takes its columns from that. Editors need the real column.
    fn correct_column(&self, rendered: &mut String) {
        let (line, column) = self.place;
        let head = format!("{}:{line}:", normalize_untrusted_str(&self.path));
        let Some(start) = rendered.find(&head).map(|at| at + head.len()) else {
            return;
        };
        let digits = rendered.get(start..).map_or(0, |rest| {
            rest.bytes().take_while(u8::is_ascii_digit).count()
        });
        rendered.replace_range(start..start + digits, &column.to_string());
    }
}

/// One excerpt for each file with a place, that of the primary place first.
fn excerpts(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Excerpt> {
    let primary = diagnostic.primary.iter().map(|label| (label, true));
    let related = diagnostic.related.iter().map(|label| (label, false));
    let labels: Vec<(&Label, bool)> = primary.chain(related).collect();
    let mut files: Vec<FileId> = Vec::new();
    for (label, _) in &labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    let excerpt = |id: FileId| {
        let file = sources.get(id)?;
        let here = labels.iter().filter(|(label, _)| label.span.file == id);
        excerpt(file, &here.copied().collect::<Vec<_>>())
    };
    files.into_iter().filter_map(excerpt).collect()
}

/// The lines of `file` that `labels` point into. The lines between them are left out, by the renderer or by us.
fn excerpt(file: &SourceFile, labels: &[(&Label, bool)]) -> Option<Excerpt> {
    let lines: Vec<usize> = labels
        .iter()
        .map(|(label, _)| file.position(label.span.start as usize).line)
        .collect();
    let (first_line, last_line) = (*lines.iter().min()?, *lines.iter().max()?);
    let (label, _) = labels.first()?;
    let place = file.position(label.span.start as usize);
    let mut excerpt = Excerpt {
        path: file.display_path(),
        first_line,
        text: String::new(),
        marks: Vec::new(),
        place: (place.line, place.column),
    };
    let starts = std::iter::once(0).chain(file.text.match_indices('\n').map(|(at, _)| at + 1));
    let numbered = starts
        .zip(1..)
        .skip(first_line - 1)
        .take(last_line + 1 - first_line);
    for (start, number) in numbered {
        let rest = file.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let here: Vec<(&Label, bool)> = labels
            .iter()
            .zip(&lines)
            .filter(|(_, line)| **line == number)
            .map(|(label, _)| *label)
            .collect();
        let spans: Vec<_> = here
            .iter()
            .map(|(label, _)| {
                // For a span of several lines, the first is enough to find it.
                let clip = |at: u32| (at as usize).saturating_sub(start).min(line.len());
                clip(label.span.start)..clip(label.span.end)
            })
            .collect();
        let (text, spans) = condense(line, &spans);
        let offset = excerpt.text.len();
        excerpt.text.push_str(&text);
        excerpt.text.push('\n');
        excerpt.marks.extend(
            here.iter()
                .zip(spans)
                .map(|((label, is_primary), span)| Mark {
                    span: offset + span.start..offset + span.end,
                    label: plain(&label.text),
                    is_primary: *is_primary,
                }),
        );
    }
    Some(excerpt)
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)] // A line may have one span.
mod tests;
