//! A checksum that is the same on every machine and with every release of Rust.

/// 64-bit FNV-1a. It guards against accidents, not malice; the hashers in `std` may differ between releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// Adds `bytes`.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.add_byte(*byte);
        }
    }

    /// Adds one byte.
    pub fn add_byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// The checksum of everything added.
    pub fn value(self) -> u64 {
        self.0
    }
}
