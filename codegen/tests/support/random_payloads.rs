//! Random JSON through the types of a golden: what they read is written back with every digit and with every key that the docs
//! list, and `verify` predicts what is refused or dropped.

use std::fmt::Write as _;

use fieldnotes::model::{Api, Model, ModelId, Shape};
use fieldnotes::observe::{self, Effect, MisfitRule};
use fieldnotes::options::Options;
use serde_json::{Value, json};

use crate::diff_rules::payloads as made;
use crate::support::Run;
use crate::support::random::Random;

/// Payloads of one model at most.
const MOST: usize = 24;

/// The start of the file with the tests of all goldens, and the function that they call.
pub const HEAD: &str = r#"//! Random JSON through the types of all goldens.

#![allow(deprecated, clippy::all, clippy::pedantic)]

use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::Value;

/// Payloads, each with what must be written back; an empty text if it is refused.
fn check<T: DeserializeOwned + Serialize>(payloads: &[(&str, &str)]) {
    for (payload, back) in payloads {
        let read = serde_json::from_str::<T>(payload);
        match (read, *back) {
            (Err(_), "") => {}
            (Ok(_), "") => panic!("{payload} is read"),
            (Err(error), _) => panic!("{payload}: {error}"),
            (Ok(value), back) => {
                let found = serde_json::to_value(&value).unwrap();
                let expected: Value = serde_json::from_str(back).unwrap();
                assert_eq!(found, expected, "of {payload}");
            }
        }
    }
}
"#;

/// The module with the tests of all models of the golden `name`.
pub fn module(name: &str, run: &Run) -> String {
    let api = &run.generated.api;
    let mut text = format!("\nmod {name} {{\n    #[test]\n    fn random() {{\n");
    let mut random = Random::new(name.len() as u64);
    for (id, model) in api.iter() {
        let payloads = payloads(api, id, model, &mut random);
        if payloads.is_empty() {
            continue;
        }
        let namespace = api.namespace(model.namespace).expect("a namespace");
        let mut path = vec!["goldens".to_owned(), name.to_owned()];
        path.extend(namespace.path.iter().cloned());
        path.push(model.rust_name.to_string());
        writeln!(text, "        super::check::<{}>(&[", path.join("::")).expect("memory");
        for (payload, back) in payloads {
            writeln!(text, "            ({payload:?}, {back:?}),").expect("memory");
        }
        text += "        ]);\n";
    }
    text + "    }\n}\n"
}

/// Payloads with what must be written back for each.
fn payloads(api: &Api, id: ModelId, model: &Model, random: &mut Random) -> Vec<(String, String)> {
    if matches!(model.shape, Shape::Opaque) {
        return Vec::new();
    }
    let samples = made::samples(api, model);
    let mut payloads: Vec<Value> = samples.iter().take(MOST / 2).cloned().collect();
    for _ in 0..MOST / 2 {
        if samples.is_empty() {
            break;
        }
        let mut payload = random.pick(&samples);
        change(&mut payload, random);
        payloads.push(payload);
    }
    let expected = |payload: Value| {
        let back = back(api, id, &payload)?;
        Some((payload.to_string(), back))
    };
    payloads.into_iter().filter_map(expected).collect()
}

/// What must be written back for `payload`: an empty text if it is refused. `None` if `verify` only knows that something is
/// lost.
fn back(api: &Api, id: ModelId, payload: &Value) -> Option<String> {
    let misfits = observe::check(api, Options::default(), id, payload);
    if misfits.iter().any(|it| it.effect == Effect::Refused) {
        return Some(String::new());
    }
    let mut back = payload.clone();
    for misfit in misfits.iter().filter(|it| it.effect == Effect::Lost) {
        if misfit.rule != MisfitRule::UnknownKey {
            return None;
        }
        let (parent, key) = misfit.pointer.rsplit_once('/')?;
        let key = key.replace("~1", "/").replace("~0", "~");
        back.pointer_mut(parent)?.as_object_mut()?.remove(&key);
    }
    Some(back.to_string())
}

/// Changes one thing somewhere in `payload`.
fn change(payload: &mut Value, random: &mut Random) {
    match payload {
        Value::Object(object) if !object.is_empty() => {
            let keys: Vec<String> = object.keys().cloned().collect();
            let key = random.pick(&keys);
            match random.below(4) {
                0 => drop(object.remove(&key)),
                1 => drop(object.insert(format!("{key}_other"), other(random))),
                _ => change(object.get_mut(&key).expect("its key"), random),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let index = random.below(items.len());
            change(&mut items[index], random);
        }
        value => *value = other(random),
    }
}

fn other(random: &mut Random) -> Value {
    random.pick(&[
        json!(null),
        json!(true),
        json!(0),
        json!(-7),
        json!(2.5),
        json!(9_007_199_254_740_993_i64),
        json!(18_446_744_073_709_551_615_u64),
        json!("text"),
        json!("7"),
        json!([]),
        json!([1]),
        json!({}),
        json!({"a": 1}),
    ])
}
