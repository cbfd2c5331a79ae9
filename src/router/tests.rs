//! From a question to its answer, through all stages.

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

/// A router of the built-in rules.
fn built_in() -> &'static Router<'static> {
    static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::parse(rulebook::builtin()).expect("it is valid"));
    static ROUTER: LazyLock<Router<'static>> = LazyLock::new(|| Router::new(&BOOK));
    &ROUTER
}

/// The rule of a book that answers a question.
fn rule(book: &str, ask: &str) -> Option<String> {
    let book = RuleBook::of(book);
    let decision = Router::new(&book).route(ask, &Given::new(), Detail::Decision).decision;
    decision.ground().map(|ground| ground.rule.clone())
}

#[test]
fn a_phrase_before_a_dash_is_the_topic() {
    let book = BOOK.replace("stir the soup", "soup");
    let asked = ["Soup – can a waiter from your wine bar help?", "Soup: is wine with it?", "soup - wine, waiter?"];
    for ask in asked {
        assert_eq!(rule(&book, ask).as_deref(), Some("soup"), "{ask}");
    }
    assert_ne!(rule(&book, "soup: bring the bill").as_deref(), Some("soup"), "what follows is surely other work");
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

#[test]
fn a_value_that_a_question_names_finds_the_rule_that_asks_for_it() {
    assert_eq!(rule(ESCALATION, "sev1: the ship sinks").as_deref(), Some("fire"));
    assert_eq!(rule(ESCALATION, "sev1: bring the bill").as_deref(), Some("bill"), "a known activity counts more");
    assert_eq!(rule(ESCALATION, "guests want the invoice").as_deref(), Some("bill"));
    assert_eq!(rule(ESCALATION, "sev1: guests want the invoice").as_deref(), Some("fire"), "one that is close, less");
    assert_eq!(rule(ESCALATION, "a small ship sinks"), None, "the word stands for more than the value");
    let soup = "[rules.soup]\nactivity = \"stir the soup\"\n[[rules.soup.cases]]\nwhen = { severity = \"sev1\" }\n";
    let two = format!("{ESCALATION}{soup}owner = \"waiter\"\n");
    assert_eq!(rule(&two, "sev1: the ship sinks"), None, "rules of two owners ask for it");
    let alike = format!("{ESCALATION}{soup}owner = \"cook\"\n");
    assert!(rule(&alike, "sev1: the ship sinks").is_some(), "both have the same owner");
    let book = RuleBook::of(ESCALATION);
    let given = Given::from([("severity".to_owned(), "sev1".to_owned())]);
    let decision = Router::new(&book).route("sev1: the ship sinks", &given, Detail::Decision).decision;
    assert_eq!(decision.owners(), ["cook"], "the same value is given besides");
}

#[test]
fn a_value_alone_names_no_area() {
    let areas = "[areas.terrace]\nname = \"Terrace\"\nwords = [\"outside\"]\nholders = { cook = \"Ada\" }\n\
                 [areas.cellar]\nname = \"Cellar\"\nwords = [\"below\"]\n";
    let text = ESCALATION.split("[rules.bill]").next().unwrap_or_default().replace("\"sev1\", \"small\"", "\"small\"");
    let text = text.replace("[rules.fire]", &format!("{areas}[rules.fire]"));
    let book = RuleBook::of(text);
    let asked = |ask: &str| Router::new(&book).route_in("terrace", ask, &Given::new(), Detail::Decision).decision;
    let area = Decision::Unknown(Unknown::Area { roles: vec!["cook".to_owned()] });
    assert_eq!(asked("sev1"), Decision::Unknown(Unknown::Activity));
    assert_eq!([asked("outside"), asked("outside, sev1"), asked("below or outside")], [(); 3].map(|()| area.clone()));
    let cellar = Router::new(&book).route("who owns the below?", &Given::new(), Detail::Decision).decision;
    assert_eq!(cellar, Decision::Unknown(Unknown::Area { roles: Vec::new() }), "no one is named there");
}

const AREAS: &str = "[areas.terrace]\nname = \"Terrace\"\nholders = { waiter = \"Ada\" }\n";

/// Once the area is set aside, the value is all that is said.
#[test]
fn a_value_with_an_area_may_be_what_has_happened() {
    let words = "values = [\"sev1\", \"sev2\", \"small\"]\nwords = { sev1 = [\"the roof is on fire\"] }\n";
    let text = ESCALATION.replace("values = [\"sev1\", \"sev2\", \"small\"]\n", words) + AREAS;
    for ask in ["the roof is on fire on the terrace", "terrace: the roof is on fire", "terrace sev1"] {
        assert_eq!(rule(&text, ask).as_deref(), Some("fire"), "{ask}");
    }
    // A rule that is clearly near by one of the words is not what the whole of them says.
    let chairs =
        "[rules.roof]\nactivity = \"sweep the roof\"\nowner = \"waiter\"\nphrases = [\"a leak in the roof\"]\n";
    assert_eq!(rule(&(text + chairs), "the roof is on fire").as_deref(), Some("fire"));
}

#[test]
fn a_rule_with_the_words_of_a_question_counts_more_than_a_value() {
    let words = "values = [\"sev1\", \"sev2\", \"small\"]\nwords = { sev1 = [\"nobody can cook soup\"] }\n";
    let text = ESCALATION.replace("values = [\"sev1\", \"sev2\", \"small\"]\n", words);
    assert_eq!(rule(&text, "nobody can cook soup").as_deref(), Some("fire"));
    let soup =
        "[rules.soup]\nactivity = \"soup for all\"\nowner = \"waiter\"\nphrases = [\"someone can not cook soup\"]\n";
    assert_eq!(rule(&(text + soup), "nobody can cook soup").as_deref(), Some("soup"));
}

#[test]
fn an_area_is_no_rule_that_has_its_name_among_other_words() {
    let rules = "[rules.chairs]\nactivity = \"choose terrace chair colours\"\nowner = \"cook\"\n\
                 [rules.plants]\nactivity = \"water the plants\"\nowner = \"cook\"\n";
    let text = format!("{ESCALATION}{AREAS}{rules}");
    let area = Decision::Unknown(Unknown::Area { roles: vec!["waiter".to_owned()] });
    assert_eq!(decision(&text, "who owns the terrace?"), area);
    assert_eq!(rule(&text, "the terrace chair colours").as_deref(), Some("chairs"));
}

/// Two rules that are about equally near, with what each says of its owner.
fn two_pans(blue: &str, grey: &str) -> String {
    let kitchen = ESCALATION.split("[rules").next().unwrap_or_default();
    let rule = |id: &str, owner: &str| format!("[rules.{id}]\nactivity = \"clean the {id} pan\"\n{owner}\n");
    format!("{kitchen}{}{}", rule("blue", blue), rule("grey", grey))
}

fn decision(book: &str, ask: &str) -> Decision {
    let book = RuleBook::of(book);
    Router::new(&book).route(ask, &Given::new(), Detail::Decision).decision
}

#[test]
fn rules_agree_that_name_the_same_owners_in_the_same_way() {
    let case = |owner: &str| format!("cases = [{{ when = {{ severity = \"sev1\" }}, owner = \"{owner}\" }}]");
    let together = "owner = [\"cook\", \"waiter\"]";
    let any = "owner = { any = [\"cook\", \"waiter\"] }";
    let outcome = |one: &str, other: &str| decision(&two_pans(one, other), "clean the pan").outcome();
    assert_eq!(outcome(&case("cook"), &case("waiter")), Outcome::Unclear);
    assert_eq!(outcome(&case("cook"), &case("cook")), Outcome::Depends);
    assert_eq!(outcome(together, any), Outcome::Unclear);
    assert_eq!(outcome(together, together), Outcome::Shared);
    let swapped = |one: &str, two: &str| {
        format!(
            "cases = [{{ when = {{ severity = \"sev1\" }}, owner = \"{one}\" }}, \
             {{ otherwise = true, owner = \"{two}\" }}]"
        )
    };
    let both = outcome(&swapped("cook", "waiter"), &swapped("waiter", "cook"));
    assert_eq!(both, Outcome::Unclear, "both name both");
    let two = two_pans(&case("cook"), &case("waiter"));
    assert_eq!(decision(&two, "clean the blue pan and clean the grey pan").outcome(), Outcome::Unclear);
}

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

/// The second question is less sure than both together.
#[test]
fn two_questions_ask_for_two_owners() {
    for ask in ["who repairs a torn book and who waives a fine", "who repairs the torn book? who waives the fine?"] {
        assert_eq!(decision(LIBRARY, ask), Decision::Unclear(Unclear::SeveralActivities { rules: 2 }), "{ask}");
    }
}

#[test]
fn several_questions_ask_for_several_owners() {
    let book = LIBRARY.to_owned()
        + "[roles.cook]\nname = \"Cook\"\n[rules.tea]\nactivity = \"making tea\"\nowner = \"cook\"\nphrases = [\"brew tea\"]\n";
    let book = RuleBook::of(book);
    let asked = |question: &str| {
        let answer = Router::new(&book).route(question, &Given::new(), Detail::Decision);
        let mut rules: Vec<String> = answer.candidates.into_iter().map(|candidate| candidate.rule).collect();
        rules.sort();
        (answer.decision, rules.join(" "))
    };
    for question in [
        "who repairs a torn book, who waives a fine and who makes tea",
        "who repairs a torn book, who waives a fine, who brews tea, and who waives the fine",
        "repair a torn book, waive a fine and brew the tea",
    ] {
        let several = Decision::Unclear(Unclear::SeveralActivities { rules: 3 });
        assert_eq!(asked(question), (several, "damage fines tea".to_owned()), "{question}");
    }
}

/// What the file calls by the same word is another thing.
#[test]
fn the_key_of_a_ticket_says_nothing_of_what_it_is_about() {
    assert_eq!(rule(BOOK, "[WINE-12] stir it, the soup").as_deref(), Some("soup"));
    assert_eq!(rule(BOOK, "[WINE-12]"), None);
}

#[test]
fn function_words_beside_a_single_word_change_nothing() {
    for word in ["mail", "post", "cash"] {
        for frame in ["the", "who does the", "what about the"] {
            assert_eq!(decision(LIBRARY, &format!("{frame} {word}")), decision(LIBRARY, word), "{frame} {word}");
        }
    }
}

#[test]
fn the_rule_that_says_otherwise_is_among_those_named() {
    const PANS: [&str; 4] = ["black", "blue", "round", "white"];
    let kitchen = ESCALATION.split("[rules").next().unwrap_or_default();
    for other in PANS {
        let pan = |id: &str| {
            let owner = if id == other { "{ any = [\"cook\", \"waiter\"] }" } else { "[\"cook\", \"waiter\"]" };
            format!("[rules.{id}]\nactivity = \"clean the {id} pan\"\nowner = {owner}\n")
        };
        let book = kitchen.to_owned() + &PANS.map(pan).concat();
        let book = RuleBook::of(book);
        let answer = Router::new(&book).route("clean the pan", &Given::new(), Detail::Decision);
        let Decision::Unclear(Unclear::SeveralOwners { rival }) = answer.decision else { panic!("{answer:?}") };
        let named: Vec<&str> = answer.candidates.iter().map(|candidate| candidate.rule.as_str()).collect();
        assert!(named.contains(&rival.as_str()), "{rival}: {named:?}");
        assert!((named[0] == other) != (rival == other), "{other}: {named:?}, {rival}");
    }
}

#[test]
fn cases_of_one_owner_are_no_condition() {
    let all = "cases = [{ when = { severity = \"sev1\" }, owner = \"cook\" }, { otherwise = true, owner = \"cook\" }]";
    let some = all.replace("otherwise = true", "when = { severity = \"sev2\" }");
    assert_eq!(decision(&two_pans(all, "owner = \"waiter\""), "clean the blue pan").owners(), ["cook"]);
    let decision = decision(&two_pans(&some, "owner = \"waiter\""), "clean the blue pan");
    assert_eq!(decision.outcome(), Outcome::Depends, "nobody is named for “small”");
}

#[test]
fn a_name_that_is_a_function_word_names_nobody() {
    let book = BOOK.replace("name = \"Cook\"", "name = \"Cook\"\nholder = \"can\"");
    let book = book.replace("[rules.soup]", "[people.can]\nname = \"Can Yilmaz\"\n[rules.soup]");
    let book = RuleBook::of(book);
    let decision = |ask: &str| Router::new(&book).route(ask, &Given::new(), Detail::Decision).decision;
    let can = Decision::Unknown(Unknown::Roles { roles: vec!["cook".to_owned()], people: vec!["can".to_owned()] });
    assert_eq!(decision("who can help?"), Decision::Unknown(Unknown::Activity));
    assert_eq!([decision("is Yilmaz away?"), decision("is Can Yilmaz away?")], [can.clone(), can]);
}

#[test]
fn a_mail_about_a_person_is_read_as_its_body_is() {
    let book = BOOK.replace("name = \"Cook\"", "name = \"Cook\"\nholder = \"Ada\"");
    let asked = |book: &str, ask: &str| {
        let mail = format!("Hello,\n{ask}\nRegards,\nBo");
        assert_eq!(decision(book, &mail), decision(book, ask), "{ask}");
        decision(book, ask)
    };
    let ada = Unknown::Roles { roles: vec!["cook".to_owned()], people: vec!["Ada".to_owned()] };
    assert_eq!(asked(&book, "is Ada away?"), Decision::Unknown(ada));
    let phrase = book.replace("pour the wine", "is Ada away?");
    assert_eq!(asked(&phrase, "is Ada away?").ground().map(|ground| ground.rule.as_str()), Some("wine"));
}

/// The rule has no more than a part of the area's name.
#[test]
fn an_area_is_not_meant_by_a_part_of_its_name() {
    let area = "[areas.ios]\nname = \"iOS\"\nwords = [\"ios app\"]\nholders = { cook = \"Ada\" }\n[rules.soup]";
    let book = BOOK.replace("[rules.soup]", area).replace("stir the soup", "app crashes");
    let ios = Decision::Unknown(Unknown::Area { roles: vec!["cook".to_owned()] });
    assert_eq!([decision(&book, "ios app"), decision(&book, "who owns the ios app?")], [ios.clone(), ios]);
    assert_eq!(rule(&book, "the ios app crashes").as_deref(), Some("soup"));
    let whole = book.replace("app crashes", "ios app");
    assert_eq!(rule(&whole, "who owns the ios app?").as_deref(), Some("soup"), "a whole activity");
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

#[test]
fn function_words_never_decide() {
    let book = "schema = 1\n[roles.sister]\nname = \"Ward sister\"\n[roles.caretaker]\nname = \"Caretaker\"\n\
                [rules.lift]\nactivity = \"Fixing the bed lift\"\nowner = \"caretaker\"\n\
                [rules.beds]\nactivity = \"Allocating beds\"\nowner = \"sister\"\n\
                [rules.drugs]\nactivity = \"Ordering medication\"\nowner = \"sister\"\n";
    for ask in ["clean the bed", "clean a bed"] {
        assert_eq!(rule(book, ask), None, "{ask}");
    }
    assert_eq!(rule(book, "fix the bed lift").as_deref(), Some("lift"));
}

/// Without an article both rules fit; with one of its own each is the only one.
#[test]
fn an_article_that_no_rule_has_makes_none_of_two_rules_the_only_one() {
    let book = BOOK.replace("stir the soup", "taste a soup").replace("bring the bill", "taste the soup");
    let book = book.split("[rules.wine]").next().unwrap_or_default();
    let asked = ["taste a soup", "taste the soup", "taste my soup"];
    assert_eq!(asked.map(|ask| rule(book, ask)), [Some("soup".to_owned()), Some("bill".to_owned()), None]);
}

#[test]
fn what_asks_for_an_owner_is_a_word_of_the_trade_where_rules_have_it() {
    let book = BOOK.replace("stir the soup", "job adverts");
    assert_eq!(rule(&book, "job ad").as_deref(), Some("soup"));
    assert_eq!(rule(BOOK, "whose job is the bill?").as_deref(), Some("bill"));
}

/// Both words are certain in so small a file, and so is the question: the surer of the two alone says more.
#[test]
fn two_activities_are_named_however_sure_the_whole_is() {
    let book = "schema = 1\n[roles.caretaker]\nname = \"Caretaker\"\n[roles.office]\nname = \"Office\"\n\
                [rules.bins]\nactivity = \"putting out the bins\"\nowner = \"caretaker\"\n\
                phrases = [\"the bins are overflowing\", \"recycling was not collected\"]\n\
                [rules.post]\nactivity = \"sorting the post and parcels\"\nowner = \"office\"\n\
                phrases = [\"a parcel was left at the office\", \"forward a letter\"]\n";
    let both = Decision::Unclear(Unclear::SeveralActivities { rules: 2 });
    for ask in ["bins and parcels", "The bins are overflowing. A parcel was left at the office."] {
        assert_eq!(decision(book, ask), both, "{ask}");
    }
    assert_eq!(decision(book, "The bins are overflowing. Who will carry a letter?").owners(), ["caretaker"]);
}

/// “The” leads: “allocate beds” has more of “bed”.
#[test]
fn what_does_not_decide_is_no_answer_by_its_score() {
    let rule = |id: &str, activity: &str, owner: &str| {
        format!("[roles.{owner}]\nname = \"{owner}\"\n[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\n")
    };
    let text =
        format!("schema = 1\n{}{}", rule("lift", "fix the bed lift", "porter"), rule("beds", "allocate beds", "nurse"));
    let book = RuleBook::of(text);
    let asked = Router::new(&book).route("clean the bed", &Given::new(), Detail::Explanation);
    assert_eq!(asked.decision.outcome(), Outcome::Unclear);
    assert!(
        asked.candidates[0].score < Candidate::ANSWER
            && asked.steps.and_then(|steps| steps.cap) == Some(Cap::Undecided)
    );
}

#[test]
fn a_role_is_known_by_a_name_of_any_words() {
    let book = BOOK.replace("\"Cook\"", "\"Head of wine\"").replace("pour the wine", "taste wines");
    let answer = |ask: &str| {
        let book = RuleBook::of(&book);
        Router::new(&book).route(ask, &Given::new(), Detail::Decision)
    };
    for ask in ["head of wine", "who is the head of wine?"] {
        let cook = Unknown::Roles { roles: vec!["cook".to_owned()], people: Vec::new() };
        assert_eq!(answer(ask).decision, Decision::Unknown(cook), "{ask}");
    }
}

#[test]
fn function_words_and_letters_alone_are_no_question() {
    for ask in ["yes", "p", "what is c?", "5"] {
        let decision = built_in().route(ask, &Given::new(), Detail::Scores).decision;
        assert_eq!(decision, Decision::Unknown(Unknown::Activity), "{ask}");
    }
}

#[test]
fn a_word_that_is_said_again_says_no_more() {
    let outcome = |ask: &str| built_in().route(ask, &Given::new(), Detail::Scores).decision.outcome();
    for ask in ["feedback", "Feedback: feedback", "feedback about the feedback"] {
        assert_eq!(outcome(ask), Outcome::Unclear, "{ask}");
    }
}

#[test]
fn one_article_is_as_good_as_another() {
    let book = RuleBook::of(BOOK);
    let score = |ask: &str| Router::new(&book).route(ask, &Given::new(), Detail::Scores).candidates[0].score;
    for ask in ["stir a soup", "please stir this soup!"] {
        assert_eq!(score(ask), 1.0, "{ask}");
    }
}
