//! Bodies that are made only where they are needed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::tree::{Body, Make};
use super::*;

/// A body that counts how often it is made.
#[derive(Default)]
struct Counted {
    inputs: Option<u64>,
    text: &'static str,
    made: AtomicUsize,
}

impl Make for Counted {
    fn inputs(&self) -> Option<u64> {
        self.inputs
    }

    fn text(&self) -> Result<String, Diagnostic> {
        self.made.fetch_add(1, Ordering::Relaxed);
        match self.text {
            "" => Err(Diagnostic::new(Code::BrokenTemplate, "this is not Rust")),
            text => Ok(text.to_owned()),
        }
    }
}

fn counted(inputs: u64, text: &'static str) -> Arc<Counted> {
    Arc::new(Counted {
        inputs: Some(inputs),
        text,
        made: AtomicUsize::new(0),
    })
}

/// Plans for a tree of only `body`, and returns how often it was made.
fn planned(dir: &Path, origin: &str, body: &Arc<Counted>) -> (Plan, usize) {
    let mut tree = Tree::new();
    let (origin, made) = (
        origin.to_owned(),
        Body::Made(Arc::clone(body) as Arc<dyn Make>),
    );
    let file = File::Generated { origin, body: made };
    tree.insert("src/a.rs", file).unwrap();
    let plan = plan(&tree, dir, false).unwrap();
    (plan, body.made.swap(0, Ordering::Relaxed))
}

#[test]
fn what_is_there_is_not_made_again() {
    let dir = TempDir::new().unwrap();
    let dir = dir.path();
    let body = counted(1, "a\n");
    let (first, made) = planned(dir, "p.md", &body);
    assert_eq!((first.writes.len(), made), (1, 1));
    apply(&first, dir).unwrap();
    let (second, made) = planned(dir, "p.md", &body);
    assert!(second.is_fresh());
    assert_eq!(made, 0);
    // Of something else, or from another page.
    for (origin, inputs) in [("p.md", 2), ("q.md", 1)] {
        let (plan, made) = planned(dir, origin, &counted(inputs, "a\n"));
        assert_eq!((plan.writes.len(), made), (1, 1), "{origin} {inputs}");
    }
}

#[test]
fn what_a_person_edited_is_made_and_reported() {
    let dir = TempDir::new().unwrap();
    let dir = dir.path();
    let body = counted(1, "a\n");
    apply(&planned(dir, "p.md", &body).0, dir).unwrap();
    let path = dir.join("src/a.rs");
    let text = fs::read_to_string(&path).unwrap();
    // The head, with the number of the inputs, is unchanged.
    fs::write(&path, text + "mine\n").unwrap();
    let (plan, made) = planned(dir, "p.md", &body);
    assert_eq!(made, 1);
    assert_eq!(plan.problems.len(), 1);
    assert_eq!(plan.problems[0].code, Code::EditedFile);
}

#[test]
fn what_cannot_be_made_is_a_problem_and_nothing_is_written() {
    let dir = TempDir::new().unwrap();
    let (plan, _) = planned(dir.path(), "p.md", &counted(1, ""));
    assert!(plan.has_errors());
    assert!(plan.writes.is_empty());
    assert!(apply(&plan, dir.path()).is_err());
}
