use super::*;

#[test]
fn the_nearest_name_is_suggested_and_no_other() {
    let dialects = ["speakeasy-typescript", "speakeasy-unity", "speakeasy-java"];
    assert_eq!(
        closest("speakeasy_unty", &dialects),
        Some("speakeasy-unity")
    );
    assert_eq!(closest("Unity", &dialects), Some("speakeasy-unity"));
    assert_eq!(closest("speakeasy", &dialects), None);
    assert_eq!(closest("", &dialects), None);
    assert_eq!(closest("x", &["y"]), None);
}
