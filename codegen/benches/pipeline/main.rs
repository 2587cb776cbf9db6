//! How long each stage takes, as a ratio to reading the pages and draining the events of the Markdown parser.
mod pages;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let root = std::path::PathBuf::from(&arguments[1]);
    let count = arguments[2].parse().unwrap_or(1000);
    println!("{:?}", pages::write(&root, count, 7));
}
