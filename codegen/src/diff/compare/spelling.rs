//! How types of the two sides are written, for comparing and for people.

use crate::diff::fact::Fact;
use crate::model::{Api, ModelId, Type};
use crate::options::Options;
use crate::rust::{Known, Names, Ty};

/// How types of one side are written.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    pub api: &'a Api,
    /// The models of the other side.
    pub partners: &'a [Option<ModelId>],
    pub is_new: bool,
    /// The Rust name of the model that has the type: its constants' names start with it.
    pub owner: &'a str,
    pub options: Options,
    /// Otherwise for comparing: a model or constant that is the same on both sides has one name.
    pub is_for_people: bool,
}

impl Spelling<'_> {
    /// The Rust type of a value.
    pub fn ty(mut self, ty: &Type) -> String {
        Ty::of(ty, self.options).named(&mut self).to_string()
    }

    /// The Rust type of a field.
    pub fn field(mut self, fact: Fact) -> String {
        let ty = Ty::of_field(fact.ty, fact.presence, self.options);
        ty.named(&mut self).to_string()
    }
}

impl Names for Spelling<'_> {
    fn model(&mut self, id: ModelId) -> String {
        if self.is_for_people {
            return self
                .api
                .get(id)
                .map_or_else(String::new, |model| model.rust_name.to_string());
        }
        match (
            self.partners.get(id.0 as usize).copied().flatten(),
            self.is_new,
        ) {
            (Some(partner), false) => format!("#{}", partner.0),
            (Some(_), true) => format!("#{}", id.0),
            (None, is_new) => format!("#{} of {is_new}", id.0),
        }
    }

    fn constant(&mut self, rust_name: &str) -> String {
        let own = rust_name
            .strip_prefix(self.owner)
            .filter(|_| !self.is_for_people);
        own.map_or_else(|| rust_name.to_owned(), |own| format!("#{own}"))
    }

    fn known(&mut self, known: &Known) -> String {
        known.name.to_owned()
    }
}
