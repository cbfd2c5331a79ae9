//! `overlaps-below`

use super::lint::{Lint, LintContext, listed};
use crate::diagnostic::{Code, Diagnostic};

pub(super) static LINT: Lint = Lint {
    code: Code::OverlapsBelow,
    docs: "\
A phrase of this file is one of a rule in a file below, too.

Here it answers for the rule of this file, and the rule below loses it. That may be just what is meant. But other questions \
about the same work still go to the rule below.

If the rule below means the same, change it (`[rules.ID]` with the keys that differ, and `more_phrases`) instead of a second \
rule beside it. If it means nothing here, remove it (`remove = true`). Else do nothing, or allow this lint.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let shared = context.book.shared_phrases.iter();
    let shared = context.new_of_top(Code::OverlapsBelow, shared, |phrase| &phrase.at, |phrase| &phrase.phrase);
    let Some(first) = shared.first() else { return Vec::new() };
    let mut below: Vec<&String> = shared.iter().map(|phrase| &phrase.below).collect();
    below.sort();
    below.dedup();
    let message = match shared.as_slice() {
        [one] => format!("“{}” is a phrase of `{}` below, too, which loses it", one.phrase, one.below),
        many => format!("{} phrases are those of rules below, too, which lose them: {}", many.len(), listed(&below)),
    };
    let help = "if the rule below means the same, change it; if it means nothing here, remove it; else do nothing";
    vec![
        Diagnostic::new(Code::OverlapsBelow, &first.at, message)
            .help(help)
            .about(shared.iter().map(|phrase| &phrase.phrase)),
    ]
}
