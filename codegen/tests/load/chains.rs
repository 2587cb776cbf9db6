//! Chains.

use super::*;

fn chain(size: usize, last: &str, of: fn(String) -> String) -> Pages {
    let page_of = |index: usize| {
        let next = if index + 1 < size {
            of(link(&format!("Link{}", index + 1)))
        } else {
            last.to_owned()
        };
        page(&format!("Link{index}"), &one_field("next", &next))
    };
    (0..size).map(page_of).collect()
}

#[test]
fn of_structs() {
    let pages = |size| chain(size, "*string*", |link| link);
    load(1_000, 10_000, pages, |size, generated| {
        assert_models(generated, size)
    });
}

#[test]
fn that_are_closed() {
    let pages = |size| chain(size, &link("Link0"), |link| link);
    load(1_000, 10_000, pages, |size, generated| {
        assert_models(generated, size)
    });
}

#[test]
fn of_lists() {
    let pages = |size| chain(size, "*string*", |link| format!("{link}[]"));
    load(1_000, 10_000, pages, |size, generated| {
        assert_models(generated, size)
    });
}

#[test]
fn of_unions() {
    let pages = |size: usize| {
        let page_of = |index: usize| {
            let next = format!("models.Link{}", index + 1);
            let next = if index + 1 < size {
                next
            } else {
                "string".to_owned()
            };
            let variant =
                |ty: &str| format!("### `{ty}`\n\n```typescript\nconst value = 1;\n```\n\n");
            let body = format!(
                "## Supported Types\n\n{}{}",
                variant(&next),
                variant("boolean")
            );
            page(&format!("Link{index}"), &body)
        };
        let mut pages: Pages = (0..size).map(page_of).collect();
        pages.push(page("Owner", &one_field("first", "*models.Link0*")));
        pages
    };
    load(1_000, 10_000, pages, |size, generated| {
        assert_models(generated, size + 1)
    });
}

#[test]
fn where_all_have_all() {
    // The input is as large as the square of the number of pages.
    let pages = |size: usize| {
        let count = size.isqrt();
        let rows = |_| (0..count).map(|to| (format!("to{to}"), link(&format!("Node{to}"))));
        (0..count)
            .map(|from| page(&format!("Node{from}"), &fields(rows(from))))
            .collect()
    };
    load(4_000, 250_000, pages, |size, generated| {
        assert_models(generated, size.isqrt())
    });
}
