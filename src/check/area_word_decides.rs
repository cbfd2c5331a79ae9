//! `area-word-decides`

use std::cell::LazyCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::expectations::came;
use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::router::{Decision, Detail, NamedArea};
use crate::rulebook::{Area, Expectation, Given, Location, Rule};

/// The most questions with a word added that are looked at; of more, a sample.
const MOST_ADDED: usize = 100_000;

/// A word that no rule knows: what it changes behind a question, any word does.
const MEANINGLESS: &str = "qzqzqz";

/// The most questions that one finding names.
const MOST_NAMED: usize = 3;

pub(super) static LINT: Lint = Lint {
    code: Code::AreaWordDecides,
    docs: "\
A word of an area decides which role owns a question of the file: without it, or with it, another role does. The questions \
are those of the expectations, and the phrases.

An area decides only the person. Its words are set aside before a question is matched, so that such a question goes to the \
wrong role as soon as it is asked in slightly other words.

Take the word out of the area's `words`, or give the rule that should answer a phrase that does not need it.",
    find,
};

/// A question of the file.
struct AskedText<'b> {
    ask: &'b str,
    given: Given,
    place: &'b Location,
    is_expected: bool,
}

/// A question that a word of an area gives to other owners.
struct ChangedOwner<'b> {
    area: String,
    word: String,
    question: &'b AskedText<'b>,
    with: Decision,
    without: Decision,
}

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    if context.book.areas.is_empty() {
        return Vec::new();
    }
    let asked = asked(context);
    let mut changes: Vec<ChangedOwner<'_>> =
        asked.par_iter().flat_map_iter(|question| set_aside(context, question)).collect();
    let words: Vec<(&str, &str)> = context.book.areas.iter().flat_map(words_of).collect();
    let step = step(asked.len(), words.len());
    changes.par_extend(asked.par_iter().enumerate().flat_map_iter(|(number, question)| {
        added(context, question, sampled(number, step, words.len()).map(|word| words[word]))
    }));
    let mut of_words: BTreeMap<(&str, &str), Vec<&ChangedOwner<'_>>> = BTreeMap::new();
    changes.iter().for_each(|change| of_words.entry((&change.area, &change.word)).or_default().push(change));
    of_words.into_iter().filter_map(|((area, word), changes)| finding(context, area, word, &changes)).collect()
}

fn words_of<'b>((id, area): (&'b String, &'b Area)) -> impl Iterator<Item = (&'b str, &'b str)> {
    area.words.iter().map(move |word| (id.as_str(), word.as_str()))
}

/// The questions of the expectations, then the wordings of the rules.
fn asked<'b>(context: &LintContext<'b>) -> Vec<AskedText<'b>> {
    let (book, given) = (context.book, &context.settings.given);
    let of_expectation = |expectation: &'b Expectation| {
        let mut all = given.clone();
        all.extend(expectation.given.clone());
        AskedText { ask: &expectation.ask, given: all, place: &expectation.location, is_expected: true }
    };
    let of_wording = |rule: &'b Rule, ask: &'b str| AskedText {
        ask,
        given: given.clone(),
        place: book.place_of_wording(rule, ask),
        is_expected: false,
    };
    let of_rules = book.rules.iter().flat_map(|rule| rule.wordings().map(move |ask| of_wording(rule, ask)));
    book.expectations.iter().map(of_expectation).chain(of_rules).collect()
}

/// The areas whose words the role of a question hangs on. A phrase is answered as it stands, and so it is enough that no other
/// role gets it without the word.
fn set_aside<'b>(context: &LintContext<'_>, question: &'b AskedText<'b>) -> Vec<ChangedOwner<'b>> {
    let decision = |ask: &str| context.router.route_unread(ask, &question.given).decision;
    let change = |area: NamedArea<'_>| {
        let (with, without) = (decision(question.ask), decision(&area.rest));
        let is_changed = !with.agrees_with(&without) && (question.is_expected || is_sure(&without));
        is_changed.then(|| ChangedOwner {
            area: area.id.to_owned(),
            word: area.word.to_owned(),
            question,
            with,
            without,
        })
    };
    context.router.areas(question.ask).into_iter().filter_map(change).collect()
}

/// How far apart those are that are looked at, in the list of all questions with all words. It has no divisor in common with
/// the number of words, so that each word has its turn.
fn step(questions: usize, words: usize) -> usize {
    let least = (questions * words).div_ceil(MOST_ADDED).max(1);
    (least..).find(|step| greatest_common_divisor(*step, words) == 1).unwrap_or(least)
}

fn greatest_common_divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { greatest_common_divisor(other, one % other) }
}

/// The words that are added to the question of this number.
fn sampled(number: usize, step: usize, words: usize) -> impl Iterator<Item = usize> {
    let (begin, end) = (number * words, (number + 1) * words);
    (begin.next_multiple_of(step)..end).step_by(step).map(move |place| place - begin)
}

/// The words of areas behind which a question goes to another role than behind any word. A word that is set aside changes
/// nothing. A team cannot change a phrase of the built-in file: there it is enough that no other role gets it.
fn added<'b>(
    context: &LintContext<'_>,
    question: &'b AskedText<'b>,
    words: impl Iterator<Item = (&'b str, &'b str)>,
) -> Vec<ChangedOwner<'b>> {
    if ends_open(context, question.ask) {
        return Vec::new();
    }
    let decision = |ask: &str| context.router.route(ask, &question.given, Detail::Decision).decision;
    let without = LazyCell::new(|| decision(question.ask));
    let with_any = LazyCell::new(|| decision(&format!("{} {MEANINGLESS}", question.ask)));
    let change = |(area, word): (&str, &str)| {
        let longer = format!("{} {word}", question.ask);
        let with = (!context.router.sets_aside(&longer, word)).then(|| decision(&longer))?;
        let counts = !question.place.source.is_built_in() || is_sure(&with);
        let is_changed = counts && !with.agrees_with(&without) && !with.agrees_with(&with_any);
        let (area, word) = (area.to_owned(), word.to_owned());
        is_changed.then(|| ChangedOwner { area, word, question, with, without: without.clone() })
    };
    words.filter_map(change).collect()
}

/// Whether a question ends in a function word, to which a word behind it would belong: “as a user I want so that”.
fn ends_open(context: &LintContext<'_>, ask: &str) -> bool {
    let language = context.book.language();
    language.words(ask).last().is_some_and(|last| language.is_stop_word(&last.folded))
}

fn is_sure(decision: &Decision) -> bool {
    !decision.outcome().is_unanswered()
}

fn finding(context: &LintContext<'_>, area: &str, word: &str, changes: &[&ChangedOwner<'_>]) -> Option<Diagnostic> {
    let (place, help) = match context.book.place_of_area_word(area, word) {
        Some(place) => (place, "leave the word out of the area, or give the rule a phrase without it"),
        None => (
            context.book.top_place_of_area(area)?,
            "give the area other `words`, or the rule a phrase without this one",
        ),
    };
    let questions: Vec<String> = changes.iter().take(MOST_NAMED).map(|change| in_words(change)).collect();
    let more = match changes.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let message = format!("“{word}” of the area `{area}` decides who owns {}{more}", questions.join("; "));
    let named = changes.iter().take(MOST_NAMED).map(|change| change.question.place);
    let found = Diagnostic::new(Code::AreaWordDecides, place, message);
    Some(found.also_each(named, "this question").help(help))
}

fn in_words(change: &ChangedOwner<'_>) -> String {
    format!("“{}”: {} with it, {} without", change.question.ask, whose(&change.with), whose(&change.without))
}

/// The owners, or the rule whose conditions decide, or else the outcome.
fn whose(decision: &Decision) -> String {
    match decision {
        Decision::Owned { .. } | Decision::Shared { .. } => came(decision),
        Decision::Depends { by, .. } => format!("what `{}` says", by.rule),
        _ => decision.outcome().name().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::findings_of;
    use crate::rulebook::RuleBook;

    #[test]
    fn few_questions_get_all_words_and_many_get_some() {
        for (questions, words) in [(3, 5), (2, 600_000), (600_000, 2), (1_000, 1_000), (1_001, 3_000)] {
            let step = step(questions, words);
            let of = |number| sampled(number, step, words).map(move |word| (number, word));
            let added: BTreeSet<(usize, usize)> = (0..questions).flat_map(of).collect();
            let all = questions * words;
            assert!(added.len() == all || (MOST_ADDED / 2..=MOST_ADDED).contains(&added.len()), "{}", added.len());
            let [asked, tried] = [|pair: &(usize, usize)| pair.0, |pair: &(usize, usize)| pair.1];
            let count = |part: fn(&(usize, usize)) -> usize| added.iter().map(part).collect::<BTreeSet<_>>().len();
            assert!(count(asked) >= questions.min(1_000), "{} of {questions} questions", count(asked));
            assert!(count(tried) >= words.min(1_000), "{} of {words} words", count(tried));
        }
    }

    /// What is found where the rule with a word of an area and the one without it say this.
    fn findings(with: &str, without: &str) -> Vec<String> {
        let text = format!(
            "schema = 1\n[areas.pay]\nname = \"Pay\"\nwords = [\"checkout\"]\n\
             [contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\"]\n\
             [roles.cook]\nname = \"Cook\"\n[roles.waiter]\nname = \"Waiter\"\n\
             [rules.one]\nactivity = \"sort the checkout queue\"\n{with}\n\
             [rules.two]\nactivity = \"sort the queue\"\n{without}\n"
        );
        let book = RuleBook::of(text);
        findings_of(&book, LINT.code).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn rules_that_name_the_same_roles_may_say_otherwise() {
        let cases = |yes: &str, no: &str| {
            format!(
                "cases = [{{ when = {{ late = \"yes\" }}, owner = \"{yes}\" }}, \
                 {{ when = {{ late = \"no\" }}, owner = \"{no}\" }}]"
            )
        };
        let (one, swapped) = (cases("cook", "waiter"), cases("waiter", "cook"));
        assert_eq!(findings(&one, &one), [""; 0]);
        let decides = "“checkout” of the area `pay` decides who owns “sort the checkout queue”: ";
        let found = findings(&one, &swapped);
        assert_eq!(found, [format!("{decides}what `one` says with it, what `two` says without")]);
        let found = findings("owner = [\"cook\", \"waiter\"]", "owner = { any = [\"cook\", \"waiter\"] }");
        assert_eq!(found, [format!("{decides}cook and waiter with it, cook or waiter without")]);
    }
}
