//! Whether a question says too little to be about any rule.

use super::concentration::{Concentration, concentration_of_single_word};
use crate::router::analysis::{Analysis, Query};
use crate::router::answer::TooLittle;
use crate::router::model::Model;
use crate::router::scoring::{Basis, ScoredRule};
use crate::text::{Class, is_path};

/// Why a question names no activity of its own, if it does not.
pub(super) fn too_little(model: &Model<'_>, query: &Query<'_>, best: &ScoredRule) -> Option<TooLittle> {
    if query.is_foreign {
        return Some(TooLittle::ForeignLanguage);
    }
    if matches!(best.basis, Basis::Verbatim(_)) {
        return None;
    }
    let analysis = &query.analysis;
    let is_ubiquitous = || concentration_of_single_word(model, analysis, best) == Some(Concentration::Ubiquitous);
    if is_path(query.text) && !is_known_word(model, analysis) {
        Some(TooLittle::Path)
    } else if names_a_role(model, query) {
        Some(TooLittle::RoleName)
    } else if analysis.telling().all(|token| token.lexeme.folded.len() == 1) {
        Some(TooLittle::FunctionWords)
    } else {
        is_ubiquitous().then_some(TooLittle::CommonWord)
    }
}

/// Whether a question is one word that the rules have: “Node.js” is no path where they do.
fn is_known_word(model: &Model<'_>, analysis: &Analysis) -> bool {
    matches!(analysis.tokens.as_slice(), [token] if model.index.contains(token.lexeme.stem))
}

/// Whether a question says no more than the name of a role: “who is the PO?”
fn names_a_role(model: &Model<'_>, query: &Query<'_>) -> bool {
    let read: Vec<&str> = query.analysis.tokens.iter().map(|token| token.lexeme.folded.as_str()).collect();
    // Function words that no rule has are not read, and a name may have them: head of programme.
    let typed: Vec<&str> = query.tokens.words.iter().map(|word| word.folded.as_str()).collect();
    [read, typed].iter().any(|words| are_a_role(model, words))
}

/// Whether some words are the name of a role, with function words around it.
fn are_a_role(model: &Model<'_>, words: &[&str]) -> bool {
    let language = model.analyzer.language();
    let says_something = |word: &&str| !language.is_stop_word(word) || language.is_a(word, Class::Direction);
    let first = words.iter().position(says_something).unwrap_or(0);
    let end = words.iter().rposition(says_something).map_or(0, |last| last + 1);
    // The first or the last word of a name may be a stop word: on-call engineer, Product Owner.
    (0..=first).any(|begin| {
        let said = words.get(begin..).unwrap_or_default();
        model.index.exact.begins_with_role(said, end.saturating_sub(begin).max(1))
    })
}
