//! The people behind the roles: who holds them, how to reach them, who is missing.

use std::collections::{BTreeSet, HashMap};

use super::wording::role_names;
use crate::router::Ground;
use crate::rulebook::{Rule, RuleBook};

/// Who holds a role here; `None` if the role is absent or the file names no holder.
pub(super) fn holder<'b>(book: &'b RuleBook, id: &str) -> Option<&'b str> {
    book.roles.get(id).filter(|role| !role.absent)?.holder.as_deref()
}

/// The people whom a rule book names as holders of its roles.
pub(super) struct People<'b> {
    book: &'b RuleBook,
    /// How many roles each person holds.
    roles: HashMap<&'b str, usize>,
}

/// A person who holds some of the owners of an activity.
struct Person<'b> {
    name: &'b str,
    /// The owners that the person holds; never empty.
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

    /// A line for each person who holds one of `owners`, in their order: a person with several of them is named once.
    pub(super) fn lines<S: AsRef<str>>(&self, owners: &[S]) -> Vec<String> {
        self.holding(owners).iter().map(|person| self.line(person, owners.len())).collect()
    }

    fn holding<S: AsRef<str>>(&self, owners: &[S]) -> Vec<Person<'b>> {
        let mut people: Vec<Person<'b>> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for owner in owners {
            let Some((id, role)) = self.book.roles.get_key_value(owner.as_ref()) else { continue };
            let Some(name) = holder(self.book, id) else { continue };
            let place = *places.entry(name).or_insert(people.len());
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
        let mut parts = vec![person.name.to_owned()];
        parts.extend(self.hat(person, owners));
        parts.extend(distinct(&person.contacts));
        match distinct(&person.deputies).join(", ").as_str() {
            "" => parts.join(", "),
            deputies => format!("{}; deputy: {deputies}", parts.join(", ")),
        }
    }

    /// Which of a person's roles is meant, where that could be in doubt.
    fn hat(&self, person: &Person<'_>, owners: usize) -> Option<String> {
        match (owners, person.owners.len(), self.roles.get(person.name)) {
            (1, _, Some(1)) => None,
            (2, 2, _) => Some("in both roles".to_owned()),
            _ => Some(format!("here as {}", role_names(self.book, &person.owners))),
        }
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
            absent = true
            [rules.soup]
            activity = "cooking the soup"
            owner = "chef"
            why = "It is hot."
        "##;
        RuleBook::parse(Source::new("people.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    #[test]
    fn a_person_is_named_once_with_the_roles_that_are_meant() {
        let book = book();
        let people = People::of(&book);
        assert_eq!(people.lines(&["waiter"]), ["Cy"]);
        assert_eq!(people.lines(&["chef"]), ["Ada, here as chef, #stove; deputy: Bo"]);
        assert_eq!(people.lines(&["chef", "baker"]), ["Ada, in both roles, #stove; deputy: Bo"]);
        let all = ["baker", "chef", "guard", "waiter"];
        assert_eq!(people.lines(&all), ["Ada, here as baker and chef, #stove; deputy: Bo", "Cy, here as waiter"]);
    }

    #[test]
    fn an_absent_role_has_no_holder() {
        let book = book();
        assert_eq!(holder(&book, "guard"), None);
        assert_eq!(vacancy(&book, "guard"), "Nobody holds the role guard here, and no other role stands in.");
    }
}
