//! Fields: presence, and further keys.

use super::{Row, WIDGET};

pub const CASES: &[Row] = &[
    (
        "field-became-optional",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        "field-became-optional",
        "major",
        "rkk",
    ),
    (
        "field-became-required",
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        WIDGET,
        "field-became-required",
        "major",
        "krr",
    ),
    (
        "field-became-nullable",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        "field-became-nullable",
        "major",
        "rkk",
    ),
    (
        "field-became-non-null",
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        WIDGET,
        "field-became-non-null",
        "major",
        "krr",
    ),
    (
        "field-became-nullable, an optional one",
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - id | *OptionalNullable[str]* |
        ",
        "field-became-nullable",
        "major",
        "ikk",
    ),
    (
        "field-became-non-null, an optional one",
        "
        # Widget
        ## Fields
        - id | *OptionalNullable[str]* |
        ",
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        "field-became-non-null",
        "major",
        "kir",
    ),
    (
        "field-became-optional, and tells null from absent",
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        "
        # Widget
        ## Fields
        - id | *OptionalNullable[str]* |
        ",
        "field-became-optional",
        "major",
        "ikk",
    ),
    (
        "field-became-required, and may still be null",
        "
        # Widget
        ## Fields
        - id | *OptionalNullable[str]* |
        ",
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        "field-became-required",
        "major",
        "kir",
    ),
    (
        "field-presence-changed: null is now absent",
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        "field-presence-changed",
        "major",
        "iir",
    ),
    (
        "field-presence-changed: absent is now null",
        "
        # Widget
        ## Fields
        - id | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - id | *Nullable[str]* | x
        ",
        "field-presence-changed",
        "major",
        "iir",
    ),
    (
        "field-presence-changed: now both",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *OptionalNullable[str]* |
        ",
        "field-presence-changed",
        "major",
        "rkk",
    ),
    (
        "field-became-optional, a constant",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"widget\"]* | x
        ",
        "
        # Widget
        ## Fields
        - kind | *Optional[Literal[\"widget\"]]* |
        ",
        "field-became-optional",
        "major",
        "rkk",
    ),
    (
        "no presence change: anything may be null in any case",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - extra | *Any* | x
        - more | *Optional[Any]* |
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - extra | *Nullable[Any]* | x
        - more | *OptionalNullable[Any]* |
        ",
        "",
        "none",
        "kkk",
    ),
    (
        "field-nullability-restated",
        "
        %typescript
        # Widget
        ## Fields
        - id | *string* | x
        ",
        WIDGET,
        "field-nullability-restated",
        "none",
        "kkk",
    ),
    // Further keys.
    (
        "additional-keys-added",
        WIDGET,
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        "additional-keys-added",
        "minor",
        "ikk",
    ),
    (
        "additional-keys-removed",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        WIDGET,
        "additional-keys-removed",
        "major",
        "kir",
    ),
    (
        "additional-keys-renamed",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additionalProperties | *Optional[int]* |
        - additional_properties | Dict[str, *Any*] |
        ",
        "optional-field-added additional-keys-renamed",
        "major",
        "kkk",
    ),
    (
        "type-narrowed, that of further keys",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *Any*] |
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - additional_properties | Dict[str, *str*] |
        ",
        "type-narrowed",
        "major",
        "krr",
    ),
];
