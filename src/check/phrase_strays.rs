//! `phrase-strays`

use std::collections::BTreeMap;

use super::leave_one_out::{LeaveOneOut, by_rule};
use super::lint::{Lint, LintContext, owners_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Location, Rule, RuleBook};

pub(super) static LINT: Lint = Lint {
    code: Code::PhraseStrays,
    docs: "\
At least a fifth of a rule's phrases would go to another owner if the rule did not have them, and no rule of their own \
owner is among the nearest.

The phrases themselves are answered as written. But the rest of the rule does not support them, so the same question in \
slightly different words goes to the wrong role. A single stray phrase among many, and a phrase that would merely find \
no answer, are normal and only counted.

Give the rule more phrases with the telling words, move the phrases to the rule where they belong, or remove them.",
    find,
};

/// One phrase in five may stray: the more phrases a rule has, the more of them are odd ones.
const ONE_IN: usize = 5;

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let asked = by_rule(context.held_out, |_| true);
    let mut astray = by_rule(context.held_out, strays);
    astray.retain(|rule, astray| astray.len() * ONE_IN >= asked[rule].len());
    astray.into_values().filter_map(|astray| of_rule(context.book, &new_ones(context, astray))).collect()
}

/// The phrases of a finding that are new since the baseline, as [`LintContext::new_things`] has it.
fn new_ones<'a>(context: &LintContext<'a>, astray: Vec<&'a LeaveOneOut<'a>>) -> Vec<&'a LeaveOneOut<'a>> {
    let places = astray.iter().map(|held_out| context.book.place_of_wording(held_out.rule, held_out.wording));
    let file = places.min_by_key(|at| context.book.order_of(at)).map_or("", |at| at.source.name());
    context.new_things(Code::PhraseStrays, file, astray, |held_out| held_out.wording)
}

/// Whether a wording goes elsewhere by what it says, and nothing near it belongs to its own owners.
fn strays(held_out: &LeaveOneOut<'_>) -> bool {
    held_out.astray().is_some() && held_out.is_telling && !held_out.is_near_home
}

/// One finding for all that strays from a rule; `None` if nothing does.
fn of_rule(book: &RuleBook, astray: &[&LeaveOneOut<'_>]) -> Option<Diagnostic> {
    let rule = astray.first()?.rule;
    let message = match astray.len() {
        1 => format!("without this phrase, `{}` would lose it to another owner", rule.id),
        count => format!("without these {count} phrases, `{}` would lose them to other owners", rule.id),
    };
    let mut places: Vec<_> =
        astray.iter().map(|held_out| (book.place_of_wording(rule, held_out.wording), *held_out)).collect();
    places.sort_by_key(|(at, _)| book.order_of(at));
    let phrases: Vec<String> = astray.iter().map(|held_out| held_out.wording.to_owned()).collect();
    let mut places = places.into_iter().map(|(at, held_out)| (at, held_out.astray().map_or_else(String::new, remark)));
    let (at, text) = places.next()?;
    let found = Diagnostic::new(Code::PhraseStrays, at, message).remark(text).about(&phrases);
    let found = places.fold(found, |found, (at, text)| found.also(at, text));
    let winners = astray.iter().filter_map(|held_out| held_out.astray());
    let elsewhere = winners.filter(|winner| winner.location.source != rule.location.source);
    let places: BTreeMap<&str, &Location> = elsewhere.map(|winner| (winner.id.as_str(), &winner.location)).collect();
    let help = "add phrases with the telling words, or move it to the rule that it belongs to";
    Some(found.also_each(places.into_values(), "goes here").help(help))
}

fn remark(winner: &Rule) -> String {
    format!("goes to `{}`, {}", winner.id, owners_of(winner))
}
