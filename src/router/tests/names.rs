//! What a question names: areas, values of conditions, roles and people.

use super::*;
use crate::rulebook::RuleFile;
use crate::source::Source;

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

/// A file above may have taken the cases away.
#[test]
fn a_value_that_no_rule_asks_for_is_a_word() {
    let text = ESCALATION.replace("\"sev1\", \"sev2\", \"small\"", "\"sev1\", \"sev2\", \"small\", \"fire\"");
    let above = "schema = 1\nextends = [\"base.toml\"]\n[rules.fire]\nowner = \"cook\"\n";
    let files = [("base.toml", text.as_str()), ("above.toml", above)];
    let files = files.map(|(name, text)| RuleFile::parse(Source::new(name, text)).expect("it is TOML"));
    let book = RuleBook::from_files(files.into()).expect("it is valid");
    let answer = Router::new(&book).route("fire", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["cook"]);
    assert!(answer.mentions.values.is_empty());
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

/// Its name has words of a rule.
#[test]
fn who_asks_whether_a_role_is_away_asks_for_no_work() {
    let book = BOOK.replace("name = \"Cook\"", "name = \"Soup manager\"\nholder = \"Ada\"");
    let cook = Decision::Unknown(Unknown::Roles { roles: vec!["cook".to_owned()], people: Vec::new() });
    for ask in ["is the soup manager away?", "who stands in for the soup manager"] {
        assert_eq!(decision(&book, ask), cook, "{ask}");
    }
    let rule_for_it = book.replace("pour the wine", "standing in for the soup manager");
    assert_eq!(rule(&rule_for_it, "who stands in for the soup manager").as_deref(), Some("wine"));
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
