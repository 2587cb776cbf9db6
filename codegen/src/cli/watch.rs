//! `fieldnotes watch`: generate again whenever the docs change.
//!
//! The files are polled. Notifications by the system would be faster by a fraction of a second,
//! but are not available on all file systems.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use super::args::{ProjectArgs, WatchArgs};
use super::choices::{Choices, config_file};
use super::{exit, generate};
use crate::text::Sources;

/// Size and time of every file that matters.
type Snapshot = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Runs until it is interrupted, unless the first run finds that the command line or the config is wrong.
pub(super) fn run(args: &WatchArgs) -> u8 {
    let pause = || thread::sleep(Duration::from_millis(args.every));
    let project = &args.generate.project;
    let mut seen = snapshot(project);
    let (report, _) = generate::generate(&args.generate);
    let code = report.print(&args.generate.output);
    if code == exit::USAGE {
        return code;
    }
    loop {
        pause();
        let mut now = snapshot(project);
        if now == seen {
            continue;
        }
        // Until nothing has changed for a while.
        loop {
            pause();
            let later = snapshot(project);
            if later == now {
                break;
            }
            now = later;
        }
        seen = now;
        let (report, _) = generate::generate(&args.generate);
        report.print(&args.generate.output);
    }
}

/// The config file, the observed file, and all files below the folders of docs. While the config is wrong, only the config.
fn snapshot(args: &ProjectArgs) -> Snapshot {
    let mut roots: Vec<PathBuf> = config_file(args).into_iter().collect();
    let choices = Choices::read(args, None, &mut Sources::default());
    if let Some(project) = choices.ok().and_then(|it| it.config.resolve(&it.base).ok()) {
        roots.extend(project.docs.into_iter().map(|docs| docs.folder));
        roots.push(project.observed.0);
    }
    let files = roots
        .into_iter()
        .flat_map(|root| WalkDir::new(root).into_iter().flatten());
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let meta = entry.metadata().ok();
            let size = meta.as_ref().map_or(0, std::fs::Metadata::len);
            (
                entry.into_path(),
                (size, meta.and_then(|meta| meta.modified().ok())),
            )
        })
        .collect()
}
