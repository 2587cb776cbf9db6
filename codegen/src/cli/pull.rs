//! `fieldnotes pull`.

use super::args::{ProjectArgs, PullArgs};
use super::choices::{Choices, Stop};
use super::comparison::{Loaded, version_in};
use super::exit;
use super::locked;
use super::progress::Progress;
use super::report::Report;
use crate::config::{Docs, Project, Remote};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::render::{self, Style};
use crate::diff::version::VersionVerdict;
use crate::fetch::lock::{FILE_NAME, Lock, Locked};
use crate::fetch::pages::{Folder, Pages, digest};
use crate::fetch::refs::Chosen;
use crate::fetch::repository::Repository;
use crate::fetch::workspace::{PULL, Workspace};
use crate::text::Sources;

/// What was found in one folder.
struct Pulled {
    locked: Locked,
    /// Its previous state, if known.
    before: Option<Locked>,
    /// What must be written; `None` if the folder is up to date.
    pages: Option<Pages>,
    /// The folder, as the config names it.
    docs: String,
    count: usize,
}

/// Does everything but print.
pub(super) fn run(args: &PullArgs, progress: &Progress) -> Report {
    let mut report = Report {
        on_errors: "nothing is replaced",
        ..Report::default()
    };
    match pull(args, progress, &mut report) {
        Ok(()) => report,
        Err((code, problems)) => report.stop(code, problems),
    }
}

fn pull(args: &PullArgs, progress: &Progress, report: &mut Report) -> Result<(), Stop> {
    let choices = Choices::read(&project_args(args), None, &mut report.sources)?;
    let project = choices.config.resolve(&choices.base);
    let project = project.map_err(|problems| (exit::USAGE, problems))?;
    let sources: Vec<(&Docs, &Remote)> = remotes(&project).collect();
    if sources.is_empty() {
        let message = "no `[[source]]` names the repository of its docs";
        let problem = Diagnostic::new(Code::InvalidConfig, message);
        let help = "add `git = \"URL\"` and `tag = \"v*\"` to one of them";
        return Err((exit::USAGE, vec![problem.help(help)]));
    }
    let mut workspace = Workspace::open(&project.base, PULL).map_err(stop)?;
    let known: Vec<String> = sources
        .iter()
        .map(|(docs, _)| docs.name().to_owned())
        .collect();
    if workspace.recover(&known).map_err(stop)? {
        report.note("finished the pull that was interrupted".to_owned());
    }
    let result = locked::read(&project.base).and_then(|lock| {
        let work = Work {
            args,
            progress,
            workspace: &workspace,
            lock: &lock,
        };
        let pulled = sources
            .iter()
            .map(|(docs, remote)| work.source(docs, remote, report));
        let pulled: Vec<Pulled> = pulled.collect::<Result<_, _>>()?;
        for it in &pulled {
            if let Some(pages) = &it.pages {
                progress.say("writing the pages");
                workspace.stage(&it.docs, pages).map_err(stop)?;
            }
        }
        Ok((lock, pulled))
    });
    let (old_lock, pulled) = match result {
        Ok(done) => done,
        Err(stopped) => {
            workspace.discard();
            return Err(stopped);
        }
    };
    let new_lock = Lock::new(pulled.iter().map(|it| it.locked.clone()).collect());
    let is_changed = pulled.iter().any(|it| it.pages.is_some());
    if !is_changed && new_lock == old_lock {
        workspace.discard();
        pulled.iter().for_each(|it| report.note(it.sentence()));
        return Ok(());
    }
    let before = Before::read(&choices, &report.sources, is_changed);
    progress.say("replacing the docs");
    workspace.commit(&new_lock.text()).map_err(stop)?;
    pulled.iter().for_each(|it| report.note(it.sentence()));
    if is_changed {
        progress.say("comparing");
        before.compare(&choices, &pulled, args, report);
    }
    Ok(())
}

fn project_args(args: &PullArgs) -> ProjectArgs {
    ProjectArgs {
        docs: Vec::new(),
        out: None,
        dialect: None,
        dates: None,
        enums: None,
        strict: false,
        config: args.config.clone(),
    }
}

/// The folders that come from a repository.
fn remotes(project: &Project) -> impl Iterator<Item = (&Docs, &Remote)> {
    project
        .docs
        .iter()
        .filter_map(|docs| Some((docs, docs.remote.as_ref()?)))
}

/// A problem and its exit code, by whether the network or the disk is to blame, or a person must settle it.
pub(super) fn stop(problem: Diagnostic) -> Stop {
    let code = match problem.code {
        Code::CannotFetch | Code::CannotWrite | Code::UnreadableFile => exit::FAILURE,
        Code::InvalidConfig | Code::InvalidLock => exit::USAGE,
        _ => exit::FINDINGS,
    };
    (code, vec![problem])
}

/// The state of one run.
struct Work<'a> {
    args: &'a PullArgs,
    progress: &'a Progress,
    workspace: &'a Workspace,
    lock: &'a Lock,
}

impl Work<'_> {
    /// Fetches one source's pages, unless the folder has them.
    fn source(&self, docs: &Docs, remote: &Remote, report: &mut Report) -> Result<Pulled, Stop> {
        let before = self.lock.find(docs);
        let wanted = before.filter(|locked| !self.args.update && locked.is_for(remote));
        let folder = Folder::read(&docs.folder).map_err(|error| {
            let message = format!("this folder cannot be read: {error}");
            stop(Diagnostic::new(Code::UnreadableFile, message).in_file(docs.name()))
        })?;
        let present = digest(&folder.pages);
        if let Some(locked) = wanted.filter(|locked| locked.digest == present) {
            return Ok(Pulled::new(
                docs,
                locked.clone(),
                before,
                None,
                folder.pages.len(),
            ));
        }
        self.progress.say(&remote.url);
        let say = |line: &str| self.progress.say(line);
        let repository =
            Repository::open(self.workspace.folder(), &remote.url, &say).map_err(stop)?;
        let chosen = match wanted {
            Some(locked) => Chosen {
                spec: locked.commit.clone(),
                name: locked.name.clone(),
            },
            None => {
                let refs = repository.refs().map_err(stop)?;
                refs.choose(&remote.wanted).map_err(|message| {
                    stop(Diagnostic::new(Code::CannotFetch, message).in_file(docs.name()))
                })?
            }
        };
        let commit = repository.fetch(&chosen).map_err(|problem| match wanted {
            Some(locked) => {
                let message = format!(
                    "the commit {} of the lock cannot be fetched: {}",
                    locked.shown(),
                    problem.message
                );
                let help =
                    "if it is gone for good, `fieldnotes pull --update` takes the current docs";
                stop(Diagnostic { message, ..problem }.help(help))
            }
            None => stop(problem),
        })?;
        let taken = repository.pages(&commit, &remote.path).map_err(stop)?;
        report.diagnostics.extend(taken.passed_over);
        if let Some(old) = before.filter(|old| {
            old.is_for(remote) && old.name == chosen.name && is_moved_tag(&chosen, old, &commit.id)
        }) {
            report.diagnostics.push(moved(docs, old, &commit.id));
        }
        let new = digest(&taken.pages);
        if let Some(locked) = wanted.filter(|locked| locked.digest != new) {
            let message = format!("the pages of {} do not match the lock", locked.shown());
            return Err(stop(
                Diagnostic::new(Code::InvalidLock, message)
                    .in_file(FILE_NAME)
                    .help("`fieldnotes pull --update` writes a new lock"),
            ));
        }
        let locked = Locked::new(docs, remote, commit.id, chosen.name, new.clone());
        let count = taken.pages.len();
        if new == present {
            return Ok(Pulled::new(docs, locked, before, None, count));
        }
        let is_ours = folder.is_empty() || before.is_some_and(|it| it.digest == present);
        if !self.args.force
            && let Some(problem) = in_the_way(docs, &folder, is_ours)
        {
            return Err(stop(problem));
        }
        Ok(Pulled::new(docs, locked, before, Some(taken.pages), count))
    }
}

/// Whether a tag, which should never move, now means a different commit.
fn is_moved_tag(chosen: &Chosen, old: &Locked, commit: &str) -> bool {
    chosen.spec.starts_with("refs/tags/") && old.commit != commit
}

fn moved(docs: &Docs, old: &Locked, commit: &str) -> Diagnostic {
    let short = commit.get(..12).unwrap_or(commit);
    let message = format!("the vendor has moved the tag of {} to {short}", old.shown());
    let mut problem = Diagnostic::new(Code::RefusedRepository, message).in_file(docs.name());
    problem.level = crate::diagnostic::Level::Warning;
    problem.help("review the changes with care: a release should not change")
}

/// What would be lost with the folder.
fn in_the_way(docs: &Docs, folder: &Folder, is_ours: bool) -> Option<Diagnostic> {
    let name = docs.name();
    let help = "move it elsewhere, or let `fieldnotes pull --force` replace the whole folder";
    if let Some(other) = folder.others.first() {
        let message = format!(
            "`{}` did not come with the docs and would be lost",
            other.escape_debug()
        );
        return Some(
            Diagnostic::new(Code::EditedFile, message)
                .in_file(name)
                .help(help),
        );
    }
    (!is_ours).then(|| {
        let message = "these pages do not match fieldnotes.lock and would be lost";
        Diagnostic::new(Code::EditedFile, message)
            .in_file(name)
            .help(help)
    })
}

impl Pulled {
    fn new(
        docs: &Docs,
        locked: Locked,
        before: Option<&Locked>,
        pages: Option<Pages>,
        count: usize,
    ) -> Self {
        Self {
            locked,
            before: before.cloned(),
            pages,
            docs: docs.name().to_owned(),
            count,
        }
    }

    /// The outcome for one folder.
    fn sentence(&self) -> String {
        let (docs, now) = (&self.docs, self.locked.shown());
        match (&self.before, &self.pages) {
            (Some(before), Some(_)) if before.commit != self.locked.commit => {
                format!("{docs}: {} → {now}, {} pages", before.shown(), self.count)
            }
            (_, Some(_)) => format!("{docs}: {now}, {} pages", self.count),
            (Some(before), None) if before.commit != self.locked.commit => {
                format!(
                    "{docs}: {} → {now}, the same {} pages",
                    before.shown(),
                    self.count
                )
            }
            (_, None) => format!("{docs}: {now}, {} pages, up to date", self.count),
        }
    }
}

/// The API before the docs were replaced. `None` if there was none to compare with.
struct Before(Option<Loaded>);

impl Before {
    fn read(choices: &Choices, sources: &Sources, is_wanted: bool) -> Self {
        Self(
            is_wanted
                .then(|| Loaded::current(choices, sources.clone()).ok())
                .flatten(),
        )
    }

    /// Adds what `fieldnotes diff` would say.
    fn compare(self, choices: &Choices, pulled: &[Pulled], args: &PullArgs, report: &mut Report) {
        let Some(old) = self.0 else {
            report.note("`fieldnotes generate` writes the types".to_owned());
            return;
        };
        let new = match Loaded::current(choices, report.sources.clone()) {
            Ok(new) => new,
            Err(failure) => {
                report.sources = failure.sources;
                report.on_errors = "the docs were replaced, but some of them cannot be read";
                report.add_problems(failure.code, failure.problems);
                return;
            }
        };
        let diff = old.diff(&new, choices);
        let version = new.version.clone().or_else(|| {
            version_in(
                &choices.base.join(
                    choices
                        .config
                        .out
                        .as_ref()
                        .map_or("generated", |it| &it.value),
                ),
            )
        });
        let version = version.map(|it| VersionVerdict::new(it.clone(), it, diff.bump()));
        let name = |get: &dyn Fn(&Pulled) -> Option<String>| match pulled {
            [only] => get(only),
            _ => None,
        };
        let shown = render::Report {
            diff: &diff,
            old: &name(&|it| it.before.as_ref().map(Locked::shown))
                .unwrap_or_else(|| "the docs before".to_owned()),
            new: &name(&|it| Some(it.locked.shown())).unwrap_or_else(|| "the docs now".to_owned()),
            version: version.as_ref(),
        };
        let color = args
            .style
            .color
            .is_on(std::io::IsTerminal::is_terminal(&std::io::stdout()));
        let style = Style {
            color,
            without_docs: !args.style.verbose,
        };
        report.text = if args.style.verbose {
            shown.human(style)
        } else {
            shown.human_summary(style)
        };
        if !diff.is_empty() {
            report.note("`fieldnotes generate` writes the types, `fieldnotes diff git:HEAD` lists the changes".to_owned());
        }
    }
}
