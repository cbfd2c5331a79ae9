//! Who answers for a role, in an area, on a day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::RuleBook;
use super::holdings::{Holder, Holdings};
use super::person::{person_key, person_keys};
use super::role::Role;

/// Someone whom a file names, as a person of it or by a plain name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Individual<'b> {
    /// What they are called.
    pub name: &'b str,
    /// How to reach them.
    pub contact: Option<&'b str>,
    /// The last day of their absence, if they are away.
    pub away_until: Option<Date>,
}

impl AsRef<str> for Individual<'_> {
    fn as_ref(&self) -> &str {
        self.name
    }
}

/// Who answers for a role on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster<'b> {
    /// The holders who are there.
    present: Vec<Individual<'b>>,
    /// The holders who are away.
    away: Vec<Individual<'b>>,
    /// The deputies who are there.
    deputies: Vec<Individual<'b>>,
    /// The deputies who are away.
    away_deputies: Vec<Individual<'b>>,
    /// Those who stand in where all holders are away; none of them is away.
    stand_ins: Vec<Individual<'b>>,
}

impl<'b> Roster<'b> {
    /// Whom to take it to: the holders who are there, else those who stand in for them, else the holders who are away.
    /// Empty if the file names no holder.
    pub fn people(&self) -> &[Individual<'b>] {
        match (self.present.is_empty(), self.instead_of().is_empty()) {
            (false, _) => &self.present,
            (true, false) => &self.stand_ins,
            (true, true) => &self.away,
        }
    }

    /// The holders for whom [`Roster::people`] stand in; empty if those are the holders.
    pub fn instead_of(&self) -> &[Individual<'b>] {
        if self.present.is_empty() && !self.stand_ins.is_empty() { &self.away } else { &[] }
    }

    /// The holders who are away.
    pub fn away(&self) -> &[Individual<'b>] {
        &self.away
    }

    /// The deputies who are away as well; empty if anyone is there.
    pub fn away_deputies(&self) -> &[Individual<'b>] {
        if self.present.is_empty() && self.stand_ins.is_empty() { &self.away_deputies } else { &[] }
    }

    /// The deputies who are there; empty if someone stands in already.
    pub fn deputies(&self) -> &[Individual<'b>] {
        if self.instead_of().is_empty() { &self.deputies } else { &[] }
    }

    /// Whether the same people answer, in the place of the same ones, in whatever order the file names them.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let named = |roster: &Self| [roster.people(), roster.instead_of()].map(|of| BTreeSet::from_iter(of.to_vec()));
        named(self) == named(other)
    }
}

impl RuleBook {
    /// Who holds a role, as the file names them: ids of people or plain names, those that the area has, else those of the
    /// whole. Empty for an absent role.
    pub fn holders<'b>(&'b self, role: &str, area: Option<&str>) -> &'b [String] {
        let of_area = || self.areas.get(area?)?.holders.get(role);
        self.filled(role).map_or(&[], |held| of_area().unwrap_or(&held.holders))
    }

    /// The deputies of a role, as the file names them: ids of people or plain names. Empty for an absent role.
    pub fn deputies<'b>(&'b self, role: &str) -> &'b [String] {
        self.filled(role).map_or(&[], |role| &role.deputies)
    }

    /// Who answers for a role on a day: its [holders](RuleBook::holders), or those who stand in for them.
    ///
    /// The deputies stand in for holders who are away; without one who is there, the role's own holders stand in for those
    /// of an area. An absent role has no people.
    pub fn roster<'b>(&'b self, role: &str, area: Option<&str>, day: Date) -> Roster<'b> {
        let all = |names: &'b [String]| names.iter().map(|name| self.individual(name, day));
        let (present, away): (Vec<Individual<'b>>, Vec<_>) = all(self.holders(role, area)).partition(is_there);
        let own = person_keys(present.iter().chain(&away));
        let others = all(self.deputies(role)).filter(|deputy| !own.contains(&person_key(deputy.name)));
        let (deputies, away_deputies): (Vec<Individual<'b>>, Vec<_>) = others.partition(is_there);
        let of_whole = || all(self.holders(role, None)).filter(is_there).collect();
        let stand_ins = if deputies.is_empty() { of_whole() } else { deputies.clone() };
        Roster { present, away, deputies, away_deputies, stand_ins }
    }

    /// The holders and deputies of every role, in the whole or in an area, as the file names them, and the role's id.
    pub(crate) fn people_of_roles(&self) -> impl Iterator<Item = (&str, &str)> {
        let of_roles = self.roles.iter().flat_map(|(id, role)| [(id, &role.holders), (id, &role.deputies)]);
        let of_areas = self.areas.values().flat_map(|area| &area.holders);
        let lists = of_roles.chain(of_areas).filter(|(id, _)| self.is_filled(id));
        lists.flat_map(|(id, people)| people.iter().map(|person| (person.as_str(), id.as_str())))
    }

    /// What a person may be called in a question: the id, the name, and its parts but particles and titles. A plain name may
    /// be that of a team, and has no parts.
    pub(crate) fn names_of_person<'b>(&'b self, person: &'b str) -> impl Iterator<Item = &'b str> {
        let name = self.person_name(person);
        let parts = if self.people.contains_key(person) { name } else { "" }.split_whitespace().enumerate();
        let is_name = |(place, part): &(usize, &str)| {
            !part.ends_with('.') && (*place == 0 || !part.starts_with(char::is_lowercase))
        };
        [person, name].into_iter().chain(parts.filter(is_name).map(|(_, part)| part))
    }

    /// Someone on a day, as the file names them.
    pub(crate) fn individual<'b>(&'b self, name: &'b str, day: Date) -> Individual<'b> {
        match self.people.get(name) {
            None => Individual { name, contact: None, away_until: None },
            Some(person) => Individual {
                name: &person.name,
                contact: person.contact.as_deref(),
                away_until: person.away.and_then(|away| away.until(day)),
            },
        }
    }

    /// The ids of the areas that name holders of a role, in order; empty for an absent role.
    pub fn areas_of<'b>(&'b self, role: &str) -> impl Iterator<Item = &'b str> {
        let is_filled = self.is_filled(role);
        self.areas_naming(role).filter(move |_| is_filled)
    }

    /// As [`RuleBook::areas_of`], but also of an absent role.
    pub(crate) fn areas_naming<'b>(&'b self, role: &str) -> impl Iterator<Item = &'b str> {
        self.holdings().areas.get(role).into_iter().flatten().map(String::as_str)
    }

    /// The ids of the roles that someone of this name holds, in the whole or in an area, in order.
    pub(crate) fn roles_of<'b>(&'b self, name: &str) -> impl Iterator<Item = &'b str> {
        self.holdings().people.get(&person_key(name)).into_iter().flat_map(|person| self.roles_held(person))
    }

    /// Those who hold roles, in the whole or in an area, as they are called, each with the ids of the roles, in order.
    pub(crate) fn roles_by_person(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let people = self.holdings().people.values();
        let people = people.map(|person| (person.name.as_str(), self.roles_held(person).collect::<Vec<_>>()));
        people.filter(|(_, roles)| !roles.is_empty())
    }

    fn roles_held<'b>(&'b self, person: &'b Holder) -> impl Iterator<Item = &'b str> {
        person.roles.iter().map(String::as_str).filter(|role| self.is_filled(role))
    }

    fn holdings(&self) -> &Holdings {
        self.holdings.get_or_init(|| Holdings::of(&self.roles, &self.areas, &self.people))
    }

    /// Whether there is such a role, and it is not absent.
    pub(crate) fn is_filled(&self, role: &str) -> bool {
        self.filled(role).is_some()
    }

    fn filled(&self, role: &str) -> Option<&Role> {
        self.roles.get(role).filter(|role| !role.absent)
    }
}

fn is_there(individual: &Individual<'_>) -> bool {
    individual.away_until.is_none()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const BOOK: &str = r##"
        schema = 1
        [people.ada]
        name = "Ada Pan"
        contact = "@ada"
        away = { from = 2026-12-20, until = 2027-01-06 }
        [people.bo]
        name = "Bo Li"
        away = { from = 2027-01-01, until = 2027-01-03 }
        [people.cy]
        name = "Dr. Cy van Orr"
        [people.dee]
        name = "dee hooks"
        [areas.payments]
        name = "Payments"
        words = ["payments"]
        holders = { owner = "ada", chief = "bo" }
        [areas.search]
        name = "Search"
        words = ["search"]
        holders = { owner = ["ada", "Cy"] }
        [roles.owner]
        name = "owner"
        holder = "Petra"
        [roles.manager]
        name = "manager"
        holder = "ada"
        deputy = "bo"
        [roles.chief]
        name = "chief"
        deputy = "bo"
        [roles.guard]
        name = "guard"
        deputy = "ada"
        absent = true
        [rules.soup]
        activity = "cooking the soup"
        owner = "owner"
    "##;

    fn names<'b>(people: &[Individual<'b>]) -> Vec<&'b str> {
        people.iter().map(|one| one.name).collect()
    }

    #[test]
    fn holders_are_those_of_the_area_or_else_of_the_whole() {
        let book = RuleBook::of(BOOK);
        let on = |role, area| book.holders(role, area).join(" ");
        assert_eq!(on("owner", None), "Petra");
        assert_eq!([on("owner", Some("payments")), on("owner", Some("search"))], ["ada", "ada Cy"]);
        assert_eq!([on("manager", Some("search")), on("owner", Some("no area"))], ["ada", "Petra"]);
        assert!(book.deputies("guard").is_empty() && !book.roles["guard"].deputies.is_empty(), "the role is absent");
    }

    #[test]
    fn a_deputy_who_is_away_as_well_is_named() {
        let book = RuleBook::of(BOOK);
        let on = |day| book.roster("manager", None, day);
        let both = on(date(2027, 1, 2));
        assert_eq!((names(both.people()), names(both.away_deputies())), (vec!["Ada Pan"], vec!["Bo Li"]));
        assert!(on(date(2026, 12, 24)).away_deputies().is_empty(), "the deputy is there");
    }

    #[test]
    fn a_deputy_stands_in_while_the_holder_is_away() {
        let book = RuleBook::of(BOOK);
        let on = |day| book.roster("manager", None, day);
        let before = on(date(2026, 12, 19));
        assert_eq!((names(before.people()), names(before.deputies())), (vec!["Ada Pan"], vec!["Bo Li"]));
        let during = on(date(2026, 12, 20));
        assert_eq!((names(during.people()), names(during.instead_of())), (vec!["Bo Li"], vec!["Ada Pan"]));
        assert!(during.deputies().is_empty());
        let both_away = on(date(2027, 1, 2));
        assert_eq!((names(both_away.people()), names(both_away.away())), (vec!["Ada Pan"], vec!["Ada Pan"]));
        assert!(both_away.instead_of().is_empty(), "no one stands in");
    }

    #[test]
    fn an_area_has_holders_of_its_own() {
        let book = RuleBook::of(BOOK);
        let on = |area, day| book.roster("owner", area, day);
        let day = date(2026, 11, 26);
        assert_eq!(names(on(Some("payments"), day).people()), ["Ada Pan"]);
        assert_eq!(names(on(Some("search"), day).people()), ["Ada Pan", "Cy"]);
        assert_eq!(names(on(None, day).people()), ["Petra"]);
        assert_eq!(names(book.roster("manager", Some("search"), day).people()), ["Ada Pan"], "no holder of its own");
        let away = date(2026, 12, 24);
        assert_eq!(names(on(Some("search"), away).people()), ["Cy"], "one of the holders is there");
        let stands_in = on(Some("payments"), away);
        assert_eq!((names(stands_in.people()), names(stands_in.instead_of())), (vec!["Petra"], vec!["Ada Pan"]));
        assert_eq!(book.areas_of("owner").collect::<Vec<_>>(), ["payments", "search"]);
    }

    #[test]
    fn an_absent_role_has_no_people() {
        let book = RuleBook::of(BOOK);
        assert_eq!(book.roster("guard", None, date(2026, 11, 26)), Roster::default());
        assert_eq!(book.areas_of("guard").count(), 0);
    }

    #[test]
    fn the_roles_of_a_person_are_those_of_all_areas() {
        let book = RuleBook::of(BOOK);
        let roles = |name| book.roles_of(name).collect::<Vec<_>>();
        assert_eq!(roles("Ada Pan"), ["manager", "owner"], "not the absent guard");
        assert_eq!(roles("Bo Li"), ["chief"], "not what he is the deputy of");
        assert!(roles("ada").is_empty(), "that is the id");
    }

    #[test]
    fn no_one_is_a_deputy_of_oneself() {
        let (book, day) = (RuleBook::of(BOOK), date(2026, 11, 26));
        assert!(book.roster("chief", Some("payments"), day).deputies().is_empty());
        assert_eq!(names(book.roster("chief", None, day).deputies()), ["Bo Li"]);
    }

    #[test]
    fn a_person_is_known_by_parts_of_the_name() {
        let book = RuleBook::of(BOOK);
        let names = |person| book.names_of_person(person).collect::<Vec<_>>();
        assert_eq!(names("ada"), ["ada", "Ada Pan", "Ada", "Pan"]);
        assert_eq!(names("cy"), ["cy", "Dr. Cy van Orr", "Cy", "Orr"]);
        assert_eq!(names("dee"), ["dee", "dee hooks", "dee"]);
        assert_eq!(names("Blue Team"), ["Blue Team", "Blue Team"]);
    }
}
