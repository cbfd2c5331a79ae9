//! An unclear answer: the rules that it may be, and how to tell them apart.

use std::collections::BTreeSet;

use super::candidate::{in_a_line, owners};
use super::command::command;
use crate::render::page::Page;
use crate::render::wording::why;
use crate::router::{Answer, Candidate, Unclear};
use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::{Language, Stems};

pub(super) fn unclear(
    page: &mut Page,
    book: &RuleBook,
    unclear: &Unclear,
    answer: &Answer,
    file: Option<&str>,
    given: &Given,
) {
    let rivals = rivals(unclear, answer);
    let rules: Vec<&Rule> = rivals.iter().filter_map(|rival| book.rule(&rival.rule)).collect();
    for (at, rule) in rules.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        page.branch(&in_a_line(book, rivals[at]));
        page.detail(&why(rule));
        let add = match unclear {
            Unclear::SeveralActivities { .. } => String::new(),
            _ => to_add(book.language(), rule, &rules, &answer.activity),
        };
        page.prompt(&format!("{add}ask:"));
        let area = answer.mentions.area.as_ref();
        page.ask(command(file, area, given, &rule.activity), &rule.activity, given);
    }
}

/// What an unclear answer may be, in a few words: who, if all that are near have the same owners.
pub(super) fn most_likely(book: &RuleBook, unclear: &Unclear, answer: &Answer) -> String {
    let rivals = rivals(unclear, answer);
    if let Unclear::SeveralActivities { rules } = unclear {
        let shown = rivals.len();
        let of = if shown == *rules { String::new() } else { format!(" of {rules}") };
        return format!("these are {}{of} activities", if shown == 2 { "two" } else { "three" });
    }
    match rivals.as_slice() {
        [first, others @ ..] if others.iter().all(|other| owners(book, other) == owners(book, first)) => {
            format!("most likely {}", owners(book, first))
        }
        _ if *unclear == Unclear::NotNearEnough => "most likely one of these".to_owned(),
        _ => "it could be either of these".to_owned(),
    }
}

/// The rules that are near if none is near enough; those of all activities; else the best rule, and its rival.
fn rivals<'a>(unclear: &Unclear, answer: &'a Answer) -> Vec<&'a Candidate> {
    let [first, others @ ..] = answer.candidates.as_slice() else { return Vec::new() };
    let other = match unclear {
        Unclear::NotNearEnough => {
            return answer.candidates.iter().filter(|candidate| candidate.score >= Candidate::NEAR).collect();
        }
        Unclear::SeveralActivities { .. } => return answer.candidates.iter().collect(),
        Unclear::SeveralOwners { rival } => others.iter().find(|other| other.rule == *rival),
    };
    std::iter::once(first).chain(other).collect()
}

/// What to add to the question if `rule` is meant, unless it is to be asked in other words; empty if nothing tells it
/// apart.
fn to_add(language: Language, rule: &Rule, rules: &[&Rule], question: &str) -> String {
    let others = rules.iter().filter(|other| other.id != rule.id);
    let own: BTreeSet<String> = others.flat_map(|other| only_in(language, rule, other, question)).collect();
    let add = own.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
    if add.is_empty() { add } else { format!("add {add}, or ") }
}

/// The words of a rule's activity that neither the other rule's activity nor the question has.
fn only_in(language: Language, rule: &Rule, other: &Rule, question: &str) -> Vec<String> {
    let stems = Stems::of(language);
    let stem = |folded: &str| stems.stem(folded).into_owned();
    let known: BTreeSet<String> =
        language.words(&other.activity).chain(language.words(question)).map(|word| stem(&word.folded)).collect();
    let own = language
        .words(&rule.activity)
        .filter(|word| !language.is_stop_word(&word.folded) && !known.contains(&stem(&word.folded)));
    own.map(|word| rule.activity[word.span].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::{Decision, Detail, Router};

    const PANS: &str = r#"
        schema = 1
        [roles.cook]
        name = "cook"
        [roles.waiter]
        name = "waiter"
        [roles.baker]
        name = "baker"
        [rules.blue]
        activity = "clean the blue pan"
        owner = ["cook", "waiter"]
        [rules.grey]
        activity = "clean the grey pan"
        owner = { any = ["cook", "waiter"] }
        [rules.oven]
        activity = "clean the oven and the lids of a pan"
        owner = "baker"
        [rules.wine]
        activity = "order wine"
        owner = "baker"
    "#;

    #[test]
    fn only_rules_that_come_near_are_most_likely() {
        let book = RuleBook::of(PANS);
        let mut answer = Router::new(&book).route("clean the pan", &Given::new(), Detail::Scores);
        answer.candidates.iter_mut().zip([0.4, 0.3, 0.24]).for_each(|(candidate, score)| candidate.score = score);
        assert_eq!((answer.candidates.len(), rivals(&Unclear::NotNearEnough, &answer).len()), (3, 2));
    }

    #[test]
    fn the_rival_is_the_rule_that_says_otherwise_and_no_far_one_of_other_roles() {
        let book = RuleBook::of(PANS);
        let answer = Router::new(&book).route("clean the pan", &Given::new(), Detail::Scores);
        let Decision::Unclear(unclear) = &answer.decision else { panic!("{:?}", answer.decision) };
        let rules: Vec<&str> = rivals(unclear, &answer).iter().map(|rival| rival.rule.as_str()).collect();
        assert_eq!(rules, ["blue", "grey"]);
    }
}
