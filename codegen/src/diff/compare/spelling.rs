//! How types of the two sides are written: for comparing, and for people.

use crate::diff::surface::Names;
use crate::model::{Api, ModelId};
use crate::options::Dates;

/// How types of one side are written.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    pub api: &'a Api,
    /// The models of the other side.
    pub partners: &'a [Option<ModelId>],
    pub is_new: bool,
    /// The Rust name of the model that has the type: its constants' names start with it.
    pub owner: &'a str,
    pub dates: Dates,
    /// Else for comparing: what is the same model or constant on both sides has one name.
    pub is_for_people: bool,
}

impl Names for Spelling<'_> {
    fn model(&self, id: ModelId) -> String {
        if self.is_for_people {
            return self
                .api
                .get(id)
                .map_or_else(String::new, |model| model.rust_name.clone());
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

    fn constant(&self, rust_name: &str) -> String {
        let own = rust_name
            .strip_prefix(self.owner)
            .filter(|_| !self.is_for_people);
        own.map_or_else(|| rust_name.to_owned(), |own| format!("#{own}"))
    }

    fn dates(&self) -> Dates {
        self.dates
    }
}
