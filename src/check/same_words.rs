//! Which wordings say the same: the words that carry meaning, whatever their forms and their order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{Rule, RuleBook};
use crate::text::{Stems, words};

/// Words that link others and can be left out or exchanged. Who, how and why are not among them: they tell one question
/// from another, though they name no activity.
const LINKS: &[&str] = &[
    "a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "with", "from", "be", "is", "are", "our", "your",
    "my", "their", "its",
];

/// Reads wordings down to what they say.
pub(super) struct Reader {
    stems: Stems,
    /// Terms with the group of synonyms that they belong to, the longest first.
    terms: Vec<(Vec<String>, usize)>,
}

/// What a word says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    Stem(String),
    /// Any word of this group of synonyms.
    Group(usize),
}

/// What a wording says: its tokens, sorted; a repeated word is repeated.
pub(super) type Signature = Vec<Token>;

impl Reader {
    /// Reads the groups of synonyms that `joined` names as one word each; other words are themselves only.
    pub(super) fn new(book: &RuleBook, joined: impl Fn(usize) -> bool) -> Self {
        let mut reader = Self { stems: Stems::default(), terms: Vec::new() };
        for (group, terms) in book.synonyms.iter().enumerate().filter(|(group, _)| joined(*group)) {
            let terms: Vec<_> = terms.iter().map(|term| (reader.stems_of(term), group)).collect();
            reader.terms.extend(terms);
        }
        reader.terms.sort_by_key(|(stems, group)| (Reverse(stems.len()), *group));
        reader
    }

    fn stems_of(&self, text: &str) -> Vec<String> {
        words(text).map(|word| self.stems.stem(&word.folded).into_owned()).collect()
    }

    /// The signature of a text; empty if it has only linking words.
    pub(super) fn signature(&self, text: &str) -> Signature {
        let all: Vec<(String, bool)> = words(text)
            .map(|word| (self.stems.stem(&word.folded).into_owned(), LINKS.contains(&word.folded.as_str())))
            .collect();
        let mut signature = Signature::new();
        let mut rest = all.as_slice();
        while let [(stem, links), after @ ..] = rest {
            let term = self.terms.iter().find(|(term, _)| starts_with(rest, term));
            rest = match term {
                Some((term, group)) => {
                    signature.push(Token::Group(*group));
                    &rest[term.len()..]
                }
                None => {
                    if !links {
                        signature.push(Token::Stem(stem.clone()));
                    }
                    after
                }
            };
        }
        signature.sort();
        signature
    }

    /// The wordings of a book by signature, in the order of the rules.
    pub(super) fn wordings<'b>(&self, book: &'b RuleBook) -> BTreeMap<Signature, Vec<(&'b Rule, &'b str)>> {
        let mut all: BTreeMap<Signature, Vec<(&Rule, &str)>> = BTreeMap::new();
        for rule in &book.rules {
            for wording in rule.wordings() {
                all.entry(self.signature(wording)).or_default().push((rule, wording));
            }
        }
        all.remove(&Signature::new());
        all
    }
}

fn starts_with(words: &[(String, bool)], term: &[String]) -> bool {
    !term.is_empty() && words.len() >= term.len() && words.iter().zip(term).all(|((stem, _), other)| stem == other)
}

/// Two wordings that say the same and belong to different owners.
pub(super) struct Clash<'b> {
    pub(super) first: (&'b Rule, &'b str),
    pub(super) second: (&'b Rule, &'b str),
}

/// The clashes of a book as `reader` sees them, one for each pair of rules.
pub(super) fn clashes<'b>(book: &'b RuleBook, reader: &Reader) -> Vec<Clash<'b>> {
    let mut pairs = BTreeSet::new();
    let mut clashes = Vec::new();
    for wordings in reader.wordings(book).into_values() {
        for (at, second) in wordings.iter().enumerate() {
            for first in &wordings[..at] {
                if first.0.all_owners() != second.0.all_owners() && pairs.insert((&first.0.id, &second.0.id)) {
                    clashes.push(Clash { first: *first, second: *second });
                }
            }
        }
    }
    clashes
}
