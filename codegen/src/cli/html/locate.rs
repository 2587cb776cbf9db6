//! Finds the part of the page for a place in the docs.

use std::collections::HashMap;

use super::super::explain::{Context, Target, members};
use super::anchors::Anchors;
use crate::diagnostic::Diagnostic;
use crate::model::ModelId;
use crate::text::{FileId, Span};

/// A model, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spot {
    pub model: ModelId,
    /// The id on the page.
    pub anchor: String,
}

/// All parts of all models, by place.
pub struct Locator<'a> {
    context: &'a Context<'a>,
    anchors: &'a Anchors,
    /// For each file the starts of models and of their parts, in order.
    models: HashMap<FileId, Vec<(u32, ModelId)>>,
    members: HashMap<FileId, Vec<(u32, Spot)>>,
}

impl<'a> Locator<'a> {
    pub fn new(context: &'a Context<'a>, anchors: &'a Anchors) -> Self {
        let mut models: HashMap<FileId, Vec<(u32, ModelId)>> = HashMap::new();
        let mut parts: HashMap<FileId, Vec<(u32, Spot)>> = HashMap::new();
        for (id, model) in context.api.iter() {
            let starts = models.entry(model.span.file).or_default();
            starts.push((model.span.start, id));
            for (_, target) in members(context.api, model) {
                let Some(span) = span(target) else { continue };
                let spot = Spot {
                    model: id,
                    anchor: anchors.member(id, target.rust_name()),
                };
                parts.entry(span.file).or_default().push((span.start, spot));
            }
        }
        models.values_mut().for_each(|it| it.sort_unstable());
        parts
            .values_mut()
            .for_each(|it| it.sort_by_key(|(start, _)| *start));
        Self {
            context,
            anchors,
            models,
            members: parts,
        }
    }

    /// The subject of a finding: the part whose row contains one of its places, otherwise the model.
    pub fn find(&self, finding: &Diagnostic) -> Option<Spot> {
        let primary = finding.primary.as_ref()?;
        let spans = std::iter::once(primary).chain(&finding.related);
        spans
            .map(|label| label.span)
            .find_map(|span| self.member(span))
            .or_else(|| self.model(primary.span))
    }

    /// The last part that starts before `span` in the same line.
    fn member(&self, span: Span) -> Option<Spot> {
        let parts = self.members.get(&span.file)?;
        let text = &self.context.sources.get(span.file)?.text;
        let line_end = text.get(span.start as usize..)?.find('\n');
        let line_end = line_end.map_or(text.len(), |length| span.start as usize + length);
        // The row may be pointed at before its name.
        let next = parts.partition_point(|(start, _)| (*start as usize) < line_end);
        let (start, spot) = parts.get(next.checked_sub(1)?)?;
        let line_start = text.get(..span.start as usize)?.rfind('\n');
        let line_start = line_start.map_or(0, |at| at + 1);
        (*start as usize >= line_start).then(|| spot.clone())
    }

    /// The last model that starts before `span`.
    fn model(&self, span: Span) -> Option<Spot> {
        let models = self.models.get(&span.file)?;
        let next = models.partition_point(|(start, _)| *start <= span.start);
        let (_, model) = models.get(next.saturating_sub(1))?;
        Some(Spot {
            model: *model,
            anchor: self.anchors.model(*model).to_owned(),
        })
    }
}

fn span(target: Target) -> Option<Span> {
    match target {
        Target::Field(_, field) => Some(field.span),
        Target::Value(_, value) => Some(value.span),
        Target::Variant(_, variant) => Some(variant.span),
        Target::Model(_) | Target::Additional(..) => None,
    }
}
