//! Objects: their fields, additional keys and constructor.

use super::pairs::{pair_by, unpaired};
use super::types::presence_rule;
use super::{Comparison, Finding, Subject, seen};
use crate::diff::change::Shown;
use crate::diff::fact::Fact;
use crate::diff::rename;
use crate::diff::rules::Rule;
use crate::diff::verdict::{Bump, Effect, Wire};
use crate::model::Presence;
use crate::model::{Additional, Field, Struct};
use crate::rust::is_argument;

/// Two fields that are the same, by index.
type Pair = (usize, usize);

impl Comparison<'_> {
    pub(super) fn structs(&mut self, subject: &Subject, old: &Struct, new: &Struct) {
        let mut pairs = Vec::new();
        pair_by(&mut pairs, &old.fields, &new.fields, |field| {
            field.wire_name.clone()
        });
        pair_by(&mut pairs, &old.fields, &new.fields, |field| {
            field.doc_name.clone()
        });
        let guesses = {
            let removed = unpaired(&old.fields, &pairs, |pair| pair.0);
            let added = unpaired(&new.fields, &pairs, |pair| pair.1);
            rename::fields(&removed, &added, &|a, b| self.same_type(a, b))
        };
        pairs.extend(&guesses);
        for (_, field) in unpaired(&old.fields, &pairs, |pair| pair.0) {
            self.field_removed(subject, field, new);
        }
        for (_, field) in unpaired(&new.fields, &pairs, |pair| pair.1) {
            self.field_added(subject, field, old);
        }
        for pair in &pairs {
            if let (Some(a), Some(b)) = (old.fields.get(pair.0), new.fields.get(pair.1)) {
                self.field(subject, a, b, guesses.contains(pair));
            }
        }
        self.additional(subject, old.additional.as_ref(), new.additional.as_ref());
        self.constructor(subject, old, new, &pairs);
    }

    fn field_removed(&mut self, subject: &Subject, field: &Field, new: &Struct) {
        let fact = Fact::of(field);
        let rule = match fact.may_be_absent() {
            true => Rule::OptionalFieldRemoved,
            false => Rule::RequiredFieldRemoved,
        };
        let flows = &self.flows;
        let wire = Wire {
            old_reader: flows.old_reader.absent(field),
            new_reader: flows.new_reader.unknown(&field.ty, new),
            old_sender: flows.old_sender.unknown(&field.ty, new),
        };
        let subject = subject.member(&field.wire_name, Some(field.span), None);
        let [_, _, names, _] = self.names(&subject);
        let finding = Finding::new(rule).from(names.field(fact));
        self.add(&subject, finding.followed(wire));
    }

    fn field_added(&mut self, subject: &Subject, field: &Field, old: &Struct) {
        let fact = Fact::of(field);
        let rule = match (
            fact.may_be_absent(),
            is_argument(self.new.api, fact.ty, fact.presence),
        ) {
            (true, _) => Rule::OptionalFieldAdded,
            (false, true) => Rule::RequiredFieldAdded,
            (false, false) => Rule::ConstantFieldAdded,
        };
        let flows = &self.flows;
        let wire = Wire {
            old_reader: flows.old_reader.unknown(&field.ty, old),
            new_reader: flows.new_reader.absent(field),
            old_sender: flows.old_sender.absent(field),
        };
        let subject = subject.member(&field.wire_name, None, Some(field.span));
        let [_, _, _, names] = self.names(&subject);
        let finding = Finding::new(rule).to(names.field(fact));
        self.add(&subject, finding.followed(wire));
    }

    fn field(&mut self, model: &Subject, old: &Field, new: &Field, is_guess: bool) {
        let subject = model.member(&new.wire_name, Some(old.span), Some(new.span));
        self.field_names(&subject, old, new, is_guess);
        let first = self.changes.len();
        self.presence(&subject, old, new);
        self.types(&subject, Fact::of(old).ty, Fact::of(new).ty);
        let evidence = self.evidence(old, new);
        for change in self.changes.iter_mut().skip(first) {
            change.evidence.clone_from(&evidence);
        }
        self.deprecations(&subject, old.deprecation.as_ref(), new.deprecation.as_ref());
        self.prose(
            &subject,
            Rule::DescriptionChanged,
            old.description == new.description,
        );
        self.prose(&subject, Rule::ExampleChanged, old.example == new.example);
    }

    fn field_names(&mut self, subject: &Subject, old: &Field, new: &Field, is_guess: bool) {
        let wire = self.flows.wire(|flow, direction| {
            let (writer, reader) = direction.order(old, new);
            flow.names(writer, reader)
        });
        let is_same_in_rust = old.rust_name == new.rust_name;
        if is_guess {
            let compared = if is_same_in_rust {
                Bump::Patch
            } else {
                Bump::Major
            };
            let finding = Finding::new(Rule::FieldRenamed)
                .from(&old.wire_name)
                .to(&new.wire_name);
            self.add(
                subject,
                finding.guess(true).compared(compared).followed(wire),
            );
            return;
        }
        if old.wire_name != new.wire_name {
            let finding = Finding::new(Rule::FieldWireNameChanged).followed(wire);
            self.add(subject, finding.from(&old.wire_name).to(&new.wire_name));
        } else {
            if old.doc_name != new.doc_name {
                let finding = Finding::new(Rule::DocNameChanged);
                self.add(subject, finding.from(&old.doc_name).to(&new.doc_name));
            }
            let (was_read, is_read) = (other_names(old), other_names(new));
            for alias in is_read.iter().filter(|alias| !was_read.contains(alias)) {
                self.add(subject, Finding::new(Rule::FieldAliasAdded).to(*alias));
            }
            for alias in was_read.iter().filter(|alias| !is_read.contains(alias)) {
                // Old payloads may have either name; new ones have the name that old code knows.
                let wire = Wire {
                    old_reader: Effect::Keeps,
                    ..wire
                };
                let finding = Finding::new(Rule::FieldAliasRemoved).from(*alias);
                self.add(subject, finding.followed(wire));
            }
        }
        if !is_same_in_rust {
            let finding = Finding::new(Rule::FieldRustNameChanged);
            self.add(
                subject,
                finding
                    .from(old.rust_name.as_str())
                    .to(new.rust_name.as_str()),
            );
        }
    }

    fn presence(&mut self, subject: &Subject, old: &Field, new: &Field) {
        let (was, will_be) = (Fact::of(old), Fact::of(new));
        let Some(rule) = presence_rule(was, will_be) else {
            return;
        };
        let wire = self.flows.wire(|flow, direction| {
            let (writer, reader) = direction.order(was, will_be);
            flow.presence(writer, reader)
        });
        // The type is held constant: its own change is reported separately.
        let is = Fact::new(was.ty, will_be.presence);
        let api = self.old.api;
        let [spelled, _, names, _] = self.names(subject);
        let is_needed = |fact: Fact| is_argument(api, fact.ty, fact.presence);
        let is_same = spelled.field(was) == spelled.field(is) && is_needed(was) == is_needed(is);
        let finding = Finding::new(rule).compared(seen(is_same)).followed(wire);
        let (from, to) = match (names.field(was), names.field(is)) {
            // The type alone does not show it.
            (a, b) if a == b => (
                format!("{a}, {}", presence(was)),
                format!("{b}, {}", presence(is)),
            ),
            texts => texts,
        };
        self.add(subject, finding.from(from).to(to));
    }

    /// Evidence that only one of the two sides has.
    fn evidence(&self, old: &Field, new: &Field) -> Vec<Shown> {
        let mut shown: Vec<Shown> = Vec::new();
        let sides = [(self.old, old, new, false), (self.new, new, old, true)];
        for (side, own, other, is_new) in sides {
            for evidence in &own.evidence {
                let rule = evidence.rule;
                let is_common = other.evidence.iter().any(|it| it.rule == rule);
                let is_known = shown
                    .iter()
                    .any(|it| it.rule == rule && it.is_new == is_new);
                if !is_common && !is_known && !rule.is_about_name() {
                    shown.push(Shown {
                        rule,
                        is_new,
                        place: side.places.place(evidence.span),
                    });
                }
            }
        }
        shown
    }

    fn additional(
        &mut self,
        subject: &Subject,
        old: Option<&Additional>,
        new: Option<&Additional>,
    ) {
        let [_, _, old_names, new_names] = self.names(subject);
        match (old, new) {
            (None, None) => {}
            (None, Some(new)) => {
                let subject = subject.member(new.rust_name.as_str(), None, subject.new_span);
                let wire = Wire {
                    old_reader: Effect::Ignores,
                    ..Wire::SILENT
                };
                let text = new_names.ty(&new.ty);
                let finding = Finding::new(Rule::AdditionalKeysAdded).to(text);
                self.add(&subject, finding.followed(wire));
            }
            (Some(old), None) => {
                let subject = subject.member(old.rust_name.as_str(), subject.old_span, None);
                let wire = Wire {
                    old_reader: Effect::Keeps,
                    new_reader: Effect::Ignores,
                    old_sender: Effect::Refuses,
                };
                let text = old_names.ty(&old.ty);
                let finding = Finding::new(Rule::AdditionalKeysRemoved).from(text);
                self.add(&subject, finding.followed(wire));
            }
            (Some(old), Some(new)) => {
                let subject =
                    subject.member(new.rust_name.as_str(), subject.old_span, subject.new_span);
                if old.rust_name != new.rust_name {
                    let finding = Finding::new(Rule::AdditionalKeysRenamed);
                    self.add(
                        &subject,
                        finding
                            .from(old.rust_name.as_str())
                            .to(new.rust_name.as_str()),
                    );
                }
                self.types(&subject, &old.ty, &new.ty);
                let is_same = old.description == new.description;
                self.prose(&subject, Rule::DescriptionChanged, is_same);
            }
        }
    }

    /// Changes to the arguments of `new`, beyond those that the fields' own changes imply.
    fn constructor(&mut self, subject: &Subject, old: &Struct, new: &Struct, pairs: &[Pair]) {
        let mut kept: Vec<(usize, usize, &Field)> = Vec::new();
        for pair in pairs {
            let (Some(a), Some(b)) = (old.fields.get(pair.0), new.fields.get(pair.1)) else {
                continue;
            };
            let (was, is) = (Fact::of(a), Fact::of(b));
            let needed = (
                is_argument(self.old.api, was.ty, was.presence),
                is_argument(self.new.api, is.ty, is.presence),
            );
            let is_reported = was.presence != is.presence || !self.same_type(was.ty, is.ty);
            let rule = match needed {
                (true, true) => {
                    kept.push((pair.0, pair.1, b));
                    continue;
                }
                _ if is_reported => continue,
                (false, true) => Rule::ConstructorArgumentAdded,
                (true, false) => Rule::ConstructorArgumentRemoved,
                (false, false) => continue,
            };
            let subject = subject.member(&b.wire_name, Some(a.span), Some(b.span));
            self.add(&subject, Finding::new(rule));
        }
        let call = |kept: &[(usize, usize, &Field)]| {
            let names: Vec<&str> = kept
                .iter()
                .map(|(_, _, it)| it.rust_name.as_str())
                .collect();
            format!("new({})", names.join(", "))
        };
        kept.sort_by_key(|(from, _, _)| *from);
        let before = call(&kept);
        if !kept.is_sorted_by_key(|(_, to, _)| *to) {
            kept.sort_by_key(|(_, to, _)| *to);
            let finding = Finding::new(Rule::ConstructorReordered)
                .from(before)
                .to(call(&kept));
            self.add(subject, finding);
        }
    }
}

/// When a key is present, in words.
fn presence(fact: Fact) -> &'static str {
    match fact.presence {
        Presence::Required => "never null",
        Presence::RequiredNullabilityUnknown => "maybe null",
        Presence::RequiredNullable => "always present",
        Presence::Optional => "maybe absent",
        Presence::OptionalNullable => "maybe absent or null",
    }
}

/// The other names of a field, in words.
fn other_names(field: &Field) -> Vec<&str> {
    let any = field.any_spelling.then_some("any spelling");
    let aliases = field.aliases.iter().map(String::as_str);
    aliases.chain(any).collect()
}
