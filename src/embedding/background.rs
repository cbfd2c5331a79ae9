//! The background: what requests are about in general. A text that is nearer to it than to a rule is about something else.

use super::tables::tables;
use super::vector::{DIMENSIONS, Embedding, LONGEST, dot, quantize, quantized_dot};

/// Magic, version, count and dimensions, four bytes each.
const HEADER: usize = 16;
/// The value of 1 in a row of the table, at its end: a centre has length 1.
const UNIT: usize = size_of::<f32>();
/// How many centres are near to a text.
const NEAREST: usize = 5;

/// How near a text is to the background: the mean cosine to the nearest centres of general requests, -1 to 1. 0 for a text
/// without a word.
pub fn background(text: &Embedding) -> f32 {
    let length = dot(text, text).sqrt();
    if length == 0.0 {
        return 0.0;
    }
    let text = quantize(text, length / LONGEST);
    let table = tables().background;
    let (centres, unit) = table[HEADER..].split_at(table.len() - HEADER - UNIT);
    let unit = unit.first_chunk().map_or(0.0, |unit| f32::from_le_bytes(*unit));
    let mut nearest = [i32::MIN; NEAREST];
    for centre in bytemuck::cast_slice::<_, [i8; DIMENSIONS]>(centres.as_chunks::<DIMENSIONS>().0) {
        insert(&mut nearest, quantized_dot(&text, centre));
    }
    let sum: f32 = nearest.iter().map(|product| *product as f32).sum();
    sum * unit / (LONGEST * NEAREST as f32)
}

/// Puts a product among the greatest, which are in descending order.
fn insert(greatest: &mut [i32; NEAREST], product: i32) {
    if product <= greatest[NEAREST - 1] {
        return;
    }
    let place = greatest.partition_point(|other| *other >= product);
    greatest[place..].rotate_right(1);
    greatest[place] = product;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::pieces;

    fn of(text: &str) -> f32 {
        let mut sum = [0.0; DIMENSIONS];
        crate::text::Language::English
            .words(text)
            .flat_map(|word| pieces(&word.folded))
            .for_each(|piece| piece.add_to(&mut sum, 1.0));
        background(&sum)
    }

    #[test]
    fn general_requests_are_nearer_than_product_talk() {
        for (general, special) in [
            ("what is the weather tomorrow", "order the product backlog"),
            ("book a flight to paris", "approve the increment"),
        ] {
            assert!(of(general) > of(special) + 0.08, "{general} {} {special} {}", of(general), of(special));
        }
        assert_eq!(of(""), 0.0);
    }
}
