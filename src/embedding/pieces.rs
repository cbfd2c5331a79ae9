//! Word pieces: every word is a sequence of pieces with a vector each, so that words nobody listed have a meaning, too.
//!
//! The sum of the pieces of a sentence comes near the vector that a sentence-embedding model gives it.

use super::hash::{SEED, fnv1a_from};
use super::tables::tables;
use super::vector::{DIMENSIONS, Embedding};

/// Magic, version, count and dimensions, four bytes each.
const HEADER: usize = 16;
const HASH: usize = size_of::<u32>();

/// A piece of the table: the number of its row, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece(u32);

impl Piece {
    /// Adds the piece's vector, times `factor`, to a sum.
    pub fn add_to(self, sum: &mut Embedding, factor: f32) {
        for (sum, value) in sum.iter_mut().zip(&rows()[self.0 as usize]) {
            *sum += factor * f32::from(value.cast_signed());
        }
    }
}

/// The pieces of a folded word, each the longest one that the rest of the word begins with (WordPiece: Wu et al., “Google's
/// neural machine translation system”, 2016). Empty if a part of the word is in no piece.
pub fn pieces(folded: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = folded;
    while !rest.is_empty() {
        let Some((piece, length)) = longest(rest, pieces.is_empty()) else { return Vec::new() };
        pieces.push(piece);
        rest = &rest[length..];
    }
    pieces
}

/// The longest piece that a text begins with, and its length in bytes.
fn longest(text: &str, is_first: bool) -> Option<(Piece, usize)> {
    let mut hash = if is_first { SEED } else { fnv1a_from(SEED, "##") };
    let mut found = None;
    for (at, letter) in text.char_indices().take(LONGEST_PIECE) {
        hash = fnv1a_from(hash, letter.encode_utf8(&mut [0; 4]));
        if let Some(piece) = of_hash(hash) {
            found = Some((piece, at + letter.len_utf8()));
        }
    }
    found
}

/// The longest piece of the table, in letters.
const LONGEST_PIECE: usize = 18;

fn of_hash(hash: u32) -> Option<Piece> {
    let place = hashes().binary_search_by_key(&hash, |hash| u32::from_le_bytes(*hash)).ok()?;
    Some(Piece(place as u32))
}

fn count() -> usize {
    tables().pieces[2 * HASH..].first_chunk().map_or(0, |count| u32::from_le_bytes(*count) as usize)
}

/// The hashes of all pieces, sorted.
fn hashes() -> &'static [[u8; HASH]] {
    tables().pieces[HEADER..HEADER + count() * HASH].as_chunks().0
}

fn rows() -> &'static [[u8; DIMENSIONS]] {
    tables().pieces[HEADER + count() * HASH..].as_chunks().0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first eight numbers of the sum of a text's pieces.
    fn sum(text: &str) -> [f32; 8] {
        let mut sum = [0.0; DIMENSIONS];
        crate::text::Language::English
            .words(text)
            .flat_map(|word| pieces(&word.folded))
            .for_each(|piece| piece.add_to(&mut sum, 1.0));
        std::array::from_fn(|at| sum[at])
    }

    /// As the training cut them.
    #[test]
    fn a_word_is_cut_into_its_longest_pieces() {
        let of = |word, parts: [&str; 2]| {
            let [first, second] = parts.map(|part| of_hash(fnv1a_from(SEED, part)));
            assert_eq!(pieces(word), [first, second].map(|piece| piece.expect("the table has it")), "{word}");
        };
        of("headsets", ["headset", "##s"]);
        of("2026", ["20", "##26"]);
        assert_eq!(pieces("backlog").len(), 1);
    }

    #[test]
    fn a_text_has_the_sum_of_its_pieces() {
        let (backlog, sprint) = (sum("backlog"), sum("sprint"));
        assert_eq!(sum("sprint backlog"), std::array::from_fn(|at| backlog[at] + sprint[at]));
        assert_ne!(backlog, sprint);
    }

    #[test]
    fn a_word_of_another_script_has_no_pieces() {
        assert_eq!(pieces("食"), []);
        assert_eq!(pieces(""), []);
    }
}
