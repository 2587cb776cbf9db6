//! The arguments of each command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{OutputArgs, ProjectArgs, StyleArgs};
use crate::diff::Bump;
use crate::observe::Effect;

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    pub project: ProjectArgs,
    /// The package's name in a new Cargo.toml [default: the name of the output folder]
    #[arg(long)]
    pub name: Option<String>,
    /// Write nothing; fail if there is something to write, and show the difference
    #[arg(long)]
    pub check: bool,
    /// Overwrite edited files, and files in the way that fieldnotes did not write
    #[arg(long, conflicts_with = "check")]
    pub force: bool,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub project: ProjectArgs,
    /// The package's name in a new Cargo.toml [default: the name of the output folder]
    #[arg(long)]
    pub name: Option<String>,
    /// Also fail if the version has not been raised as the changes since OLD require: `git:REV`, a folder of docs or
    /// an exported model
    #[arg(long, value_name = "OLD")]
    pub base: Option<String>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct WatchArgs {
    #[command(flatten)]
    pub generate: GenerateArgs,
    /// How often to look for changes, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(10..))]
    pub every: u64,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder of docs, for example the `docs` of a vendor's SDK
    pub dir: String,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = crate::config::FILE_NAME)]
    pub config: PathBuf,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("from").required(true).args(["git", "docs"]))]
pub(crate) struct NewArgs {
    /// The folder to create; its name is also the package's name
    pub name: PathBuf,
    /// The vendor's repository
    #[arg(long, value_name = "URL")]
    pub git: Option<String>,
    /// A branch, tag or commit of the repository
    #[arg(long, requires = "git", conflicts_with = "tag")]
    pub rev: Option<String>,
    /// A pattern for its tags, of which the newest match is taken [default: v*, if a tag matches]
    #[arg(long, requires = "git", value_name = "PATTERN")]
    pub tag: Option<String>,
    /// The folder of the docs in the repository [default: the one called `docs`]
    #[arg(long, requires = "git", value_name = "DIR")]
    pub path: Option<String>,
    /// A folder of docs to copy, instead of a repository
    #[arg(long, value_name = "DIR")]
    pub docs: Option<String>,
    /// Let `cargo build` regenerate the crate, with a build script that depends on fieldnotes
    #[arg(long)]
    pub build_script: bool,
    #[command(flatten)]
    pub style: StyleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct PullArgs {
    /// Move to the newest commit or tag that fieldnotes.toml asks for, and show what has changed
    #[arg(long)]
    pub update: bool,
    /// Replace a folder even if it was edited or holds other files
    #[arg(long)]
    pub force: bool,
    /// The config file [default: the nearest fieldnotes.toml, here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub style: StyleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The old docs: a folder, `git:REV`, or an exported model (*.json)
    pub old: String,
    /// The new docs, in the same forms [default: the docs as they are now]
    pub new: Option<String>,
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Exit with code 100 if a change is at least this severe
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub deny: Deny,
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: DiffFormat,
    #[command(flatten)]
    pub style: StyleArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people, breaking changes first
    #[default]
    Human,
    /// One document on stdout
    Json,
    /// To paste into a pull request
    Markdown,
    /// Annotations for GitHub Actions; a summary goes to the file $GITHUB_STEP_SUMMARY
    Github,
}

/// The least change that makes the exit code 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Deny {
    /// Callers may not compile, or old code stops working
    Major,
    /// Something is added
    Minor,
    /// The generated code differs
    Patch,
    /// Changes are never a failure
    #[default]
    None,
}

impl Deny {
    /// The least change that is too much.
    pub fn level(self) -> Option<Bump> {
        match self {
            Self::Major => Some(Bump::Major),
            Self::Minor => Some(Bump::Minor),
            Self::Patch => Some(Bump::Patch),
            Self::None => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub project: ProjectArgs,
    /// The file to write [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub style: StyleArgs,
}

/// Which payloads to read, and as which model.
#[derive(Debug, Args)]
pub(crate) struct PayloadArgs {
    /// The model of each payload, such as `components.LinkSchema`
    #[arg(long = "as", value_name = "MODEL")]
    pub model: String,
    /// Files with JSON or NDJSON; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub project: ProjectArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ObserveArgs {
    #[command(flatten)]
    pub payloads: PayloadArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub payloads: PayloadArgs,
    /// Exit with code 100 if a misfit is at least this bad
    #[arg(long, value_enum, default_value_t, value_name = "EFFECT")]
    pub deny: DenyEffect,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The least misfit that makes the exit code 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DenyEffect {
    /// Any, even a value that is kept although the docs do not list it
    #[default]
    Kept,
    /// Something is read but not written back
    Lost,
    /// A payload is refused
    Refused,
}

impl DenyEffect {
    /// The least effect that is too much.
    pub fn effect(self) -> Effect {
        match self {
            Self::Kept => Effect::Kept,
            Self::Lost => Effect::Lost,
            Self::Refused => Effect::Refused,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The model, or a field, variant or value of one: `components.ProcessV3.terminatedAt`; or a rule: `broken-link`
    pub name: String,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct NamesArgs {
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
// For this command, everybody expects `--out` to be the report.
#[command(mut_arg("out", |out| out.long("crate").hide(true)))]
pub(crate) struct ReportArgs {
    /// The file to write
    #[arg(
        short = 'o',
        long = "out",
        value_name = "FILE",
        default_value = "report.html"
    )]
    pub file: PathBuf,
    /// Also show what has changed since: `git:REV`, a folder of docs or an exported model
    #[arg(long, value_name = "OLD")]
    pub since: Option<String>,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub style: StyleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command that the page is about [default: the program]
    pub verb: Option<String>,
}
