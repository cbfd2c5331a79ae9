//! How many real questions have an owner, and what those without one have in common.

use std::cmp::Reverse;
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use crate::router::{Answer, Decision, Outcome};
use crate::rulebook::RuleBook;
use crate::text::Stems;

/// A count of answers. It grows with the words of the unanswered questions, not with the number of questions.
pub struct Coverage {
    outcomes: BTreeMap<Outcome, usize>,
    roles: BTreeMap<String, RoleCount>,
    unreadable: usize,
    /// The words of unanswered questions, by their stems.
    words: HashMap<String, Recurring>,
    stems: Stems,
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
}

/// What several unanswered questions have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The words, which always come together, in the order of the first question; never empty.
    pub words: Vec<String>,
    /// In how many questions; at least two.
    pub questions: usize,
    /// The first different ones, at most [`Coverage::EXAMPLES`].
    pub examples: Vec<Example>,
}

/// An unanswered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its line, from 1.
    pub line: usize,
    /// The question; its beginning if it is very long.
    pub activity: String,
}

impl Coverage {
    /// How many gaps are named at most.
    pub const GAPS: usize = 10;
    /// How many examples a gap has at most.
    pub const EXAMPLES: usize = 3;
    /// The longest example, in characters.
    const LONGEST: usize = 200;

    /// Nothing counted yet; every role of the book is there.
    pub fn new(book: &RuleBook) -> Self {
        Self {
            outcomes: Outcome::ALL.into_iter().map(|outcome| (outcome, 0)).collect(),
            roles: book.roles.keys().map(|id| (id.clone(), RoleCount::default())).collect(),
            unreadable: 0,
            words: HashMap::new(),
            stems: Stems::of(book.language()),
        }
    }

    /// Counts the answer to the question in a line, counted from 1.
    pub fn count(&mut self, line: usize, answer: &Answer) {
        let outcome = answer.decision.outcome();
        *self.outcomes.entry(outcome).or_default() += 1;
        let owners = answer.decision.owners();
        for owner in &owners {
            let role = self.roles.entry((*owner).to_owned()).or_default();
            if owners.len() == 1 { role.owned += 1 } else { role.shared += 1 }
        }
        for owner in possible_owners(&answer.decision) {
            self.roles.entry(owner.to_owned()).or_default().depends += 1;
        }
        if matches!(outcome, Outcome::Unknown | Outcome::Unclear) {
            self.remember(line, &answer.activity);
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
        self.outcome(Outcome::Owned) + self.outcome(Outcome::Shared)
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
        let mut roles: Vec<_> = self.roles.iter().map(|(id, count)| (id.as_str(), *count)).collect();
        roles.sort_by_key(|(id, count)| (Reverse(count.all()), *id));
        roles
    }

    /// What recurs in the unanswered questions, the most frequent first; at most [`Coverage::GAPS`].
    pub fn gaps(&self) -> Vec<Gap> {
        let mut together: BTreeMap<_, Vec<&Recurring>> = BTreeMap::new();
        for word in self.words.values().filter(|word| word.questions > 1) {
            together.entry((Reverse(word.questions), word.fingerprint)).or_default().push(word);
        }
        let mut gaps: Vec<Gap> = together.into_values().filter_map(gap).collect();
        gaps.sort_by(|a, b| b.questions.cmp(&a.questions).then_with(|| a.words.cmp(&b.words)));
        gaps.truncate(Self::GAPS);
        gaps
    }

    fn remember(&mut self, line: usize, activity: &str) {
        let language = self.stems.language();
        let words = language.words(activity).enumerate();
        for (place, word) in words.filter(|(_, word)| !language.is_stop_word(&word.folded)) {
            let stem = self.stems.stem(&word.folded).into_owned();
            let recurring = self.words.entry(stem).or_insert_with(|| Recurring::new(line, place));
            recurring.count(line, activity, word.folded);
        }
    }
}

/// The owners of the branches, if it depends; each once.
fn possible_owners(decision: &Decision) -> BTreeSet<&str> {
    let Decision::Depends { cases, .. } = decision else { return BTreeSet::new() };
    cases.iter().flat_map(|branch| branch.case.owner.roles()).map(String::as_str).collect()
}

/// A word of unanswered questions, in all its forms.
struct Recurring {
    /// The line and the place in it where the word came first.
    first: (usize, usize),
    last_line: usize,
    questions: usize,
    /// A hash of the set of lines: words with the same one are in the same questions.
    fingerprint: u64,
    forms: BTreeMap<String, usize>,
    examples: Vec<Example>,
}

impl Recurring {
    fn new(line: usize, place: usize) -> Self {
        let forms = BTreeMap::new();
        Self { first: (line, place), last_line: 0, questions: 0, fingerprint: 0, forms, examples: Vec::new() }
    }

    /// A word that a question repeats counts once.
    fn count(&mut self, line: usize, activity: &str, form: String) {
        if self.last_line == line {
            return;
        }
        self.last_line = line;
        self.questions += 1;
        self.fingerprint = self.fingerprint.wrapping_add(hash(line));
        *self.forms.entry(form).or_default() += 1;
        if self.examples.len() < Coverage::EXAMPLES {
            let activity: String = activity.chars().take(Coverage::LONGEST).collect();
            if self.examples.iter().all(|known| known.activity != activity) {
                self.examples.push(Example { line, activity });
            }
        }
    }

    /// The form that people use most.
    fn usual_form(&self) -> &str {
        let usual = self.forms.iter().min_by_key(|(form, count)| (Reverse(**count), *form));
        usual.map_or("", |(form, _)| form)
    }
}

fn hash(line: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

fn gap(mut words: Vec<&Recurring>) -> Option<Gap> {
    words.sort_by_key(|word| word.first);
    let first = words.first()?;
    Some(Gap {
        words: words.iter().map(|word| word.usual_form().to_owned()).collect(),
        questions: first.questions,
        examples: first.examples.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::{Decision, Detail, Router};
    use crate::rulebook::Given;
    use crate::source::Source;

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

    fn book() -> RuleBook {
        RuleBook::parse(Source::new("test.toml", BOOK)).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    fn unanswered(question: &str) -> Answer {
        let (activity, decision) = (question.to_owned(), Decision::Unknown);
        Answer { activity, decision, candidates: Vec::new(), is_foreign: false, steps: None }
    }

    fn gaps(questions: &[&str]) -> Vec<Gap> {
        let mut coverage = Coverage::new(&book());
        for (line, question) in (1..).zip(questions) {
            coverage.count(line, &unanswered(question));
        }
        coverage.gaps()
    }

    #[test]
    fn a_shared_answer_counts_for_each_owner() {
        let book = book();
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
        assert_eq!(gaps[0].examples[0].activity.chars().count(), Coverage::LONGEST);
    }
}
