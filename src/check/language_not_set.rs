//! `language-not-set`

use super::lint::{Lint, LintContext, grouped};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Rule, RuleBook};
use crate::text::Language;

pub(super) static LINT: Lint = Lint {
    code: Code::LanguageNotSet,
    docs: "\
A file is read as English, as each file is that does not say otherwise, and most of its phrases look like another language.

The language of a file is never guessed. Read as English, its words have the wrong endings, its small words count as words \
that tell something, and questions in its language find little.

Write the language at the top of the file, as in `language = \"es\"`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let phrases = || book.rules.iter().flat_map(|rule| own_wordings(book, rule));
    let foreign = phrases().filter(|phrase| is_foreign(phrase)).count();
    if book.language() != Language::English || 2 * foreign <= phrases().count() {
        return Vec::new();
    }
    let rules = book.rules.iter().filter(|rule| own_wordings(book, rule).any(is_foreign));
    let one = |rule: &Rule| format!("`{}` looks like another language, and its file is read as English", rule.id);
    let help = "write the language of the file at its top, as in `language = \"es\"`";
    grouped(context, Code::LanguageNotSet, rules, one, "look like another language, and are read as English", help)
}

/// The wordings of a rule that the file on top has.
fn own_wordings<'b>(book: &'b RuleBook, rule: &'b Rule) -> impl Iterator<Item = &'b str> {
    rule.wordings().filter(|wording| book.is_of_top(book.place_of_wording(rule, wording)))
}

fn is_foreign(phrase: &str) -> bool {
    Language::English.is_foreign(phrase)
}
