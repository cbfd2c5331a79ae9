//! `shared-without-decides`

use std::collections::BTreeSet;

use super::lint::{Lint, LintContext, grouped, named};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Mode, Owner, Rule};
use crate::text::sentence_list;

pub(super) static LINT: Lint = Lint {
    code: Code::SharedWithoutDecides,
    docs: "\
Several roles own an activity together, and none of them has the last word.

The rule says how they settle it. When that fails, no one decides.

Add `decides = \"role\"` with one of the owners, or allow this lint if agreement is really the only way.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let undecided_rules =
        context.book.rules.iter().filter(|rule| rule.owners().any(|owner| undecided(owner).is_some()));
    let one = |rule: &Rule| {
        let owners: BTreeSet<String> = rule.owners().filter_map(undecided).map(named).collect();
        let owners = sentence_list(&owners.into_iter().collect::<Vec<_>>(), "or");
        format!("`{}` does not say who decides if {owners} disagree", rule.id)
    };
    let help = "add `decides = \"…\"` with one of the owners";
    grouped(
        context,
        Code::SharedWithoutDecides,
        undecided_rules,
        one,
        "do not say who decides if their owners disagree",
        help,
    )
}

/// The roles that own something together, if it is said how they settle it, and not who has the last word. What says neither
/// is for `shared-without-settle` to find.
fn undecided(owner: &Owner) -> Option<&[String]> {
    match owner {
        Owner::Shared { owners, mode: Mode::Together { settle: Some(_), decides: None } } => Some(owners),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::diagnostic::Code;
    use crate::rulebook::RuleBook;

    #[test]
    fn cases_have_owners_who_may_disagree() {
        let case = |late: &str, owner: &str| {
            format!("[[rules.soup.cases]]\nwhen = {{ late = \"{late}\" }}\nowner = {owner}\nsettle = \"they talk\"\n")
        };
        let role = |id: &str| format!("[roles.{id}]\nname = \"{id}\"\n");
        let text = format!(
            "schema = 1\n[contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\", \"very\"]\n{}\
             [rules.soup]\nactivity = \"stir the soup\"\n{}{}{}",
            ["cook", "waiter", "baker"].map(role).concat(),
            case("yes", "[\"cook\", \"waiter\"]"),
            case("no", "[\"cook\", \"baker\"]\ndecides = \"cook\""),
            case("very", "[\"baker\", \"waiter\"]"),
        );
        let book = RuleBook::of(text);
        let found = findings_of(&book, Code::SharedWithoutDecides);
        let found: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        let said = "`soup` does not say who decides if baker and waiter or cook and waiter disagree";
        assert_eq!(found, [said]);
    }
}
