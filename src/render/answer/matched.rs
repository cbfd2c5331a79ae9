//! How the words of a question were read, and which of them decided.

use std::collections::BTreeSet;

use crate::diagnostic::did_you_mean;
use crate::render::page::Page;
use crate::router::{Answer, Evidence, Ground, Match};
use crate::text::is_glue;

/// At most so many words are said to have decided.
const MOST: usize = 4;

/// Which words decided, and which were read as misspelt.
pub(super) fn matched(page: &mut Page, answer: &Answer, by: &Ground) {
    if by.matched == Match::Exact {
        return page.field("match", "exact: a rule has these very words");
    }
    let slips = answer.evidence().iter().filter(|e| by.matched == Match::Typo && is_slip(e));
    let mut slips: Vec<String> = slips.map(|e| format!("“{}” was taken for “{}”", e.word, e.read_as)).collect();
    let mut seen = BTreeSet::new();
    slips.retain(|slip| seen.insert(slip.clone()));
    if !slips.is_empty() {
        page.field("spelling", &slips.join(", "));
    }
    let score = answer.candidates.first().map_or(0.0, |candidate| candidate.score);
    page.field("match", &format!("{} ({score:.2} of 1)", telling(answer.evidence())));
}

/// Whether a word was taken for another one because it looks like it.
fn is_slip(evidence: &Evidence) -> bool {
    let word = evidence.word.to_lowercase();
    word != evidence.read_as && did_you_mean(&word, [evidence.read_as.as_str()]).is_some()
}

/// The words that decided, the strongest first, each once.
fn telling(evidence: &[Evidence]) -> String {
    let says_something = |e: &&Evidence| e.share > 0.0 && !is_glue(&e.read_as);
    let mut telling: Vec<_> = evidence.iter().filter(says_something).collect();
    telling.sort_by(|a, b| b.share.total_cmp(&a.share));
    let mut seen = BTreeSet::new();
    telling.retain(|e| seen.insert(&e.read_as));
    telling.truncate(MOST);
    let telling = telling.iter().map(|e| if is_slip(e) { e.read_as.clone() } else { read(&e.word, &e.read_as) });
    telling.collect::<Vec<_>>().join(", ")
}

/// A word, and what it was taken for if that is another one.
pub(super) fn read(word: &str, read_as: &str) -> String {
    if word.to_lowercase() == read_as { word.to_owned() } else { format!("{word} read as {read_as}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(word: &str, share: f64) -> Evidence {
        Evidence { word: word.to_owned(), read_as: word.to_owned(), share }
    }

    #[test]
    fn a_word_that_stands_twice_is_told_once() {
        let twice = [evidence("wine", 0.1), evidence("the", 0.2), evidence("bread", 0.3), evidence("wine", 0.4)];
        assert_eq!(telling(&twice), "wine, bread");
    }
}
