//! [`Config`] → [`Project`]: everything is checked and nothing left open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::accept::Accepted;
use super::file::advice;
use super::paths::lexical;
use super::remote::{self, Remote};
use super::{Config, DEFAULT_MAX_DROP, DEFAULT_OUT, OBSERVED_FILE, Setting, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::{self, DIALECTS, Dialect};
use crate::options::Options;
use crate::options::WireCase;
use crate::overrides::{Override, Pattern};
use crate::text::Span;
use crate::words::{ascii, module_name, snake_case};

/// Modules that the root of a generated crate may already have.
const RESERVED_MODULES: [&str; 4] = ["lib", "main", "mod", "support"];

/// Names that cargo refuses, because Rust's own crates have them.
const RUST_CRATES: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// A config that can be run.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder that shown paths are relative to.
    pub base: PathBuf,
    /// The folder of the generated crate.
    pub out: PathBuf,
    /// The package's name in a new Cargo.toml.
    pub name: String,
    pub options: Options,
    pub docs: Vec<Docs>,
    /// By how many percent pages, models or fields may fall before `check` fails.
    pub max_drop: u8,
    /// The file with what payloads have shown, and whether the config names it.
    pub observed: (PathBuf, bool),
    pub roots: Vec<Pattern>,
    pub include: Vec<Pattern>,
    pub exclude: Vec<Pattern>,
    pub corrections: Vec<Override>,
    pub accepts: Vec<Accepted>,
}

/// A folder of docs that can be read.
#[derive(Debug, Clone)]
pub struct Docs {
    pub folder: PathBuf,
    /// The folder as shown to people, with a slash at the end unless it is empty.
    pub shown: String,
    /// The prefix of page paths in generated files. It is `shown`, but never specific to one machine: the same docs
    /// give the same bytes wherever they are.
    pub prefix: String,
    /// Empty for the root of the crate.
    pub module: String,
    pub dialect: Option<&'static Dialect>,
    pub wire_case: Option<WireCase>,
    /// The position of the source to which this one only adds facts.
    pub corroborates: Option<usize>,
    /// The place of the folder in the config.
    pub span: Option<Span>,
    /// Where `fieldnotes pull` gets it from.
    pub remote: Option<Remote>,
}

impl Docs {
    /// The folder as named in a sentence.
    pub fn name(&self) -> &str {
        match self.shown.trim_end_matches('/') {
            "" => ".",
            name => name,
        }
    }
}

impl Config {
    /// Checks all settings and fills in the defaults. Relative paths start at `base`.
    ///
    /// # Errors
    /// All mistakes, each with its place in the config file if it came from one.
    pub fn resolve(&self, base: &Path) -> Result<Project, Vec<Diagnostic>> {
        self.resolve_with(base, |resolver, project| resolver.check_overlap(project))
    }

    /// [`Config::resolve`] for a run that writes nothing: its docs may well lie around the output folder.
    ///
    /// # Errors
    /// As those of [`Config::resolve`].
    pub fn resolve_to_read(&self, base: &Path) -> Result<Project, Vec<Diagnostic>> {
        self.resolve_with(base, |_, _| {})
    }

    fn resolve_with(
        &self,
        base: &Path,
        check: fn(&mut Resolver, &Project),
    ) -> Result<Project, Vec<Diagnostic>> {
        let mut resolver = Resolver {
            config: self,
            base,
            problems: Vec::new(),
        };
        let project = resolver.project();
        check(&mut resolver, &project);
        if resolver.problems.is_empty() {
            Ok(project)
        } else {
            Err(resolver.problems)
        }
    }
}

struct Resolver<'a> {
    config: &'a Config,
    base: &'a Path,
    problems: Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn project(&mut self) -> Project {
        let out = self.out();
        let docs = self.docs();
        remote::check_folders(self.base, &docs, &mut self.problems);
        Project {
            base: self.base.to_owned(),
            name: self.name(&out),
            out,
            options: Options {
                layout: self.config.layout.unwrap_or_default(),
                dates: self.config.dates.unwrap_or_default(),
                numbers: self.config.numbers.unwrap_or_default(),
                enums: self.config.enums.unwrap_or_default(),
                unknown_nullability: self.config.unknown_nullability.unwrap_or_default(),
                unknown_keys: self.config.unknown_keys.unwrap_or_default(),
                exhaustive: self.config.non_exhaustive == Some(false),
                namespace_features: self.config.namespace_features,
                strict: self.config.strict,
            },
            docs,
            max_drop: self.config.max_drop.unwrap_or(DEFAULT_MAX_DROP),
            observed: match &self.config.observed {
                Some(file) => (self.base.join(&file.value), true),
                None => (self.base.join(OBSERVED_FILE), false),
            },
            roots: self.config.roots.clone(),
            include: self.config.include.clone(),
            exclude: self.config.exclude.clone(),
            corrections: self.config.corrections.clone(),
            accepts: self.accepts(),
        }
    }

    fn accepts(&mut self) -> Vec<Accepted> {
        let mut accepted = Vec::new();
        for accept in &self.config.accepts {
            match accept.resolve() {
                Ok(it) => accepted.push(it),
                Err(problem) => self.problems.push(problem),
            }
        }
        accepted
    }

    fn problem(&mut self, message: String, span: Option<Span>, label: &str, help: &str) {
        let mut problem = Diagnostic::new(Code::InvalidConfig, message);
        if let Some(span) = span {
            problem = problem.at(span, label);
        }
        if !help.is_empty() {
            problem = problem.help(help);
        }
        self.problems.push(problem);
    }

    fn out(&mut self) -> PathBuf {
        match &self.config.out {
            Some(out) if out.value.is_empty() => {
                let message = "the output folder is empty".to_owned();
                let help = "write \".\" for the folder of the config file";
                self.problem(message, out.span, "empty", help);
                self.base.to_owned()
            }
            Some(out) => self.base.join(&out.value),
            None => self.base.join(DEFAULT_OUT),
        }
    }

    fn name(&mut self, out: &Path) -> String {
        let Some(name) = &self.config.name else {
            return default_name(out);
        };
        if !is_package_name(&name.value) {
            let message = format!("`{}` cannot be a package name", name.value);
            let help = "a name starts with a letter and has only letters, digits, `-` and `_`";
            self.problem(message, name.span, "not a name for cargo", help);
        } else if is_rust_word(&name.value) {
            let message = format!(
                "`{}` is reserved by Rust and cannot be a package name",
                name.value
            );
            let help = format!("try `{}-models`", name.value);
            self.problem(message, name.span, "reserved", &help);
        }
        name.value.clone()
    }

    fn docs(&mut self) -> Vec<Docs> {
        if self.config.sources.is_empty() {
            let message = "there is no folder of docs to read".to_owned();
            let help = "add `[[source]]` with `docs = \"FOLDER\"`";
            self.problem(
                message,
                self.config.span,
                "no `[[source]]` in this file",
                help,
            );
        }
        let sources = &self.config.sources;
        let mut docs: Vec<Docs> = Vec::new();
        let mut taken: BTreeMap<String, Option<Span>> = BTreeMap::new();
        for source in sources {
            let read = self.source(source, sources.len() == 1);
            let place = source.module.as_ref().unwrap_or(&source.docs).span;
            if let Some(first) = taken.insert(read.module.clone(), place) {
                self.same_module(&read.module, place, first);
            }
            docs.push(read);
        }
        set_prefixes(&mut docs);
        self.set_seconds(&mut docs);
        docs
    }

    fn source(&mut self, source: &Source, is_alone: bool) -> Docs {
        let folder = self.base.join(&source.docs.value);
        let shown = shown_folder(&source.docs.value);
        if source.docs.value.is_empty() {
            let message = "the folder of docs is empty".to_owned();
            let help = "write \".\" for the folder of the config file";
            self.problem(message, source.docs.span, "empty", help);
        }
        let module = match &source.module {
            Some(module) => self.module(module),
            None if is_alone => String::new(),
            None => module_of(last_part(&folder).unwrap_or("docs")),
        };
        Docs {
            folder,
            prefix: shown.clone(),
            shown,
            module,
            dialect: source.dialect.as_ref().and_then(|id| self.dialect(id)),
            wire_case: source.wire_case,
            corroborates: None,
            span: source.docs.span,
            remote: source.remote(&mut self.problems),
        }
    }

    /// Finds the source that each second one names.
    fn set_seconds(&mut self, docs: &mut [Docs]) {
        let modules: Vec<String> = docs.iter().map(|it| it.module.clone()).collect();
        let seconds: Vec<bool> = self
            .config
            .sources
            .iter()
            .map(|source| source.corroborates.is_some())
            .collect();
        for (source, docs) in self.config.sources.iter().zip(docs) {
            let Some(first) = &source.corroborates else {
                continue;
            };
            docs.corroborates = modules.iter().position(|module| *module == first.value);
            match docs.corroborates {
                Some(index) if seconds.get(index) == Some(&false) => {}
                Some(_) => {
                    let message =
                        format!("`{}` itself only adds facts to another source", first.value);
                    self.problem(message, first.span, "not a source with its own models", "");
                }
                None => {
                    let known: Vec<&str> = modules.iter().map(String::as_str).collect();
                    let message = format!("no source has the module `{}`", first.value);
                    self.problem(
                        message,
                        first.span,
                        "unknown module",
                        &advice("module", &first.value, &known),
                    );
                }
            }
        }
    }

    fn module(&mut self, module: &Setting<String>) -> String {
        let name = &module.value;
        let right = module_of(name);
        if RESERVED_MODULES.contains(&name.as_str()) {
            let message = format!("the module name `{name}` is reserved for the generated code");
            self.problem(message, module.span, "reserved", "choose another name");
        } else if right != *name {
            let message = format!("`{name}` is not a module name");
            let help = format!("write `{right}`");
            let label = if is_rust_word(name) {
                "a Rust keyword"
            } else {
                "not a name in snake case"
            };
            self.problem(message, module.span, label, &help);
        }
        right
    }

    fn same_module(&mut self, module: &str, place: Option<Span>, first: Option<Span>) {
        let message = if module.is_empty() {
            "two sources would both go to the root of the crate".to_owned()
        } else {
            format!("two sources would both go to the module `{module}`")
        };
        let help = "give each `[[source]]` its own `module`";
        self.problem(message, place, "the second one", help);
        if let (Some(problem), Some(first)) = (self.problems.last_mut(), first) {
            *problem = problem.clone().also(first, "the first one");
        }
    }

    fn dialect(&mut self, id: &Setting<String>) -> Option<&'static Dialect> {
        let found = dialect::by_id(&id.value);
        if found.is_none() {
            let known: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.id).collect();
            let message = format!("there is no dialect `{}`", id.value);
            let help = advice("dialect", &id.value, &known);
            self.problem(message, id.span, "unknown dialect", &help);
        }
        found
    }

    /// If the crate were written among the pages, the next run would read its README as a page.
    fn check_overlap(&mut self, project: &Project) {
        let inside = |docs: &&Docs| lexical(&project.out).starts_with(lexical(&docs.folder));
        let Some(around) = project.docs.iter().find(inside) else {
            return;
        };
        let message = format!(
            "the output folder is inside the folder of docs `{}`, so its files would be read as pages",
            around.name()
        );
        let span = self.config.out.as_ref().map_or(around.span, |out| out.span);
        self.problem(
            message,
            span,
            "inside the docs",
            "move one of them elsewhere",
        );
    }
}

/// `name` as a module, by the same rules as the modules that come from folders.
pub(crate) fn module_of(name: &str) -> String {
    let module = module_name(&snake_case(&ascii(name)));
    if module.is_empty() || module.starts_with(|first: char| first.is_ascii_alphabetic()) {
        module
    } else {
        format!("m_{module}")
    }
}

fn last_part(folder: &Path) -> Option<&str> {
    folder.file_name()?.to_str()
}

/// The name of the output folder as a package name, as with `cargo new`.
fn default_name(out: &Path) -> String {
    let spell = |letter: char| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '-'
        }
    };
    let name: String = last_part(out)
        .unwrap_or_default()
        .chars()
        .map(spell)
        .collect();
    let name = name.trim_matches('-').to_ascii_lowercase();
    match name {
        name if !is_package_name(&name) => "api-models".to_owned(),
        name if is_rust_word(&name) => format!("{name}-models"),
        name => name,
    }
}

/// Whether no package can have this name, because it is a keyword or one of Rust's own crates.
pub(crate) fn is_rust_word(name: &str) -> bool {
    let name = name.replace('-', "_");
    module_name(&name) != name || RUST_CRATES.contains(&name.as_str())
}

/// Whether `name` has only characters that cargo allows in a package name.
pub(crate) fn is_package_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// `./docs\ts` → `docs/ts/`.
fn shown_folder(folder: &str) -> String {
    let folder = if cfg!(windows) {
        folder.replace('\\', "/")
    } else {
        folder.to_owned()
    };
    let mut shown = String::new();
    if folder.starts_with('/') {
        shown.push('/');
    }
    for part in folder.split('/').filter(|part| !matches!(*part, "" | ".")) {
        shown.push_str(part);
        shown.push('/');
    }
    shown
}

/// Makes the prefixes independent of the machine and distinct.
fn set_prefixes(docs: &mut [Docs]) {
    for docs in docs.iter_mut() {
        let leaves = docs.shown.split('/').any(|part| part == "..");
        if leaves || Path::new(&docs.shown).is_absolute() {
            let name = last_part(&docs.folder).unwrap_or("docs");
            docs.prefix = format!("{name}/");
        }
    }
    for index in 1..docs.len() {
        let (before, rest) = docs.split_at_mut(index);
        if let Some(docs) = rest.first_mut()
            && before.iter().any(|other| other.prefix == docs.prefix)
        {
            docs.prefix = format!("{}/{}", docs.module, docs.prefix);
        }
    }
}
