//! `bases-disagree`

use super::lint::{Lint, LintContext, listed};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::Contradiction;

pub(super) static LINT: Lint = Lint {
    code: Code::BasesDisagree,
    docs: "\
Two files that this one extends give one rule to different owners, and neither of the two extends the other.

The one that is named later counts. Two departments that each wrote down who owns the work would not know of it: \
the answer names one owner and never the other.

Ask the two, and say in this file whose work it is: `[rules.ID]` with `owner`. If the files mean different work, give one of \
the rules another id.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let Some(at) = context.book.place_of_bases() else { return Vec::new() };
    let found: Vec<&Contradiction> = context.book.contradictions.iter().collect();
    let found = context.new_things(Code::BasesDisagree, at.source.name(), found, |found| &found.rule);
    let Some(first) = found.first() else { return Vec::new() };
    let rules: Vec<&String> = found.iter().map(|found| &found.rule).collect();
    let message = match found.as_slice() {
        [one] => {
            let (counts, below) = (one.counts.source.name(), one.below.source.name());
            format!("`{}` has another owner in {counts} than in {below}", one.rule)
        }
        many => format!("{} rules have another owner in one file than in another: {}", many.len(), listed(&rules)),
    };
    let finding = Diagnostic::new(Code::BasesDisagree, at, message)
        .also(&first.counts, "this counts, for the file is named later")
        .also(&first.below, "this does not")
        .help(format!("say here whose work it is: `[rules.{}]` with `owner`", first.rule))
        .about(rules);
    vec![finding]
}
