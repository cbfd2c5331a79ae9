//! What a file itself says counts more than what it extends.

use who_owns::{Answer, Detail, Given, Router, RuleBook, RuleFile, Source, shipped};

use crate::support::{BUILTIN, book_of};

/// A team's file over the built-in rules.
fn over_builtin(text: &str) -> RuleBook {
    book_of(format!("schema = 1\nextends = [\"builtin\"]\n{text}"))
}

/// A file with these tables.
fn rule_file(name: &str, tables: &str) -> RuleFile {
    RuleFile::parse(Source::new(name, format!("schema = 1\n{tables}"))).expect("it is TOML")
}

fn ask(router: &Router<'_>, question: &str) -> Answer {
    router.route(question, &Given::new(), Detail::Explanation)
}

fn owners_in(book: &RuleBook, question: &str) -> Vec<String> {
    let answer = ask(&shipped::router_of(book), question);
    answer.decision.owners().into_iter().map(str::to_owned).collect()
}

/// What the built-in file itself is asked, and some more.
fn questions() -> impl Iterator<Item = &'static str> {
    let expected = BUILTIN.expectations.iter().map(|expectation| expectation.ask.as_str());
    expected.chain(["", "custmer feedbak", "pricing and the sprint goal", "nothing of the kind", "who is the PO?"])
}

const CHEF: &str = "[roles.chef]\nname = \"Chef\"\n";
const SOUP: &str = "[rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\nphrases = [\"boil a broth\"]\n";

#[test]
fn a_phrase_of_a_rule_below_is_the_files_own() {
    let below = BUILTIN.rules.iter().find_map(|rule| rule.phrases.first()).expect("a rule has a phrase");
    let book =
        over_builtin(&format!("{CHEF}[rules.a]\nactivity = \"cooking\"\nowner = \"chef\"\nphrases = [{below:?}]\n"));
    assert_eq!(owners_in(&book, below), ["chef"]);
}

#[test]
fn a_question_that_an_own_rule_answers_is_not_lost_to_a_rule_below() {
    let rule =
        "[rules.retro]\nactivity = \"retrospectives and process\"\nowner = \"chef\"\nphrases = [\"hold the retro\"]\n";
    let book = over_builtin(&format!("{CHEF}{rule}"));
    assert_eq!(owners_in(&book, "retrospectives"), ["chef"]);
    assert_eq!(owners_in(&book, "customer feedback"), ["product-manager"]);
}

/// The own rules have one of the two words, the rules below have both.
#[test]
fn a_question_that_own_rules_hardly_cover_is_not_theirs() {
    let rules = "\
[rules.devices]
activity = \"looking after the test devices\"
owner = \"chef\"
phrases = [\"lend out a test device\", \"charge the test devices\", \"order another test device\"]
[rules.plants]
activity = \"watering the office plants\"
owner = []
phrases = [\"water the plants\", \"a plant looks dry\", \"repot the palm\"]
";
    let book = over_builtin(&format!("{CHEF}{rules}"));
    assert_eq!(owners_in(&book, "who runs the unit tests"), ["developers"]);
    assert_eq!(owners_in(&book, "order another test phone"), ["chef"]);
}

/// The own phrases have one word each, which many rules below have; a phrase below has both.
#[test]
fn a_word_that_many_rules_below_have_does_not_take_their_questions() {
    let rules = "\
[rules.newsletter]
activity = \"sending the newsletter\"
owner = \"chef\"
phrases = [\"mail to customers\", \"new offer of the month\", \"newsletter is late\"]
";
    let book = over_builtin(&format!("{CHEF}{rules}"));
    for question in ["who talks to customers", "who visits customers?", "what should we build"] {
        assert_eq!(owners_in(&book, question), owners_in(&BUILTIN, question), "{question}");
    }
    assert_eq!(owners_in(&book, "the newsletter to the customers"), ["chef"]);
    let reports = "[rules.reports]\nactivity = \"building reports\"\nowner = \"chef\"\nphrases = [\"new report\"]\n";
    let book = over_builtin(&format!("{CHEF}{reports}"));
    assert_eq!(owners_in(&book, "what should we build"), ["product-manager"], "the very words of a rule below");
}

/// The own phrase has both words among others, and not side by side; the rule below has just these.
#[test]
fn a_question_that_is_a_phrase_below_is_not_one_that_only_has_its_words() {
    let rule = "[rules.beta]\nactivity = \"running the beta programme\"\nowner = \"chef\"\n\
                phrases = [\"collect the feedback of beta customers\", \"end the beta\"]\n";
    let book = over_builtin(&format!("{CHEF}{rule}"));
    assert_eq!(owners_in(&book, "customer feedback"), ["product-manager"]);
    assert_eq!(owners_in(&book, "feedback of beta customers"), ["chef"]);
}

/// Two rules, of which one asks how severe it is.
const INCIDENTS: &str = r#"
[contexts.severity]
question = "How severe is it?"
values = ["sev1", "sev2"]
words = { sev1 = ["SEV-1"] }
[roles.helper]
name = "Helper"
[rules.sign-on]
activity = "setting up single sign-on"
owner = "helper"
phrases = ["a customer wants SSO", "the test login does not work"]
[rules.incidents]
activity = "telling customers about an incident"
phrases = ["write to the customers", "root cause report"]
[[rules.incidents.cases]]
when = { severity = "sev1" }
owner = "chef"
[[rules.incidents.cases]]
otherwise = true
owner = "helper"
"#;

/// In a file of one rule, a word that stands in one longer phrase leads without a rival.
#[test]
fn a_word_in_passing_does_not_take_the_questions_of_rules_about_it() {
    let phrases = "[\"licence for the roadmap tool\", \"new seat in the design tool\", \"renew a subscription\"]";
    let rule = |activity: &str| {
        over_builtin(&format!(
            "{CHEF}[rules.tools]\nactivity = \"{activity}\"\nowner = \"chef\"\nphrases = {phrases}\n"
        ))
    };
    for question in ["our roadmap", "who owns the roadmap?"] {
        assert_eq!(owners_in(&rule("tool licences"), question), ["product-manager"], "{question}");
    }
    assert_eq!(owners_in(&rule("tool licences"), "seat in a design tool"), ["chef"]);
    assert_eq!(owners_in(&rule("roadmaps"), "our roadmap"), ["chef"], "the very word is no word in passing");
    let with_synonym = over_builtin(&format!(
        "[vocabulary]\nsynonyms = [[\"roadmap\", \"journey plan\"]]\n{CHEF}[rules.plan]\nactivity = \"the journey plan\"\n\
         owner = \"chef\"\nphrases = [\"draw the journey plan\", \"a journey plan for June\"]\n"
    ));
    assert_eq!(owners_in(&with_synonym, "our roadmap"), ["chef"], "it is in each of its phrases");
}

/// The built-in rule has one of the two words.
#[test]
fn a_phrase_with_all_words_of_a_question_does_not_have_them_in_passing() {
    let phrases = "[\"budget for the market\", \"fish\", \"cheese\", \"bread\", \"fruit\", \"flowers\", \"wine\"]";
    let book = over_builtin(&format!(
        "{CHEF}[rules.market]\nactivity = \"shopping\"\nowner = \"chef\"\nphrases = {phrases}\n"
    ));
    assert_eq!(owners_in(&book, "the market budget"), ["chef"]);
}

#[test]
fn a_value_that_a_rule_asks_for_counts_more_than_what_another_rule_is_near_to() {
    let book = over_builtin(&format!("{CHEF}{INCIDENTS}"));
    for question in
        ["SEV-1: login pages and payments are slow in Spain", "SEV-1: what do customers hear about the login"]
    {
        assert_eq!(owners_in(&book, question), ["chef"], "{question}");
    }
    assert_eq!(owners_in(&book, "login pages and payments are slow in Spain"), ["helper"]);
    assert_eq!(owners_in(&book, "SEV-1: a customer wants SSO"), ["helper"], "it has the very words");
}

/// The rule that asks for the value is an inherited one, and in the layer of the file has no words.
#[test]
fn a_value_that_an_inherited_rule_asks_for_counts_more_than_what_an_own_rule_is_near_to() {
    let rules = "\
[contexts.severity]
question = \"How severe is it?\"
values = [\"sev1\", \"sev2\"]
[roles.helper]
name = \"Helper\"
[roles.on-call]
name = \"On-call engineer\"
[rules.bug-fixing]
[[rules.bug-fixing.cases]]
when = { severity = \"sev1\" }
owner = \"on-call\"
[[rules.bug-fixing.cases]]
otherwise = true
owner = \"developers\"
[rules.listing]
activity = \"app store listing\"
owner = \"chef\"
phrases = [\"new screenshots for the store\", \"our rating went down\", \"answer a review in the store\"]
[rules.numbers]
activity = \"usage numbers\"
owner = \"helper\"
phrases = [\"how many users dropped off\", \"drop-off numbers\", \"why did visits go down\"]
";
    let book = over_builtin(&format!("{CHEF}{rules}"));
    assert_eq!(owners_in(&book, "search is down"), ["chef"]);
    assert_eq!(owners_in(&book, "sev1: search is down"), ["on-call"]);
    assert_eq!(owners_in(&book, "sev1: visits go down"), ["helper"], "it has the very words");
}

#[test]
fn a_file_without_rules_answers_as_what_it_extends() {
    let book = over_builtin(CHEF);
    let router = shipped::router_of(&book);
    for question in questions() {
        assert_eq!(ask(&router, question), ask(shipped::router(), question), "{question}");
    }
}

#[test]
fn what_is_ready_below_answers_as_what_is_fitted() {
    let book = over_builtin(&format!("{CHEF}{SOUP}"));
    let (ready, fitted) = (shipped::router_of(&book), Router::new(&book));
    for question in questions().chain(["cooking soup", "boil the broth", "soup and customer feedback"]) {
        assert_eq!(ask(&ready, question), ask(&fitted, question), "{question}");
    }
}

#[test]
fn a_rule_that_is_removed_does_not_answer() {
    let book = over_builtin("[rules.customer-feedback]\nremove = true\n");
    let answer = ask(&shipped::router_of(&book), "customer feedback");
    assert!(answer.candidates.iter().all(|candidate| candidate.rule != "customer-feedback"), "{answer:?}");
}

/// The phrases of the removed rule are asked word for word; the file has no wording of its own.
#[test]
fn a_rule_that_is_removed_changes_hands() {
    let book = over_builtin("[rules.customer-feedback]\nremove = true\n");
    let diff = who_owns::diff::diff(&BUILTIN, &book, &Given::new(), Vec::new());
    let mut asked = diff.changes.iter().flat_map(|change| &change.questions);
    assert!(asked.any(|question| question.ask == "users write bad reviews"));
}

#[test]
fn a_fallback_counts_below() {
    let role = "[roles.product-manager]\nname = \"Product manager\"\nabsent = true\nfallback = \"product-owner\"\n";
    assert_eq!(owners_in(&over_builtin(role), "customer feedback"), ["product-owner"]);
}

/// A word that only the file above has is read as its synonym below; what questions without it get stays.
#[test]
fn a_long_chain_of_fallbacks_is_followed_to_its_end() {
    let absent =
        |number| format!("[roles.c{number}]\nname = \"C{number}\"\nabsent = true\nfallback = \"c{}\"\n", number + 1);
    let chain: String = (0..500).map(absent).collect();
    let text = "schema = 1\n[roles.c500]\nname = \"C500\"\n[rules.soup]\nactivity = \"cooking soup\"\nowner = \"c0\"\n";
    let book = book_of(text.to_owned() + &chain);
    assert_eq!(book.effective_role("c0"), Some("c500"));
    assert_eq!(owners_in(&book, "cooking soup"), ["c500"]);
}

#[test]
fn a_synonym_of_the_file_counts_for_the_rules_below() {
    let book = over_builtin(&format!("{CHEF}[vocabulary]\nsynonyms = [[\"diner\", \"customer\"]]\n"));
    let router = shipped::router_of(&book);
    let answer = ask(&router, "diner feedback");
    assert_eq!(answer.decision.owners(), ["product-manager"]);
    assert_eq!((answer.evidence()[0].word.as_str(), answer.evidence()[0].read_as.as_str()), ("diner", "customer"));
    assert_eq!(ask(&router, "customer feedback"), ask(shipped::router(), "customer feedback"));
}

/// A file with one rule of one owner, whose phrase all such files have.
fn file(name: &str, role: &str) -> RuleFile {
    let rule =
        format!("[rules.{role}]\nactivity = \"work of the {role}\"\nowner = \"{role}\"\nphrases = [\"cook soup\"]\n");
    rule_file(name, &format!("[roles.{role}]\nname = \"{role}\"\n{rule}"))
}

#[test]
fn an_activity_below_is_a_phrase_too() {
    let of_baker = "[rules.baker]\nactivity = \"work of the cook\"\nowner = \"baker\"\n[roles.baker]\nname = \"B\"\n";
    let top = rule_file("top.toml", of_baker);
    let book = RuleBook::from_files(vec![file("base.toml", "cook"), top]).expect("it is valid");
    let answer = Router::new(&book).route("work of the cook", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["baker"]);
}

/// A table that was imported, below the team's file: its activities are no less the team's.
#[test]
fn an_activity_of_a_file_of_the_team_below_counts_whatever_is_said_around_it() {
    let raci = rule_file(
        "raci.toml",
        "[roles.porter]\nname = \"Porter\"\n[rules.lift]\nactivity = \"inspection of a lift\"\nowner = \"porter\"\n\
         [rules.roof]\nactivity = \"repair of the roof\"\nowner = \"porter\"\n",
    );
    let team = rule_file(
        "team.toml",
        "[roles.clerk]\nname = \"Clerk\"\n[rules.dates]\nactivity = \"inspection dates\"\nowner = \"clerk\"\n\
         phrases = [\"when is the inspection\", \"book an inspection\", \"inspection calendar\"]\n",
    );
    let book = RuleBook::from_files(vec![raci, team]).expect("both are valid");
    for question in [
        "inspection of a lift",
        "the inspection of a lift",
        "who owns the inspection of the lift?",
        "inspection of lift",
        "lift inspection",
    ] {
        assert_eq!(owners_in(&book, question), ["porter"], "{question}");
    }
    assert_eq!(owners_in(&book, "book the inspection"), ["clerk"]);
}

/// “Release notes” is a phrase below, and the own rule has it in a longer one.
#[test]
fn a_topic_is_the_files_own_if_it_is_so_alone() {
    let base = rule_file(
        "base.toml",
        "[roles.head]\nname = \"Head\"\n[rules.planning]\nactivity = \"planning releases\"\nowner = \"head\"\n\
         phrases = [\"release notes\", \"release plan\", \"dates of a release\"]\n\
         [rules.budget]\nactivity = \"approving the budget\"\nowner = \"head\"\n\
         phrases = [\"spend money on tools\", \"pay an invoice\"]\n",
    );
    let team = rule_file(
        "team.toml",
        "[roles.clerk]\nname = \"Clerk\"\n[rules.notes]\nactivity = \"writing the release notes\"\nowner = \"clerk\"\n\
         phrases = [\"release notes for this version\", \"changelog for customers\", \"write the changelog\"]\n\
         [rules.lift]\nactivity = \"inspection of a lift\"\nowner = \"clerk\"\n\
         phrases = [\"the lift is stuck\", \"repair the lift\"]\n",
    );
    let book = RuleBook::from_files(vec![base, team]).expect("both are valid");
    for question in ["release notes", "release notes - who?", "release notes: who writes them"] {
        assert_eq!(owners_in(&book, question), ["clerk"], "{question}");
    }
    assert_eq!(owners_in(&book, "release plan - who?"), ["head"]);
}

/// Between the two lies a table that was imported.
#[test]
fn a_rule_far_below_whose_owner_a_file_names_counts_more_than_a_file_between() {
    let rota = |name: &str, id: &str, activity: &str, owner: &str| {
        let rule = format!("[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\n");
        rule_file(name, &format!("[roles.{owner}]\nname = \"{owner}\"\n{rule}"))
    };
    let base = rota("base.toml", "rota", "planning the on-call rota", "head");
    let raci = rota("raci.toml", "shifts", "on-call rota", "clerk");
    let text = "[rules.rota]\nowner = \"porter\"\n[roles.porter]\nname = \"Porter\"\n";
    let team = rule_file("team.toml", text);
    let book = RuleBook::from_files(vec![base.clone(), raci.clone(), team]).expect("they are valid");
    assert_eq!(owners_in(&book, "planning the on-call rota"), ["porter"]);
    assert_eq!(owners_in(&book, "on-call rota"), ["clerk"], "the very words of the table");
    let book = RuleBook::from_files(vec![base, raci]).expect("they are valid");
    assert_eq!(owners_in(&book, "planning the on-call rota"), ["clerk"]);
}

/// The rule itself stands in a file below, its new phrase does not.
#[test]
fn a_phrase_that_a_file_adds_to_a_rule_below_is_its_own() {
    let text = "[rules.baker]\nmore_phrases = [\"work of the cook\"]\n";
    let top = rule_file("top.toml", text);
    let below = [file("a.toml", "baker"), file("b.toml", "cook")];
    let book = RuleBook::from_files(below.into_iter().chain([top]).collect()).expect("it is valid");
    let answer = Router::new(&book).route("work of the cook", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["baker"]);
}

/// The order of the ids decides nothing: each file is the top one once.
#[test]
fn a_phrase_of_several_files_belongs_to_the_top_one() {
    let files = [("a.toml", "baker"), ("b.toml", "cook"), ("c.toml", "waiter")];
    for turn in 0..files.len() {
        let mut turned = files;
        turned.rotate_left(turn);
        let top = turned[2].1;
        let book = RuleBook::from_files(turned.map(|(name, role)| file(name, role)).into()).expect("it is valid");
        let answer = Router::new(&book).route("cook soup!", &Given::new(), Detail::Decision);
        assert_eq!(answer.decision.owners(), [top]);
    }
}

#[test]
fn a_file_without_a_title_does_not_have_that_of_the_built_in_rules() {
    assert_eq!(over_builtin("").title, "");
    assert_eq!(over_builtin("title = \"Ours\"\n").title, "Ours");
    assert!(!shipped::book().title.is_empty());
}
