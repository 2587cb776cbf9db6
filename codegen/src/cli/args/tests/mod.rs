use clap::CommandFactory as _;

#[test]
fn the_command_line_is_sound() {
    super::Cli::command().debug_assert();
}
