//! Which rule has a phrase as its own, word for word.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::archive::{Reader, Writer};
use super::term::{Term, View};
use crate::rulebook::RuleBook;
use crate::text::phrase_key;

/// See the module.
pub(super) struct Claims {
    /// The hashes of all phrases, sorted.
    phrases: Cow<'static, [u64]>,
    /// The rule of each; [`DISPUTED`] if several have it.
    rules: Cow<'static, [u32]>,
}

const DISPUTED: u32 = u32::MAX;

impl Claims {
    pub(super) fn new(book: &RuleBook) -> Self {
        let mut claims: BTreeMap<u64, u32> = BTreeMap::new();
        for (number, rule) in (0..).zip(&book.rules) {
            for wording in rule.wordings() {
                let claim = claims.entry(hash(&phrase_key(wording))).or_insert(number);
                if *claim != number {
                    *claim = DISPUTED;
                }
            }
        }
        Self { phrases: claims.keys().copied().collect(), rules: claims.into_values().collect() }
    }

    /// The only rule that has a phrase with this key.
    pub(super) fn claimant(&self, key: &str) -> Option<usize> {
        let place = self.phrases.binary_search(&hash(key)).ok()?;
        Some(self.rules[place]).filter(|rule| *rule != DISPUTED).map(|rule| rule as usize)
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.phrases);
        archive.numbers(&self.rules);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { phrases: archive.numbers(), rules: archive.numbers() }
    }
}

/// As a term's: two phrases of a rule book share a hash with a probability of about one in 10¹².
fn hash(key: &str) -> u64 {
    Term::of(View::Stem, key).bits()
}
