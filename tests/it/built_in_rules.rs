//! The table of the article in `docs/built-in-rules.md`: what it names is there, and it leaves no rule of the article out.

use std::collections::BTreeSet;
use std::fs;

use who_owns::rulebook::{Ownership, Rule};

use crate::support::BUILTIN;

/// The places in the second column, such as `dissent of `market-analysis``.
fn places() -> Vec<String> {
    let page = fs::read_to_string("docs/built-in-rules.md").expect("it can be read");
    let cells = page.lines().filter_map(|line| line.strip_suffix(" |")?.rsplit_once(" | ").map(|(_, cell)| cell));
    cells.filter(|cell| cell.contains('`')).flat_map(|cell| cell.split(", ")).map(str::to_owned).collect()
}

/// What stands before the id of a place, the id, and what stands behind it.
fn parts(place: &str) -> (&str, &str, &str) {
    let (what, rest) = place.split_once('`').expect("an id stands in code");
    let (id, more) = rest.split_once('`').expect("the code ends");
    (what.trim_end(), id, more)
}

fn is_there(place: &str) -> bool {
    let (what, id, more) = parts(place);
    let rule = |holds: &dyn Fn(&Rule) -> bool| BUILTIN.rule(id).is_some_and(holds);
    match what {
        "" => rule(&is_of_the_article),
        "case of" => rule(&|rule| matches!(rule.ownership, Ownership::Cases(_))),
        "settle of" => rule(&|rule| rule.cases().is_empty() && rule.owners().any(|owner| owner.mode().is_some())),
        "dissent of" => rule(&|rule| rule.dissent.iter().any(|other| other.source.as_deref() == Some("article"))),
        "skill of" => BUILTIN.roles[id].skills.iter().any(|skill| Some(skill.as_str()) == more.strip_prefix(": ")),
        other => panic!("{other:?} is no kind of place"),
    }
}

fn is_of_the_article(rule: &Rule) -> bool {
    rule.source.as_deref() == Some("article")
}

#[test]
fn every_place_in_the_table_is_there() {
    let places = places();
    assert!(places.len() > 50, "only {places:?}");
    let missing: Vec<&String> = places.iter().filter(|place| !is_there(place)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_table_leaves_no_rule_of_the_article_out() {
    let places = places();
    let rules_named = places.iter().map(|place| parts(place)).filter(|(what, ..)| what.is_empty());
    let named: BTreeSet<&str> = rules_named.map(|(_, id, _)| id).collect();
    let rules = BUILTIN.rules.iter().filter(|rule| is_of_the_article(rule));
    let left_out: Vec<&str> = rules.map(|rule| rule.id.as_str()).filter(|id| !named.contains(id)).collect();
    assert!(left_out.is_empty(), "{left_out:#?}");
}
