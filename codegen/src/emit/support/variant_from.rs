/// The way from what a variant holds to its union.
macro_rules! variant_from {
    ($from:ty => $union:ident::$variant:ident) => {
        impl From<$from> for $union {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }
    };
}

pub(crate) use variant_from;
