//! Many words in one piece of memory.

use std::borrow::Cow;

use super::archive::{Reader, Writer};

/// See the module.
#[derive(Default)]
pub(super) struct WordList {
    /// The words in UTF-8, one after the other.
    bytes: Cow<'static, [u8]>,
    /// Where each ends.
    ends: Cow<'static, [u32]>,
}

impl WordList {
    pub(super) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for word in words {
            bytes.extend(word.as_bytes());
            ends.push(bytes.len() as u32);
        }
        Self { bytes: bytes.into(), ends: ends.into() }
    }

    /// The word in a place; empty past the end.
    pub(super) fn get(&self, place: usize) -> &str {
        let Some(end) = self.ends.get(place) else { return "" };
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        std::str::from_utf8(&self.bytes[start as usize..*end as usize]).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.get(place))
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.bytes);
        archive.numbers(&self.ends);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { bytes: archive.numbers(), ends: archive.numbers() }
    }
}
