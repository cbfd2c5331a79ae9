//! `synonyms-merge-owners`

use std::collections::BTreeMap;

use super::lint::{Lint, LintContext, finding, named};
use super::same_words::{Clash, Synonyms, clashes, merging_group};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rulebook::RuleBook;

pub(super) static LINT: Lint = Lint {
    code: Code::SynonymsMergeOwners,
    severity: Severity::Warning,
    docs: "\
A group of synonyms merges two words that tell owners apart: with the group, two wordings of rules with different \
owners say the same; without it, they differ.

The word that told them apart no longer does, so the question is unclear or goes to the wrong role.

Remove one of the words from the group.",
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
    let mut finding = finding(Code::SynonymsMergeOwners, at, "these synonyms merge words that tell two owners apart");
    for (rule, wording) in [clash.first, clash.second] {
        let place = book.place_of_wording(rule, wording);
        finding = finding.also(place, format!("goes to {}", named(&rule.all_owners())));
    }
    Some(finding.help("remove the word that makes the difference from the group"))
}
