//! Inputs far larger than any real ones: each succeeds or is refused with a clear finding, without a stack overflow,
//! and in time linear in the input.
//!
//! The sizes here take seconds in a debug build, and only the result is checked. `FIELDNOTES_LOAD=1` uses the sizes that
//! users are promised, prints the times and checks the growth; it needs a release build and `--test-threads=1`.

mod chains;
mod depths;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fieldnotes::diagnostic::Code;
use fieldnotes::emit::Target;
use fieldnotes::generate::{Generated, generate};
use fieldnotes::model::Shape;
use fieldnotes::options::Options;
use fieldnotes::pages::DocSource;
use fieldnotes::text::{SourceFile, Sources};

/// Four times the input may take this many times as long. Quadratic work takes sixteen times as long.
const MOST_GROWTH: f64 = 9.0;

/// Below this, other work on the machine dominates the measurement.
const LEAST_TIME: Duration = Duration::from_millis(20);

/// How often a suspicious growth is measured again.
const TRIES: usize = 4;

/// A text for each path.
type Pages = Vec<(String, String)>;

fn promised() -> bool {
    std::env::var_os("FIELDNOTES_LOAD").is_some()
}

/// Generates `pages(size)` for the size of this run and, where growth is measured, for a quarter of it.
fn load(small: usize, large: usize, pages: fn(usize) -> Pages, check: fn(usize, &Generated)) {
    if !promised() {
        return check(small, &timed(pages(small)).1);
    }
    let mut growth = f64::MAX;
    for _ in 0..TRIES {
        let (quarter, _) = timed(pages(large / 4));
        let (whole, generated) = timed(pages(large));
        check(large, &generated);
        let times = whole.max(LEAST_TIME).as_secs_f64() / quarter.max(LEAST_TIME).as_secs_f64();
        growth = growth.min(times);
        println!("{large}: {whole:?}, a quarter {quarter:?}, growth {times:.1}");
        if growth < MOST_GROWTH {
            return;
        }
    }
    panic!("four times the input takes {growth:.1} times as long");
}

fn timed(pages: Pages) -> (Duration, Generated) {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for (path, text) in pages {
        files.push(sources.add(SourceFile {
            path,
            prefix: "docs/".to_owned(),
            text,
        }));
    }
    let docs = [DocSource {
        files,
        ..DocSource::default()
    }];
    let target = Target::Package {
        name: "load-models".to_owned(),
    };
    let start = Instant::now();
    let generated = generate(&sources, &docs, Options::default(), &target);
    // What entry points print for each finding.
    let lines = generated
        .diagnostics
        .iter()
        .map(|it| it.one_line(&sources).len());
    assert!(lines.sum::<usize>() < usize::MAX);
    (start.elapsed(), generated)
}

fn codes(generated: &Generated) -> Vec<Code> {
    let mut codes: Vec<_> = generated.diagnostics.iter().map(|it| it.code).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn assert_models(generated: &Generated, count: usize) {
    assert!(!generated.has_errors(), "{:?}", codes(generated));
    assert_eq!(generated.api.models.len(), count);
    assert!(generated.tree.len() > count);
}

fn page(title: &str, body: &str) -> (String, String) {
    (
        format!("models/{}.md", title.to_lowercase()),
        format!("# {title}\n\n{body}"),
    )
}

fn link(title: &str) -> String {
    format!("[models.{title}](../models/{}.md)", title.to_lowercase())
}

/// `## Fields` with a row for each name and type.
fn fields(rows: impl Iterator<Item = (String, String)>) -> String {
    let mut table =
        "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
            .to_owned();
    for (name, ty) in rows {
        let _ = writeln!(
            table,
            "| `{name}` | {ty} | :heavy_check_mark: | The {name} of it. |"
        );
    }
    table
}

fn one_field(name: &str, ty: &str) -> String {
    fields(std::iter::once((name.to_owned(), ty.to_owned())))
}

fn structure(generated: &Generated) -> &fieldnotes::model::Struct {
    let shapes = generated.api.models.iter().map(|model| &model.shape);
    let mut structures = shapes.filter_map(|shape| {
        if let Shape::Struct(it) = shape {
            Some(it)
        } else {
            None
        }
    });
    structures.next().unwrap()
}

#[test]
fn many_pages() {
    let pages = |size| {
        let page_of = |index: usize| {
            let next = format!("Model{}", (index + 7) % size);
            let rows = [
                ("name", "*string*".to_owned()),
                ("next", format!("{}[]", link(&next))),
            ];
            let rows = rows.map(|(name, ty)| (name.to_owned(), ty));
            page(&format!("Model{index}"), &fields(rows.into_iter()))
        };
        (0..size).map(page_of).collect()
    };
    load(2_000, 100_000, pages, |size, generated| {
        assert_models(generated, size)
    });
}

#[test]
fn many_folders() {
    let pages = |size| {
        let page_of = |index: usize| {
            let (_, text) = page("Data", &one_field("name", "*string*"));
            (format!("models/folder{index}/data.md"), text)
        };
        (0..size).map(page_of).collect()
    };
    load(1_000, 20_000, pages, |size, generated| {
        assert_models(generated, size)
    });
}

mod rows {
    use super::*;

    fn usual_type(index: usize) -> String {
        match index % 5 {
            0 => "*string*".to_owned(),
            1 => "*number*[]".to_owned(),
            2 => link("Big"),
            3 => "*\"literal\"*".to_owned(),
            _ => "Record<string, *any*>".to_owned(),
        }
    }

    #[test]
    fn of_all_types() {
        let pages = |size| {
            let rows = (0..size).map(|index| (format!("fieldNumber{index}"), usual_type(index)));
            vec![page("Big", &fields(rows))]
        };
        load(4_000, 100_000, pages, |size, generated| {
            assert_models(generated, 1);
            assert_eq!(structure(generated).fields.len(), size);
        });
    }

    #[test]
    fn with_an_example_of_all() {
        let pages = |size| {
            let mut example = "## Example Usage\n\n```typescript\nlet value: Big = {\n".to_owned();
            // Not in the order of the table.
            for index in (0..size).rev() {
                let _ = writeln!(example, "  field{index}: {index},");
            }
            example += "};\n```\n\n";
            let rows = (0..size).map(|index| (format!("field{index}"), "*number*".to_owned()));
            vec![page("Big", &(example + &fields(rows)))]
        };
        load(2_000, 50_000, pages, |size, generated| {
            assert_models(generated, 1);
            assert_eq!(generated.ledger.examples, 1);
            assert_eq!(structure(generated).fields.len(), size);
        });
    }

    #[test]
    fn with_an_example_cell_each() {
        let pages = |size: usize| {
            let mut table = "## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n"
                .to_owned();
            for index in 0..size {
                let _ = writeln!(
                    table,
                    "| `field_{index}` | {} | :heavy_minus_sign: | N/A | {{<br/>\"FIELD{index}\": {index}<br/>}} |",
                    link("Big")
                );
            }
            vec![page("Big", &table)]
        };
        load(1_000, 50_000, pages, |_, generated| {
            assert_models(generated, 1)
        });
    }

    #[test]
    fn that_nobody_understands() {
        let pages = |size| {
            let rows = (0..size).map(|index| (format!("field{index}"), format!("what <{index}>")));
            vec![
                page("Big", &fields(rows)),
                page("Small", &one_field("name", "*string*")),
            ]
        };
        load(4_000, 100_000, pages, |size, generated| {
            assert_eq!(generated.ledger.unknown, size);
            assert_eq!(
                codes(generated),
                [
                    Code::UnknownTypeCell,
                    Code::UnknownNullability,
                    Code::UndecidedNames
                ]
            );
        });
    }

    #[test]
    fn of_one_name() {
        let pages = |size| {
            let rows = (0..size).map(|_| ("name".to_owned(), "*string*".to_owned()));
            vec![page("Big", &fields(rows))]
        };
        load(4_000, 100_000, pages, |_, generated| {
            assert!(codes(generated).contains(&Code::DuplicateField));
        });
    }

    #[test]
    fn whose_names_are_one_in_rust() {
        let pages = |size: usize| {
            let spelled = |index: usize| -> String {
                (0..24)
                    .map(|bit| if index >> bit & 1 == 1 { 'A' } else { 'a' })
                    .collect()
            };
            let rows =
                (0..size).map(|index| (format!("x{}", spelled(index)), "*string*".to_owned()));
            vec![page("Big", &fields(rows))]
        };
        load(2_000, 50_000, pages, |_, generated| {
            assert_models(generated, 1)
        });
    }
}

mod values {
    use super::*;

    fn enumeration(values: &str) -> Pages {
        vec![
            page("Kind", &format!("## Values\n\n{values}\n")),
            page("Owner", &one_field("kind", &link("Kind"))),
        ]
    }

    fn check(size: usize, generated: &Generated) {
        assert_models(generated, 2);
        let Shape::Enum(it) = &generated.api.models[0].shape else {
            panic!()
        };
        assert_eq!(it.values.len(), size);
    }

    #[test]
    fn in_a_block() {
        let pages = |size| {
            let values: Vec<_> = (0..size)
                .map(|index| format!("\"value_{index}\""))
                .collect();
            enumeration(&format!("```typescript\n{}\n```", values.join(" | ")))
        };
        load(4_000, 50_000, pages, check);
    }

    #[test]
    fn in_a_table() {
        let pages = |size| {
            let mut table = "| Name | Value |\n| --- | --- |\n".to_owned();
            for index in 0..size {
                let _ = writeln!(table, "| `Value{index}` | value.{index} |");
            }
            enumeration(&table)
        };
        load(4_000, 50_000, pages, check);
    }

    #[test]
    fn in_a_list_of_numbers() {
        let pages = |size: usize| {
            let list: String = (0..size).map(|index| format!("- `{index}`\n")).collect();
            enumeration(&list)
        };
        load(4_000, 50_000, pages, check);
    }

    #[test]
    fn whose_names_are_one_in_rust() {
        let pages = |size| {
            let symbols = |index: usize| -> String {
                (0..18)
                    .map(|bit| {
                        if index >> bit & 1 == 1 {
                            '\u{2191}'
                        } else {
                            '\u{2193}'
                        }
                    })
                    .collect()
            };
            let values: Vec<_> = (0..size)
                .map(|index| format!("\"{}\"", symbols(index)))
                .collect();
            enumeration(&format!("```typescript\n{}\n```", values.join(" | ")))
        };
        load(2_000, 50_000, pages, check);
    }
}

mod variants {
    use super::*;

    /// A union called `Choice` of `titles`.
    fn union(titles: impl Iterator<Item = String>) -> (String, String) {
        let mut body = "## Supported Types\n\n".to_owned();
        for title in titles {
            let _ = write!(
                body,
                "### `models.{title}`\n\n```typescript\nconst value: {title} = {{}};\n```\n\n"
            );
        }
        page("Choice", &body)
    }

    fn titles(size: usize) -> impl Iterator<Item = String> {
        (0..size).map(|index| format!("Variant{index}"))
    }

    #[test]
    fn with_a_tag() {
        let pages = |size| {
            let tag =
                |title: &String| one_field("type", &format!("*\"{}\"*", title.to_lowercase()));
            let mut pages: Pages = titles(size)
                .map(|title| page(&title, &tag(&title)))
                .collect();
            pages.push(union(titles(size)));
            pages
        };
        load(400, 5_000, pages, |size, generated| {
            assert_models(generated, size + 1)
        });
    }

    #[test]
    fn with_a_shared_enum_as_tag() {
        let pages = |size| {
            let mut pages: Pages = titles(size)
                .map(|title| page(&title, &one_field("type", &link("Kind"))))
                .collect();
            let values: Vec<_> = titles(size)
                .map(|title| format!("\"{}\"", title.to_lowercase()))
                .collect();
            pages.push(page(
                "Kind",
                &format!("## Values\n\n```typescript\n{}\n```\n", values.join(" | ")),
            ));
            pages.push(union(titles(size)));
            pages
        };
        load(200, 5_000, pages, |size, generated| {
            assert_models(generated, size + 2)
        });
    }

    #[test]
    fn without_a_tag() {
        let pages = |size| {
            let mut pages: Pages = titles(size)
                .map(|title| page(&title, &one_field(&format!("of{title}"), "*string*")))
                .collect();
            pages.push(union(titles(size)));
            pages
        };
        load(400, 5_000, pages, |size, generated| {
            assert_models(generated, size + 1)
        });
    }

    #[test]
    fn that_are_all_the_same() {
        let pages = |size| {
            vec![
                page("Variant0", &one_field("name", "*string*")),
                union((0..size).map(|_| "Variant0".to_owned())),
            ]
        };
        load(2_000, 50_000, pages, |_, generated| {
            assert_models(generated, 2)
        });
    }

    #[test]
    fn that_are_all_enums() {
        let pages = |size: usize| {
            let values = |title: &String| {
                format!("## Values\n\n```typescript\n\"{title}\" | \"all\"\n```\n")
            };
            let mut pages: Pages = titles(size)
                .map(|title| page(&title, &values(&title)))
                .collect();
            pages.push(union(titles(size)));
            pages
        };
        load(400, 5_000, pages, |size, generated| {
            assert_models(generated, size + 1)
        });
    }

    #[test]
    fn of_one_title_in_many_folders() {
        let pages = |size: usize| {
            let mut body = "## Supported Types\n\n".to_owned();
            let mut pages = Pages::new();
            for index in 0..size {
                let _ = write!(
                    body,
                    "### `folder{index}.Data`\n\n```typescript\nconst value = {{}};\n```\n\n"
                );
                let (_, text) = page("Data", &one_field(&format!("name{index}"), "*string*"));
                pages.push((format!("models/folder{index}/data.md"), text));
            }
            pages.push(page("Choice", &body));
            pages
        };
        load(400, 5_000, pages, |size, generated| {
            assert_models(generated, size + 1)
        });
    }
}
