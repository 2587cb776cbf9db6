//! Cells of the languages.

use super::languages::LANGUAGES;
use crate::dialect::tests::support::check_cells;

#[test]
fn cells_of_each_language_are_read() {
    for (id, cell, shown) in [
        ("typescript", "string[]", "[string]"),
        ("typescript", "[X](X.md)", "&X(X.md)"),
        ("typescript", "[X](X.md)[]", "[&X(X.md)]"),
        ("python", "List[int]", "[big-integer]"),
        ("python", "dict", "{any}"),
        ("java", "List<[X](X.md)>", "[&X(X.md)]"),
        ("go", "[]sdk.X", "[&X]"),
        ("csharp", "List<string>", "[string]"),
    ] {
        let mut all = LANGUAGES.iter();
        let language = all.find(|it| it.id.ends_with(id)).expect("a language");
        check_cells(language, &[(cell, shown)]);
    }
}
