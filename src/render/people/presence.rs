//! Who is there, who is away, and who stands in, in words.

use crate::rulebook::{Individual, Roster};
use crate::text::sentence_list;

/// For whom people stand in, and until when; or who of the holders is away. `None` if all are there.
pub(super) fn standing(roster: &Roster<'_>) -> Option<String> {
    let in_place: Vec<String> = roster.instead_of().iter().filter_map(until).collect();
    if !in_place.is_empty() {
        return Some(format!("in place of {}", sentence_list(&in_place, "and")));
    }
    let away = match roster.people() {
        // The line names the only holder already.
        [Individual { away_until: Some(until), .. }] if roster.away().len() == 1 => format!("away until {until}"),
        _ => away(roster.away())?,
    };
    Some(clauses([away].into_iter().chain(deputies_away(roster.away_deputies()))))
}

/// That the deputies of those who are away are away as well, and until when.
fn deputies_away(people: &[Individual<'_>]) -> Option<String> {
    let all: Vec<String> = people.iter().filter_map(until).collect();
    match all.as_slice() {
        [] => None,
        [one] => Some(format!("so is the deputy {one}")),
        several => Some(format!("so are the deputies {}", sentence_list(several, "and"))),
    }
}

fn until(one: &Individual<'_>) -> Option<String> {
    Some(format!("{} until {}", one.name, one.away_until?))
}

/// That people are away, and until when; `None` if all are there.
pub(super) fn away(people: &[Individual<'_>]) -> Option<String> {
    let until = |one: &Individual<'_>| Some(format!("{} is away until {}", one.name, one.away_until?));
    let all: Vec<String> = people.iter().filter_map(until).collect();
    (!all.is_empty()).then(|| sentence_list(&all, "and"))
}

pub(super) fn stand(people: &[Individual<'_>]) -> String {
    let verb = if people.len() == 1 { "stands" } else { "stand" };
    format!("{} {verb}", names_of(people))
}

pub(super) fn names_of(people: &[Individual<'_>]) -> String {
    let names: Vec<&str> = people.iter().map(|one| one.name).collect();
    sentence_list(&names, "and")
}

/// People with how to reach them, in one line.
pub(super) fn listed(roster: &Roster<'_>) -> String {
    match roster.people() {
        [one] => in_a_line(one),
        several => {
            let one = |one: &Individual<'_>| match one.contact {
                Some(contact) => format!("{} ({contact})", one.name),
                None => one.name.to_owned(),
            };
            joined(several.iter().map(one))
        }
    }
}

/// Someone, and how to reach them.
pub(super) fn in_a_line(one: &Individual<'_>) -> String {
    joined([one.name].into_iter().chain(one.contact).map(str::to_owned))
}

pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}

/// Parts of a line that stand for themselves, without the empty ones.
pub(super) fn clauses(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
