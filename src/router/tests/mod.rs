//! From a question to its answer, through all stages.

mod function_words;
mod names;
mod several_owners;

use std::sync::LazyLock;

use super::*;
use crate::rulebook::{self, RuleBook};

const BOOK: &str = r#"
schema = 1
[contexts.evening]
question = "Is it evening?"
values = ["yes", "no"]
[roles.cook]
name = "Cook"
[roles.waiter]
name = "Waiter"
[rules.soup]
activity = "stir the soup"
owner = "cook"
[rules.bill]
activity = "bring the bill"
owner = "waiter"
[rules.wine]
activity = "pour the wine"
[[rules.wine.cases]]
when = { evening = "yes" }
owner = "waiter"
"#;

const ESCALATION: &str = r#"
schema = 1
[contexts.severity]
question = "How severe is it?"
values = ["sev1", "sev2", "small"]
[roles.cook]
name = "Cook"
[roles.waiter]
name = "Waiter"
[rules.fire]
activity = "fire in the kitchen"
[[rules.fire.cases]]
when = { severity = ["sev1", "small"] }
owner = "cook"
[[rules.fire.cases]]
when = { severity = "sev2" }
owner = "waiter"
[rules.bill]
activity = "bring the bill"
owner = "waiter"
"#;

const LIBRARY: &str = r#"
schema = 1
[roles.lib]
name = "Librarian"
[roles.head]
name = "Head"
[rules.damage]
activity = "repairing a torn book"
owner = "lib"
phrases = ["torn spine"]
[rules.fines]
activity = "waiving a fine"
owner = "head"
phrases = ["forgive the late fee"]
"#;

/// A router of the built-in rules.
fn built_in() -> &'static Router<'static> {
    static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::parse(rulebook::builtin()).expect("it is valid"));
    static ROUTER: LazyLock<Router<'static>> = LazyLock::new(|| Router::new(&BOOK));
    &ROUTER
}

/// The rule of a book that answers a question.
fn rule(book: &str, ask: &str) -> Option<String> {
    decision(book, ask).ground().map(|ground| ground.rule.clone())
}

fn decision(book: &str, ask: &str) -> Decision {
    let book = RuleBook::of(book);
    Router::new(&book).route(ask, &Given::new(), Detail::Decision).decision
}

#[test]
fn a_phrase_before_a_dash_is_the_topic() {
    let book = BOOK.replace("stir the soup", "soup");
    let asked = ["Soup – can a waiter from your wine bar help?", "Soup: is wine with it?", "soup - wine, waiter?"];
    for ask in asked {
        assert_eq!(rule(&book, ask).as_deref(), Some("soup"), "{ask}");
    }
    assert_ne!(rule(&book, "soup: pour the wine").as_deref(), Some("soup"), "what follows is surely other work");
}

#[test]
fn a_name_that_looks_like_a_file_is_a_word_where_rules_have_it() {
    let book = BOOK.replace("stir the soup", "upgrades of Node.js");
    assert_eq!(rule(&book, "Node.js").as_deref(), Some("soup"));
    assert_eq!(rule(&book, "upgrades/Node.js"), None, "a path all the same");
}

#[test]
fn a_path_is_not_what_a_question_is_about() {
    let book = BOOK.replace("stir the soup", "src/plugins/soup/");
    assert_eq!(rule(&book, "src/plugins/soup").as_deref(), Some("soup"));
    for ask in ["who reviews src/plugins/acl/acl.c?", "src/plugins/acl/acl.c"] {
        assert_eq!(rule(&book, ask), None, "{ask}");
    }
    assert_eq!(rule(&book, "bring the bill of src/plugins/soup/a.c").as_deref(), Some("bill"));
}

#[test]
fn a_phrase_of_negated_words_has_its_shares() {
    let text = BOOK.replace("stir the soup", "not the soup");
    let book = RuleBook::of(text);
    let answer = Router::new(&book).route("not the soup", &Given::new(), Detail::Decision);
    let shares: f64 = answer.evidence().iter().map(|evidence| evidence.share).sum();
    assert!((shares - 1.0).abs() < 1e-3, "{:?}", answer.evidence());
}

#[test]
fn what_says_too_little_below_is_near_to_nothing_above() {
    let text = "schema = 1\nextends = [\"builtin\"]\n[roles.porter]\nname = \"porter\"\n[rules.devices]\n\
                activity = \"test devices\"\nowner = \"porter\"\n";
    let book = RuleBook::of(text);
    let answer = Router::new(&book).route("product", &Given::new(), Detail::Explanation);
    assert_eq!(answer.decision, Decision::Unknown(Unknown::Activity));
    assert_eq!(answer.steps.and_then(|steps| steps.cap), Some(Cap::TooLittle(TooLittle::CommonWord)));
}

#[test]
fn what_surrounds_a_question_is_no_part_of_it() {
    for ask in [
        "@wine stir the soup",
        "[OPS-12] stir the soup",
        "Hi wine waiter,\nstir the soup\n> pour the wine\nRegards,\nthe waiter",
    ] {
        assert_eq!(rule(BOOK, ask).as_deref(), Some("soup"), "{ask}");
    }
}

#[test]
fn a_decision_alone_is_that_of_the_answer() {
    let book = RuleBook::of(BOOK);
    let router = Router::new(&book);
    let asked =
        ["Stir the soup!", "soup", "stir the soop", "stir the soup now", "pour the wine", "bill, soup", "taxes"];
    for (ask, evening) in asked.into_iter().flat_map(|ask| [(ask, None), (ask, Some("yes")), (ask, Some("no"))]) {
        let given: Given = evening.map(|value| ("evening".to_owned(), value.to_owned())).into_iter().collect();
        let answer = router.route(ask, &given, Detail::Decision);
        assert_eq!(router.decide(ask, &given), answer.decision, "{ask}, {given:?}");
    }
}

/// Names of roles and people among them, which may be those of phrases, too.
#[test]
fn a_decision_alone_knows_names_as_the_answer_does() {
    let text = BOOK.replace("name = \"Cook\"", "name = \"Soup manager\"\nholder = \"Ada\"");
    let text = text.replace("stir the soup", "the soup manager");
    let book = RuleBook::of(text);
    let router = Router::new(&book);
    for ask in ["the soup manager", "is the soup manager away?", "is Ada away?", "who is the cook", "Ada"] {
        let answer = router.route(ask, &Given::new(), Detail::Decision);
        assert_eq!(router.decide(ask, &Given::new()), answer.decision, "{ask}");
    }
}

/// What the file calls by the same word is another thing.
#[test]
fn the_key_of_a_ticket_says_nothing_of_what_it_is_about() {
    assert_eq!(rule(BOOK, "[WINE-12] stir it, the soup").as_deref(), Some("soup"));
    assert_eq!(rule(BOOK, "[WINE-12]"), None);
}

#[test]
fn very_words_in_other_forms_count_above_those_of_a_rule_below() {
    let above = |activity: &str| {
        let text = format!(
            "schema = 1\nextends = [\"builtin\"]\n[roles.agile-coach]\nname = \"agile coach\"\n\
                [rules.retros]\nactivity = \"{activity}\"\nowner = \"agile-coach\"\n"
        );
        rule(&text, "retrospective")
    };
    assert_eq!(above("retrospectives").as_deref(), Some("retros"));
    assert_ne!(above("retrospectives of the year").as_deref(), Some("retros"), "it has other words, too");
}
