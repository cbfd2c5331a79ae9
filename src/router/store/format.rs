//! The binary format: a header, then sections of little-endian numbers, each with its length in bytes in front.

use std::borrow::Cow;

use bytemuck::Pod;

/// Every section begins at a multiple of this, in bytes.
const ALIGNMENT: usize = 8;

/// What the bytes begin with.
const MAGIC: [u8; 8] = *b"whoowns\0";

/// Raised when the sections change.
const VERSION: u64 = 2;

/// A number that a section may consist of.
pub(crate) trait Number: Pod {
    /// This number from its little-endian form, and back: the same operation.
    fn swapped_if_big_endian(self) -> Self;
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Number for $number {
            fn swapped_if_big_endian(self) -> Self {
                self.to_le()
            }
        }
    )*};
}

numbers!(u8, i16, u32, u64);

impl Number for f32 {
    fn swapped_if_big_endian(self) -> Self {
        Self::from_bits(self.to_bits().to_le())
    }
}

impl<T: Number, const N: usize> Number for [T; N]
where
    Self: Pod,
{
    fn swapped_if_big_endian(self) -> Self {
        self.map(T::swapped_if_big_endian)
    }
}

/// Collects sections, one after the other.
pub(crate) struct Writer(Vec<u8>);

/// Takes the sections out again, in the order in which they were put in.
pub(crate) struct Reader(&'static [u8]);

impl Writer {
    pub(crate) fn new() -> Self {
        let mut writer = Self(MAGIC.to_vec());
        writer.0.extend(VERSION.to_le_bytes());
        writer
    }

    pub(crate) fn numbers<T: Number>(&mut self, numbers: &[T]) {
        let little: Cow<'_, [T]> = in_little_endian(numbers);
        let bytes: &[u8] = bytemuck::cast_slice(&little);
        self.0.extend((bytes.len() as u64).to_le_bytes());
        self.0.extend(bytes);
        self.0.resize(self.0.len().next_multiple_of(ALIGNMENT), 0);
    }

    /// A section of one number.
    pub(crate) fn number<T: Number>(&mut self, number: T) {
        self.numbers(&[number]);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

impl Reader {
    /// `None` for bytes of another format or version. They must begin at a multiple of [`ALIGNMENT`].
    pub(crate) fn new(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?.strip_prefix(&VERSION.to_le_bytes())?;
        Some(Self(rest))
    }

    /// The next section.
    ///
    /// # Panics
    /// If there is none, or if it is none of such numbers.
    pub(crate) fn numbers<T: Number>(&mut self) -> Cow<'static, [T]> {
        in_little_endian(bytemuck::cast_slice(self.section()))
    }

    /// The only number of the next section.
    ///
    /// # Panics
    /// As [`Reader::numbers`].
    pub(crate) fn number<T: Number>(&mut self) -> T {
        self.numbers()[0]
    }

    fn section(&mut self) -> &'static [u8] {
        let (length, rest) = self.0.split_at(size_of::<u64>());
        let length = bytemuck::pod_read_unaligned::<u64>(length).to_le() as usize;
        let (section, _) = rest.split_at(length);
        self.0 = &rest[length.next_multiple_of(ALIGNMENT).min(rest.len())..];
        section
    }
}

/// Numbers as little-endian ones, or little-endian ones as numbers: borrowed where both are the same.
fn in_little_endian<T: Number>(numbers: &[T]) -> Cow<'_, [T]> {
    if cfg!(target_endian = "little") {
        Cow::Borrowed(numbers)
    } else {
        numbers.iter().map(|number| number.swapped_if_big_endian()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(bytes: &[u8]) -> &'static [u8] {
        let words: Vec<u64> = bytes.chunks(8).map(bytemuck::pod_read_unaligned).collect();
        bytemuck::cast_slice(words.leak())
    }

    #[test]
    fn sections_come_out_as_they_went_in() {
        let mut writer = Writer::new();
        writer.numbers(&[1_u8, 2, 3]);
        writer.numbers(&[0.5_f32, -1.0]);
        writer.number([7_i16; 4]);
        let bytes = writer.finish();
        assert_eq!(bytes[16..24], [3, 0, 0, 0, 0, 0, 0, 0], "lengths are little-endian");
        let mut reader = Reader::new(aligned(&bytes)).expect("it is this format");
        assert_eq!(*reader.numbers::<u8>(), [1, 2, 3]);
        assert_eq!(*reader.numbers::<f32>(), [0.5, -1.0]);
        assert_eq!(reader.number::<[i16; 4]>(), [7; 4]);
    }

    #[test]
    fn another_format_or_version_is_refused() {
        assert!(Reader::new(aligned(b"whoowns\0\x03\0\0\0\0\0\0\0")).is_none());
        assert!(Reader::new(aligned(b"whatever\x02\0\0\0\0\0\0\0")).is_none());
        assert!(Reader::new(&[]).is_none());
    }
}
