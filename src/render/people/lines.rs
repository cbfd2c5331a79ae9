//! Lines about the people behind the owners of an activity.

use std::collections::HashMap;
use std::iter;

use super::presence::{clauses, in_a_line, joined, listed, standing};
use super::{Line, PERSON, People, distinct};
use crate::render::wording::role_names;
use crate::rulebook::{Answering, Roster, each_once, person_keys};
use crate::text::sentence_list;

/// The label of the first of several lines about people.
const PEOPLE: &str = "people";
/// The label of a channel that names nobody.
const CONTACT: &str = "contact";
/// The label of a line that goes on with the one above.
const MORE: &str = "";

/// Owners with the same people, in the place of the same ones, or, where nobody is named, with the same channel.
struct Group<'b> {
    roster: Roster<'b>,
    /// Never empty.
    owners: Vec<&'b str>,
    contacts: Vec<&'b str>,
    deputies: Vec<&'b str>,
}

impl<'b> Group<'b> {
    fn of(roster: Roster<'b>) -> Self {
        Self { roster, owners: Vec::new(), contacts: Vec::new(), deputies: Vec::new() }
    }

    fn add(&mut self, owner: &'b str, channel: Option<&'b str>, roster: &Roster<'b>) {
        self.owners.push(owner);
        self.contacts.extend(channel);
        self.deputies.extend(roster.deputies().iter().map(|one| one.name));
    }
}

impl<'b> People<'b> {
    /// Lines about those who hold one of `owners`, in their order: a person with several of them is named once, apart from
    /// those in which they stand in for someone. An owner without a holder has its channel; one whose holders differ by area
    /// has those of each area. Beside others it is said that an owner has neither.
    pub(in crate::render) fn lines(&self, owners: &[&str]) -> Vec<Line> {
        let (mut alike, mut by_area) = (Vec::new(), Vec::new());
        for owner in owners {
            match self.answering(owner) {
                Answering::Same(roster) => alike.push((*owner, roster)),
                Answering::ByArea { across, areas } => by_area.push((*owner, across, areas)),
            }
        }
        let groups = self.groups(&alike);
        let mut lines: Vec<Line> = groups.iter().flat_map(|group| self.of_group(group, owners.len())).collect();
        let of_areas =
            by_area.iter().flat_map(|(owner, across, areas)| self.of_areas(owner, across, areas, owners.len()));
        lines.extend(of_areas);
        if !lines.is_empty() {
            let named = |owner: &str| groups.iter().any(|group| group.owners.contains(&owner));
            let unnamed = alike.iter().map(|(owner, _)| *owner).filter(|owner| !named(owner));
            let unnamed = unnamed.filter(|owner| self.book.roles.contains_key(*owner));
            lines.extend(unnamed.map(|owner| (MORE, format!("{}: no one is named", self.book.role_name(owner)))));
        }
        lines
    }

    /// Who answers for a role, and how to reach them, a few words a line: for a narrow column.
    pub(in crate::render) fn short_lines(&self, role: &str) -> Vec<String> {
        let Answering::Same(roster) = self.answering(role) else {
            return self.lines(&[role]).into_iter().map(|(_, line)| line).collect();
        };
        let people = roster.people();
        let contacts = people.iter().filter_map(|one| one.contact).chain(self.channel(role));
        let names = each_once(people.iter().map(|one| one.name)).into_iter().chain(distinct(contacts));
        let deputies = each_once(roster.deputies().iter().map(|one| one.name));
        let deputies = deputies.into_iter().map(|deputy| format!("deputy {deputy}"));
        names.map(str::to_owned).chain(deputies).chain(standing(&roster)).collect()
    }

    fn groups(&self, owners: &[(&str, Roster<'b>)]) -> Vec<Group<'b>> {
        let mut groups: Vec<Group<'b>> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        for (owner, roster) in owners {
            let Some((id, _)) = self.book.roles.get_key_value(*owner) else { continue };
            let channel = self.channel(id);
            let is_named = !roster.people().is_empty();
            let of_nobody = channel.filter(|_| !is_named);
            if !is_named && of_nobody.is_none() {
                continue;
            }
            let said = [roster.people(), roster.instead_of(), roster.away(), roster.away_deputies()].map(person_keys);
            let place = *places.entry((said, of_nobody)).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Group::of(roster.clone()));
            }
            groups[place].add(id, channel, roster);
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
            [] => vec![(CONTACT, clauses([joined(channel.chain(whose))].into_iter().chain(what_else)))],
            [one] => {
                let role = self.role_meant(one.name, group, owners);
                let parts = [one.name.to_owned()].into_iter().chain(role).chain(one.contact.map(str::to_owned));
                let person = joined(distinct(parts.chain(channel)));
                vec![(PERSON, clauses([person].into_iter().chain(what_else)))]
            }
            several => {
                let mut lines = labelled(several.iter().map(in_a_line));
                let channel = joined(channel.chain(whose));
                let common = if group.contacts.is_empty() {
                    vec![(MORE, clauses([channel].into_iter().chain(what_else)))]
                } else {
                    vec![(MORE, clauses(what_else)), (CONTACT, channel)]
                };
                lines.extend(common.into_iter().filter(|(_, line)| !line.is_empty()));
                lines
            }
        }
    }

    /// The holders of each area, and who decides across areas; places with the same people in one line. The channel of the
    /// role follows, unless it is that of one of them.
    fn of_areas(&self, owner: &str, own: &Roster<'b>, areas: &[(&str, Roster<'b>)], owners: usize) -> Vec<Line> {
        let whose = if owners > 1 { format!(", for {}", self.book.role_name(owner)) } else { String::new() };
        let across = Some(("across areas", own)).filter(|(_, own)| !own.people().is_empty());
        let of_areas = areas.iter().map(|(area, roster)| (self.book.area_name(area), roster));
        let (mut groups, mut contacts): (Vec<(String, Vec<&str>)>, Vec<&str>) = Default::default();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (place, roster) in of_areas.chain(across) {
            let people = clauses([listed(roster)].into_iter().chain(standing(roster)));
            contacts.extend(roster.people().iter().filter_map(|one| one.contact));
            let group = *known.entry(people.clone()).or_insert(groups.len());
            if group == groups.len() {
                groups.push((people, Vec::new()));
            }
            groups[group].1.push(place);
        }
        let of_group =
            |(people, places): (String, Vec<&str>)| format!("{}: {people}{whose}", sentence_list(&places, "and"));
        let mut lines = labelled(groups.into_iter().map(of_group));
        let channel = self.channel(owner).filter(|channel| !contacts.contains(channel));
        lines.extend(channel.map(|channel| (CONTACT, format!("{channel}{whose}"))));
        lines
    }

    /// Which of a person's roles is meant, where that could be in doubt.
    fn role_meant(&self, name: &str, group: &Group<'_>, owners: usize) -> Option<String> {
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

/// Who would stand in, or for whom they stand in and until when.
fn what_else(group: &Group<'_>) -> impl Iterator<Item = String> {
    let deputies = each_once(group.deputies.iter().copied()).join(", ");
    let deputies = (!deputies.is_empty()).then(|| format!("deputy: {deputies}"));
    deputies.into_iter().chain(standing(&group.roster))
}

/// Lines of which the first has the label.
fn labelled(lines: impl Iterator<Item = String>) -> Vec<Line> {
    let labels = iter::once(PEOPLE).chain(iter::repeat(MORE));
    labels.zip(lines).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::book;
    use super::*;
    use crate::render::people::Staff;
    use crate::rulebook::RuleBook;

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
        let book = RuleBook::of(text);
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

    /// Ada is away, and Bo, who holds a role of his own, stands in for her.
    const STANDING_IN: &str = "schema = 1\n\
        [people.ada]\nname = \"Ada\"\naway = { from = 2026-11-20, until = 2026-12-05 }\n\
        [people.bo]\nname = \"Bo\"\ncontact = \"@bo\"\n\
        [roles.baker]\nname = \"baker\"\nholder = \"bo\"\n\
        [roles.chef]\nname = \"chef\"\nholder = \"ada\"\ndeputy = \"bo\"\n\
        [roles.grill]\nname = \"grill\"\nholder = \"ada\"\ndeputy = \"bo\"\n\
        [roles.bar]\nname = \"bar\"\nholder = [\"bo\", \"Cy\"]\n\
        [roles.cellar]\nname = \"cellar\"\nholder = [\"Cy\", \"bo\"]\n\
        [rules.soup]\nactivity = \"cooking the soup\"\nowner = [\"baker\", \"chef\"]\n";

    fn lines_while_ada_is_away(owners: &[&str]) -> Vec<String> {
        let book = RuleBook::of(STANDING_IN);
        let lines = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(owners);
        lines.into_iter().map(|(label, line)| format!("{label} {line}")).collect()
    }

    #[test]
    fn who_stands_in_for_someone_does_so_in_their_role_alone() {
        let (own, for_ada) =
            ("person Bo, here as baker, @bo", "person Bo, here as chef, @bo; in place of Ada until 2026-12-05");
        assert_eq!(lines_while_ada_is_away(&["baker", "chef"]), [own, for_ada]);
        assert_eq!(lines_while_ada_is_away(&["chef", "baker"]), [for_ada, own]);
        let both = lines_while_ada_is_away(&["chef", "grill"]);
        assert_eq!(both, ["person Bo, in both roles, @bo; in place of Ada until 2026-12-05"]);
    }

    #[test]
    fn the_order_of_holders_makes_no_other_people() {
        assert_eq!(lines_while_ada_is_away(&["bar", "cellar"]), ["people Bo, @bo", " Cy"]);
    }

    #[test]
    fn channels_whose_case_differs_are_two() {
        let text = "schema = 1\n[roles.chef]\nname = \"chef\"\nholder = \"Ada\"\ncontact = \"#Ops\"\n\
                    [roles.baker]\nname = \"baker\"\nholder = \"ada\"\ncontact = \"#ops\"\n\
                    [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n";
        let book = RuleBook::of(text);
        let lines = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(&["chef", "baker"]);
        assert_eq!(lines, [("person", "Ada, in both roles, #Ops, #ops".to_owned())]);
    }

    /// Bo holds the role in the shop, and elsewhere stands in for Ada.
    #[test]
    fn who_stands_in_in_some_areas_alone_is_said_by_area() {
        let area = "[areas.shop]\nname = \"Shop\"\nwords = [\"shop\"]\nholders = { chef = \"bo\" }\n";
        let book = RuleBook::of(STANDING_IN.to_owned() + area);
        let lines = People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(&["chef"]);
        let across = "across areas: Bo, @bo; in place of Ada until 2026-12-05";
        assert_eq!(lines, [("people", "Shop: Bo, @bo".to_owned()), ("", across.to_owned())]);
    }

    /// Ada holds the role in the shop and in the whole, and is reached as the role is.
    #[test]
    fn people_of_several_areas_are_named_once_and_so_is_how_to_reach_them() {
        let area = |id: &str, holder: &str| {
            format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ chef = \"{holder}\" }}\n")
        };
        let text = |contact: &str| {
            format!(
                "schema = 1\n{}{}{}[people.ada]\nname = \"Ada\"\ncontact = \"@ada\"\n\
                 [roles.chef]\nname = \"chef\"\nholder = \"ada\"\ncontact = \"{contact}\"\n\
                 [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n",
                area("bar", "Bo"),
                area("hall", "Bo"),
                area("shop", "ada"),
            )
        };
        let lines = |contact: &str| {
            let book = RuleBook::of(text(contact));
            People::of(&book, Staff { area: None, today: date(2026, 11, 26) }).lines(&["chef"])
        };
        let people = [("people", "bar and hall: Bo".to_owned()), ("", "shop and across areas: Ada, @ada".to_owned())];
        assert_eq!(lines("@ada"), people);
        assert_eq!(lines("#stove"), [&people[..], &[("contact", "#stove".to_owned())]].concat());
    }
}
