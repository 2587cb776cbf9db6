//! Signs of the age of the docs.

use super::Dialect;
use crate::text::{FileId, Sources};

/// Strings of which one is on some page of an era, and the name of the era for people.
pub type Era = (&'static [&'static str], &'static str);

/// "openapi-generator, Ruby, 5.x or later": the generator, the language, and the era if the pages show it.
pub fn described(dialect: &Dialect, sources: &Sources, files: &[FileId]) -> String {
    let family = dialect.family.name;
    let language = dialect.language;
    let texts = || {
        files
            .iter()
            .filter_map(|file| Some(sources.get(*file)?.text.as_str()))
    };
    let mut eras = dialect.eras.iter();
    let era = eras.find(|(marks, _)| texts().any(|text| marks.iter().any(|it| text.contains(it))));
    match era {
        Some((_, era)) => format!("{family}, {language}, {era}"),
        None => format!("{family}, {language}"),
    }
}
