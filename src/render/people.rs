//! The people behind the roles: who holds them, how to reach them, who is missing.

mod presence;
mod vacancy;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::wording::role_names;
use crate::rulebook::{Away, Individual, Roster, RuleBook, person_key};
use presence::{away, in_a_line, joined, listed, names_of, stand, standing};

pub(super) use vacancy::vacancy;

/// How lines about people are labelled: a channel that names nobody is a `contact`.
const PERSON: &str = "person";
const PEOPLE: &str = "people";
const CONTACT: &str = "contact";
/// The label of a line that goes on with the one above.
const MORE: &str = "";

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

/// Who answers for a role, for scripts; everyone and every channel once.
#[derive(Default)]
pub(super) struct Entry<'b> {
    /// Whom to take it to; without an area, those of all areas if the role has no holder of its own.
    pub(super) people: Vec<&'b str>,
    pub(super) contacts: Vec<&'b str>,
    pub(super) deputies: Vec<&'b str>,
    /// The holders in whose place the people stand.
    pub(super) instead_of: Vec<&'b str>,
}

/// Owners with the same people or, where nobody is named, with the same channel.
struct Group<'b> {
    roster: Roster<'b>,
    /// Never empty.
    owners: Vec<&'b str>,
    contacts: Vec<&'b str>,
    deputies: Vec<&'b str>,
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

    /// Lines about those who hold one of `owners`, in their order: a person with several of them is named once. An owner
    /// without a holder has its channel; one whose holders differ by area has those of each area. Beside others it is said that
    /// an owner has neither.
    pub(super) fn lines(&self, owners: &[&str]) -> Vec<Line> {
        let (by_area, others): (Vec<&str>, Vec<&str>) =
            owners.iter().copied().partition(|owner| self.differs_by_area(owner));
        let groups = self.groups(&others);
        let mut lines: Vec<Line> = groups.iter().flat_map(|group| self.of_group(group, owners.len())).collect();
        by_area.iter().for_each(|owner| lines.extend(self.of_areas(owner, owners.len())));
        if !lines.is_empty() {
            let named = |owner: &&&str| groups.iter().any(|group| group.owners.contains(*owner));
            let unnamed = others.iter().filter(|owner| !named(owner) && self.book.roles.contains_key(**owner));
            lines.extend(unnamed.map(|owner| (MORE, format!("{}: no one is named", self.book.role_name(owner)))));
        }
        lines
    }

    /// The people behind `owners`, each once, where every owner has exactly one, who is there; else none.
    pub(super) fn one_each(&self, owners: &[&str]) -> Vec<&'b str> {
        let one = |owner: &&str| match self.roster(owner).people() {
            [one] if one.away_until.is_none() && !self.differs_by_area(owner) => Some(one.name),
            _ => None,
        };
        let names: Option<Vec<&str>> = owners.iter().map(one).collect();
        distinct(names.unwrap_or_default())
    }

    /// Whether other people answer for a role in some areas, and no area is asked about.
    pub(super) fn differs_by_area(&self, role: &str) -> bool {
        let own = people_of(&self.roster(role));
        self.area.is_none() && self.rosters(role).any(|(_, roster)| people_of(&roster) != own)
    }

    /// Who answers for a role, and how to reach them, a few words a line: for a narrow column.
    pub(super) fn short_lines(&self, role: &str) -> Vec<String> {
        if self.differs_by_area(role) {
            return self.lines(&[role]).into_iter().map(|(_, line)| line).collect();
        }
        let entry = self.entry(role);
        let names = entry.people.iter().chain(&entry.contacts).map(|text| (*text).to_owned());
        let deputies = entry.deputies.iter().map(|deputy| format!("deputy {deputy}"));
        let standing = Some(standing(&self.roster(role))).filter(|standing| !standing.is_empty());
        let standing = standing.map(|standing| standing.trim_start_matches("; ").to_owned());
        names.chain(deputies).chain(standing).collect()
    }

    /// Who answers for a role, for scripts.
    pub(super) fn entry(&self, role: &str) -> Entry<'b> {
        let roster = self.roster(role);
        let names = |people: &[Individual<'b>]| people.iter().map(|one| one.name).collect::<Vec<_>>();
        let mut people = roster.people().to_vec();
        if people.is_empty() && self.differs_by_area(role) {
            people = self.rosters(role).flat_map(|(_, roster)| roster.people().to_vec()).collect();
        }
        let contacts = people.iter().filter_map(|one| one.contact).chain(self.channel(role));
        Entry {
            contacts: distinct(contacts),
            people: distinct(names(&people)),
            deputies: distinct(names(roster.deputies())),
            instead_of: names(roster.instead_of()),
        }
    }

    /// Sentences about holders who are away, and about holders who differ by area: what scripts cannot read from an
    /// [`Entry`].
    pub(super) fn remarks(&self, role: &str) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.differs_by_area(role) {
            let area = |(name, roster): (&str, Roster<'_>)| {
                let standing = standing(&roster);
                let standing = standing.strip_prefix("; ").map(|standing| format!(" ({standing})")).unwrap_or_default();
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

    /// Where people are, as far as the file says: until when they are away, or else how to reach them.
    pub(super) fn whereabouts(&self, people: &'b [String]) -> Vec<Line> {
        let line = |person: &'b String| {
            let one = self.book.individual(person, self.today);
            match one.away_until {
                Some(until) => ("away", format!("{}, until {until}", in_a_line(&one))),
                None => (PERSON, format!("{}; {}", in_a_line(&one), self.absence(person))),
            }
        };
        people.iter().map(line).collect()
    }

    /// What is written about the absences of someone who is there.
    fn absence(&self, person: &str) -> String {
        match self.book.people.get(person).and_then(|person| person.away).map(Away::days) {
            None => "no absence is written down".to_owned(),
            Some((from, until)) if from > self.today => format!("not away before {from}, then until {until}"),
            Some((_, until)) => format!("back since {}", until.tomorrow().unwrap_or(until)),
        }
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

    /// That of every area that names holders of a role, if they are the same people.
    fn common_roster(&self, role: &str) -> Option<Roster<'b>> {
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

    fn groups(&self, owners: &[&str]) -> Vec<Group<'b>> {
        let mut groups: Vec<Group<'b>> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        for owner in owners {
            let Some((id, _)) = self.book.roles.get_key_value(*owner) else { continue };
            let (roster, channel) = (self.roster(id), self.channel(id));
            let named: Vec<String> = roster.people().iter().map(|one| person_key(one.name)).collect();
            let of_nobody = channel.filter(|_| named.is_empty());
            if named.is_empty() && of_nobody.is_none() {
                continue;
            }
            let place = *places.entry((named, of_nobody)).or_insert(groups.len());
            let deputies: Vec<&str> = roster.deputies().iter().map(|one| one.name).collect();
            if place == groups.len() {
                groups.push(Group { roster, owners: Vec::new(), contacts: Vec::new(), deputies: Vec::new() });
            }
            let group = &mut groups[place];
            group.owners.push(id);
            group.contacts.extend(channel);
            group.deputies.extend(deputies);
        }
        groups
    }

    /// One line for one person; a line each for several, and one for what they have in common.
    fn of_group(&self, group: &Group<'b>, owners: usize) -> Vec<Line> {
        let whose = self.whose(group, owners);
        let channel = distinct(group.contacts.iter().copied()).into_iter().map(str::to_owned);
        let people = group.roster.people();
        let what_else = what_else(group);
        match people {
            [] => vec![(CONTACT, joined(channel.chain(whose)) + &what_else)],
            [one] => {
                let hat = self.hat(one.name, group, owners);
                let parts = [one.name.to_owned()].into_iter().chain(hat).chain(one.contact.map(str::to_owned));
                vec![(PERSON, joined(distinct_owned(parts.chain(channel))) + &what_else)]
            }
            several => {
                let mut lines = labelled(several.iter().map(in_a_line));
                let common = joined(channel.chain(whose)) + &what_else;
                if !common.is_empty() {
                    let label = if group.contacts.is_empty() { MORE } else { CONTACT };
                    lines.push((label, common.trim_start_matches("; ").to_owned()));
                }
                lines
            }
        }
    }

    /// The holders of each area, and who decides across areas.
    fn of_areas(&self, owner: &str, owners: usize) -> Vec<Line> {
        let whose = if owners > 1 { format!(", for {}", self.book.role_name(owner)) } else { String::new() };
        let of_area =
            |(name, roster): (&str, Roster<'_>)| format!("{name}: {}{}{whose}", listed(&roster), standing(&roster));
        let own = self.roster(owner);
        let channel = self.channel(owner).map(str::to_owned);
        let across = match own.people() {
            [] => None,
            _ => Some(format!(
                "across areas: {}{}{whose}",
                joined([listed(&own)].into_iter().chain(channel.clone())),
                standing(&own)
            )),
        };
        let has_own = across.is_some();
        let mut lines = labelled(self.rosters(owner).map(of_area).chain(across));
        lines.extend(channel.filter(|_| !has_own).map(|channel| (CONTACT, channel + &whose)));
        lines
    }

    /// Which of a person's roles is meant, where that could be in doubt.
    fn hat(&self, name: &str, group: &Group<'_>, owners: usize) -> Option<String> {
        match (owners, group.owners.len(), self.book.roles_of(name).count()) {
            (1, _, 0 | 1) => None,
            (2, 2, _) => Some("in both roles".to_owned()),
            _ => Some(format!("here as {}", role_names(self.book, &group.owners))),
        }
    }

    /// Whose channel it is, or whose people they are, where there are other owners.
    fn whose(&self, group: &Group<'_>, owners: usize) -> Option<String> {
        (owners > group.owners.len()).then(|| format!("for {}", role_names(self.book, &group.owners)))
    }
}

/// Those to take it to, in whatever order an area names them.
fn people_of<'b>(roster: &Roster<'b>) -> BTreeSet<Individual<'b>> {
    roster.people().iter().copied().collect()
}

/// Who would stand in, or for whom they stand in and until when.
fn what_else(group: &Group<'_>) -> String {
    let deputies = match distinct(group.deputies.iter().copied()).join(", ").as_str() {
        "" => String::new(),
        deputies => format!("; deputy: {deputies}"),
    };
    deputies + &standing(&group.roster)
}

/// Lines of which the first has the label.
fn labelled(lines: impl Iterator<Item = String>) -> Vec<Line> {
    let labels = std::iter::once(PEOPLE).chain(std::iter::repeat(MORE));
    labels.zip(lines).collect()
}

/// Each name or channel once, in the order in which they come.
fn distinct<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<&'t str> {
    let mut seen = BTreeSet::new();
    texts.into_iter().filter(|text| seen.insert(person_key(text))).collect()
}

fn distinct_owned(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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

    fn lines(owners: &[&str]) -> Vec<String> {
        let book = book();
        let lines = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(owners);
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
            [
                "person Ada, here as baker and chef, #stove; deputy: Bo",
                "contact #door, for guard",
                "person Cy, here as waiter"
            ]
        );
    }

    #[test]
    fn a_person_is_the_same_however_the_name_is_spelled() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada Pan\"\n\
                    [roles.chef]\nname = \"chef\"\nholder = \"ada\"\ndeputy = \"ada pan\"\n\
                    [roles.baker]\nname = \"baker\"\nholder = \"Ada  pan\"\n\
                    [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n";
        let book = RuleBook::parse(Source::new("people.toml", text)).expect("it is valid");
        let lines = |owners: &[&str]| {
            let lines = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(owners);
            lines.into_iter().map(|(label, line)| format!("{label} {line}")).collect::<Vec<_>>()
        };
        assert_eq!(lines(&["chef"]), ["person Ada Pan, here as chef"]);
        assert_eq!(lines(&["chef", "baker"]), ["person Ada Pan, in both roles"]);
    }

    #[test]
    fn a_channel_without_a_person_is_named() {
        assert_eq!(lines(&["bar"]), ["contact #drinks; deputy: Ed"]);
        assert_eq!(lines(&["bar", "cellar"]), ["contact #drinks; deputy: Ed"]);
        assert_eq!(lines(&["bar", "waiter"]), ["contact #drinks, for bar; deputy: Ed", "person Cy, here as waiter"]);
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
            let text = format!(
                "schema = 1\n[people.mira]\nname = \"Mira\"\naway = {{ from = 2026-11-20, until = 2026-11-30 }}\n\
                 [areas.alpha]\nname = \"Alpha\"\nwords = [\"alpha\"]\nholders = {{ po = \"mira\" }}\n\
                 [areas.beta]\nname = \"Beta\"\nwords = [\"beta\"]\nholders = {{ po = \"{beta}\" }}\n\
                 [roles.po]\nname = \"PO\"\ndeputy = \"Bo\"\n[rules.soup]\nactivity = \"soup\"\nowner = \"po\"\n"
            );
            RuleBook::parse(Source::new("areas.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
        };
        let (alike, apart) = (book("mira"), book("Cy"));
        let there = Staff { area: None, today: date(2026, 12, 24) };
        let people = People::of(&alike, there);
        assert_eq!((people.one_each(&["po"]), people.differs_by_area("po")), (vec!["Mira"], false));
        let entry = People::of(&alike, Staff { today: date(2026, 11, 24), ..there }).entry("po");
        assert_eq!((entry.people, entry.instead_of), (vec!["Bo"], vec!["Mira"]), "she is away");
        let people = People::of(&apart, there);
        assert_eq!((people.one_each(&["po"]), people.differs_by_area("po")), (vec![], true));
    }

    #[test]
    fn who_was_away_is_back_on_the_day_after() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada\"\naway = { from = 2026-11-20, until = 2026-11-30 }\n\
                    [roles.chef]\nname = \"chef\"\n[rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n";
        let book = RuleBook::parse(Source::new("people.toml", text)).expect("it is valid");
        let ada = ["ada".to_owned()];
        let on = |today| People::of(&book, Staff { area: None, today }).whereabouts(&ada).remove(0).1;
        assert_eq!(on(date(2026, 11, 30)), "Ada, until 2026-11-30");
        assert_eq!(on(date(2026, 12, 1)), "Ada; back since 2026-12-01");
    }

    #[test]
    fn an_absent_role_has_no_holder() {
        let book = book();
        assert!(People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).entry("guard").people.is_empty());
        assert_eq!(vacancy(&book, "guard"), "Nobody holds the role guard here, and no other role stands in.");
    }
}
