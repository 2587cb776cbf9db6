//! Writes the files of a project to disk, and reports problems to cargo.

use std::path::Path;

use super::Outcome;
use super::script::Script;
use crate::config::Project;
use crate::diagnostic::{Code, Diagnostic};
use crate::emit::Target;
use crate::output::{self, File, Plan, Tree};
use crate::run::Run;
use crate::text::Sources;

/// Runs the pipeline; `None` if there are errors, which have then been reported to cargo.
pub(super) fn generate(
    project: &Project,
    sources: Sources,
    target: &Target,
    script: &mut Script,
) -> Option<Run> {
    let missing: Vec<_> = project
        .missing()
        .map(|docs| project.missing_folder(docs))
        .collect();
    if !missing.is_empty() {
        script.fail(&missing, &sources);
        return None;
    }
    let run = project.run(sources, target);
    if run.generated.has_errors() {
        script.fail(&run.generated.diagnostics, &run.sources);
        return None;
    }
    script.warnings(&run.generated.diagnostics, &run.sources);
    Some(run)
}

pub(super) fn shown(
    project: &Project,
    problems: impl IntoIterator<Item = Diagnostic>,
) -> Vec<Diagnostic> {
    let mut problems: Vec<_> = problems.into_iter().collect();
    problems
        .iter_mut()
        .for_each(|problem| project.show_path(problem));
    problems
}

/// One finding for each stale file.
pub(crate) fn stale(project: &Project, plan: &Plan) -> Vec<Diagnostic> {
    let finding = |path: &str, what: &str| {
        let path = format!("{}/{path}", project.shown_out());
        Diagnostic::new(Code::StaleFile, format!("this file {what}"))
            .in_file(path)
            .help("run `fieldnotes generate`, or build without FIELDNOTES_CHECK, and commit the result")
    };
    let writes = plan.writes.iter().map(|change| match change.old {
        None => finding(&change.path, "is missing"),
        Some(_) => finding(&change.path, "does not match the docs"),
    });
    let deletes = plan
        .deletes
        .iter()
        .map(|(path, _)| finding(path, "is no longer generated"));
    writes.chain(deletes).collect()
}

/// The files of the module below `src`, where `output` deletes those that are no longer generated, and the file to
/// include.
pub(super) fn module_trees(name: &str, files: &Tree) -> Result<[Tree; 2], Diagnostic> {
    let mut inner = Tree::new();
    for (path, file) in files.iter() {
        inner.insert(format!("src/{path}"), file.clone())?;
    }
    // A vendor's API is seldom used completely, and `pub` in a binary's module does not count as a use.
    let body = format!(
        "#[allow(dead_code, unused_imports)]\n#[path = \"{name}/src/mod.rs\"]\npub mod {name};\n"
    );
    let origin = String::new();
    let mut outer = Tree::new();
    outer.insert(
        format!("{name}.rs"),
        File::Generated {
            origin,
            body: body.into(),
        },
    )?;
    Ok([inner, outer])
}

pub(super) fn write(project: &Project, tree: &Tree, dir: &Path, script: &mut Script) -> Outcome {
    match output::plan(tree, dir, true) {
        Ok(plan) if plan.has_errors() => {
            script.fail(&shown(project, plan.problems), &Sources::default())
        }
        Ok(plan) if plan.is_fresh() => Outcome::Fresh,
        Ok(plan) => apply(project, &plan, dir, script),
        Err(problem) => script.fail(&shown(project, [problem]), &Sources::default()),
    }
}

pub(super) fn apply(project: &Project, plan: &Plan, dir: &Path, script: &mut Script) -> Outcome {
    match output::apply(plan, dir) {
        Ok(applied) => Outcome::Written {
            written: applied.written,
            deleted: applied.deleted,
        },
        Err(problem) => script.fail(&shown(project, [problem]), &Sources::default()),
    }
}

/// Merges two outcomes.
pub(super) fn sum(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::Failed, _) | (_, Outcome::Failed) => Outcome::Failed,
        (
            Outcome::Written { written, deleted },
            Outcome::Written {
                written: more,
                deleted: gone,
            },
        ) => Outcome::Written {
            written: written + more,
            deleted: deleted + gone,
        },
        (written @ Outcome::Written { .. }, _) | (_, written) => written,
    }
}
