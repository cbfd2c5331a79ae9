//! What people and roles leave behind, and to whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::leaver::Leaver;
use super::leavers::Leavers;
use super::left::{Left, Orphaned, left};
use super::people::{deputies, same};
use super::point::{Place, Point, Subject};
use super::taker::Taker;
use crate::rulebook::{Part, Person, Rule, RuleBook};

/// The work that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HandOver {
    /// Who hands it over, all at once.
    pub leavers: Vec<Leaver>,
    /// By role and part, then by rule.
    pub work: Vec<HandedOver>,
    /// By each leaver who is a deputy, the roles of which they are it: ids, sorted.
    pub deputy_of: Vec<(String, Vec<String>)>,
    /// The role to ask where no rule answers, if the leavers leave it for good, in the whole, and nobody takes it over: an id.
    pub asked_if_unknown: Option<String>,
    /// Of the people who take over, those who are away, and the last day of that.
    pub away: BTreeMap<String, Date>,
    places: BTreeMap<String, Place>,
}

/// One part of one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HandedOver {
    /// The role that has the part.
    pub role: String,
    /// What the role has to do with the activity.
    pub part: Part,
    /// The rule.
    pub rule: String,
    /// What its activity is called.
    pub activity: String,
    /// The areas in which the leavers have the role, or of those the ones that nobody takes over: ids, sorted. Empty for the
    /// whole.
    pub areas: Vec<String>,
    /// Of the whole, the areas in which others have the role, and stay: ids, sorted.
    pub outside: Vec<String>,
    /// Who has the part then.
    pub to: Taker,
    /// The last day on which the leavers have the part, where they only stand in; `None` where it is their own.
    pub until: Option<Date>,
    /// Where the rule is written.
    pub at: Place,
}

impl HandOver {
    pub(super) fn of(book: &RuleBook, leavers: &[Leaver], today: Date) -> Self {
        let left = left(book, &Leavers::of(leavers), today);
        let orphaned = Orphaned::of(book, &left);
        let by_role = by_role(&left);
        let of_rule = |rule| handed_over(rule, &by_role, &orphaned);
        let mut work: Vec<HandedOver> = book.rules.iter().flat_map(of_rule).collect();
        work.sort_by(|one, other| (&one.role, one.part, &one.rule).cmp(&(&other.role, other.part, &other.rule)));
        let place = |left: &Left<'_>| Some((left.role.to_owned(), Place::from(book.top_place_of_role(left.role)?)));
        Self {
            leavers: leavers.to_vec(),
            away: away(book, &work, today),
            work,
            asked_if_unknown: asked_if_unknown(book, &left),
            deputy_of: leavers.iter().filter_map(|leaver| deputy_of(book, leaver)).collect(),
            places: left.iter().filter_map(place).collect(),
        }
    }

    /// One point for each role that leaves something to nobody, and for each absence in which it does.
    pub(super) fn points(&self) -> Vec<Point> {
        let mut left: BTreeMap<LeftToNobody<'_>, BTreeSet<&str>> = BTreeMap::new();
        for work in self.work.iter().filter(|work| work.to == Taker::Nobody && work.part.is_needed()) {
            left.entry((&work.role, &work.areas, &work.outside, work.until)).or_default().insert(&work.rule);
        }
        let point = |((role, areas, outside, until), rules): (LeftToNobody<'_>, BTreeSet<&str>)| {
            let (areas, outside, activities) = (areas.to_vec(), outside.to_vec(), rules.len());
            let subject = Subject::LeftToNobody { role: role.to_owned(), areas, outside, activities, until };
            Some(Point::new(subject, self.places.get(role)?.clone()))
        };
        left.into_iter().filter_map(point).collect()
    }
}

/// A role, the areas in which it is left to nobody, those in which others have it, and the last day of that.
type LeftToNobody<'w> = (&'w str, &'w [String], &'w [String], Option<Date>);

/// Of the people who take over, those who are away on a day, and the last day of that.
fn away(book: &RuleBook, work: &[HandedOver], day: Date) -> BTreeMap<String, Date> {
    let takers: BTreeSet<&String> = work.iter().flat_map(|work| work.to.people()).collect();
    let until = |person: &Person| Some((person.name.clone(), person.away?.until(day)?));
    book.people.values().filter_map(until).filter(|(name, _)| takers.contains(name)).collect()
}

fn asked_if_unknown(book: &RuleBook, left: &[Left<'_>]) -> Option<String> {
    let asked = book.effective_role(book.ask_if_unknown.as_deref()?)?;
    let is_left = |left: &Left<'_>| left.role == asked && left.to == Taker::Nobody && left.until.is_none();
    left.iter().any(|left| is_left(left) && left.areas.is_empty()).then(|| asked.to_owned())
}

fn deputy_of(book: &RuleBook, leaver: &Leaver) -> Option<(String, Vec<String>)> {
    let Leaver::Person(name) = leaver else { return None };
    let is_deputy = |role: &&String| deputies(book, role).iter().any(|deputy| same(deputy, name));
    let roles: Vec<String> = book.roles.keys().filter(is_deputy).cloned().collect();
    (!roles.is_empty()).then(|| (name.clone(), roles))
}

/// What is left, by role.
fn by_role<'l>(left: &'l [Left<'_>]) -> HashMap<&'l str, Vec<&'l Left<'l>>> {
    let mut by_role: HashMap<&str, Vec<&Left<'_>>> = HashMap::new();
    for one in left {
        by_role.entry(one.role).or_default().push(one);
    }
    by_role
}

/// The parts that the leaving roles have in a rule.
fn handed_over(rule: &Rule, left: &HashMap<&str, Vec<&Left<'_>>>, orphaned: &Orphaned<'_>) -> Vec<HandedOver> {
    let mut work: Vec<HandedOver> = Vec::new();
    // A role may have a part under several conditions.
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for (part, with) in rule.parts() {
        for one in with.iter().filter_map(|id| left.get(id.as_str())).flatten() {
            let handed = HandedOver {
                role: one.role.to_owned(),
                part,
                rule: rule.id.clone(),
                activity: rule.activity.clone(),
                areas: one.areas.clone(),
                outside: one.outside.clone(),
                to: one.to.clone().or_roles(orphaned.others(with, one)),
                until: one.until,
                at: Place::from(&rule.location),
            };
            let at = *known.entry((one.role, part, &one.areas, one.until)).or_insert(work.len());
            match work.get_mut(at) {
                Some(known) => known.to = known.to.clone().and(handed.to),
                None => work.push(handed),
            }
        }
    }
    work
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const BOOK: &str = r#"
        schema = 1
        [roles.cook]
        name = "cook"
        holder = "Ada"
        deputy = "Ben"
        [roles.baker]
        name = "baker"
        holder = "ada"
        fallback = "waiter"
        [roles.waiter]
        name = "waiter"
        holder = "Cleo"
        deputy = "Ada"
        [rules.soup]
        activity = "cooking the soup"
        owner = "cook"
        [rules.bread]
        activity = "baking bread"
        owner = "baker"
        [rules.menu]
        activity = "writing the menu"
        owner = ["baker", "waiter"]
        settle = "By tasting."
    "#;

    fn without(name: &str) -> HandOver {
        let book = RuleBook::of(BOOK);
        HandOver::of(&book, &[Leaver::called(&book, name).expect("it is known")], date(2026, 11, 26))
    }

    fn takers(hand_over: &HandOver) -> Vec<(&str, &Taker)> {
        hand_over.work.iter().map(|work| (work.rule.as_str(), &work.to)).collect()
    }

    /// One activity, in the whole and for good.
    fn left_to_nobody(role: &str) -> Subject {
        Subject::LeftToNobody {
            role: role.to_owned(),
            areas: Vec::new(),
            outside: Vec::new(),
            activities: 1,
            until: None,
        }
    }

    #[test]
    fn the_role_to_ask_where_no_rule_answers_is_missed_if_nobody_takes_it_over() {
        for (asked, leaver, missed) in [("cook", "cook", Some("cook")), ("cook", "Ada", None), ("waiter", "Ben", None)]
        {
            let book = RuleBook::of(format!("{BOOK}[unknown]\nask = \"{asked}\"\n"));
            let leaver = Leaver::called(&book, leaver).expect("it is known");
            let hand_over = HandOver::of(&book, &[leaver], date(2026, 11, 26));
            assert_eq!(hand_over.asked_if_unknown.as_deref(), missed, "{asked}");
        }
    }

    #[test]
    fn a_fallback_whose_people_leave_as_well_takes_nothing_over() {
        let text = "schema = 1\n[roles.cook]\nname = \"Cook\"\nholder = \"Ada\"\nfallback = \"waiter\"\n\
                    [roles.waiter]\nname = \"Waiter\"\nholder = \"Bo\"\n\
                    [rules.soup]\nactivity = \"making soup\"\nowner = \"cook\"\n";
        let book = RuleBook::of(text);
        let taken_over_by = |leavers: &[&str]| {
            let leavers: Vec<Leaver> = leavers.iter().filter_map(|name| Leaver::called(&book, name)).collect();
            HandOver::of(&book, &leavers, date(2026, 11, 26)).work[0].to.clone()
        };
        assert_eq!(taken_over_by(&["cook"]), Taker::Fallback("waiter".to_owned()));
        assert_eq!(taken_over_by(&["cook", "Bo"]), Taker::Nobody);
    }

    #[test]
    fn a_person_is_followed_by_deputy_then_by_the_other_owners() {
        let ada = without("ADA");
        let waiter = Taker::Roles(vec!["waiter".to_owned()]);
        let ben = Taker::Deputies(vec!["Ben".to_owned()]);
        assert_eq!(takers(&ada), [("bread", &Taker::Nobody), ("menu", &waiter), ("soup", &ben)]);
        assert_eq!(ada.deputy_of, [("ada".to_owned(), vec!["waiter".to_owned()])]);
        let subjects: Vec<Subject> = ada.points().into_iter().map(|point| point.subject).collect();
        assert_eq!(subjects, [left_to_nobody("baker")]);
    }

    #[test]
    fn an_activity_that_is_owned_and_done_is_left_once() {
        let text = BOOK.replace("owner = \"cook\"", "owner = \"cook\"\n        does = [\"cook\"]");
        let book = RuleBook::of(text);
        let cook = HandOver::of(&book, &[Leaver::Role("cook".to_owned())], date(2026, 11, 26));
        let subjects: Vec<Subject> = cook.points().into_iter().map(|point| point.subject).collect();
        assert_eq!(subjects, [left_to_nobody("cook")]);
    }

    #[test]
    fn a_person_of_the_file_without_a_role_is_known() {
        let people = "[people.dee]\nname = \"Dee Orr\"\n";
        let book = RuleBook::of(BOOK.to_owned() + people);
        for name in ["dee", "dee orr"] {
            assert_eq!(Leaver::called(&book, name), Some(Leaver::Person("Dee Orr".to_owned())), "{name}");
        }
    }

    #[test]
    fn a_taker_who_is_away_is_named() {
        let people = "[people.ben]\nname = \"Ben\"\naway = { from = 2026-11-20, until = 2026-12-05 }\n";
        let text = BOOK.replace("deputy = \"Ben\"", "deputy = \"ben\"") + people;
        let book = RuleBook::of(text);
        let away = |day| HandOver::of(&book, &[Leaver::Person("Ada".to_owned())], day).away;
        assert_eq!(away(date(2026, 11, 26)), BTreeMap::from([("Ben".to_owned(), date(2026, 12, 5))]));
        assert!(away(date(2026, 12, 6)).is_empty());
    }

    #[test]
    fn a_role_is_followed_by_its_fallback() {
        let fallback = Taker::Fallback("waiter".to_owned());
        assert_eq!(takers(&without("baker")), [("bread", &fallback), ("menu", &fallback)]);
        assert_eq!(takers(&without("Cook")), [("soup", &Taker::Nobody)]);
        assert_eq!(Leaver::called(&RuleBook::of(BOOK), "nobody"), None);
    }

    #[test]
    fn an_absent_role_takes_nothing_over() {
        let channel = "[roles.channel]\nname = \"channel\"\nabsent = true\n\
                       [rules.ads]\nactivity = \"placing ads\"\nowner = [\"channel\", \"waiter\"]\n";
        let book = RuleBook::of(BOOK.to_owned() + channel);
        let waiter = HandOver::of(&book, &[Leaver::Role("waiter".to_owned())], date(2026, 11, 26));
        let baker = Taker::Roles(vec!["baker".to_owned()]);
        assert_eq!(takers(&waiter), [("ads", &Taker::Nobody), ("menu", &baker)]);
    }

    #[test]
    fn the_other_owners_are_those_under_every_condition() {
        let spices = r#"
            [contexts.season]
            question = "Which season is it?"
            values = ["summer", "winter"]
            [rules.spices]
            activity = "buying spices"
            [[rules.spices.cases]]
            when = { season = "summer" }
            owner = ["cook", "waiter"]
            [[rules.spices.cases]]
            when = { season = "winter" }
            owner = ["baker", "cook"]
        "#;
        let book = RuleBook::of(BOOK.to_owned() + spices);
        let cook = HandOver::of(&book, &[Leaver::Role("cook".to_owned())], date(2026, 11, 26));
        let others = Taker::Roles(vec!["baker".to_owned(), "waiter".to_owned()]);
        assert_eq!(takers(&cook), [("soup", &Taker::Nobody), ("spices", &others)]);
    }

    /// Ada holds the cook's role and stands in for Bo, the baker; both write the menu.
    #[test]
    fn a_role_that_is_left_for_a_while_takes_over_what_is_left_for_good() {
        let text = "schema = 1\n[people.bo]\nname = \"Bo\"\naway = { from = 2026-11-20, until = 2026-12-05 }\n\
                    [roles.cook]\nname = \"cook\"\nholder = \"Ada\"\n\
                    [roles.baker]\nname = \"baker\"\nholder = \"bo\"\ndeputy = \"Ada\"\n\
                    [rules.menu]\nactivity = \"writing the menu\"\nowner = [\"baker\", \"cook\"]\n";
        let book = RuleBook::of(text);
        let ada = HandOver::of(&book, &[Leaver::Person("Ada".to_owned())], date(2026, 11, 26));
        let baker = Taker::Roles(vec!["baker".to_owned()]);
        let said: Vec<_> = ada.work.iter().map(|work| (work.role.as_str(), work.until, &work.to)).collect();
        assert_eq!(said, [("baker", Some(date(2026, 12, 5)), &Taker::Nobody), ("cook", None, &baker)]);
    }

    /// Ada holds the baker's role, and others hold it in the shop.
    #[test]
    fn who_holds_a_role_in_an_area_stays_there() {
        let area = "[areas.shop]\nname = \"Shop\"\nwords = [\"shop\"]\nholders = { baker = \"Cy\" }\n";
        let book = RuleBook::of(BOOK.to_owned() + area);
        let ada = HandOver::of(&book, &[Leaver::Person("Ada".to_owned())], date(2026, 11, 26));
        let bread = ada.work.iter().find(|work| work.rule == "bread").expect("it is handed over");
        assert_eq!((&bread.to, bread.outside.join(" ").as_str()), (&Taker::Nobody, "shop"));
        let outside = vec!["shop".to_owned()];
        let subject =
            Subject::LeftToNobody { role: "baker".into(), areas: Vec::new(), outside, activities: 1, until: None };
        assert_eq!(ada.points().remove(0).subject, subject);
    }

    /// Ada is away, who is the baker in the shop, and Bo stands in for her; Cy is the baker elsewhere.
    #[test]
    fn who_holds_a_role_in_the_whole_stands_in_for_a_deputy_in_an_area() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada\"\naway = { from = 2026-11-20, until = 2026-12-05 }\n\
                    [areas.shop]\nname = \"Shop\"\nwords = [\"shop\"]\nholders = { baker = \"ada\" }\n\
                    [roles.baker]\nname = \"baker\"\nholder = \"Cy\"\ndeputy = \"Bo\"\n\
                    [rules.menu]\nactivity = \"writing the menu\"\nowner = \"baker\"\n";
        let book = RuleBook::of(text);
        let bo = HandOver::of(&book, &[Leaver::Person("Bo".to_owned())], date(2026, 11, 26));
        assert_eq!(takers(&bo), [("menu", &Taker::Holders(vec!["Cy".to_owned()]))]);
        assert!(bo.points().is_empty());
    }

    /// Ada holds the cook's role, and the baker's in one or both areas.
    #[test]
    fn a_role_that_others_hold_in_another_area_takes_over() {
        let takers_where_shop_is_held_by = |shop: &str| {
            let area = |id: &str, holder: &str| {
                format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ baker = \"{holder}\" }}\n")
            };
            let text = format!(
                "schema = 1\n{}{}[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\n[roles.baker]\nname = \"baker\"\n\
                 [rules.menu]\nactivity = \"writing the menu\"\nowner = [\"baker\", \"cook\"]\n",
                area("pay", "Ada"),
                area("shop", shop)
            );
            let book = RuleBook::of(text);
            let work = HandOver::of(&book, &[Leaver::Person("Ada".to_owned())], date(2026, 11, 26)).work;
            work.into_iter().map(|work| (work.role, work.areas.join(" "), work.to)).collect::<Vec<_>>()
        };
        let left = |role: &str, areas: &str, to: Taker| (role.to_owned(), areas.to_owned(), to);
        let baker = Taker::Roles(vec!["baker".to_owned()]);
        let by_cy = [left("baker", "pay", Taker::Nobody), left("cook", "", baker)];
        assert_eq!(takers_where_shop_is_held_by("Cy"), by_cy);
        let by_ada = [left("baker", "pay shop", Taker::Nobody), left("cook", "", Taker::Nobody)];
        assert_eq!(takers_where_shop_is_held_by("Ada"), by_ada);
    }
}
