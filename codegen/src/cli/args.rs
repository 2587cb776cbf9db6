//! The command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::exit;
use crate::dialect::DIALECTS;
use crate::options::{Dates, EnumPolicy};

const OVERVIEW: &str = "\
Examples:
  fieldnotes init docs/sdk           write a fieldnotes.toml for a folder of docs
  fieldnotes generate                make the crate that fieldnotes.toml describes
  fieldnotes check                   fail, with a diff, where it is not up to date
  fieldnotes generate --docs docs/sdk --out models
                                     without any fieldnotes.toml";

const GENERATE: &str = "\
Examples:
  fieldnotes generate
  fieldnotes generate --docs docs/sdk --out models --name acme-models
  fieldnotes generate --dates string --format json > findings.json

Without `--docs` the nearest fieldnotes.toml counts, in this folder or one above it, and paths
in the output are relative to it. What the command line says wins over the file.";

const CHECK: &str = "\
Examples:
  fieldnotes check                   in CI: exit code 4, and a diff, when a page was changed
                                     without its types
  fieldnotes check > stale.patch     the diff goes to stdout, all else to stderr

Nothing is written. `fieldnotes generate --check` is the same.";

const INIT: &str = "\
Examples:
  fieldnotes init docs/sdk
  fieldnotes init docs-input         several SDKs in folders of their own: one `[[source]]` each

An existing file is never overwritten.";

/// Examples, then the exit codes.
fn after(examples: &str) -> String {
    format!("{examples}\n\n{}", exit::HELP)
}

/// Turn the Markdown model docs of vendors' SDKs into a crate of serde types.
#[derive(Debug, Parser)]
#[command(
    name = "fieldnotes",
    version,
    propagate_version = true,
    after_help = after(OVERVIEW),
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
    #[command(after_help = after(GENERATE))]
    Generate(GenerateArgs),
    /// Fail when the crate is not what the docs say now, and show the difference
    #[command(after_help = after(CHECK))]
    Check(RunArgs),
    /// Write a fieldnotes.toml for a folder of docs
    ///
    /// Reads the pages, finds out which generator wrote them, and writes what it found, with comments, to a new file.
    #[command(after_help = after(INIT))]
    Init(InitArgs),
}

#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    pub run: RunArgs,
    /// Write nothing; fail when there is something to write, and show the difference
    #[arg(long)]
    pub check: bool,
    /// Overwrite edited files, and files in the way that fieldnotes did not write
    #[arg(long, conflicts_with = "check")]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// A folder of docs to read; may be given several times
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub docs: Vec<String>,
    /// The folder of the generated crate [default: generated]
    #[arg(long, value_name = "DIR")]
    pub out: Option<String>,
    /// The package's name in a new Cargo.toml [default: the name of the output folder]
    #[arg(long)]
    pub name: Option<String>,
    /// The dialect of all pages [default: found out from the pages]
    #[arg(long, value_name = "ID", value_parser = dialects())]
    pub dialect: Option<String>,
    /// What dates and times become [default: chrono]
    #[arg(long, value_enum, value_name = "CRATE")]
    pub dates: Option<Dates>,
    /// Which enums keep values that the docs do not list [default: open]
    #[arg(long, value_enum, value_name = "POLICY")]
    pub enums: Option<EnumPolicy>,
    /// The config file [default: the nearest fieldnotes.toml, here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
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

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder of docs, for example the `docs` of a vendor's SDK
    pub dir: String,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = crate::config::FILE_NAME)]
    pub config: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people, on stderr
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
    PossibleValuesParser::new(
        DIALECTS
            .iter()
            .map(|dialect| clap::builder::PossibleValue::new(dialect.id).help(dialect.language)),
    )
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
