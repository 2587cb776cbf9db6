//! Mentions of pages → pages. The path of a link decides; a name is only a fallback, and that is reported.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::{Body, Reference};
use crate::pages::DocPage;
use crate::parallel;
use crate::text::{SourceFile, Sources, joined};

/// A part of the anchors of models that are nested in others.
const NESTED: char = '\u{bb}';

/// Finds pages by path, by namespace and title, and by title. The maps are never iterated, so their
/// order does not matter.
#[derive(Default)]
pub struct Links {
    by_path: HashMap<String, usize>,
    /// The models of pages that hold several, by path and anchor.
    by_anchor: HashMap<(String, String), usize>,
    trees: HashMap<usize, TreeLinks>,
    excluded: Option<Excluded>,
}

/// The pages that the user excludes, and where mentions of any page lead.
struct Excluded {
    all: Box<Links>,
    /// By their position among all pages.
    pages: BTreeMap<usize, Exclusion>,
}

/// A model that the user excludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// `components.Link`
    pub path: String,
    /// The pattern of `exclude`; `None` if `include` does not match it.
    pub by: Option<String>,
}

/// The pages of one tree, by names in lower case.
#[derive(Default)]
struct TreeLinks {
    /// With the last folder of the page's namespace, in lower case too.
    by_title: HashMap<String, Titled>,
    /// Used only by links to pages without a section.
    by_file: HashMap<String, Vec<usize>>,
}

/// The pages with one title, in order: mostly just one.
struct Titled {
    first: (usize, Arc<str>),
    others: Vec<(usize, Arc<str>)>,
}

impl Titled {
    fn iter(&self) -> impl Iterator<Item = &(usize, Arc<str>)> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl Links {
    /// An index of all model pages.
    pub fn new(sources: &Sources, pages: &[DocPage]) -> Self {
        let mut links = Self {
            by_path: HashMap::with_capacity(pages.len()),
            by_anchor: HashMap::new(),
            trees: HashMap::new(),
            excluded: None,
        };
        let names = parallel::map(pages, |page| {
            let file = sources.get(page.model.file);
            (
                page.model.title.value.to_lowercase(),
                file.map(SourceFile::display_path),
            )
        });
        let has_bare_pages = pages.iter().any(|page| page.model.body == Body::TitleOnly);
        let mut folder: (&str, Arc<str>) = ("", Arc::default());
        for (index, (page, (title, path))) in pages.iter().zip(names).enumerate() {
            let tree = links.trees.entry(page.tree).or_default();
            if let (Some(path), Some(anchor)) = (&path, &page.model.anchor) {
                let place = (path.clone(), anchor.clone());
                links.by_anchor.entry(place).or_insert(index);
            }
            // A page's own model comes before the nested ones on it, which are not link targets. One with an anchor
            // is not a page's own.
            if let Some(path) = path.filter(|_| page.model.anchor.is_none())
                && let Entry::Vacant(place) = links.by_path.entry(path)
            {
                place.insert(index);
                if has_bare_pages {
                    let file = sources.get(page.model.file).map_or("", |file| &file.path);
                    let name = file.rsplit('/').next().unwrap_or_default().to_lowercase();
                    tree.by_file.entry(name).or_default().push(index);
                }
            }
            if folder.0 != page.folder {
                folder = (&page.folder, page.folder.to_lowercase().into());
            }
            let titled = (index, folder.1.clone());
            match tree.by_title.entry(title) {
                Entry::Vacant(place) => {
                    place.insert(Titled {
                        first: titled,
                        others: Vec::new(),
                    });
                }
                Entry::Occupied(mut place) => place.get_mut().others.push(titled),
            }
        }
        links.add_single_models(sources, pages);
        links
    }

    /// A page of models with anchors that has only one of them: links to it need no anchor.
    fn add_single_models(&mut self, sources: &Sources, pages: &[DocPage]) {
        let mut single: HashMap<String, Option<usize>> = HashMap::new();
        for (index, page) in pages.iter().enumerate() {
            let is_own = |anchor: &String| !anchor.contains(NESTED);
            if page.model.anchor.as_ref().is_some_and(is_own)
                && let Some(file) = sources.get(page.model.file)
            {
                let place = single.entry(file.display_path());
                place.and_modify(|it| *it = None).or_insert(Some(index));
            }
        }
        for (path, index) in single {
            if let (Some(index), Entry::Vacant(place)) = (index, self.by_path.entry(path)) {
                place.insert(index);
            }
        }
    }

    /// This index, plus the fact that the user excludes `pages` from `all`.
    #[must_use]
    pub fn without(self, all: Self, pages: BTreeMap<usize, Exclusion>) -> Self {
        let all = Box::new(all);
        let excluded = Some(Excluded { all, pages });
        Self { excluded, ..self }
    }

    /// Why `reference` on the page `from` leads nowhere, if the user has excluded its target.
    fn exclusion(
        &self,
        sources: &Sources,
        from: &DocPage,
        reference: &Reference,
    ) -> Option<&Exclusion> {
        let excluded = self.excluded.as_ref()?;
        let found = excluded.all.find(sources, from, reference).page()?;
        excluded.pages.get(&found)
    }

    /// The page that `reference` on the page `from` means.
    pub fn find(&self, sources: &Sources, from: &DocPage, reference: &Reference) -> Found {
        if self.exclusion(sources, from, reference).is_some() {
            return Found::Excluded;
        }
        if let Some(target) = &reference.target
            && let Some(index) = self.by_anchor(sources, from, target)
        {
            return Found::AsSaid(index);
        }
        if let Some(target) = &reference.target
            && let Some(file) = sources.get(from.model.file)
            && let Some(path) = joined(&file.display_path(), target)
            && let Some(index) = self.by_path.get(&path)
        {
            return Found::AsSaid(*index);
        }
        let (namespace, name) = qualified(&reference.text);
        match (
            self.by_qualified_name(from, namespace, name),
            &reference.target,
        ) {
            // Dialects that name unions without a link mean exactly this, as do links to pages on a vendor's own site.
            (Some(index), None) => Found::AsSaid(index),
            (Some(index), Some(target)) if is_elsewhere(target) => Found::AsSaid(index),
            (Some(index), Some(_)) => Found::ByName(index),
            (None, _) => self.by_unique_title(from, name),
        }
    }

    /// The model that `target` leads to within a page of several.
    fn by_anchor(&self, sources: &Sources, from: &DocPage, target: &str) -> Option<usize> {
        if self.by_anchor.is_empty() {
            return None;
        }
        let (path, anchor) = target.split_once('#')?;
        let own = sources.get(from.model.file)?.display_path();
        let path = if path.is_empty() {
            own
        } else {
            joined(&own, path)?
        };
        self.by_anchor.get(&(path, anchor.to_owned())).copied()
    }

    /// The page that a link leads to: by its path, otherwise the only page of the tree with that file name.
    pub fn by_target(&self, sources: &Sources, from: &DocPage, target: &str) -> Option<usize> {
        let file = sources.get(from.model.file)?;
        let path = joined(&file.display_path(), target);
        if let Some(index) = path.and_then(|path| self.by_path.get(&path).copied()) {
            return Some(index);
        }
        let name = target.rsplit('/').next()?.to_lowercase();
        match self
            .trees
            .get(&from.tree)?
            .by_file
            .get(&name)
            .map(Vec::as_slice)
        {
            Some([index]) => Some(*index),
            _ => None,
        }
    }

    fn by_qualified_name(&self, from: &DocPage, namespace: &str, name: &str) -> Option<usize> {
        let folder = match namespace {
            "" => from.folder.to_lowercase(),
            "models" => String::new(),
            other => other.to_lowercase(),
        };
        let mut titled = self.titled(from, name)?.iter();
        titled
            .find(|(_, other)| **other == *folder)
            .map(|(index, _)| *index)
    }

    /// The pages with the title `name`.
    fn titled(&self, from: &DocPage, name: &str) -> Option<&Titled> {
        self.trees
            .get(&from.tree)?
            .by_title
            .get(&name.to_lowercase())
    }

    fn by_unique_title(&self, from: &DocPage, name: &str) -> Found {
        match self.titled(from, name) {
            Some(Titled {
                first: (index, _),
                others,
            }) if others.is_empty() => Found::ByTitle(*index),
            Some(_) => Found::Ambiguous,
            None => Found::Nowhere,
        }
    }
}

/// Where a mention leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// To the page that its target, or the name of an unlinked union, names.
    AsSaid(usize),
    /// Its target is not a page; the page with its namespace and name is meant.
    ByName(usize),
    /// There is no page where it says; the only page with its title is meant.
    ByTitle(usize),
    /// Several pages have its title.
    Ambiguous,
    Nowhere,
    /// The user has excluded it.
    Excluded,
}

impl Found {
    /// The page, however it was found.
    pub fn page(self) -> Option<usize> {
        match self {
            Self::AsSaid(index) | Self::ByName(index) | Self::ByTitle(index) => Some(index),
            Self::Ambiguous | Self::Nowhere | Self::Excluded => None,
        }
    }
}

/// The guesses of a run, so a folder that all links of a tree get wrong is reported only once.
#[derive(Debug, Default)]
pub struct Guesses {
    /// By tree and missing folder: the first such link, and how many more there are.
    folders: BTreeMap<(usize, String), (Diagnostic, usize)>,
    /// Excluded models that are mentioned, by path: the first mention, and how many more there are.
    excluded: BTreeMap<String, (Diagnostic, usize)>,
}

/// The name as the cell prints it: `kotlin.Log` of a reference to `Log`.
fn with_qualifier<'a>(sources: &'a Sources, reference: &'a Reference) -> &'a str {
    let printed = sources.text(reference.span);
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | ':' | '\\');
    let is_whole = printed.ends_with(&reference.text) && printed.chars().all(is_name);
    if is_whole { printed } else { &reference.text }
}

/// Whether `reference`, which leads to no page, was not a link at all.
fn is_unknown_type(from: &DocPage, reference: &Reference) -> bool {
    match &reference.target {
        Some(target) => is_elsewhere(target),
        None => !from.dialect.types.pages_unlinked,
    }
}

/// Whether a link leads out of the docs.
fn is_elsewhere(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

impl Guesses {
    /// The page that `reference` on `from` means. How it was found is reported, unless it is where the link says.
    pub fn find(
        &mut self,
        links: &Links,
        sources: &Sources,
        from: &DocPage,
        reference: &Reference,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let found = links.find(sources, from, reference);
        match links.exclusion(sources, from, reference) {
            Some(exclusion) => self.note_excluded(reference, exclusion),
            None => self.note(sources, from, reference, found, diagnostics),
        }
        found.page()
    }

    fn note(
        &mut self,
        sources: &Sources,
        from: &DocPage,
        reference: &Reference,
        found: Found,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let text = &reference.text;
        let (message, label) = match found {
            Found::AsSaid(_) | Found::Excluded => return,
            Found::ByName(_) => {
                let target = reference.target.as_deref().unwrap_or_default();
                let message = format!("there is no page at `{target}`");
                (message, format!("assumed to mean the page named `{text}`"))
            }
            Found::ByTitle(_) => {
                let message = format!("`{text}` is not where the link says");
                (
                    message,
                    "assumed to mean the only page with this title".to_owned(),
                )
            }
            Found::Nowhere if reference.built_in.is_some() => return,
            Found::Nowhere if is_unknown_type(from, reference) => {
                let language = from.dialect.language;
                let text = with_qualifier(sources, reference);
                let message =
                    format!("`{text}` is neither a page nor a built-in type of {language}");
                diagnostics.push(
                    Diagnostic::new(Code::UnknownType, message)
                        .at(reference.span, "not understood")
                        .help("`serde_json::Value` is used instead"),
                );
                return;
            }
            Found::Ambiguous | Found::Nowhere => {
                let several = found == Found::Ambiguous;
                let why = if several {
                    "several pages have this title"
                } else {
                    "no page has this title"
                };
                diagnostics.push(
                    Diagnostic::new(Code::BrokenLink, format!("`{text}` leads nowhere"))
                        .at(reference.span, why)
                        .help("`serde_json::Value` is used instead"),
                );
                return;
            }
        };
        let guess = Diagnostic::new(Code::GuessedLink, message).at(reference.span, label);
        let target = reference.target.as_deref().unwrap_or_default();
        let folder = target
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned();
        let entry = self
            .folders
            .entry((from.tree, folder))
            .or_insert((guess, 0));
        entry.1 += 1;
    }

    /// Notes that `reference` is to a model that the user has excluded.
    fn note_excluded(&mut self, reference: &Reference, exclusion: &Exclusion) {
        let Exclusion { path, by } = exclusion;
        let label = match by {
            Some(pattern) => format!("excluded by `{pattern}`"),
            None => "`include` does not list it".to_owned(),
        };
        let found = || {
            let message = format!("`{path}` is left out but needed here");
            Diagnostic::new(Code::ExcludedReference, message)
                .at(reference.span, label)
                .help(match by {
                    Some(pattern) => format!(
                        "`serde_json::Value` is used instead; narrow `{pattern}` in `exclude`, or use `roots`, which bring all \
                         that they need"
                    ),
                    None => format!(
                        "`serde_json::Value` is used instead; add {path:?} to `include`, or use `roots`, which bring all that \
                         they need"
                    ),
                })
        };
        let entry = self.excluded.entry(path.clone());
        entry.or_insert_with(|| (found(), 0)).1 += 1;
    }

    /// Adds the guesses of a later page.
    pub fn extend(&mut self, later: Self) {
        for (path, (first, count)) in later.excluded {
            self.excluded.entry(path).or_insert((first, 0)).1 += count;
        }
        for (folder, (first, count)) in later.folders {
            self.folders.entry(folder).or_insert((first, 0)).1 += count;
        }
    }

    /// The guesses, one per folder.
    pub fn into_diagnostics(self) -> impl Iterator<Item = Diagnostic> {
        let folders = (self.folders.into_iter()).map(|((_, folder), (first, count))| match count {
            1 => first,
            count => first.help(format!(
                "{} more links into `{folder}/` are guessed the same way",
                count - 1
            )),
        });
        let excluded = self.excluded.into_values();
        let excluded = excluded.map(|(mut first, count)| {
            if count > 1 {
                first.message = first
                    .message
                    .replace("needed here", &format!("needed in {count} places"));
            }
            first
        });
        folders.chain(excluded)
    }
}

/// `components.ExposedPort` → (`components`, `ExposedPort`). The separators are those of all languages.
fn qualified(text: &str) -> (&str, &str) {
    let is_separator = |character: char| matches!(character, '.' | ':' | '\\');
    let (path, name) = text.rsplit_once(is_separator).unwrap_or(("", text));
    let namespace = path
        .trim_end_matches(is_separator)
        .rsplit(is_separator)
        .next();
    (namespace.unwrap_or_default(), name)
}

#[cfg(test)]
#[path = "tests/links.rs"]
mod tests;
