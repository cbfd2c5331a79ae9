//! `synonyms-merge-owners`

use std::collections::BTreeMap;

use super::lint::{Lint, LintContext, owners_of};
use super::same_words::{Clash, Synonyms, Wording, clashes, merging_group};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Location, RuleBook};

pub(super) static LINT: Lint = Lint {
    code: Code::SynonymsMergeOwners,
    docs: "\
A group of synonyms merges two words that tell owners apart: with the group, two wordings of rules with different \
owners say the same; without it, they differ.

The word that told them apart no longer does, so the question is unclear or goes to the wrong role.

Remove one of the words from the group. Where a file below has the group, the rule of this file counts first.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let mut first_of_group = BTreeMap::new();
    for clash in clashes(context, Synonyms::Joined) {
        let [first, second] = [clash.first, clash.second].map(|(_, wording)| context.router.analyze(wording));
        if let Some(group) = merging_group(&first, &second) {
            first_of_group.entry(group).or_insert(clash);
        }
    }
    first_of_group.into_iter().filter_map(|(group, clash)| of_group(context.book, group, &clash)).collect()
}

fn of_group(book: &RuleBook, group: usize, clash: &Clash<'_>) -> Option<Diagnostic> {
    let at = book.place_of_synonyms(group)?;
    if !book.is_of_top(at) {
        return Some(of_group_below(book, at, clash));
    }
    let mut finding =
        Diagnostic::new(Code::SynonymsMergeOwners, at, "these synonyms merge words that tell two owners apart");
    for wording in [clash.first, clash.second] {
        finding = finding.also(book.place_of_wording(wording.0, wording.1), goes_to(wording));
    }
    Some(finding.help("remove the word that makes the difference from the group"))
}

/// The group of a file below stays; what the topmost file itself says is there to be changed.
fn of_group_below(book: &RuleBook, group: &Location, clash: &Clash<'_>) -> Diagnostic {
    let place = |(rule, wording)| book.place_of_wording(rule, wording);
    let [own, other] = match book.is_of_top(place(clash.first)) {
        true => [clash.first, clash.second],
        false => [clash.second, clash.first],
    };
    let message = format!("synonyms make “{}” the same as “{}”, which has another owner", own.1, other.1);
    let help = || "say in one of them what makes it different".to_owned();
    Diagnostic::new(Code::SynonymsMergeOwners, place(own), message)
        .also(place(other), goes_to(other))
        .also(group, "these synonyms")
        .help(clash.help_above(book).unwrap_or_else(help))
}

fn goes_to((rule, _): Wording<'_>) -> String {
    format!("goes to {}", owners_of(rule))
}
