//! Which rule an activity means: activity → [`Answer`].
//!
//! Logarithms and the like are those of the crate `libm`: systems round theirs differently, and answers must not.

mod archive;
mod claims;
mod compound;
mod contrast;
mod corpus;
mod cover;
mod decision;
mod embeddings;
mod features;
mod index;
mod learn;
mod lexicon;
mod matrix;
mod postings;
mod resolve;
mod shares;
mod slips;
mod synonyms;
mod term;
mod terms;
mod vector;
mod weights;
mod wordlist;

use rayon::prelude::*;

use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::key_of;

pub use crate::rulebook::Outcome;
pub use decision::{Answer, Candidate, Decision, Evidence, Ground, Match};

use archive::{Reader, Writer};
use claims::Claims;
use index::{Index, Makeup, Scored, Spread};
use lexicon::{Lexicon, ReadWord, Reading, Wording};
use term::Term;
use vector::Vector;

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
const ABOUT_EQUAL: f32 = 0.9;

/// From this confidence on, a part of a question is an activity of its own.
const SURE: f32 = 0.6;

/// Words as alike as this are read as one another.
const NEARLY_THE_SAME: f32 = 0.6;

/// Glue that makes an activity of what a role is called: “talk to the developers”.
const WITH_ROLES: &[&str] = &["go", "help", "person", "take", "talk", "tell", "to"];

/// Answers questions from one rule book.
///
/// The method is a nearest-phrase and centroid classifier over three views of a text (stems, pairs of stems, character
/// n-grams) and of what its words mean, terms weighted by the entropy of their distribution over the rules. It learns from the
/// file alone.
pub struct Router<'b> {
    book: &'b RuleBook,
    lexicon: Lexicon,
    index: Index,
    claims: Claims,
}

/// A question on its way to an answer.
struct Question<'a> {
    activity: &'a str,
    wording: Wording,
    reading: Reading,
    vector: Vector,
}

/// What a text means, and how surely: 1 for the very words of a rule.
struct Verdict<'a> {
    question: Question<'a>,
    ranking: Vec<Scored>,
    /// The rule that has these very words.
    claimant: Option<usize>,
    decision: Decision,
    confidence: f32,
}

impl<'b> Router<'b> {
    /// Prepares a rule book for questions.
    pub fn new(book: &'b RuleBook) -> Self {
        let wordings: Vec<Vec<Wording>> = book.rules.par_iter().map(wordings).collect();
        let lexicon = Lexicon::new(book, &wordings);
        let claims = Claims::new(book, &wordings);
        let read = |rule: Vec<Wording>| rule.iter().map(|wording| lexicon.read(&wording.words)).collect();
        // Each rule's words are gone once they are read: a large file has many.
        let rules: Vec<Vec<Reading>> = wordings.into_par_iter().map(read).collect();
        Self { book, index: Index::new(&rules, parties(book)), claims, lexicon }
    }

    /// The router as bytes, for [`Router::load`].
    #[doc(hidden)]
    pub fn store(&self) -> Vec<u8> {
        let mut archive = Writer::default();
        self.lexicon.store(&mut archive);
        self.index.store(&mut archive);
        self.claims.store(&mut archive);
        archive.finish()
    }

    /// The router that was stored as `bytes`, which begin at a multiple of eight; `book` must be the same book.
    #[doc(hidden)]
    pub fn load(book: &'b RuleBook, bytes: &'static [u8]) -> Self {
        let archive = &mut Reader::new(bytes);
        Self { book, lexicon: Lexicon::load(archive), index: Index::load(archive), claims: Claims::load(archive) }
    }

    /// Says who owns an activity. Only the first candidate has its evidence; [`Router::explain`] gives that of all.
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
        self.answer(activity, given, 1)
    }

    /// As [`Router::route`], with the evidence of every candidate.
    pub fn explain(&self, activity: &str, given: &Given) -> Answer {
        self.answer(activity, given, Answer::CANDIDATES)
    }

    /// The answer, with the evidence of so many candidates.
    fn answer(&self, activity: &str, given: &Given, explained: usize) -> Answer {
        let given = self.book.with_defaults(given);
        let whole = self.verdict(activity, &given);
        let (decision, candidates) = match self.several(activity, &given, &whole) {
            Some(parts) => {
                let firsts = parts.iter().filter_map(|part| self.candidates(part, explained).next());
                let mut firsts: Vec<Candidate> = firsts.collect();
                firsts.sort_by(|one, other| other.score.total_cmp(&one.score));
                (Decision::Unclear, nearest(firsts.into_iter()))
            }
            None => (whole.decision.clone(), nearest(self.candidates(&whole, explained))),
        };
        Answer { activity: activity.to_owned(), decision, candidates }
    }

    /// The verdicts on the parts of a question that names activities of different owners, each sure, and surer than that
    /// on the whole.
    fn several<'a>(&self, activity: &'a str, given: &Given, whole: &Verdict) -> Option<[Verdict<'a>; 2]> {
        if whole.claimant.is_some() {
            return None;
        }
        let [one, other] = compound::parts(activity, &whole.question.wording.words)?;
        let sure = |part| {
            let part = self.verdict(part, given);
            let least = whole.confidence.max(SURE);
            (part.decision.ground().is_some() && part.confidence > least).then_some(part)
        };
        let parts = [sure(one)?, sure(other)?];
        (parts[0].decision.owners() != parts[1].decision.owners()).then_some(parts)
    }

    /// What a text means, taken as one activity.
    fn verdict<'a>(&self, activity: &'a str, given: &Given) -> Verdict<'a> {
        let question = self.question(activity);
        let ranking = self.index.ranking(&question.vector);
        let claimed = self.claimant(&question);
        let (decision, confidence) = match claimed {
            Some((rule, matched)) => (resolve::resolve(&self.book.rules[rule], matched, given), 1.0),
            None => {
                let confidence = self.index.confidence(&question.reading, &ranking);
                (self.decide(&question, &ranking, confidence, given), confidence)
            }
        };
        Verdict { question, ranking, claimant: claimed.map(|(rule, _)| rule), decision, confidence }
    }

    /// The rules that come near, best first; the one that has these very words is the first. So many have evidence.
    fn candidates(&self, verdict: &Verdict, explained: usize) -> impl Iterator<Item = Candidate> {
        let first = verdict.claimant.map(|rule| (rule, 1.0, None));
        let mut others: Vec<&Scored> =
            verdict.ranking.iter().filter(|scored| Some(scored.fit.rule) != verdict.claimant).collect();
        if verdict.decision == Decision::Unclear {
            self.show_a_rival(&mut others);
        }
        let others = others.into_iter().map(|scored| (scored.fit.rule, f64::from(scored.score.max(0.0)), Some(scored)));
        let makeup = self.index.makeup(&verdict.question.reading, &verdict.question.vector);
        first.into_iter().chain(others).enumerate().map(move |(place, (rule, score, scored))| {
            let evidence = || self.evidence(&verdict.question, &makeup, rule, score, scored);
            let evidence = if place < explained { evidence() } else { Vec::new() };
            let rule = &self.book.rules[rule];
            Candidate { rule: rule.id.clone(), owners: rule.all_owners(), score: shares::rounded(score), evidence }
        })
    }

    /// Moves a rule of other owners than the first one among those that are shown.
    fn show_a_rival(&self, ranking: &mut [&Scored]) {
        let owners = |scored: &Scored| self.rule(scored).all_owners();
        let rival = ranking.iter().position(|scored| owners(scored) != owners(ranking[0]));
        if let Some(rival) = rival.filter(|rival| *rival >= Answer::CANDIDATES) {
            ranking[Answer::CANDIDATES - 1..=rival].rotate_right(1);
        }
    }

    /// The only rule that has this very phrase, or has it once slips of the pen are mended.
    fn claimant(&self, question: &Question) -> Option<(usize, Match)> {
        if let Some(rule) = self.claims.claimant(&question.wording.key) {
            return Some((rule, Match::Exact));
        }
        let words = &question.reading.words;
        let mended = words.iter().any(|word| word.mended);
        Some((mended.then(|| self.claims.claimant(&read_key(words))).flatten()?, Match::Typo))
    }

    fn question<'a>(&self, activity: &'a str) -> Question<'a> {
        let wording = Wording::new(activity);
        let reading = self.lexicon.read_question(activity, &wording.words);
        Question { activity, vector: self.index.vector(&reading), reading, wording }
    }

    fn decide(&self, question: &Question, ranking: &[Scored], confidence: f32, given: &Given) -> Decision {
        let Some(best) = ranking.first() else { return Decision::Unknown };
        let spread = self.spread(question);
        if self.names_a_role(&question.reading)
            || confidence < self.index.threshold
            || matches!(spread, Some(Spread::Everywhere))
        {
            return Decision::Unknown;
        }
        let mended = question.reading.words.iter().any(|word| word.mended);
        let matched = if mended { Match::Typo } else { Match::Words };
        let decision = resolve::resolve(self.rule(best), matched, given);
        let equal = |scored: &&Scored| spread == Some(Spread::Torn) || scored.score >= ABOUT_EQUAL * best.score;
        let differs = |scored: &Scored| {
            let other = resolve::resolve(self.rule(scored), matched, given);
            (other.outcome(), other.owners()) != (decision.outcome(), decision.owners())
        };
        let torn = ranking.iter().take_while(equal).any(|scored| scored.score > 0.0 && differs(scored));
        if torn { Decision::Unclear } else { decision }
    }

    /// Whether a question says no more than what a role is called: “who is the PO?”
    fn names_a_role(&self, reading: &Reading) -> bool {
        let says_nothing = |word: &ReadWord| word.form.glue && !WITH_ROLES.contains(&word.form.folded.as_str());
        let begin = reading.words.iter().position(|word| !says_nothing(word)).unwrap_or(0);
        let said = &reading.words[begin..];
        // The last word of a name may be glue: Product Owner.
        let least = said.iter().rposition(|word| !says_nothing(word)).map_or(0, |last| last + 1);
        (least..=said.len()).any(|end| self.claims.is_role(&read_key(&said[..end])))
    }

    /// How a question of one word alone is spread over the rules. One word is no activity unless it belongs to one
    /// owner; several words are an activity of their own.
    fn spread(&self, question: &Question) -> Option<Spread> {
        match question.reading.words.as_slice() {
            [word] => Some(self.index.spread(word.form.stem)),
            _ => None,
        }
    }

    fn rule(&self, scored: &Scored) -> &'b Rule {
        &self.book.rules[scored.fit.rule]
    }

    /// Every word's share in the score of a rule; without a [`Scored`], of a rule that has these very words.
    fn evidence(
        &self,
        question: &Question,
        makeup: &Makeup,
        rule: usize,
        score: f64,
        scored: Option<&Scored>,
    ) -> Vec<Evidence> {
        let parts = match scored {
            Some(scored) => self.index.parts(makeup, &question.reading, scored),
            // All of it was found: a feature's share is its part of the text's own square.
            None => makeup.squares(),
        };
        let shares = shares::shares(&makeup.features, &parts, score);
        let words = question.reading.words.iter().enumerate().zip(shares).filter(|(_, share)| *share != 0.0);
        let evidence = words.map(|((place, word), share)| Evidence {
            word: question.activity[word.span.clone()].to_owned(),
            read_as: self.read_as(question, place, rule).to_owned(),
            share,
        });
        evidence.collect()
    }

    /// What a word was taken for: the word itself if the rule has it, the file's word that it was a slip of, the name
    /// of its group of synonyms, or the word of the rule that means nearly the same.
    fn read_as<'a>(&'a self, question: &'a Question, place: usize, rule: usize) -> &'a str {
        let word = &question.reading.words[place];
        match question.reading.group_of(place) {
            _ if word.mended || word.form.glue || self.index.speaks_of(rule, word.form.stem) => &word.form.folded,
            Some(group) if self.index.speaks_of(rule, Term::of_group(group)) => self.lexicon.head(group),
            _ => match self.index.vocabularies.counterpart(word, rule) {
                Some(found) if found.likeness >= NEARLY_THE_SAME => found.word,
                _ => &word.form.folded,
            },
        }
    }
}

/// The [`phrase_key`](crate::text::phrase_key) of words as they were read.
fn read_key(words: &[ReadWord]) -> String {
    key_of(words.iter().map(|word| &word.form.folded))
}

/// The first candidates that have anything to do with the question.
fn nearest(candidates: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    candidates.take(Answer::CANDIDATES).filter(|candidate| candidate.score > 0.0).collect()
}

/// The wordings of a rule, each once, in an order that is not that of the file: it must not matter, not even to the last
/// bit of a sum.
fn wordings(rule: &Rule) -> Vec<Wording> {
    let mut wordings: Vec<Wording> = rule.wordings().map(Wording::new).collect();
    wordings.sort_by(|one, other| one.key.cmp(&other.key));
    wordings.dedup_by(|one, other| one.key == other.key);
    wordings
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
