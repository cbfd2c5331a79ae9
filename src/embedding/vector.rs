//! The vector of a text, and inner products whose last bit is the same on every machine.

/// How many numbers an [`Embedding`] has.
pub const DIMENSIONS: usize = 128;

/// The vector of a text: the sum of those of its pieces.
pub type Embedding = [f32; DIMENSIONS];

/// An [`Embedding`] in whole numbers.
pub(crate) type QuantizedEmbedding = [i16; DIMENSIONS];

/// The inner product of two embeddings.
///
/// Half is added to half until one number is left, which fills vector registers. The order of a sum decides its last bits,
/// and it is the same on every machine.
pub fn dot(one: &Embedding, two: &Embedding) -> f32 {
    let mut sums: Embedding = std::array::from_fn(|at| one[at] * two[at]);
    let mut half = DIMENSIONS / 2;
    while half > 0 {
        for at in 0..half {
            sums[at] += sums[at + half];
        }
        half /= 2;
    }
    sums[0]
}

/// The inner product of two quantized embeddings; no part of the sum may overflow 32 bits.
///
/// Products are summed in pairs, as vector instructions multiply 16-bit numbers.
pub(crate) fn quantized_dot(one: &QuantizedEmbedding, two: &QuantizedEmbedding) -> i32 {
    let mut sums = [0; 4];
    for (ones, twos) in one.as_chunks::<8>().0.iter().zip(two.as_chunks::<8>().0) {
        let product = |at: usize| i32::from(ones[at]) * i32::from(twos[at]);
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += product(2 * lane) + product(2 * lane + 1);
        }
    }
    sums.iter().sum()
}
