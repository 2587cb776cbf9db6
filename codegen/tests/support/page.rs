//! Pages as Speakeasy writes them.

use std::fmt::Write as _;

/// A row of `## Fields`.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub ty: String,
    pub required: bool,
    pub description: String,
    pub example: String,
    pub deprecated: bool,
}

/// A required field.
pub fn required(name: &str, ty: &str) -> Row {
    Row {
        name: name.into(),
        ty: ty.into(),
        required: true,
        description: "N/A".into(),
        example: String::new(),
        deprecated: false,
    }
}

/// A field that may be absent.
pub fn optional(name: &str, ty: &str) -> Row {
    Row {
        required: false,
        ..required(name, ty)
    }
}

impl Row {
    #[must_use]
    pub fn described(self, description: &str) -> Self {
        Self {
            description: description.into(),
            ..self
        }
    }

    #[must_use]
    pub fn example(self, example: &str) -> Self {
        Self {
            example: example.into(),
            ..self
        }
    }
}

/// A page with fields.
pub fn structure(title: &str, rows: &[Row]) -> String {
    let mut text = format!(
        "# {title}\n\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n"
    );
    for row in rows {
        let name = match row.deprecated {
            true => format!("~~`{}`~~", row.name),
            false => format!("`{}`", row.name),
        };
        let required = if row.required {
            ":heavy_check_mark:"
        } else {
            ":heavy_minus_sign:"
        };
        let Row {
            ty,
            description,
            example,
            ..
        } = row;
        let _ = writeln!(
            text,
            "| {name} | {ty} | {required} | {description} | {example} |"
        );
    }
    text
}

/// A page with values in a table: constant and value.
pub fn enumeration(title: &str, values: &[(&str, &str)]) -> String {
    let mut text = format!("# {title}\n\n\n## Values\n\n| Name | Value |\n| --- | --- |\n");
    for (name, value) in values {
        let _ = writeln!(text, "| `{name}` | {value} |");
    }
    text
}

/// A TypeScript page of a union: the headings of its variants.
pub fn union(title: &str, variants: &[&str]) -> String {
    let mut text = format!("# {title}\n\n\n## Supported Types\n");
    for variant in variants {
        let _ = write!(
            text,
            "\n### `{variant}`\n\n```typescript\nconst value: {variant} = {{}};\n```\n"
        );
    }
    text
}
