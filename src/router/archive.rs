//! A router as bytes: made when the program is built, used where they lie when it runs.

use std::borrow::Cow;

use bytemuck::{AnyBitPattern, NoUninit};

/// Every section begins at a multiple of this, in bytes.
pub(super) const ALIGNMENT: usize = 8;

/// Bytes in the making: one section after the other, each with its length in front.
#[derive(Default)]
pub(super) struct Writer(Vec<u8>);

/// Takes the sections out again, in the order in which they were put in.
pub(super) struct Reader(&'static [u8]);

impl Writer {
    pub(super) fn numbers<T: NoUninit>(&mut self, numbers: &[T]) {
        let bytes: &[u8] = bytemuck::cast_slice(numbers);
        self.0.extend((bytes.len() as u64).to_ne_bytes());
        self.0.extend(bytes);
        self.0.resize(self.0.len().next_multiple_of(ALIGNMENT), 0);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }
}

impl Reader {
    /// `bytes` must begin at a multiple of [`ALIGNMENT`].
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    fn section(&mut self) -> &'static [u8] {
        let (length, rest) = self.0.split_at(size_of::<u64>());
        let length = bytemuck::pod_read_unaligned::<u64>(length) as usize;
        let (section, _) = rest.split_at(length);
        self.0 = &rest[length.next_multiple_of(ALIGNMENT).min(rest.len())..];
        section
    }

    pub(super) fn numbers<T: AnyBitPattern>(&mut self) -> Cow<'static, [T]>
    where
        [T]: ToOwned<Owned = Vec<T>>,
    {
        Cow::Borrowed(bytemuck::cast_slice(self.section()))
    }
}
