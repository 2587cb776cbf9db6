//! The evidence for something.

use super::find::Target;
use super::{Context, Reason};
use crate::export::Places as _;
use crate::model::{Rule, Shape};
use crate::observe::model_path;
use crate::overrides::matches;
use crate::text::Span;

/// How many characters of a quoted line are shown.
const MAX_QUOTE: usize = 200;

/// How many places are listed for one fact.
const MOST_PLACES: usize = 20;

/// A span that starts within this many characters is shown with the start of its line.
const NEAR: usize = 60;

impl Context<'_> {
    /// All evidence for `target`, which is called `name`: its own row or title first.
    pub(in crate::cli) fn evidence(&self, target: Target, name: &str) -> Vec<Reason> {
        let model = target.model();
        let title = || self.reason("title", "the title of the page".to_owned(), model.span);
        let mut reasons = Vec::new();
        match target {
            Target::Model(_) | Target::Additional(..) => {
                reasons.push(title());
                if let Target::Model(_) = target {
                    reasons.extend(self.of_shape(&model.shape));
                }
            }
            Target::Field(_, field) => {
                reasons.push(self.reason("row", "the row of the table".to_owned(), field.span));
                for evidence in &field.evidence {
                    // The overrides themselves are listed below.
                    if evidence.rule != Rule::OverrideName {
                        let (rule, why) = words(evidence.rule);
                        reasons.push(self.reason(rule, why.to_owned(), evidence.span));
                    }
                }
            }
            Target::Value(_, value) => {
                reasons.push(self.reason("value", "the value on the page".to_owned(), value.span));
            }
            Target::Variant(_, variant) => {
                reasons.push(self.reason(
                    "variant",
                    "the type on the page".to_owned(),
                    variant.span,
                ));
            }
        }
        reasons.extend(self.overrides(target, name));
        let mut seen = Vec::new();
        reasons.retain(|reason| {
            let key = (reason.rule, reason.place.clone());
            let is_new = !seen.contains(&key);
            seen.push(key);
            is_new
        });
        reasons
    }

    /// The evidence for the tag of a union, and for whether an enum is open.
    fn of_shape(&self, shape: &Shape) -> Vec<Reason> {
        let evidence = match shape {
            Shape::Union(it) => it.evidence.as_slice(),
            Shape::Enum(it) => &it.evidence,
            Shape::Struct(_) | Shape::Opaque => &[],
        };
        // Payloads and overrides may have opened or closed the enum since: they are listed separately.
        let holds = |rule| match (shape, rule) {
            (Shape::Enum(it), Rule::OpenMark | Rule::SeveralValues) => it.open,
            (Shape::Enum(it), Rule::OnlyValue) => !it.open,
            _ => true,
        };
        let evidence = evidence.iter().filter(|it| holds(it.rule));
        let reasons = evidence.map(|it| {
            let (rule, why) = words(it.rule);
            self.reason(rule, why.to_owned(), it.span)
        });
        reasons.take(MOST_PLACES).collect()
    }

    /// The overrides that apply to it.
    fn overrides(&self, target: Target, name: &str) -> Vec<Reason> {
        let model = model_path(self.api, target.model());
        let other_name = match target {
            Target::Field(_, field) => Some(format!("{model}.{}", field.wire_name)),
            // It is overridden with its model.
            Target::Additional(..) => Some(model),
            Target::Model(_) | Target::Value(..) | Target::Variant(..) => None,
        };
        let is_for = |pattern: &str| {
            matches(pattern, name)
                || other_name
                    .as_ref()
                    .is_some_and(|name| matches(pattern, name))
        };
        let corrections = self
            .project
            .corrections
            .iter()
            .filter(|it| is_for(&it.target));
        corrections
            .map(|it| {
                let why = format!("an override: {}", it.reason);
                match it.span {
                    Some(span) => self.reason("override", why, span),
                    None => Reason {
                        rule: "override",
                        why,
                        place: None,
                        quote: it.target.clone(),
                    },
                }
            })
            .collect()
    }

    fn reason(&self, rule: &'static str, why: String, span: Span) -> Reason {
        Reason {
            rule,
            why,
            place: self.sources.place(span),
            quote: self.quote(span),
        }
    }

    /// The line in which `span` starts; if it is long, only the part with `span`.
    fn quote(&self, span: Span) -> String {
        self.line(span, MAX_QUOTE)
    }

    /// [`Self::quote`] with at most this many characters.
    pub(in crate::cli) fn line(&self, span: Span, most: usize) -> String {
        let Some(file) = self.sources.get(span.file) else {
            return String::new();
        };
        let start = (span.start as usize).min(file.text.len());
        let (Some(before), Some(behind)) = (file.text.get(..start), file.text.get(start..)) else {
            return String::new();
        };
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let length = behind.find('\n').unwrap_or(behind.len());
        let whole = file
            .text
            .get(line_start..start + length)
            .unwrap_or_default();
        let line = words_of(whole);
        if line.chars().count() <= most {
            return line;
        }
        let ahead = words_of(file.text.get(line_start..start).unwrap_or_default());
        let is_near = ahead.chars().count() < NEAR;
        let shown = if is_near {
            line
        } else {
            words_of(behind.get(..length).unwrap_or_default())
        };
        let part: String = shown.chars().take(most).collect();
        let dots = if shown.len() > part.len() { " …" } else { "" };
        format!("{}{part}{dots}", if is_near { "" } else { "… " })
    }
}

/// `line` with single spaces and without control characters.
fn words_of(line: &str) -> String {
    let clean = line.replace(|character: char| character.is_control(), " ");
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id of a rule, and its text.
pub(in crate::cli) fn words(rule: Rule) -> (&'static str, &'static str) {
    let text = match rule {
        Rule::NullInSnippet => "a usage snippet has null here, so it may be null",
        Rule::NullInExample => "an Example cell has null here, so it may be null",
        Rule::NullItem => "an example has a null item, so items may be null",
        Rule::LocalTime => {
            "an example has a time that RFC 3339 does not allow, such as one without a zone, so it is kept as a string"
        }
        Rule::Fraction => "an example has a fraction, so it is not an integer",
        Rule::WholeNumber => "usage snippets have only whole numbers, so it is an integer",
        Rule::JsonKey => "an Example cell in JSON spells the name this way",
        Rule::SnippetKey => "a usage snippet uses wire names and spells the name this way",
        Rule::UntouchedName => "SDKs do not change names of this form: a guess",
        Rule::ExactName => "docs of this kind print wire names",
        Rule::PageStyle => {
            "the page shows the wire spelling of another name, and this one follows its style: a guess"
        }
        Rule::ApiStyle => "most names whose wire spelling the docs show follow this style: a guess",
        Rule::OtherSpelling => {
            "the docs have another spelling in code here: a hint against the guess, though not enough to overrule it"
        }
        Rule::DecimalOrText => {
            "docs in this language print numbers and numeric strings alike: a hint against a number"
        }
        Rule::ContradictingExample => "an example says otherwise; the row wins",
        Rule::UndocumentedValue => {
            "an example has a value that the docs do not list; it is kept like any other unlisted value"
        }
        Rule::TagValues => "each variant has its own values for this key, so it is the tag",
        Rule::TagTitles => "the title ends with the name of the tag's value",
        Rule::OpenMark => "the docs mark it as open",
        Rule::SeveralValues => {
            "there is more than one value, so more may come: unlisted values are kept"
        }
        Rule::OnlyValue => "there is only one value: others are refused",
        Rule::EnumsOption => "the `enums` option decides for all enums",
        Rule::SecondSource => "another source of the same API says so",
        Rule::ObservedName => "recorded payloads spell the name this way",
        Rule::ObservedNull => "a recorded payload had null here",
        Rule::ObservedAbsent => "a recorded payload lacked the key",
        Rule::ObservedFraction => "a recorded payload had a fraction",
        Rule::ObservedWhole => "all recorded numbers were whole",
        Rule::ObservedLarge => "a recorded number needed more than 64 bits",
        Rule::ObservedDateShape => "recorded dates were written this way",
        Rule::DateShape => "an example shows whether the date has a time",
        Rule::ObservedText => "a recorded payload had a string instead of a number",
        Rule::ObservedValue => "a recorded payload had another value here",
        Rule::OverrideName => "an override says so",
    };
    (rule.id(), text)
}
