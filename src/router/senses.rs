//! What many texts mean, one a row, in fixed point: whole numbers are summed in any order to the same last bit, and many
//! at a time.

use std::borrow::Cow;

use super::archive::{Reader, Writer};
use crate::meaning::{Fixed, Sense, fixed_product, product};

/// The longest row in fixed point: no product of two leaves 32 bits (Cauchy and Schwarz).
const LONGEST: f32 = 16_384.0;

/// See the module.
pub(super) struct Senses {
    rows: Cow<'static, [Fixed]>,
    /// What 1 stands for in `rows`.
    unit: f32,
}

/// A sense no longer than 1, to be compared with rows.
pub(super) struct Asked(Fixed);

impl Senses {
    pub(super) fn new(senses: impl Iterator<Item = Sense> + Clone) -> Self {
        let longest = senses.clone().map(|sense| product(&sense, &sense).sqrt()).fold(0.0, f32::max);
        let unit = longest / LONGEST;
        Self { rows: senses.map(|sense| fixed(&sense, unit)).collect(), unit }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.rows);
        archive.numbers(&[self.unit]);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        let rows = archive.numbers();
        let unit: Cow<'_, [f32]> = archive.numbers();
        Self { rows, unit: unit[0] }
    }

    /// The sense of a row.
    pub(super) fn get(&self, row: usize) -> Sense {
        self.rows[row].map(|value| f32::from(value) * self.unit)
    }

    /// The inner product of every row with a sense.
    pub(super) fn products(&self, asked: &Asked) -> impl Iterator<Item = f32> {
        (0..self.rows.len()).map(|row| self.product(row, asked))
    }

    /// The inner product of a row with a sense.
    pub(super) fn product(&self, row: usize, asked: &Asked) -> f32 {
        self.unit / LONGEST * fixed_product(&self.rows[row], &asked.0) as f32
    }
}

impl Asked {
    pub(super) fn new(sense: &Sense) -> Self {
        Self(fixed(sense, 1.0 / LONGEST))
    }
}

fn fixed(sense: &Sense, unit: f32) -> Fixed {
    sense.map(|value| (value / unit.max(f32::MIN_POSITIVE)).round() as i16)
}
