use fieldnotes::*;
use std::path::Path;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut sources = source::Sources::default();
    let mut diags = vec![];
    let t = Instant::now();
    let files = source::read_folder(Path::new(&a[1]), "", &mut sources, &mut diags);
    println!("read {:?} {}", t.elapsed(), files.len());
    let bytes: usize = sources.iter().map(|(_, f)| f.text.len()).sum();
    let t = Instant::now();
    let mut n = 0;
    for (_, f) in sources.iter() { for (e, r) in pulldown_cmark::Parser::new_ext(&f.text, pulldown_cmark::Options::ENABLE_TABLES).into_offset_iter() { n += r.len(); std::hint::black_box(e); } }
    let bare = t.elapsed();
    println!("bare {:?} ({n}) {bytes} bytes", bare);
    let t = Instant::now();
    for (id, _) in sources.iter() { std::hint::black_box(markdown::parse(&sources, id, &mut diags)); }
    println!("markdown::parse {:?} = {:.2}x", t.elapsed(), t.elapsed().as_secs_f64()/bare.as_secs_f64());
    let t = Instant::now();
    let g = generate::generate(&sources, &[generate::DocSource{files, ..Default::default()}], options::Options::default(), &emit::Target::Package{name: "try-models".into()});
    println!("generate {:?} = {:.2}x models {}", t.elapsed(), t.elapsed().as_secs_f64()/bare.as_secs_f64(), g.api.models.len());
    let out: usize = g.tree.iter().map(|(_, f)| f.text().len()).sum();
    println!("out bytes {out}");
    if let Some(o) = a.get(2) {
    let t = Instant::now();
    let plan = output::plan(&g.tree, Path::new(o), true).unwrap();
    println!("plan {:?}", t.elapsed());
    let t = Instant::now();
    let _ = output::apply(&plan, Path::new(o));
    println!("apply {:?}", t.elapsed());
    }
}
