//! The program `fieldnotes` as a subcommand of cargo: `cargo fieldnotes --help`.

fn main() -> std::process::ExitCode {
    fieldnotes::cli::cargo_main()
}
