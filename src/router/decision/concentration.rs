//! How a word is distributed over the owners of a file.

use crate::router::analysis::{Analysis, Term, Token};
use crate::router::model::Model;
use crate::router::scoring::ScoredRule;
use crate::router::tuning::{LEAST_UBIQUITOUS, NEARLY_A_PHRASE, OWNED_PART, UBIQUITOUS_PART};

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concentration {
    /// In too many rules to say anything.
    Ubiquitous,
    /// In rules of several owners.
    Split,
    /// In the rules of one owner, but for strays; or in none.
    Owned,
}

/// Ubiquitous if the word effectively stands in more than a quarter of the rules, and in more than four; split if less than
/// three quarters of it belong to one owner.
fn concentration(model: &Model<'_>, stem: Term) -> Concentration {
    let index = &model.index;
    let Some(term) = index.vectorizer.dictionary.id(stem) else { return Concentration::Owned };
    if index.vectorizer.effective_rules(term) > (index.rules() as f32 * UBIQUITOUS_PART).max(LEAST_UBIQUITOUS) {
        return Concentration::Ubiquitous;
    }
    let mut of_group = vec![0.0; index.rules()];
    let mut all = 0.0;
    let (rules, values) = index.phrases.centroids.terms.of(term);
    for (rule, value) in rules.iter().zip(values) {
        of_group[model.owner_group(*rule as usize) as usize] += value;
        all += value;
    }
    let most = of_group.into_iter().fold(0.0, f32::max);
    if most < OWNED_PART * all { Concentration::Split } else { Concentration::Owned }
}

/// Where the only word of a question stands, said once or again, with whatever function words. `None` for several words, which
/// are an activity of their own, and where the best rule has nearly these words.
pub(super) fn concentration_of_single_word(
    model: &Model<'_>,
    analysis: &Analysis,
    best: &ScoredRule,
) -> Option<Concentration> {
    if analysis.tokens.len() > 1 && best.score >= NEARLY_A_PHRASE {
        return None;
    }
    let mut telling = analysis.telling();
    let token = match (telling.next(), analysis.tokens.as_slice()) {
        (Some(token), _) | (None, [token]) => token,
        _ => return None,
    };
    let is_again = |other: &Token| other.lexeme.stem == token.lexeme.stem;
    telling.all(is_again).then(|| concentration(model, token.lexeme.stem))
}
