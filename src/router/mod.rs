//! Which rule an activity means: activity → [`Answer`].

mod contrast;
mod cover;
mod decision;
mod features;
mod index;
mod learn;
mod lexicon;
mod matrix;
mod postings;
mod resolve;
mod shares;
mod slips;
mod term;
mod terms;

use std::collections::HashMap;

use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::phrase_key;

pub use crate::rulebook::Outcome;
pub use decision::{Answer, Candidate, Decision, Evidence, Ground, Match};

use features::{Feature, features};
use index::{Index, Parts, Scored, Text};
use lexicon::{Lexicon, Reading};

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
const ABOUT_EQUAL: f32 = 0.9;

/// Answers questions from one rule book.
///
/// The method is a nearest-phrase and centroid classifier over three views of a text (stems, pairs of stems, character
/// n-grams), terms weighted by the entropy of their distribution over the rules. It learns from the file alone.
pub struct Router<'b> {
    book: &'b RuleBook,
    lexicon: Lexicon,
    index: Index,
    /// The rules that claim a phrase, by its key.
    exact: HashMap<String, Vec<usize>>,
}

/// A question on its way to an answer.
struct Question {
    reading: Reading,
    features: Vec<Feature>,
    text: Text,
}

impl<'b> Router<'b> {
    /// Prepares a rule book for questions.
    pub fn new(book: &'b RuleBook) -> Self {
        let lexicon = Lexicon::new(book);
        let mut exact: HashMap<String, Vec<usize>> = HashMap::new();
        let mut rules = Vec::with_capacity(book.rules.len());
        for (index, rule) in book.rules.iter().enumerate() {
            let mut phrases = Vec::new();
            for wording in rule.wordings() {
                let claims = exact.entry(phrase_key(wording)).or_default();
                if !claims.contains(&index) {
                    claims.push(index);
                    let reading = lexicon.read(wording);
                    let features = features(&reading);
                    phrases.push((reading, features));
                }
            }
            // The order of a file must not matter, not even to the last bit of a sum.
            phrases.sort_by_cached_key(|(_, features)| features.iter().map(|feature| feature.term).collect::<Vec<_>>());
            rules.push(phrases);
        }
        Self { book, index: Index::new(&rules, parties(book)), lexicon, exact }
    }

    /// Says who owns an activity.
    ///
    /// `given` are answers to the book's contexts; a context that is not among them has its default, if any.
    ///
    /// ```
    /// use who_owns::{Given, Outcome, RuleBook, Router};
    ///
    /// let book = RuleBook::parse(who_owns::builtin()).expect("the built-in rules are valid");
    /// let answer = Router::new(&book).route("repair the coffee machine", &Given::new());
    /// assert_eq!(answer.decision.outcome(), Outcome::Unknown);
    /// ```
    pub fn route(&self, activity: &str, given: &Given) -> Answer {
        let given = self.book.with_defaults(given);
        let question = self.question(activity);
        let ranking = self.index.ranking(self.index.fits(&question.text.vector));
        if let Some(rule) = self.claimant(activity) {
            return self.exact_answer(activity, rule, &question, &ranking, &given);
        }
        let decision = self.decide(&question, &ranking, &given);
        let candidates = ranking.iter().map(|scored| self.candidate(activity, &question, scored));
        Answer { activity: activity.to_owned(), decision, candidates: nearest(candidates) }
    }

    /// The only rule that has this very phrase.
    fn claimant(&self, activity: &str) -> Option<usize> {
        match self.exact.get(&phrase_key(activity))?.as_slice() {
            [rule] => Some(*rule),
            _ => None,
        }
    }

    fn question(&self, activity: &str) -> Question {
        let reading = self.lexicon.read_question(activity);
        let features = features(&reading);
        let text = self.index.text(&reading, &features);
        Question { reading, features, text }
    }

    fn exact_answer(
        &self,
        activity: &str,
        rule: usize,
        question: &Question,
        ranking: &[Scored],
        given: &Given,
    ) -> Answer {
        let decision = resolve::resolve(&self.book.rules[rule], Match::Exact, given);
        // All of it was found: a feature's share is its part of the text's own square.
        let squares = question.text.values.iter().map(|value| value * value).collect();
        let lengths = question.text.lengths.iter().map(|length| length * length).collect();
        let parts = Parts { features: squares, meanings: lengths };
        let first = self.scored_candidate(activity, question, rule, 1.0, &parts);
        let others = ranking.iter().filter(|scored| scored.fit.rule != rule);
        let others = others.map(|scored| self.candidate(activity, question, scored));
        Answer { activity: activity.to_owned(), decision, candidates: nearest(std::iter::once(first).chain(others)) }
    }

    fn decide(&self, question: &Question, ranking: &[Scored], given: &Given) -> Decision {
        let Some(best) = ranking.first() else { return Decision::Unknown };
        if self.index.confidence(&question.reading, best) < self.index.threshold {
            return Decision::Unknown;
        }
        let mended = question.reading.words.iter().any(|word| word.mended);
        let matched = if mended { Match::Typo } else { Match::Words };
        let decision = resolve::resolve(self.rule(best), matched, given);
        let equal = |scored: &&Scored| scored.fit.total() >= ABOUT_EQUAL * best.fit.total();
        let differs = |scored: &Scored| {
            let other = resolve::resolve(self.rule(scored), matched, given);
            (other.outcome(), other.owners()) != (decision.outcome(), decision.owners())
        };
        match ranking[1..].iter().filter(equal).any(differs) {
            true => Decision::Unclear,
            false => decision,
        }
    }

    fn rule(&self, scored: &Scored) -> &'b Rule {
        &self.book.rules[scored.fit.rule]
    }

    fn candidate(&self, activity: &str, question: &Question, scored: &Scored) -> Candidate {
        let parts = self.index.parts(&question.text, &question.features, &question.reading, scored);
        self.scored_candidate(activity, question, scored.fit.rule, f64::from(scored.score.max(0.0)), &parts)
    }

    fn scored_candidate(
        &self,
        activity: &str,
        question: &Question,
        rule: usize,
        score: f64,
        parts: &Parts,
    ) -> Candidate {
        let rule = &self.book.rules[rule];
        let evidence = shares::evidence(activity, question, parts, score, &self.lexicon);
        Candidate { rule: rule.id.clone(), owners: rule.all_owners(), score: shares::rounded(score), evidence }
    }
}

/// The first candidates that have anything to do with the question.
fn nearest(candidates: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    candidates.take(Answer::CANDIDATES).filter(|candidate| candidate.score > 0.0).collect()
}

/// For every rule, its owners as a number.
fn parties(book: &RuleBook) -> Vec<u32> {
    let mut known: Vec<Vec<String>> = Vec::new();
    let number = |rule: &Rule| {
        let owners = rule.all_owners();
        let place = known.iter().position(|other| *other == owners).unwrap_or_else(|| {
            known.push(owners);
            known.len() - 1
        });
        place as u32
    };
    book.rules.iter().map(number).collect()
}
