//! Which words are English, or names of the trade: none of them is a misspelling of another word.
//!
//! `build_english.py` beside this file makes the set; see there for its layout and its sources.

use super::fnv::fnv_1a;
use crate::embedding::tables;

/// Magic and version, four bytes each, the seed, eight, and the length of a block, four.
const HEADER: usize = 20;

/// Whether a folded word is English or a name of the trade; of those that are not, one in 65,536 is taken for one.
pub(super) fn is_english(folded: &str) -> bool {
    let Some((seed, block)) = header() else { return false };
    let hash = hash(folded, seed);
    let place = |at: u32| {
        let low = u64::from(hash.rotate_left(21 * at) as u32);
        u64::from(at) * block + ((low * block) >> 32)
    };
    let joined = (0..3).map(|at| fingerprint(place(at))).fold(0, |joined, one| joined ^ one);
    joined == (hash ^ (hash >> 32)) as u16
}

/// The seed and the length of a block.
fn header() -> Option<(u64, u64)> {
    let (seed, rest) = tables().english[8..].split_first_chunk()?;
    Some((u64::from_le_bytes(*seed), u64::from(u32::from_le_bytes(*rest.first_chunk()?))))
}

fn fingerprint(place: u64) -> u16 {
    let bytes = tables().english[HEADER + 2 * place as usize..].first_chunk();
    bytes.map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

/// FNV-1a and the seed, mixed as `MurmurHash3` ends.
fn hash(word: &str, seed: u64) -> u64 {
    let mut hash = fnv_1a(word.as_bytes()).wrapping_add(seed);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_and_names_of_the_trade_are_words() {
        for word in ["timer", "projector", "revise", "café", "cafe", "redis", "jira", "figma", "kubernetes"] {
            assert!(is_english(word), "{word}");
        }
    }

    #[test]
    fn misspellings_are_not() {
        for word in ["custmer", "bakclog", "prioritze", "teh", "xqzzt", "", "manger"] {
            assert!(!is_english(word), "{word}");
        }
    }
}
