use super::*;

const FILE: &str = "\
use serde::Serialize;

/// A thing.
#[derive(Serialize)]
#[serde(rename_all = \"camelCase\")]
pub struct Thing {
    /// First.
    pub a: String,
    pub long:
        Vec<String>,
    #[serde(
        default
    )]
    pub b: Option<String>,
}

pub struct Thing2;
";

#[test]
fn members_come_with_their_attributes() {
    let lines: Vec<&str> = FILE.lines().collect();
    let item = item(&lines, "Thing").unwrap_or_default();
    assert_eq!(item, 5..15);
    assert_eq!(with_attributes(&lines, item.clone()), 2..15);
    assert_eq!(member(&lines, item.clone(), "a"), Some(6..8));
    assert_eq!(member(&lines, item.clone(), "long"), Some(8..10));
    assert_eq!(member(&lines, item.clone(), "b"), Some(10..14));
    assert_eq!(member(&lines, item, "c"), None);
}
