//! The programs `fieldnotes` and `cargo fieldnotes`.

mod args;
pub mod exit;
mod generate;
mod init;
mod json;
mod report;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Cli, Command};

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
            // Help asked for goes to stdout, complaints to stderr; a closed one is nobody's concern.
            let _ = error.print();
            u8::try_from(error.exit_code()).unwrap_or(exit::USAGE)
        }
    };
    ExitCode::from(code)
}

fn dispatch(command: &Command, name: &str) -> u8 {
    match command {
        Command::Generate(args) => {
            let report = generate::run(&args.run, args.check, args.force);
            report.print(&args.run.output)
        }
        Command::Check(args) => generate::run(args, true, false).print(&args.output),
        Command::Init(args) => init::run(args, name),
    }
}
