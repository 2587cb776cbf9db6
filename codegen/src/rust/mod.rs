//! The generated code as data: the Rust that each model becomes, before it is text.
//!
//! `emit` prints it, `diff` compares it, and `observe` and the sizes in `resolve` query it, so there
//! is only one place that knows, say, that an optional field is an `Option<T>`.

mod conversions;
mod file;
mod imports;
mod item;
mod lower;
mod parts;
mod scope;
mod ty;
mod type_texts;

pub use file::RustFile;
pub use imports::{Group, Imports};
pub use item::{
    Constant, Docs, EnumVariant, Further, ITEM_WIDTH, Init, Item, Kind, MEMBER_WIDTH, RustEnum,
    RustField, RustStruct, RustUnion, Spellings, UnionVariant,
};
pub use lower::{MOST_ARGUMENTS, catch_all, derives, is_argument, lower};
pub use parts::Part;
pub use scope::Index;
pub use ty::{Known, Named, Names, Origin, Ty, Wrapper};
pub use type_texts::TypeTexts;
