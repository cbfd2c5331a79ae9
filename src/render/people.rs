//! The people behind the roles: who holds them, how to reach them, who is missing.

mod lines;
mod presence;
mod vacancy;
mod whereabouts;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::rulebook::{Individual, Roster, RuleBook, each_once, person_key};
use presence::{away, names_of, stand, standing};

pub(super) use vacancy::{vacancies, vacancy};

/// The label of a line about one person.
const PERSON: &str = "person";

/// A label and a line.
pub(super) type Line = (&'static str, String);

/// Whom to name behind a role.
#[derive(Debug, Clone, Copy)]
pub struct Staff<'a> {
    /// The id of the area whose people are meant; without it, those of every area.
    pub area: Option<&'a str>,
    /// Today: a deputy stands in for a holder who is away.
    pub today: Date,
}

/// The people behind the roles of a book, on a day.
pub(super) struct People<'b> {
    book: &'b RuleBook,
    area: Option<&'b str>,
    today: Date,
}

/// Who answers for a role, for scripts.
#[derive(Default)]
pub(super) struct Entry<'b> {
    /// Whom to take it to, each once; none of them is away. Without an area, those of all areas if the role has no holder of
    /// its own.
    pub(super) people: Vec<Individual<'b>>,
    /// That of the role.
    pub(super) channel: Option<&'b str>,
    pub(super) deputies: Vec<&'b str>,
    /// The holders who are away and in whose place the people stand, or nobody if there are none.
    pub(super) instead_of: Vec<&'b str>,
}

impl<'b> People<'b> {
    pub(super) fn of(book: &'b RuleBook, Staff { area, today }: Staff<'_>) -> Self {
        let area = area.and_then(|area| book.areas.get_key_value(area)).map(|(id, _)| id.as_str());
        Self { book, area, today }
    }

    /// The same people as an area has them; without one, those of every area.
    pub(super) fn in_area(&self, area: Option<&'b str>) -> Self {
        Self { area, ..*self }
    }

    /// The people behind `owners`, each once, where every owner has exactly one, who is there; else none.
    pub(super) fn one_each(&self, owners: &[&str]) -> Vec<&'b str> {
        let one = |owner: &&str| match self.roster(owner).people() {
            [one] if one.away_until.is_none() && !self.differs_by_area(owner) => Some(one.name),
            _ => None,
        };
        let names: Option<Vec<&str>> = owners.iter().map(one).collect();
        each_once(names.unwrap_or_default())
    }

    /// Whether other people answer for a role in some areas, and no area is asked about.
    pub(super) fn differs_by_area(&self, role: &str) -> bool {
        let own = people_of(&self.roster(role));
        self.area.is_none() && self.rosters(role).any(|(_, roster)| people_of(&roster) != own)
    }

    /// Who answers for a role, for scripts.
    pub(super) fn entry(&self, role: &str) -> Entry<'b> {
        let mut rosters = vec![self.roster(role)];
        if rosters[0].people().is_empty() && self.differs_by_area(role) {
            rosters = self.rosters(role).map(|(_, roster)| roster).collect();
        }
        let all = |of: for<'r> fn(&'r Roster<'b>) -> &'r [Individual<'b>]| {
            each_once(rosters.iter().flat_map(|roster| of(roster).iter().copied()))
        };
        let (people, away): (Vec<_>, Vec<_>) =
            all(Roster::people).into_iter().partition(|one| one.away_until.is_none());
        let instead_of = if people.is_empty() { away } else { all(Roster::instead_of) };
        let is_among = |one: &Individual<'_>| people.iter().any(|other| person_key(other.name) == person_key(one.name));
        let deputies = all(Roster::deputies).into_iter().filter(|one| !is_among(one));
        Entry {
            channel: self.channel(role),
            deputies: deputies.map(|one| one.name).collect(),
            instead_of: instead_of.into_iter().map(|one| one.name).collect(),
            people,
        }
    }

    /// Sentences about holders who are away, and about holders who differ by area: what scripts cannot read from an
    /// [`Entry`].
    pub(super) fn remarks(&self, role: &str) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.differs_by_area(role) {
            let area = |(name, roster): (&str, Roster<'_>)| {
                let standing = standing(&roster).map_or_else(String::new, |standing| format!(" ({standing})"));
                format!("{name}: {}{standing}", names_of(roster.people()))
            };
            let areas: Vec<String> = self.rosters(role).map(area).collect();
            remarks.push(format!("Who it is depends on the area: {}.", areas.join("; ")));
        }
        let roster = self.roster(role);
        remarks.extend(away(roster.away()).map(|away| match (roster.instead_of(), roster.people() == roster.away()) {
            ([_, ..], _) => format!("{away}; {} in.", stand(roster.people())),
            ([], true) => format!("{away}, and no one stands in."),
            ([], false) => format!("{away}."),
        }));
        remarks
    }

    /// The names of those to take it to.
    pub(super) fn names(&self, role: &str) -> BTreeSet<&'b str> {
        self.roster(role).people().iter().map(|one| one.name).collect()
    }

    /// Who answers for a role; without an area, and a holder of the role itself, those who hold it in all areas alike.
    fn roster(&self, role: &str) -> Roster<'b> {
        let own = self.book.roster(role, self.area, self.today);
        if self.area.is_none() && own.people().is_empty() { self.common_roster(role).unwrap_or(own) } else { own }
    }

    /// That of every area, if all of them name holders of a role, and the same people.
    fn common_roster(&self, role: &str) -> Option<Roster<'b>> {
        if self.book.areas_of(role).count() < self.book.areas.len() {
            return None;
        }
        let mut rosters = self.rosters(role).map(|(_, roster)| roster);
        let first = rosters.next()?;
        rosters.all(|other| people_of(&other) == people_of(&first)).then_some(first)
    }

    /// The holders of a role by area, with the names of the areas.
    fn rosters(&self, role: &str) -> impl Iterator<Item = (&'b str, Roster<'b>)> {
        let areas = self.book.areas_of(role).collect::<Vec<_>>().into_iter();
        areas.map(move |id| (self.book.areas[id].name.as_str(), self.book.roster(role, Some(id), self.today)))
    }

    /// The channel of a role; `None` if it has none.
    fn channel(&self, role: &str) -> Option<&'b str> {
        self.book.roles.get(role)?.contact.as_deref()
    }
}

/// How to reach people, for scripts: one for each, in their order, empty for a person who has none; none at all if nobody
/// has one. The channels of their roles follow, each once.
pub(super) fn contacts<'b>(people: &[Individual<'b>], channels: impl IntoIterator<Item = &'b str>) -> Vec<&'b str> {
    let has_any = people.iter().any(|one| one.contact.is_some());
    let own = people.iter().filter(|_| has_any).map(|one| one.contact.unwrap_or_default());
    let mut contacts: Vec<&str> = own.collect();
    for channel in channels {
        if !contacts.contains(&channel) {
            contacts.push(channel);
        }
    }
    contacts
}

/// Those to take it to, in whatever order an area names them.
fn people_of<'b>(roster: &Roster<'b>) -> BTreeSet<Individual<'b>> {
    roster.people().iter().copied().collect()
}

/// Each text once, in the order in which they come.
fn distinct<T: Ord + Clone>(texts: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    texts.into_iter().filter(|text| seen.insert(text.clone())).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Source;

    pub(super) fn book() -> RuleBook {
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
            deputy = "Di"
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

    #[test]
    fn only_people_of_whom_there_is_one_for_each_owner_are_in_the_headline() {
        let book = book();
        let people = People::of(&book, Staff { area: None, today: date(2026, 11, 26) });
        assert_eq!(people.one_each(&["waiter"]), ["Cy"]);
        assert_eq!(people.one_each(&["chef", "waiter"]), ["Ada", "Cy"]);
        assert_eq!(people.one_each(&["chef", "baker"]), ["Ada"]);
        for owners in [&["bar"][..], &["chef", "bar"], &["guard"], &[]] {
            assert!(people.one_each(owners).is_empty(), "{owners:?}");
        }
    }

    #[test]
    fn those_who_hold_a_role_in_all_areas_alike_are_its_holders() {
        let book = |beta: &str| {
            let beta = Some(beta).filter(|beta| !beta.is_empty());
            let holders = beta.map_or(String::new(), |beta| format!("holders = {{ po = \"{beta}\" }}\n"));
            let text = format!(
                "schema = 1\n[people.mira]\nname = \"Mira\"\naway = {{ from = 2026-11-20, until = 2026-11-30 }}\n\
                 [areas.alpha]\nname = \"Alpha\"\nwords = [\"alpha\"]\nholders = {{ po = \"mira\" }}\n\
                 [areas.beta]\nname = \"Beta\"\nwords = [\"beta\"]\n{holders}\
                 [roles.po]\nname = \"PO\"\ndeputy = \"Bo\"\n[rules.soup]\nactivity = \"soup\"\nowner = \"po\"\n"
            );
            RuleBook::parse(Source::new("areas.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
        };
        let (alike, apart) = (book("mira"), book("Cy"));
        let there = Staff { area: None, today: date(2026, 12, 24) };
        let people = People::of(&alike, there);
        assert_eq!((people.one_each(&["po"]), people.differs_by_area("po")), (vec!["Mira"], false));
        let entry = People::of(&alike, Staff { today: date(2026, 11, 24), ..there }).entry("po");
        assert_eq!((entry.people[0].name, entry.instead_of), ("Bo", vec!["Mira"]), "she is away");
        let people = People::of(&apart, there);
        assert_eq!((people.one_each(&["po"]), people.differs_by_area("po")), (vec![], true));
        let nobody = book("");
        let people = People::of(&nobody, there);
        assert_eq!((people.one_each(&["po"]), people.differs_by_area("po")), (vec![], true), "no one is named in Beta");
    }

    #[test]
    fn an_absent_role_has_no_holder() {
        let book = book();
        assert!(People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).entry("guard").people.is_empty());
        assert_eq!(vacancy(&book, "guard"), "Nobody holds the role guard here, and no other role stands in.");
    }

    /// Ada is away and Cy is there; the deputy Bo stands in for her in Pay.
    #[test]
    fn people_by_area_stand_in_for_those_of_their_area() {
        let away = "away = { from = 2026-11-20, until = 2026-12-05 }\n";
        let area = |id: &str, holder: &str| {
            format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ po = \"{holder}\" }}\n")
        };
        let entry = |deputy: &str, cy: &str| {
            let text = format!(
                "schema = 1\n{}{}[people.ada]\nname = \"Ada\"\n{away}[people.cy]\nname = \"Cy\"\n{cy}\
                 [roles.po]\nname = \"PO\"\n{deputy}[rules.menu]\nactivity = \"menu\"\nowner = \"po\"\n",
                area("pay", "ada"),
                area("shop", "cy")
            );
            let book = RuleBook::parse(Source::new("areas.toml", text)).unwrap_or_else(|found| panic!("{found:#?}"));
            let entry = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).entry("po");
            let owned = |names: Vec<&str>| names.join(", ");
            let people = entry.people.iter().map(|one| one.name).collect();
            [people, entry.deputies, entry.instead_of].map(owned)
        };
        assert_eq!(entry("deputy = \"Bo\"\n", ""), ["Bo, Cy", "", "Ada"]);
        assert_eq!(entry("deputy = [\"Bo\", \"Di\"]\n", ""), ["Bo, Di, Cy", "", "Ada"]);
        assert_eq!(entry("", ""), ["Cy", "", ""], "Cy does not stand in for her");
        assert_eq!(entry("", away), ["", "", "Ada, Cy"], "nobody is there");
    }
}
