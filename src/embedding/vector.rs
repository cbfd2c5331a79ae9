//! The vector of a text, and inner products whose last bit is the same on every machine.

/// How many numbers an [`Embedding`] has.
pub const DIMENSIONS: usize = 128;

const HALF: usize = DIMENSIONS / 2;

/// The vector of a text: the sum of those of its pieces.
pub type Embedding = [f32; DIMENSIONS];

/// An [`Embedding`] in whole numbers.
pub(crate) type QuantizedEmbedding = [i16; DIMENSIONS];

/// The inner product of two embeddings.
///
/// Half is added to half until one number is left, which fills vector registers. The order of a sum decides its last bits,
/// and it is the same on every machine.
pub fn dot(one: &Embedding, two: &Embedding) -> f32 {
    let mut sums: [f32; HALF] = std::array::from_fn(|at| one[at] * two[at] + one[at + HALF] * two[at + HALF]);
    add_half::<32>(&mut sums);
    add_half::<16>(&mut sums);
    add_half::<8>(&mut sums);
    add_half::<4>(&mut sums);
    add_half::<2>(&mut sums);
    sums[0] + sums[1]
}

/// Adds to each of the first `COUNT` numbers one of the next `COUNT`. The compiler makes vector instructions of it, as it knows
/// how many there are.
fn add_half<const COUNT: usize>(sums: &mut [f32; HALF]) {
    for at in 0..COUNT {
        sums[at] += sums[at + COUNT];
    }
}

/// The longest [`QuantizedEmbedding`]: by Cauchy and Schwarz no inner product of two overflows 32 bits.
pub(crate) const LONGEST: f32 = 16_384.0;

/// An embedding in multiples of `unit`.
pub(crate) fn quantize(embedding: &Embedding, unit: f32) -> QuantizedEmbedding {
    embedding.map(|value| rounded(value / unit.max(f32::MIN_POSITIVE)))
}

/// The nearest whole number, of two the one farther from 0. The compiler makes vector instructions of this, and calls a
/// function for [`f32::round`].
fn rounded(value: f32) -> i16 {
    let value = value.clamp(f32::from(i16::MIN), f32::from(i16::MAX));
    let whole = value as i32;
    let rest = value - whole as f32;
    (whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)) as i16
}

/// The inner product of two quantized embeddings; no part of the sum may overflow 32 bits.
///
/// Sixteen sums side by side are what the compiler makes vector instructions of, those of browsers too.
#[inline]
pub(crate) fn quantized_dot<T: Copy + Into<i32>, const N: usize>(one: &[i16; N], two: &[T; N]) -> i32 {
    const { assert!(N.is_multiple_of(16), "the rest would be left out") };
    let mut sums = [0; 16];
    for (ones, twos) in one.as_chunks::<16>().0.iter().zip(two.as_chunks::<16>().0) {
        for (sum, (one, two)) in sums.iter_mut().zip(ones.iter().zip(twos)) {
            *sum += i32::from(*one) * (*two).into();
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_the_standard_library_does() {
        let near = |value: f32| [value.next_down(), value, value.next_up()];
        let halves = (-70_000..70_000).map(|half| half as f32 / 2.0).flat_map(near);
        for value in halves.chain([0.0, -0.0, f32::MIN, f32::MAX, f32::INFINITY, f32::NEG_INFINITY, f32::NAN]) {
            assert_eq!(rounded(value), value.round() as i16, "{value}");
        }
    }
}
