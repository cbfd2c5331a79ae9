//! The rules under their owners, and what every format says of them.

use std::collections::BTreeMap;

use crate::render::people::vacancies;
use crate::render::wording::{
    self, activities, capitalised, layers, no_branches, no_case, owner_name, possible_owners, sharing, when,
};
use crate::rulebook::{Case, Given, Owner, Ownership, Rule, RuleBook};

/// The heading above the rules of the same owners. Headings sort as they are shown, by rank.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Heading {
    pub(super) rank: Rank,
    /// The text without regard to case, then the owners: roles of the same name stay apart.
    key: (String, Vec<String>),
    pub(super) text: String,
}

/// Who owns the rules below a heading, in the order in which headings are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A single role.
    Alone,
    /// Several roles.
    Shared,
    /// It depends on a condition.
    Depends,
    /// Nobody, on purpose.
    Nobody,
    /// No case is for what is given.
    Uncovered,
}

impl Heading {
    /// The roles that the rules below have in common.
    pub(super) fn owners(&self) -> &[String] {
        &self.key.1
    }

    fn new(book: &RuleBook, rule: &Rule) -> Self {
        let (rank, text) = match &rule.ownership {
            Ownership::Always(assigned) => of_owner(book, &assigned.owner),
            Ownership::Uncovered(known) => (Rank::Uncovered, heading_of_gap(known)),
            Ownership::Cases(_) => (Rank::Depends, format!("It depends: {}", possible_owners(book, rule))),
        };
        Self { rank, key: (text.to_lowercase(), rule.all_owners()), text }
    }
}

/// The rank and the text of the heading above the rules that always have this owner.
fn of_owner(book: &RuleBook, owner: &Owner) -> (Rank, String) {
    match owner {
        Owner::One(_) => (Rank::Alone, capitalised(&owner_name(book, owner))),
        Owner::Shared { owners, mode } => (Rank::Shared, capitalised(&sharing(book, owners, mode))),
        Owner::Nobody => (Rank::Nobody, "Nobody, on purpose".to_owned()),
    }
}

/// The heading above the rules that always have this owner, whether there are such rules or not.
pub(super) fn heading_of(book: &RuleBook, owner: &Owner) -> String {
    of_owner(book, owner).1
}

/// The heading above the rules without a case for these conditions.
pub(super) fn heading_of_gap(known: &Given) -> String {
    capitalised(&no_case(known))
}

/// The rules under their headings, sorted by activity.
pub(super) fn grouped<'a>(book: &RuleBook, rules: &[&'a Rule]) -> BTreeMap<Heading, Vec<&'a Rule>> {
    let mut sorted = rules.to_vec();
    sorted.sort_by_cached_key(|rule| rule.activity.to_lowercase());
    let mut groups: BTreeMap<Heading, Vec<&Rule>> = BTreeMap::new();
    for rule in sorted {
        groups.entry(Heading::new(book, rule)).or_default().push(rule);
    }
    groups
}

/// Why, and which roles stand in for vacant ones; where several files were laid over one another, also file and line.
pub(super) fn why(book: &RuleBook, rule: &Rule) -> String {
    let mut why = wording::why(rule);
    let absences = rule.absences();
    if absences.roles().next().is_some() && !why.ends_with(['.', '!', '?']) {
        why.push('.');
    }
    let mut parts = vec![why];
    parts.extend(vacancies(book, &absences));
    if book.files.len() > 1 && rule.why.is_some() {
        parts.push(format!("({})", rule.location));
    }
    parts.join(" ")
}

/// Who owns it when, a text for each case of a rule, and what no case covers.
pub(super) fn branches(book: &RuleBook, rule: &Rule) -> Vec<String> {
    let branch = |case: &Case| format!("{}: {}", when(&case.when), owner_name(book, case.owner()));
    rule.cases().iter().map(branch).chain(no_branches(&book.uncovered(rule))).collect()
}

/// How many rules there are, and where they come from.
pub(super) fn provenance(book: &RuleBook, rules: &[&Rule]) -> String {
    format!("{}, from {}", activities(rules.len()), layers(book))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn why_and_who_stands_in_are_two_sentences() {
        let why = |line: &str| {
            let roles =
                "[roles.chef]\nname = \"chef\"\nabsent = true\nfallback = \"cook\"\n[roles.cook]\nname = \"cook\"\n";
            let rule = "[rules.soup]\nactivity = \"cooking soup\"\nowner = \"chef\"\n";
            let source = Source::new("a.toml", format!("schema = 1\n{roles}{rule}{line}"));
            let book = RuleBook::parse(source).unwrap_or_else(|findings| panic!("{findings:#?}"));
            why(&book, &book.rules[0])
        };
        let vacancy = "Nobody holds the role chef here; cook stands in.";
        assert_eq!(why(""), format!("Agreed in a.toml:8. {vacancy}"));
        assert_eq!(why("why = \"It is hot.\""), format!("It is hot. {vacancy}"));
        assert_eq!(why("why = \"It is hot\""), format!("It is hot. {vacancy}"));
    }
}
