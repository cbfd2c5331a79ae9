//! Two rule books and what changes between them, and the words for it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::diff::{Assignment, Change, Diff, Handover, Kind, Member, Owners, Party, Question, Rename, Set, Setting};
use crate::render::wording::{activities, counted, either, with_when};
use crate::rulebook::{Person, Rule, RuleBook, When, conditions, person_key};
use crate::text::sentence_list;

/// The most questions of a change that are shown to people.
const SHOWN: usize = 5;

/// Two rule books and what changes from the first to the second.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The book before.
    pub old: &'a RuleBook,
    /// The book now.
    pub new: &'a RuleBook,
    /// What changes.
    pub diff: &'a Diff<'a>,
    /// The day on which it is read: who is away then is said.
    pub today: Date,
}

impl Comparison<'_> {
    /// Who owned it before, and who owns it now; by the roles' ids where their names are the same.
    pub(super) fn way(&self, change: &Change<'_>) -> (String, String) {
        let names = (assignment(self.old, &change.from), assignment(self.new, &change.to));
        match (names.0 == names.1, &change.from, &change.to) {
            (true, Assignment::Owners(from), Assignment::Owners(to)) => (owners(from, |id| id), owners(to, |id| id)),
            _ => names,
        }
    }

    pub(super) fn summary(&self) -> String {
        let changed: usize = self.diff.changes.iter().map(|change| change.questions.len()).sum();
        let (asked, old, new) = (self.diff.asked, main_file(self.old), main_file(self.new));
        match changed {
            0 if !self.diff.handovers.is_empty() => {
                let others = counted(self.roles_of_others(), "role");
                let go = if asked == 1 { "The question goes".to_owned() } else { format!("All {asked} questions go") };
                format!("{go} to the same roles in {new} as in {old}; other people hold {others}.")
            }
            0 => {
                let (asked, same) = (counted(asked, "question"), if asked == 1 { "answer" } else { "answers" });
                format!("Nothing changes hands from {old} to {new}: {asked}, the same {same}.")
            }
            1 if asked == 1 => format!("The question has another answer in {new} than in {old}."),
            1 => format!("1 of {asked} questions has another answer in {new} than in {old}."),
            changed => format!("{changed} of {asked} questions have another answer in {new} than in {old}."),
        }
    }

    /// What is set otherwise, in a line: `deputy of waiter: Bo → Cy`.
    pub(super) fn setting(&self, Setting { what, from, to }: &Setting) -> String {
        let roles = |book: &RuleBook, ids: &[String]| ids.iter().map(|id| book.role_name(id).to_owned()).collect();
        let (title, from, to): (_, Vec<String>, Vec<String>) = match what {
            Set::Unknown => ("asked where no rule answers".to_owned(), roles(self.old, from), roles(self.new, to)),
            Set::Deputy(role) => (format!("deputy of {}", self.new.role_name(role)), from.clone(), to.clone()),
            Set::Decides(rule) => {
                let activity = self.new.rule(rule).map_or(rule, |rule| &rule.activity);
                (format!("last word on “{activity}”"), roles(self.old, from), roles(self.new, to))
            }
            Set::Words(area) => (format!("words of the area {area}"), from.clone(), to.clone()),
        };
        let listed = |all: &[String]| if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        format!("{title}: {} → {}", listed(&from), listed(&to))
    }

    /// Whom to ask before this is agreed: each person once, with the roles that are meant, then the roles of which no holder
    /// is known.
    pub(super) fn whom_to_ask(&self) -> Vec<String> {
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for party in &self.diff.ask {
            for member in &party.people {
                let place = *places.entry(person_key(&member.name)).or_insert(asked.len());
                if place == asked.len() {
                    asked.push(Asked { name: &member.name, contacts: Vec::new(), roles: Vec::new() });
                }
                asked[place].add(party, member);
            }
        }
        let away = self.away();
        let people = asked.into_iter().map(|one| {
            let until = away.get(&person_key(one.name)).map(|until| format!("; away until {until}"));
            one.line() + &until.unwrap_or_default()
        });
        let unnamed = self.diff.ask.iter().filter(|party| party.people.is_empty());
        people.chain(unnamed.map(|party| [&[role(party)], party.channel.as_slice()].concat().join(", "))).collect()
    }

    /// Until when people are away today, by the new book or else by the old one; by [`person_key`].
    fn away(&self) -> HashMap<String, Date> {
        let people = self.new.people.values().chain(self.old.people.values());
        // In reverse: the first one of a name counts.
        let until = |person: &Person| person.away.and_then(|away| away.until(self.today));
        let known: HashMap<String, Option<Date>> =
            people.rev().map(|person| (person_key(&person.name), until(person))).collect();
        known.into_iter().filter_map(|(key, until)| Some((key, until?))).collect()
    }

    /// How many roles other people hold, in the whole or in an area.
    fn roles_of_others(&self) -> usize {
        let parties = self.diff.handovers.iter().flat_map(|handover| &handover.to);
        parties.map(|party| &party.role).collect::<BTreeSet<_>>().len()
    }
}

/// Who hands over to whom, in a line: `head chef (Ada) → waiter (Bo): 2 activities`.
pub(super) fn handover(handover: &Handover) -> String {
    let parties = |all: &[Party]| match all {
        [] => "nobody".to_owned(),
        all => {
            sentence_list(&all.iter().filter(|one| !is_as_in_the_whole(one, all)).map(party).collect::<Vec<_>>(), "and")
        }
    };
    format!("{} → {}: {}", parties(&handover.from), parties(&handover.to), activities(handover.activities))
}

/// Whether the same people hold a role in its area as in the whole.
fn is_as_in_the_whole(party: &Party, all: &[Party]) -> bool {
    let is_whole = |other: &Party| other.area.is_none() && other.role == party.role && other.people == party.people;
    party.area.is_some() && all.iter().any(is_whole)
}

/// A role, in an area if that is meant, with the person who holds it.
fn party(party: &Party) -> String {
    let person = party.person().iter().map(|person| format!(" ({person})")).collect::<String>();
    role(party) + &person
}

fn role(Party { name, area, .. }: &Party) -> String {
    area.as_ref().map_or_else(|| name.clone(), |area| format!("{name} in {area}"))
}

/// A role that has another id, in a line.
pub(super) fn renamed(rename: &Rename) -> String {
    format!("{} is now {} (same {})", rename.from, rename.to, rename.by.name())
}

/// Someone to ask, with what they hold.
struct Asked<'a> {
    name: &'a str,
    contacts: Vec<&'a str>,
    roles: Vec<String>,
}

impl<'a> Asked<'a> {
    fn add(&mut self, party: &'a Party, member: &'a Member) {
        let (contact, role) = (member.contact.as_deref().or(party.channel.as_deref()), role(party));
        self.contacts.extend(contact.filter(|contact| !self.contacts.contains(contact)));
        // The area adds nothing where they hold the role in the whole as well.
        if !self.roles.contains(&role) && !self.roles.contains(&party.name) {
            self.roles.push(role);
        }
    }

    /// `Ada Pan, @ada (head chef and waiter)`
    fn line(&self) -> String {
        let reached = [&[self.name], self.contacts.as_slice()].concat().join(", ");
        format!("{reached} ({})", sentence_list(&self.roles, "and"))
    }
}

fn main_file(book: &RuleBook) -> &str {
    book.files.first().map_or("", |file| &file.name)
}

/// Who owns it, in words.
pub(in crate::render) fn assignment(book: &RuleBook, assignment: &Assignment) -> String {
    match assignment {
        Assignment::Owners(Owners::Nobody) => "nobody, on purpose".to_owned(),
        Assignment::Owners(all) => owners(all, |id| book.role_name(id)),
        Assignment::Cases(cases) => {
            let case =
                |(when, all): &(When, Owners)| format!("{} {}", owners(all, |id| book.role_name(id)), with_when(when));
            format!("it depends ({})", cases.iter().map(case).collect::<Vec<_>>().join(", "))
        }
        Assignment::Unclear => "unclear".to_owned(),
        Assignment::Uncovered => "no case covers this".to_owned(),
        Assignment::Unknown => "unknown".to_owned(),
    }
}

/// Owners, each as `name` calls it.
fn owners<'n>(owners: &'n Owners, name: impl Fn(&'n str) -> &'n str) -> String {
    let names: Vec<&str> = owners.roles().iter().map(|id| name(id)).collect();
    match owners {
        Owners::All(_) => sentence_list(&names, "and"),
        Owners::Any(_) => format!("{}, {} of them", sentence_list(&names, "or"), either(names.len())),
        Owners::Nobody => "nobody".to_owned(),
    }
}

/// The first questions of a change, and how many more there are.
pub(super) fn shown(change: &Change<'_>) -> impl Iterator<Item = String> {
    change.questions.iter().take(SHOWN).map(question).chain(more(change))
}

fn more(change: &Change<'_>) -> Option<String> {
    let more = change.questions.len().saturating_sub(SHOWN);
    (more > 0).then(|| format!("and {more} more"))
}

/// A question and what is given with it.
pub(in crate::render) fn question(question: &Question) -> String {
    match question.given.is_empty() {
        true => question.ask.clone(),
        false => format!("{} ({})", question.ask, conditions(&question.given)),
    }
}

pub(super) fn reference(rule: &Rule) -> String {
    format!("{} ({})", rule.activity, rule.location)
}

pub(super) fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::ChangesHands => "Changes hands",
        Kind::Appears => "Appears",
        Kind::Vanishes => "Vanishes",
        Kind::BecomesUnclear => "Becomes unclear",
        Kind::WasUnclear => "Was unclear",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::diff::diff;
    use crate::rulebook::Given;

    #[test]
    fn a_person_is_to_be_asked_once_with_all_roles() {
        let book = |cook: &str, waiter: &str| {
            let text = format!(
                "schema = 1\n[people.ann]\nname = \"Ann\"\ncontact = \"@ann\"\n\
                 away = {{ from = 2026-11-20, until = 2026-12-05 }}\n\
                 [roles.boss]\nname = \"boss\"\nholder = [\"Bo\", \"Cy\"]\ncontact = \"#boss\"\n\
                 [roles.cook]\nname = \"cook\"\nholder = \"ann\"\n[roles.waiter]\nname = \"waiter\"\nholder = \"Ann\"\n\
                 [rules.soup]\nactivity = \"stirring the soup\"\nowner = \"{cook}\"\n\
                 [rules.wine]\nactivity = \"pouring wine\"\nowner = \"{waiter}\"\n"
            );
            RuleBook::of(text)
        };
        let (old, new) = (book("cook", "waiter"), book("boss", "boss"));
        let diff = diff(&old, &new, &Given::new(), Vec::new());
        let asked = |today| Comparison { old: &old, new: &new, diff: &diff, today }.whom_to_ask();
        let bosses = ["Bo, #boss (boss)", "Cy, #boss (boss)"];
        let ann = "Ann, @ann (cook and waiter)";
        assert_eq!(asked(date(2026, 12, 6)), [bosses[0], bosses[1], ann]);
        assert_eq!(asked(date(2026, 12, 5))[2], format!("{ann}; away until 2026-12-05"));
    }

    #[test]
    fn an_area_that_has_the_people_of_the_whole_is_not_named_beside_it() {
        let book = |owner: &str| {
            let area = |id: &str, holder: &str| {
                format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ cook = \"{holder}\" }}\n")
            };
            let (bar, hall) = (area("bar", "Ann"), area("hall", "Cy"));
            let text = format!(
                "schema = 1\n{bar}{hall}[roles.cook]\nname = \"cook\"\nholder = \"Ann\"\n\
                 [roles.waiter]\nname = \"waiter\"\nholder = \"Bo\"\n\
                 [rules.soup]\nactivity = \"stirring the soup\"\nowner = \"{owner}\"\n"
            );
            RuleBook::of(text)
        };
        let (old, new) = (book("cook"), book("waiter"));
        let diff = diff(&old, &new, &Given::new(), Vec::new());
        let lines: Vec<String> = diff.handovers.iter().map(handover).collect();
        assert_eq!(lines, ["cook (Ann) and cook in hall (Cy) → waiter (Bo): 1 activity"]);
        let asked = Comparison { old: &old, new: &new, diff: &diff, today: date(2026, 11, 26) }.whom_to_ask();
        assert_eq!(asked, ["Ann (cook)", "Cy (cook in hall)", "Bo (waiter)"]);
    }
}
