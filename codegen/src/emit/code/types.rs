//! Fields and variants, whose types may take several lines.

use std::fmt::Write as _;

use super::{Code, MAX_WIDTH, width};

impl Code {
    /// Adds `pub name: ty,`.
    pub fn field(&mut self, name: &str, ty: &str) {
        let line = format_args!("pub {name}: {ty},");
        if self.put_short(line) {
            return;
        }
        let start = format!("pub {name}:");
        let here = broken_type(ty, self.margin(), width(&start) + 1);
        // Below a name that is too long itself, the comma is not counted.
        let comma = usize::from(self.margin() + width(&start) + 1 < MAX_WIDTH);
        let below = match self.margin() + 4 + width(ty) + comma <= MAX_WIDTH {
            true => Some(ty.to_owned()),
            false => broken_type(ty, self.margin() + 4, 0),
        };
        match (here, below) {
            // Breaking the type is better than a line of its own only where that does not keep it in one piece.
            (Some(here), below) if below.as_ref().is_none_or(|below| below.contains('\n')) => {
                self.line(format!("{start} {here},"));
            }
            (_, Some(below)) => {
                self.line(start);
                self.indent += 1;
                self.line(format!("{below},"));
                self.indent -= 1;
            }
            (_, None) => self.put(line),
        }
    }

    /// Adds `name(payload),`.
    pub fn variant(&mut self, name: &str, payload: &str) {
        let line = format!("{name}({payload}),");
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else {
            self.block(format!("{name}("), "),", |code| {
                let ty =
                    broken_type(payload, code.margin(), 0).unwrap_or_else(|| payload.to_owned());
                code.line(format!("{ty},"));
            });
        }
    }
}

/// `ty` at `column` of a line with `margin` columns left of it, with a comma to come behind it: as it is where it fits,
/// else with each of its arguments on a line of its own. `None`: even that is too wide, and rustfmt leaves all as it is.
pub(super) fn broken_type(ty: &str, margin: usize, column: usize) -> Option<String> {
    // rustfmt does not count this.
    let uncounted = if ty.starts_with("impl ") {
        "impl ".len()
    } else {
        0
    };
    let room = (MAX_WIDTH + uncounted).checked_sub(margin + column)?;
    if width(ty) + ",".len() <= room {
        return Some(ty.to_owned());
    }
    let (head, arguments) = ty.strip_suffix('>')?.split_once('<')?;
    if width(head) + "<".len() > room {
        return None;
    }
    let mut text = format!("{head}<\n");
    for argument in type_arguments(arguments) {
        let argument = broken_type(argument, margin + 4, 0)?;
        let _ = writeln!(text, "{:margin$}    {argument},", "");
    }
    let _ = write!(text, "{:margin$}>", "");
    Some(text)
}

/// `String, Vec<A>` → `String`, `Vec<A>`. Only maps have two, and the first of a map is a name.
fn type_arguments(arguments: &str) -> impl Iterator<Item = &str> {
    let (first, rest) = match arguments.split_once(", ") {
        Some((first, rest)) if !first.contains('<') => (first, Some(rest)),
        _ => (arguments, None),
    };
    std::iter::once(first).chain(rest)
}
