use std::path::Path;

use super::*;
use crate::emit::Target as Package;
use crate::run;

/// Explains each model and each part, in all docs of this repository.
#[test]
fn everything_is_found_in_the_generated_code() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = base.join("fieldnotes.toml");
    let mut sources = Sources::default();
    let opened = run::open(
        Some((&file, "fieldnotes.toml")),
        &base,
        crate::config::Overrides::default(),
        &mut sources,
    );
    let project = opened.unwrap_or_else(|problems| panic!("{problems:?}"));
    let run = project.run(
        sources,
        &Package::Package {
            name: "a".to_owned(),
        },
    );
    let (api, tree) = (&run.generated.api, &run.generated.tree);
    let context = Context {
        api,
        tree,
        sources: &run.sources,
        project: &project,
    };
    let mut count = 0;
    for model in &api.models {
        let parts = members(api, model).into_iter().map(|(_, target)| target);
        for target in std::iter::once(Target::Model(model)).chain(parts) {
            let explanation = context.explain(target);
            assert!(explanation.rust.is_some(), "{}", explanation.name);
            assert!(explanation.evidence.iter().all(|it| !it.quote.is_empty()));
            assert!(find(api, &explanation.name).is_ok(), "{}", explanation.name);
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}
