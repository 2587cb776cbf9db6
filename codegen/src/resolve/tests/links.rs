use super::*;

#[test]
fn names_are_split_at_the_separators_of_all_languages() {
    assert_eq!(qualified("components.Link"), ("components", "Link"));
    assert_eq!(
        qualified("Models::Components::Link"),
        ("Components", "Link")
    );
    assert_eq!(qualified("Components\\Link"), ("Components", "Link"));
    assert_eq!(
        qualified("HathoraCloud.Models.Shared.Link"),
        ("Shared", "Link")
    );
    assert_eq!(qualified("Link"), ("", "Link"));
}
