//! How much the docs say, namespace by namespace.

use super::anchors::namespace_anchor;
use super::findings::{Findings, is_guess, is_opaque, may_be_null};
use crate::model::{Api, Field, Model, ModelId, NamespaceId, Shape};

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

impl Share {
    /// Whole percents, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.part * 100).checked_div(self.whole).unwrap_or(100)
    }
}

/// One namespace.
pub struct Row {
    pub anchor: String,
    pub name: String,
    pub models: usize,
    pub fields: usize,
    /// Fields whose spelling on the wire is known.
    pub names: Share,
    /// Fields whose nullability is known.
    pub nulls: Share,
    /// Fields that are not any JSON.
    pub types: Share,
    /// Models whose example is a test of the generated crate.
    pub examples: Share,
    /// Models with something to settle.
    pub open: usize,
}

impl Row {
    /// Those of names, nulls, types and examples.
    pub fn shares(&self) -> [Share; 4] {
        [self.names, self.nulls, self.types, self.examples]
    }
}

/// All namespaces that have models.
pub fn rows(api: &Api, findings: &Findings) -> Vec<Row> {
    let ids = (0..).map(NamespaceId);
    let rows = api.namespaces.iter().zip(ids).map(|(namespace, id)| {
        let own = api.iter().filter(|(_, model)| model.namespace == id);
        let own: Vec<(ModelId, &Model)> = own.collect();
        let fields: Vec<&Field> = own.iter().flat_map(|(_, it)| fields(it)).collect();
        let share = |test: fn(&Field) -> bool| Share {
            part: fields.iter().filter(|field| !test(field)).count(),
            whole: fields.len(),
        };
        Row {
            anchor: namespace_anchor(namespace),
            name: namespace.path.join("::"),
            models: own.len(),
            fields: fields.len(),
            names: share(is_guess),
            nulls: share(may_be_null),
            types: share(is_opaque),
            examples: Share {
                part: own.iter().filter(|(_, it)| it.example.is_some()).count(),
                whole: own.len(),
            },
            open: own
                .iter()
                .filter(|(id, _)| findings.of_model(*id).next().is_some())
                .count(),
        }
    });
    rows.filter(|row| row.models > 0).collect()
}

fn fields(model: &Model) -> &[Field] {
    match &model.shape {
        Shape::Struct(it) => &it.fields,
        _ => &[],
    }
}
