//! `payloads.json` beside the docs of a golden: JSON that goes through the generated types.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// One payload, and the expected result.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// The type that reads it, by its path in the generated crate.
    #[serde(rename = "type")]
    pub ty: String,
    pub payload: Value,
    /// What is written back, if that is not what was read.
    pub back: Option<Value>,
    /// What `Debug` shows first: the variant, say.
    pub is: Option<String>,
    /// The error, if it must not be read.
    pub refused: Option<String>,
}

/// The payloads of the golden in `folder`.
pub fn of(folder: &Path) -> Vec<Payload> {
    let path = folder.join("payloads.json");
    let Ok(text) = fs::read_to_string(&path) else {
        return Vec::new();
    };
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The start of the file with all tests of payloads, and the functions that they call.
pub const HEAD: &str = r#"//! The payloads of all goldens.

#![allow(deprecated)]
#![cfg_attr(rustfmt, rustfmt_skip)]

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::Value;

/// Reads a payload, and writes what must come back.
fn check<T: DeserializeOwned + Serialize + Debug>(payload: &str, back: &str, is: &str) {
    let value: T = serde_json::from_str(payload).unwrap_or_else(|error| panic!("{payload}: {error}"));
    let shown = format!("{value:?}");
    assert!(shown.starts_with(is), "{payload} is {shown}, not {is}");
    let found = serde_json::to_value(&value).unwrap();
    let expected: Value = serde_json::from_str(back).unwrap();
    assert!(is_same(&found, &expected), "{payload} as {shown} is {found}");
}

/// Whether it is the same JSON; `1` and `1.0` are the same number.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || (a.is_f64() != b.is_f64() && a.as_f64() == b.as_f64())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let has_same = |(key, value)| b.get(key).is_some_and(|other| is_same(value, other));
            a.len() == b.len() && a.iter().all(has_same)
        }
        _ => a == b,
    }
}

/// Fails to read a payload.
fn refuse<T: DeserializeOwned + Debug>(payload: &str, why: &str) {
    let error = serde_json::from_str::<T>(payload).expect_err(payload).to_string();
    assert!(error.contains(why), "{payload}: {error}");
}
"#;

/// The module with the test of `payloads`, whose types are below `root`.
pub fn module(name: &str, root: &str, payloads: &[Payload]) -> String {
    let mut text = format!("\nmod {name} {{\n    #[test]\n    fn payloads() {{\n");
    for it in payloads {
        let payload = it.payload.to_string();
        let ty = format!("{root}::{}", it.ty);
        let _ = match &it.refused {
            Some(why) => writeln!(text, "crate::refuse::<{ty}>({payload:?}, {why:?});"),
            None => {
                let back = it.back.as_ref().unwrap_or(&it.payload).to_string();
                let is = it.is.as_deref().unwrap_or_default();
                writeln!(text, "crate::check::<{ty}>({payload:?}, {back:?}, {is:?});")
            }
        };
    }
    text + "    }\n}\n"
}
