//! The part of a user's file that we maintain: the lines between two marker lines.

pub(super) const OPEN: &str = "# <fieldnotes>";
pub(super) const CLOSE: &str = "# </fieldnotes>";

/// `text` with `block` between its marker lines and every other byte as it was.
///
/// `None` unless there is exactly one pair of them: a guess would put lines into text that is not ours.
pub(super) fn splice(text: &str, block: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + block.len());
    let (mut opened, mut closed) = (false, false);
    for line in text.split_inclusive('\n') {
        match line.trim() {
            OPEN if !opened => {
                opened = true;
                let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
                out.push_str(line);
                for inner in block.lines() {
                    out.push_str(inner);
                    out.push_str(end);
                }
            }
            CLOSE if opened && !closed => {
                closed = true;
                out.push_str(line);
            }
            OPEN | CLOSE => return None,
            _ if opened && !closed => {}
            _ => out.push_str(line),
        }
    }
    closed.then_some(out)
}
