//! `fieldnotes completions` and `fieldnotes man`: generated from the same description as `--help`.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::args::{Cli, CompletionsArgs, ManArgs};
use super::exit;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::closest;

/// Prints a completion script.
pub(super) fn completions(args: &CompletionsArgs) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "fieldnotes", &mut script);
    print(&script)
}

/// The man page of the program, or of one command.
pub(super) fn man(args: &ManArgs) -> Result<Vec<u8>, Box<Report>> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.verb {
        None => program,
        Some(verb) => match program.find_subcommand(verb) {
            Some(found) => found.clone(),
            None => return Err(Box::new(no_verb(verb, &program))),
        },
    };
    let mut page = Vec::new();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => Ok(page),
        Err(error) => {
            let problem = Diagnostic::new(Code::CannotWrite, error.to_string());
            Err(Box::new(
                Report::default().stop(exit::FAILURE, vec![problem]),
            ))
        }
    }
}

fn no_verb(verb: &str, program: &clap::Command) -> Report {
    let verbs: Vec<&str> = program
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let help = match closest(verb, &verbs) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the commands are `{}`", verbs.join("`, `")),
    };
    let problem = Diagnostic::new(Code::UnknownName, format!("there is no command `{verb}`"));
    Report {
        on_errors: "nothing is printed",
        ..Report::default()
    }
    .stop(exit::USAGE, vec![problem.help(help)])
}

/// If stdout is closed, nobody wants to know.
pub(super) fn print(text: &[u8]) -> u8 {
    match io::stdout().lock().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::FAILURE,
        _ => exit::SUCCESS,
    }
}
