//! Types of fields.

use super::Row;

pub const CASES: &[Row] = &[
    (
        "integer-became-float",
        "
        # Widget
        ## Fields
        - size | *int* | x
        ",
        "
        # Widget
        ## Fields
        - size | *float* | x
        ",
        "integer-became-float",
        "major",
        "rkk",
    ),
    (
        "float-became-integer",
        "
        # Widget
        ## Fields
        - size | *float* | x
        ",
        "
        # Widget
        ## Fields
        - size | *int* | x
        ",
        "float-became-integer",
        "major",
        "krr",
    ),
    (
        "integer-became-float, in a list of an optional field",
        "
        # Widget
        ## Fields
        - sizes | List[*int*] |
        ",
        "
        # Widget
        ## Fields
        - sizes | List[*float*] |
        ",
        "integer-became-float",
        "major",
        "rkk",
    ),
    (
        "type-respelled: a number is a float, which it was in Rust",
        "
        %typescript
        # Widget
        ## Fields
        - size | *number* |
        ",
        "
        # Widget
        ## Fields
        - size | *Optional[float]* |
        ",
        "type-respelled",
        "none",
        "kkk",
    ),
    (
        "type-changed",
        "
        # Widget
        ## Fields
        - size | *int* | x
        ",
        "
        # Widget
        ## Fields
        - size | *str* | x
        ",
        "type-changed",
        "major",
        "rrr",
    ),
    (
        "type-changed to a list",
        "
        # Widget
        ## Fields
        - size | *str* | x
        ",
        "
        # Widget
        ## Fields
        - size | List[*str*] | x
        ",
        "field-nullability-restated type-changed",
        "major",
        "rrr",
    ),
    (
        "type-widened: a moment is now any text",
        "
        # Widget
        ## Fields
        - made | *Optional[datetime]* |
        ",
        "
        # Widget
        ## Fields
        - made | *Optional[str]* |
        ",
        "type-widened",
        "major",
        "rkk",
    ),
    (
        "type-narrowed: a text is now a moment",
        "
        # Widget
        ## Fields
        - made | *Optional[str]* |
        ",
        "
        # Widget
        ## Fields
        - made | *Optional[datetime]* |
        ",
        "type-narrowed",
        "major",
        "krr",
    ),
    (
        "type-widened: anything, in a map",
        "
        # Widget
        ## Fields
        - notes | Dict[str, *str*] |
        ",
        "
        # Widget
        ## Fields
        - notes | Dict[str, *Any*] |
        ",
        "type-widened",
        "major",
        "rkk",
    ),
    (
        "type-widened: a choice with what it was",
        "
        # Widget
        ## Fields
        - size | *str* | x
        ",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Supported Types
        - str
        - int
        ",
        "type-widened model-added",
        "major",
        "rkk",
    ),
    (
        "type-narrowed: one of the choice",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Supported Types
        - str
        - int
        ",
        "
        # Widget
        ## Fields
        - size | *int* | x
        ",
        "type-narrowed model-removed",
        "major",
        "krr",
    ),
    (
        "type-widened: items may be null",
        "
        # Widget
        ## Fields
        - sizes | List[*int*] |
        ",
        "
        # Widget
        ## Fields
        - sizes | List[*Nullable[int]*] |
        ",
        "type-widened",
        "major",
        "rkk",
    ),
    (
        "type-restricted: values for a text",
        "
        # Widget
        ## Fields
        - size | *str* | x
        ",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "type-restricted model-added",
        "major",
        "kkr",
    ),
    (
        "type-respelled: a text for values",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Values
        - BIG = big
        - SMALL = small
        ",
        "
        # Widget
        ## Fields
        - size | *str* | x
        ",
        "type-respelled model-removed",
        "major",
        "kkk",
    ),
    (
        "type-respelled: another model with the same fields",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Fields
        - width | *int* | x
        # Extent
        ## Fields
        - width | *int* | x
        ",
        "
        # Widget
        ## Fields
        - size | &Extent | x
        # Size
        ## Fields
        - width | *int* | x
        # Extent
        ## Fields
        - width | *int* | x
        ",
        "type-respelled",
        "major",
        "kkk",
    ),
    (
        "type-changed: another model with another field",
        "
        # Widget
        ## Fields
        - size | &Size | x
        # Size
        ## Fields
        - width | *int* | x
        # Extent
        ## Fields
        - height | *int* | x
        ",
        "
        # Widget
        ## Fields
        - size | &Extent | x
        # Size
        ## Fields
        - width | *int* | x
        # Extent
        ## Fields
        - height | *int* | x
        ",
        "type-changed",
        "major",
        "rrr",
    ),
    (
        "constant-changed",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"widget\"]* | x
        ",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"gadget\"]* | x
        ",
        "constant-changed",
        "patch",
        "rrr",
    ),
    (
        "constant-renamed",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"widget\"]* | x
        ",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"widget\"]* | x
        # WidgetKind
        ## Fields
        - id | *str* | x
        ",
        "constant-renamed model-added",
        "major",
        "kkk",
    ),
    (
        "type-respelled: a constant is now an enum",
        "
        # Widget
        ## Fields
        - kind | *Literal[\"widget\"]* | x
        ",
        "
        # Widget
        ## Fields
        - kind | &Kind | x
        # Kind
        ## Values
        - WIDGET = widget
        ",
        "type-respelled model-added",
        "major",
        "kkk",
    ),
    (
        "type-boxed: what it holds now holds it",
        "
        # Alpha
        ## Fields
        - id | *str* | x
        # Beta
        ## Fields
        - alpha | &?Alpha |
        ",
        "
        # Alpha
        ## Fields
        - id | *str* | x
        - beta | &?Beta |
        # Beta
        ## Fields
        - alpha | &?Alpha |
        ",
        "type-boxed optional-field-added",
        "major",
        "ikk",
    ),
    (
        "type-boxed: a variant has grown",
        "
        # Widget
        ## Supported Types
        - &Part
        - str
        # Part
        ## Fields
        - a | *Optional[str]* |
        ",
        "
        # Widget
        ## Supported Types
        - &Part
        - str
        # Part
        ## Fields
        - a | *Optional[str]* |
        - b | *Optional[str]* |
        - c | *Optional[str]* |
        - d | *Optional[str]* |
        - e | *Optional[str]* |
        - f | *Optional[str]* |
        - g | *Optional[str]* |
        - h | *Optional[str]* |
        - i | *Optional[str]* |
        ",
        "type-boxed optional-field-added",
        "major",
        "ikk",
    ),
    (
        "type-unboxed: a variant has shrunk",
        "
        # Widget
        ## Supported Types
        - &Part
        - str
        # Part
        ## Fields
        - a | *Optional[str]* |
        - b | *Optional[str]* |
        - c | *Optional[str]* |
        - d | *Optional[str]* |
        - e | *Optional[str]* |
        - f | *Optional[str]* |
        - g | *Optional[str]* |
        - h | *Optional[str]* |
        - i | *Optional[str]* |
        ",
        "
        # Widget
        ## Supported Types
        - &Part
        - str
        # Part
        ## Fields
        - a | *Optional[str]* |
        ",
        "type-unboxed optional-field-removed",
        "major",
        "kir",
    ),
];
