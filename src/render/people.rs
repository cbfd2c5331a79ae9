//! The people behind the roles: who holds them, how to reach them, who is missing.

use std::collections::{BTreeSet, HashMap};

use super::wording::role_names;
use crate::router::Ground;
use crate::rulebook::{Rule, RuleBook};

/// Who holds a role here; `None` if the role is absent or the file names no holder.
pub(super) fn holder<'b>(book: &'b RuleBook, id: &str) -> Option<&'b str> {
    book.roles.get(id).filter(|role| !role.absent)?.holder.as_deref()
}

/// How to reach a role; `None` if the role is absent or the file names no channel.
pub(super) fn contact<'b>(book: &'b RuleBook, id: &str) -> Option<&'b str> {
    book.roles.get(id).filter(|role| !role.absent)?.contact.as_deref()
}

/// Who answers for a role while its holder is away; `None` if the role is absent or the file names no deputy.
pub(super) fn deputy<'b>(book: &'b RuleBook, id: &str) -> Option<&'b str> {
    book.roles.get(id).filter(|role| !role.absent)?.deputy.as_deref()
}

/// How a line about a person is labelled: a channel that names nobody is a `contact`.
const PERSON: &str = "person";
const CONTACT: &str = "contact";

/// The people whom a rule book names as holders of its roles.
pub(super) struct People<'b> {
    book: &'b RuleBook,
    /// How many roles each person holds.
    roles: HashMap<&'b str, usize>,
}

/// A person who holds some of the owners of an activity, or the channel of an owner that has no holder.
struct Person<'b> {
    /// `None` where nobody is named.
    name: Option<&'b str>,
    /// The owners that the person holds, or that use the channel; never empty.
    owners: Vec<&'b str>,
    contacts: Vec<&'b str>,
    deputies: Vec<&'b str>,
}

impl<'b> People<'b> {
    pub(super) fn of(book: &'b RuleBook) -> Self {
        let mut roles = HashMap::new();
        for person in book.roles.keys().filter_map(|id| holder(book, id)) {
            *roles.entry(person).or_default() += 1;
        }
        Self { book, roles }
    }

    /// A label and a line for each person who holds one of `owners`, in their order: a person with several of them is
    /// named once. An owner without a holder has its channel.
    pub(super) fn lines<S: AsRef<str>>(&self, owners: &[S]) -> Vec<(&'static str, String)> {
        let label = |person: &Person<'_>| if person.name.is_some() { PERSON } else { CONTACT };
        self.holding(owners).iter().map(|person| (label(person), self.line(person, owners.len()))).collect()
    }

    fn holding<S: AsRef<str>>(&self, owners: &[S]) -> Vec<Person<'b>> {
        let mut people: Vec<Person<'b>> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        for owner in owners {
            let Some((id, role)) = self.book.roles.get_key_value(owner.as_ref()) else { continue };
            let name = holder(self.book, id);
            let Some(key) = name.or(contact(self.book, id)) else { continue };
            let place = *places.entry((name.is_some(), key)).or_insert(people.len());
            if place == people.len() {
                people.push(Person { name, owners: Vec::new(), contacts: Vec::new(), deputies: Vec::new() });
            }
            let person = &mut people[place];
            person.owners.push(id);
            person.contacts.extend(role.contact.as_deref());
            person.deputies.extend(role.deputy.as_deref());
        }
        people
    }

    fn line(&self, person: &Person<'_>, owners: usize) -> String {
        let contacts = distinct(&person.contacts);
        let parts: Vec<String> = match person.name {
            Some(name) => [name.to_owned()].into_iter().chain(self.hat(name, person, owners)).chain(contacts).collect(),
            None => contacts.into_iter().chain(self.whose(person, owners)).collect(),
        };
        match distinct(&person.deputies).join(", ").as_str() {
            "" => parts.join(", "),
            deputies => format!("{}; deputy: {deputies}", parts.join(", ")),
        }
    }

    /// Which of a person's roles is meant, where that could be in doubt.
    fn hat(&self, name: &str, person: &Person<'_>, owners: usize) -> Option<String> {
        match (owners, person.owners.len(), self.roles.get(name)) {
            (1, _, Some(1)) => None,
            (2, 2, _) => Some("in both roles".to_owned()),
            _ => Some(format!("here as {}", role_names(self.book, &person.owners))),
        }
    }

    /// Whose channel it is, where there are other owners.
    fn whose(&self, person: &Person<'_>, owners: usize) -> Option<String> {
        (owners > person.owners.len()).then(|| format!("for {}", role_names(self.book, &person.owners)))
    }
}

/// Each text once, in the order in which they come.
fn distinct(texts: &[&str]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.iter().filter(|text| seen.insert(**text)).map(|text| (*text).to_owned()).collect()
}

/// The roles that would own this if they were not absent.
pub(super) fn absent<'a>(rule: &'a Rule, ground: &'a Ground) -> &'a [String] {
    ground.case.as_ref().map_or(&rule.absent, |case| &case.absent)
}

/// A sentence about a role that nobody holds, and the role that stands in for it.
pub(super) fn vacancy(book: &RuleBook, id: &str) -> String {
    let name = book.role_name(id);
    match book.effective_role(id) {
        Some(other) => format!("Nobody holds the role {name} here; {} stands in.", book.role_name(other)),
        None => format!("Nobody holds the role {name} here, and no other role stands in."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    fn book() -> RuleBook {
        let text = r##"
            schema = 1
            [roles.chef]
            name = "chef"
            holder = "Ada"
            contact = "#stove"
            deputy = "Bo"
            [roles.baker]
            name = "baker"
            holder = "Ada"
            contact = "#stove"
            [roles.waiter]
            name = "waiter"
            holder = "Cy"
            [roles.guard]
            name = "guard"
            holder = "Di"
            contact = "#door"
            absent = true
            [roles.bar]
            name = "bar"
            contact = "#drinks"
            deputy = "Ed"
            [roles.cellar]
            name = "cellar"
            contact = "#drinks"
            [rules.soup]
            activity = "cooking the soup"
            owner = "chef"
            why = "It is hot."
        "##;
        RuleBook::parse(Source::new("people.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    fn lines(owners: &[&str]) -> Vec<String> {
        let lines = People::of(&book()).lines(owners);
        lines.into_iter().map(|(label, line)| format!("{label} {line}")).collect()
    }

    #[test]
    fn a_person_is_named_once_with_the_roles_that_are_meant() {
        assert_eq!(lines(&["waiter"]), ["person Cy"]);
        assert_eq!(lines(&["chef"]), ["person Ada, here as chef, #stove; deputy: Bo"]);
        assert_eq!(lines(&["chef", "baker"]), ["person Ada, in both roles, #stove; deputy: Bo"]);
        let all = ["baker", "chef", "guard", "waiter"];
        assert_eq!(
            lines(&all),
            ["person Ada, here as baker and chef, #stove; deputy: Bo", "person Cy, here as waiter"]
        );
    }

    #[test]
    fn a_channel_without_a_person_is_named() {
        assert_eq!(lines(&["bar"]), ["contact #drinks; deputy: Ed"]);
        assert_eq!(lines(&["bar", "cellar"]), ["contact #drinks; deputy: Ed"]);
        assert_eq!(lines(&["bar", "waiter"]), ["contact #drinks, for bar; deputy: Ed", "person Cy, here as waiter"]);
    }

    #[test]
    fn an_absent_role_has_no_holder() {
        let book = book();
        assert_eq!(holder(&book, "guard"), None);
        assert_eq!(vacancy(&book, "guard"), "Nobody holds the role guard here, and no other role stands in.");
    }
}
