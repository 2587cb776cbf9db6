use super::*;

#[test]
fn names_are_spelled_in_each_style() {
    use Spelling::{Camel, Either, Exact, Go, Pascal, Snake};
    for (printed, name, camel, snake) in [
        (Camel, "createdAt", "createdAt", "created_at"),
        (Camel, "componentIDs", "componentIDs", "component_ids"),
        (Pascal, "SourceID", "sourceID", "source_id"),
        (Pascal, "RoomId", "roomId", "room_id"),
        (Pascal, "ID", "id", "id"),
        (
            Pascal,
            "SAMLConnection",
            "samlConnection",
            "saml_connection",
        ),
        (
            Go,
            "RequestedMemoryMB",
            "requestedMemoryMb",
            "requested_memory_mb",
        ),
        (Go, "ID", "id", "id"),
        (Go, "APIKey", "apiKey", "api_key"),
        (Either, "createdAt", "createdAt", "created_at"),
        (Either, "created_at", "createdAt", "created_at"),
        (Exact, "Created_at", "Created_at", "Created_at"),
        (Snake, "component_i_ds", "componentIDs", "component_i_ds"),
        (
            Snake,
            "track_conversion",
            "trackConversion",
            "track_conversion",
        ),
    ] {
        assert_eq!(WireCase::Camel.spell(printed, name), camel, "{name}");
        assert_eq!(WireCase::Snake.spell(printed, name), snake, "{name}");
    }
    assert_eq!(
        WireCase::Kebab.spell(Camel, "checkoutCard"),
        "checkout-card"
    );
    assert_eq!(
        WireCase::Pascal.spell(Camel, "mediaContainer"),
        "MediaContainer"
    );
}

#[test]
fn tokens_have_a_style() {
    for (token, style) in [
        ("createdAt", Some(WireCase::Camel)),
        ("created_at", Some(WireCase::Snake)),
        ("created-at", Some(WireCase::Kebab)),
        ("CreatedAt", Some(WireCase::Pascal)),
        ("created", None),
        ("ID", None),
        ("Los_Angeles", None),
        ("created at", None),
    ] {
        assert_eq!(WireCase::of(token), style, "{token}");
    }
}
