//! The program `fieldnotes`: `fieldnotes --help` says what it does.

fn main() -> std::process::ExitCode {
    fieldnotes::cli::main()
}
