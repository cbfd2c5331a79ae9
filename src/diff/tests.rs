use std::collections::BTreeSet;

use super::*;

const OLD: &str = r#"
schema = 1
title = "Kitchen"
[contexts.evening]
question = "Is it evening?"
values = ["yes", "no"]
[roles.cook]
name = "cook"
[roles.waiter]
name = "waiter"
[rules.soup]
activity = "stirring the soup"
owner = "cook"
why = "It burns."
phrases = ["keep the broth warm"]
[rules.wine]
activity = "pouring wine"
why = "The cook is busy in the evening."
phrases = ["keep the bottles cool"]
[[rules.wine.cases]]
when = { evening = "yes" }
owner = "waiter"
why = "The cook is busy."
[[rules.wine.cases]]
when = { evening = "no" }
owner = "cook"
why = "The waiter sleeps."
[[expect]]
ask = "pouring wine"
owner = "waiter"
given = { evening = "yes" }
"#;

fn kinds(old: &str, new: &str, given: &Given) -> Vec<(Kind, Vec<String>)> {
    let (old, new) = (RuleBook::of(old), RuleBook::of(new));
    let asks = |change: Change<'_>| change.questions.into_iter().map(|question| question.ask).collect();
    diff(&old, &new, given, Vec::new()).changes.into_iter().map(|change| (change.kind, asks(change))).collect()
}

#[test]
fn other_reasons_change_nothing() {
    assert_eq!(kinds(OLD, &OLD.replace("It burns.", "It boils over."), &Given::new()), []);
}

#[test]
fn another_owner_changes_hands_with_all_phrases() {
    let new = OLD.replacen("owner = \"cook\"\nwhy = \"It", "owner = \"waiter\"\nwhy = \"It", 1);
    let asks = vec!["keep the broth warm".to_owned(), "stirring the soup".to_owned()];
    assert_eq!(kinds(OLD, &new, &Given::new()), [(Kind::ChangesHands, asks)]);
}

#[test]
fn either_of_two_is_another_answer_than_both_together() {
    let both = OLD.replacen("owner = \"cook\"\nwhy = \"It", "owner = [\"cook\", \"waiter\"]\nwhy = \"It", 1);
    let either = both.replace("[\"cook\", \"waiter\"]", "{ any = [\"cook\", \"waiter\"] }");
    let asks = vec!["keep the broth warm".to_owned(), "stirring the soup".to_owned()];
    assert_eq!(kinds(&both, &either, &Given::new()), [(Kind::ChangesHands, asks)]);
    assert_eq!(kinds(&either, &either, &Given::new()), []);
    assert_eq!(handed_over(&both, &either), []);
}

#[test]
fn a_rule_that_is_gone_vanishes_and_one_that_comes_appears() {
    let more = "[rules.fugu]\nactivity = \"ξξξ ψψψ\"\nowner = \"cook\"\nwhy = \"It is poisonous.\"\n";
    let with = OLD.replace("[rules.soup]", &format!("{more}[rules.soup]"));
    let fugu = vec!["ξξξ ψψψ".to_owned()];
    assert_eq!(kinds(OLD, &with, &Given::new()), [(Kind::Appears, fugu.clone())]);
    assert_eq!(kinds(&with, OLD, &Given::new()), [(Kind::Vanishes, fugu)]);
}

#[test]
fn another_case_shows_only_where_it_can_hold() {
    let new = OLD.replace("owner = \"cook\"\nwhy = \"The waiter sleeps.\"", "owner = []\nwhy = \"All sleep.\"");
    let evening = |value: &str| Given::from([("evening".to_owned(), value.to_owned())]);
    let wine = vec![(Kind::ChangesHands, vec!["keep the bottles cool".to_owned(), "pouring wine".to_owned()])];
    assert_eq!(kinds(OLD, &new, &Given::new()), wine);
    assert_eq!(kinds(OLD, &new, &evening("no")), wine);
    assert_eq!(kinds(OLD, &new, &evening("yes")), []);
}

#[test]
fn a_rule_that_loses_a_case_stands_there_still() {
    let noon = "[[rules.wine.cases]]\nwhen = { evening = \"no\" }\nowner = \"cook\"\nwhy = \"The waiter sleeps.\"\n";
    let (old, new) = (RuleBook::of(OLD), RuleBook::of(OLD.replace(noon, "")));
    let given = Given::from([("evening".to_owned(), "no".to_owned())]);
    let change = diff(&old, &new, &given, Vec::new()).changes.remove(0);
    assert_eq!((change.kind, change.to), (Kind::Vanishes, Assignment::Uncovered));
    assert_eq!(change.now.map(|rule| rule.id.as_str()), Some("wine"));
    assert_eq!(diff(&new, &new, &given, Vec::new()).changes.len(), 0);
}

#[test]
fn the_same_answers_in_other_cases_change_nothing() {
    let noon = "when = { evening = \"no\" }\nowner = \"cook\"";
    let otherwise = OLD.replace(noon, "otherwise = true\nowner = \"cook\"");
    assert_eq!(kinds(OLD, &otherwise, &Given::new()), []);
    let values = "when = { evening = \"yes\" }";
    let whole = OLD.replace(values, "when = { evening = [\"yes\", \"no\"] }").replace(
        "[[rules.wine.cases]]\nwhen = { evening = \"no\" }\nowner = \"cook\"\nwhy = \"The waiter sleeps.\"\n",
        "",
    );
    let cases = "[[rules.wine.cases]]\nwhen = { evening = [\"yes\", \"no\"] }\nowner = \"waiter\"\nwhy = \"The cook is busy.\"\n";
    let plain = whole
        .replace(cases, "")
        .replace("activity = \"pouring wine\"", "activity = \"pouring wine\"\nowner = \"waiter\"");
    assert_eq!(kinds(&whole, &plain, &Given::new()), []);
    let split = whole.replace(
        cases,
        &["yes", "no"].map(|value| cases.replace("[\"yes\", \"no\"]", &format!("\"{value}\""))).concat(),
    );
    assert_eq!(kinds(&whole, &split, &Given::new()), []);
}

#[test]
fn expectations_are_asked_under_their_own_conditions() {
    let book = RuleBook::of(OLD);
    assert_eq!(diff(&book, &book, &Given::new(), Vec::new()).asked, 5);
    let noon = Given::from([("evening".to_owned(), "no".to_owned())]);
    assert_eq!(diff(&book, &book, &noon, Vec::new()).asked, 4, "one that gives something else is left out");
}

#[test]
fn a_role_with_another_id_and_the_same_name_or_rules_is_renamed() {
    let renamed = OLD.replace("cook", "chef").replace("name = \"chef\"", "name = \"cook\"");
    let both = OLD.replace("cook", "chef");
    for (new, by) in [(renamed, SameBy::Name), (both, SameBy::Rules)] {
        let (old, new) = (RuleBook::of(OLD), RuleBook::of(&new));
        let diff = diff(&old, &new, &Given::new(), Vec::new());
        assert!(diff.is_empty(), "{:#?}", diff.changes);
        assert_eq!(diff.renamed, [Rename { from: "cook".into(), to: "chef".into(), by }]);
        assert_eq!(diff.ask, []);
    }
}

#[test]
fn a_renamed_role_is_known_by_its_people_however_they_are_named() {
    let ann = "[people.ann]\nname = \"Ann\"\n";
    let more = "[rules.fugu]\nactivity = \"ξξξ ψψψ\"\nowner = \"chef\"\n";
    let held = |holder: &str| OLD.replace("name = \"cook\"", &format!("name = \"cook\"\nholder = {holder}")) + ann;
    for (before, after) in [("[\"Ann\", \"Bo\"]", "[\"Bo\", \"Ann\"]"), ("\"Ann\"", "\"ann\""), ("\"ann\"", "\"ANN\"")]
    {
        let (old, new) = (held(before), held(after).replace("cook", "chef") + more);
        assert_eq!(handed_over(&old, &new), [], "{before} → {after}");
        let (old, new) = (RuleBook::of(&old), RuleBook::of(&new));
        let by = SameBy::Holder;
        let renamed = diff(&old, &new, &Given::new(), Vec::new()).renamed;
        assert_eq!(renamed, [Rename { from: "cook".into(), to: "chef".into(), by }], "{before} → {after}");
    }
    let (old, new) = (held("\"ann\""), held("\"ann\"").replace("cook", "chef").replace("\"Ann\"", "\"Ann Lee\""));
    assert_eq!(handed_over(&old, &(new + more)), [], "the id is the same");
}

#[test]
fn a_role_that_is_gone_with_its_rules_elsewhere_is_no_rename() {
    let new = OLD.replace("[roles.cook]\nname = \"cook\"\n", "").replace("\"cook\"", "\"waiter\"");
    let (old, new) = (RuleBook::of(OLD), RuleBook::of(&new));
    let diff = diff(&old, &new, &Given::new(), Vec::new());
    assert_eq!(diff.renamed, []);
    assert!(!diff.is_empty());
}

/// `from → to` of each hand-over, with its activities.
fn handed_over(old: &str, new: &str) -> Vec<(String, usize)> {
    let (old, new) = (RuleBook::of(old), RuleBook::of(new));
    let party = |party: &Party| party.person().unwrap_or_else(|| party.role.clone());
    let names = |parties: &[Party]| parties.iter().map(party).collect::<Vec<_>>().join("+");
    let handovers = diff(&old, &new, &Given::new(), Vec::new()).handovers;
    handovers.iter().map(|one| (format!("{} → {}", names(&one.from), names(&one.to)), one.activities)).collect()
}

#[test]
fn roles_and_people_hand_over() {
    let held = |cook: &str| OLD.replace("name = \"cook\"", &format!("name = \"cook\"\nholder = \"{cook}\""));
    let to_waiter = |text: &str| text.replacen("owner = \"cook\"\nwhy = \"It", "owner = \"waiter\"\nwhy = \"It", 1);
    assert_eq!(handed_over(&held("Ada"), &held("Ada")), []);
    assert_eq!(handed_over(&held("Ada"), &held("Bo")), [("Ada → Bo".to_owned(), 2)]);
    assert_eq!(handed_over(&held("Ada"), &to_waiter(&held("Ada"))), [("Ada → waiter".to_owned(), 1)]);
    assert_eq!(handed_over(OLD, &to_waiter(OLD)), [("cook → waiter".to_owned(), 1)]);
}

#[test]
fn an_owner_who_joins_takes_over_and_one_who_leaves_hands_over() {
    let owned = |owner: &str, cook: &str| {
        let held = OLD.replace("name = \"cook\"", &format!("name = \"cook\"\nholder = \"{cook}\""));
        held.replacen("owner = \"cook\"\nwhy = \"It", &format!("owner = {owner}\nwhy = \"It"), 1)
    };
    let (one, both) = ("\"cook\"", "[\"cook\", \"waiter\"]");
    let joins = ("Ada → Ada+waiter".to_owned(), 1);
    assert_eq!(handed_over(&owned(one, "Ada"), &owned(both, "Ada")), [joins]);
    assert_eq!(handed_over(&owned(both, "Ada"), &owned(one, "Ada")), [("Ada+waiter → Ada".to_owned(), 1)]);
    let other_person = [("Ada → Bo".to_owned(), 2), ("Ada → Bo+waiter".to_owned(), 1)];
    assert_eq!(handed_over(&owned(one, "Ada"), &owned(both, "Bo")), other_person);
    let renamed = owned(both, "Ada").replace("\"cook\"", "\"chef\"").replace("roles.cook", "roles.chef");
    assert_eq!(handed_over(&owned(one, "Ada"), &renamed), [("Ada → Ada+waiter".to_owned(), 1)]);
    assert_eq!(handed_over(&owned("[]", "Ada"), &owned(one, "Ada")), [], "nobody had it before");
}

#[test]
fn what_moves_under_one_condition_is_handed_over() {
    let case = "owner = \"cook\"\nwhy = \"The waiter sleeps.\"";
    let evening = "owner = \"waiter\"\nwhy = \"The cook is busy.\"";
    let new = OLD.replace(case, &case.replace("cook", "waiter"));
    assert_eq!(handed_over(OLD, &new), [("cook → waiter".to_owned(), 1)], "it stays the waiter's in the evening");
    let swapped = new.replace(evening, &evening.replace("\"waiter\"", "\"cook\""));
    let both = [("cook → waiter".to_owned(), 1), ("waiter → cook".to_owned(), 1)];
    assert_eq!(handed_over(OLD, &swapped), both);
    let otherwise = OLD.replace("when = { evening = \"no\" }", "otherwise = true");
    assert_eq!(handed_over(OLD, &otherwise), []);
    assert_eq!(handed_over(&otherwise, &new), [("cook → waiter".to_owned(), 1)]);
}

#[test]
fn the_same_person_hands_over_nothing() {
    let held = |holder: &str| OLD.replace("name = \"cook\"", &format!("name = \"cook\"\nholder = {holder}"));
    let called = |name: &str| held("\"ann\"") + &format!("[people.ann]\nname = \"{name}\"\n");
    assert_eq!(handed_over(&called("Ann"), &called("Ann Lee")), [], "the id is the same");
    assert_eq!(handed_over(&held("\"Ann\""), &called("Ann")), [], "the name is the same");
    assert_eq!(handed_over(&held("\"ANN\""), &called("Ann")), [], "only the case is another");
    assert_eq!(handed_over(OLD, &called("Ann")), [], "nobody was named before");
    assert_eq!(handed_over(&called("Ann"), OLD), [("Ann → cook".to_owned(), 2)]);
    assert_eq!(handed_over(&called("Ann"), &held("[\"Ann\", \"Bo\"]")), [("Ann → Ann, Bo".to_owned(), 2)]);
    assert_eq!(handed_over(&held("[\"Ann\", \"Bo\"]"), &held("[\"Bo\", \"Ann\"]")), []);
}

#[test]
fn people_hand_over_an_area() {
    let held = |text: &str, cook: &str| {
        let area = "[areas.bar]\nname = \"Bar\"\nwords = [\"bar\"]\nholders = { cook = \"NAME\" }\n";
        text.to_owned() + &area.replace("NAME", cook)
    };
    let whole = OLD.replace("name = \"cook\"", "name = \"cook\"\nholder = \"Cy\"");
    assert_eq!(handed_over(&held(OLD, "Ada"), &held(OLD, "Ada")), []);
    assert_eq!(handed_over(&held(OLD, "Ada"), &held(OLD, "Bo")), [("Ada → Bo".to_owned(), 2)]);
    assert_eq!(handed_over(&held(&whole, "Ada"), &whole), [("Ada → Cy".to_owned(), 2)], "the area is gone");
    let empty = |text: &str| text.to_owned() + "[areas.bar]\nname = \"Bar\"\nwords = [\"bar\"]\n";
    let other = whole.replace("Cy", "Di");
    let once = [("Cy → Di".to_owned(), 2)];
    assert_eq!(handed_over(&empty(&whole), &empty(&other)), once, "no one else holds it in the area");
    let renamed = held(OLD, "Ada").replace("[areas.bar]", "[areas.pub]");
    assert_eq!(handed_over(&held(OLD, "Ada"), &renamed), [], "the area has another id");
    let (old, new) = (RuleBook::of(held(&whole, "Ada")), RuleBook::of(held(&whole, "Bo")));
    let handovers = diff(&old, &new, &Given::new(), Vec::new()).handovers;
    assert_eq!(handovers[0].from[0].area.as_deref(), Some("Bar"));
    assert_eq!(handovers.len(), 1);
}

#[test]
fn only_what_a_person_had_is_handed_over() {
    let held = |waiter: &str| OLD.replace("name = \"waiter\"", &format!("name = \"waiter\"\nholder = \"{waiter}\""));
    let none = |text: &str| text.replace("owner = \"waiter\"\nwhy", "owner = \"cook\"\nwhy");
    let soup = |text: &str| text.replacen("owner = \"cook\"\nwhy = \"It", "owner = \"waiter\"\nwhy = \"It", 1);
    let moved = [("cook → Gus".to_owned(), 1)];
    assert_eq!(handed_over(&none(&held("Ben")), &soup(&none(&held("Gus")))), moved, "Ben owned nothing");
    let both = [("Ben → Gus".to_owned(), 1), ("cook → Gus".to_owned(), 1)];
    let handovers = handed_over(&held("Ben"), &soup(&held("Gus")));
    assert_eq!(BTreeSet::from_iter(handovers), BTreeSet::from(both), "Ben owned the wine");
}

#[test]
fn what_nobody_takes_over_is_handed_over_to_nobody() {
    let new = OLD.replacen("owner = \"cook\"\nwhy = \"It", "owner = []\nwhy = \"It", 1);
    assert_eq!(handed_over(OLD, &new), [("cook → ".to_owned(), 1)]);
}

#[test]
fn a_rule_that_vanishes_concerns_its_owner() {
    let more = "[rules.fugu]\nactivity = \"ξξξ ψψψ\"\nowner = \"cook\"\nwhy = \"It is poisonous.\"\n";
    let (old, new) = (RuleBook::of(OLD.replace("[rules.soup]", &format!("{more}[rules.soup]"))), RuleBook::of(OLD));
    let diff = diff(&old, &new, &Given::new(), Vec::new());
    assert_eq!(diff.handovers, []);
    assert_eq!(diff.ask.iter().map(|party| party.role.as_str()).collect::<Vec<_>>(), ["cook"]);
}
