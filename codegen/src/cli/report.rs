//! The result of a run, and how it is printed.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write as _};

use super::args::{Format, OutputArgs, StyleArgs};
use super::patch::Patch;
use super::{exit, json};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::ledger::Ledger;
use crate::render::render;
use crate::text::Sources;

/// How many findings of one kind are shown by default.
const MAX_OF_A_KIND: usize = 10;

/// Everything to print.
#[derive(Debug)]
pub(super) struct Report {
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    /// One finding for each stale file; people get the diff instead.
    pub stale: Vec<Diagnostic>,
    /// What stale files would become.
    pub patch: Patch,
    /// The requested output, for stdout.
    pub text: String,
    /// One sentence about the output folder.
    pub status: String,
    /// The consequence of errors: nothing is written.
    pub on_errors: &'static str,
    /// `None` if the pages were not even read.
    pub ledger: Option<Ledger>,
    pub code: u8,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            sources: Sources::default(),
            diagnostics: Vec::new(),
            stale: Vec::new(),
            patch: Patch::default(),
            text: String::new(),
            status: String::new(),
            on_errors: "nothing is written",
            ledger: None,
            code: exit::SUCCESS,
        }
    }
}

impl Report {
    /// Ends the run here.
    pub fn stop(mut self, code: u8, problems: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(problems);
        self.code = code;
        self
    }

    /// Adds findings that do not end the run; the larger code wins, because it is the worse one.
    pub fn add_problems(&mut self, code: u8, problems: impl IntoIterator<Item = Diagnostic>) {
        let before = self.diagnostics.len();
        self.diagnostics.extend(problems);
        if self.diagnostics.len() > before {
            self.code = self.code.max(code);
        }
    }

    /// Adds a sentence to the status.
    pub fn note(&mut self, sentence: String) {
        if !self.status.is_empty() {
            self.status.push('\n');
        }
        self.status.push_str(&sentence);
    }

    /// Prints it, and returns the exit code.
    pub fn print(&self, args: &OutputArgs) -> u8 {
        self.print_as(args.format, args.style)
    }

    /// [`Self::print`] for commands that have their own formats.
    pub fn print_as(&self, format: Format, style: StyleArgs) -> u8 {
        let printed = match format {
            _ if !self.text.is_empty() => self.print_text(style),
            Format::Human => self.print_human(style),
            Format::Json => self.print_json(style),
        };
        match printed {
            // `fieldnotes check | head` is not a failure.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::FAILURE,
            _ => self.code,
        }
    }

    fn print_text(&self, args: StyleArgs) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(self.text.as_bytes())?;
        if !self.text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()?;
        self.print_human(args)
    }

    fn print_json(&self, args: StyleArgs) -> io::Result<()> {
        let document = json::document(
            self.diagnostics.iter().chain(&self.stale),
            self.ledger.as_ref(),
            &self.sources,
        );
        writeln!(io::stdout().lock(), "{document}")?;
        let mut err = io::stderr().lock();
        if !args.quiet && !self.status.is_empty() {
            writeln!(err, "{}", self.status)?;
        }
        self.print_ledger(&mut err)
    }

    fn print_human(&self, args: StyleArgs) -> io::Result<()> {
        let mut err = io::stderr().lock();
        let colour = args.color.is_on(err.is_terminal());
        let hidden = self.print_diagnostics(args, colour, &mut err)?;
        if !args.quiet {
            self.print_diff(args)?;
        }
        for line in hidden {
            writeln!(err, "{line}")?;
        }
        let errors = self.count(Level::Error);
        if errors > 0 {
            let warnings = self.count(Level::Warning);
            let counts = format!(
                "{}, {}",
                counted(errors, "error"),
                counted(warnings, "warning")
            );
            writeln!(err, "{}: {counts}", self.on_errors)?;
        }
        if !self.status.is_empty() && (!args.quiet || self.code != exit::SUCCESS) {
            writeln!(err, "{}", self.status)?;
        }
        self.print_ledger(&mut err)
    }

    fn print_ledger(&self, err: &mut impl io::Write) -> io::Result<()> {
        match &self.ledger {
            Some(ledger) => writeln!(err, "{}", ledger.line()),
            None => Ok(()),
        }
    }

    fn count(&self, level: Level) -> usize {
        self.diagnostics
            .iter()
            .filter(|it| it.level == level)
            .count()
    }

    /// Prints what `args` ask for, and returns lines about how much was left out.
    fn print_diagnostics(
        &self,
        args: StyleArgs,
        colour: bool,
        err: &mut impl io::Write,
    ) -> io::Result<Vec<String>> {
        let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
        let (mut notes, mut warnings) = (0, 0);
        for diagnostic in &self.diagnostics {
            match diagnostic.level {
                Level::Note if !args.verbose => {
                    notes += 1;
                    continue;
                }
                Level::Warning if args.quiet => {
                    warnings += 1;
                    continue;
                }
                _ => {}
            }
            let seen = seen.entry(diagnostic.code).or_default();
            *seen += 1;
            if args.verbose || *seen <= MAX_OF_A_KIND {
                writeln!(err, "{}", render(diagnostic, &self.sources, colour))?;
            }
        }
        let more = seen
            .into_iter()
            .filter(|(_, count)| !args.verbose && *count > MAX_OF_A_KIND);
        let mut hidden: Vec<_> = more
            .map(|(code, count)| {
                let more = count - MAX_OF_A_KIND;
                format!(
                    "and {more} more of the kind `{}`: `-v` shows all",
                    code.as_str()
                )
            })
            .collect();
        if warnings > 0 {
            hidden.push(format!("{} not shown", counted(warnings, "warning")));
        }
        if notes > 0 && !args.quiet {
            hidden.push(format!(
                "{} not shown: `-v` shows all",
                counted(notes, "note")
            ));
        }
        Ok(hidden)
    }

    fn print_diff(&self, args: StyleArgs) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let is_short = !args.verbose && !self.patch.stat.is_empty();
        let text = if is_short {
            &self.patch.stat
        } else {
            &self.patch.text
        };
        if is_short || !args.color.is_on(out.is_terminal()) {
            return out.write_all(text.as_bytes());
        }
        for line in text.lines() {
            let style = match line.as_bytes() {
                [b'+', b'+', ..] | [b'-', b'-', ..] => "\x1b[1m",
                [b'+', ..] => "\x1b[32m",
                [b'-', ..] => "\x1b[31m",
                [b'@', ..] => "\x1b[36m",
                _ => "",
            };
            let reset = if style.is_empty() { "" } else { "\x1b[0m" };
            writeln!(out, "{style}{line}{reset}")?;
        }
        Ok(())
    }
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
