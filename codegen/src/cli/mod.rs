//! The programs `fieldnotes` and `cargo fieldnotes`.

mod args;
mod audit;
mod check_base;
mod choices;
mod comparison;
mod diff;
pub mod envelopes;
mod exit;
mod explain;
mod generate;
mod git;
mod html;
mod init;
mod json;
mod locked;
mod names;
mod new;
mod observe;
mod observe_report;
mod patch;
mod payloads;
mod progress;
mod pull;
mod report;
mod shell;
mod shrinkage;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Cli, Command, DiffFormat, Format, OutputArgs, StyleArgs};
use progress::shown;
use report::Report;

use crate::run::Run;

/// The program `fieldnotes`.
pub fn main() -> ExitCode {
    run("fieldnotes", std::env::args_os().collect())
}

/// The program `cargo-fieldnotes`, which cargo runs as `cargo-fieldnotes fieldnotes …` for `cargo fieldnotes …`.
pub fn cargo_main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    if args.get(1).is_some_and(|arg| arg == "fieldnotes") {
        args.remove(1);
    }
    run("cargo fieldnotes", args)
}

fn run(name: &'static str, args: Vec<OsString>) -> ExitCode {
    let matches = Cli::command().bin_name(name).try_get_matches_from(args);
    let cli = matches.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    let code = match cli {
        Ok(cli) => dispatch(&cli.command, name),
        Err(error) => {
            // Requested help goes to stdout, errors to stderr; if one is closed, nobody wants to know.
            let _ = error.print();
            u8::try_from(error.exit_code()).unwrap_or(exit::USAGE)
        }
    };
    ExitCode::from(code)
}

/// Prints the report and ends the process, which frees what was `made` faster than dropping it piece by piece.
fn print_last((report, made): (Report, Option<Run>), args: &OutputArgs) -> u8 {
    std::mem::forget(made);
    report.print(args)
}

fn dispatch(command: &Command, name: &str) -> u8 {
    match command {
        Command::Generate(args) => {
            let made = shown("generating", args.output.style, |_| {
                generate::generate(args)
            });
            print_last(made, &args.output)
        }
        Command::Check(args) => {
            let made = shown("checking", args.output.style, |_| generate::check(args));
            print_last(made, &args.output)
        }
        Command::Init(args) => init::run(args, name),
        Command::New(args) => {
            let report = shown("making the package", args.style, |progress| {
                new::run(args, name, progress)
            });
            report.print_as(Format::Human, args.style)
        }
        Command::Pull(args) => {
            let report = shown("pulling", args.style, |progress| pull::run(args, progress));
            report.print_as(Format::Human, args.style)
        }
        Command::Diff(args) => {
            let is_json = args.format == DiffFormat::Json;
            let format = if is_json { Format::Json } else { Format::Human };
            let report = shown("comparing", args.style, |_| diff::diff(args));
            report.print_as(format, args.style)
        }
        Command::Export(args) => {
            let report = shown("exporting", args.style, |_| diff::export(args));
            report.print_as(Format::Human, args.style)
        }
        // The input may come from a person at the terminal.
        Command::Observe(args) => observe::observe(args).print(&args.output),
        Command::Verify(args) => observe::verify(args).print(&args.output),
        Command::Explain(args) => explain::run(args).print(&args.output),
        Command::Names(args) => {
            let report = shown("reading", args.output.style, |_| names::run(args));
            report.print(&args.output)
        }
        Command::Audit(args) => {
            let report = shown("auditing", args.output.style, |_| audit::run(args));
            report.print(&args.output)
        }
        Command::Report(args) => {
            let report = shown("reporting", args.style, |_| html::run(args));
            report.print_as(Format::Human, args.style)
        }
        Command::Watch(args) => watch::run(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => match shell::man(args) {
            Ok(page) => shell::print(&page),
            Err(report) => report.print_as(Format::Human, StyleArgs::default()),
        },
    }
}
