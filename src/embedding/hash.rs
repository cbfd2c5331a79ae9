//! The hash under which words and pieces are found.

/// The hash of Fowler, Noll and Vo, variant 1a, 32 bits.
pub(super) fn fnv1a(text: &str) -> u32 {
    fnv1a_from(SEED, text)
}

/// The hash of nothing.
pub(super) const SEED: u32 = 0x811C_9DC5;

/// The hash of a text that goes on where another one ended.
pub(super) fn fnv1a_from(hash: u32, text: &str) -> u32 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
