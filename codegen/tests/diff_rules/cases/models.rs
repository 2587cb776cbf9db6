//! Whole models and their names.

use super::{Row, WIDGET};

pub const CASES: &[Row] = &[
    ("the same", WIDGET, WIDGET, "", "none", "kkk"),
    (
        "the order of pages and of optional rows",
        "
        # Gadget
        ## Fields
        - a | *Optional[str]* |
        - b | *Optional[int]* |
        - c | *str* | x
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        # Gadget
        ## Fields
        - c | *str* | x
        - b | *Optional[int]* |
        - a | *Optional[str]* |
        ",
        "",
        "none",
        "kkk",
    ),
    (
        "model-added",
        WIDGET,
        "
        # Gadget
        ## Fields
        - size | *int* | x
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "model-added",
        "minor",
        "kkk",
    ),
    (
        "model-removed",
        "
        # Gadget
        ## Fields
        - size | *int* | x
        # Widget
        ## Fields
        - id | *str* | x
        ",
        WIDGET,
        "model-removed",
        "major",
        "kkk",
    ),
    (
        "model-renamed",
        "
        # WidgetPartList
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "
        # WidgetPartPage
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "model-renamed",
        "major",
        "kkk",
    ),
    (
        "model-renamed: a field that held it now holds the other",
        "
        # Widget
        ## Fields
        - part | &Piece | x
        # Piece
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "
        # Widget
        ## Fields
        - part | &Fragment | x
        # Fragment
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "model-renamed",
        "major",
        "kkk",
    ),
    (
        "no model-renamed: nothing but the content is alike",
        "
        # Piece
        ## Fields
        - id | *str* | x
        ",
        "
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "model-removed model-added",
        "major",
        "kkk",
    ),
    (
        "no model-renamed: two are equally good",
        "
        # WidgetPartList
        ## Fields
        - id | *str* | x
        ",
        "
        # WidgetPartPage
        ## Fields
        - id | *str* | x
        # WidgetPartRoll
        ## Fields
        - id | *str* | x
        ",
        "model-removed model-added",
        "major",
        "kkk",
    ),
    (
        "no model-renamed: it has moved to another folder",
        WIDGET,
        "
        # operations.Widget
        ## Fields
        - id | *str* | x
        ",
        "model-removed model-added",
        "major",
        "kkk",
    ),
    (
        "model-rust-name-changed",
        "
        # widget
        ## Fields
        - id | *str* | x
        ",
        "
        # widget
        ## Fields
        - id | *str* | x
        # Widget
        ## Fields
        - size | *int* | x
        ",
        "model-rust-name-changed model-added",
        "major",
        "kkk",
    ),
    (
        "title-changed",
        "
        # Widget_Part
        ## Fields
        - id | *str* | x
        ",
        "
        # WidgetPart
        ## Fields
        - id | *str* | x
        ",
        "title-changed",
        "none",
        "kkk",
    ),
    (
        "model-kind-changed: object to values",
        WIDGET,
        "
        # Widget
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "model-kind-changed",
        "major",
        "rrr",
    ),
    (
        "model-kind-changed: values to a choice with texts",
        "
        # Widget
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "
        # Widget
        ## Supported Types
        - str
        - int
        ",
        "model-kind-changed",
        "major",
        "rkk",
    ),
    (
        "model-kind-changed: object to a choice with that object",
        "
        # Widget
        ## Fields
        - id | *str* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Gadget
        - int
        # Gadget
        ## Fields
        - id | *str* | x
        ",
        "model-kind-changed model-added",
        "major",
        "rkk",
    ),
    (
        "model-kind-changed: values to anything",
        "
        # Widget
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "# Widget",
        "model-kind-changed",
        "major",
        "rkk",
    ),
];
