//! `rules-fight`

use std::collections::HashSet;

use super::lint::{Lint, LintContext, finding, named};
use super::same_words::{Synonyms, clashes};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static LINT: Lint = Lint {
    code: Code::RulesFight,
    severity: Severity::Warning,
    docs: "\
Two rules with different owners say the same: without articles, prepositions, endings and order, one wording is the \
other.

A question in these words gets no clear answer, or that of the rule that happens to fit a little better.

Give the wording to the rule that should answer, and say in the other one what makes it different.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let mut fighting = HashSet::new();
    let mut clashes = clashes(context, Synonyms::Apart);
    clashes.retain(|clash| fighting.insert([&clash.first.0.id, &clash.second.0.id]));
    let findings = clashes.into_iter().map(|clash| {
        let ((first, one), (second, other)) = (clash.first, clash.second);
        let (owner, rival) = (named(&first.all_owners()), named(&second.all_owners()));
        let message = format!("`{}` and `{}` fight over the same words: “{other}”", first.id, second.id);
        let at = book.place_of_wording(first, one);
        finding(Code::RulesFight, book.place_of_wording(second, other), message)
            .also(at, format!("says the same, for {owner}"))
            .help(format!("decide between {owner} and {rival}, and reword one of them"))
    });
    findings.collect()
}
