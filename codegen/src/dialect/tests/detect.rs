use super::*;

#[test]
fn the_path_tells_the_sdk_and_the_namespace() {
    for (path, root, namespace, certain) in [
        ("docs/models/components/x.md", "docs", "components", true),
        ("docs/models/x.md", "docs", "", true),
        ("docs/Models/Shared/X.md", "docs", "Shared", true),
        ("docs/errors/x.md", "docs", "errors", true),
        ("docs/models/errors/x.md", "docs", "errors", true),
        (
            "a/docs/sdk/models/shared/x.md",
            "a/docs/sdk",
            "shared",
            true,
        ),
        ("docs/x.md", "", "", false),
        ("csharp/docs/X.md", "csharp", "", false),
        ("java/docs/X.md", "java", "", false),
        ("docs/sdks/apps/README.md", "", "sdks apps", false),
        ("a/b/x.md", "", "a b", false),
        ("README.md", "", "", false),
        ("", "", "", false),
    ] {
        let found = folder_of(path);
        let shown = (found.root, found.namespace.join(" "), found.certain);
        assert_eq!(shown, (root, namespace.to_owned(), certain), "{path}");
    }
}
