//! Enums.

use super::pairs::{pair_by, unpaired};
use super::{Comparison, Finding, Subject};
use crate::diff::rename;
use crate::diff::rules::Rule;
use crate::diff::verdict::{Bump, Effect, Wire};
use crate::model::{Enum, EnumValue};
use crate::rust::catch_all;

impl Comparison<'_> {
    pub(super) fn enums(&mut self, subject: &Subject, old: &Enum, new: &Enum) {
        self.sets(subject, old, new);
        let mut pairs = Vec::new();
        pair_by(&mut pairs, &old.values, &new.values, |value| {
            value.value.clone()
        });
        let guesses = {
            let removed = unpaired(&old.values, &pairs, |pair| pair.0);
            let added = unpaired(&new.values, &pairs, |pair| pair.1);
            // A number that is close to another one is a different value.
            let is_text = !old.is_numeric && !new.is_numeric;
            if is_text {
                rename::values(&removed, &added)
            } else {
                Vec::new()
            }
        };
        pairs.extend(&guesses);
        for (_, value) in unpaired(&old.values, &pairs, |pair| pair.0) {
            let subject = subject.member(&value.value, Some(value.span), None);
            self.add(
                &subject,
                Finding::new(Rule::ValueRemoved).followed(removed(new)),
            );
        }
        for (_, value) in unpaired(&new.values, &pairs, |pair| pair.1) {
            let subject = subject.member(&value.value, None, Some(value.span));
            self.add(
                &subject,
                Finding::new(Rule::ValueAdded).followed(added(old)),
            );
        }
        for pair in &pairs {
            if let (Some(a), Some(b)) = (old.values.get(pair.0), new.values.get(pair.1)) {
                let wire = guesses
                    .contains(pair)
                    .then(|| removed(new).join(added(old)));
                self.value(subject, a, b, wire);
            }
        }
    }

    /// Changes that concern all values.
    fn sets(&mut self, subject: &Subject, old: &Enum, new: &Enum) {
        if old.is_numeric != new.is_numeric || old.is_lenient != new.is_lenient {
            let rule = match old.is_numeric == new.is_numeric {
                true => Rule::EnumLeniencyChanged,
                false => Rule::EnumEncodingChanged,
            };
            let wire = self.flows.wire(|flow, direction| {
                let (writer, reader) = direction.order(old, new);
                flow.encoding(writer, reader)
            });
            let finding = Finding::new(rule).from(spelled(old)).to(spelled(new));
            self.add(subject, finding.followed(wire));
        }
        match (old.open, new.open) {
            (false, true) => {
                // An enum that had one value is now open because it has several: the docs need not say that more may come.
                let is_said = old.values.len() != 1 || new.values.len() <= 1;
                let wire = Wire {
                    old_reader: refused(is_said),
                    ..Wire::SILENT
                };
                self.add(subject, Finding::new(Rule::EnumOpened).followed(wire));
            }
            (true, false) => {
                let was_said = new.values.len() != 1 || old.values.len() <= 1;
                let effect = refused(was_said);
                let wire = Wire {
                    new_reader: effect,
                    old_sender: effect,
                    ..Wire::SILENT
                };
                self.add(subject, Finding::new(Rule::EnumClosed).followed(wire));
            }
            _ => self.unchanged_openness(subject, old, new),
        }
    }

    fn unchanged_openness(&mut self, subject: &Subject, old: &Enum, new: &Enum) {
        match (old.has_default(), new.has_default()) {
            (true, false) => self.add(subject, Finding::new(Rule::EnumDefaultRemoved)),
            (false, true) => self.add(subject, Finding::new(Rule::EnumDefaultAdded)),
            _ => {}
        }
        if let (Some(a), Some(b)) = (catch_all(old), catch_all(new))
            && a != b
        {
            self.add(subject, Finding::new(Rule::CatchAllRenamed).from(a).to(b));
        }
    }

    /// Two values that are the same; with `wire`, by a guess.
    fn value(&mut self, subject: &Subject, old: &EnumValue, new: &EnumValue, wire: Option<Wire>) {
        let subject = subject.member(&new.value, Some(old.span), Some(new.span));
        let is_same_in_rust = old.rust_name == new.rust_name;
        if let Some(wire) = wire {
            let compared = if is_same_in_rust {
                Bump::Patch
            } else {
                Bump::Major
            };
            let finding = Finding::new(Rule::ValueRenamed)
                .from(&old.value)
                .to(&new.value);
            self.add(
                &subject,
                finding.guess(true).compared(compared).followed(wire),
            );
        } else if !is_same_in_rust {
            let finding = Finding::new(Rule::ValueRustNameChanged);
            self.add(
                &subject,
                finding
                    .from(old.rust_name.as_str())
                    .to(new.rust_name.as_str()),
            );
        }
        self.deprecations(&subject, old.deprecation.as_ref(), new.deprecation.as_ref());
        let is_same = old.description == new.description;
        self.prose(&subject, Rule::DescriptionChanged, is_same);
    }
}

/// The effect on payloads of a value that `old` does not have.
fn added(old: &Enum) -> Wire {
    Wire {
        old_reader: refused(!old.open),
        ..Wire::SILENT
    }
}

/// The effect on payloads of a value that `new` does not have. A server lists what it accepts.
fn removed(new: &Enum) -> Wire {
    Wire {
        old_reader: Effect::Keeps,
        new_reader: refused(!new.open),
        old_sender: Effect::Refuses,
    }
}

fn refused(is_refused: bool) -> Effect {
    if is_refused {
        Effect::Refuses
    } else {
        Effect::Keeps
    }
}

fn spelled(it: &Enum) -> &'static str {
    match (it.is_lenient, it.is_numeric) {
        (true, _) => "strings or numbers",
        (false, true) => "numbers",
        (false, false) => "strings",
    }
}
