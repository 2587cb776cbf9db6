//! Merges the crate's source into one file, in which the others are inline modules.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::output::{Body, File, Make, Tree};

/// `tree` with the one file `folder``root` in place of all in `folder`, which is `""` or ends with a slash.
///
/// # Errors
/// Those of [`Tree::insert`].
pub fn fold(tree: &Tree, folder: &str, root: &str) -> Result<Tree, Diagnostic> {
    let mut folded = Tree::new();
    let mut files = BTreeMap::new();
    for (path, file) in tree.iter() {
        match (path.strip_prefix(folder), file) {
            (Some(path), File::Generated { origin, body }) => {
                files.insert(path.to_owned(), (origin.clone(), body.clone()));
            }
            _ => folded.insert(path, file.clone())?,
        }
    }
    let origin = String::new();
    let root_file = root.to_owned();
    let body = Body::Made(Arc::new(Single { root_file, files }));
    folded.insert(format!("{folder}{root}"), File::Generated { origin, body })?;
    Ok(folded)
}

struct Single {
    root_file: String,
    /// By their paths from the folder of the root's file: the page that each comes from, and its text.
    files: BTreeMap<String, (String, Body)>,
}

impl Make for Single {
    fn inputs(&self) -> Option<u64> {
        None
    }

    fn text(&self) -> Result<String, Diagnostic> {
        let mut text = String::new();
        self.write("", &self.root_file, "", &mut text)?;
        Ok(text)
    }
}

impl Single {
    /// Adds the file at `path`, whose modules are in `folder`, with `indent` before each line.
    fn write(
        &self,
        folder: &str,
        path: &str,
        indent: &str,
        text: &mut String,
    ) -> Result<(), Diagnostic> {
        let Some((_, body)) = self.files.get(path) else {
            return Ok(());
        };
        for line in body.text()?.lines() {
            let name = module(line).filter(|_| !line.starts_with(' '));
            let child = name.and_then(|name| self.child(folder, name));
            if !line.is_empty() {
                text.push_str(indent);
            }
            let Some((path, folder)) = child else {
                text.push_str(line);
                text.push('\n');
                continue;
            };
            text.push_str(line.trim_end_matches(';'));
            text.push_str(" {\n");
            let inner = format!("{indent}    ");
            if let Some((origin, _)) = self
                .files
                .get(&path)
                .filter(|(origin, _)| !origin.is_empty())
            {
                text.push_str(&format!("{inner}// From {origin}.\n"));
            }
            self.write(&folder, &path, &inner, text)?;
            text.push_str(indent);
            text.push_str("}\n");
        }
        Ok(())
    }

    /// The file of the module `name` in `folder`, and the folder of its modules.
    fn child(&self, folder: &str, name: &str) -> Option<(String, String)> {
        let name = name.strip_prefix("r#").unwrap_or(name);
        let inner = format!("{folder}{name}/");
        let paths = [format!("{folder}{name}.rs"), format!("{inner}mod.rs")];
        let path = paths
            .into_iter()
            .find(|path| self.files.contains_key(path))?;
        Some((path, inner))
    }
}

/// The module that a line declares without a body.
fn module(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    line.strip_prefix("mod ")?.strip_suffix(';')
}
