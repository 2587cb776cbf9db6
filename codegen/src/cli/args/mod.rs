//! The command line.

mod help;
mod verbs;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use verbs::{
    AuditArgs, CheckArgs, CompletionsArgs, DiffArgs, DiffFormat, ExplainArgs, ExportArgs,
    GenerateArgs, InitArgs, ManArgs, NamesArgs, NewArgs, ObserveArgs, PayloadArgs, PullArgs,
    ReportArgs, VerifyArgs, WatchArgs,
};

use crate::dialect::DIALECTS;
use crate::options::{Dates, EnumPolicy};
use help::after;

/// Turn the Markdown model docs of vendors' SDKs into a crate of serde types.
#[derive(Debug, Parser)]
#[command(
    name = "fieldnotes",
    version,
    propagate_version = true,
    after_help = after(help::OVERVIEW),
    arg_required_else_help = true
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the crate
    ///
    /// Only files whose content changes are written. Files that were generated before and are no longer are deleted;
    /// files that someone has edited, or that are not ours, are reported and left alone.
    #[command(after_help = after(help::GENERATE))]
    Generate(GenerateArgs),
    /// Fail when the crate is not what the docs say now, and show the difference
    #[command(after_help = after(help::CHECK))]
    Check(CheckArgs),
    /// Write a fieldnotes.toml for a folder of docs
    ///
    /// Reads the pages, finds out which generator wrote them, and writes what it found, with comments, to a new file.
    #[command(after_help = after(help::INIT))]
    Init(InitArgs),
    /// Make a package: docs, config, generated crate, README and CI
    ///
    /// The docs come from the vendor's repository, or are copied from a folder. The package is there when all of it is
    /// ready, or not at all.
    #[command(after_help = after(help::NEW))]
    New(NewArgs),
    /// Get the docs that fieldnotes.toml and fieldnotes.lock name
    ///
    /// Only the pages come over, by your own git. They replace the folder in one step; after an interruption the old ones
    /// are still there.
    #[command(after_help = after(help::PULL))]
    Pull(PullArgs),
    /// Say what a change of the docs means for payloads and for Rust callers
    #[command(after_help = after(help::DIFF))]
    Diff(DiffArgs),
    /// Write the model that the docs describe as JSON
    #[command(after_help = after(help::EXPORT))]
    Export(ExportArgs),
    /// Learn from recorded payloads what the docs do not say
    ///
    /// Reports where the payloads do not fit the generated types, and records what they show in
    /// fieldnotes.observed.toml, which is checked in. The next `fieldnotes generate` uses it.
    #[command(after_help = after(help::OBSERVE))]
    Observe(ObserveArgs),
    /// Fail when recorded payloads do not fit the generated types
    #[command(after_help = after(help::VERIFY))]
    Verify(VerifyArgs),
    /// Show what a model, field, variant or value has become, and why; or what a rule means
    #[command(after_help = after(help::EXPLAIN))]
    Explain(ExplainArgs),
    /// List the names on the wire that no source shows, and what would decide them
    ///
    /// Docs print the names of an SDK. What is not shown as a key somewhere is written as is likeliest, and read in any
    /// spelling.
    #[command(after_help = after(help::NAMES))]
    Names(NamesArgs),
    /// Say which overrides of fieldnotes.toml still change something
    ///
    /// Leaves out each of them in turn and compares what would be generated.
    #[command(after_help = after(help::AUDIT))]
    Audit(AuditArgs),
    /// Write what there is to know of all models as one HTML page
    ///
    /// The docs' row beside each Rust field, the evidence, what is undecided or contradicted, how much of each namespace
    /// is known, and what has changed. The page needs no network and no JavaScript.
    #[command(after_help = after(help::REPORT))]
    Report(ReportArgs),
    /// Write the crate whenever a page or the config file changes
    #[command(after_help = after(help::WATCH))]
    Watch(WatchArgs),
    /// Print a completion script for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions(CompletionsArgs),
    /// Print a man page
    #[command(after_help = help::MAN)]
    Man(ManArgs),
}

/// What is read, and what is made of it.
#[derive(Debug, Args)]
pub(super) struct ProjectArgs {
    /// A folder of docs to read; may be given several times
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub docs: Vec<String>,
    /// The folder of the generated crate [default: generated]
    #[arg(long, value_name = "DIR")]
    pub out: Option<String>,
    /// The dialect of all pages [default: found out from the pages]
    #[arg(long, value_name = "ID", value_parser = dialects())]
    pub dialect: Option<String>,
    /// What dates and times become [default: chrono]
    #[arg(long, value_enum, value_name = "CRATE")]
    pub dates: Option<Dates>,
    /// Which enums keep values that the docs do not list [default: open]
    #[arg(long, value_enum, value_name = "POLICY")]
    pub enums: Option<EnumPolicy>,
    /// Write nothing where a page cannot be read [default: its model is kept as JSON]
    #[arg(long)]
    pub strict: bool,
    /// The config file [default: the nearest fieldnotes.toml, here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    #[command(flatten)]
    pub style: StyleArgs,
}

/// How much is printed, and in which colours.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct StyleArgs {
    /// Whether to use colours
    #[arg(
        long,
        visible_alias = "colour",
        value_enum,
        default_value_t,
        value_name = "WHEN"
    )]
    pub color: Color,
    /// Print errors only, and the line of counts
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print notes too, and all findings of a kind
    #[arg(short, long)]
    pub verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// One document on stdout
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE switches them on
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to use colours on a stream that is a terminal or not.
    pub fn is_on(self, is_terminal: bool) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced =
            || std::env::var_os("CLICOLOR_FORCE").is_some_and(|it| !it.is_empty() && it != "0");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => !is_set("NO_COLOR") && (is_terminal || is_forced()),
        }
    }
}

fn dialects() -> PossibleValuesParser {
    let dialects = DIALECTS.iter();
    PossibleValuesParser::new(
        dialects.map(|dialect| PossibleValue::new(dialect.id).help(dialect.language)),
    )
}

#[cfg(test)]
mod tests;
