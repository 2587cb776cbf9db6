use fieldnotes::*;
use std::path::Path;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut sources = source::Sources::default();
    let mut diags = vec![];
    let files = source::read_folder(Path::new(&a[1]), "", &mut sources, &mut diags);
    let mut docs = vec![generate::DocSource {
        files,
        ..Default::default()
    }];
    for second in a.iter().skip(3) {
        let files = source::read_folder(
            Path::new(second),
            &format!("{second}/"),
            &mut sources,
            &mut diags,
        );
        docs.push(generate::DocSource {
            files,
            corroborates: Some(0),
            module: "second".into(),
            ..Default::default()
        });
    }
    let g = generate::generate(
        &sources,
        &docs,
        options::Options::default(),
        &emit::Target::Package {
            name: "try-models".into(),
        },
    );
    diags.extend(g.diagnostics);
    for d in diags
        .iter()
        .filter(|d| d.level != diagnostic::Level::Note)
        .take(40)
    {
        println!("{:?} {}", d.level, d.one_line(&sources));
    }
    println!("{}", g.ledger.line());
    let plan = output::plan(&g.tree, Path::new(&a[2]), true).unwrap();
    println!("{:?}", output::apply(&plan, Path::new(&a[2])));
}
