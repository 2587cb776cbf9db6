//! The models that a page has beside its own.

use crate::dialect::facts::{Body, PageModel, Spanned};
use crate::markdown::Page;
use crate::words::capitalized;

pub(super) fn named(page: &Page, title: Spanned<String>, body: Body) -> PageModel {
    PageModel {
        body,
        ..PageModel::new(page.file, title)
    }
}

/// The title of the enum that `owner` calls `name`: `TransportTypeEnum` in `Deployment` is `DeploymentTransportType`,
/// as is that of the property `transport_type`.
pub(super) fn enum_title(owner: &str, name: &str) -> String {
    let bare = name.strip_suffix("Enum").filter(|bare| !bare.is_empty());
    let mut title = owner.to_owned();
    for word in bare.unwrap_or(name).split(|c: char| !c.is_alphanumeric()) {
        title += &capitalized(word);
    }
    title
}
