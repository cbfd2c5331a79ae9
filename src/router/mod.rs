//! Which rule an activity means: activity → [`Answer`].

mod decision;
mod features;
mod index;
mod lexicon;
mod resolve;
mod shares;
mod term;

use std::collections::HashMap;

use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::phrase_key;

pub use crate::rulebook::Outcome;
pub use decision::{Answer, Candidate, Decision, Evidence, Ground, Match};

use features::{Feature, features};
use index::{Index, Nearness, Vector};
use lexicon::{Lexicon, Reading};

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
const ABOUT_EQUAL: f64 = 0.9;

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
    vector: Vector,
}

/// A rule with its score for a question.
struct Scored {
    rule: usize,
    near: Nearness,
    exact: bool,
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
                    phrases.push(features(&lexicon.read(wording)));
                }
            }
            // The order of a file must not matter, not even to the last bit of a sum.
            phrases.sort_by_cached_key(|phrase| phrase.iter().map(|feature| feature.term).collect::<Vec<_>>());
            rules.push(phrases);
        }
        Self { book, index: Index::new(&rules), lexicon, exact }
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
        let ranking = self.ranking(activity, &question);
        let decision = self.decide(&question, &ranking, &given);
        let candidates =
            ranking.iter().take(Answer::CANDIDATES).map(|scored| self.candidate(activity, &question, scored)).collect();
        Answer { activity: activity.to_owned(), decision, candidates }
    }

    fn question(&self, activity: &str) -> Question {
        let reading = self.lexicon.read_question(activity);
        let features = features(&reading);
        let vector = self.index.vector(&features);
        Question { reading, features, vector }
    }

    /// The rules that have anything to do with the question, best first; of equals, the id that sorts first.
    fn ranking(&self, activity: &str, question: &Question) -> Vec<Scored> {
        let exact = self.exact.get(&phrase_key(activity)).filter(|claims| claims.len() == 1).map(|claims| claims[0]);
        let near = self.index.nearness(&question.vector).into_iter().enumerate();
        let mut ranking: Vec<Scored> = near
            .map(|(rule, near)| Scored { rule, near, exact: exact == Some(rule) })
            .filter(|scored| scored.exact || scored.near.score >= 0.00005)
            .collect();
        ranking.sort_by(|a, b| {
            b.exact.cmp(&a.exact).then(b.near.score.total_cmp(&a.near.score)).then(a.rule.cmp(&b.rule))
        });
        ranking
    }

    fn decide(&self, question: &Question, ranking: &[Scored], given: &Given) -> Decision {
        let Some(best) = ranking.first() else { return Decision::Unknown };
        if !best.exact && best.near.score < self.index.threshold {
            return Decision::Unknown;
        }
        let matched = match best {
            Scored { exact: true, .. } => Match::Exact,
            _ if question.reading.words.iter().any(|word| word.mended) => Match::Typo,
            _ => Match::Words,
        };
        let decision = resolve::resolve(self.rule(best), matched, given);
        let equal = |scored: &&Scored| !best.exact && scored.near.score >= ABOUT_EQUAL * best.near.score;
        let differs = |scored: &Scored| {
            let other = resolve::resolve(self.rule(scored), matched, given);
            (other.outcome(), other.owners()) != (decision.outcome(), decision.owners())
        };
        match ranking[1..].iter().take_while(equal).any(differs) {
            true => Decision::Unclear,
            false => decision,
        }
    }

    fn rule(&self, scored: &Scored) -> &'b Rule {
        &self.book.rules[scored.rule]
    }

    fn candidate(&self, activity: &str, question: &Question, scored: &Scored) -> Candidate {
        let rule = self.rule(scored);
        let score = if scored.exact { 1.0 } else { scored.near.score };
        let parts = match scored.exact {
            true => question.vector.iter().map(|(_, value)| value * value).collect(),
            false => self.index.parts(&question.vector, scored.rule, &scored.near),
        };
        let evidence = shares::evidence(activity, question, &parts, score, &self.lexicon);
        Candidate { rule: rule.id.clone(), owners: rule.all_owners(), score: shares::rounded(score), evidence }
    }
}
