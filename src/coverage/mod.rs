//! How many real questions have an owner, and what those without one have in common.

mod activity;
mod baseline;
mod drafts;
mod gaps;
mod percent;
mod question;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::router::{Answer, Outcome};
use crate::rulebook::RuleBook;
use crate::text::Language;

pub use baseline::{Baseline, Since, Turned};
pub use drafts::{Draft, Drafts};
pub use gaps::{Example, Gap};
pub use percent::Percent;
pub use question::{Lack, Question};

/// A count of answers. It grows with the number of different questions.
pub struct Coverage {
    /// The roles of the book.
    roles: Vec<String>,
    outcomes: BTreeMap<Outcome, usize>,
    unreadable: usize,
    /// Those of the files that have rules: questions are asked in any of them.
    languages: Vec<Language>,
    language: Language,
    /// By what was asked.
    questions: HashMap<String, Question>,
}

/// In how many answers a role is an owner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleCount {
    /// Alone.
    pub owned: usize,
    /// With others; such an answer counts for each of them.
    pub shared: usize,
    /// Under a condition that was not given; such an answer counts for each role that it may come to.
    pub depends: usize,
}

impl RoleCount {
    /// In all.
    pub fn all(self) -> usize {
        self.owned + self.shared + self.depends
    }

    fn add(&mut self, question: &Question) {
        match question.outcome {
            Outcome::Owned => self.owned += question.times,
            Outcome::Shared => self.shared += question.times,
            Outcome::Depends => self.depends += question.times,
            Outcome::Unowned | Outcome::Unknown | Outcome::Unclear => {}
        }
    }
}

impl Coverage {
    /// Nothing counted yet; every role of the book is there.
    pub fn new(book: &RuleBook) -> Self {
        Self {
            roles: book.roles.keys().cloned().collect(),
            outcomes: BTreeMap::new(),
            unreadable: 0,
            languages: book.languages(),
            language: book.language(),
            questions: HashMap::new(),
        }
    }

    /// Counts the answer to the question in a line, counted from 1.
    pub fn count(&mut self, line: usize, answer: &Answer) {
        *self.outcomes.entry(answer.decision.outcome()).or_default() += 1;
        match self.questions.get_mut(&answer.activity) {
            Some(question) => question.times += 1,
            None => drop(self.questions.insert(answer.activity.clone(), Question::new(line, answer))),
        }
    }

    /// Counts an unreadable line, which is not a question.
    pub fn count_unreadable(&mut self) {
        self.unreadable += 1;
    }

    /// How many questions were counted.
    pub fn questions(&self) -> usize {
        self.outcomes.values().sum()
    }

    /// How many questions have an owner: those that are owned or shared.
    pub fn with_owner(&self) -> usize {
        Outcome::ALL.into_iter().filter(|outcome| outcome.has_owner()).map(|outcome| self.outcome(outcome)).sum()
    }

    /// Whether at least `percent` of the questions have an owner.
    pub fn reaches(&self, percent: Percent) -> bool {
        percent.is_reached(self.with_owner(), self.questions())
    }

    /// How many questions have no answer: those that are unknown or unclear.
    pub fn unanswered(&self) -> usize {
        self.outcome(Outcome::Unknown) + self.outcome(Outcome::Unclear)
    }

    /// How many questions came to this.
    pub fn outcome(&self, outcome: Outcome) -> usize {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// How many lines could not be read.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The roles by id, those with the most questions first.
    pub fn roles(&self) -> Vec<(&str, RoleCount)> {
        let none = self.roles.iter().map(|id| (id.as_str(), RoleCount::default()));
        let mut counts: BTreeMap<&str, RoleCount> = none.collect();
        for question in self.questions.values() {
            question.owners.iter().for_each(|owner| counts.entry(owner).or_default().add(question));
        }
        let mut roles: Vec<_> = counts.into_iter().collect();
        roles.sort_by_key(|(id, count)| (Reverse(count.all()), *id));
        roles
    }

    /// The different questions that are unknown or unclear, in the order of their lines.
    pub fn unanswered_questions(&self) -> Vec<&Question> {
        self.chosen(Question::is_unanswered)
    }

    /// All other questions, in the order of their lines.
    pub fn answered_questions(&self) -> Vec<&Question> {
        self.chosen(|question| !question.is_unanswered())
    }

    /// For how many unanswered questions no rule is missing: see [`Lack::Nothing`].
    pub fn lacking_nothing(&self) -> usize {
        let lacks_nothing = |question: &&Question| question.lacks == Some(Lack::Nothing);
        self.questions.values().filter(lacks_nothing).map(|question| question.times).sum()
    }

    /// For how many unanswered questions a rule or a case is missing.
    pub fn lacking_something(&self) -> usize {
        self.unanswered() - self.lacking_nothing()
    }

    /// What recurs in the unanswered questions for which the rules lack something, the most frequent first; at most
    /// [`Gap::MOST`].
    pub fn gaps(&self) -> Vec<Gap> {
        let lack_something = self.chosen(|question| question.lacks.as_ref().is_some_and(|lack| *lack != Lack::Nothing));
        let mut gaps = gaps::gaps(&lack_something, self.language, &self.languages);
        gaps.truncate(Gap::MOST);
        gaps
    }

    /// The ids of the rules that lack a case, each with how many questions ask for it.
    pub fn uncovered_rules(&self) -> BTreeMap<&str, usize> {
        let mut rules = BTreeMap::new();
        for question in self.questions.values() {
            question.uncovered_rule().into_iter().for_each(|rule| *rules.entry(rule).or_default() += question.times);
        }
        rules
    }

    /// Rules that could answer the unanswered questions, once they have owners.
    pub fn drafts(&self, book: &RuleBook) -> Drafts<'_> {
        drafts::drafts(book, &self.unanswered_questions())
    }

    /// What was lost and what was won since an earlier count.
    pub fn since<'a>(&'a self, baseline: &'a Baseline) -> Since<'a> {
        Since::of(baseline, &self.chosen(|_| true))
    }

    fn chosen(&self, wanted: impl Fn(&Question) -> bool) -> Vec<&Question> {
        let mut chosen: Vec<&Question> = self.questions.values().filter(|question| wanted(question)).collect();
        chosen.sort_by_key(|question| question.line);
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::{Decision, Detail, Mentions, Router, Unknown};
    use crate::rulebook::{Given, RuleFile};
    use crate::source::Source;
    use crate::text::LONGEST_QUESTION;

    const BOOK: &str = r#"
schema = 1
title = "Kitchen"
[roles.cook]
name = "cook"
[roles.waiter]
name = "waiter"
[rules.soup]
activity = "stirring the soup"
owner = "cook"
why = "It burns."
[rules.menu]
activity = "writing the menu"
owner = ["cook", "waiter"]
why = "Both know what sells."
settle = "By tasting."
"#;

    fn unanswered(question: &str) -> Answer {
        Answer {
            activity: question.to_owned(),
            decision: Decision::Unknown(Unknown::Activity),
            candidates: Vec::new(),
            mentions: Mentions::default(),
            steps: None,
        }
    }

    fn gaps(questions: &[&str]) -> Vec<Gap> {
        let mut coverage = Coverage::new(&RuleBook::of(BOOK));
        for (line, question) in (1..).zip(questions) {
            coverage.count(line, &unanswered(question));
        }
        coverage.gaps()
    }

    /// Beside German rules, the built-in ones are asked in English.
    #[test]
    fn a_function_word_of_another_language_of_the_rules_is_no_gap() {
        let file = |name: &str, text: &str| RuleFile::parse(Source::new(name, text)).expect("it is a rule file");
        let rule = "[rules.r]\nactivity = \"Suppe\"\nowner = \"cook\"\n";
        let german = format!("schema = 1\nlanguage = \"de\"\n{}", rule.replace("rules.r", "rules.s"));
        let english = format!("{BOOK}{}", rule.replace("Suppe", "soups"));
        let files = vec![file("below.toml", &english), file("own.toml", &german)];
        let mut coverage = Coverage::new(&RuleBook::from_files(files).expect("it is valid"));
        for (line, question) in (1..).zip(["water the cactus", "the cactus again", "the tax"]) {
            coverage.count(line, &unanswered(question));
        }
        let words: Vec<_> = coverage.gaps().into_iter().flat_map(|gap| gap.words).collect();
        assert_eq!(words, ["cactus"]);
    }

    #[test]
    fn a_shared_answer_counts_for_each_owner() {
        let book = RuleBook::of(BOOK);
        let router = Router::new(&book);
        let mut coverage = Coverage::new(&book);
        for (line, question) in (1..).zip(["stirring the soup", "writing the menu", "stirring the soup"]) {
            coverage.count(line, &router.route(question, &Given::new(), Detail::Decision));
        }
        assert_eq!(coverage.with_owner(), 3);
        let (cook, waiter) =
            (RoleCount { owned: 2, shared: 1, depends: 0 }, RoleCount { owned: 0, shared: 1, depends: 0 });
        assert_eq!(coverage.roles(), [("cook", cook), ("waiter", waiter)]);
    }

    #[test]
    fn a_question_that_is_asked_again_counts_again_and_is_listed_once() {
        let book = RuleBook::of(BOOK);
        let router = Router::new(&book);
        let mut coverage = Coverage::new(&book);
        for (line, question) in (1..).zip(["fly to the moon", "stirring the soup", "fly to the moon"]) {
            coverage.count(line, &router.route(question, &Given::new(), Detail::Scores));
        }
        let listed = coverage.unanswered_questions();
        assert_eq!((coverage.questions(), coverage.unanswered(), listed.len()), (3, 2, 1));
        assert_eq!((listed[0].line, listed[0].times), (1, 2));
        assert_eq!(coverage.answered_questions()[0].owners, ["cook"]);
    }

    #[test]
    fn words_that_recur_are_gaps_in_whatever_form() {
        let gaps = gaps(&["who pays invoices", "an invoice, invoice, invoice", "xylophone", "pay him"]);
        let named: Vec<_> = gaps.iter().map(|gap| (gap.words.join(" "), gap.questions)).collect();
        assert_eq!(named, [("invoice".to_owned(), 2), ("pay".to_owned(), 2)]);
        assert_eq!(gaps[0].examples[1], Example { line: 2, activity: "an invoice, invoice, invoice".into() });
    }

    #[test]
    fn words_that_always_come_together_are_one_gap() {
        let gaps = gaps(&["expense report for Ann", "the expense report", "expense report again"]);
        assert_eq!(gaps.len(), 1);
        assert_eq!(gaps[0].words, ["expense", "report"]);
        assert_eq!(gaps[0].questions, 3);
    }

    /// The hashes of the first four lines have the sum of those of the others, as `DefaultHasher` makes them in Rust 1.88.
    #[test]
    fn words_of_different_questions_are_two_gaps() {
        let mut coverage = Coverage::new(&RuleBook::of(BOOK));
        let lines = [("tax", [8_093, 355_085, 584_246, 858_121]), ("cactus", [177_519, 474_378, 689_339, 1_037_078])];
        for (word, line) in lines.into_iter().flat_map(|(word, lines)| lines.map(|line| (word, line))) {
            coverage.count(line, &unanswered(&format!("{word} {line}")));
        }
        let words: Vec<_> = coverage.gaps().into_iter().map(|gap| gap.words).collect();
        assert_eq!(words, [["cactus"], ["tax"]]);
    }

    #[test]
    fn examples_differ_and_are_few() {
        let gaps = gaps(&["tax", "tax", "tax law", "tax day", "tax form"]);
        let lines: Vec<usize> = gaps[0].examples.iter().map(|example| example.line).collect();
        assert_eq!((gaps[0].questions, lines), (5, vec![1, 3, 4]));
    }

    #[test]
    fn long_questions_are_remembered_by_their_beginning() {
        let long = "tax ".repeat(1000);
        let gaps = gaps(&[&long, "tax"]);
        let beginning: String = long.chars().take(LONGEST_QUESTION).collect();
        assert_eq!(gaps[0].examples[0].activity, beginning + "…");
    }
}
