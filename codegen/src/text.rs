//! Texts and the positions in them.

use std::sync::OnceLock;

/// A file of a [`Sources`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            file,
            start: at(range.start),
            end: at(range.end),
        }
    }

    /// The byte range, for slicing the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of this span to the end of `last`, in the same file.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self {
            end: last.end.max(self.start),
            ..self
        }
    }

    /// The part of this span from `start` to `end`, both counted from this span's start.
    #[must_use]
    pub fn slice(self, range: std::ops::Range<usize>) -> Self {
        let start = self.start as usize;
        Self::new(self.file, start + range.start..start + range.end)
    }
}

/// One page as text, with the name that diagnostics show.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the folder that the source was read from, with `/` between its parts.
    pub path: String,
    /// The prefix of `path` in diagnostics and file headers, for example `docs-input/typescript/`.
    pub prefix: String,
    pub text: String,
}

/// A place as people read it: both numbers start at 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl SourceFile {
    /// The path as shown to people.
    pub fn display_path(&self) -> String {
        format!("{}{}", self.prefix, self.path)
    }

    /// The place of byte `offset`. Offsets past the end mean the end.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The text of `span`, empty if the span is not in this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// All files of a run. A [`FileId`] is an index into it.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// For each file, the offsets at which its lines start, computed when a position in it is first needed.
    lines: Vec<OnceLock<Vec<usize>>>,
}

impl Sources {
    /// Adds `file` and returns its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        self.lines.push(OnceLock::new());
        id
    }

    /// The file of `id`, if `id` came from this set.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Gives the files `ids` another prefix: people are shown where a page is; generated files name it independently
    /// of the machine.
    pub fn set_prefix(&mut self, ids: &[FileId], prefix: &str) {
        for id in ids {
            if let Some(file) = self.files.get_mut(id.0 as usize) {
                prefix.clone_into(&mut file.prefix);
            }
        }
    }

    /// The text of `span`.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span))
    }

    /// The place where `span` starts. Looking up all rows of a long page does not scan it again and again, as
    /// [`SourceFile::position`] would.
    pub fn position(&self, span: Span) -> Option<Position> {
        let index = span.file.0 as usize;
        let text = self.files.get(index)?.text.as_str();
        let starts = self.lines.get(index)?.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
        });
        let mut offset = (span.start as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts.get(line.checked_sub(1)?)?;
        Some(Position {
            line,
            column: text.get(*start..offset)?.chars().count() + 1,
        })
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
    }
}

/// `target` relative to the file at `path`; `None` if it leaves the tree or is not a relative path.
pub fn joined(path: &str, target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or_default();
    if target.is_empty() || target.contains("://") {
        return None;
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut joined = String::with_capacity(folder.len() + target.len() + 1);
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        push_part(&mut joined, part);
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or_default()),
            part => push_part(&mut joined, part),
        }
    }
    Some(joined)
}

fn push_part(path: &mut String, part: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(part);
}

#[cfg(test)]
#[path = "tests/text.rs"]
mod tests;
