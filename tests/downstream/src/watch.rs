//! A media server: enums of numbers, and keys in Pascal case.

include!(concat!(env!("OUT_DIR"), "/media.rs"));

use media::components::{MediaItem, PlayState};

/// A hundred nanoseconds each.
const TICKS_PER_SECOND: i64 = 10_000_000;

/// The seconds that are left of `item`, where it is known how long it takes.
#[must_use]
pub fn seconds_left(item: &MediaItem, state: &PlayState) -> Option<i64> {
    let left = item.run_time_ticks? - state.position_ticks;
    Some(left.max(0) / TICKS_PER_SECOND)
}

/// A part of `parent`.
#[must_use]
pub fn part(parent: &MediaItem, id: &str, kind: i64) -> MediaItem {
    // The config of this API says that structs can be written as literals.
    MediaItem {
        id: id.to_owned(),
        kind: kind.into(),
        parent_id: Some(parent.id.clone()),
        ..parent.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::media::components::MediaKind;
    use super::*;

    #[test]
    fn keys_and_kinds_are_those_of_the_server() {
        let json = r#"{"Id":"1","Name":"Seas","Kind":4,"RunTimeTicks":60000000000}"#;
        let item: MediaItem = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&item).unwrap(), json);
        assert_eq!(i64::from(item.kind), 4);
        assert_eq!(item.kind, 4);
        let state = PlayState {
            is_paused: true,
            ..PlayState::new("1", 10 * TICKS_PER_SECOND, false)
        };
        assert_eq!(seconds_left(&item, &state), Some(5990));
        let extra = part(&item, "2", 9);
        assert!(extra.kind.is_unknown());
        assert_eq!(extra.kind.to_string(), "9");
        assert_eq!(extra.parent_id.as_deref(), Some("1"));
        assert_eq!(
            MediaKind::values().map(i64::from).collect::<Vec<_>>(),
            MediaKind::KNOWN
        );
    }
}
