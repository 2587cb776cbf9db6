//! Calls, lists and struct expressions.

use std::fmt::Write as _;

use super::{CALL_WIDTH, Code, MAX_WIDTH, width};

/// rustfmt's `array_width`.
const ARRAY_WIDTH: usize = 60;
/// rustfmt's `struct_lit_width`.
const STRUCT_WIDTH: usize = 18;
/// rustfmt's `chain_width`.
const CHAIN_WIDTH: usize = 60;
/// rustfmt's `short_array_element_width_threshold`.
const SHORT_ELEMENT: usize = 10;

impl Code {
    /// Adds `start = value;`.
    pub fn constant(&mut self, start: &str, value: &str) {
        let line = format!("{start} = {value};");
        let fits = self.margin() + width(&line) <= MAX_WIDTH;
        // What fits nowhere stays where it is.
        if fits || self.margin() + 4 + width(value) + ";".len() > MAX_WIDTH {
            self.line(line);
        } else {
            self.line(format!("{start} ="));
            self.indent += 1;
            self.line(format!("{value};"));
            self.indent -= 1;
        }
    }

    /// Adds `start = &[elements];`.
    pub fn slice_constant(&mut self, start: &str, elements: &[String]) {
        let slice = format!("&[{}];", elements.join(", "));
        // One element is no list: it may take the whole line.
        let is_single = elements.len() == 1 && self.margin() + 4 + width(&slice) < MAX_WIDTH;
        if width(&slice) <= ARRAY_WIDTH + "&[];".len() || is_single {
            if self.margin() + width(start) + " = ".len() + width(&slice) <= MAX_WIDTH {
                self.line(format!("{start} = {slice}"));
            } else {
                self.line(format!("{start} ="));
                self.indent += 1;
                self.line(slice);
                self.indent -= 1;
            }
            return;
        }
        let are_short = elements
            .iter()
            .all(|element| width(element) <= SHORT_ELEMENT);
        self.block(format!("{start} = &["), "];", |code| {
            if are_short {
                code.filled(elements);
            } else {
                elements
                    .iter()
                    .for_each(|element| code.put(format_args!("{element},")));
            }
        });
    }

    /// Adds `elements` on one line, or else as many a line as fit.
    pub(super) fn filled(&mut self, elements: &[String]) {
        let all = elements.join(", ");
        if self.margin() + width(&all) < MAX_WIDTH {
            self.line(format!("{all},"));
            return;
        }
        let mut line = String::new();
        for element in elements {
            if !line.is_empty()
                && self.margin() + width(&line) + width(element) + " ,".len() >= MAX_WIDTH
            {
                self.line(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            let _ = write!(line, "{element},");
        }
        self.line(line);
    }

    /// Adds `name { fields }`; a field is its name, or its name and a value.
    pub fn structure(&mut self, name: &str, fields: &[(String, String)]) {
        let short = |(name, value): &(String, String)| match value.is_empty() {
            true => name.clone(),
            false => format!("{name}: {value}"),
        };
        let names: usize = fields.iter().map(|(name, _)| width(name)).sum();
        if names <= STRUCT_WIDTH {
            let joined = fields.iter().map(short).collect::<Vec<_>>().join(", ");
            if width(&joined) <= STRUCT_WIDTH {
                self.put(format_args!("{name} {{ {joined} }}"));
                return;
            }
        }
        self.block(format!("{name} {{"), "}", |code| {
            for (name, value) in fields {
                code.initializer(name, value);
            }
        });
    }

    /// Adds `name: value,`, or `name,` where there is no value.
    fn initializer(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.put(format_args!("{name},"));
            return;
        }
        if self.put_short(format_args!("{name}: {value},")) {
            return;
        }
        // rustfmt breaks `value.into()` before the dot and `default()` in its parentheses, and puts below the name what
        // does not fit beside it.
        let (start, end) = match value.strip_suffix(".into()") {
            Some(start) => (start, "    .into(),"),
            None if value.ends_with("::default()") => (value.trim_end_matches(')'), "),"),
            None => (value, ""),
        };
        let room = MAX_WIDTH - self.margin();
        let beside = width(name) + ": ".len() + width(start) + usize::from(end != "),");
        if !end.is_empty() && beside <= room {
            self.line(format!("{name}: {start}"));
            self.line(end);
            return;
        }
        self.line(format!("{name}:"));
        self.indent += 1;
        if 4 + width(value) <= room || end.is_empty() {
            self.line(format!("{value},"));
        } else {
            self.line(start);
            self.line(end);
        }
        self.indent -= 1;
    }

    /// Adds `name::<ty>(argument);`.
    pub fn turbofish(&mut self, name: &str, ty: &str, argument: &str) {
        let line = format!("{name}::<{ty}>({argument});");
        let open = format!("{name}::<{ty}>(");
        if self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
        } else if self.margin() + width(&open) <= MAX_WIDTH + 2 {
            self.block(open, ");", |code| code.line(format!("{argument},")));
        } else {
            self.block(format!("{name}::<"), &format!(">({argument});"), |code| {
                code.line(format!("{ty},"));
            });
        }
    }

    /// Adds `start(arguments)?.a(…).b(…)`.
    pub fn chain(&mut self, start: &str, arguments: &[String], calls: &[(&str, Vec<String>)]) {
        let joined = arguments.join(", ");
        let first = format!("{start}({joined})?");
        let one_line: String = calls
            .iter()
            .map(|(name, arguments)| format!("{name}({})", arguments.join(", ")))
            .collect();
        let one_line = format!("{first}{one_line}");
        if width(&one_line) <= CHAIN_WIDTH {
            self.line(one_line);
            return;
        }
        // Below a start that takes several lines, rustfmt does not indent the calls.
        let is_short = width(&joined) <= CALL_WIDTH && self.margin() + width(&first) <= MAX_WIDTH;
        if is_short {
            self.line(first);
            self.indent += 1;
        } else {
            self.block(format!("{start}("), ")?", |code| {
                arguments
                    .iter()
                    .for_each(|argument| code.line(format!("{argument},")));
            });
        }
        for (name, arguments) in calls {
            self.call(name, arguments);
        }
        if is_short {
            self.indent -= 1;
        }
    }

    /// Adds `name(arguments)`, one argument a line where they do not fit.
    fn call(&mut self, name: &str, arguments: &[String]) {
        let joined = arguments.join(", ");
        let line = format!("{name}({joined})");
        if width(&joined) <= CALL_WIDTH && self.margin() + width(&line) <= MAX_WIDTH {
            self.line(line);
            return;
        }
        self.block(format!("{name}("), ")", |code| {
            arguments
                .iter()
                .for_each(|argument| code.line(format!("{argument},")));
        });
    }
}
