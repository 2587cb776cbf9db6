//! Findings: what went wrong or is worth knowing, and where.

mod code;

pub use code::Code;

use crate::text::{Sources, Span};
use crate::words::serde_name;

/// How bad a finding is. Nothing is written if there is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warning,
    Note,
}

impl Level {
    /// The word that starts a rendered diagnostic.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}

/// A place with a text to show there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub level: Level,
    /// One sentence without a full stop.
    pub message: String,
    /// Where it is; `None` for a finding about a whole folder.
    pub primary: Option<Label>,
    /// More places that explain it.
    pub related: Vec<Label>,
    /// What the reader can do about it.
    pub help: Option<String>,
    /// The path to show if there is no span, for example of a file that is not UTF-8.
    pub path: Option<String>,
}

impl Diagnostic {
    /// A finding with the code's own level and no place yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level(),
            message: message.into(),
            primary: None,
            related: Vec::new(),
            help: None,
            path: None,
        }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.primary = Some(Label {
            span,
            text: label.into(),
        });
        self
    }

    /// Sets the path of a file for which there is no span.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            text: label.into(),
        });
        self
    }

    /// Adds what the reader can do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// `path:line:column: message (help)` on one line, for build scripts and logs.
    pub fn one_line(&self, sources: &Sources) -> String {
        let place = match (&self.primary, &self.path) {
            (Some(label), _) => sources.get(label.span.file).map(|file| {
                let position = file.position(label.span.start as usize);
                format!(
                    "{}:{}:{}: ",
                    file.display_path(),
                    position.line,
                    position.column
                )
            }),
            (None, Some(path)) => Some(format!("{path}: ")),
            (None, None) => None,
        };
        let help = self
            .help
            .as_ref()
            .map(|help| format!(" ({help})"))
            .unwrap_or_default();
        let line = format!(
            "{}{} [{}]{help}",
            place.unwrap_or_default(),
            self.message,
            self.code.as_str()
        );
        line.replace(['\n', '\r'], " ")
    }
}
