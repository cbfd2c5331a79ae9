//! Which of two layers knows a question better.

use super::verdict::Verdict;
use crate::router::analysis::{Term, Token};
use crate::router::answer::TooLittle;
use crate::router::model::Model;
use crate::router::scoring::Basis;
use crate::router::tuning::{HEAD_START, LEAST_OF_A_RULE, MOST_OF_A_PHRASE, MUCH_MORE_OF_A_RULE, WIDESPREAD};

impl Verdict<'_> {
    /// Whether this verdict counts more than that of a layer below: it knows the question, and the other one is not far surer
    /// and has not its very words. The less of the question it covers beside the other one, the less surer that must be. A
    /// question that says too little for the rules below is near to none above.
    ///
    /// Where the question names a value that only these rules ask for, nothing but very words counts more. Where rules below ask for
    /// it, as inherited ones to which a file gives cases, this verdict must be clear.
    ///
    /// Where a rule below has the very words of the question, and a file above both names the owner of that rule, this verdict must
    /// rest on a phrase that is the question to the letter.
    pub(crate) fn stands_against(&self, lower: &Verdict<'_>) -> bool {
        if self.is_found_by_value() {
            return !lower.is_verbatim();
        }
        if lower.is_found_by_value() {
            return self.is_known() && self.is_clearly_of_team();
        }
        let says_too_little = lower.too_little().is_some_and(|little| little != TooLittle::ForeignLanguage);
        if says_too_little && !self.is_known() {
            return false;
        }
        if lower.is_verbatim() && lower.file() < self.file() && !self.is_exact() {
            return false;
        }
        if lower.is_phrase() && (!self.has_very_words() || self.best_rule() == lower.best_rule()) {
            return false;
        }
        let is_as_sure = lower.is_known() && lower.score() >= self.score();
        if is_as_sure && (self.has_fewer_words_than(lower) || self.has_words_in_passing(lower)) {
            return false;
        }
        let head_start = if self.is_known() { HEAD_START * self.part_covered(lower) } else { 0.0 };
        self.score() + head_start >= lower.score()
    }

    /// The topmost file that speaks: that of the layer, or one above it that names the owner of the best rule; by its place in
    /// [`RuleBook::files`](crate::rulebook::RuleBook::files).
    pub(crate) fn file(&self) -> usize {
        let Model { book, file, rules, .. } = self.model;
        let owner = self.ranking.first().and_then(|best| book.height_of(rules[best.rule].location.source.name()));
        owner.map_or(*file, |owner| owner.min(*file))
    }

    /// Whether a layer below has a phrase with more words of the question. If it is that of the built-in rules, the words that the
    /// nearest phrase here has must be common there: “changelog for customers” says little of “a customer cannot log in”. Where
    /// likeness alone found a rule, the words are not compared.
    fn has_fewer_words_than(&self, lower: &Verdict<'_>) -> bool {
        let Model { index, is_builtin, .. } = lower.model;
        let is_common = |token: &&Token| index.effective_rules(token.lexeme.stem) >= WIDESPREAD;
        let (words, theirs) = (self.words_of_phrase(), lower.words_of_phrase());
        !words.is_empty() && words.len() < theirs.len() && (!is_builtin || words.iter().all(is_common))
    }

    /// Whether a rule of a layer below is about the words of the question, and the own one has them in passing: to “our roadmap”,
    /// “licence for the roadmap tool” says less than a rule of which most phrases have the word. A phrase that is the question, or
    /// has several words and all that the question has, is not in passing.
    fn has_words_in_passing(&self, lower: &Verdict<'_>) -> bool {
        let (own, theirs) = (self.part_of_rule(), lower.part_of_rule());
        let all = self.query.analysis.telling().count();
        let has_all = || all > 1 && self.words_of_phrase().len() == all;
        theirs > LEAST_OF_A_RULE && theirs > MUCH_MORE_OF_A_RULE * own && !self.has_very_words() && !has_all()
    }

    /// How much of the best rule the telling words of the question make up, with their synonyms and parts: 0 to 1.
    fn part_of_rule(&self) -> f32 {
        let Some(best) = self.ranking.first() else { return 0.0 };
        let analysis = &self.query.analysis;
        let terms = analysis.telling_places().flat_map(|place| {
            let parts = analysis.tokens[place].lexeme.parts.iter().copied();
            analysis.terms_of(place).chain(parts)
        });
        terms.map(|term| self.model.index.part_of_rule(best.rule, term)).sum()
    }

    /// The telling words of the question that the nearest phrase of the best rule has; if they are its very words, all but one that
    /// the layer does not know.
    fn words_of_phrase(&self) -> Vec<&Token> {
        let index = &self.model.index;
        let best = self.ranking.first().map(|best| best.basis);
        let has = |token: &&Token| match best {
            Some(Basis::Similar { own, .. }) => {
                own.phrase.is_some_and(|phrase| index.part_of_phrase(phrase, token.lexeme.stem) > 0.0)
            }
            _ => index.contains(token.lexeme.stem),
        };
        self.query.analysis.telling().filter(has).collect()
    }

    /// Whether the nearest phrase of the best rule has the very words of the question, if only in other forms: alone, or several
    /// side by side in a longer phrase, as “release notes” are in “text of the release notes”.
    pub(crate) fn has_very_words(&self) -> bool {
        self.part_of_phrase() > MOST_OF_A_PHRASE
            || self.nearest_phrase().is_some_and(|phrase| self.has_side_by_side(phrase))
    }

    /// How much of the nearest phrase of the best rule the telling words of the question make up, if it has all of them: 0 to 1.
    fn part_of_phrase(&self) -> f32 {
        let Some(phrase) = self.nearest_phrase() else { return if self.is_verbatim() { 1.0 } else { 0.0 } };
        let analysis = &self.query.analysis;
        let part =
            |place: usize| analysis.terms_of(place).map(|term| self.model.index.part_of_phrase(phrase, term)).sum();
        let parts: Vec<f32> = analysis.telling_places().map(part).collect();
        if parts.contains(&0.0) { 0.0 } else { parts.into_iter().sum() }
    }

    /// Whether the question has several telling words, and a phrase has them side by side.
    fn has_side_by_side(&self, phrase: u32) -> bool {
        let analysis = &self.query.analysis;
        let term = |place| analysis.terms_of(place).last();
        let terms: Vec<Term> = analysis.telling_places().filter_map(term).collect();
        let has_pair = |pair: &[Term]| self.model.index.phrase_has(phrase, Term::of_pair(pair[0], pair[1]));
        terms.len() > 1 && terms.windows(2).all(has_pair)
    }

    /// The phrase of the best rule that the words of the question are nearest to.
    fn nearest_phrase(&self) -> Option<u32> {
        match self.ranking.first()?.basis {
            Basis::Similar { own, .. } => own.phrase,
            Basis::Verbatim(_) | Basis::Condition => None,
        }
    }

    /// How much of what the other layer covers of the question by its words this one covers: 0 to 1.
    fn part_covered(&self, other: &Verdict<'_>) -> f64 {
        let (covered, all) = (self.of_words().coverage, other.of_words().coverage);
        if covered < all { f64::from(covered / all) } else { 1.0 }
    }
}
