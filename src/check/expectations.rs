//! Do the expectations hold?

use rayon::prelude::*;

use super::lint::LintContext;
use crate::checked::{ExpectationResult, Verdict};
use crate::diagnostic::{Code, Diagnostic};
use crate::router::{Answer, Decision, Detail, Outcome, Router, Unclear};
use crate::rulebook::{Absences, Expectation, Mode, RuleBook, Wanted};
use crate::text::sentence_list;

/// Puts every expectation of the book to the test.
pub(super) fn results(context: &LintContext<'_>) -> Vec<ExpectationResult> {
    context.book.expectations.par_iter().map(|expectation| result(context, expectation)).collect()
}

fn result(context: &LintContext<'_>, expectation: &Expectation) -> ExpectationResult {
    let mut given = context.settings.given.clone();
    given.extend(expectation.given.clone());
    let answer = context.router.route(&expectation.ask, &given, Detail::Scores);
    ExpectationResult {
        expectation: expectation.clone(),
        outcome: answer.decision.outcome(),
        owners: answer.decision.owners().into_iter().map(str::to_owned).collect(),
        rule: answer.decision.ground().map(|ground| ground.rule.clone()),
        verdict: match missed(context.book, context.router, expectation, &answer.decision) {
            Some(missed) => Verdict::Fails(failure(context, expectation, &answer, &missed)),
            None => Verdict::Holds,
        },
    }
}

/// Whether a decision is what was wanted. A role that is absent counts as the owner where the rule names it and another role
/// stands in for it.
pub fn is_met(book: &RuleBook, wanted: &Wanted, decision: &Decision) -> bool {
    match wanted {
        Wanted::Owners(owners) => {
            let none = Absences::default();
            let absences = decision.ground().map_or(&none, |ground| &ground.absences);
            book.are_owners(owners, &decision.owners(), absences)
        }
        Wanted::Outcome(outcome) => decision.outcome() == *outcome,
    }
}

/// What a decision lacks of what was expected.
pub(crate) enum Missed<'a> {
    /// The owner is another one.
    Owner,
    /// The owner is right, the rule that says so is not this one.
    Rule(&'a str),
    /// The owner is right, and the question names another area than this one.
    Area { wanted: &'a str, named: &'a str },
}

/// What the decision on an expectation's question lacks; `None` if the expectation holds.
pub(crate) fn missed<'a>(
    book: &RuleBook,
    router: &'a Router<'_>,
    expectation: &'a Expectation,
    decision: &Decision,
) -> Option<Missed<'a>> {
    if !is_met(book, &expectation.wanted, decision) {
        return Some(Missed::Owner);
    }
    let came = decision.ground().map(|ground| ground.rule.as_str());
    let rule = expectation.rule.as_deref().filter(|rule| Some(*rule) != came);
    rule.map(Missed::Rule).or_else(|| other_area(router, expectation))
}

/// A question that names no area is asked about the one that the expectation names.
fn other_area<'a>(router: &'a Router<'_>, expectation: &'a Expectation) -> Option<Missed<'a>> {
    let wanted = expectation.area.as_deref()?;
    let other = router.areas(&expectation.ask).into_iter().find(|named| named.id != wanted)?;
    Some(Missed::Area { wanted, named: other.id })
}

fn failure(context: &LintContext<'_>, expectation: &Expectation, answer: &Answer, missed: &Missed<'_>) -> Diagnostic {
    let at = &expectation.location;
    let failure = Diagnostic::new(Code::FailedExpectation, at, message(expectation, answer, missed));
    let (rules, remark) = to_look_at(answer);
    let places = rules.into_iter().filter_map(|rule| context.book.rule(rule)).map(|rule| &rule.location);
    failure.also_each(places, remark).help(help(&expectation.wanted, answer.decision.outcome(), missed))
}

/// The rules that explain an answer, and what is to be said of each.
fn to_look_at(answer: &Answer) -> (Vec<&str>, &'static str) {
    let mut rules = answer.candidates.iter().map(|candidate| candidate.rule.as_str());
    match &answer.decision {
        Decision::Unknown(_) => (Vec::new(), ""),
        Decision::Unclear(Unclear::SeveralOwners { rival }) => {
            (rules.next().into_iter().chain([rival.as_str()]).collect(), "fits about equally")
        }
        Decision::Unclear(Unclear::SeveralActivities { .. }) => (rules.collect(), "is one of the activities"),
        Decision::Unclear(Unclear::NotNearEnough) => (rules.take(1).collect(), "comes nearest, and not near enough"),
        _ => (rules.take(1).collect(), "this rule answers"),
    }
}

/// What came of a question, as a sentence about an expectation has it: role ids, or an outcome.
pub fn came(decision: &Decision) -> String {
    match decision {
        Decision::Shared { owners, mode: Mode::Any, .. } => sentence_list(owners, "or"),
        decision => Wanted::of(decision.outcome(), &decision.owners()).to_string(),
    }
}

fn message(expectation: &Expectation, answer: &Answer, missed: &Missed<'_>) -> String {
    match missed {
        Missed::Owner => {
            format!("expected {}, got {}", expectation.wanted, came(&answer.decision))
        }
        Missed::Rule(rule) => {
            let other = answer.decision.ground().map_or("none", |ground| &ground.rule);
            format!("expected the rule `{rule}`, got `{other}`")
        }
        Missed::Area { wanted, named } => format!("expected the area `{wanted}`, got `{named}`"),
    }
}

fn help(wanted: &Wanted, came: Outcome, missed: &Missed<'_>) -> String {
    let help = match (wanted, came, missed) {
        (_, _, Missed::Rule(rule)) => {
            return format!("give `{rule}` a phrase with these words, or correct the expectation");
        }
        (_, _, Missed::Area { named, .. }) => {
            return format!("take the word out of the `words` of `{named}`, or correct the expectation");
        }
        (Wanted::Outcome(Outcome::Unknown), ..) => {
            "change the phrases that share its words, or correct the expectation"
        }
        (_, Outcome::Depends, _) => "add `given = { … }` to the expectation, or give the condition a `default`",
        _ => "give the right rule a phrase with these words, or correct the expectation",
    };
    help.to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::{Settings, check};
    use crate::rulebook::Given;

    const BOOK: &str = r#"
        schema = 1
        [roles.cook]
        name = "Cook"
        absent = true
        fallback = "waiter"
        [roles.waiter]
        name = "Waiter"
        [rules.soup]
        activity = "cooking the soup"
        owner = "cook"
        [rules.tables]
        activity = "laying the tables"
        owner = "waiter"
        [rules.menu]
        activity = "writing the menu"
        owner = ["cook", "waiter"]
    "#;

    #[test]
    fn the_role_that_the_rule_names_is_met_by_its_stand_in() {
        let book = RuleBook::of(BOOK);
        let router = Router::new(&book);
        let is_met = |ask: &str, owners: &[&str]| {
            let wanted = Wanted::Owners(owners.iter().map(|id| (*id).to_owned()).collect());
            is_met(&book, &wanted, &router.decide(ask, &Given::new()))
        };
        assert!(is_met("cooking the soup", &["cook"]) && is_met("cooking the soup", &["waiter"]));
        assert!(is_met("writing the menu", &["cook", "waiter"]));
        assert!(!is_met("laying the tables", &["cook"]), "this rule names the waiter");
    }

    #[test]
    fn what_explains_an_unclear_answer_is_said() {
        let rule = |id: &str, activity: &str, owner: &str| {
            format!(
                "[roles.{owner}]\nname = \"{owner}\"\n[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\n"
            )
        };
        let text = format!(
            "schema = 1\n{}{}[[expect]]\nask = \"fix the bike and bake the bread\"\nowner = \"smith\"\n",
            rule("bike", "fix the bike", "smith"),
            rule("bread", "bake the bread", "baker"),
        );
        let book = RuleBook::of(text);
        let report = check(&book, &Settings::new(date(2026, 11, 24)));
        let failure = report.expectations[0].failure().expect("it is unclear");
        let said = format!("{failure:?}");
        assert_eq!(said.matches("is one of the activities").count(), 2, "{said}");
    }
}
