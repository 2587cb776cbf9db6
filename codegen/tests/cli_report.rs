//! `fieldnotes report`, as a user runs it. How a browser shows the page is tested in report_chromium.rs.

use crate::support::cli::{self, Project};
use crate::support::hostile_html;
use crate::support::html::{Tag, tags};

const LINK: &str = "\
# Link

A short link.

## Fields

| Field        | Type                                             | Required           | Description | Example |
| ------------ | ------------------------------------------------ | ------------------ | ----------- | ------- |
| `id`         | *string*                                         | :heavy_check_mark: | Names it.   | abc     |
| `clickCount` | *number*                                         | :heavy_minus_sign: | N/A         | 1.5     |
| `owner`      | *string*                                         | :heavy_check_mark: | N/A         | null    |
| `protocol`   | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A         |         |
| `anything`   | *any*                                            | :heavy_minus_sign: | N/A         |         |
";

fn project() -> Project {
    let project = Project::new();
    project.write("docs/models/components/link.md", LINK);
    project
}

fn report(project: &Project, args: &[&str]) -> String {
    let args = [&["report"], args].concat();
    project.run(&args).expect(0);
    project.read("report.html")
}

/// What people read, without the style and the script.
fn body(page: &str) -> &str {
    let start = page.find("<main").unwrap();
    &page[start..page.rfind("<script>").unwrap()]
}

#[test]
fn the_page_has_rows_beside_fields_with_evidence() {
    let project = project();
    let page = report(&project, &[]);
    cli::golden("cli_report/page.html", body(&page));
    let again = project.run(&["report"]).expect(0);
    assert!(
        again.stderr.starts_with("report.html is up to date\n"),
        "{}",
        again.stderr
    );
    assert_eq!(project.read("report.html"), page);
}

#[test]
fn the_file_is_where_the_user_wants_it() {
    let project = project();
    let out = project.run(&["report", "--out", "a.html"]).expect(0);
    assert!(out.stderr.starts_with("wrote a.html\n"), "{}", out.stderr);
    project
        .run(&["report", "-o", "b.html", "--docs", "docs"])
        .expect(0);
    assert!(project.exists("b.html") && !project.exists("report.html"));
    let failed = project
        .run(&["report", "--out", "no/such/folder.html"])
        .expect(1);
    assert!(
        failed.stderr.contains("no/such/folder.html"),
        "{}",
        failed.stderr
    );
}

#[test]
fn changes_come_with_their_verdicts() {
    let project = project();
    project.commit();
    let quiet = report(&project, &["--since", "git:HEAD"]);
    assert!(body(&quiet).contains("no changes"));
    project.replace(
        "docs/models/components/link.md",
        "| `owner`      | *string*",
        "| `owner`      | *number*",
    );
    project.write(
        "docs/models/components/more.md",
        &LINK.replace("# Link", "# More"),
    );
    std::fs::remove_file(project.0.path().join("docs/models/components/port.md")).unwrap();
    let page = report(&project, &["--since", "git:HEAD"]);
    let start = page.find("<section id=\"changes\"").unwrap();
    let end = page.find("<section id=\"coverage\"").unwrap();
    cli::golden("cli_report/changes.html", &page[start..end]);
    let failed = project
        .run(&["report", "--since", "git:nowhere"])
        .expect(101);
    assert!(failed.stderr.contains("nowhere"), "{}", failed.stderr);
}

#[test]
fn errors_in_the_docs_leave_the_old_report() {
    let project = project();
    let page = report(&project, &[]);
    project.replace(
        "docs/models/components/link.md",
        "| Required ",
        "| Demanded ",
    );
    let failed = project.run(&["report", "--strict"]).expect(100);
    assert!(
        failed.stderr.contains("no report is written"),
        "{}",
        failed.stderr
    );
    assert_eq!(project.read("report.html"), page);
}

#[test]
fn every_link_leads_to_a_part_of_the_page() {
    let project = project();
    hostile_html::write(&project);
    let page = report(&project, &[]);
    let tags = tags(&page);
    let all = |name: &str| -> Vec<String> {
        let found = tags.iter().filter_map(|tag| tag.attribute(name));
        found.map(str::to_owned).collect()
    };
    let mut ids = all("id");
    ids.sort();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    let links = all("href");
    assert!(links.len() > 50, "{links:#?}");
    for link in links {
        let id = link
            .strip_prefix('#')
            .unwrap_or_else(|| panic!("{link} leads out of the page"));
        assert!(
            ids.binary_search(&id.to_owned()).is_ok(),
            "{link} leads nowhere"
        );
    }
}

/// All that the templates write.
const TAGS: &str = "!doctype a article b body code dd del details div dl dt em h1 h2 h3 head header html i input ins kbd \
                    li main meta meter nav noscript ol p q script section small span style summary table tbody td th \
                    thead title tr ul";
const ATTRIBUTES: &str = "aria-controls aria-label autocomplete charset class content data-models hidden high href html http-equiv \
                          id lang low max min name open optimum placeholder role scope spellcheck tabindex title type value";

#[test]
fn foreign_texts_stay_texts() {
    let project = project();
    hostile_html::write(&project);
    let page = report(&project, &[]);
    let is_known = |list: &str, name: &str| list.split_whitespace().any(|known| known == name);
    let tags = tags(&page);
    for Tag { name, attributes } in &tags {
        assert!(is_known(TAGS, name.trim_start_matches('/')), "<{name}>");
        for (attribute, _) in attributes {
            assert!(is_known(ATTRIBUTES, attribute), "<{name} {attribute}>");
        }
    }
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    assert_eq!((count("script"), count("style"), count("meta")), (1, 1, 5));
    assert_eq!(count("details"), count("/details"));
    assert_eq!(count("noscript"), count("/noscript"));
    for hidden in ['\u{202e}', '\u{200b}', '\u{feff}'] {
        assert!(!page.contains(hidden));
    }
    // They are there nevertheless.
    for text in [
        "window.pwned=1",
        "outside.example",
        "\\u{202e}desrever",
        "{{ style_hash }}",
    ] {
        assert!(body(&page).contains(text), "{text}");
    }
}

#[test]
fn credentials_are_left_out() {
    let project = project();
    let key = format!("sk_live_{}", "4eC39HqLyjWDarjtT1zdp7dc");
    project.replace(
        "docs/models/components/link.md",
        "| abc ",
        &format!("| {key} "),
    );
    let about = format!("A short link, as {key}.");
    project.replace("docs/models/components/link.md", "A short link.", &about);
    let page = report(&project, &[]);
    assert!(!page.contains(&key) && body(&page).contains("redacted"));
}

const ODD: &str = "\
# Odd

## Example Usage

```typescript
let value: Odd = { id: \"a\", protocol: \"icmp\", extra: true };
```

## Fields

| Field      | Type                                             | Required           | Description |
| ---------- | ------------------------------------------------ | ------------------ | ----------- |
| `id`       | *string*                                         | :heavy_check_mark: | N/A         |
| `ID`       | *string*                                         | :heavy_minus_sign: | N/A         |
| `protocol` | [components.Protocol](../components/protocol.md) | :heavy_check_mark: | N/A         |
| `strange`  | the `moon`                                       | :heavy_minus_sign: | N/A         |
";

#[test]
fn what_is_to_settle_stands_first_and_at_its_model() {
    let project = project();
    project.write("docs/models/components/odd.md", ODD);
    let page = report(&project, &[]);
    let settle = page.find("<section id=\"settle\"").unwrap();
    let end = page.find("<section id=\"coverage\"").unwrap();
    cli::golden("cli_report/settle.html", &page[settle..end]);
    let odd = &page[page.find("id=\"components.Odd\"").unwrap()..];
    let odd = &odd[..odd.find("</details>").unwrap()];
    for mark in [
        "contradicted",
        "not understood",
        "unlisted value",
        "renamed",
    ] {
        assert!(
            odd.contains(&format!(">{mark}</em>")),
            "{mark} is not in {odd}"
        );
    }
    assert!(odd.contains("extra: true"), "{odd}");
}
