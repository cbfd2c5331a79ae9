//! Sentences about what is to be decided.

use jiff::civil::Date;

use crate::render::wording::{activities, capitalised, counted, is_one_of_several, possible_owners, role_names, tally};
use crate::report::{Leaver, Load, Point, Report, Subject, Taker};
use crate::rulebook::RuleBook;
use crate::text::sentence_list;

/// What a report does not do.
pub(super) const NO_SCORES: &str =
    "All numbers count activities, phrases and roles of the file. They say nothing about how well anyone works.";

/// What is to be decided, in one sentence without a full stop.
pub(super) fn what(book: &RuleBook, subject: &Subject) -> String {
    let role = |id: &str| capitalised(book.role_name(id));
    match subject {
        Subject::LeftToNobody { role: id, areas, outside: others, activities: count, until } => {
            let left = format!("{}{}: nobody takes over {}", role(id), for_areas(book, areas), activities(*count));
            left + &outside(book, others) + &until_day(*until)
        }
        Subject::AllAway { role: id, area, people, .. } => {
            format!("{}{}: nobody stands in for {}", role(id), for_areas(book, area.as_slice()), away(people))
        }
        Subject::CaseMissing { activity, gaps, .. } => {
            format!("“{activity}” has no case for {}", gaps.in_words())
        }
        Subject::NobodyStandsIn { role: id, activities: count } => {
            format!("{} is absent and owns {}; no role stands in", role(id), activities(*count))
        }
        Subject::NobodyNamed { roles } => format!("None of the {} has a holder", counted(*roles, "role")),
        Subject::RoleWithoutHolder { role: id, activities: count } => {
            format!("{} has a part in {} and no holder", role(id), activities(*count))
        }
        Subject::AreaWithoutHolder { area } => format!("The area {} names nobody", book.area_name(area)),
        Subject::RoleOpenInAreas { role: id, areas } => {
            let names = areas.ids().map(|id| book.area_name(id));
            format!("{}: no holder in {}", role(id), some(areas.count(), names))
        }
        Subject::Unanswered { question, outcome, nearest } => {
            format!("“{question}” is {}{}", outcome.name(), nearest_rule(book, nearest.as_deref()))
        }
        Subject::Overlap { rules, phrases, example, .. } => {
            let between = between(book, rules.each_ref().map(String::as_str), "for ");
            format!("{} could be {between}, such as “{example}”", counted(*phrases, "phrase"))
        }
        Subject::RolesWithoutHolder { roles } => without_holder(book, roles, ""),
        Subject::InheritedWithoutHolder { file, roles } => without_holder(book, roles, &format!(" of {file}")),
        Subject::NeverConfirmed { file, rules } => {
            format!("{} of {file} never confirmed here", counted(*rules, "rule"))
        }
        Subject::Stale { rule: Some((_, activity)), date } => format!("“{activity}” was last confirmed on {date}"),
        Subject::Stale { rule: None, date } => format!("The file was last confirmed on {date}"),
        Subject::NoDeputies { roles } => {
            format!("None of the {} with one holder has a deputy", counted(*roles, "role"))
        }
        Subject::RoleWithoutDeputy { role: id, person } => format!("{}: {person} has no deputy", role(id)),
        Subject::AloneInAreas { role: id, areas } => {
            let each = if areas.len() == 1 { "" } else { " each" };
            format!("{}: one holder{each} and no deputy in {}", role(id), some_areas(book, areas))
        }
        Subject::SeveralRoles { person, roles } => format!("{person} holds {}", role_names(book, roles)),
    }
}

/// People who are away, and until when.
fn away(people: &[(String, Date)]) -> String {
    let people: Vec<String> = people.iter().map(|(name, until)| format!("{name}, away until {until}")).collect();
    sentence_list(&people, "and")
}

/// The rule that is nearest, if one is.
fn nearest_rule(book: &RuleBook, rule: Option<&str>) -> String {
    let rule = rule.and_then(|id| book.rule(id));
    rule.map_or_else(String::new, |rule| format!("; nearest is “{}”", rule.activity))
}

fn without_holder(book: &RuleBook, roles: &[String], of_file: &str) -> String {
    let have = if roles.len() == 1 { "has" } else { "have" };
    format!("{}{of_file} {have} a part and no holder: {}", counted(roles.len(), "role"), some_roles(book, roles))
}

/// The owners of two rules, each after the same words: `for A or for B`, `for A or B, or for C`.
pub(super) fn between(book: &RuleBook, rules: [&str; 2], before: &str) -> String {
    let [one, other] = rules.map(|rule| owners(book, rule));
    let comma = if book.rule(rules[0]).is_some_and(is_one_of_several) { "," } else { "" };
    format!("{before}{one}{comma} or {before}{other}")
}

/// Who may own a rule.
fn owners(book: &RuleBook, rule: &str) -> String {
    book.rule(rule).map_or_else(String::new, |rule| possible_owners(book, rule))
}

fn some_roles(book: &RuleBook, ids: &[String]) -> String {
    some(ids.len(), ids.iter().map(|id| book.role_name(id)))
}

/// For which areas something is; empty for the whole.
pub(super) fn for_areas(book: &RuleBook, ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!(" for {}", some_areas(book, ids)) }
}

/// Outside of which areas something is; empty if it is so everywhere.
pub(super) fn outside(book: &RuleBook, ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!(" outside {}", some_areas(book, ids)) }
}

fn some_areas(book: &RuleBook, ids: &[String]) -> String {
    some(ids.len(), ids.iter().map(|id| book.area_name(id)))
}

/// All names of a few; of many the first ones, and how many more there are.
fn some<'n>(count: usize, names: impl Iterator<Item = &'n str>) -> String {
    const MOST: usize = 4;
    if count <= MOST {
        return sentence_list(&names.collect::<Vec<_>>(), "and");
    }
    let first: Vec<&str> = names.take(MOST - 1).collect();
    format!("{} and {} more", first.join(", "), count - first.len())
}

/// The question to settle.
pub(super) fn question(book: &RuleBook, subject: &Subject) -> String {
    match subject {
        Subject::LeftToNobody { activities: 1, .. } => "Who takes it over?".to_owned(),
        Subject::LeftToNobody { .. } => "Who takes them over?".to_owned(),
        Subject::AllAway { until, .. } => format!("Who answers until {until}?"),
        Subject::CaseMissing { .. } => "Who owns it then?".to_owned(),
        Subject::NobodyStandsIn { .. } => "Who owns this, or which role is the fallback?".to_owned(),
        Subject::NobodyNamed { .. } | Subject::RolesWithoutHolder { .. } => "Who holds them?".to_owned(),
        Subject::RoleWithoutHolder { .. } => "Who holds it?".to_owned(),
        Subject::AreaWithoutHolder { .. } => "Who holds which role there?".to_owned(),
        Subject::RoleOpenInAreas { .. } => "Who holds it there?".to_owned(),
        Subject::Unanswered { .. } => "Who owns it, and which rule says so?".to_owned(),
        Subject::Overlap { rules, .. } => {
            let [one, other] = rules.each_ref().map(|rule| owners(book, rule));
            format!("Where does the work of {one} end, and that of {other} begin?")
        }
        Subject::InheritedWithoutHolder { roles, .. } if roles.len() == 1 => {
            "Who holds it, or does this team not have it?".to_owned()
        }
        Subject::InheritedWithoutHolder { .. } => "Who holds them, or does this team not have them?".to_owned(),
        Subject::NeverConfirmed { rules: 1, .. } => "Does it hold here?".to_owned(),
        Subject::NeverConfirmed { .. } => "Do they hold here?".to_owned(),
        Subject::Stale { .. } => "Does it still hold?".to_owned(),
        Subject::NoDeputies { .. } => "Who answers while a holder is away?".to_owned(),
        Subject::RoleWithoutDeputy { person, .. } => format!("Who answers while {person} is away?"),
        Subject::AloneInAreas { .. } => "Who answers there while the holder is away?".to_owned(),
        Subject::SeveralRoles { person, .. } => format!("Who could take one of them while {person} is away?"),
    }
}

/// How much there is to decide.
pub(super) fn headline(book: &RuleBook, report: &Report) -> String {
    let title = if book.title.is_empty() { "This file" } else { &book.title };
    match report.points.len() {
        0 => format!("{title}: nothing to decide"),
        count => format!("{title}: {} to decide", counted(count, "point")),
    }
}

/// What and the question, in one line.
pub(super) fn sentence(book: &RuleBook, point: &Point) -> String {
    format!("{}. {}", what(book, &point.subject), question(book, &point.subject))
}

/// How many points there are besides those to decide first.
pub(super) fn rest(report: &Report) -> Option<String> {
    let rest = report.points.len() - report.first().len();
    let is = if rest == 1 { "is" } else { "are" };
    (rest > 0).then(|| format!("{} more {is} in the chapters below.", rest))
}

/// The counts of a role that are not zero, as a list.
pub(super) fn load(load: &Load) -> String {
    let counts = [
        (load.owns, "owns"),
        (load.shares, "shares"),
        (load.does, "does"),
        (load.stands_in, "stands in for"),
        (load.consulted, "is asked before"),
        (load.informed, "is told of"),
    ];
    tally(counts, "has no part")
}

/// Who hands over, by name.
pub(super) fn leavers(book: &RuleBook, leavers: &[Leaver]) -> String {
    let name = |leaver: &'_ Leaver| match leaver {
        Leaver::Person(name) => name.clone(),
        Leaver::Role(id) => book.role_name(id).to_owned(),
    };
    sentence_list(&leavers.iter().map(name).collect::<Vec<_>>(), "and")
}

/// Until when something is; empty if it is for good.
pub(super) fn until_day(until: Option<Date>) -> String {
    until.map_or_else(String::new, |until| format!(" until {until}"))
}

/// Who takes over; or, of roles that have the part already, that they stay.
pub(super) fn taker(book: &RuleBook, taker: &Taker) -> String {
    match taker {
        Taker::Deputies(people) => format!("{} (deputy)", sentence_list(people, "and")),
        Taker::Holders(people) => format!("{} (in the same role)", sentence_list(people, "and")),
        Taker::Roles(roles) => {
            format!("{} ({})", role_names(book, roles), if roles.len() == 1 { "stays" } else { "stay" })
        }
        Taker::Fallback(role) => format!("{} (fallback)", book.role_name(role)),
        Taker::Nobody => "nobody".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_stands_between_two_owners_if_the_first_is_one_of_several() {
        let book = RuleBook::of(
            "schema = 1\n[roles.doctor]\nname = \"Doctor or nurse\"\n[roles.cook]\nname = \"Cook\"\n\
             [rules.wound]\nactivity = \"wound\"\nowner = \"doctor\"\n\
             [rules.soup]\nactivity = \"soup\"\nowner = \"cook\"\n\
             [rules.menu]\nactivity = \"menu\"\nowner = [\"cook\", \"doctor\"]\n\
             [rules.diet]\nactivity = \"diet\"\nowner = { any = [\"cook\", \"doctor\"] }\n",
        );
        for (rules, said) in [
            (["wound", "soup"], "for Doctor or nurse or for Cook"),
            (["menu", "soup"], "for Cook and Doctor or nurse or for Cook"),
            (["diet", "soup"], "for Cook or Doctor or nurse, or for Cook"),
            (["soup", "diet"], "for Cook or for Cook or Doctor or nurse"),
        ] {
            assert_eq!(between(&book, rules, "for "), said);
        }
    }
}
