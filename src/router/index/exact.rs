//! Exact matches: which rule has a phrase as its own, word for word; and which phrases are the name of a role.

use std::borrow::Cow;
use std::iter;

use rayon::prelude::*;

use crate::router::analysis::term::View;
use crate::router::analysis::{Phrase, Term};
use crate::router::store::{Reader, Writer};
use crate::router::tuning::LONGEST_NAME;
use crate::rulebook::RuleBook;
use crate::text::key_of;

/// Hashes of whole phrases.
#[derive(Default)]
pub(crate) struct ExactMatches {
    /// The hashes of all phrases, sorted.
    phrases: Cow<'static, [u64]>,
    /// The rule of each; [`DISPUTED`] if several have it.
    rules: Cow<'static, [u32]>,
    role_names: RoleNames,
}

/// The names and aliases of all roles, in the singular and in the plural.
#[derive(Default)]
struct RoleNames {
    /// Sorted.
    hashes: Cow<'static, [u64]>,
    /// The longest name, in words; of a longer one than [`LONGEST_NAME`] that.
    longest: u32,
}

const DISPUTED: u32 = u32::MAX;

impl ExactMatches {
    /// For a layer of a book, whose phrases are given rule by rule.
    pub(crate) fn new(book: &RuleBook, rules: &[Vec<Phrase>]) -> Self {
        let numbered = (0..).zip(rules).flat_map(|(number, phrases)| iter::repeat(number).zip(phrases));
        let mut claims: Vec<(u64, u32)> = numbered.map(|(number, phrase)| (hash(&phrase.key), number)).collect();
        claims.par_sort_unstable();
        claims.dedup();
        let claim = |same: &[(u64, u32)]| match same {
            [(phrase, rule)] => (*phrase, *rule),
            _ => (same[0].0, DISPUTED),
        };
        let (phrases, rules): (Vec<u64>, Vec<u32>) = claims.chunk_by(|one, other| one.0 == other.0).map(claim).unzip();
        Self { phrases: phrases.into(), rules: rules.into(), role_names: RoleNames::new(book) }
    }

    /// As of a layer of another book: with its roles, and without the phrases of rules that are hidden, nor those with a key that
    /// was `replaced`.
    pub(crate) fn within(self, book: &RuleBook, hidden: &[bool], replaced: &[String]) -> Self {
        let role_names = RoleNames::new(book);
        if !hidden.contains(&true) && replaced.is_empty() {
            return Self { role_names, ..self };
        }
        let replaced: Vec<u64> = replaced.iter().map(|key| hash(key)).collect();
        let is_hidden = |rule: u32| hidden.get(rule as usize).is_some_and(|hidden| *hidden);
        let is_found = |(phrase, rule): &(u64, u32)| !is_hidden(*rule) && !replaced.contains(phrase);
        let claims = self.phrases.iter().copied().zip(self.rules.iter().copied());
        let (phrases, rules): (Vec<u64>, Vec<u32>) = claims.filter(is_found).unzip();
        Self { phrases: phrases.into(), rules: rules.into(), role_names }
    }

    /// The only rule that has a phrase with this key.
    pub(crate) fn rule(&self, key: &str) -> Option<usize> {
        let place = self.phrases.binary_search(&hash(key)).ok()?;
        Some(self.rules[place]).filter(|rule| *rule != DISPUTED).map(|rule| rule as usize)
    }

    /// Whether a rule has a phrase with this key.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.phrases.binary_search(&hash(key)).is_ok()
    }

    /// Whether the first words of a text, at least this number of them, are the name of a role.
    pub(crate) fn begins_with_role(&self, words: &[&str], least: usize) -> bool {
        let most = words.len().min(self.role_names.longest as usize);
        (least..=most).any(|end| self.role_names.contains(&key_of(words[..end].iter())))
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.phrases);
        writer.numbers(&self.rules);
        writer.numbers(&self.role_names.hashes);
        writer.number(self.role_names.longest);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self {
            phrases: reader.numbers(),
            rules: reader.numbers(),
            role_names: RoleNames { hashes: reader.numbers(), longest: reader.number() },
        }
    }
}

impl RoleNames {
    fn new(book: &RuleBook) -> Self {
        let names = book.roles.values().flat_map(|role| iter::once(&role.name).chain(&role.aliases));
        let keys: Vec<String> = names.map(|name| book.language().phrase_key(name)).collect();
        let longest = keys.iter().map(|key| key.split(' ').count()).max().unwrap_or(0).min(LONGEST_NAME);
        let one = |key: &str| hash(key.strip_suffix('s').unwrap_or(key));
        let one_and_many = |key: &String| [one(key), hash(&format!("{key}s")), hash(key)];
        let mut hashes: Vec<u64> = keys.iter().flat_map(one_and_many).collect();
        hashes.sort_unstable();
        Self { hashes: hashes.into(), longest: longest as u32 }
    }

    fn contains(&self, key: &str) -> bool {
        self.hashes.binary_search(&hash(key)).is_ok()
    }
}

/// The hash of a phrase: two phrases of a rule book share one with a probability of about one in 10¹².
fn hash(key: &str) -> u64 {
    Term::of(View::Stem, key).bits()
}
