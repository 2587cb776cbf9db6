//! A number that is the same only if the text of a file is: it covers everything that determines the text.

use std::io;
use std::sync::OnceLock;

use serde::Serialize;

use crate::checksum::Checksum;

/// What turns data into text. A change to one of these files changes every number; the data itself covers what the
/// rest of `rust` makes of an API.
const SOURCES: [&str; 32] = [
    include_str!("body.rs"),
    include_str!("constants.rs"),
    include_str!("examples.rs"),
    include_str!("integers.rs"),
    include_str!("mod.rs"),
    include_str!("modules.rs"),
    include_str!("print.rs"),
    include_str!("structs.rs"),
    include_str!("support.rs"),
    include_str!("support/round_trip.rs"),
    include_str!("texts.rs"),
    include_str!("tokens.rs"),
    include_str!("unions.rs"),
    include_str!("../credentials.rs"),
    include_str!("../prose/mod.rs"),
    include_str!("../prose/block.rs"),
    include_str!("../prose/clean.rs"),
    include_str!("../prose/escape.rs"),
    include_str!("../prose/example.rs"),
    include_str!("../prose/html.rs"),
    include_str!("../prose/inline.rs"),
    include_str!("../prose/json.rs"),
    include_str!("../prose/kind.rs"),
    include_str!("../prose/lines.rs"),
    include_str!("../prose/note.rs"),
    include_str!("../prose/paragraph.rs"),
    include_str!("../prose/prepare.rs"),
    include_str!("../prose/table.rs"),
    include_str!("../prose/words.rs"),
    include_str!("../rust/imports.rs"),
    include_str!("../rust/item.rs"),
    include_str!("../rust/ty.rs"),
];

/// Code that another version of the printer is likely to print differently.
const SAMPLE: &str = "#[doc = \" a\"] #[derive(A, B)] #[b(c = \"d\", e)] pub struct F { pub g: H<I, J> }
impl<'k> L<'k> for M { fn n(o: P) -> Q { match o { \"r\" | \"s\" => t(u, \"v\")?, _ => w.x().y() } } }
pub const Z: &'static [&'static str] = &[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", \"c\"];";

/// The number for a file made from `data`; `None` if there is none, so that the file is printed every time.
pub fn of(data: &impl Serialize) -> Option<u64> {
    static TEMPLATES: OnceLock<Checksum> = OnceLock::new();
    let mut sum = *TEMPLATES.get_or_init(templates);
    // It fails only for maps whose keys are not strings.
    let written = serde_json::to_writer(Writer(&mut sum), data);
    written.ok().map(|()| sum.value())
}

fn templates() -> Checksum {
    let mut sum = Checksum::default();
    for source in SOURCES {
        // A checkout on Windows is the same template.
        source
            .bytes()
            .filter(|byte| *byte != b'\r')
            .for_each(|byte| sum.add_byte(byte));
    }
    let printed = SAMPLE.parse().map(super::print::print);
    if let Ok(Ok(text)) = printed {
        sum.add(text.as_bytes());
    }
    sum
}

struct Writer<'a>(&'a mut Checksum);

impl io::Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
#[path = "tests/fingerprint.rs"]
mod tests;
