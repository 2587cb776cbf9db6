//! Recorded payloads in files: JSON values one after the other, never all in memory.
//!
//! Values may be one per line or spread over several lines, which is detected while reading: a line that is a
//! complete value counts on its own. So a bad line costs little more than that line.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde_json::error::Category;
use serde_json::{Deserializer, Value};

/// A JSON value with the number of its first line; or the error, with the number of the bad line.
pub(super) type Payload = (usize, Result<Value, String>);

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Calls `visit` for each value in `file`; `-` is stdin.
///
/// # Errors
/// If the file cannot be read to its end.
pub(super) fn each(file: &Path, visit: &mut impl FnMut(Payload)) -> io::Result<()> {
    if file == Path::new("-") {
        return read(io::stdin().lock(), visit);
    }
    read(BufReader::new(std::fs::File::open(file)?), visit)
}

/// [`each`] for the contents of `input`.
fn read(input: impl BufRead, visit: &mut impl FnMut(Payload)) -> io::Result<()> {
    let mut lines = Lines {
        input,
        line: Vec::new(),
        at: 0,
        number: 0,
    };
    let mut has_next = lines.advance()?;
    let mut is_damaged = false;
    while has_next {
        let is_inside = lines
            .line
            .first()
            .is_some_and(|first| b" \t]}".contains(first));
        let line = lines.line.get(lines.at..).unwrap_or_default();
        let is_over = if line.iter().all(u8::is_ascii_whitespace) || is_damaged && is_inside {
            // Indented lines belong to a broken value and are not payloads.
            true
        } else {
            match whole_texts(line) {
                Ok(values) => {
                    values
                        .into_iter()
                        .for_each(|value| visit((lines.number, Ok(value))));
                    true
                }
                Err(error) if error.classify() == Category::Eof => {
                    let is_over = long(&mut lines, visit)?;
                    is_damaged |= !is_over;
                    is_over
                }
                Err(error) => {
                    visit((lines.number, Err(because(&error))));
                    true
                }
            }
        };
        has_next = if is_over {
            lines.advance()?
        } else {
            !lines.line.is_empty()
        };
    }
    Ok(())
}

/// The values on a line, if there is nothing else on it.
fn whole_texts(line: &[u8]) -> serde_json::Result<Vec<Value>> {
    Deserializer::from_slice(line).into_iter().collect()
}

/// Reads a value that continues after the current line. Returns whether the line that it ends in is finished: one that breaks the
/// value may be a good one itself.
fn long(lines: &mut Lines<impl BufRead>, visit: &mut impl FnMut(Payload)) -> io::Result<bool> {
    let first = lines.number;
    let text = Deserializer::from_reader(&mut *lines)
        .into_iter::<Value>()
        .next();
    match text {
        None => {}
        Some(Ok(value)) => {
            visit((first, Ok(value)));
            let rest = lines.line.get(lines.at..).unwrap_or_default();
            match whole_texts(rest) {
                Ok(values) => values
                    .into_iter()
                    .for_each(|value| visit((lines.number, Ok(value)))),
                Err(error) => visit((lines.number, Err(because(&error)))),
            }
        }
        Some(Err(error)) if error.is_io() => return Err(error.into()),
        Some(Err(error)) => {
            // The end of the file is on no line.
            let line = (first + error.line().saturating_sub(1)).min(lines.number);
            visit((line, Err(because(&error))));
            lines.at = 0;
            return Ok(lines.number == first);
        }
    }
    Ok(true)
}

/// The error without its place, which is relative to the start of the value.
fn because(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ")
        .map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// The lines of a file, available as lines or as bytes.
struct Lines<R> {
    input: R,
    line: Vec<u8>,
    /// How much of the line has been taken as bytes.
    at: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// Advances to the next line; there may be none.
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.at = 0;
        if self.input.read_until(b'\n', &mut self.line)? == 0 {
            return Ok(false);
        }
        self.number += 1;
        if self.number == 1 && self.line.starts_with(BYTE_ORDER_MARK) {
            self.at = BYTE_ORDER_MARK.len();
        }
        Ok(true)
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.line.len() && !self.advance()? {
            return Ok(0);
        }
        // One byte at a time, so that what is after the value stays here.
        match (self.line.get(self.at), buffer.first_mut()) {
            (Some(byte), Some(place)) => {
                *place = *byte;
                self.at += 1;
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

#[cfg(test)]
#[path = "tests/payloads.rs"]
mod tests;
