//! Cells of the seven languages, and pages whose parts hang together.

use super::languages::LANGUAGES;
use crate::dialect::Dialect;
use crate::dialect::facts::Body;
use crate::dialect::tests::support::{check_cells, check_presence, read_models};
use crate::model::Presence;

fn language(id: &str) -> &'static Dialect {
    let mut all = LANGUAGES.iter();
    all.find(|it| it.id.ends_with(id)).expect("a language")
}

#[test]
fn cells_of_each_language_are_read() {
    check_cells(
        language("typescript"),
        &[
            (
                "`string \\| null \\| undefined`",
                "optional-nullable string",
            ),
            ("`string[] \\| undefined`", "optional [string]"),
            ("`Record<string, number>`", "{number}"),
            ("[`X[] \\| null`](x.md)", "nullable [&X(x.md)]"),
        ],
    );
    check_cells(
        language("go"),
        &[
            ("`models.Optional[string]`", "optional-nullable string"),
            ("[`*models.X`](x.md)", "optional &X(x.md)"),
            ("`map[string]interface{}`", "unprinted {any}"),
        ],
    );
    check_cells(
        language("python"),
        &[
            ("str \\| int \\| None", "optional (string | big-integer)"),
            (
                "[Two Words](x.md) \\| List[[Y](y.md) \\| str]",
                "(&Two Words(x.md) | [(&Y(y.md) | string)])",
            ),
            ("[`List[X]`](x.md)", "[&X(x.md)]"),
        ],
    );
    check_cells(
        language("ruby"),
        &[
            ("`TrueClass \\| FalseClass`", "boolean"),
            ("Array[String] \\| nil", "optional [string]"),
        ],
    );
    check_cells(
        language("php"),
        &[
            ("`?(string[])`", "optional [string]"),
            ("[`?string(X)`](x.md)", "optional &X(x.md)"),
            ("string\\|int\\|null", "nullable (string | integer)"),
        ],
    );
    check_cells(language("java"), &[("`Map<String, Long>`", "{integer}")]);
    check_cells(
        language("csharp"),
        &[("`DateTimeOffset?`", "optional date-time")],
    );
}

#[test]
fn typescript_and_go_tell_null() {
    for (id, never, may_be) in [
        ("typescript", "`string`", "`string \\| null`"),
        ("go", "`string`", "`*string`"),
    ] {
        check_presence(
            language(id),
            &[
                (true, never, Presence::Required),
                (true, may_be, Presence::RequiredNullable),
            ],
        );
    }
}

const HEAD: &str = "# Two Words\n\n## Structure\n\n`TwoWords`\n\n## Fields\n\n\
                    | Name | Type | Tags | Description |\n|  --- | --- | --- | --- |\n";

#[test]
fn a_page_before_2021_begins_with_a_title_of_the_second_level() {
    let page = HEAD.replace("# ", "## ");
    let page = page + "| `a` | [`String`](/doc/models/kind.md) | Required | - |\n";
    let (models, diagnostics) = read_models(language("java"), &page);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let [model] = models.as_slice() else {
        panic!("{models:?}");
    };
    assert_eq!(model.title.value, "TwoWords");
    let Body::Struct(fields) = &model.body else {
        panic!("{:?}", model.body);
    };
    let shown = crate::dialect::tests::support::show(&fields[0].ty.value);
    assert_eq!(shown, "&String(kind.md)", "the page decides, not the name");
}

#[test]
fn what_a_row_cannot_mean_is_reported() {
    for row in [
        "| `a` | `str` | Perhaps | - |",
        "| `a` | `str` |",
        "|  | `str` | Required | - |",
        "| `a` | `str \\| ` | Required | - |",
    ] {
        let (_, diagnostics) = read_models(language("python"), &format!("{HEAD}{row}\n"));
        let is_unknown = diagnostics.iter().any(|it| it.code.is_unknown());
        assert!(is_unknown, "{row}: {diagnostics:?}");
    }
}

#[test]
fn constants_that_are_no_names_have_a_word_before_them() {
    for (id, constant, value) in [
        ("python", "ENUM_SELF", "SELF"),
        ("ruby", "ENUM_AD_HOC", "AD_HOC"),
        ("csharp", "Enum2Days", "2Days"),
        ("csharp", "Enumerated", "Enumerated"),
        ("go", "ENUMERATED", "ENUMERATED"),
        ("php", "ENUM_", "ENUM_"),
    ] {
        let page = format!(
            "# Kind\n\n## Enumeration\n\n`Kind`\n\n## Fields\n\n| Name |\n|  --- |\n| `{constant}` |\n"
        );
        let (models, _) = read_models(language(id), &page);
        let Body::Enum(facts) = &models[0].body else {
            panic!("{:?}", models[0].body);
        };
        assert_eq!(facts.values[0].value.value, value, "{constant}");
    }
}
