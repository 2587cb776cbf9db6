use super::*;

/// The variants of an enum in a source file.
fn variants(source: &str, name: &str) -> usize {
    let (_, rest) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let body = rest.split("\n}\n").next().unwrap();
    let is_variant = |line: &&str| {
        line.trim_start()
            .starts_with(|it: char| it.is_ascii_uppercase())
    };
    body.lines().filter(is_variant).count()
}

#[test]
fn every_rule_has_a_page() {
    assert_eq!(
        EVIDENCE.len(),
        variants(include_str!("../../../model/evidence.rs"), "Rule")
    );
    assert_eq!(
        PASSED_OVER.len(),
        variants(include_str!("../../../dialect/facts.rs"), "IgnoreRule")
    );
    for id in ids() {
        let page = page(id).unwrap_or_else(|| panic!("{id}"));
        let text = page.lines();
        assert!(text.starts_with(&format!("{id}\n\nAs a ")), "{text}");
        assert!(
            text.lines().all(|line| !line.trim_end().ends_with("..")),
            "{text}"
        );
        assert!(
            page.parts
                .iter()
                .all(|part| part.text.len() > 40 && part.text.is_char_boundary(40)),
            "{text}"
        );
    }
    assert!(page("components.Port").is_none());
}
