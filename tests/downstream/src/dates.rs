//! One API with each of the four ways to have dates.

include!(concat!(env!("OUT_DIR"), "/with_chrono.rs"));
include!(concat!(env!("OUT_DIR"), "/with_jiff.rs"));
include!(concat!(env!("OUT_DIR"), "/with_time.rs"));
include!(concat!(env!("OUT_DIR"), "/with_text.rs"));

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::{with_chrono, with_jiff, with_text, with_time};

    const JSON: &str = r#"{"leaves":"2024-02-29T10:20:30Z","day":"2024-02-29","arrives":"2024-03-01T04:05:06.789Z","holidays":["2024-12-25"]}"#;

    #[track_caller]
    fn round_trip<T: DeserializeOwned + Serialize>() -> T {
        let value: T = serde_json::from_str(JSON).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), JSON);
        for wrong in ["2024-02-30", "tomorrow"] {
            let json = JSON.replace("\"2024-02-29\"", &format!("{wrong:?}"));
            let is_text = std::any::type_name::<T>().contains("with_text");
            assert_eq!(serde_json::from_str::<T>(&json).is_ok(), is_text, "{wrong}");
        }
        value
    }

    #[test]
    fn chrono() {
        let sailing: with_chrono::components::Sailing = round_trip();
        let day: chrono::NaiveDate = sailing.day;
        assert_eq!(sailing.leaves.date_naive(), day);
    }

    #[test]
    fn jiff() {
        let sailing: with_jiff::components::Sailing = round_trip();
        let day: jiff::civil::Date = sailing.day;
        assert_eq!(sailing.leaves.to_zoned(jiff::tz::TimeZone::UTC).date(), day);
    }

    #[test]
    fn time() {
        let sailing: with_time::components::Sailing = round_trip();
        let day: time::Date = sailing.day.0;
        assert_eq!(sailing.leaves.0.date(), day);
    }

    #[test]
    fn text() {
        let sailing: with_text::components::Sailing = round_trip();
        assert!(sailing.leaves.starts_with(&sailing.day));
    }
}
