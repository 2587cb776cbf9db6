//! `[[accept]]`: a finding that a person has reviewed and accepted.

use super::Setting;
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::text::{Sources, Span};

/// One `[[accept]]` as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accept {
    /// The id of the finding.
    pub finding: Setting<String>,
    /// The end of the page's path, starting at one of its folders.
    pub page: String,
    /// Text in the finding's message or at the place it points to; `None` for all findings of this kind on the page.
    pub about: Option<String>,
    pub reason: String,
}

/// An [`Accept`] that has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    code: Code,
    page: String,
    about: Option<String>,
    reason: String,
    span: Option<Span>,
}

impl Accept {
    /// Checks it. Errors cannot be accepted: nothing would be written anyway.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn resolve(&self) -> Result<Accepted, Diagnostic> {
        let problem = |message: String, label: &str| {
            let problem = Diagnostic::new(Code::InvalidConfig, message);
            match self.finding.span {
                Some(span) => problem.at(span, label),
                None => problem,
            }
        };
        let id = &self.finding.value;
        let Some(code) = Code::from_id(id) else {
            let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
            let problem = problem(format!("there is no finding `{id}`"), "unknown finding");
            return Err(match crate::suggest::closest(id, &known) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem.help("the id is in brackets before each finding"),
            });
        };
        if code.level() == Level::Error {
            let help = format!("`fieldnotes explain {id}` says what can be done");
            return Err(problem(
                format!("`{id}` is an error and cannot be accepted"),
                "an error",
            )
            .help(help));
        }
        if self.reason.trim().is_empty() {
            return Err(problem(
                format!("there is no reason for accepting `{id}`"),
                "no reason",
            ));
        }
        Ok(Accepted {
            code,
            page: self.page.clone(),
            about: self.about.clone(),
            reason: self.reason.clone(),
            span: self.finding.span,
        })
    }
}

impl Accepted {
    fn is_for(&self, finding: &Diagnostic, sources: &Sources) -> bool {
        let label = finding.primary.as_ref();
        let file = label.and_then(|label| sources.get(label.span.file));
        let path = file
            .map(|file| file.display_path())
            .or_else(|| finding.path.clone());
        let is_page = path.is_some_and(|path| {
            let rest = path.strip_suffix(&self.page);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        });
        let place = || {
            file.zip(label)
                .map_or("", |(file, label)| file.slice(label.span))
        };
        let is_about = |text: &String| finding.message.contains(text) || place().contains(text);
        finding.code == self.code
            && finding.level != Level::Error
            && is_page
            && self.about.as_ref().is_none_or(is_about)
    }
}

/// Turns accepted findings into notes with their reason, and adds a warning for each acceptance without effect.
pub(crate) fn apply(accepted: &[Accepted], findings: &mut Vec<Diagnostic>, sources: &Sources) {
    for it in accepted {
        let mut is_used = false;
        for finding in findings
            .iter_mut()
            .filter(|finding| it.is_for(finding, sources))
        {
            is_used = true;
            finding.level = Level::Note;
            finding.help = Some(format!("accepted in fieldnotes.toml: {}", it.reason));
        }
        if !is_used {
            let message = format!("there is no longer a `{}` here to accept", it.code.as_str());
            let problem = Diagnostic::new(Code::UselessAcceptance, message)
                .help("delete it, or correct `page` and `about`");
            findings.push(match it.span {
                Some(span) => problem.at(span, "accepts nothing"),
                None => problem,
            });
        }
    }
}
