/// Reads `json` as a `T`, writes it again, and compares.
fn round_trip<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) {
    let expected: serde_json::Value = serde_json::from_str(json).unwrap();
    let value: T = serde_json::from_str(json).unwrap();
    let found = serde_json::to_value(&value).unwrap();
    assert!(
        is_same(&expected, &found),
        "\nexpected {expected:#}\n   found {found:#}"
    );
}

/// Whether two values say the same: `1` is `1.0`, and the fraction of a second may end in zeros.
fn is_same(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object, String};
    match (a, b) {
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Object(a), Object(b)) => {
            let has_same = |(key, a)| b.get(key).is_some_and(|b| is_same(a, b));
            a.len() == b.len() && a.iter().all(has_same)
        }
        (Number(a), Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (String(a), String(b)) => a == b || without_zeros(a) == without_zeros(b),
        _ => a == b,
    }
}

/// `12:00:00.100Z` as `12:00:00.1Z`.
fn without_zeros(text: &str) -> String {
    let text = text.replace("+00:00", "Z");
    match text.strip_suffix('Z') {
        Some(time) if time.contains('.') => {
            format!("{}Z", time.trim_end_matches('0').trim_end_matches('.'))
        }
        _ => text,
    }
}
