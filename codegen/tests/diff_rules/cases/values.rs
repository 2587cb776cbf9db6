//! Sets of values.

use super::Row;

/// An open set.
const SIZE: &str = "
# Size
## Values
- BIG = big
- SMALL = small
";

/// A closed set.
const CLOSED: &str = "
%closed
# Size
## Values
- BIG = big
- SMALL = small
";

/// A set of one value, which is closed.
const ONE: &str = "
# Size
## Values
- BIG = big
";

/// A set of which the docs do not tell whether it is open.
const UNMARKED: &str = "
%as-documented
# Size
## Values
- BIG = big
- SMALL = small
";

const MARKED: &str = "
%as-documented
# Size
## Values
This is an open enum. Unrecognized values will not fail type checks.
- BIG = big
- SMALL = small
";

/// Numbers, or texts of digits.
const UNDECIDED: &str = "
# Size
## Values
- ONE = 1
- TWO = 2
";

const TEXTS: &str = "
# Size
## Values
Custom values are UnrecognizedStr.
- ONE = 1
- TWO = 2
";

const NUMBERS: &str = "
# Size
## Values
Custom values are UnrecognizedInt.
- ONE = 1
- TWO = 2
";

pub const CASES: &[Row] = &[
    (
        "value-added to an open set",
        SIZE,
        "
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        "value-added",
        "minor",
        "kkk",
    ),
    (
        "value-added to a closed set",
        CLOSED,
        "
        %closed
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        "value-added",
        "minor",
        "rkk",
    ),
    (
        "value-added to an open set of numbers",
        NUMBERS,
        "
        # Size
        ## Values
        Custom values are UnrecognizedInt.
        - ONE = 1
        - TWO = 2
        - THREE = 3
        ",
        "value-added",
        "minor",
        "kkk",
    ),
    (
        "no change: the order of values",
        SIZE,
        "
        # Size
        ## Values
        - SMALL = small
        - BIG = big
        ",
        "",
        "none",
        "kkk",
    ),
    (
        "value-removed from an open set",
        "
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        SIZE,
        "value-removed",
        "major",
        "kkr",
    ),
    (
        "value-removed from a closed set",
        "
        %closed
        # Size
        ## Values
        - BIG = big
        - MEDIUM = medium
        - SMALL = small
        ",
        CLOSED,
        "value-removed",
        "major",
        "krr",
    ),
    (
        "value-renamed, and not in Rust",
        "
        # State
        ## Values
        - ON_HOLD = on_hold
        - DONE = done
        ",
        "
        # State
        ## Values
        - ON_HOLD = on-hold
        - DONE = done
        ",
        "value-renamed",
        "patch",
        "kkr",
    ),
    (
        "value-renamed",
        "
        # State
        ## Values
        - CANCELED = canceled
        - DONE = done
        ",
        "
        # State
        ## Values
        - CANCELLED = cancelled
        - DONE = done
        ",
        "value-renamed",
        "major",
        "kkr",
    ),
    (
        "no value-renamed: another word",
        "
        # State
        ## Values
        - OPEN = open
        - DONE = done
        ",
        "
        # State
        ## Values
        - STARTED = started
        - DONE = done
        ",
        "value-removed value-added",
        "major",
        "kkr",
    ),
    (
        "no value-renamed: another number",
        "
        # Size
        ## Values
        Custom values are UnrecognizedInt.
        - A = 1000001
        - B = 2
        ",
        "
        # Size
        ## Values
        Custom values are UnrecognizedInt.
        - C = 1000002
        - B = 2
        ",
        "value-removed value-added",
        "major",
        "kkr",
    ),
    (
        "value-rust-name-changed",
        "
        # State
        ## Values
        - A = on-hold
        - B = done
        ",
        "
        # State
        ## Values
        - C = on_hold
        - A = on-hold
        - B = done
        ",
        "value-rust-name-changed value-added",
        "major",
        "kkk",
    ),
    (
        "catch-all-renamed",
        SIZE,
        "
        # Size
        ## Values
        - BIG = big
        - SMALL = small
        - UNKNOWN = unknown
        ",
        "catch-all-renamed value-added",
        "major",
        "kkk",
    ),
    (
        "enum-opened",
        UNMARKED,
        MARKED,
        "enum-opened",
        "major",
        "rkk",
    ),
    (
        "enum-closed",
        MARKED,
        UNMARKED,
        "enum-closed",
        "major",
        "krr",
    ),
    (
        "no enum-opened: where all are open, the mark says nothing new",
        SIZE,
        "
        # Size
        ## Values
        This is an open enum. Unrecognized values will not fail type checks.
        - BIG = big
        - SMALL = small
        ",
        "",
        "none",
        "kkk",
    ),
    (
        "enum-opened by a second value",
        ONE,
        SIZE,
        "enum-opened value-added",
        "major",
        "rkk",
    ),
    (
        "enum-closed by one value being left",
        SIZE,
        ONE,
        "enum-closed value-removed",
        "major",
        "krr",
    ),
    (
        "enum-default-removed",
        ONE,
        CLOSED,
        "enum-default-removed value-added",
        "major",
        "rkk",
    ),
    (
        "enum-default-added",
        CLOSED,
        ONE,
        "enum-default-added value-removed",
        "major",
        "krr",
    ),
    (
        "enum-encoding-changed",
        TEXTS,
        NUMBERS,
        "enum-encoding-changed",
        "major",
        "rrr",
    ),
    (
        "enum-encoding-changed from what was left open",
        UNDECIDED,
        NUMBERS,
        "enum-encoding-changed",
        "major",
        "irr",
    ),
    (
        "enum-leniency-changed",
        UNDECIDED,
        TEXTS,
        "enum-leniency-changed",
        "patch",
        "krr",
    ),
];
