//! `synonyms-merge-owners`

use std::collections::BTreeMap;

use super::same_words::{Clash, Reader, Token, clashes};
use super::{Lint, LintContext, finding, named};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rulebook::RuleBook;

pub(super) static LINT: Lint = Lint {
    code: Code::SynonymsMergeOwners,
    severity: Severity::Warning,
    docs: "\
A group of synonyms makes one word of two that tell owners apart: with the group, two wordings of rules with different \
owners say the same; without it, they do not.

The word that was to decide decides nothing any more, so the question is unclear or goes to the wrong role.

Take one of the words out of the group.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let mut first_of_group = BTreeMap::new();
    for clash in clashes(book, &Reader::new(book, |_| true)) {
        if let Some(group) = merging_group(book, &clash) {
            first_of_group.entry(group).or_insert(clash);
        }
    }
    first_of_group.into_iter().filter_map(|(group, clash)| of_group(book, group, &clash)).collect()
}

/// The group without which the two wordings would not say the same.
fn merging_group(book: &RuleBook, clash: &Clash<'_>) -> Option<usize> {
    let same_without = |group| {
        let reader = Reader::new(book, |other| other != group);
        reader.signature(clash.first.1) == reader.signature(clash.second.1)
    };
    let tokens = Reader::new(book, |_| true).signature(clash.first.1).into_iter();
    let mut groups = tokens.filter_map(|token| match token {
        Token::Group(group) => Some(group),
        Token::Stem(_) => None,
    });
    groups.find(|group| !same_without(*group))
}

fn of_group(book: &RuleBook, group: usize, clash: &Clash<'_>) -> Option<Diagnostic> {
    let at = book.place_of_synonyms(group)?;
    let mut finding =
        finding(Code::SynonymsMergeOwners, at, "these synonyms make one word of what tells two owners apart");
    for (rule, wording) in [clash.first, clash.second] {
        let place = book.place_of_wording(rule, wording);
        finding = finding.also(&place.source, place.span, format!("goes to {}", named(&rule.all_owners())));
    }
    Some(finding.help("take the word that makes the difference out of the group"))
}
