//! `escalates-to-oneself`

use std::collections::{BTreeMap, BTreeSet};

use super::lint::{Lint, LintContext, named};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Mode, Owner, Role, RuleBook};
use crate::text::sentence_list;

pub(super) static LINT: Lint = Lint {
    code: Code::EscalatesToOneself,
    docs: "\
An escalation leads back to the same person: one person holds all roles that share a rule, or a role's `deputy` or \
`fallback` is no one but its own holders, in the whole or in an area.

One person may hold several roles. But a shared rule then has no second person to settle it with, and no one answers \
while the holder is away.

Name another deputy or fallback, or give the shared rules one owner.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let stand_in = |(id, role): (&String, &Role)| stand_in(book, id, role).or_else(|| stand_in_in_areas(book, id));
    let mut findings: Vec<Diagnostic> = book.roles.iter().filter_map(stand_in).collect();
    findings.extend(shared(book).into_iter().filter_map(|(owners, rules)| settle(book, owners, &rules)));
    findings
}

/// A role whose deputies, or the holders of its fallback, are all its holders.
fn stand_in(book: &RuleBook, id: &str, role: &Role) -> Option<Diagnostic> {
    let fallback = role.fallback.as_deref().map_or(&[][..], |fallback| holders_of(book, fallback));
    let stands_in = [("fallback", fallback), ("deputy", book.deputies(id))];
    let holders = book.holders(id, None);
    let are_holders = |people: &[String]| !people.is_empty() && keys(book, people).is_subset(&keys(book, holders));
    let (key, people) = stands_in.into_iter().find(|(_, people)| are_holders(people))?;
    let people = keys(book, people);
    let holder = book.person_name(holders.iter().find(|holder| people.contains(&book.person_key(holder)))?);
    let message = format!("the `{key}` of `{id}` is the person who holds it: {holder}");
    let found = Diagnostic::new(Code::EscalatesToOneself, book.nearest_place_of_role(id)?, message);
    Some(found.help("name another person, or remove the key"))
}

/// A role whose deputies are its holders in an area, where no one else holds it.
fn stand_in_in_areas(book: &RuleBook, id: &str) -> Option<Diagnostic> {
    let (deputies, whole) = (keys(book, book.deputies(id)), keys(book, book.holders(id, None)));
    let is_alone = |area: &&str| keys(book, book.holders(id, Some(area))) == deputies && whole.is_subset(&deputies);
    let areas: Vec<&str> = book.areas_of(id).filter(is_alone).collect();
    let holder = book.person_name(book.holders(id, Some(areas.first()?)).first()?);
    let message = format!("the `deputy` of `{id}` is the person who holds it in {}: {holder}", quoted(&areas));
    let found = Diagnostic::new(Code::EscalatesToOneself, book.nearest_place_of_role(id)?, message);
    Some(found.help("name another person as well"))
}

/// What tells people apart, however they are written.
fn keys(book: &RuleBook, people: &[String]) -> BTreeSet<String> {
    people.iter().map(|one| book.person_key(one)).collect()
}

fn quoted(ids: &[&str]) -> String {
    sentence_list(&ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>(), "and")
}

/// The rules that are shared, if only in a case, by their owners.
fn shared(book: &RuleBook) -> BTreeMap<&[String], Vec<&str>> {
    let mut shared: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for rule in &book.rules {
        let together = rule.owners().filter(|owner| matches!(owner.mode(), Some(Mode::Together { .. })));
        let owners: BTreeSet<&[String]> = together.map(Owner::roles).collect();
        owners.into_iter().for_each(|owners| shared.entry(owners).or_default().push(&rule.id));
    }
    shared
}

/// Owners who are one person, for all rules that they share.
fn settle<'b>(book: &'b RuleBook, owners: &'b [String], rules: &[&str]) -> Option<Diagnostic> {
    let holders: Vec<&String> = owners.iter().map(|owner| only_holder(book, owner)).collect::<Option<_>>()?;
    let (first, others) = holders.split_first()?;
    if others.iter().any(|other| book.person_key(other) != book.person_key(first)) {
        return None;
    }
    let what = match rules {
        [one] => format!("`{one}`"),
        [one, two] => format!("`{one}` and `{two}`"),
        [one, rest @ ..] => format!("`{one}` and {} more rules", rest.len()),
        [] => return None,
    };
    let message = format!("{} is {}, who share {what}", book.person_name(first), named(owners));
    let mut places = owners.iter().filter_map(|owner| book.nearest_place_of_role(owner));
    let found = Diagnostic::new(Code::EscalatesToOneself, places.next()?, message);
    let help = "a shared rule needs a second person: name another holder, or give these rules one owner";
    Some(found.also_each(places, "the same person").help(help))
}

/// The one holder of the role that answers for `id`, whatever the area.
fn only_holder<'b>(book: &'b RuleBook, id: &'b str) -> Option<&'b String> {
    let id = book.effective_role(id)?;
    match holders_of(book, id) {
        [one] if book.areas_of(id).next().is_none() => Some(one),
        _ => None,
    }
}

/// The holders of the role that answers for `id`.
fn holders_of<'b>(book: &'b RuleBook, id: &'b str) -> &'b [String] {
    book.effective_role(id).map_or(&[], |id| book.holders(id, None))
}

#[cfg(test)]
mod tests {
    use crate::check::findings_of;
    use crate::diagnostic::Code;
    use crate::rulebook::{RuleBook, RuleFile};
    use crate::source::Source;

    /// How many findings there are where Tom holds a role in one area, and Nadia in the other.
    fn in_areas(role: &str) -> usize {
        let area = |id: &str, holder: &str| {
            format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ officer = \"{holder}\" }}\n")
        };
        let text = format!(
            "schema = 1\n{}{}[roles.officer]\nname = \"officer\"\n{role}\n\
             [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"officer\"\n",
            area("north", "Tom"),
            area("mill", "Nadia")
        );
        let book = RuleBook::of(text);
        findings(&book)
    }

    fn findings(book: &RuleBook) -> usize {
        findings_of(book, Code::EscalatesToOneself).len()
    }

    #[test]
    fn a_deputy_is_someone_else_in_each_area() {
        assert_eq!(in_areas("deputy = \"Tom\""), 1);
        assert_eq!(in_areas("deputy = [\"Tom\", \"Nadia\"]"), 0, "they stand in for one another");
        assert_eq!(in_areas("deputy = \"Tom\"\nholder = \"Ann\""), 0, "Ann stands in");
        assert_eq!(in_areas(""), 0);
    }

    #[test]
    fn cases_share_a_rule_too() {
        let case = |late: &str| {
            format!("[[rules.soup.cases]]\nwhen = {{ late = \"{late}\" }}\nowner = [\"cook\", \"waiter\"]\n")
        };
        let text = format!(
            "schema = 1\n[contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\"]\n\
             [roles.cook]\nname = \"cook\"\nholder = \"Ada\"\n[roles.waiter]\nname = \"waiter\"\nholder = \"Ada\"\n\
             [rules.soup]\nactivity = \"cooking the soup\"\n{}{}",
            case("yes"),
            case("no")
        );
        let book = RuleBook::of(text);
        let shared = super::shared(&book);
        assert_eq!(shared.into_values().collect::<Vec<_>>(), [["soup"]], "once");
        assert_eq!(findings(&book), 1);
    }

    #[test]
    fn a_person_by_id_is_the_same_as_by_name() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada Pan\"\n\
                    [roles.cook]\nname = \"cook\"\nholder = \"ada\"\ndeputy = \"Ada Pan\"\n\
                    [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n";
        let book = RuleBook::of(text);
        assert_eq!(findings(&book), 1);
    }

    #[test]
    fn the_file_that_names_the_person_is_to_blame() {
        let base = "schema = 1\n[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\ndeputy = \"Bo\"\n\
                    [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n";
        let found = |top: &str| {
            let files = [("base.toml", base), ("top.toml", top)];
            let files = files.map(|(name, text)| RuleFile::parse(Source::new(name, text)).expect("it is valid"));
            findings(&RuleBook::from_files(files.into()).expect("they are valid"))
        };
        assert_eq!(found("schema = 1\n[roles.cook]\ndeputy = \"Ada\"\n"), 1);
        assert_eq!(found("schema = 1\n"), 0);
    }
}
