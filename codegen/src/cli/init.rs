//! `fieldnotes init`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::args::{Color, Format, InitArgs, OutputArgs, StyleArgs};
use super::envelopes::Envelopes;
use super::exit;
use super::report::Report;
use crate::config::{Config, Overrides, Source};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::dialect::{Dialect, described, detect, ignored_page, model_folder};
use crate::emit::Target;
use crate::generate::{Generated, generate};
use crate::ledger::Ledger;
use crate::markdown::{self, Page};
use crate::options::Options;
use crate::pages::DocSource;
use crate::source::read_folder;
use crate::text::{FileId, Sources};

/// What was found in one folder.
struct Found {
    folder: String,
    pages: usize,
    dialect: &'static Dialect,
    /// The generator, the language and the era, for people.
    described: String,
    /// The result of a dry run on the pages.
    ledger: Ledger,
    envelopes: Envelopes,
}

/// Does everything, and returns the exit code. `program` is what the user has typed to get here.
pub(super) fn run(args: &InitArgs, program: &str) -> u8 {
    let mut report = Report::default();
    let found = match look(&args.dir, &mut report) {
        Ok(found) => found,
        Err((code, problems)) => return report.stop(code, problems).print(&OUTPUT),
    };
    if let Err((code, problem)) = write(&args.config, &text(&found, &args.config)) {
        return report.stop(code, vec![problem]).print(&OUTPUT);
    }
    let code = report.print(&OUTPUT);
    for line in summary(&found, &args.config, program) {
        // If stdout is closed, nobody wants to know.
        let _ = writeln!(io::stdout().lock(), "{line}");
    }
    code
}

const OUTPUT: OutputArgs = OutputArgs {
    format: Format::Human,
    style: StyleArgs {
        color: Color::Auto,
        quiet: false,
        verbose: false,
    },
};

fn write(config: &Path, text: &str) -> Result<(), (u8, Diagnostic)> {
    let written = File::create_new(config).and_then(|mut file| file.write_all(text.as_bytes()));
    let shown = config.display().to_string();
    written.map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let problem = Diagnostic::new(Code::InvalidConfig, "this file already exists")
                .in_file(shown)
                .help("add a `[[source]]` to it, or write a different file with `--config FILE`");
            (exit::USAGE, problem)
        } else {
            let message = format!("this file cannot be written: {error}");
            (
                exit::FAILURE,
                Diagnostic::new(Code::CannotWrite, message).in_file(shown),
            )
        }
    })
}

/// Reads the pages below `dir` and detects what they are. Unknown folders become warnings.
fn look(dir: &str, report: &mut Report) -> Result<Vec<Found>, (u8, Vec<Diagnostic>)> {
    let mut config = Config::default();
    config.apply(Overrides {
        sources: vec![Source::new(dir)],
        ..Overrides::default()
    });
    let project = config
        .resolve(Path::new(""))
        .map_err(|problems| (exit::USAGE, problems))?;
    if let Some(docs) = project.missing().next() {
        return Err((exit::USAGE, vec![project.missing_folder(docs)]));
    }
    let shown = project.docs.first().map_or("", |docs| docs.shown.as_str());
    let mut problems = Vec::new();
    let files = read_folder(Path::new(dir), shown, &mut report.sources, &mut problems);
    if files.is_empty() {
        return Err((exit::FINDINGS, problems));
    }
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for (part, files) in parts(&report.sources, &files) {
        let folder = match part {
            "" if shown.is_empty() => ".".to_owned(),
            part => format!("{shown}{part}").trim_end_matches('/').to_owned(),
        };
        match dialect(&report.sources, &files) {
            Some(dialect) => {
                let (pages, described) = (files.len(), described(dialect, &report.sources, &files));
                let generated = dry_run(&report.sources, files, dialect);
                found.push(Found {
                    folder,
                    pages,
                    dialect,
                    described,
                    envelopes: Envelopes::of(&generated.api),
                    ledger: generated.ledger,
                });
            }
            None => unknown.push(not_detected(&folder)),
        }
    }
    if found.is_empty() {
        return Err((exit::FINDINGS, unknown));
    }
    for mut problem in unknown {
        problem.level = Level::Warning;
        report.diagnostics.push(problem);
    }
    Ok(found)
}

/// The folders directly below the top if each holds one SDK's docs; otherwise the top itself, `""`.
fn parts<'a>(sources: &'a Sources, files: &[FileId]) -> BTreeMap<&'a str, Vec<FileId>> {
    let path = |file: &FileId| sources.get(*file).map_or("", |file| file.path.as_str());
    let certain = files
        .iter()
        .filter_map(|file| Some(model_folder(sources.get(*file)?)))
        .filter(|it| it.certain);
    let tops: BTreeSet<&str> = certain.map(|folder| first_part(folder.root)).collect();
    if tops.len() < 2 || tops.contains("") {
        return BTreeMap::from([("", files.to_vec())]);
    }
    let mut parts: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    for file in files {
        let top = first_part(path(file));
        if tops.contains(top) {
            parts.entry(top).or_default().push(*file);
        }
    }
    parts
}

fn first_part(path: &str) -> &str {
    path.split_once('/').map_or(path, |(first, _)| first)
}

/// What wrote the pages `files`.
pub(super) fn dialect(sources: &Sources, files: &[FileId]) -> Option<&'static Dialect> {
    // `generate` reports problems with pages.
    let mut ignored = Vec::new();
    let pages: Vec<Page> = files
        .iter()
        .map(|file| markdown::parse(sources, *file, &mut ignored))
        .collect();
    let models: Vec<&Page> = pages
        .iter()
        .filter(|page| {
            let folder = sources.get(page.file).map(model_folder);
            ignored_page(sources, page, folder.is_some_and(|it| it.certain)).is_none()
        })
        .collect();
    detect(sources, &models, None)
}

/// The result of `generate` for these pages.
fn dry_run(sources: &Sources, files: Vec<FileId>, dialect: &'static Dialect) -> Generated {
    let docs = DocSource {
        dialect: Some(dialect),
        files,
        ..DocSource::default()
    };
    let target = Target::Package {
        name: "dry-run".to_owned(),
    };
    generate(sources, &[docs], Options::default(), &target)
}

pub(super) fn not_detected(folder: &str) -> Diagnostic {
    let message = "nothing in these pages shows which generator wrote them";
    Diagnostic::new(Code::UnknownDialect, message)
        .in_file(folder)
        .help("`fieldnotes generate --help` lists the dialects it can read")
}

/// The text of the config file at `config`.
fn text(found: &[Found], config: &Path) -> String {
    let mut text = format!(
        "\
# What fieldnotes reads and what it generates. Paths are relative to this file.
# `fieldnotes generate` writes the crate; `fieldnotes check` checks that it is up to date.

[crate]
# The package name, used when Cargo.toml is first written. From then on that file is yours.
name = {}
# Where the generated crate goes.
out = \"generated\"
# The type of dates and times: \"chrono\", \"jiff\", \"time\" or \"string\".
# dates = \"chrono\"
# Which enums keep values that the docs do not list: \"open\" (all), \"as-documented\", \"closed\" (none).
# enums = \"open\"
",
        quoted(&package_name(config))
    );
    let several = found.len() > 1;
    if let [only] = found {
        text.push_str(&only.envelopes.config_lines());
    }
    for found in found {
        text.push_str("\n[[source]]\ndocs = ");
        text.push_str(&quoted(&from_config(&found.folder, config)));
        let module = first_part_from_behind(&found.folder);
        let module = crate::config::module_of(module);
        let (mark, comment) = if several {
            ("", "The module for the models.")
        } else {
            (
                "# ",
                "The module for the models. Default: the root of the crate.",
            )
        };
        text.push_str(&format!(
            "\n# {comment}\n{mark}module = {}",
            quoted(&module)
        ));
        let (pages, described) = (found.pages, &found.described);
        text.push_str(&format!(
            "\n# Found out from {pages} pages: {described}.\ndialect = {}\n",
            quoted(found.dialect.id)
        ));
    }
    text
}

fn first_part_from_behind(folder: &str) -> &str {
    folder
        .rsplit('/')
        .find(|part| !matches!(*part, "" | "." | ".."))
        .unwrap_or("docs")
}

/// The given folder, relative to the config file.
fn from_config(folder: &str, config: &Path) -> String {
    let parent = config
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    match parent.and_then(|parent| Path::new(folder).strip_prefix(parent).ok()) {
        Some(rest) => rest.display().to_string(),
        None if parent.is_some() => std::path::absolute(folder)
            .map_or_else(|_| folder.to_owned(), |path| path.display().to_string()),
        None => folder.to_owned(),
    }
}

/// `NAME-models`, by the folder that the config file is in.
fn package_name(config: &Path) -> String {
    let path = std::path::absolute(config).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let name = crate::config::module_of(&folder.to_string_lossy()).replace('_', "-");
    let name = if name.is_empty() {
        "api".to_owned()
    } else {
        name
    };
    format!("{name}-models")
}

/// `text` as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    // JSON escapes everything that TOML requires, in the same way.
    serde_json::to_string(text).unwrap_or_default()
}

fn summary(found: &[Found], config: &Path, program: &str) -> Vec<String> {
    let mut lines: Vec<String> = found
        .iter()
        .map(|it| {
            let Found { folder, pages, .. } = it;
            let Ledger { models, fields, unknown, .. } = &it.ledger;
            format!(
                "{folder}: {} ({}), {pages} pages: {models} models, {fields} fields, unknown {unknown}",
                it.described, it.dialect.id
            )
        })
        .collect();
    if let [only] = found {
        lines.extend(only.envelopes.sentence());
    }
    let shown = config.display();
    lines.push(format!("wrote {shown}: review it, then run"));
    let is_usual = config == Path::new(crate::config::FILE_NAME);
    let option = if is_usual {
        String::new()
    } else {
        format!(" --config {shown}")
    };
    lines.push(format!("    {program} generate{option}"));
    lines
}
