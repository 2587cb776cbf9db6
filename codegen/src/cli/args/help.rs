//! The texts below each `--help`.

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
  fieldnotes generate                make the crate that fieldnotes.toml describes
  fieldnotes check                   fail, with a diff, where it is not up to date
  fieldnotes diff git:HEAD           what the edits of the docs mean for payloads and callers
  fieldnotes explain Process.name    a field, and why it is what it is
  fieldnotes report                  all of it as one HTML page
  fieldnotes generate --docs docs/sdk --out models
                                     without any fieldnotes.toml";

pub const GENERATE: &str = "\
Examples:
  fieldnotes generate
  fieldnotes generate --docs docs/sdk --out models --name acme-models
  fieldnotes generate --dates string --format json > findings.json

Without `--docs` the nearest fieldnotes.toml counts, in this folder or one above it, and paths
in the output are relative to it. What the command line says wins over the file.";

pub const CHECK: &str = "\
Examples:
  fieldnotes check                   in CI: exit code 4, and a diff, when a page was changed
                                     without its types
  fieldnotes check --base git:origin/main
                                     also exit code 100 when the version in Cargo.toml has not
                                     been raised as the changes since then ask
  fieldnotes check -v > stale.patch  the diff goes to stdout, all else to stderr

A diff of more than 2,000 lines, or of a crate that is not there, is summed up without `-v`.

An error, with code 100, is also when pages, models or fields fall by more than `max-drop`
percent of fieldnotes.toml (20 unless it says so): then the docs have changed their form, or
half of them is missing.

Nothing is written. `fieldnotes generate --check` is the same but for `--base`.";

pub const INIT: &str = "\
Examples:
  fieldnotes init docs/sdk
  fieldnotes init docs-input         several SDKs in folders of their own: one `[[source]]` each

An existing file is never overwritten.";

pub const NEW: &str = "\
Examples:
  fieldnotes new acme-models --git https://github.com/acme/sdk
  fieldnotes new acme-models --git git@github.com:acme/sdk.git --tag 'v2*' --path typescript/docs
  fieldnotes new acme-models --docs ../sdk/docs
                                     from a folder, without `pull`

Without `--rev` and `--tag` the newest release is taken, or the default branch where there is
none. Other languages in the same repository are offered as second sources in fieldnotes.toml.
Without `--build-script` the package depends on nothing of fieldnotes.";

pub const PULL: &str = "\
Examples:
  fieldnotes pull                    the commits that fieldnotes.lock names
  fieldnotes pull --update           the newest that `tag` or `rev` of fieldnotes.toml means
  fieldnotes pull --update && fieldnotes generate

It is for each `[[source]]` with `git`. The program is `git`, or the one that $GIT names, with
your own settings for proxies and credentials; it never asks for a password. `fieldnotes check`
says when a folder is not what the lock says. No other verb goes to the network but `new`.";

pub const DIFF: &str = "\
Examples:
  fieldnotes diff git:HEAD           the docs as they are now against the last commit
  fieldnotes diff git:v1.0 git:v2.0 --format markdown
  fieldnotes diff old-sdk/docs new-sdk/docs
  fieldnotes diff api.json           against what `fieldnotes export -o api.json` has written
  fieldnotes diff git:origin/main --deny major --format github

A side is a folder of docs, `git:REV` or an exported model (*.json). `git:REV` is the docs that
fieldnotes.toml names, with its overrides and what `observe` has recorded, all as of REV. It is
read with the program `git`, or the one that $GIT names. The choices of today's `[crate]` count
for both sides, so that only a change of the docs is a difference. Between two folders no config
counts but one that `--config` names.

`--deny` counts a change as major when callers may not compile, and also when old code may
refuse or lose payloads by the new docs.";

pub const EXPORT: &str = "\
Examples:
  fieldnotes export -o api.json
  fieldnotes export --docs docs/sdk | jq '.api.models[].title'

The format has a version, `schema`; a reader should refuse one that it does not know.";

pub const OBSERVE: &str = "\
Examples:
  fieldnotes observe --as components.LinkSchema responses.ndjson
  curl -s https://api.example.com/links/1 | fieldnotes observe --as LinkSchema -
  fieldnotes generate                with what has been learned

A file holds JSON texts one after the other, each in a line of its own (NDJSON) or over several
lines. A list counts as its items, unless the model is a choice that may be a list. A line that
is no JSON is reported and does not stop the rest.

Only facts are recorded, never values: that a key was absent or null, that a number had a
fraction, how a name is spelled. Enum values are recorded where the docs say enum and the text
does not look like a credential.";

pub const VERIFY: &str = "\
Examples:
  fieldnotes verify --as components.LinkSchema tests/recorded/*.json
  fieldnotes verify --as LinkSchema --deny lost responses.ndjson
                                     values and keys that the docs do not know are fine, as
                                     long as they are kept

What the files may hold is the same as for `fieldnotes observe`.";

pub const EXPLAIN: &str = "\
Examples:
  fieldnotes explain components.ProcessV3
  fieldnotes explain components.ProcessV3.terminatedAt
  fieldnotes explain Process.terminated_at
  fieldnotes explain components.Region.seattle
  fieldnotes explain broken-link     what a finding, a change or a piece of evidence means

Names may be those of the docs, of the wire or of Rust. As many modules in front as it takes to
tell a model from others.";

pub const NAMES: &str = "\
Examples:
  fieldnotes names
  fieldnotes names --docs vendor/docs --format json";

pub const AUDIT: &str = "\
Examples:
  fieldnotes audit

Exit code 100 when an override has no effect: the docs say the same by now, or it matches
nothing any more.";

pub const REPORT: &str = "\
Examples:
  fieldnotes report                  write report.html, to be opened in any browser
  fieldnotes report --since git:origin/main --out review.html
                                     with the changes since, and what they mean

The page is one file: it can be kept as an artifact of a build, or sent by mail. Texts that look
like credentials are left out.";

pub const WATCH: &str = "\
Examples:
  fieldnotes watch                   while the docs are being written; Ctrl-C ends it
  fieldnotes watch --check           show what would change, and write nothing

It waits until the files have been left alone for a moment, so that a download is read when it
is complete. The exit code is that of the first run where the command line or the config file is
wrong; else it does not end by itself.";

pub const COMPLETIONS: &str = "\
Examples:
  fieldnotes completions bash > ~/.local/share/bash-completion/completions/fieldnotes
  fieldnotes completions zsh > ~/.zfunc/_fieldnotes
  fieldnotes completions fish > ~/.config/fish/completions/fieldnotes.fish";

pub const MAN: &str = "\
Examples:
  fieldnotes man > ~/.local/share/man/man1/fieldnotes.1
  fieldnotes man diff > ~/.local/share/man/man1/fieldnotes-diff.1";
