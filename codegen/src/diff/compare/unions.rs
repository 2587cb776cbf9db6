//! Unions.

use super::pairs::{pair_by, unpaired};
use super::{Comparison, Finding, Subject};
use crate::diff::rules::Rule;
use crate::diff::verdict::{Bump, Wire};
use crate::model::{Type, Union, UnionKind, Variant};

impl Comparison<'_> {
    pub(super) fn unions(&mut self, subject: &Subject, old: &Union, new: &Union) {
        let mut pairs = Vec::new();
        for (from, a) in old.variants.iter().enumerate() {
            let mut partners = unpaired(&new.variants, &pairs, |pair| pair.1).into_iter();
            let partner = partners.find(|(_, b)| self.same_type(&a.ty, &b.ty));
            pairs.extend(partner.map(|(to, _)| (from, to)));
        }
        pair_by(&mut pairs, &old.variants, &new.variants, |variant| {
            variant.rust_name.to_string()
        });
        self.tag(subject, old, new, &pairs);
        for (_, variant) in unpaired(&old.variants, &pairs, |pair| pair.0) {
            let flows = &self.flows;
            let wire = Wire {
                new_reader: flows
                    .new_reader
                    .variant_in_choice(&variant.ty, &variant.tags, new, 0),
                old_sender: flows
                    .old_sender
                    .variant_in_choice(&variant.ty, &variant.tags, new, 0),
                ..Wire::SILENT
            };
            let [_, _, names, _] = self.names(subject);
            let subject = subject.member(variant.rust_name.as_str(), Some(variant.span), None);
            let finding = Finding::new(Rule::VariantRemoved).from(names.ty(&variant.ty));
            self.add(&subject, finding.followed(wire));
        }
        for (_, variant) in unpaired(&new.variants, &pairs, |pair| pair.1) {
            let old_reader =
                self.flows
                    .old_reader
                    .variant_in_choice(&variant.ty, &variant.tags, old, 0);
            let wire = Wire {
                old_reader,
                ..Wire::SILENT
            };
            let [_, _, _, names] = self.names(subject);
            let subject = subject.member(variant.rust_name.as_str(), None, Some(variant.span));
            let finding = Finding::new(Rule::VariantAdded).to(names.ty(&variant.ty));
            self.add(&subject, finding.followed(wire));
        }
        for (from, to) in pairs {
            if let (Some(a), Some(b)) = (old.variants.get(from), new.variants.get(to)) {
                self.variant(subject, (a, b), old, new);
            }
        }
    }

    /// How variants are told apart.
    fn tag(&mut self, subject: &Subject, old: &Union, new: &Union, pairs: &[(usize, usize)]) {
        let key = |union: &Union| match &union.kind {
            UnionKind::Tagged(tag) => Some(tag.wire_name.clone()),
            UnionKind::Untagged => None,
        };
        let keys = (key(old), key(new));
        let rule = match &keys {
            (Some(a), Some(b)) if a != b => Rule::TagChanged,
            (None, Some(_)) => Rule::UnionBecameTagged,
            (Some(_), None) => Rule::UnionBecameUntagged,
            _ => return,
        };
        let mut wire = Wire::SILENT;
        for (from, to) in pairs {
            if let (Some(a), Some(b)) = (old.variants.get(*from), new.variants.get(*to)) {
                wire = wire.join(self.found(a, b, old, new));
            }
        }
        let finding = Finding {
            from: keys.0,
            to: keys.1,
            ..Finding::new(rule)
        };
        self.add(subject, finding.followed(wire));
    }

    /// Whether payloads of a variant are still read as it.
    fn found(&self, a: &Variant, b: &Variant, old: &Union, new: &Union) -> Wire {
        self.flows.wire(|flow, direction| {
            let (writer, _) = direction.order(a, b);
            let (_, reader) = direction.order(old, new);
            flow.variant_in_choice(&writer.ty, &writer.tags, reader, 0)
        })
    }

    fn variant(&mut self, subject: &Subject, pair: (&Variant, &Variant), old: &Union, new: &Union) {
        let (a, b) = pair;
        let subject = subject.member(b.rust_name.as_str(), Some(a.span), Some(b.span));
        if a.rust_name != b.rust_name {
            let finding = Finding::new(Rule::VariantRenamed);
            self.add(
                &subject,
                finding.from(a.rust_name.as_str()).to(b.rust_name.as_str()),
            );
        }
        if a.tags != b.tags && old.kind == new.kind {
            let wire = self.found(a, b, old, new);
            let finding = Finding::new(Rule::VariantTagsChanged).followed(wire);
            self.add(
                &subject,
                finding.from(a.tags.join(" | ")).to(b.tags.join(" | ")),
            );
        }
        self.types(&subject, &a.ty, &b.ty);
        let is_boxed = |it: &Variant| it.boxed && !matches!(it.ty, Type::Boxed(_));
        let rule = match (is_boxed(a), is_boxed(b)) {
            (false, true) => Rule::TypeBoxed,
            (true, false) => Rule::TypeUnboxed,
            _ => return,
        };
        self.add(&subject, Finding::new(rule).compared(Bump::Major));
    }
}
