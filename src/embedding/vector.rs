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
    embedding.map(|value| (value / unit.max(f32::MIN_POSITIVE)).round() as i16)
}

/// The inner product of two quantized embeddings; no part of the sum may overflow 32 bits.
///
/// Eight sums side by side are what the compiler makes vector instructions of.
#[inline]
pub(crate) fn quantized_dot<T: Copy + Into<i32>, const N: usize>(one: &[i16; N], two: &[T; N]) -> i32 {
    let mut sums = [0; 8];
    for (ones, twos) in one.as_chunks::<8>().0.iter().zip(two.as_chunks::<8>().0) {
        for (sum, (one, two)) in sums.iter_mut().zip(ones.iter().zip(twos)) {
            *sum += i32::from(*one) * (*two).into();
        }
    }
    sums.iter().sum()
}
