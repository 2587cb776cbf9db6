//! A page as facts about one model, as each vendor's generator writes it.
//!
//! A dialect is one language as one family of generators prints it: an entry of [`DIALECTS`], which is data only. How
//! types are spelled is read by [`grammar`], for all of them. What the languages of a generator share, which is nearly
//! everything else, is its [`Family`].

mod apimatic;
mod context;
mod cursor;
mod detect;
mod era;
pub mod facts;
mod family;
pub mod grammar;
mod liblab;
mod names;
mod nested;
mod one_page;
mod openapi_generator;
mod operations;
mod outline;
mod speakeasy;
#[cfg(test)]
mod tests;
mod typedoc;
mod unread;
mod variant;

pub use context::Context;
pub use cursor::{CellError, Cursor};
pub use detect::{ModelFolder, detect, is_model_folder, model_folder};
pub use era::{Era, described};
pub use family::{Family, InFolder, PageKind};
pub use names::{Doubt, NameEscape, Names, Words};
pub use openapi_generator::decode_entities;
pub use unread::unread_generator;
pub use variant::{CodeEnd, CodeForm};

use crate::diagnostic::Diagnostic;
use crate::markdown::{Page, Table};
use crate::model::{Numbers, Presence};
use crate::text::{SourceFile, Sources};
use facts::{OperationFacts, PageModel, TypeCell, Wrapper};
use grammar::{Cells, Types};

/// How one generator writes the docs of one language. Data only.
#[derive(Debug)]
pub struct Dialect {
    /// The name in fieldnotes.toml.
    pub id: &'static str,
    /// The language of the SDK, for people.
    pub language: &'static str,
    /// Whether it means all languages of its family, of which the right one is detected from the pages.
    pub is_any: bool,
    pub family: &'static Family,
    /// The info strings of this language's fences.
    pub fences: &'static [&'static str],
    /// Strings that only the Type cells of this dialect hold; each cell with one is a vote for it.
    pub detected_by: &'static [&'static str],
    /// Strings in the titles of pages, apart from a page's own name.
    pub titles: &'static [&'static str],
    /// The eras that pages tell apart, by what is on them; the first that fits counts.
    pub eras: &'static [Era],
    /// The typography of Type cells.
    pub cells: Cells,
    /// How types are spelled.
    pub types: Types,
    /// How the headings of a union's variants spell types, if that is different.
    pub headings: Option<Types>,
    /// Where the code below such a heading names the type.
    pub variant_code: Option<CodeForm>,
    pub presence: TellsPresence,
    pub names: Names,
    /// What enum values that look like numbers are, if nothing else decides.
    pub undecided_numbers: Numbers,
    /// What only the pieces of a page together say: the only part that is code and not data.
    pub finish: Option<fn(&Sources, &mut PageModel)>,
}

impl Dialect {
    /// Reads a Type cell. The rest of it is up to the caller.
    ///
    /// # Errors
    /// If there is no type of this language.
    pub fn type_cell(&self, cell: &mut Cursor) -> Result<TypeCell, CellError> {
        self.cells.read(&self.types, cell)
    }
}

/// What the Required column and the wrapper of a Type cell say together.
#[derive(Debug, Clone, Copy)]
pub struct TellsPresence {
    /// Whether a cell without a wrapper says that a required key is never null.
    pub bare: bool,
    /// The wrappers that say that an optional key may be null, too.
    pub optional: &'static [Wrapper],
}

impl TellsPresence {
    /// Null is told apart from absence.
    pub const BOTH: Self = Self {
        bare: true,
        optional: &[Wrapper::Nullable, Wrapper::OptionalNullable],
    };
    /// Nothing is said about null.
    pub const NOTHING: Self = Self {
        bare: false,
        optional: &[],
    };

    /// The presence of a key that is `required` and whose type has `wrapper`.
    pub fn of(self, required: bool, wrapper: Wrapper) -> Presence {
        match (required, wrapper) {
            (true, Wrapper::None) if self.bare => Presence::Required,
            (true, Wrapper::None | Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
            (true, _) => Presence::RequiredNullable,
            (false, wrapper) if self.optional.contains(&wrapper) => Presence::OptionalNullable,
            (false, _) => Presence::Optional,
        }
    }
}

/// How a dialect spells the names that are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `createdAt`, whatever it was; a name that is already camel case is unchanged, even `componentIDs`.
    Camel,
    /// `CreatedAt`: a capital first letter, no separators, otherwise unchanged.
    Pascal,
    /// `CreatedAt`, `ID`, `URL`: Pascal case with Go's initialisms.
    Go,
    /// `created_at`, and `component_i_ds` for `componentIDs`.
    Snake,
    /// `createdAt` or `created_at`, as the vendor has configured the generator.
    Either,
    /// As on the wire.
    Exact,
}

/// All dialects, in the order in which ties are resolved.
pub const DIALECTS: &[&Dialect] = &joined::<{ count(LISTS) }>(LISTS);

/// The languages of each generator.
const LISTS: &[&[&Dialect]] = &[
    speakeasy::LANGUAGES,
    openapi_generator::LANGUAGES,
    one_page::LANGUAGES,
    apimatic::LANGUAGES,
    liblab::LANGUAGES,
    typedoc::LANGUAGES,
];

/// How many dialects `lists` hold.
const fn count(lists: &[&'static [&'static Dialect]]) -> usize {
    let (mut list, mut count) = (0, 0);
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
}

/// `lists` as one; `N` is how many dialects they hold.
const fn joined<const N: usize>(lists: &[&'static [&'static Dialect]]) -> [&'static Dialect; N] {
    let mut all = [&openapi_generator::ANY; N];
    let (mut list, mut place) = (0, 0);
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            all[place] = lists[list][index];
            place += 1;
            index += 1;
        }
        list += 1;
    }
    all
}

/// All generators, in the order in which a page is shown to them: the last one knows what is not a model at all.
const FAMILIES: &[&Family] = &[
    &one_page::WIDDERSHINS,
    &one_page::SWAGGER_MARKDOWN,
    &one_page::SWAGGER2MARKUP,
    &apimatic::FAMILY,
    &liblab::FAMILY,
    &typedoc::FAMILY,
    &openapi_generator::FAMILY,
    &speakeasy::FAMILY,
];

/// The dialect that fieldnotes.toml calls `id`.
pub fn by_id(id: &str) -> Option<&'static Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.id == id)
}

/// The ids of all dialects, for people.
pub fn known() -> String {
    let ids: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.id).collect();
    ids.join(", ")
}

/// The generators that are read, for people.
pub fn families() -> String {
    let names: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
    names.join(", ")
}

/// Whether `table` of `file` has the columns of a model's fields, as some generator prints them.
pub fn is_field_table(file: &SourceFile, table: &Table) -> bool {
    let header: Vec<&str> = table
        .header
        .cells
        .iter()
        .map(|it| file.slice(*it).trim())
        .collect();
    FAMILIES
        .iter()
        .any(|family| family.columns(&header).is_some())
}

/// Why `page` is not a model, judging by its path and form; `None` for a model. `in_model_folder`: whether the
/// path shows that it is one, so that a page with only a title counts.
pub fn ignored_page(
    sources: &Sources,
    page: &Page,
    in_model_folder: bool,
) -> Option<facts::IgnoreRule> {
    let file = sources.get(page.file)?;
    let folder = if in_model_folder {
        InFolder::OfModels
    } else {
        InFolder::Elsewhere
    };
    // The dialect is not known yet, and each generator's rules know only the form of its own models.
    let mut kinds = FAMILIES.iter().map(|it| (it.kind)(file, page, folder));
    match kinds.find(|kind| *kind != PageKind::Foreign) {
        Some(PageKind::Ignored(rule)) => Some(rule),
        _ => None,
    }
}

/// The models of `page`, read in `dialect`, the page's own first; `None` if it is not understood, and `diagnostics` say why.
pub fn read(
    dialect: &Dialect,
    sources: &Sources,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<PageModel>> {
    let mut context = Context {
        dialect,
        file: sources.get(page.file)?,
        diagnostics,
    };
    let mut models = (dialect.family.read)(&mut context, page)?;
    if let Some(finish) = dialect.finish {
        models.iter_mut().for_each(|model| finish(sources, model));
    }
    Some(models)
}

/// The operations of a page that [`ignored_page`] has found to be about operations.
pub fn operations(dialect: &Dialect, sources: &Sources, page: &Page) -> Vec<OperationFacts> {
    let file = sources.get(page.file);
    file.map(|file| (dialect.family.operations)(dialect, file, page))
        .unwrap_or_default()
}
