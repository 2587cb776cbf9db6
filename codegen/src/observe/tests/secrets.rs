use crate::observe::is_harmless;

#[test]
fn names_are_harmless() {
    for text in [
        "open",
        "in_progress",
        "link.created",
        "application/json",
        "VERY_LARGE",
        "utm_source",
        "partnerApplication",
        "x-account-id",
        "@type",
        "$schema",
        "__template_host",
        "h264",
        "us-east-1",
        "requested_by_customer",
        "no longer needed",
        "TLSv1.2",
        "oauth2",
        "UTF-8",
        "commissionCreatedEvent",
        "id",
        "a",
    ] {
        assert!(is_harmless(text), "{text}");
    }
}

#[test]
fn credentials_and_personal_data_are_not() {
    for text in [
        "",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "sk_test_abc",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "123e4567-e89b-12d3-a456-426614174000",
        "d41d8cd98f00b204e9800998ecf8427e",
        "deadbeef01",
        "c2VjcmV0IHZhbHVlIG9mIHNvbWVvbmU=",
        "jane.doe@example.com",
        "+1 555 0100 2233",
        "4111111111111111",
        "2024-05-06",
        "2024-05-06T07:08:09Z",
        "192.168.10.1",
        "https://example.com/a?b=c",
        "/home/jane",
        "xoxb-123-456-abc",
        "cus_NffrFeUfNV2Hib",
        "Q7vLm2Xw9ZrT",
        "correct horse battery staple for every one of us",
        "<script>",
        "a\"b",
        "a\nb",
        "-----BEGIN",
        "Zürich",
    ] {
        assert!(!is_harmless(text), "{text}");
    }
}

/// Long random strings of letters and digits get through so rarely that none of 20,000 does.
#[test]
fn random_texts_are_not() {
    const ALPHABETS: [&str; 4] = [
        "0123456789abcdef",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for alphabet in ALPHABETS {
        for _ in 0..5_000 {
            let text: String = (0..24)
                .filter_map(|_| alphabet.chars().nth((next() >> 8) % alphabet.len()))
                .collect();
            assert!(!is_harmless(&text), "{text}");
        }
    }
}
