//! Types without their typography.

use super::signature::plain;

#[test]
fn types_lose_their_typography_and_what_is_not_on_the_wire() {
    let parameters = ["T".to_owned()];
    for (raw, expected) in [
        ("`string` \\| `null`", "string | null"),
        ("`\"\"` \\| \"a\\|b\"", "\"\" | \"a|b\""),
        (
            "`Record`\\<`\"a\"` \\| `\"b\"`, `string`[]\\>",
            "Record<string, string[]>",
        ),
        (
            "[`PageOf`](PageOf.md)\\<[`Book`](Book.md)\\>",
            "[PageOf](PageOf.md)",
        ),
        ("`T`[]", "unknown[]"),
        ("readonly `string`[]", "readonly string[]"),
        ("`Partial`\\<[`Book`](Book.md)\\>", "Partial"),
        ("(`text`) => `void`", "(text) => void"),
        ("`snake_case`", "snake_case"),
    ] {
        assert_eq!(plain(raw, &parameters), expected, "{raw}");
    }
}
