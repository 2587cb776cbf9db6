//! The text after the options in each `--help`.

use super::super::exit;

/// Examples, then the exit codes.
pub fn after(examples: &str) -> String {
    format!("{examples}\n\n{}", exit::HELP)
}

pub const OVERVIEW: &str = "\
Examples:
  fieldnotes new acme-models --git https://github.com/acme/sdk
                                     a package with docs, types, tests and CI
  fieldnotes pull --update           the vendor's newest docs, and what they change
  fieldnotes init docs/sdk           write a fieldnotes.toml for a folder of docs
  fieldnotes generate                write the crate that fieldnotes.toml describes
  fieldnotes check                   fail, with a diff, if it is not up to date
  fieldnotes diff git:HEAD           what edits to the docs mean for payloads and callers
  fieldnotes explain Process.name    a field, and why it came out this way
  fieldnotes report                  everything, as one HTML page
  fieldnotes generate --docs docs/sdk --out models
                                     without a fieldnotes.toml";

pub const GENERATE: &str = "\
Examples:
  fieldnotes generate
  fieldnotes generate --docs docs/sdk --out models --name acme-models
  fieldnotes generate --dates string --format json > findings.json

Without `--docs`, the nearest fieldnotes.toml is used, in this folder or any above it, and paths
in the output are relative to it. Options on the command line override the file.";

pub const CHECK: &str = "\
Examples:
  fieldnotes check                   in CI: exit code 4 and a diff if a page was changed
                                     without its types
  fieldnotes check --base git:origin/main
                                     also exit code 100 if the version in Cargo.toml has not
                                     been raised as the changes since then require
  fieldnotes check -v > stale.patch  the diff goes to stdout, the rest to stderr

Without `-v`, a diff of more than 2,000 lines, or of a crate that does not exist yet, is summed up.

It is also an error, with code 100, if the number of pages, models or fields falls by more than
`max-drop` percent (20 unless fieldnotes.toml sets it): the docs have probably changed their
form, or some of them are missing.

Nothing is written. `fieldnotes generate --check` does the same, but has no `--base`.";

pub const INIT: &str = "\
Examples:
  fieldnotes init docs/sdk
  fieldnotes init docs-input         several SDKs, each in its own folder: one `[[source]]` each

An existing file is never overwritten.";

pub const NEW: &str = "\
Examples:
  fieldnotes new acme-models --git https://github.com/acme/sdk
  fieldnotes new acme-models --git git@github.com:acme/sdk.git --tag 'v2*' --path typescript/docs
  fieldnotes new acme-models --docs ../sdk/docs
                                     from a folder, without `pull`

Without `--rev` and `--tag`, the newest release is taken, or the default branch if there is none.
Other languages in the same repository are offered as second sources in fieldnotes.toml. Without
`--build-script`, the package does not depend on fieldnotes.";

pub const PULL: &str = "\
Examples:
  fieldnotes pull                    the commits that fieldnotes.lock names
  fieldnotes pull --update           the newest commits that `tag` or `rev` stands for
  fieldnotes pull --update && fieldnotes generate

Pulls each `[[source]]` that has `git`, with the program `git` (or the one that $GIT names) and
your own settings for proxies and credentials; it never asks for a password. `fieldnotes check`
reports a folder that does not match the lock. Only `pull` and `new` use the network.";

pub const DIFF: &str = "\
Examples:
  fieldnotes diff git:HEAD           the docs as they are now, against the last commit
  fieldnotes diff git:v1.0 git:v2.0 --format markdown
  fieldnotes diff old-sdk/docs new-sdk/docs
  fieldnotes diff api.json           against what `fieldnotes export -o api.json` wrote
  fieldnotes diff git:origin/main --deny major --format github

A side is a folder of docs, `git:REV` or an exported model (*.json). `git:REV` is the docs that
fieldnotes.toml names, with its overrides and what `observe` has recorded, all as of REV. It is
read with the program `git`, or the one that $GIT names. Today's `[crate]` settings apply to both
sides, so only changes to the docs show as differences. When both sides are folders, no config is
used unless `--config` names one.

For `--deny`, a change is major if callers may not compile, or if old code may refuse payloads
that follow the new docs or lose part of them.";

pub const EXPORT: &str = "\
Examples:
  fieldnotes export -o api.json
  fieldnotes export --docs docs/sdk | jq '.api.models[].title'

The format has a version, `schema`; readers should refuse versions they do not know.";

pub const OBSERVE: &str = "\
Examples:
  fieldnotes observe --as components.LinkSchema responses.ndjson
  curl -s https://api.example.com/links/1 | fieldnotes observe --as LinkSchema -
  fieldnotes generate                using what was learned

A file holds JSON values one after the other, each on its own line (NDJSON) or spread over several
lines. An array counts as its items, unless the model is a union that may be an array. A line that
is not JSON is reported; the rest is still read.

Only facts are recorded, never values: that a key was absent or null, that a number had a
fraction, how a name is spelled. The exception is enum values, which are recorded unless they look
like credentials.";

pub const VERIFY: &str = "\
Examples:
  fieldnotes verify --as components.LinkSchema tests/recorded/*.json
  fieldnotes verify --as LinkSchema --deny lost responses.ndjson
                                     values and keys that the docs do not list are fine,
                                     as long as they are kept

The files are read as by `fieldnotes observe`.";

pub const EXPLAIN: &str = "\
Examples:
  fieldnotes explain components.ProcessV3
  fieldnotes explain components.ProcessV3.terminatedAt
  fieldnotes explain Process.terminated_at
  fieldnotes explain components.Region.seattle
  fieldnotes explain broken-link     what a finding, a change or a piece of evidence means

Names can be those in the docs, on the wire or in Rust, with as many modules in front as are
needed to tell a model from others.";

pub const NAMES: &str = "\
Examples:
  fieldnotes names
  fieldnotes names --docs vendor/docs --format json";

pub const AUDIT: &str = "\
Examples:
  fieldnotes audit

The exit code is 100 if an override has no effect: the docs now say the same, or it no longer
matches anything.";

pub const REPORT: &str = "\
Examples:
  fieldnotes report                  write report.html, for any browser
  fieldnotes report --since git:origin/main --out review.html
                                     with the changes since, and what they mean

The page is a single file, which can be kept as a build artifact or sent by mail. Strings that look
like credentials are left out.";

pub const WATCH: &str = "\
Examples:
  fieldnotes watch                   while you edit the docs; stop it with Ctrl-C
  fieldnotes watch --check           show what would change; write nothing

It waits until the files have stopped changing, so that a download is read only when it is
complete. It ends by itself only if the command line or the config file is wrong at the start,
with the exit code of that run.";

pub const COMPLETIONS: &str = "\
Examples:
  fieldnotes completions bash > ~/.local/share/bash-completion/completions/fieldnotes
  fieldnotes completions zsh > ~/.zfunc/_fieldnotes
  fieldnotes completions fish > ~/.config/fish/completions/fieldnotes.fish";

pub const MAN: &str = "\
Examples:
  fieldnotes man > ~/.local/share/man/man1/fieldnotes.1
  fieldnotes man diff > ~/.local/share/man/man1/fieldnotes-diff.1";
