//! What a check promises about files laid over one another, expectations, and phrases that are left out.

use jiff::civil::date;
use who_owns::check::{Settings, check};
use who_owns::checked::{CheckReport, Checked};
use who_owns::diagnostic::Code;
use who_owns::source::Location;
use who_owns::{Detail, Diagnostic, Given, Outcome, Router, RuleBook, RuleFile, Source, render};

use crate::support::{BUILTIN, book_of};

/// A value that is there twice is an error of its own.
#[test]
fn values_that_are_defined_are_listed_once() {
    let text = TEAM.replacen("values = [\"yes\", \"no\"]", "values = [\"yes\", \"no\", \"yes\"]", 1).replacen(
        "weekend = \"yes\"",
        "weekend = \"xqzzt\"",
        1,
    );
    let findings = RuleBook::parse(Source::new("team.toml", text)).expect_err("there is no such value");
    let unknown = findings.iter().find(|finding| finding.code == Code::UnknownValue).expect("it is found");
    assert_eq!(unknown.help.as_deref(), Some("these are defined: yes, no"));
}

const TEAM: &str = r#"
schema = 1
title = "A small team"
[contexts.weekend]
question = "Is it a weekend?"
values = ["yes", "no"]
[roles.chef]
name = "Chef"
[roles.waiter]
name = "Waiter"
[rules.soup]
activity = "cooking soup"
owner = "chef"
why = "The chef cooks."
phrases = ["boil broth", "Boil, broth!"]
[rules.menu]
activity = "writing the menu"
owner = ["waiter", "chef"]
why = "They know."
settle = "They talk."
[rules.gossip]
activity = "gossip"
owner = []
why = "It stops here."
[rules.door]
activity = "opening the door"
why = "It depends."
cases = [
  { when = { weekend = "yes" }, owner = "waiter", why = "She is there." },
  { when = { weekend = "no" }, owner = "chef", why = "He is there." },
]
"#;

fn file(name: &str, text: &str) -> RuleFile {
    RuleFile::parse(Source::new(name, text)).expect("it is TOML")
}

fn report(files: Vec<RuleFile>) -> CheckReport {
    let book = RuleBook::from_files(files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    check(&book, &Settings::new(date(2026, 11, 24)))
}

/// The codes that were found, with the file that each is about.
fn found(report: CheckReport) -> Vec<(&'static str, String)> {
    let checked = Checked { file: "top.toml".to_owned(), origin: None, result: Ok(report) };
    checked.findings().into_iter().map(|finding| (finding.code.name(), finding.file().to_owned())).collect()
}

#[test]
fn findings_about_extended_files_alone_are_left_out() {
    let top = "schema = 1\n[rules.broth]\nactivity = \"the broth to boil\"\nowner = \"waiter\"\nwhy = \"So.\"\n";
    let codes = found(report(vec![file("base.toml", TEAM), file("top.toml", top)]));
    assert!(codes.contains(&("few-phrases", "top.toml".to_owned())), "{codes:?}");
    assert!(!codes.contains(&("few-phrases", "base.toml".to_owned())), "{codes:?}");
    // Where the two files meet, the finding stays, whichever of them it points at first.
    assert!(codes.iter().any(|(code, _)| *code == "rules-fight"), "{codes:?}");
}

/// `overlaps-below` says that the rule below loses its phrases.
#[test]
fn a_rule_that_loses_all_phrases_to_a_file_above_need_not_win() {
    let top = "schema = 1\n[rules.talk]\nactivity = \"Gossip!\"\nowner = \"waiter\"\nwhy = \"So.\"\n";
    let codes = found(report(vec![file("base.toml", TEAM), file("top.toml", top)]));
    assert!(codes.contains(&("overlaps-below", "top.toml".to_owned())), "{codes:?}");
    assert!(codes.iter().all(|(code, _)| *code != "rule-never-wins"), "{codes:?}");
}

/// The activity of the rule below has the words of the other one, and a link.
#[test]
fn a_rule_below_need_not_win_where_a_file_above_gives_its_work_to_the_same_owner() {
    let rule = |id: &str, owner: &str, wordings: &str| {
        format!("schema = 1\n[roles.{owner}]\nname = \"{owner}\"\n[rules.{id}]\nowner = \"{owner}\"\n{wordings}\n")
    };
    let top = "activity = \"reporting side effects\"\nphrases = [\"report a side effect of a medicine\"]";
    let codes = |owner: &str| {
        let base = rule("effects", "clerk", "activity = \"report the side effects\"");
        found(report(vec![file("base.toml", &base), file("top.toml", &rule("side-effects", owner, top))]))
    };
    let never = |codes: &[(&str, String)]| codes.iter().any(|(code, _)| *code == "rule-never-wins");
    assert!(!never(&codes("clerk")) && never(&codes("porter")), "{:?}", codes("porter"));
}

/// The program reads them as the same words, and so could not tell the rules apart.
#[test]
fn a_phrase_is_claimed_twice_in_whatever_spelling() {
    for other in ["color the wall", "COLOUR, the wall", "cólour the wall"] {
        let rule = |id: &str, phrase: &str| format!("[rules.{id}]\nactivity = \"{phrase}\"\nowner = \"chef\"\n");
        let rules = rule("paint", "colour the wall") + &rule("dye", other);
        let text = format!("schema = 1\n[roles.chef]\nname = \"Chef\"\n{rules}");
        let findings = RuleBook::parse(Source::new("top.toml", text)).expect_err("they are one phrase");
        assert_eq!(findings.iter().map(|found| found.code.name()).collect::<Vec<_>>(), ["phrase-claimed-twice"]);
    }
}

/// The file changes the name of one role of a file below to that of another one.
#[test]
fn a_name_of_two_roles_is_found_though_both_stand_below() {
    let top = "schema = 1\n[roles.waiter]\nname = \"Chef\"\n[rules.soup]\nmore_phrases = [\"thick broth\"]\n";
    let codes = found(report(vec![file("base.toml", TEAM), file("top.toml", top)]));
    assert!(codes.contains(&("ambiguous-abbreviation", "top.toml".to_owned())), "{codes:?}");
}

#[test]
fn files_are_named_with_the_rules_that_come_from_them() {
    let top = "schema = 1\n[rules.soup]\nactivity = \"soup\"\nowner = \"waiter\"\nwhy = \"So.\"\n";
    let files = report(vec![file("base.toml", TEAM), file("top.toml", top)]).files;
    let files: Vec<_> = files.iter().map(|used| (used.file.as_str(), used.rules.join(" "))).collect();
    assert_eq!(files, [("top.toml", "soup".to_owned()), ("base.toml", "door gossip menu".to_owned())]);
}

#[test]
fn expectations_hold_or_say_what_came() {
    for (wanted, failure) in [
        ("ask = \"boil broth\"\nowner = \"chef\"", None),
        ("ask = \"boil broth\"\noutcome = \"owned\"", None),
        ("ask = \"boil broth\"\nowner = [\"chef\", \"waiter\"]", Some("expected chef and waiter, got chef")),
        ("ask = \"boil broth\"\nowner = []", Some("expected “unowned”, got chef")),
        ("ask = \"writing the menu\"\nowner = [\"waiter\", \"chef\"]", None),
        ("ask = \"writing the menu\"\nowner = \"chef\"", Some("expected chef, got chef and waiter")),
        ("ask = \"gossip\"\nowner = []", None),
        ("ask = \"gossip\"\noutcome = \"unknown\"", Some("expected “unknown”, got “unowned”")),
        ("ask = \"opening the door\"\noutcome = \"depends\"", None),
        ("ask = \"boil broth\"\nowner = \"chef\"\nrule = \"soup\"", None),
        ("ask = \"opening the door\"\noutcome = \"depends\"\nrule = \"door\"", None),
        ("ask = \"boil broth\"\nowner = \"chef\"\nrule = \"menu\"", Some("expected the rule `menu`, got `soup`")),
        ("ask = \"boil broth\"\nowner = \"waiter\"\nrule = \"menu\"", Some("expected waiter, got chef")),
        ("ask = \"opening the door\"\nowner = \"chef\"", Some("expected chef, got “depends”")),
        ("ask = \"opening the door\"\nowner = \"chef\"\ngiven = { weekend = \"no\" }", None),
    ] {
        let report = report(vec![file("top.toml", &format!("{TEAM}[[expect]]\n{wanted}\n"))]);
        let result = &report.expectations[0];
        assert_eq!(result.failure().map(|failure| failure.message.as_str()), failure, "{wanted}");
        if let Some(failure) = result.failure() {
            assert_eq!(failure.position().line, TEAM.lines().count() + 2, "it points at the question");
        }
    }
}

#[test]
fn what_the_user_gives_counts_unless_the_expectation_gives_another() {
    let text = format!("{TEAM}[[expect]]\nask = \"opening the door\"\nowner = \"chef\"\n");
    let book = RuleBook::from_files(vec![file("top.toml", &text)]).expect("it is valid");
    let mut settings = Settings::new(date(2026, 11, 24));
    settings.given.insert("weekend".to_owned(), "no".to_owned());
    assert!(check(&book, &settings).expectations[0].holds());
}

#[test]
fn every_wording_of_a_rule_that_has_others_is_asked() {
    let phrases = report(vec![file("top.toml", TEAM)]).phrases;
    assert_eq!(phrases.asked, 3, "the other rules have nothing left to be known by");
    assert_eq!(phrases.home + phrases.same_owner + phrases.unsure + phrases.astray, phrases.asked);
}

/// The built-in rules, which it extends, have thousands.
#[test]
fn of_a_team_only_its_own_phrases_are_asked() {
    let own = "schema = 1\nextends = [\"builtin\"]\n[rules.soup]\nactivity = \"cooking the soup\"\n\
               owner = \"developers\"\nphrases = [\"stir the broth\", \"boil a soup\"]\n";
    let book = book_of(own);
    let report = check(&book, &Settings::new(date(2026, 11, 24)));
    assert_eq!((report.phrases.asked, report.phrases.all), (3, 3));
}

#[test]
fn a_file_of_expectations_has_nothing_else() {
    let questions = |text: &str| RuleFile::parse_expectations(Source::new("questions.toml", text)).expect("it is TOML");
    let together = |text: &str| {
        let mut top = file("top.toml", TEAM);
        top.add_expectations(questions(text));
        RuleBook::from_files(vec![top])
    };
    let book = together("schema = 1\n[[expect]]\nask = \"soup\"\nowner = \"chef\"\n").expect("it is valid");
    assert_eq!(book.expectations.len(), 1);
    assert_eq!(book.title, "A small team");
    for (text, code) in [
        ("schema = 1\n[rules.x]\nactivity = \"x\"\n", "unknown-key"),
        ("schema = 1\n[[expect]]\nask = \"soup\"\nowner = \"cheff\"\n", "unknown-role"),
        ("[[expect]]\nask = \"soup\"\nowner = \"chef\"\n", "missing-key"),
    ] {
        let findings = together(text).expect_err("it is refused");
        let found: Vec<_> = findings.iter().map(|finding| (finding.code.name(), finding.file())).collect();
        assert_eq!(found, [(code, "questions.toml")]);
    }
}

#[test]
fn github_gets_ten_annotations_errors_first() {
    let at = Location::new(&std::sync::Arc::new(Source::new("top.toml", "schema = 1")), 0..0);
    let warning = Diagnostic::new(Code::FewPhrases, &at, "less");
    let error = Diagnostic::new(Code::RuleNeverWins, &at, "more");
    let mut findings = vec![warning; 9];
    findings.extend(vec![error; 3]);
    let commands = render::check::github(
        &[Checked { file: "top.toml".to_owned(), origin: None, result: Err(findings) }],
        str::to_owned,
    );
    let kinds: Vec<&str> = commands.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(kinds[..3], ["::error"; 3]);
    assert_eq!(kinds[3..10], ["::warning"; 7]);
    assert_eq!(commands.lines().last(), Some("who-owns check: 3 errors, 9 warnings in 1 file; 2 not shown here"));
}

/// One by one where the fault is another, or the file.
#[test]
fn reviews_with_one_fault_are_one_finding() {
    let rule = |id: &str, reviewed: &str| {
        format!("[rules.{id}]\nactivity = \"{id} the floor\"\nowner = \"cook\"\nreviewed = {reviewed}\n")
    };
    let rules = [("sweep", "2020-02-01"), ("mop", "2020-01-01"), ("polish", "2036-01-01")];
    let rules: String = rules.iter().map(|(id, reviewed)| rule(id, reviewed)).collect();
    let text = format!("schema = 1\nreview_every = \"1 month\"\n[roles.cook]\nname = \"Cook\"\n{rules}");
    let report = report(vec![file("team.toml", &text)]);
    let stale = report.lints.iter().find(|lint| lint.code == Code::StaleReview).expect("it ran");
    let messages: Vec<&str> = stale.findings.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "2 rules were confirmed too long ago, first on 2020-01-01: `sweep` and `mop`",
            "`polish` was last confirmed on 2036-01-01, which lies in the future"
        ]
    );
}

#[test]
fn one_phrase_of_many_may_stray() {
    let few = include_str!("../findings/lints/phrase-strays.toml");
    let many = few.replace("\"boil broth\", ", "\"boil broth\", \"simmer stock\", \"taste stew\", \"peel carrots\", ");
    assert_ne!(few, many);
    for (text, suspected) in [(few, true), (&many, false)] {
        let report = report(vec![file("team.toml", text)]);
        assert!(report.phrases.astray > 0, "it strays in both");
        let codes = found(report);
        assert_eq!(codes.iter().any(|(code, _)| *code == "phrase-strays"), suspected, "{codes:?}");
    }
}

/// Its phrases lie in two files, and those below stand nearer to the start.
#[test]
fn a_finding_of_several_files_is_about_the_checked_one() {
    let base = include_str!("../findings/lints/phrase-strays.toml");
    let top = "schema = 1\n".to_owned() + &"\n".repeat(base.len());
    let top = top + "[rules.soup]\nmore_phrases = [\"bread for guests\"]\n";
    let found = found(report(vec![file("base.toml", base), file("top.toml", &top)]));
    let files = found.iter().filter(|(code, _)| *code == "phrase-strays").map(|(_, file)| file.as_str());
    assert_eq!(files.collect::<Vec<_>>(), ["top.toml"]);
}

/// A file with areas whose words are given, over the built-in rules.
fn with_areas(words: &[&str]) -> String {
    let area = |(number, word): (usize, &&str)| {
        format!(
            "[areas.a{number}]\nname = \"{word}\"\nwords = [\"{word}\"]\nholders = {{ product-owner = \"P{number}\", \
             product-manager = \"M{number}\" }}\n"
        )
    };
    let areas: String = words.iter().enumerate().map(area).collect();
    format!("schema = 1\nextends = [\"builtin\"]\n{areas}")
}

#[test]
fn what_something_is_done_with_is_no_mere_name_of_an_area() {
    let book = book_of(with_areas(&["refunds"]));
    let (with_area, alone) = (Router::new(&book), who_owns::shipped::router());
    for ask in ["estimate the refund", "write down the refund"] {
        let decision = |router: &Router<'_>| router.route(ask, &Given::new(), Detail::Decision).decision;
        assert_eq!(decision(alone).outcome(), Outcome::Owned, "without the word it is not: {ask}");
        assert_eq!(decision(&with_area).owners(), decision(alone).owners(), "{ask}");
    }
}

/// With some words a built-in phrase finds nothing sure, which is no matter of the team's.
#[test]
fn words_of_areas_are_no_error_because_a_built_in_phrase_finds_nothing_sure() {
    let book = book_of(with_areas(&["payments", "checkout", "mobile"]));
    let found = found(check(&book, &Settings::new(date(2026, 11, 24))));
    assert!(!found.iter().any(|(code, _)| *code == "area-word-decides"), "{found:?}");
}

/// “buy instead of develop” is near “buy new pallets”, too, as soon as any word stands behind it.
#[test]
fn words_of_areas_are_no_error_because_any_word_changes_the_answer() {
    let roles = "[roles.boss]\nname = \"boss\"\n[roles.lead]\nname = \"lead\"\n[roles.night]\nname = \"night watch\"\n";
    let incidents = "[contexts.severity]\nquestion = \"How severe is it?\"\nvalues = [\"sev1\", \"sev2\"]\n\
                     [rules.incidents]\nactivity = \"answering an incident in production\"\n\
                     phrases = [\"the site is down\", \"customers report an outage in production\", \"answer the pager\"]\n\
                     cases = [{ when = { severity = \"sev1\" }, owner = \"night\" }]\n";
    let pallets = "[rules.pallets]\nactivity = \"ordering pallets\"\nowner = { any = [\"boss\", \"lead\"] }\n\
                   phrases = [\"we are out of pallets\", \"buy new pallets\", \"pallet order\"]\n";
    let text = with_areas(&["payments", "checkout", "refunds"]) + roles + incidents + pallets;
    let book = RuleBook::parse(Source::new("areas.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let lints = check(&book, &Settings::new(date(2026, 11, 24))).lints;
    let said = format!("{lints:#?}");
    assert!(!said.contains("“buy instead of develop”"), "{said}");
}

#[test]
fn an_area_decides_no_role_of_the_built_in_rules() {
    const AREAS: [&str; 20] = [
        "payments",
        "checkout",
        "search",
        "billing",
        "mobile app",
        "catalog",
        "shipping",
        "loyalty",
        "login",
        "chat",
        "dashboards",
        "marketplace",
        "fraud",
        "cms",
        "tickets",
        "warehouse",
        "referrals",
        "crm",
        "refunds",
        "onboarding",
    ];
    let book = book_of(with_areas(&AREAS));
    let router = Router::new(&book);
    let owners = |ask: &str, given: &Given| {
        let decision = router.route(ask, given, Detail::Decision).decision;
        (decision.outcome(), decision.owners().into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    for (number, expectation) in BUILTIN.expectations.iter().enumerate() {
        let area = AREAS[number % AREAS.len()];
        let (ask, given) = (&expectation.ask, &expectation.given);
        let alone = owners(ask, given);
        for with in [format!("{ask} {area}"), format!("{area}: {ask}"), format!("{ask} for {area}")] {
            assert_eq!(owners(&with, given), alone, "{with}");
        }
    }
}

const TYRES: &str = "schema = 1\nLANGUAGE[roles.anna]\nname = \"Anna\"\n\
    [rules.reifen]\nactivity = \"die Reifen wechseln\"\nowner = \"anna\"\n\
    phrases = [\"wer pumpt die Reifen auf\", \"der Reifen ist platt\", \"ein Nagel im Reifen\"]\n";

fn languages_missed(files: Vec<RuleFile>) -> Vec<(&'static str, String)> {
    found(report(files)).into_iter().filter(|(code, _)| *code == "language-not-set").collect()
}

#[test]
fn a_file_in_another_language_is_told_to_say_which() {
    let not_set = || file("top.toml", &TYRES.replace("LANGUAGE", ""));
    let set = || file("top.toml", &TYRES.replace("LANGUAGE", "language = \"de\"\n"));
    let said = vec![("language-not-set", "top.toml".to_owned())];
    assert_eq!(languages_missed(vec![not_set()]), said);
    assert_eq!(languages_missed(vec![file("team.toml", TEAM), not_set()]), said, "the rules below are English");
    assert_eq!(languages_missed(vec![set()]), []);
    assert_eq!(languages_missed(vec![not_set(), file("team.toml", TEAM)]), [], "that is for a check of the file below");
}

/// A saying, a name or a word from abroad makes no other language.
#[test]
fn a_few_foreign_phrases_are_no_other_language() {
    let more = "phrases = [\"boil broth\", \"wer kocht die Suppe\", \"la soupe est pour qui\"]";
    let text = TEAM.replace("phrases = [\"boil broth\", \"Boil, broth!\"]", more);
    assert_eq!(languages_missed(vec![file("top.toml", &text)]), []);
}
