//! Which rule has a phrase as its own, word for word; and which phrases only name a role.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use rayon::prelude::*;

use super::archive::{Reader, Writer};
use super::lexicon::Wording;
use super::term::{Term, View};
use crate::rulebook::RuleBook;
use crate::text::phrase_key;

/// See the module.
pub(super) struct Claims {
    /// The hashes of all phrases, sorted.
    phrases: Cow<'static, [u64]>,
    /// The rule of each; [`DISPUTED`] if several have it.
    rules: Cow<'static, [u32]>,
    /// The hashes of the names and aliases of all roles, of one and of many who have it, sorted.
    roles: Cow<'static, [u64]>,
}

const DISPUTED: u32 = u32::MAX;

impl Claims {
    /// Of a book, whose wordings are given rule by rule.
    pub(super) fn new(book: &RuleBook, rules: &[Vec<Wording>]) -> Self {
        let hashed = |(number, wordings): (u32, &Vec<Wording>)| {
            wordings.iter().map(|wording| (hash(&wording.key), number)).collect::<Vec<_>>()
        };
        let mut claims: Vec<(u64, u32)> = (0..).zip(rules).flat_map(hashed).collect();
        claims.par_sort_unstable();
        claims.dedup();
        let claim = |same: &[(u64, u32)]| match same {
            [(phrase, rule)] => (*phrase, *rule),
            _ => (same[0].0, DISPUTED),
        };
        let (phrases, rules): (Vec<u64>, Vec<u32>) = claims.chunk_by(|one, other| one.0 == other.0).map(claim).unzip();
        let names = book.roles.values().flat_map(|role| iter::once(&role.name).chain(&role.aliases));
        let one_and_many = |name: &String| {
            let name = phrase_key(name);
            [hash(name.trim_end_matches('s')), hash(&format!("{name}s")), hash(&name)]
        };
        let roles: BTreeSet<u64> = names.flat_map(one_and_many).collect();
        Self { phrases: phrases.into(), rules: rules.into(), roles: roles.into_iter().collect() }
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
