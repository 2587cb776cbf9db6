//! Printed names → names on the wire.

use crate::dialect::Spelling;

/// The name on the wire of the field that the docs print as `name`.
pub fn wire_name(spelling: Spelling, name: &str) -> String {
    match spelling {
        Spelling::Camel | Spelling::Snake => name.to_owned(),
        Spelling::Pascal | Spelling::Go => {
            let mut characters = name.chars();
            characters.next().map_or_else(String::new, |first| {
                first.to_lowercase().chain(characters).collect()
            })
        }
    }
}
