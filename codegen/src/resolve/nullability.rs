//! Fields for which no source says whether they may be null.

use super::reach::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Presence;
use crate::model::{Api, Model, Shape};
use crate::options::UnknownNullability;
use crate::pages::DocPage;

/// Decides all of them by `policy`, and reports once per source how many required ones there are. For an optional field it
/// makes no difference unless null must be written back: it can be read in any case.
pub fn settle(
    api: &mut Api,
    pages: &[DocPage],
    reach: &Reach,
    policy: UnknownNullability,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if policy == UnknownNullability::Trust {
        note(api, pages, reach, diagnostics);
        return;
    }
    for model in &mut api.models {
        let Shape::Struct(structure) = &mut model.shape else {
            continue;
        };
        for field in &mut structure.fields {
            field.presence = match field.presence {
                Presence::RequiredNullabilityUnknown => Presence::RequiredNullable,
                Presence::Optional if policy == UnknownNullability::Keep => {
                    Presence::OptionalNullable
                }
                known => known,
            };
        }
    }
}

fn note(api: &Api, pages: &[DocPage], reach: &Reach, diagnostics: &mut Vec<Diagnostic>) {
    let mut noted = Vec::new();
    let wanted = || (0..).zip(pages).filter(|(index, _)| reach.has(*index));
    for (_, page) in wanted() {
        if noted.contains(&page.source) {
            continue;
        }
        noted.push(page.source);
        let own = wanted().filter(|(_, other)| other.source == page.source);
        let models = own.filter_map(|(index, _)| api.models.get(index));
        let count: usize = models.map(undecided).sum();
        if count > 0 {
            let language = page.dialect.language;
            let message =
                format!("{language} docs do not say which of {count} required fields may be null");
            diagnostics.push(
                Diagnostic::new(Code::UnknownNullability, message)
                    .at(page.model.title.span, "the first such model")
                    .help(
                        "a second source that says so (`corroborates`), `fieldnotes observe`, an override, \
                         or `unknown-nullability = \"option\"` (\"keep\" for optional ones too) settles it; until then \
                         they are never null",
                    ),
            );
        }
    }
}

fn undecided(model: &Model) -> usize {
    match &model.shape {
        Shape::Struct(it) => {
            let is_open = |presence| presence == Presence::RequiredNullabilityUnknown;
            it.fields
                .iter()
                .filter(|field| is_open(field.presence))
                .count()
        }
        _ => 0,
    }
}
