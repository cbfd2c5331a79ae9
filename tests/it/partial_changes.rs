//! An item of a file changes the keys that it names of the one below, and keeps the others.

use who_owns::check::{Settings, check};
use who_owns::render::list;
use who_owns::router::{Match, Outcome};
use who_owns::rulebook::{Owner, Rule};
use who_owns::{Detail, Diagnostic, Given, Router, RuleBook, RuleFile, Source, shipped};

const BASE: &str = r#"schema = 1
[sources.book]
title = "The book"
url = "https://kitchen.example"
terms = ["mise en place"]
[contexts.season]
question = "Which season is it?"
values = ["summer", "winter"]
[roles.cook]
name = "Cook"
aliases = ["chef"]
contact = "the stove"
absent = true
fallback = "waiter"
[roles.waiter]
name = "Waiter"
[rules.soup]
activity = "cooking the soup"
owner = ["cook", "waiter"]
why = "It is hot."
source = "book"
section = "Soups"
phrases = ["boil the broth", "stir the pot"]
inform = ["waiter"]
settle = "They toss a coin."
decides = "cook"
dissent = [{ note = "Soup is no dish." }]
reviewed = 2026-01-01
"#;

fn file(name: &str, text: &str) -> RuleFile {
    RuleFile::parse(Source::new(name, text)).expect("it is TOML")
}

/// The base with these items of files laid over it, the last one at the top.
fn over(changes: &[&str]) -> Result<RuleBook, Vec<Diagnostic>> {
    let names = ["middle.toml", "top.toml"];
    let names = &names[names.len() - changes.len()..];
    let above = names.iter().zip(changes).map(|(name, change)| file(name, &format!("schema = 1\n{change}")));
    RuleBook::from_files([file("base.toml", BASE)].into_iter().chain(above).collect())
}

fn book(changes: &[&str]) -> RuleBook {
    over(changes).unwrap_or_else(|findings| panic!("{}", who_owns::render::diagnostic::text(&findings)))
}

fn soup(changes: &[&str]) -> Rule {
    book(changes).rule("soup").expect("it is there").clone()
}

fn place(at: &who_owns::source::Location) -> String {
    format!("{}:{}", at.source.name(), at.position().line)
}

/// What a check of the shape or the meaning says, with its place.
fn findings(changes: &[&str]) -> Vec<String> {
    let findings = over(changes).expect_err("it is refused");
    let told = |found: &Diagnostic| {
        let help = found.help.clone().unwrap_or_default();
        format!("{}:{} {} ({help})", found.file(), found.position().line, found.message)
    };
    findings.iter().map(told).collect()
}

#[test]
fn an_owner_alone_is_a_change() {
    let rule = soup(&["[rules.soup]\nowner = \"waiter\"\n"]);
    assert_eq!(rule.owners().collect::<Vec<_>>(), [&Owner::One("waiter".to_owned())]);
    assert_eq!(rule.activity, "cooking the soup");
    assert_eq!(rule.phrases, ["boil the broth", "stir the pot"]);
    assert_eq!(rule.inform, ["waiter"]);
    assert_eq!((place(&rule.location), place(&rule.origin)), ("top.toml:2".to_owned(), "base.toml:17".to_owned()));
}

/// A rule of another owner that is near makes an answer less sure; so what other questions get does not hang on who owns it.
#[test]
fn other_questions_keep_their_answers_whoever_owns_a_rule_beside_them() {
    let asked = [
        ("[rules.roadmap]\nowner = \"sales\"\n", "what of product do we want to be"),
        ("[roles.scrum-master]\nabsent = true\nfallback = \"product-owner\"\n", "what should get better in the"),
        ("[roles.marketing]\nabsent = true\nfallback = \"product-manager\"\n", "farmers market opening hours"),
    ];
    for (change, ask) in asked {
        let built_in = shipped::router().route(ask, &Given::new(), Detail::Scores);
        let text = format!("schema = 1\nextends = [\"builtin\"]\n{change}");
        let files = [RuleFile::parse(Source::new("team.toml", text)).expect("it is TOML")];
        let book = shipped::with_files_above(&files).expect("it changes no words");
        let answer = shipped::router_of(&book).route(ask, &Given::new(), Detail::Scores);
        assert_eq!(answer, built_in, "{ask}");
    }
}

/// One word, of rules that were of one owner and are no longer.
#[test]
fn a_word_of_rules_that_are_of_several_owners_now_does_not_decide() {
    let changes = "[rules.market-analysis]\nowner = \"sales\"\n[rules.product-strategy]\nowner = \"sales\"\n\
                   [rules.backlog-refinement]\nowner = \"developers\"\n";
    let text = format!("schema = 1\nextends = [\"builtin\"]\n{changes}");
    let files = [RuleFile::parse(Source::new("team.toml", text)).expect("it is TOML")];
    let book = shipped::with_files_above(&files).expect("it changes no words");
    for ask in ["research", "potential", "items"] {
        let decision = shipped::router_of(&book).route(ask, &Given::new(), Detail::Scores).decision;
        assert_eq!(decision.outcome(), Outcome::Unclear, "{ask}");
    }
}

#[test]
fn what_spoke_for_the_old_owner_goes_with_it() {
    for owner in ["owner = \"waiter\"", "owner = { any = [\"cook\", \"waiter\"] }", "owner = []"] {
        let rule = soup(&[&format!("[rules.soup]\n{owner}\n")]);
        assert_eq!((&rule.why, &rule.source, &rule.section, rule.reviewed), (&None, &None, &None, None), "{owner}");
        assert_eq!(rule.dissent, []);
        let owner = rule.owners().next().cloned();
        assert!(!format!("{owner:?}").contains("coin"), "the old way to settle it is gone: {owner:?}");
    }
    let cases = "[[rules.soup.cases]]\notherwise = true\nowner = \"waiter\"\n";
    let rule = soup(&[cases]);
    assert_eq!((&rule.why, rule.cases().len()), (&None, 1));
    assert_eq!(place(&rule.location), "top.toml:2");
}

#[test]
fn the_same_owner_again_changes_nothing_but_the_place() {
    let rule = soup(&["[rules.soup]\nowner = [\"waiter\", \"cook\"]\n"]);
    assert_eq!(rule.why.as_deref(), Some("It is hot."));
    assert_eq!(rule.owners().next(), soup(&[]).owners().next());
    assert_eq!(place(&rule.location), "top.toml:2");
}

#[test]
fn an_owner_takes_the_place_of_cases() {
    let cases = "[[rules.soup.cases]]\notherwise = true\nowner = \"waiter\"\n";
    let rule = soup(&[cases, "[rules.soup]\nowner = \"waiter\"\n"]);
    assert_eq!(rule.owners().collect::<Vec<_>>(), [&Owner::One("waiter".to_owned())]);
    assert_eq!(place(&rule.location), "top.toml:2");
}

#[test]
fn a_key_that_is_not_the_owner_leaves_the_place() {
    let rule = soup(&["[rules.soup]\nwhy = \"Because.\"\n"]);
    assert_eq!(rule.why.as_deref(), Some("Because."));
    assert_eq!((rule.section.as_deref(), rule.dissent.len()), (Some("Soups"), 1));
    assert_eq!(place(&rule.location), "base.toml:17");
}

#[test]
fn phrases_replace_and_more_phrases_add() {
    let phrases = |changes: &[&str]| soup(changes).phrases;
    assert_eq!(phrases(&["[rules.soup]\nphrases = [\"ladle it\"]\n"]), ["ladle it"]);
    assert_eq!(phrases(&["[rules.soup]\nphrases = []\n"]), [""; 0]);
    let more = "[rules.soup]\nmore_phrases = [\"ladle it\"]\n";
    assert_eq!(phrases(&[more]), ["boil the broth", "stir the pot", "ladle it"]);
    let two = phrases(&[more, "[rules.soup]\nmore_phrases = [\"salt it\"]\n"]);
    assert_eq!(two, ["boil the broth", "stir the pot", "ladle it", "salt it"]);
    assert_eq!(phrases(&[more, "[rules.soup]\nphrases = [\"salt it\"]\n"]), ["salt it"]);
}

#[test]
fn a_phrase_is_exact_beside_a_longer_one_that_a_file_above_adds() {
    let book = book(&["[rules.soup]\nmore_phrases = [\"boil the broth for guests\"]"]);
    let decision = Router::new(&book).route("boil the broth", &Given::new(), Detail::Decision).decision;
    assert_eq!(decision.ground().map(|ground| (ground.rule.as_str(), ground.matched)), Some(("soup", Match::Exact)));
}

#[test]
fn every_wording_knows_its_file() {
    let book = book(&["[rules.soup]\nmore_phrases = [\"ladle it\"]\n", "[rules.soup]\nactivity = \"making soup\"\n"]);
    let rule = book.rule("soup").expect("it is there");
    let files = rule.wordings().map(|wording| place(book.place_of_wording(rule, wording)));
    assert_eq!(files.collect::<Vec<_>>(), ["top.toml:3", "base.toml:23", "base.toml:23", "middle.toml:3"]);
}

#[test]
fn a_holder_alone_is_a_change() {
    let book = book(&["[roles.cook]\nholder = \"Ann\"\nabsent = false\naliases = []\n"]);
    let cook = &book.roles["cook"];
    assert_eq!((cook.name.as_str(), cook.holders.join(","), cook.absent), ("Cook", "Ann".to_owned(), false));
    assert_eq!((cook.contact.as_deref(), cook.aliases.len()), (Some("the stove"), 0));
}

#[test]
fn sources_and_contexts_change_too() {
    let book = book(&["[sources.book]\nurl = \"https://new.example\"\n[contexts.season]\ndefault = \"winter\"\n"]);
    let source = &book.sources["book"];
    assert_eq!((source.title.as_str(), source.terms.len()), ("The book", 1));
    assert_eq!(source.url.as_deref(), Some("https://new.example"));
    let season = &book.contexts["season"];
    assert_eq!((season.values.len(), season.default.as_deref()), (2, Some("winter")));
}

#[test]
fn a_value_of_any_file_is_refused_where_it_stands() {
    let found = findings(&["[rules.soup]\nowner = \"wayter\"\n", "[rules.soup]\nwhy = \"\"\ninform = [\"cuck\"]\n"]);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("top.toml:3 `why` is empty"), "{found:#?}");
    assert!(found[1].starts_with("top.toml:4 unknown role `cuck`"), "{found:#?}");
    assert!(found[2].starts_with("middle.toml:3 unknown role `wayter`"), "{found:#?}");
}

#[test]
fn a_change_of_nothing_is_refused_with_what_is_near() {
    let found = findings(&["[rules.sopu]\nowner = \"waiter\"\n[roles.dishwasher]\nholder = \"Ann\"\n"]);
    assert_eq!(
        found,
        [
            "top.toml:2 rule `sopu` has no `activity` (did you mean `soup`? No file below has the rule `sopu`)",
            "top.toml:4 role `dishwasher` has no `name` (add `name = …`: no file below has the role `dishwasher`)",
        ]
    );
    let found = findings(&["[sources.bok]\nurl = \"u\"\n[contexts.reason]\ndefault = \"winter\"\n"]);
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn a_change_of_the_built_in_rules_that_are_not_extended_says_so() {
    let helps = |extends: &str| -> Vec<String> {
        let text = format!(
            r#"schema = 1
            {extends}
            [roles.product-manager]
            holder = "Ann"
            [rules.customer-feedback]
            owner = "product-owner"
            [rules.our-feedback]
            activity = "feedback of our own"
            owner = "product-manager"
            "#
        );
        let book = RuleBook::from_files(
            RuleFile::parse(who_owns::builtin())
                .into_iter()
                .chain([file("own.toml", &text)])
                .skip(usize::from(extends.is_empty()))
                .collect(),
        );
        book.err().into_iter().flatten().filter_map(|found| found.help).collect()
    };
    let extend = |what: &str| format!("write `extends = [\"builtin\"]` at the top to build on the built-in {what}");
    let expected = [
        format!("{}, or add `name = …`", extend("role `product-manager`")),
        format!("{}, or add `activity = …`", extend("rule `customer-feedback`")),
        format!("did you mean `product-manager`? Or {}", extend("role `product-owner`")),
    ];
    assert_eq!(helps(""), expected);
    assert_eq!(helps("extends = [\"builtin\"]"), [""; 0]);
}

#[test]
fn what_is_removed_is_gone_and_can_come_back() {
    let removals = "[sources.book]\nremove = true\n[rules.soup]\nowner = \"waiter\"\n[roles.cook]\nremove = true\n";
    let book = book(&[removals, "[roles.cook]\nname = \"Second cook\"\n"]);
    assert_eq!(book.sources.len(), 0);
    let cook = &book.roles["cook"];
    assert_eq!((cook.name.as_str(), cook.contact.as_deref()), ("Second cook", None));
}

#[test]
fn what_rules_name_cannot_be_removed() {
    let found =
        findings(&["[roles.cook]\nremove = true\n[sources.book]\nremove = true\n[roles.baker]\nremove = true\n"]);
    assert_eq!(
        found,
        [
            "top.toml:2 role `cook` is removed, but 2 places name it (keep it with `absent = true` and a `fallback`, \
             or give what names it another owner)",
            "top.toml:4 source `book` is removed, but one place names it (keep it, or change or remove what names it)",
            "top.toml:6 there is no role `baker` to remove (only a role of a file that this one `extends` can be \
             removed)",
        ]
    );
}

#[test]
fn a_person_who_holds_a_role_cannot_be_removed() {
    let people = "[people.ann]\nname = \"Ann\"\n[people.bo]\nname = \"Bo\"\n[roles.waiter]\nholder = \"ann\"\n\
                  deputy = \"Bo\"\n[areas.bar]\nname = \"Bar\"\nwords = [\"bar\"]\nholders = { waiter = \"ann\" }\n";
    let removal = "[people.ann]\nremove = true\n[people.bo]\nremove = true\n";
    let help = "(keep it, or change or remove what names it)";
    let removed = format!("top.toml:2 person `ann` is removed, but 2 places name it {help}");
    assert_eq!(findings(&[people, removal]), [removed], "Bo is a plain name");
    let gone = book(&[people, &format!("{removal}[roles.waiter]\nholder = \"Cy\"\n[areas.bar]\nremove = true\n")]);
    assert!(gone.people.is_empty());
}

#[test]
fn a_phrase_added_to_one_rule_is_taken_from_another_below() {
    let tea = "[rules.tea]\nactivity = \"making tea\"\nowner = []\nphrases = [\"boil water\"]\n";
    let book = book(&[tea, "[rules.soup]\nmore_phrases = [\"boil water\"]\n"]);
    assert_eq!(book.rule("tea").expect("it is there").phrases, [""; 0]);
    let answer = Router::new(&book).route("boil water", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["waiter"]);
}

#[test]
fn one_file_cannot_give_a_phrase_to_two_rules() {
    let tea = "[rules.tea]\nactivity = \"making tea\"\nowner = \"waiter\"\nphrases = [\"boil water\"]\n";
    let found = findings(&[&format!("{tea}[rules.soup]\nmore_phrases = [\"boil water\"]\n")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("claim the same phrase: “boil water”"), "{found:#?}");
}

#[test]
fn a_copy_in_toml_is_the_merged_rule() {
    let change = "schema = 1\n[rules.soup]\nowner = \"waiter\"\nmore_phrases = [\"ladle it\"]\n";
    let files = vec![file("base.toml", BASE), file("top.toml", change)];
    let book = RuleBook::from_files(files.clone()).expect("it is valid");
    let copy = list::toml(files, &book.rules.iter().collect::<Vec<_>>());
    let again = RuleBook::from_files(vec![file("base.toml", BASE), file("again.toml", &format!("schema = 1\n{copy}"))]);
    let again = again.expect("it is valid");
    let told = |rule: &Rule| format!("{:?} {:?} {:?} {:?}", rule.ownership, rule.phrases, rule.why, rule.inform);
    assert_eq!(told(&again.rules[0]), told(&book.rules[0]));
    assert!(!copy.contains("more_phrases"), "{copy}");
}

#[test]
fn a_copy_in_toml_has_each_phrase_once() {
    let tea = "schema = 1\n[rules.tea]\nactivity = \"making tea\"\nowner = \"waiter\"\nphrases = [\"Stir the pot!\"]\n";
    let files = vec![file("base.toml", BASE), file("top.toml", tea)];
    let book = RuleBook::from_files(files.clone()).expect("it is valid");
    let copy = list::toml(files, &book.rules.iter().collect::<Vec<_>>());
    assert!(copy.contains("boil the broth") && !copy.contains("stir the pot"), "{copy}");
    let again = RuleBook::from_files(vec![file("base.toml", BASE), file("again.toml", &format!("schema = 1\n{copy}"))]);
    assert_eq!(again.expect("it is valid").rules[0].phrases, book.rules[0].phrases);
}

#[test]
fn findings_about_a_changed_rule_point_into_the_own_file() {
    let book = book(&["[rules.soup]\nowner = \"waiter\"\n"]);
    let report = check(&book, &Settings::new(jiff::civil::date(2026, 11, 24)));
    let found = report.lints.iter().find(|lint| lint.code.name() == "rule-without-why").expect("it ran");
    assert_eq!(found.findings.iter().map(|found| found.position().line).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_new_value_without_a_case_below_is_found_where_the_values_stand() {
    let menu = "[rules.menu]\nactivity = \"writing the menu\"\ncases = [{ when = { season = \"summer\" }, owner = \
                \"waiter\" }, { when = { season = \"winter\" }, owner = [] }]\n";
    let values = "[contexts.season]\nvalues = [\"summer\", \"winter\", \"rain\"]\n";
    let found = |changes: &[&str]| {
        let report = check(&book(changes), &Settings::new(jiff::civil::date(2026, 11, 24)));
        let lint = report.lints.into_iter().find(|lint| lint.code.name() == "case-missing").expect("it ran");
        lint.findings
    };
    assert_eq!(found(&[menu, "[rules.soup]\nwhy = \"It is.\"\n"]), []);
    let found = found(&[menu, values]);
    assert_eq!((found.len(), found[0].file(), found[0].position().line), (1, "top.toml", 3));
    assert_eq!(found[0].message, "no case of `menu` covers season=rain");
    assert_eq!(found[0].suggestion, None, "one case in this file would take the place of those below");
}

/// The cases of the rules are right: what is wrong is that the file above has left a value out.
#[test]
fn a_value_that_is_left_out_is_missed_where_the_values_stand() {
    let menu = "[rules.menu]\nactivity = \"writing the menu\"\ncases = [{ when = { season = \"summer\" }, owner = \
                \"waiter\" }, { when = { season = \"winter\" }, owner = [] }]\n[rules.fire]\nactivity = \"lighting the \
                fire\"\ncases = [{ when = { season = \"winter\" }, owner = \"waiter\" }, { otherwise = true, owner = [] }]\n";
    let values = "[contexts.season]\nvalues = [\"summer\", \"rain\"]\n";
    let help = "add the value, or change or remove what asks for it";
    let expected = format!("top.toml:3 `values` of `season` lacks `winter`, which a file below asks for ({help})");
    assert_eq!(findings(&[menu, values]), [expected], "once for two rules");
    let places = over(&[menu, values]).expect_err("it is refused")[0].also.len();
    assert_eq!(places, 2);
    let typo = menu.replace("winter", "wintr");
    let found = findings(&[&typo, "[contexts.season]\nvalues = [\"summer\", \"winter\", \"rain\"]\n"]);
    assert!(found.len() == 2 && found[0].starts_with("middle.toml:4 unknown value `wintr`"), "{found:?}");
}
