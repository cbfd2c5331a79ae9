//! Rules in other languages: everyday questions, without accents and umlauts too, each with the rule that must answer.

use std::fmt::Write;
use std::fs;

use jiff::civil::date;
use who_owns::router::{Decision, Unknown};
use who_owns::rulebook::RuleBook;
use who_owns::text::Language;
use who_owns::{Answer, Detail, Given, Outcome, Router, RuleFile, Source, builtin, render, shipped};

use crate::support::book_of;

fn ask(book: &RuleBook, question: &str) -> Answer {
    Router::new(book).route(question, &Given::new(), Detail::Decision)
}

/// Asks the questions of a list: those that another rule answers than the one wanted, where `-` is none.
fn other_answers(language: &str) -> String {
    let read = |ending| fs::read_to_string(format!("tests/languages/{language}.{ending}")).expect("the file is there");
    let book = book_of(read("toml"));
    let router = Router::new(&book);
    let mut others = String::new();
    for line in read("tsv").lines() {
        let (question, wanted) = line.split_once('\t').expect("a question and its rule");
        let answer = router.route(question, &Given::new(), Detail::Decision);
        let rule = answer.decision.ground().map_or("-", |ground| ground.rule.as_str());
        if rule != wanted {
            let _ = writeln!(others, "{question}: {rule}, not {wanted}");
        }
    }
    others
}

/// Two rules in a language, the first one with this activity.
fn rules(language: &str, activity: &str) -> RuleBook {
    let text = format!(
        "schema = 1\nlanguage = \"{language}\"\n[roles.ann]\nname = \"Ann\"\n[roles.bob]\nname = \"Bob\"\n\
         [rules.first]\nactivity = \"{activity}\"\nowner = \"ann\"\n[rules.other]\nactivity = \"xqzzt\"\nowner = \"bob\"\n"
    );
    book_of(text)
}

/// Areas and conditions of a German file that a file without a language changes.
#[test]
fn names_are_read_in_the_language_of_the_file_that_has_them() {
    let german = "schema = 1\nlanguage = \"de\"\n[areas.laden]\nname = \"Läden\"\nwords = [\"Läden\", \"Geschäfte\"]\n\
                  [contexts.eile]\nquestion = \"Eilt es?\"\nvalues = [\"eilig\", \"ruhig\"]\nwords = { eilig = [\"Notfälle\"] }\n\
                  [roles.koch]\nname = \"Koch\"\n[roles.chef]\nname = \"Chef\"\n[rules.suppe]\nactivity = \"die Suppe kochen\"\n\
                  [[rules.suppe.cases]]\nwhen = { eile = \"eilig\" }\nowner = \"koch\"\n\
                  [[rules.suppe.cases]]\nwhen = { eile = \"ruhig\" }\nowner = \"chef\"\n";
    let top = "schema = 1\n[areas.yard]\nname = \"Yard\"\nwords = [\"yard\"]\n[roles.chef]\ncontact = \"#chef\"\n";
    let file = |name: &str, text: &str| RuleFile::parse(Source::new(name, text)).expect("it is TOML");
    let files = vec![file("german.toml", german), file("top.toml", top)];
    let book = RuleBook::from_files(files).expect("it is valid");
    let area = |question: &str| ask(&book, question).mentions.area.map(|area| area.id);
    for question in ["die Suppe kochen in den Laeden", "die Suppe kochen im Geschäft"] {
        assert_eq!(area(question).as_deref(), Some("laden"), "{question}");
    }
    assert_eq!(area("die Suppe kochen, yard").as_deref(), Some("yard"));
    assert_eq!(ask(&book, "die Suppe kochen, ein Notfall").decision.owners(), ["koch"]);
    assert_eq!(ask(&book, "die Suppe kochen, nicht eilig").decision.outcome(), Outcome::Depends);
}

/// A word that the rules have is no answer by itself.
#[test]
fn a_question_in_another_language_with_a_word_of_the_rules_is_told_so() {
    for question in [
        "wer kümmert sich um das Backlog?",
        "wer macht das Sprint Review?",
        "¿quién responde a los bugs de los clientes?",
    ] {
        let answer = shipped::router().route(question, &Given::new(), Detail::Decision);
        assert_eq!(answer.decision, Decision::Unknown(Unknown::ForeignLanguage), "{question}");
    }
}

#[test]
fn a_swedish_noun_with_its_article_is_not_denied() {
    let book = rules("sv", "laga skrivaren");
    let text = "schema = 1\nlanguage = \"sv\"\n[areas.kassa]\nname = \"Kassan\"\n[roles.ann]\nname = \"Ann\"\n\
                [rules.first]\nactivity = \"laga apparater\"\nowner = \"ann\"\n";
    let with_area = book_of(text);
    let area = |question: &str| ask(&with_area, question).mentions.area.map(|area| area.id);
    assert_eq!(area("varför fungerar kassan inte?").as_deref(), Some("kassa"));
    assert_eq!(ask(&book, "varför går skrivaren inte att laga").decision.owners(), ["ann"]);
}

/// “Reisekostenabrechnung” and “die Kunden an die Zahlung erinnern” have words that no phrase has.
#[test]
fn german_questions_find_their_rules() {
    let others = other_answers("de");
    assert!(others.lines().count() <= 2, "{others}");
}

/// A discount for a customer is about customers as well.
#[test]
fn portuguese_questions_find_their_rules() {
    let others = other_answers("pt");
    assert!(others.lines().count() <= 1, "{others}");
}

#[test]
fn a_word_with_accents_may_be_typed_without_or_spelled_out() {
    for (language, activity, typed) in [
        ("en", "Certificação", "certificacao"),
        ("en", "the Zürich office", "the Zuerich office"),
        ("en", "the Zürich office", "the zurich office"),
        ("en", "the Zuerich office", "the Zürich office"),
        ("de", "Stühle für Köche", "stuehle fuer koeche"),
        ("da", "håndbog for nye kolleger", "haandbog for nye kolleger"),
        ("fr", "être à l'heure", "etre a l’heure"),
        ("ru", "отчёт", "отчет"),
    ] {
        let answer = ask(&rules(language, activity), typed);
        assert_eq!(answer.decision.owners(), ["ann"], "{typed}");
        assert_eq!(answer.decision.ground().map(|by| by.matched.name()), Some("exact"), "{typed}");
    }
}

/// English has a word for each of them.
#[test]
fn a_spelled_out_umlaut_is_read_only_where_the_file_has_one() {
    assert_eq!(ask(&rules("en", "the value stream"), "the valü stream").decision.owners(), ["ann"]);
    let answer = ask(&rules("en", "duel at dawn"), "dül");
    assert_ne!(answer.decision.ground().map(|by| by.matched.name()), Some("exact"));
}

#[test]
fn a_compound_is_read_as_its_parts_and_they_as_the_compound() {
    for (language, activity, typed) in [
        ("de", "Feedback von Kunden", "Kundenfeedback"),
        ("de", "Kundenfeedback", "Kunden-Feedback"),
        ("nl", "feedback van klanten", "klantenfeedback"),
        ("sv", "feedback från kunder", "kundfeedback"),
        ("fi", "asiakkaiden palaute", "palaute asiakkaille"),
    ] {
        assert_eq!(ask(&rules(language, activity), typed).decision.owners(), ["ann"], "{typed}");
    }
}

#[test]
fn a_space_that_is_missing_is_mended() {
    let match_of = |activity: &str, typed: &str| {
        let answer = ask(&rules("en", activity), typed);
        (answer.decision.owners().join(","), answer.decision.ground().map(|by| by.matched.name()))
    };
    let mended = ("ann".to_owned(), Some("typo"));
    for (activity, typed) in [
        ("user stories", "userstories"),
        ("end users of the app", "an endusers app"),
        ("customer interviews", "a customerinterview"),
    ] {
        assert_eq!(match_of(activity, typed), mended, "{typed}");
    }
    for (activity, typed) in
        [("a wish and a list", "wishlist"), ("data of the base", "database"), ("salad at a bar", "saladbar")]
    {
        assert_ne!(match_of(activity, typed).1, Some("typo"), "{typed}");
    }
}

/// The words of such a synonym stand in one place of the question.
#[test]
fn a_synonym_of_two_words_from_a_file_above_is_no_compound() {
    let file = |text: &str| RuleFile::parse(Source::new("team.toml", format!("schema = 1\nlanguage = \"de\"\n{text}")));
    let below = "[roles.ann]\nname = \"Ann\"\n[rules.a]\nactivity = \"Kunden Feedback sammeln\"\nowner = \"ann\"\nwhy = \"w\"\n";
    let above = "[vocabulary]\nsynonyms = [[\"KF\", \"Kunden Feedback\"]]\n";
    let files = [below, above].map(|text| file(text).expect("it is TOML")).into();
    let book = RuleBook::from_files(files).expect("it is valid");
    assert_eq!(ask(&book, "wer sammelt KF").decision.owners(), ["ann"]);
}

#[test]
fn every_language_reads_its_own_rules() {
    for language in Language::all() {
        let book = rules(language.code(), "Ĳ ſtraße İi ΟΔΟΣ отчёт தமிழ் عربي");
        assert_eq!(book.language(), language);
        assert_eq!(ask(&book, "Ĳ ſtraße İi ΟΔΟΣ отчёт தமிழ் عربي").decision.owners(), ["ann"], "{language:?}");
    }
}

#[test]
fn a_question_in_another_language_is_unknown_and_says_in_which_the_rules_are() {
    let answer = shipped::router().route("wer ist für die Rechnungen zuständig?", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.outcome(), Outcome::Unknown);
    let json = render::answer::json(shipped::book(), &answer, date(2026, 11, 26));
    assert!(json.contains("The question seems to be in another language: these rules are in English."), "{json}");
}

/// The file on top may have no rule yet, or rules in another language than those below.
#[test]
fn the_languages_of_all_rules_are_named() {
    let file = |source| RuleFile::parse(source).expect("it is TOML");
    let said = |rules: &str, question: &str| {
        let ours = Source::new("it.toml", format!("schema = 1\nlanguage = \"it\"\n{rules}"));
        let book = RuleBook::from_files(vec![file(builtin()), file(ours)]).expect("it is valid");
        render::answer::json(&book, &ask(&book, question), date(2026, 11, 26))
    };
    let none = said("", "chi annaffia le piante?");
    assert!(none.contains("seems to be in another language: these rules are in English."), "{none}");
    let rule = "[rules.piante]\nactivity = \"annaffiare le piante\"\nowner = \"support\"\n";
    let both = said(rule, "wer ist für die Rechnungen zuständig?");
    assert!(both.contains("seems to be in another language: these rules are in Italian and English."), "{both}");
}

/// Each asks whose the area is, and names no work.
#[test]
fn whose_an_area_is_is_asked_in_every_language() {
    for (language, question) in [
        ("de", "wem gehört die Kasse"),
        ("es", "quién se encarga de la kasse"),
        ("fi", "kenelle kuuluu kasse"),
        ("fr", "à qui appartient la kasse"),
        ("fr", "à qui appartiennent les kasse"),
    ] {
        let text = format!(
            "schema = 1\nlanguage = \"{language}\"\n\
             [areas.till]\nname = \"Kasse\"\nwords = [\"kasse\"]\nholders = {{ ann = \"Ann\" }}\n\
             [roles.ann]\nname = \"Ann\"\n[rules.first]\nactivity = \"xqzzt\"\nowner = \"ann\"\n"
        );
        let decision = ask(&book_of(text), question).decision;
        assert!(matches!(decision, Decision::Unknown(Unknown::Area { .. })), "{question}: {decision:#?}");
    }
}

#[test]
fn each_file_has_a_language_of_its_own() {
    let german = "schema = 1\nlanguage = \"de\"\n[rules.first]\nactivity = \"Rechnung\"\nowner = \"product-manager\"\n";
    let file = |source| RuleFile::parse(source).expect("it is TOML");
    let book = RuleBook::from_files(vec![file(builtin()), file(Source::new("de.toml", german))]).expect("it is valid");
    assert_eq!(book.language(), Language::German);
    let files: Vec<_> = book.files.iter().map(|file| (file.name.as_str(), file.language)).collect();
    assert_eq!(files, [("de.toml", Language::German), ("builtin", Language::English)]);
}

const METERS: &str = "language = \"de\"\n[roles.a]\nname = \"A\"\n[roles.b]\nname = \"B\"\n[rules.meters]\n\
    activity = \"Zählertausch terminieren\"\nowner = \"a\"\nphrases = [\"Termin für neuen Zähler vereinbaren\", \
    \"Adresse ändern\", \"Daten löschen\"]\n[rules.bread]\nactivity = \"Brot backen\"\nowner = \"b\"\n";

/// To the built-in rules the question is in another language, which says nothing of it.
#[test]
fn what_is_near_in_a_file_is_near_above_rules_in_another_language() {
    let few = METERS.replace(", \"Adresse ändern\", \"Daten löschen\"", "");
    let over_builtin = format!("schema = 1\nextends = [\"builtin\"]\n{few}");
    let book = RuleBook::parse(Source::new("de.toml", over_builtin)).expect("it is valid");
    let answer = ask(&book, "Peter fragt wegen Zähler Garten Pumpe Rohr Hof Straße Bremen");
    assert_eq!(answer.decision.outcome(), Outcome::Unclear);
    assert_eq!(answer.candidates[0].rule, "meters");
}

/// “anders” and “and” have the stem of “ändern”.
#[test]
fn function_words_are_no_forms_of_german_words() {
    let book = RuleBook::parse(Source::new("de.toml", format!("schema = 1\n{METERS}"))).expect("it is valid");
    for question in ["jemand anders", "das machen die anderen", "cats and dogs"] {
        assert_eq!(ask(&book, question).decision.outcome(), Outcome::Unknown, "{question}");
    }
    assert_eq!(ask(&book, "Wer ändert die Adresse?").decision.owners(), ["a"]);
}
