//! What comes of what was written: whether the question has its owner now, and which other answers change.

use std::collections::HashSet;

use super::correction::Correction;
use crate::check;
use crate::diff::{Assignment, Change, Diff, Question, Side, compared, questions};
use crate::router::ReadValue;
use crate::rulebook::{Expectation, Given, Rule};
use crate::text::Language;

/// The most questions that are asked besides the one that is taught.
const MOST_ASKED: usize = 20_000;

/// What comes of what was written.
#[derive(Debug, Clone)]
pub struct Effect<'b> {
    /// Who owned the question.
    pub before: Assignment,
    /// The rule that said so, if one did.
    pub before_by: Option<&'b Rule>,
    /// Who owns it now.
    pub now: Assignment,
    /// Whether those are the owners that it is to have.
    pub is_met: bool,
    /// The rule that says so, if one does.
    pub by: Option<&'b Rule>,
    /// The words of the question that settle a condition of that rule.
    pub read: Vec<ReadValue>,
    /// The other questions that were asked of both, and those with another answer that no expectation wants.
    pub others: Diff<'b>,
    /// The expectations of other questions that failed, and hold now.
    pub repaired: Vec<&'b Expectation>,
    /// Those that held, and fail now.
    pub broken: Vec<&'b Expectation>,
    /// The other questions that lose an owner whom they should not have: a file expects that they have none.
    pub freed: Vec<Question>,
    /// Changes of questions without an owner that only the built-in rules expect to have none: they cannot know what a team's work
    /// is, and so none of these counts.
    pub off_topic: Vec<Change<'b>>,
    /// How many other questions there are: more than were asked where there are too many.
    pub known: usize,
    /// An expectation of the question that fails now, although its owner is right or it wants another one.
    pub contradicted: Option<&'b Expectation>,
}

/// Questions that files expect to have no owner.
#[derive(Debug, Clone, Default)]
pub struct Ownerless {
    /// Those of the built-in rules that nobody else asks.
    pub of_builtin: Vec<Question>,
    /// Those of a team's files.
    pub of_team: Vec<Question>,
}

/// Asks the rules before and after everything that those before have words for, and `more` as far as its conditions agree.
///
/// Of very many questions a sample is asked: those that share a word with the question first, then the others at equal
/// distances in alphabetical order.
pub fn effect<'b>(
    before: &Side<'b>,
    after: &Side<'b>,
    correction: &Correction,
    more: Vec<Question>,
    ownerless: &Ownerless,
) -> Effect<'b> {
    let given = &correction.question.given;
    let mut others = questions([before.book, before.book], given, more);
    others.retain(|other| !correction.asks(other));
    let known = others.len();
    let mut others = compared(before, after, sample(others, correction));
    let Expected { repaired, broken } = expected(before, after, &mut others);
    let language = after.book.language();
    let of_all = ownerless.of_builtin.iter().chain(&ownerless.of_team);
    let freed = take(language, of_all, &mut others, |change| change.loses_owner());
    let off_topic = take(language, ownerless.of_builtin.iter(), &mut others, |change| change.was_ownerless());
    let (owned, rule) = before.assignment(&correction.question);
    Effect {
        before: owned,
        before_by: rule.and_then(|rule| before.book.rule(&rule)),
        others,
        repaired,
        broken,
        freed: freed.into_iter().flat_map(|change| change.questions).collect(),
        off_topic,
        known,
        ..Effect::none(after, correction)
    }
}

impl<'b> Effect<'b> {
    /// That of writing nothing: the question has the answer that it had, and no other was asked.
    pub fn none(side: &Side<'b>, correction: &Correction) -> Self {
        let answer = side.answer(&correction.question);
        let now = Assignment::of(&answer.decision);
        let is_met = correction.is_met(side.book, &answer.decision);
        let by = answer.decision.ground().and_then(|ground| side.book.rule(&ground.rule));
        Self {
            before: now.clone(),
            before_by: by,
            now,
            is_met,
            by,
            read: by.map_or_else(Vec::new, |rule| settling(rule, correction, answer.mentions.values)),
            others: Diff::default(),
            repaired: Vec::new(),
            broken: Vec::new(),
            freed: Vec::new(),
            off_topic: Vec::new(),
            known: 0,
            contradicted: contradicted(side, correction, is_met),
        }
    }

    /// Whether the question has its owner, and nothing else changes hands or fails.
    pub fn is_clean(&self) -> bool {
        self.is_met && !self.disturbs_others() && self.contradicted.is_none()
    }

    /// Whether another question gets another answer that counts, or an expectation of one fails now.
    pub fn disturbs_others(&self) -> bool {
        !self.broken.is_empty() || self.changed() > 0
    }

    /// How many other questions get another answer that counts.
    pub fn changed(&self) -> usize {
        self.others.changes.iter().map(|change| change.questions.len()).sum()
    }
}

/// What becomes of the expectations of other questions.
struct Expected<'b> {
    repaired: Vec<&'b Expectation>,
    broken: Vec<&'b Expectation>,
}

/// What becomes of the expectations of questions with another answer. What repairs one is taken out of the changes.
fn expected<'b>(before: &Side<'b>, after: &Side<'b>, others: &mut Diff<'b>) -> Expected<'b> {
    let language = after.book.language();
    let key = |ask: &str, given: &Given| (language.phrase_key(ask), given.clone());
    let changed: HashSet<_> =
        others.changes.iter().flat_map(|change| &change.questions).map(|asked| key(&asked.ask, &asked.given)).collect();
    let is_of_changed = |expectation: &&Expectation| changed.contains(&key(&expectation.ask, &expectation.given));
    let of_changed = after.book.expectations.iter().filter(is_of_changed);
    let (mut repaired, mut broken): (Vec<&Expectation>, Vec<&Expectation>) =
        of_changed.partition(|expectation| !fails(after, expectation));
    repaired.retain(|expectation| fails(before, expectation));
    broken.retain(|expectation| !fails(before, expectation));
    let wanted: HashSet<_> = repaired.iter().map(|expectation| key(&expectation.ask, &expectation.given)).collect();
    for change in &mut others.changes {
        change.questions.retain(|asked| !wanted.contains(&key(&asked.ask, &asked.given)));
    }
    others.changes.retain(|change| !change.questions.is_empty());
    Expected { repaired, broken }
}

/// Takes those of these `questions` out of the changes that change in this way.
fn take<'b, 'q>(
    language: Language,
    questions: impl Iterator<Item = &'q Question>,
    others: &mut Diff<'b>,
    is_taken: impl Fn(&Change<'b>) -> bool,
) -> Vec<Change<'b>> {
    let key = |asked: &Question| (language.phrase_key(&asked.ask), asked.given.clone());
    let keys: HashSet<_> = questions.map(key).collect();
    let mut taken = Vec::new();
    for change in others.changes.iter_mut().filter(|change| is_taken(change)) {
        let questions: Vec<Question> = change.questions.extract_if(.., |asked| keys.contains(&key(asked))).collect();
        if !questions.is_empty() {
            taken.push(Change { questions, ..change.clone() });
        }
    }
    others.changes.retain(|change| !change.questions.is_empty());
    taken
}

fn fails(side: &Side<'_>, expectation: &Expectation) -> bool {
    check::missed(side.book, &side.router, expectation, &side.expected(expectation)).is_some()
}

/// Of the values that were read from a question, those that a rule asks for and that were not given beside it.
fn settling(rule: &Rule, correction: &Correction, mut read: Vec<ReadValue>) -> Vec<ReadValue> {
    let asks = |context: &str| rule.cases().iter().any(|case| case.when.conditions().contains_key(context));
    read.retain(|value| asks(&value.context) && !correction.question.given.contains_key(&value.context));
    read
}

/// The first expectation of the question that fails. One of the same owner fails with the correction, if that does.
fn contradicted<'b>(after: &Side<'b>, correction: &Correction, is_met: bool) -> Option<&'b Expectation> {
    let mut of_question = after.book.expectations.iter().filter(|expectation| correction.is_asked_by(&expectation.ask));
    of_question.find(|expectation| (is_met || !correction.is_wanted_by(expectation)) && fails(after, expectation))
}

/// At most [`MOST_ASKED`] of the questions.
fn sample(questions: Vec<Question>, correction: &Correction) -> Vec<Question> {
    if questions.len() <= MOST_ASKED {
        return questions;
    }
    let content = |ask: &str| content(correction.language, ask);
    let taught = content(&correction.question.ask);
    let (mut asked, others): (Vec<Question>, Vec<Question>) =
        questions.into_iter().partition(|question| !content(&question.ask).is_disjoint(&taught));
    asked.truncate(MOST_ASKED);
    let room = MOST_ASKED - asked.len();
    if room > 0 {
        let every = others.len().div_ceil(room).max(1);
        asked.extend(others.into_iter().step_by(every));
    }
    asked
}

/// The words of a text that carry meaning.
fn content(language: Language, text: &str) -> HashSet<String> {
    language.words(text).map(|word| word.folded).filter(|word| !language.is_stop_word(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Kind, Owners};
    use crate::rulebook::RuleBook;

    fn question(ask: String) -> Question {
        Question { ask, given: Given::new() }
    }

    fn correction(ask: &str) -> Correction {
        Correction { question: question(ask.to_owned()), owners: vec!["cook".to_owned()], language: Language::English }
    }

    #[test]
    fn an_expectation_of_another_area_fails() {
        let failing = |area: &str| {
            let text = format!(
                "schema = 1\n[areas.cellar]\nname = \"Cellar\"\nwords = [\"cellar\"]\n\
                 [areas.attic]\nname = \"Attic\"\nwords = [\"attic\"]\n[roles.cook]\nname = \"Cook\"\n\
                 [rules.soup]\nactivity = \"stock the pantry\"\nowner = \"cook\"\n\
                 [[expect]]\nask = \"stock the pantry in the cellar\"\nowner = \"cook\"\narea = \"{area}\"\n"
            );
            let book = RuleBook::of(text);
            let side = Side::new(&book, &Given::new());
            contradicted(&side, &correction("stock the pantry in the cellar"), true).is_some()
        };
        assert_eq!([failing("cellar"), failing("attic")], [false, true]);
    }

    #[test]
    fn a_question_may_lose_an_owner_that_it_is_expected_not_to_have() {
        let owner = |role: &str| Assignment::Owners(Owners::All(vec![role.to_owned()]));
        let change = |ask: &str, from, to| Change {
            kind: Kind::BecomesUnclear,
            from,
            to,
            was: None,
            now: None,
            questions: vec![question(ask.to_owned())],
        };
        let mut others = Diff {
            changes: vec![
                change("Retro furniture!", owner("cook"), Assignment::Unclear),
                change("retro furniture", owner("cook"), owner("waiter")),
                change("soup", owner("cook"), Assignment::Unknown),
            ],
            ..Diff::default()
        };
        let ownerless = [question("retro furniture".to_owned())];
        let freed = take(Language::English, ownerless.iter(), &mut others, |change| change.loses_owner());
        assert_eq!(freed.len(), 1);
        assert_eq!(freed[0].questions, [question("Retro furniture!".to_owned())]);
        assert_eq!(others.changes.len(), 2);
    }

    #[test]
    fn of_very_many_questions_those_with_a_word_in_common_are_asked_first() {
        let mut all: Vec<Question> = (0..3 * MOST_ASKED).map(|number| question(format!("dish {number}"))).collect();
        all.push(question("buy the turnip".to_owned()));
        let asked = sample(all, &correction("peel the turnip"));
        assert!(asked.len() <= MOST_ASKED && asked.len() > MOST_ASKED / 2, "{}", asked.len());
        assert_eq!(asked[0].ask, "buy the turnip");
    }

    #[test]
    fn a_few_questions_are_all_asked() {
        let all: Vec<Question> = (0..MOST_ASKED).map(|number| question(format!("dish {number}"))).collect();
        assert_eq!(sample(all.clone(), &correction("peel")), all);
    }
}
