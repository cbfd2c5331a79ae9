//! Bytes, packed with DEFLATE (RFC 1951), which browsers unpack.

use std::iter;

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params,
};

/// How many bytes are packed in the same way.
const CHUNK: usize = 1 << 18;
/// How hard repetitions are looked for: more gains hardly anything.
const LEVEL: i32 = 6;
/// Ends the stream: a last block without content.
const END: [u8; 2] = [3, 0];

/// Packs each part of some bytes in the way that makes it shorter: texts repeat themselves; numbers do not, and what looks like
/// a repetition in them only costs room.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let chunk = |bytes: &[u8]| {
        let [one, other] =
            [CompressionStrategy::Default, CompressionStrategy::HuffmanOnly].map(|strategy| blocks(bytes, strategy));
        if one.len() <= other.len() { one } else { other }
    };
    bytes.chunks(CHUNK).map(chunk).chain(iter::once(END.to_vec())).flatten().collect()
}

/// Blocks that end at a byte, none of them the last.
fn blocks(bytes: &[u8], strategy: CompressionStrategy) -> Vec<u8> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, strategy.into()));
    // What cannot be packed gets a little longer.
    let mut packed = vec![0; bytes.len() + bytes.len() / 8 + 64];
    let (_, _, length) = compress(&mut compressor, bytes, &mut packed, TDEFLFlush::Sync);
    packed.truncate(length);
    packed
}

#[cfg(test)]
mod tests {
    use miniz_oxide::inflate::decompress_to_vec;

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let noise = |n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as u8;
        for bytes in [Vec::new(), vec![7; 3], (0..600_000).map(noise).collect(), b"soup ".repeat(200_000)] {
            assert_eq!(decompress_to_vec(&deflate(&bytes)).ok().as_ref(), Some(&bytes));
        }
    }

    #[test]
    fn numbers_and_texts_are_packed_each_in_its_way() {
        let noise = |n: u64| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ n << 7).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 61;
        let numbers: Vec<u8> = (0..CHUNK as u64).map(|n| noise(n) as u8).collect();
        for (bytes, shorter) in
            [(b"soup ".repeat(CHUNK / 5), CompressionStrategy::Default), (numbers, CompressionStrategy::HuffmanOnly)]
        {
            let lengths =
                [CompressionStrategy::Default, CompressionStrategy::HuffmanOnly].map(|way| blocks(&bytes, way).len());
            assert_ne!(lengths[0], lengths[1]);
            assert_eq!(lengths[0] < lengths[1], shorter == CompressionStrategy::Default, "{lengths:?}");
            assert_eq!(deflate(&bytes).len(), lengths[0].min(lengths[1]) + END.len());
        }
    }
}
