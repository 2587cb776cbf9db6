use super::*;

#[test]
fn attributes_cannot_close_themselves() {
    for (attribute, is_one) in [
        ("#[non_exhaustive]", true),
        ("#[doc(alias = \"]\")]", true),
        ("#[doc = \"a // b\"]", true),
        ("#[cfg_attr(a, doc = r#\"]\"#)]", true),
        ("#[a] struct X; #[b]", false),
        ("#[a] #[b]", false),
        ("#[a(]", false),
        ("#[a] // x]", false),
        ("#[a /* x */]", false),
        ("/// x", false),
        ("#![a]", false),
        ("#[a\n]", false),
        ("", false),
    ] {
        assert_eq!(
            Written::from(attribute).no_attribute().is_none(),
            is_one,
            "{attribute}"
        );
    }
}

#[test]
fn traits_are_paths_without_arguments() {
    for (path, is_trait) in [
        ("Eq", true),
        ("schemars::JsonSchema", true),
        ("::serde::Serialize", true),
        ("Into<String>", false),
        ("Eq, Hash", false),
        ("Eq)] struct X; #[derive(Eq", false),
        ("", false),
    ] {
        assert_eq!(Written::from(path).no_trait().is_none(), is_trait, "{path}");
    }
}

#[test]
fn names_are_identifiers() {
    for (name, is_name) in [
        ("Purchase", true),
        ("type", true),
        ("größe", true),
        ("_", false),
        ("r#type", false),
        ("a b", false),
        ("2fa", false),
        ("a.b", false),
        ("", false),
    ] {
        assert_eq!(Written::from(name).no_name().is_none(), is_name, "{name}");
    }
}

#[test]
fn types_say_where_they_are_from() {
    for (ty, why) in [
        ("rust_decimal::Decimal", None),
        ("u32", None),
        ("Vec<crate::Money>", None),
        ("(u8, [f64; 3])", None),
        ("::std::collections::HashMap<String, uuid::Uuid>", None),
        (
            "Decimal",
            Some("write the path of `Decimal`, with its crate"),
        ),
        (
            "Vec<Option<Decimal>>",
            Some("write the path of `Decimal`, with its crate"),
        ),
        (
            "a::B<'static>",
            Some("it borrows, or is not a complete type"),
        ),
        (
            "&str",
            Some("only paths, tuples and arrays can be read from JSON"),
        ),
        (
            "impl Clone",
            Some("only paths, tuples and arrays can be read from JSON"),
        ),
    ] {
        let expected = why.map(|why| format!("`{ty}` cannot be the type of a field: {why}"));
        assert_eq!(Written::from(ty).no_type(), expected);
    }
    for no_type in ["a::B // x", "big-integer", "Vec<", ""] {
        assert_eq!(
            Written::from(no_type).no_type(),
            Some(format!("`{no_type}` is not a type"))
        );
    }
}
