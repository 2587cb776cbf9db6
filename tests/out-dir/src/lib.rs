//! Two modules of models that the build script has written to `OUT_DIR`.

// This declares `pub mod models`.
include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// Models that are not at the root of the crate.
pub mod nested {
    include!(concat!(env!("OUT_DIR"), "/unity.rs"));
}

#[cfg(test)]
mod tests {
    use super::models::components::RoomStatus;
    use super::nested::unity::shared::Region;

    #[test]
    fn models_from_out_dir_work() {
        let statuses: Vec<RoomStatus> = serde_json::from_str(r#"["active", "new"]"#).unwrap();
        assert_eq!(
            statuses,
            [RoomStatus::Active, RoomStatus::Unknown("new".to_owned())]
        );
        assert_eq!(
            serde_json::to_string(&statuses).unwrap(),
            r#"["active","new"]"#
        );
        let region: Region = serde_json::from_str("\"Atlantis\"").unwrap();
        assert_eq!(region.as_str(), "Atlantis");
    }
}
