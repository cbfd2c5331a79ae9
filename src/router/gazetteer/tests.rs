use super::*;

const BOOK: &str = r#"
        schema = 1
        [areas.payments]
        name = "Payments"
        words = ["checkout", "gift card"]
        [areas.search]
        name = "Search"
        words = ["search"]
        [contexts.severity]
        question = "How severe is it?"
        values = ["sev1", "sev2", "3", "us"]
        words = { sev1 = ["production is down"] }
        default = "sev2"
        [contexts.scrum]
        question = "Is it Scrum?"
        values = ["yes", "no"]
        [roles.owner]
        name = "Product Owner"
        aliases = ["PO"]
        holder = "ada"
        [people.ada]
        name = "Ada Pan"
        [rules.soup]
        activity = "cooking the soup"
        owner = "owner"
        [rules.fire]
        activity = "putting out a fire"
        [[rules.fire.cases]]
        when = { severity = "sev1", scrum = "yes" }
        owner = "owner"
        [[rules.fire.cases]]
        otherwise = true
        owner = []
    "#;

fn book() -> RuleBook {
    parsed(BOOK)
}

fn parsed(text: &str) -> RuleBook {
    RuleBook::of(text)
}

/// What is matched, with single blanks; the area; the values.
fn prepared(text: &str) -> (String, Option<String>, Vec<String>) {
    let is_phrase = |key: &str| ["production is down", "checkout page", "how many"].contains(&key);
    let gazetteer = Gazetteer::new(&book());
    let prepared = gazetteer.prepare(text.into(), &Given::new(), is_phrase, |word| word == "search");
    let rest = prepared.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let read = prepared.mentions;
    (rest, read.area.map(|area| area.id), read.values.into_iter().map(|read| read.value).collect())
}

fn of(rest: &str, area: &str, values: &[&str]) -> (String, Option<String>, Vec<String>) {
    let area = (!area.is_empty()).then(|| area.to_owned());
    (rest.to_owned(), area, values.iter().map(|value| (*value).to_owned()).collect())
}

#[test]
fn names_are_read_and_set_aside() {
    assert_eq!(prepared("sort the checkout backlog"), of("sort the backlog", "payments", &[]));
    assert_eq!(prepared("sort the backlog in the checkout"), of("sort the backlog", "payments", &[]));
    assert_eq!(prepared("Checkouts: sort it all"), of(": sort it all", "payments", &[]), "in any form");
    assert_eq!(prepared("a gift that is no card"), of("a gift that is no card", "", &[]), "words side by side");
    assert_eq!(prepared("researching prices"), of("researching prices", "", &[]), "whole words");
    assert_eq!(prepared("SEV1: the soup burns"), of(": the soup burns", "", &["sev1"]));
    assert_eq!(prepared("Sev 1, the soup burns"), of(", the soup burns", "", &["sev1"]));
    assert_eq!(prepared("sev-2 soup"), of("- soup", "", &["sev2"]));
    assert_eq!(prepared("search and checkout backlog"), of("and backlog", "", &[]), "two areas");
    assert_eq!(prepared("sort the search, sev1"), of("sort the search,", "search", &["sev1"]), "an object");
    assert_eq!(prepared("sort the search in the checkout"), of("sort the search", "", &[]), "and where");
    assert_eq!(prepared("sev1 or sev2 soup"), of("or soup", "", &[]), "two values");
    assert_eq!(prepared("sort the researches"), of("sort the researches", "", &[]), "not a word with its stem");
    assert_eq!(prepared("searching the soup"), of("searching the soup", "", &[]), "nor the form of a verb");
    assert_eq!(prepared("there is no checkout soup"), of("there is no soup", "payments", &[]), "it has no soup");
    assert_eq!(prepared("sort the backlog, not the checkout"), of("sort the backlog, not the checkout", "", &[]));
}

#[test]
fn a_function_word_is_a_name_where_it_stands_in_capitals() {
    let gazetteer = Gazetteer::new(&parsed(&BOOK.replace("words = [\"search\"]", "words = [\"IT\", \"US desk\"]")));
    let area = |text: &str| gazetteer.prepare(text.into(), &Given::new(), |_| false, |_| false).mentions.areas;
    assert!(area("who sorts it?").is_empty());
    assert_eq!(area("who sorts the soup of IT?"), ["search"]);
    assert_eq!(area("the soup of the us desk"), ["search"], "one of several words says enough");
}

#[test]
fn words_that_stand_in_any_question_are_no_values() {
    for text in ["no, tell us about 3 soups", "yes, soup", "is it true?"] {
        assert_eq!(prepared(text), of(text, "", &[]));
    }
}

#[test]
fn a_phrase_that_is_the_question_keeps_its_words() {
    assert_eq!(prepared("production is down"), of("production is down", "", &["sev1"]));
    assert_eq!(prepared("sev1: production is down"), of(": production is down", "", &["sev1"]));
    assert_eq!(prepared("who has the checkout page?"), of("who has the checkout page?", "payments", &[]));
    assert_eq!(prepared("who paints the checkout page?"), of("who paints the page?", "payments", &[]));
    assert_eq!(prepared("checkout"), of("checkout", "payments", &[]), "nothing else would be left");
    assert_eq!(prepared("how many checkout"), of("how many", "payments", &[]), "a phrase is left");
}

#[test]
fn what_something_is_done_with_stays_where_rules_have_it() {
    assert_eq!(prepared("who tunes the search?"), of("who tunes the search?", "search", &[]));
    assert_eq!(prepared("who tunes the checkout?"), of("who tunes the ?", "payments", &[]), "no rule has it");
    assert_eq!(prepared("who tunes the search page?"), of("who tunes the page?", "search", &[]));
    assert_eq!(prepared("who tunes soup in the search?"), of("who tunes soup ?", "search", &[]));
    assert_eq!(prepared("who tunes soup, search?"), of("who tunes soup, ?", "search", &[]));
    assert_eq!(prepared("who tunes this? search"), of("who tunes this?", "search", &[]));
    assert_eq!(prepared("sort the soup, the search?"), of("sort the soup, the ?", "search", &[]));
}

#[test]
fn two_values_leave_a_context_open_unless_one_is_given() {
    let (book, none) = (book(), Given::new());
    let known = |text: &str, given: &Given| {
        let known = Gazetteer::new(&book).prepare(text.into(), given, |_| false, |_| false).known;
        known.value(&book.contexts, "severity").map(str::to_owned)
    };
    assert_eq!(known("soup", &none).as_deref(), Some("sev2"), "the default");
    assert_eq!(known("sev1 soup", &none).as_deref(), Some("sev1"));
    assert_eq!(known("sev1 or sev2 soup", &none), None);
    let given = Given::from([("severity".to_owned(), "sev2".to_owned())]);
    assert_eq!(known("sev1 soup", &given).as_deref(), Some("sev2"));
    assert_eq!(known("sev1 or sev2 soup", &given).as_deref(), Some("sev2"));
}

#[test]
fn roles_are_named_where_nothing_else_is() {
    let roles = |text: &str| Gazetteer::new(&book()).named_alone(&book(), text).roles;
    for text in
        ["who is the PO?", "what does a product owner do?", "Product Owners", "who is Ada?", "what does Ada Pan do"]
    {
        assert_eq!(roles(text), ["owner"], "{text}");
    }
    assert!(roles("who is the cook?").is_empty());
    assert!(roles("who pays the PO?").is_empty());
    assert!(roles("who is it?").is_empty());
    let with_it = parsed(&BOOK.replace("aliases = [\"PO\"]", "aliases = [\"PO\", \"IT\"]"));
    let roles = |text: &str| Gazetteer::new(&with_it).named_alone(&with_it, text).roles;
    assert!(roles("who is it?").is_empty());
    assert_eq!(roles("who is IT?"), ["owner"]);
    assert!(roles("who is Ada Tan?").is_empty());
}

#[test]
fn a_denied_value_is_set_aside_with_its_negation() {
    let book = parsed(&BOOK.replace("schema = 1", "schema = 1\nlanguage = \"de\""));
    let gazetteer = Gazetteer::new(&book);
    let prepared = gazetteer.prepare("nicht sev1, die Suppe brennt".into(), &Given::new(), |_| false, |_| false);
    assert_eq!(prepared.text().trim_start(), ", die Suppe brennt");
    assert!(prepared.mentions.values.is_empty());
}

#[test]
fn a_function_word_is_no_form_of_a_name() {
    let book = parsed(&BOOK.replace("schema = 1", "schema = 1\nlanguage = \"fr\"").replace("Ada Pan", "Léa"));
    let people = |text: &str| Gazetteer::new(&book).named_alone(&book, text).people;
    assert_eq!(people("où est Léa ?"), ["ada"]);
    assert!(people("qui est le PO ?").is_empty());
}

#[test]
fn people_are_asked_for_by_name_and_not_for_work() {
    let about_with = |text: &str, has_word: fn(&str) -> bool| {
        let gazetteer = Gazetteer::new(&book());
        gazetteer.named_alone(&book(), text).are_people && gazetteer.is_about_people(&book(), text, has_word)
    };
    let about = |text: &str| about_with(text, |word| word == "pan");
    for text in ["is Ada away?", "who covers for Ada Pan", "Ada: vacation?", "how do I reach Ada?"] {
        assert!(about(text), "{text}");
    }
    assert!(!about_with("who covers for Ada?", |word| ["ada", "pan"].contains(&word)), "a rule has her");
    for text in ["who is the PO?", "Ada and the PO", "Ada's soup", "is the cook away?", "vacation"] {
        assert!(!about(text), "{text}");
    }
}
