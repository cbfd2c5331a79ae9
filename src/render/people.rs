//! The people behind the roles: who holds them, how to reach them, who is missing.

mod lines;
mod presence;
mod vacancy;
mod whereabouts;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::rulebook::{Answering, Individual, Roster, RuleBook, each_once, person_key};
use crate::text::sentence_list;
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
        let one = |owner: &&str| match self.answering(owner) {
            Answering::Same(roster) => match roster.people() {
                [one] if one.away_until.is_none() => Some(one.name),
                _ => None,
            },
            Answering::ByArea { .. } => None,
        };
        let names: Option<Vec<&str>> = owners.iter().map(one).collect();
        each_once(names.unwrap_or_default())
    }

    /// The one person who answers for all of several owners, because they stand in for one of them.
    pub(super) fn alone_for_all(&self, owners: &[&str]) -> Option<&'b str> {
        let stands_in = |owner: &&str| !self.answering(owner).across().instead_of().is_empty();
        match self.one_each(owners).as_slice() {
            [name] if owners.len() > 1 && owners.iter().any(stands_in) => Some(name),
            _ => None,
        }
    }

    /// In which of `owners` a person stands in for someone, where another of them is their own; empty if that is not so.
    pub(super) fn beside_their_own(&self, name: &str, owners: &[&str]) -> String {
        let key = person_key(name);
        let has = |roster: &Roster<'_>| roster.people().iter().any(|one| person_key(one.name) == key);
        let rosters = owners.iter().map(|owner| (owner, self.answering(owner).across().clone()));
        let theirs = rosters.filter(|(_, roster)| has(roster));
        let (own, of_others): (Vec<_>, Vec<_>) = theirs.partition(|(_, roster)| roster.instead_of().is_empty());
        if own.is_empty() || of_others.is_empty() {
            return String::new();
        }
        let stand_in = |(owner, roster): &(&&str, Roster<'_>)| {
            format!("as {} in place of {}", self.book.role_name(owner), names_of(roster.instead_of()))
        };
        format!(" ({})", sentence_list(&of_others.iter().map(stand_in).collect::<Vec<_>>(), "and"))
    }

    /// The id of the first area with people of its own for one of these roles, if they differ by area.
    pub(super) fn first_area(&self, roles: &[&str]) -> Option<&'b str> {
        roles.iter().find_map(|role| match self.answering(role) {
            Answering::Same(_) => None,
            Answering::ByArea { areas, .. } => areas.first().map(|(area, _)| *area),
        })
    }

    /// Sentences about holders who are away, and about holders who differ by area: what scripts cannot read from the people
    /// of an answer.
    pub(super) fn remarks(&self, role: &str) -> Vec<String> {
        let answering = self.answering(role);
        let mut remarks = Vec::new();
        if let Answering::ByArea { areas, .. } = &answering {
            let area = |(area, roster): &(&str, Roster<'_>)| {
                let standing = standing(roster).map_or_else(String::new, |standing| format!(" ({standing})"));
                format!("{}: {}{standing}", self.book.area_name(area), names_of(roster.people()))
            };
            let areas: Vec<String> = areas.iter().map(area).collect();
            let role = self.book.role_name(role);
            remarks.push(format!("For {role}, who it is depends on the area: {}.", areas.join("; ")));
        }
        let roster = answering.across();
        remarks.extend(away(roster.away()).map(|away| match (roster.instead_of(), roster.people() == roster.away()) {
            ([_, ..], _) => format!("{away}; {} in.", stand(roster.people())),
            ([], true) => format!("{away}, and no one stands in."),
            ([], false) => format!("{away}."),
        }));
        remarks
    }

    /// The names of those to take it to.
    pub(super) fn names(&self, role: &str) -> BTreeSet<&'b str> {
        self.answering(role).across().people().iter().map(|one| one.name).collect()
    }

    /// Who answers for a role.
    pub(super) fn answering(&self, role: &str) -> Answering<'b> {
        self.book.answering(role, self.area, self.today)
    }

    /// The channel of a role; `None` if it has none.
    pub(super) fn channel(&self, role: &str) -> Option<&'b str> {
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

/// Each text once, in the order in which they come.
fn distinct<T: Ord + Clone>(texts: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    texts.into_iter().filter(|text| seen.insert(text.clone())).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
        RuleBook::of(text)
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
    fn who_stands_in_for_one_owner_and_is_the_other_is_alone() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada\"\naway = { from = 2026-11-23, until = 2026-12-04 }\n\
                    [roles.chef]\nname = \"chef\"\nholder = \"ada\"\ndeputy = \"Cy\"\n\
                    [roles.waiter]\nname = \"waiter\"\nholder = \"Cy\"\n[roles.host]\nname = \"host\"\nholder = \"Cy\"\n\
                    [rules.soup]\nactivity = \"soup\"\nowner = \"chef\"\n";
        let book = RuleBook::of(text.to_owned());
        let alone = |owners: &[&str], day| {
            People::of(&book, Staff { area: None, today: date(2026, 12, day) }).alone_for_all(owners).map(str::to_owned)
        };
        assert_eq!(alone(&["chef", "waiter"], 1).as_deref(), Some("Cy"));
        assert_eq!(alone(&["chef", "waiter"], 5), None, "Ada is back");
        assert_eq!(alone(&["waiter", "host"], 1), None, "that is as the file has it");
        assert_eq!(alone(&["chef"], 1), None);
    }

    #[test]
    fn a_person_in_the_headline_answers_in_all_areas() {
        let one_each = |beta: &str| {
            let text = format!(
                "schema = 1\n[areas.alpha]\nname = \"Alpha\"\nwords = [\"alpha\"]\nholders = {{ po = \"Mira\" }}\n\
                 [areas.beta]\nname = \"Beta\"\nwords = [\"beta\"]\n{beta}\n\
                 [roles.po]\nname = \"PO\"\n[rules.soup]\nactivity = \"soup\"\nowner = \"po\"\n"
            );
            let book = RuleBook::of(text);
            People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).one_each(&["po"]).join(" ")
        };
        assert_eq!(one_each("holders = { po = \"Mira\" }"), "Mira");
        assert_eq!(one_each("holders = { po = \"Cy\" }"), "");
        assert_eq!(one_each(""), "", "no one is named in Beta");
    }

    #[test]
    fn an_absent_role_has_no_holder() {
        let book = book();
        let people = People::of(&book, Staff { area: None, today: date(2026, 11, 26) });
        assert!(people.answering("guard").people().is_empty());
        assert_eq!(vacancy(&book, "guard"), "Nobody holds the role guard here, and no other role stands in.");
    }
}
