//! Fields: there or not, and their names.

use super::{Row, WIDGET};

pub const CASES: &[Row] = &[
    (
        "optional-field-added",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "optional-field-added",
        "minor",
        "ikk",
    ),
    (
        "optional-field-added that tells null from absent",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *OptionalNullable[int]* |
        ",
        "optional-field-added",
        "minor",
        "ikk",
    ),
    (
        "required-field-added to one with new",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *int* | x
        ",
        "required-field-added",
        "major",
        "irr",
    ),
    (
        "required-field-added to one with Default",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        - size | *int* | x
        ",
        "required-field-added",
        "major",
        "irr",
    ),
    (
        "required-field-added, and it may be null",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *Nullable[int]* | x
        ",
        "required-field-added",
        "major",
        "iir",
    ),
    (
        "constant-field-added",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - kind | *Literal[\"widget\"]* | x
        ",
        "constant-field-added",
        "minor",
        "irr",
    ),
    (
        "constant-field-added of an enum with one value, to one with Default",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        # Kind
        ## Values
        - PLAIN = plain
        ",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        ",
        "constant-field-added",
        "minor",
        "irr",
    ),
    (
        "no constant-field-added: the enum has two values",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        # Kind
        ## Values
        - PLAIN = plain
        - FANCY = fancy
        ",
        "
        # Widget
        ## Fields
        - name | *Optional[str]* |
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        - FANCY = fancy
        ",
        "required-field-added",
        "major",
        "irr",
    ),
    (
        "optional-field-removed",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        WIDGET,
        "optional-field-removed",
        "major",
        "kir",
    ),
    (
        "required-field-removed",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *int* | x
        ",
        WIDGET,
        "required-field-removed",
        "major",
        "rir",
    ),
    (
        "required-field-removed that could be null",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *Nullable[int]* | x
        ",
        WIDGET,
        "required-field-removed",
        "major",
        "iir",
    ),
    (
        "required-field-removed from one that keeps further keys",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *int* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        "required-field-removed",
        "major",
        "rkk",
    ),
    // Names.
    (
        "field-renamed, a required one",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - color | *str* | x
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - colour | *str* | x
        ",
        "field-renamed",
        "major",
        "rrr",
    ),
    (
        "field-renamed, an optional one",
        "
        # Widget
        ## Fields
        - color | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - colour | *Optional[str]* |
        ",
        "field-renamed",
        "major",
        "llr",
    ),
    (
        "field-renamed, by its description",
        "
        # Widget
        ## Fields
        - width | *int* | x | How wide the widget is, in millimetres.
        ",
        "
        # Widget
        ## Fields
        - extent | *int* | x | How wide the widget is, in millimetres.
        ",
        "field-renamed",
        "major",
        "rrr",
    ),
    (
        "field-renamed on the wire and not in Rust",
        "
        %typescript
        %camel
        # Widget
        ## Fields
        - externalId | *string* |
        ",
        "
        %typescript
        # Widget
        ## Fields
        - external_id | *string* |
        ",
        "field-renamed",
        "patch",
        "llr",
    ),
    (
        "no field-renamed: another word",
        "
        # Widget
        ## Fields
        - first_name | *str* | x
        ",
        "
        # Widget
        ## Fields
        - last_name | *str* | x
        ",
        "required-field-removed required-field-added",
        "major",
        "rrr",
    ),
    (
        "no field-renamed: another type",
        "
        # Widget
        ## Fields
        - color | *str* | x
        ",
        "
        # Widget
        ## Fields
        - colour | *int* | x
        ",
        "required-field-removed required-field-added",
        "major",
        "rrr",
    ),
    (
        "no field-renamed: another presence",
        "
        # Widget
        ## Fields
        - color | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - colour | *str* | x
        ",
        "optional-field-removed required-field-added",
        "major",
        "irr",
    ),
    (
        "no field-renamed: two are equally good",
        "
        # Widget
        ## Fields
        - color | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - colour | *Optional[str]* |
        - colors | *Optional[str]* |
        ",
        "optional-field-removed optional-field-added",
        "major",
        "iir",
    ),
    (
        "field-wire-name-changed, a required one",
        "
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "
        %camel
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "field-wire-name-changed",
        "patch",
        "rrr",
    ),
    (
        "field-wire-name-changed, an optional one",
        "
        # Widget
        ## Fields
        - made_at | *Optional[str]* |
        ",
        "
        %camel
        # Widget
        ## Fields
        - made_at | *Optional[str]* |
        ",
        "field-wire-name-changed",
        "patch",
        "llr",
    ),
    (
        "no field-wire-name-changed: one word has one spelling",
        WIDGET,
        "
        %camel
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "",
        "none",
        "kkk",
    ),
    (
        "field-alias-added",
        "
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "
        %undecided
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "field-alias-added",
        "patch",
        "kkk",
    ),
    (
        "field-alias-removed",
        "
        %undecided
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "
        # Widget
        ## Fields
        - made_at | *str* | x
        ",
        "field-alias-removed",
        "patch",
        "krk",
    ),
    (
        "field-rust-name-changed",
        "
        %typescript
        %camel
        # Widget
        ## Fields
        - madeAt | *string* |
        ",
        "
        %typescript
        %camel
        # Widget
        ## Fields
        - madeAt | *string* |
        - made_at | *boolean* |
        ",
        "field-rust-name-changed optional-field-added",
        "major",
        "ikk",
    ),
    (
        "doc-name-changed",
        "
        %camel
        # Widget
        ## Fields
        - made_at | *Optional[str]* |
        ",
        "
        %typescript
        %camel
        # Widget
        ## Fields
        - madeAt | *string* |
        ",
        "doc-name-changed",
        "none",
        "kkk",
    ),
];
