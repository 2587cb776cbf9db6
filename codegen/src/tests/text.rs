use super::*;

#[test]
fn positions_count_lines_and_characters() {
    let file = SourceFile {
        path: "a.md".into(),
        prefix: String::new(),
        text: "é\nxy".into(),
    };
    let at = |offset| {
        let position = file.position(offset);
        (position.line, position.column)
    };
    assert_eq!(
        [at(0), at(1), at(2), at(3), at(4), at(99)],
        [(1, 1), (1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]
    );
    let mut sources = Sources::default();
    let id = sources.add(file.clone());
    for offset in 0..10 {
        let span = Span::new(id, offset..offset);
        assert_eq!(sources.position(span), Some(file.position(offset)));
    }
    assert_eq!(sources.position(Span::new(FileId(7), 0..0)), None);
}

#[test]
fn targets_are_joined_to_the_folder_of_their_page() {
    let page = "docs/models/components/a.md";
    assert_eq!(
        joined(page, "../../models/operations/b.md").as_deref(),
        Some("docs/models/operations/b.md")
    );
    assert_eq!(
        joined(page, "b.md#x").as_deref(),
        Some("docs/models/components/b.md")
    );
    assert_eq!(joined(page, "../../../../../outside.md"), None);
    assert_eq!(joined(page, "https://example.com/x.md"), None);
}
