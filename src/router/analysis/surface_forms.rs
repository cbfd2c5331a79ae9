//! How a file spells its words.

use super::tokens::{Phrase, SpelledWord};
use crate::router::store::{Reader, StringTable, Writer};

/// How the file spells words whose folded form is another: `prioritise`, which is folded to `prioritize`.
pub(crate) struct SurfaceForms {
    /// Sorted.
    folded: StringTable,
    /// The spelling of each, in lower case; of several, the first in alphabetical order.
    spelled: StringTable,
}

impl SurfaceForms {
    pub(crate) fn new(rules: &[Vec<Phrase>]) -> Self {
        let mut forms: Vec<&SpelledWord> = rules.iter().flatten().flat_map(|phrase| &phrase.spelled).collect();
        forms.sort_unstable();
        forms.dedup_by(|one, other| one.folded == other.folded);
        Self {
            folded: StringTable::new(forms.iter().map(|form| form.folded.as_str())),
            spelled: StringTable::new(forms.iter().map(|form| form.spelled.as_str())),
        }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.folded.store(writer);
        self.spelled.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { folded: StringTable::load(reader), spelled: StringTable::load(reader) }
    }

    pub(crate) fn spelled(&self, folded: &str) -> Option<&str> {
        self.folded.search(folded).map(|number| self.spelled.get(number))
    }
}
