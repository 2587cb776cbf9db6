use std::fmt;

use serde::de;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bytes. In JSON they are base64 text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Bytes(pub Vec<u8>);

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Bytes {
    /// The bytes as padded base64.
    #[must_use]
    pub fn to_base64(&self) -> String {
        let mut text = String::with_capacity(self.0.len().div_euclid(3) * 4 + 4);
        for chunk in self.0.chunks(3) {
            let group = chunk.iter().enumerate().fold(0, |group, (index, byte)| {
                group | usize::from(*byte) << (16 - 8 * index)
            });
            for position in 0..4 {
                if position <= chunk.len() {
                    let digit = group >> (18 - 6 * position) & 63;
                    text.push(char::from(ALPHABET[digit]));
                } else {
                    text.push('=');
                }
            }
        }
        text
    }

    /// The bytes that `text` stands for: base64 with or without padding, in the standard or the URL alphabet.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
        let (mut group, mut bits) = (0_u32, 0);
        for character in text.trim_end_matches('=').bytes() {
            let digit = match character {
                b'A'..=b'Z' => character - b'A',
                b'a'..=b'z' => character - b'a' + 26,
                b'0'..=b'9' => character - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                _ => return None,
            };
            group = group << 6 | u32::from(digit);
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push((group >> bits & 0xff) as u8);
            }
        }
        (bits < 6).then_some(Self(bytes))
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Base64)
    }
}

struct Base64;

impl de::Visitor<'_> for Base64 {
    type Value = Bytes;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("base64 text")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Bytes, E> {
        Bytes::from_base64(value).ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self))
    }
}
