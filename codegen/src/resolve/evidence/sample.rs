//! An Example cell as literals.

use crate::literal::{self, Node, Value};
use crate::markdown::cell_markdown;

/// The values that an Example cell shows: one, or several after `**Example 1:**` and so on.
pub fn cell_values(raw: &str) -> Vec<Node> {
    let text = cell_markdown(raw);
    if !text.starts_with("**Example ") {
        return vec![value(&text)];
    }
    let parts = text.split("**Example ").filter_map(|part| part.split_once(":**"));
    parts.map(|(_, text)| value(text.trim())).collect()
}

/// One value. Strings are printed without quotes, so that all that is nothing else is a string.
fn value(text: &str) -> Node {
    let range = 0..text.len();
    let value = match text {
        "null" | "<nil>" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "[object Object]" => Value::Opaque,
        _ => match literal::json(text) {
            Some(node) => node.value,
            None if is_number(text) => Value::Number(text.to_owned()),
            None => Value::String(text.to_owned()),
        },
    };
    Node { value, range }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}
