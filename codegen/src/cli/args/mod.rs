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
    /// Only files whose content changes are written. Files that are no longer generated are deleted; files that someone
    /// has edited, or that fieldnotes did not write, are reported and left alone.
    #[command(after_help = after(help::GENERATE))]
    Generate(GenerateArgs),
    /// Fail if the crate does not match the docs, and show the difference
    #[command(after_help = after(help::CHECK))]
    Check(CheckArgs),
    /// Write a fieldnotes.toml for a folder of docs
    ///
    /// Reads the pages, detects which generator wrote them, and writes what it found to a new file, with comments.
    #[command(after_help = after(help::INIT))]
    Init(InitArgs),
    /// Create a package: docs, config, generated crate, README and CI
    ///
    /// The docs come from the vendor's repository or are copied from a folder. Either the whole package is created or
    /// nothing is.
    #[command(after_help = after(help::NEW))]
    New(NewArgs),
    /// Fetch the docs that fieldnotes.toml and fieldnotes.lock name
    ///
    /// Only the pages are fetched, with your own git. They replace the folder in one step; if that is interrupted, the old
    /// ones are still there.
    #[command(after_help = after(help::PULL))]
    Pull(PullArgs),
    /// Show what changes to the docs mean for payloads and for Rust callers
    #[command(after_help = after(help::DIFF))]
    Diff(DiffArgs),
    /// Write the model that the docs describe, as JSON
    #[command(after_help = after(help::EXPORT))]
    Export(ExportArgs),
    /// Learn from recorded payloads what the docs do not say
    ///
    /// Reports where the payloads do not fit the generated types, and records what they show in
    /// fieldnotes.observed.toml, to be checked in. The next `fieldnotes generate` uses it.
    #[command(after_help = after(help::OBSERVE))]
    Observe(ObserveArgs),
    /// Fail if recorded payloads do not fit the generated types
    #[command(after_help = after(help::VERIFY))]
    Verify(VerifyArgs),
    /// Show how a model, field, variant or value came out, and why; or what a rule means
    #[command(after_help = after(help::EXPLAIN))]
    Explain(ExplainArgs),
    /// List the names whose wire spelling no source shows, and what would settle them
    ///
    /// Docs print the names of an SDK. A name that is not shown as a JSON key anywhere is written in its likeliest
    /// spelling and read in any.
    #[command(after_help = after(help::NAMES))]
    Names(NamesArgs),
    /// Show which overrides in fieldnotes.toml still have an effect
    ///
    /// Leaves each of them out in turn and compares what would be generated.
    #[command(after_help = after(help::AUDIT))]
    Audit(AuditArgs),
    /// Write all that is known about the models as one HTML page
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

/// What is read and what is generated.
#[derive(Debug, Args)]
pub(super) struct ProjectArgs {
    /// A folder of docs to read; may be given several times
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub docs: Vec<String>,
    /// The folder of the generated crate [default: generated]
    #[arg(long, value_name = "DIR")]
    pub out: Option<String>,
    /// The dialect of all pages [default: detected]
    #[arg(long, value_name = "ID", value_parser = dialects())]
    pub dialect: Option<String>,
    /// The type of dates and times [default: chrono]
    #[arg(long, value_enum, value_name = "CRATE")]
    pub dates: Option<Dates>,
    /// Which enums keep values that the docs do not list [default: open]
    #[arg(long, value_enum, value_name = "POLICY")]
    pub enums: Option<EnumPolicy>,
    /// Write nothing if a page cannot be read [default: keep its model as JSON]
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
    /// Print only errors and the line of counts
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Also print notes, and all findings of each kind
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
    /// Whether to use colours on a stream, given whether it is a terminal.
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
