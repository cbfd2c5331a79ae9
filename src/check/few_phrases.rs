//! `few-phrases`

use super::lint::{Lint, LintContext, grouped};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::Rule;

/// How many phrases a rule should have at least.
const ENOUGH: usize = 3;

pub(super) static LINT: Lint = Lint {
    code: Code::FewPhrases,
    docs: "\
A rule has fewer than three phrases.

A rule is found by its words. With so few phrases, most questions about it use other words and stay unknown.

Add the words in which people really ask: from your chat, your issues, your meetings.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let short = context.book.rules.iter().filter(|rule| rule.phrases.len() < ENOUGH);
    let help = "add the words in which people ask, at least 3 phrases in all";
    grouped(context, Code::FewPhrases, short, of_one, "have fewer than 3 phrases", help)
}

fn of_one(rule: &Rule) -> String {
    let count = match rule.phrases.len() {
        0 => "no phrase".to_owned(),
        1 => "only 1 phrase".to_owned(),
        count => format!("only {count} phrases"),
    };
    format!("`{}` has {count}", rule.id)
}
