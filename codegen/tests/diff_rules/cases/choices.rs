//! Choices of types.

use super::Row;

pub const CASES: &[Row] = &[
    (
        "variant-added, where the variant that fits best is taken",
        "
        # Widget
        ## Supported Types
        - int
        - bool
        ",
        "
        # Widget
        ## Supported Types
        - int
        - bool
        - str
        ",
        "variant-added",
        "minor",
        "rkk",
    ),
    (
        "variant-added that another variant takes as well",
        "
        # Widget
        ## Supported Types
        - str
        - bool
        ",
        "
        # Widget
        ## Supported Types
        - str
        - bool
        - datetime
        ",
        "variant-added",
        "minor",
        "kkk",
    ),
    (
        "variant-added, with a tag",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        - &Huge
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        # Huge
        ## Fields
        - kind | *Literal[\"huge\"]* | x
        - size | *int* | x
        ",
        "variant-added model-added",
        "minor",
        "kkk",
    ),
    (
        "variant-removed, where the variant that fits best is taken",
        "
        # Widget
        ## Supported Types
        - int
        - bool
        - str
        ",
        "
        # Widget
        ## Supported Types
        - int
        - bool
        ",
        "variant-removed",
        "major",
        "krr",
    ),
    (
        "variant-removed, with a tag",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        - &Huge
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        # Huge
        ## Fields
        - kind | *Literal[\"huge\"]* | x
        - size | *int* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        ",
        "variant-removed model-removed",
        "major",
        "kkr",
    ),
    (
        "variant-renamed, as its model is",
        "
        # Widget
        ## Supported Types
        - &WidgetPartList
        - int
        # WidgetPartList
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "
        # Widget
        ## Supported Types
        - &WidgetPartPage
        - int
        # WidgetPartPage
        ## Fields
        - id | *str* | x
        - size | *Optional[int]* |
        ",
        "variant-renamed model-renamed",
        "major",
        "kkk",
    ),
    (
        "variant-added and variant-removed: a list of other numbers",
        "
        # Widget
        ## Supported Types
        - List[int]
        - bool
        ",
        "
        # Widget
        ## Supported Types
        - List[float]
        - bool
        ",
        "variant-added variant-removed",
        "major",
        "rkk",
    ),
    (
        "union-became-tagged",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - width | *int* | x
        # Small
        ## Fields
        - height | *int* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - width | *int* | x
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - height | *int* | x
        - kind | *Literal[\"small\"]* | x
        ",
        "union-became-tagged constant-field-added",
        "minor",
        "irr",
    ),
    (
        "union-became-untagged",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - width | *int* | x
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - height | *int* | x
        - kind | *Literal[\"small\"]* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - width | *int* | x
        # Small
        ## Fields
        - height | *int* | x
        ",
        "union-became-untagged required-field-removed",
        "major",
        "rir",
    ),
    (
        "tag-changed, and both keys are there",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        - form | *Literal[\"large\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        - form | *Literal[\"little\"]* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - form | *Literal[\"large\"]* | x
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        - form | *Literal[\"little\"]* | x
        ",
        "tag-changed",
        "patch",
        "kkk",
    ),
    (
        "tag-changed to a key that is new",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | *Literal[\"big\"]* | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - form | *Literal[\"large\"]* | x
        # Small
        ## Fields
        - form | *Literal[\"little\"]* | x
        ",
        "tag-changed required-field-removed constant-field-added",
        "major",
        "rrr",
    ),
    (
        "variant-tags-changed: one more value of the tag",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | &BigKind | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        # BigKind
        ## Values
        - BIG = big
        - LARGE = large
        ",
        "
        # Widget
        ## Supported Types
        - &Big
        - &Small
        # Big
        ## Fields
        - kind | &BigKind | x
        # Small
        ## Fields
        - kind | *Literal[\"small\"]* | x
        # BigKind
        ## Values
        - BIG = big
        - LARGE = large
        - HUGE = huge
        ",
        "variant-tags-changed value-added",
        "minor",
        "kkk",
    ),
];
