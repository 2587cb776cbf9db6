//! Two APIs → their differences, member by member.

mod enums;
mod fields;
mod pairs;
mod spelling;
mod types;
mod unions;

use super::change::{Change, Shown};
use super::flow::{Flow, Flows, Reader};
use super::matching::{Matching, path};
use super::rules::{Rule, judge};
use super::usage::usages;
use super::verdict::{Bump, Usage, Wire};
use super::{Settings, Side};
use crate::diff::rename;
use crate::model::{Api, Deprecated, Model, ModelId, Shape, Type};
use crate::text::Span;
use spelling::Spelling;

/// All changes from `old` to `new`, not yet sorted.
pub fn compare(old: Side, new: Side, settings: Settings) -> Vec<Change> {
    let mut matching = Matching::by_name(old.api, new.api);
    rename::models(old.api, new.api, &mut matching);
    let (back, forth) = (&matching.old_of, &matching.new_of);
    let flows = Flows {
        old_reader: Flow::new(new.api, old.api, Reader::Code, back),
        new_reader: Flow::new(old.api, new.api, Reader::Code, forth),
        old_sender: Flow::new(old.api, new.api, Reader::Server, forth),
    };
    let usages = (usages(old.api), usages(new.api));
    let mut comparison = Comparison {
        old,
        new,
        settings,
        matching: &matching,
        flows,
        usages,
        changes: Vec::new(),
    };
    for id in matching.removed() {
        comparison.gone_or_new(Some(id), None, Rule::ModelRemoved);
    }
    for id in matching.added() {
        comparison.gone_or_new(None, Some(id), Rule::ModelAdded);
    }
    for (old, new) in matching.pairs() {
        comparison.models(old, new);
    }
    comparison.changes
}

/// Two APIs and what was found so far.
struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    settings: Settings,
    matching: &'a Matching,
    flows: Flows<'a>,
    /// By model, of the old and of the new API.
    usages: (Vec<Usage>, Vec<Usage>),
    changes: Vec<Change>,
}

/// The subject of a change.
#[derive(Debug, Clone, Default)]
struct Subject {
    old: Option<ModelId>,
    new: Option<ModelId>,
    member: Option<String>,
    old_span: Option<Span>,
    new_span: Option<Span>,
}

impl Subject {
    /// A member of the same models.
    fn member(&self, name: &str, old: Option<Span>, new: Option<Span>) -> Self {
        Self {
            member: Some(name.to_owned()),
            old_span: old,
            new_span: new,
            ..self.clone()
        }
    }
}

/// A finding about a subject.
#[derive(Debug, Clone)]
struct Finding {
    rule: Rule,
    from: Option<String>,
    to: Option<String>,
    is_guess: bool,
    /// What callers see, for rules that compare it.
    compared: Bump,
    /// What happens to payloads, for rules that follow them.
    followed: Wire,
    /// Evidence that the docs of only one side show.
    evidence: Vec<Shown>,
}

impl Finding {
    fn new(rule: Rule) -> Self {
        let (compared, followed) = (Bump::None, Wire::SILENT);
        let evidence = Vec::new();
        Self {
            rule,
            from: None,
            to: None,
            is_guess: false,
            compared,
            followed,
            evidence,
        }
    }

    fn from(mut self, from: impl Into<String>) -> Self {
        self.from = Some(from.into());
        self
    }

    fn to(mut self, to: impl Into<String>) -> Self {
        self.to = Some(to.into());
        self
    }

    fn guess(mut self, is_guess: bool) -> Self {
        self.is_guess = is_guess;
        self
    }

    fn compared(mut self, compared: Bump) -> Self {
        self.compared = compared;
        self
    }

    fn followed(mut self, followed: Wire) -> Self {
        self.followed = followed;
        self
    }
}

impl<'a> Comparison<'a> {
    fn add(&mut self, subject: &Subject, finding: Finding) {
        let usage = self.usage(subject);
        let Finding {
            rule,
            from,
            to,
            is_guess,
            compared,
            followed,
            evidence,
        } = finding;
        let page = subject
            .new
            .and_then(|id| self.new.api.get(id))
            .map(|model| model.span);
        let place = |side: Side, span: Option<Span>| span.and_then(|span| side.places.place(span));
        self.changes.push(Change {
            rule,
            model: self.model_name(subject),
            member: subject.member.clone(),
            from,
            to,
            is_guess,
            old: place(self.old, subject.old_span),
            new: place(self.new, subject.new_span),
            page: place(self.new, page),
            evidence,
            usage,
            verdict: judge(rule, compared, followed, usage, is_guess),
        });
    }

    /// The usage that the model had and still has: payloads go from one side to the other in these ways.
    fn usage(&self, subject: &Subject) -> Usage {
        let of = |usages: &[Usage], id: Option<ModelId>| usages.get(id?.0 as usize).copied();
        let both = [
            of(&self.usages.0, subject.old),
            of(&self.usages.1, subject.new),
        ];
        both.into_iter()
            .flatten()
            .reduce(Usage::common)
            .unwrap_or(Usage::Both)
    }

    fn model_name(&self, subject: &Subject) -> String {
        let name = |api: &Api, id: Option<ModelId>| api.get(id?).map(|model| full_name(api, model));
        name(self.new.api, subject.new)
            .or_else(|| name(self.old.api, subject.old))
            .unwrap_or_default()
    }

    fn gone_or_new(&mut self, old: Option<ModelId>, new: Option<ModelId>, rule: Rule) {
        let span = |api: &Api, id: Option<ModelId>| api.get(id?).map(|model| model.span);
        let (old_span, new_span) = (span(self.old.api, old), span(self.new.api, new));
        let subject = Subject {
            old,
            new,
            member: None,
            old_span,
            new_span,
        };
        self.add(&subject, Finding::new(rule));
    }

    fn models(&mut self, old: ModelId, new: ModelId) {
        let (Some(a), Some(b)) = (self.old.api.get(old), self.new.api.get(new)) else {
            return;
        };
        let (old_span, new_span) = (Some(a.span), Some(b.span));
        let subject = Subject {
            old: Some(old),
            new: Some(new),
            member: None,
            old_span,
            new_span,
        };
        self.model_names(&subject, a, b);
        self.deprecations(&subject, a.deprecation.as_ref(), b.deprecation.as_ref());
        self.prose(
            &subject,
            Rule::DescriptionChanged,
            a.description == b.description,
        );
        self.prose(&subject, Rule::ExampleChanged, a.example == b.example);
        match (&a.shape, &b.shape) {
            (Shape::Struct(a), Shape::Struct(b)) => self.structs(&subject, a, b),
            (Shape::Enum(a), Shape::Enum(b)) => self.enums(&subject, a, b),
            (Shape::Union(a), Shape::Union(b)) => self.unions(&subject, a, b),
            (Shape::Opaque, Shape::Opaque) => {}
            (from, to) => {
                let wire = self.flows.wire(|flow, direction| {
                    let (writer, reader) = direction.order(from, to);
                    flow.shapes(writer, reader, 0)
                });
                let finding = Finding::new(Rule::ModelKindChanged)
                    .from(kind(from))
                    .to(kind(to));
                self.add(&subject, finding.followed(wire));
            }
        }
    }

    fn model_names(&mut self, subject: &Subject, a: &Model, b: &Model) {
        let (Some(old), Some(new)) = (subject.old, subject.new) else {
            return;
        };
        if self.matching.is_guess(old, new) {
            let finding = Finding::new(Rule::ModelRenamed)
                .from(a.rust_name.as_str())
                .to(b.rust_name.as_str());
            self.add(subject, finding.guess(true));
        } else if a.rust_name != b.rust_name {
            let finding = Finding::new(Rule::ModelRustNameChanged);
            self.add(
                subject,
                finding.from(a.rust_name.as_str()).to(b.rust_name.as_str()),
            );
        } else if a.title != b.title {
            self.add(
                subject,
                Finding::new(Rule::TitleChanged).from(&a.title).to(&b.title),
            );
        }
    }

    fn deprecations(
        &mut self,
        subject: &Subject,
        old: Option<&Deprecated>,
        new: Option<&Deprecated>,
    ) {
        let finding = match (old, new) {
            (None, Some(new)) => Finding::new(Rule::Deprecated).to(&new.note),
            (Some(_), None) => Finding::new(Rule::Undeprecated),
            (Some(old), Some(new)) if old != new => Finding::new(Rule::DeprecationReworded)
                .from(&old.note)
                .to(&new.note),
            _ => return,
        };
        self.add(subject, finding);
    }

    fn prose(&mut self, subject: &Subject, rule: Rule, is_same: bool) {
        if !is_same {
            self.add(subject, Finding::new(rule));
        }
    }

    /// Whether two types are the same except for how Rust stores them.
    fn same_type(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Primitive(a), Type::Primitive(b)) => a == b,
            (Type::External(a), Type::External(b)) => a == b,
            (Type::Literal { value: a, .. }, Type::Literal { value: b, .. }) => a == b,
            (Type::Array(a), Type::Array(b))
            | (Type::Map(a), Type::Map(b))
            | (Type::Nullable(a), Type::Nullable(b)) => self.same_type(a, b),
            (Type::Model(a) | Type::Boxed(a), Type::Model(b) | Type::Boxed(b)) => {
                self.matching.new_of(*a) == Some(*b)
            }
            _ => false,
        }
    }

    /// How types of the two sides are written for comparing and for people.
    fn names(&self, subject: &Subject) -> [Spelling<'a>; 4] {
        let owner = |api: &'a Api, id: Option<ModelId>| {
            id.and_then(|id| api.get(id))
                .map_or("", |model| model.rust_name.as_str())
        };
        let sides = [
            (
                self.old.api,
                &self.matching.new_of,
                false,
                owner(self.old.api, subject.old),
            ),
            (
                self.new.api,
                &self.matching.old_of,
                true,
                owner(self.new.api, subject.new),
            ),
        ];
        let spelling = |side: usize, is_for_people| {
            let (api, partners, is_new, owner) = sides[side];
            let options = self.settings.options();
            Spelling {
                api,
                partners,
                is_new,
                owner,
                options,
                is_for_people,
            }
        };
        [
            spelling(0, false),
            spelling(1, false),
            spelling(0, true),
            spelling(1, true),
        ]
    }
}

/// `components.ExposedPort`.
fn full_name(api: &Api, model: &Model) -> String {
    let mut name = path(api, model);
    name.push(model.rust_name.to_string());
    name.join(".")
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "object",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Opaque => "anything",
    }
}

/// Major if callers see something different.
fn seen(is_same: bool) -> Bump {
    if is_same { Bump::None } else { Bump::Major }
}
