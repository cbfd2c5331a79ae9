//! `rules-fight`

use std::collections::HashSet;

use super::lint::{Lint, LintContext, owners_of};
use super::same_words::{Synonyms, clashes};
use crate::diagnostic::{Code, Diagnostic};

pub(super) static LINT: Lint = Lint {
    code: Code::RulesFight,
    docs: "\
Two rules with different owners say the same: without articles, prepositions, endings and order, one wording is the \
other.

A question in these words gets no clear answer, or that of the rule that happens to fit a little better.

Give the wording to the rule that should answer, and say in the other one what makes it different. Where the other rule \
is in a file below, the rule of this file counts first; `remove = true` takes the other one away, and `owner` changes it.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let mut fighting = HashSet::new();
    let mut clashes = clashes(context, Synonyms::Apart);
    clashes.retain(|clash| fighting.insert([&clash.first.0.id, &clash.second.0.id]));
    let findings = clashes.into_iter().map(|clash| {
        let ((first, one), (second, other)) = (clash.first, clash.second);
        let help = || format!("decide between {}, and reword one of them", clash.sides());
        let message = format!("`{}` and `{}` fight over the same words: “{other}”", first.id, second.id);
        let at = book.place_of_wording(first, one);
        Diagnostic::new(Code::RulesFight, book.place_of_wording(second, other), message)
            .also(at, format!("says the same, for {}", owners_of(first)))
            .help(clash.help_above(book).unwrap_or_else(help))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::findings_of;
    use crate::rulebook::RuleBook;
    use crate::source::Source;

    /// What to do about the only finding with this code.
    fn help(text: &str, code: Code) -> (bool, String) {
        let book = RuleBook::parse(Source::new("own.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let found = findings_of(&book, code);
        let finding = found.first().expect("it found something");
        (finding.file() == "own.toml", finding.help.clone().unwrap_or_default())
    }

    #[test]
    fn of_a_rule_below_the_help_says_what_the_file_itself_can_do() {
        let own = r#"
            schema = 1
            extends = ["builtin"]
            [roles.lead]
            name = "Team lead"
            [rules.holidays]
            activity = "approving holidays"
            owner = "lead"
            phrases = ["can I take Friday off", "vacation request"]
        "#;
        let wanted = "nothing, if `holidays` is right: it counts first; else write `remove = true` or `owner = \"lead\"` \
                      below [rules.administration]";
        assert_eq!(help(own, Code::RulesFight), (true, wanted.to_owned()));
        assert_eq!(help(own, Code::SynonymsMergeOwners), (true, wanted.to_owned()));
    }

    #[test]
    fn each_side_is_named_once() {
        let own = r#"
            schema = 1
            [roles.ann]
            name = "Ann"
            [roles.bob]
            name = "Bob"
            [roles.cid]
            name = "Cid"
            [rules.one]
            activity = "taste the broth"
            owner = ["ann", "bob"]
            [rules.two]
            activity = "tasting a broth"
            owner = ["bob", "cid"]
        "#;
        let wanted = "decide between ann, bob and cid, and reword one of them";
        assert_eq!(help(own, Code::RulesFight).1, wanted);
    }
}
