//! Where a model is used, constructors, prose.

use super::{Row, WIDGET};

pub const CASES: &[Row] = &[
    (
        "required-field-added in a request",
        "
        # operations.MakeWidgetRequest
        ## Fields
        - id | *str* | x
        ",
        "
        # operations.MakeWidgetRequest
        ## Fields
        - id | *str* | x
        - size | *int* | x
        ",
        "required-field-added",
        "major",
        "kkr",
    ),
    (
        "required-field-added in what a response holds",
        "
        # operations.GetWidgetResponseBody
        ## Fields
        - widget | &Widget | x
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "
        # operations.GetWidgetResponseBody
        ## Fields
        - widget | &Widget | x
        # Widget
        ## Fields
        - id | *str* | x
        - size | *int* | x
        ",
        "required-field-added",
        "major",
        "irk",
    ),
    (
        "optional-field-removed from an error",
        "
        # errors.Broken
        ## Fields
        - code | *int* | x
        - hint | *Optional[str]* |
        ",
        "
        # errors.Broken
        ## Fields
        - code | *int* | x
        ",
        "optional-field-removed",
        "major",
        "kik",
    ),
    (
        "value-removed from what a response holds",
        "
        # operations.GetWidgetResponse
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        "
        # operations.GetWidgetResponse
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "value-removed",
        "major",
        "kkk",
    ),
    (
        "value-removed from what both hold",
        "
        # operations.GetWidgetResponse
        ## Fields
        - size | &Size | x
        # operations.GetWidgetRequest
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        "
        # operations.GetWidgetResponse
        ## Fields
        - size | &Size | x
        # operations.GetWidgetRequest
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "value-removed",
        "major",
        "kkr",
    ),
    (
        "a name that a request held and a response holds now",
        "
        # operations.GetWidgetRequest
        ## Fields
        - size | &Size | x
        # operations.GetWidgetResponse
        ## Fields
        - id | *str* | x
        # Size
        ## Fields
        - width | *int* | x
        ",
        "
        # operations.GetWidgetRequest
        ## Fields
        - size | &SizeRange | x
        # operations.GetWidgetResponse
        ## Fields
        - id | *str* | x
        - size | &?Size |
        # Size
        ## Fields
        - height | *int* | x
        # SizeRange
        ## Fields
        - width | *int* | x
        ",
        "required-field-removed required-field-added optional-field-added type-respelled model-added",
        "major",
        "ikk",
    ),
    // Constructors.
    (
        "constructor-reordered",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - size | *int* | x
        ",
        "
        # Widget
        ## Fields
        - size | *int* | x
        - id | *str* | x
        ",
        "constructor-reordered",
        "major",
        "kkk",
    ),
    (
        "constructor-reordered, of two texts",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - name | *str* | x
        ",
        "
        # Widget
        ## Fields
        - name | *str* | x
        - id | *str* | x
        ",
        "constructor-reordered",
        "major",
        "kkk",
    ),
    (
        "constructor-argument-added, since a set of one value has got a second one",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        - FANCY = fancy
        ",
        "constructor-argument-added enum-opened value-added",
        "major",
        "rkk",
    ),
    (
        "constructor-argument-removed, since one value is left",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        - FANCY = fancy
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        - kind | &Kind | x
        # Kind
        ## Values
        - PLAIN = plain
        ",
        "constructor-argument-removed enum-closed value-removed",
        "major",
        "krr",
    ),
    // Prose.
    (
        "description-changed",
        "
        # Widget
        A thing.
        ## Fields
        - id | *str* | x | Its name.
        ",
        "
        # Widget
        A thing that turns.
        ## Fields
        - id | *str* | x | Its name, for good.
        ",
        "description-changed",
        "patch",
        "kkk",
    ),
    (
        "example-changed",
        "
        # Widget
        ## Fields
        - id | *str* | x | Its name. | w-1
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x | Its name. | w-22
        ",
        "example-changed",
        "patch",
        "kkk",
    ),
    (
        "deprecated, a model",
        WIDGET,
        "
        # ~~Widget~~
        > :warning: **DEPRECATED**: Use Gadget.
        ## Fields
        - id | *str* | x
        ",
        "deprecated",
        "minor",
        "kkk",
    ),
    (
        "deprecated, a field",
        WIDGET,
        "
        # Widget
        ## Fields
        - ~~id~~ | *str* | x | : warning: ** DEPRECATED **: Use another one.<br/><br/>Its name.
        ",
        "deprecated description-changed",
        "minor",
        "kkk",
    ),
    (
        "undeprecated",
        "
        # Widget
        ## Fields
        - ~~id~~ | *str* | x | : warning: ** DEPRECATED **: Use another one.
        ",
        WIDGET,
        "undeprecated",
        "patch",
        "kkk",
    ),
    (
        "deprecation-reworded",
        "
        # Widget
        ## Fields
        - ~~id~~ | *str* | x | : warning: ** DEPRECATED **: Use another one.
        ",
        "
        # Widget
        ## Fields
        - ~~id~~ | *str* | x | : warning: ** DEPRECATED **: Use a better one.
        ",
        "deprecation-reworded",
        "patch",
        "kkk",
    ),
];
