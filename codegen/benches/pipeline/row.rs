//! A row of a made-up table.

/// A field: what its cells say, and what the example shows.
pub struct Row {
    pub name: String,
    pub is_deprecated: bool,
    pub ty: String,
    pub required: bool,
    pub description: String,
    pub example: String,
    pub value: String,
}

pub fn cells(row: &Row, has_examples: bool) -> Vec<String> {
    let name = match row.is_deprecated {
        true => format!("~~`{}`~~", row.name),
        false => format!("`{}`", row.name),
    };
    let required = if row.required {
        ":heavy_check_mark:"
    } else {
        ":heavy_minus_sign:"
    };
    let mut cells = vec![
        name,
        row.ty.clone(),
        required.to_owned(),
        row.description.clone(),
    ];
    if has_examples {
        let example = row.example.replace('\n', "<br/>").replace("  ", "");
        cells.push(if row.example.starts_with("new ") {
            "2025-03-04T05:06:07Z".to_owned()
        } else {
            example
        });
    }
    cells
}
