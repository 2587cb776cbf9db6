//! What a file imports.

use serde::Serialize;

/// The names that a file imports, by path. Every file of an API is held until it is written, so these are sorted lists
/// and not trees: a file has only a few names, and a tree node has room for eleven.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Imports {
    paths: Vec<Path>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Path {
    group: Group,
    path: Box<str>,
    names: Vec<Box<str>>,
}

/// The order of imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Group {
    Standard,
    External,
    /// `super::…`
    Super,
    Crate,
}

impl Imports {
    /// Notes that `path::name` is used.
    pub fn add(&mut self, group: Group, path: &str, name: &str) {
        let order = |it: &Path| (it.group, &*it.path).cmp(&(group, path));
        let place = self.paths.binary_search_by(order);
        let place = place.unwrap_or_else(|place| {
            let (path, names) = (path.into(), Vec::new());
            self.paths.insert(place, Path { group, path, names });
            place
        });
        if let Some(Path { names, .. }) = self.paths.get_mut(place)
            && let Err(place) = names.binary_search_by(|it| (**it).cmp(name))
        {
            names.insert(place, name.into());
        }
    }

    /// All paths with their names, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Box<str>])> {
        let paths = self.paths.iter();
        paths.map(|it| (&*it.path, it.names.as_slice()))
    }
}
