//! Which rule has a phrase as its own, word for word; and which phrases only name a role.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

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
    /// The hashes of the names and aliases of all roles, sorted.
    roles: Cow<'static, [u64]>,
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
        let names = book.roles.values().flat_map(|role| iter::once(&role.name).chain(&role.aliases));
        let roles: BTreeSet<u64> = names.map(|name| hash(&phrase_key(name))).collect();
        Self {
            phrases: claims.keys().copied().collect(),
            rules: claims.into_values().collect(),
            roles: roles.into_iter().collect(),
        }
    }

    /// The only rule that has a phrase with this key.
    pub(super) fn claimant(&self, key: &str) -> Option<usize> {
        let place = self.phrases.binary_search(&hash(key)).ok()?;
        Some(self.rules[place]).filter(|rule| *rule != DISPUTED).map(|rule| rule as usize)
    }

    /// Whether the phrase with this key is what a role is called: it names somebody, and no work.
    pub(super) fn is_role(&self, key: &str) -> bool {
        self.roles.binary_search(&hash(key)).is_ok()
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.phrases);
        archive.numbers(&self.rules);
        archive.numbers(&self.roles);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { phrases: archive.numbers(), rules: archive.numbers(), roles: archive.numbers() }
    }
}

/// As a term's: two phrases of a rule book share a hash with a probability of about one in 10¹².
fn hash(key: &str) -> u64 {
    Term::of(View::Stem, key).bits()
}
