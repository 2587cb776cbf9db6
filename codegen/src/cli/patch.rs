//! What `check` shows for a stale crate: a patch, or, if that would be too long to read, how much each file changes.

use similar::{ChangeTag, TextDiff};

use crate::output::Plan;

/// Nobody reads a longer patch.
const MAX_LINES: usize = 2000;

/// How many files are listed by name.
const MAX_FILES: usize = 40;

/// Plus and minus signs of the file that changes most.
const MAX_SIGNS: usize = 40;

/// The changes of a plan.
#[derive(Debug, Default)]
pub(super) struct Patch {
    /// All of it, for `git apply` and `patch -p1`.
    pub text: String,
    /// As in `git diff --stat`; empty if the patch is short enough.
    pub stat: String,
}

/// How much one file changes.
struct Count {
    path: String,
    added: usize,
    removed: usize,
}

impl Patch {
    /// The patch for the folder `out` that corresponds to `plan`.
    pub fn new(out: &str, plan: &Plan) -> Self {
        let mut text = String::new();
        let mut counts = Vec::new();
        let writes = plan
            .writes
            .iter()
            .map(|it| (&it.path, it.old.as_deref(), Some(it.new.as_str())));
        let deletes = plan
            .deletes
            .iter()
            .map(|(path, old)| (path, Some(old.as_str()), None));
        for (path, old, new) in writes.chain(deletes) {
            let name = |prefix: &str, side: Option<&str>| match side {
                Some(_) => format!("{prefix}/{out}/{path}"),
                None => "/dev/null".to_owned(),
            };
            let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
            let mut unified = diff.unified_diff();
            text.push_str(&unified.header(&name("a", old), &name("b", new)).to_string());
            let count = |tag| diff.iter_all_changes().filter(|it| it.tag() == tag).count();
            counts.push(Count {
                path: format!("{out}/{path}"),
                added: count(ChangeTag::Insert),
                removed: count(ChangeTag::Delete),
            });
        }
        let stat = if is_missing(plan) {
            missing(out, &counts)
        } else if text.lines().count() > MAX_LINES {
            stat(&counts)
        } else {
            String::new()
        };
        Self { text, stat }
    }
}

/// Whether the crate does not exist yet.
pub(super) fn is_missing(plan: &Plan) -> bool {
    let is_new = plan.writes.iter().all(|change| change.old.is_none());
    is_new && plan.deletes.is_empty() && plan.unchanged == 0
}

fn missing(out: &str, counts: &[Count]) -> String {
    let lines: usize = counts.iter().map(|it| it.added).sum();
    format!(
        " {out} does not exist: it would have {} files with {lines} lines (`-v` shows them)\n",
        counts.len()
    )
}

fn stat(counts: &[Count]) -> String {
    let mut sorted: Vec<&Count> = counts.iter().collect();
    // Those with most changes, in the order of their paths.
    sorted.sort_by_key(|it| std::cmp::Reverse(it.added + it.removed));
    let most = sorted.first().map_or(1, |it| it.added + it.removed).max(1);
    let mut shown: Vec<&Count> = sorted.into_iter().take(MAX_FILES).collect();
    shown.sort_by(|a, b| a.path.cmp(&b.path));
    let width = shown
        .iter()
        .map(|it| it.path.chars().count())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for it in &shown {
        let scaled = |count: usize| (count * MAX_SIGNS).div_ceil(most.max(MAX_SIGNS));
        let signs = "+".repeat(scaled(it.added)) + &"-".repeat(scaled(it.removed));
        text.push_str(&format!(
            " {:width$} | {:>5} {signs}\n",
            it.path,
            it.added + it.removed
        ));
    }
    if counts.len() > shown.len() {
        text.push_str(&format!(
            " … and {} more files\n",
            counts.len() - shown.len()
        ));
    }
    let (added, removed) = counts.iter().fold((0, 0), |(added, removed), it| {
        (added + it.added, removed + it.removed)
    });
    text + &format!(
        " {} files changed, {added} insertions(+), {removed} deletions(-) (`-v` shows the patch)\n",
        counts.len()
    )
}
