//! Ruby: every row of its grammar's table in both spellings, its unions, the older cells, and what holds for all.

mod pages;
mod properties;

use super::DIALECT;
use crate::dialect::tests::support::{
    check_cells, check_presence, detected, read_cell, read_variant,
};
use crate::model::Presence;

const DATE: &str = "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)";
const DATE_TIME: &str =
    "[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)";

#[test]
fn built_in_types() {
    check_cells(
        &DIALECT,
        &[
            ("*::String*", "string"),
            ("*T.nilable(::String)*", "nullable string"),
            ("*Crystalline::Nilable.new(::String)*", "nullable string"),
            ("*::Integer*", "big-integer"),
            ("*T.nilable(::Integer)*", "nullable big-integer"),
            (
                "*Crystalline::Nilable.new(::Integer)*",
                "nullable big-integer",
            ),
            ("*::Float*", "float"),
            ("*T.nilable(::Float)*", "nullable float"),
            ("*Crystalline::Nilable.new(::Float)*", "nullable float"),
            ("*T::Boolean*", "boolean"),
            ("*T.nilable(T::Boolean)*", "nullable boolean"),
            ("*Crystalline::Boolean.new*", "boolean"),
            (
                "*Crystalline::Nilable.new(Crystalline::Boolean.new)*",
                "nullable boolean",
            ),
            ("*::Object*", "any"),
            ("*T.nilable(::Object)*", "nullable any"),
            ("*Crystalline::Nilable.new(::Object)*", "nullable any"),
        ],
    );
}

/// Hard case 101: the folder of the target need not exist, so the text is kept, too.
#[test]
fn links() {
    check_cells(
        &DIALECT,
        &[
            (
                "[Models::Components::X](../../models/shared/x.md)",
                "&Models::Components::X(../../models/shared/x.md)",
            ),
            (
                "[T.nilable(Models::Shared::X)](x.md)",
                "nullable &Models::Shared::X(x.md)",
            ),
            (
                "[Crystalline::Nilable.new(Models::Components::X)](x.md)",
                "nullable &Models::Components::X(x.md)",
            ),
            (
                "[Models::Shared::Fields](fields_.md)",
                "&Models::Shared::Fields(fields_.md)",
            ),
        ],
    );
}

#[test]
fn lists_and_maps_print_no_wrapper() {
    check_cells(
        &DIALECT,
        &[
            ("T::Array<*::String*>", "unprinted [string]"),
            (
                "T::Array<[Models::Shared::X](x.md)>",
                "unprinted [&Models::Shared::X(x.md)]",
            ),
            ("Crystalline::Array<*::String*>", "unprinted [string]"),
            (
                "Crystalline::Array<Crystalline::Array<*::String*>>",
                "unprinted [[string]]",
            ),
            ("T::Array<T::Hash[Symbol, *::Object*]>", "unprinted [{any}]"),
            ("T::Hash[Symbol, *::Object*]", "unprinted {any}"),
            ("T::Hash[Symbol, *::String*]", "unprinted {string}"),
            ("Crystalline::Hash[Symbol, *::Object*]", "unprinted {any}"),
            (
                "Crystalline::Hash[Symbol, [Models::Components::X](x.md)]",
                "unprinted {&Models::Components::X(x.md)}",
            ),
            ("T::Array<*T.nilable(::String)*>", "unprinted [string?]"),
        ],
    );
}

/// Hard case 15: the labels are swapped.
#[test]
fn dates_and_responses() {
    check_cells(
        &DIALECT,
        &[
            (DATE, "unprinted date-time"),
            (DATE_TIME, "unprinted date"),
            (
                &format!("[T.nilable{}", DATE.replacen("[Date]", "(Date)]", 1)),
                "nullable date-time",
            ),
            (
                "[Faraday::Response](https://www.rubydoc.info/gems/faraday/Faraday/Response)",
                "runtime",
            ),
        ],
    );
}

/// Hard case 29: only the cells that mention a union list its members.
#[test]
fn unions() {
    check_cells(
        &DIALECT,
        &[
            (
                "[T.nilable(T.any(::String, T::Array[::String]))](../../models/operations/domain.md)",
                "nullable (string | [string])&domain(../../models/operations/domain.md)",
            ),
            (
                "[T.any(Models::Shared::A, Models::Shared::B)](../../models/shared/event.md)",
                "(&Models::Shared::A | &Models::Shared::B)&Models::Shared::event(../../models/shared/event.md)",
            ),
            (
                "T::Array<[T.any(Models::Shared::Fields1, Models::Shared::Two)](../../models/shared/fields_.md)>",
                "unprinted [(&Models::Shared::Fields1 | &Models::Shared::Two)\
                 &Models::Shared::fields(../../models/shared/fields_.md)]",
            ),
            (
                "[Crystalline::Nilable.new(Crystalline::Union.new(Models::Components::A, ::String))](u.md)",
                "nullable (&Models::Components::A | string)&Models::Components::u(u.md)",
            ),
            (
                "[Crystalline::Union.new(::String, Crystalline::Array.new(Models::Components::A))](u.md)",
                "(string | [&Models::Components::A])&Models::Components::u(u.md)",
            ),
            (
                "[Crystalline::Union.new(Crystalline::Hash.new(Symbol, ::Object), Crystalline::Boolean.new)](u.md)",
                "({any} | boolean)&u(u.md)",
            ),
            (
                "[T.any(T::Hash[Symbol, ::Object], T.nilable(::String))](u.md)",
                "({any} | string?)&u(u.md)",
            ),
        ],
    );
}

/// Hard case 79: the text is the only member of the union that the target is the page of.
#[test]
fn unions_of_one() {
    check_cells(
        &DIALECT,
        &[
            (
                "[Crystalline::Nilable.new(Models::Components::VerificationPasskeyPasskey)]\
                 (../../models/shared/passkeyverification.md)",
                "nullable (&Models::Components::VerificationPasskeyPasskey)\
                 &Models::Components::passkeyverification(../../models/shared/passkeyverification.md)",
            ),
            (
                "T::Array<[Models::Shared::Y](x.md)>",
                "unprinted [(&Models::Shared::Y)&Models::Shared::x(x.md)]",
            ),
            ("[::String](ids.md)", "(string)&ids(ids.md)"),
        ],
    );
}

#[test]
fn older_cells() {
    check_cells(
        &DIALECT,
        &[
            (
                "[T.nilable(::OpenApiSDK::Operations::X)](../../models/operations/x.md)",
                "nullable &::OpenApiSDK::Operations::X(../../models/operations/x.md)",
            ),
            (
                "[::OpenApiSDK::Shared::X](x.md)",
                "&::OpenApiSDK::Shared::X(x.md)",
            ),
            ("[Operations::X](x.md)", "&Operations::X(x.md)"),
            ("*String*", "string"),
            ("*T.nilable(String)*", "nullable string"),
            ("*T.nilable(Integer)*", "nullable big-integer"),
            ("T::Array<*String*>", "unprinted [string]"),
            ("T::Hash[Symbol, *Object*]", "unprinted {any}"),
        ],
    );
}

#[test]
fn what_other_languages_print_is_refused() {
    for cell in [
        "",
        "*string*",
        "*str*",
        "*components.X*",
        "`*string`",
        "*Optional\\<String>*",
        "[Optional\\<X>](x.md)",
        "[components.X](x.md)",
        "[Components\\X](x.md)",
        "[Optional[models.X]](x.md)",
        "List<*string*>",
        "*::String",
        "*::*",
        "[Models::](x.md)",
        "*::String* ",
        "T::Array<*::String*",
        "T::Hash[String, *::String*]",
        "[T.any()](x.md)",
        "[T.nilable(::String](x.md)",
    ] {
        let found = read_cell(&DIALECT, cell);
        assert!(found.starts_with("no: "), "{cell}: {found}");
    }
    assert_eq!(
        read_cell(&DIALECT, "*::String*>"),
        "no: the end of the cell at 10"
    );
    let deep = "T::Array<".repeat(500) + "*::String*";
    assert_eq!(
        read_cell(&DIALECT, &deep),
        "no: a type with less nesting at 297"
    );
}

#[test]
fn few_cells_tell_the_language() {
    for cells in [
        &["*::String*"][..],
        &["*T::Boolean*", "[Models::Shared::X](x.md)"],
        &["[Models::Shared::X](x.md)"],
        &["*Crystalline::Nilable.new(::Object)*"],
        &["*String*", "[T.nilable(::OpenApiSDK::Operations::X)](x.md)"],
        &["T::Hash[Symbol, *::Object*]"],
        &[DATE, "T::Array<[Models::Shared::X](x.md)>"],
    ] {
        assert_eq!(detected(cells), Some(DIALECT.id), "{cells:?}");
    }
}

#[test]
fn presence() {
    check_presence(
        &DIALECT,
        &[
            (true, "*::String*", Presence::Required),
            (true, "[Models::Shared::X](x.md)", Presence::Required),
            (true, "[T.any(::String, ::Float)](x.md)", Presence::Required),
            (true, "*T.nilable(::String)*", Presence::RequiredNullable),
            (
                true,
                "[Crystalline::Nilable.new(Models::Shared::X)](x.md)",
                Presence::RequiredNullable,
            ),
            (
                true,
                "T::Array<*::String*>",
                Presence::RequiredNullabilityUnknown,
            ),
            (
                true,
                "T::Hash[Symbol, *::Object*]",
                Presence::RequiredNullabilityUnknown,
            ),
            (true, DATE, Presence::RequiredNullabilityUnknown),
            (true, DATE_TIME, Presence::RequiredNullabilityUnknown),
            // Here the wrapper may mean either, and is always present.
            (false, "*T.nilable(::String)*", Presence::Optional),
            (false, "*::String*", Presence::Optional),
            (false, "T::Array<*::String*>", Presence::Optional),
            (false, DATE, Presence::Optional),
        ],
    );
}

#[test]
fn headings_of_variants() {
    assert_eq!(
        read_variant(&DIALECT, "Models::Shared::X", ""),
        "&Models::Shared::X"
    );
    assert_eq!(read_variant(&DIALECT, "T::Array[::String]", ""), "[string]");
    assert_eq!(
        read_variant(&DIALECT, "", "value = X"),
        "no: a Ruby type at 0"
    );
}
