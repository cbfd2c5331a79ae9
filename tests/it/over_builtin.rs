//! Files over the built-in rules are the same book whether the built-in file is read or as the program has it.

use who_owns::router::{Decision, Match, Unknown};
use who_owns::{Detail, Given, Router, RuleBook, RuleFile, Source, builtin, shipped};

use crate::support::BUILTIN;

fn file(text: &str) -> RuleFile {
    RuleFile::parse(Source::new("team.toml", format!("schema = 1\n{text}"))).expect("it is TOML")
}

fn read(text: &str) -> RuleBook {
    let builtin = RuleFile::parse(builtin()).expect("it is TOML");
    RuleBook::from_files(vec![builtin, file(text)]).expect("it is valid")
}

fn ready(text: &str) -> RuleBook {
    shipped::with_files_above(&[file(text)]).expect("the built-in file need not be read")
}

/// A book as text, without what only the file has: the phrases and expectations of the built-in rules, and their places.
fn shown(mut book: RuleBook) -> Vec<String> {
    book.rules.iter_mut().for_each(|rule| rule.phrases.clear());
    let mut shown: Vec<String> = book.rules.iter().map(|rule| format!("{rule:?}")).collect();
    let of_book = (&book.title, &book.files, &book.review_every, &book.sources, &book.contexts, &book.roles);
    shown.push(format!("{of_book:?}"));
    shown
}

const ROLES: &str = "[roles.product-manager]\nabsent = true\nfallback = \"product-owner\"\n[roles.product-owner]\nholder = \"Ann\"\n[roles.cook]\nname = \"Cook\"\n";
const RULES: &str = "[rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\nphrases = [\"boil a broth\"]\n[rules.customer-feedback]\nowner = [\"cook\", \"product-owner\"]\n[rules.product-vision]\nremove = true\n[rules.pricing]\nmore_phrases = [\"what the soup costs\"]\n";
const REST: &str = "[contexts.scrum]\ndefault = \"no\"\n[vocabulary]\nsynonyms = [[\"diner\", \"customer\"]]\n[[expect]]\nask = \"soup\"\nowner = \"cook\"\nrule = \"soup\"\n[[expect]]\nask = \"who sets the price?\"\nowner = \"product-owner\"\nrule = \"pricing\"\n";

fn files() -> Vec<String> {
    let title = "title = \"Ours\"\nreviewed = 2026-01-02\nreview_every = \"6 months\"\n";
    vec![
        String::new(),
        title.to_owned(),
        ROLES.to_owned(),
        format!("{title}{ROLES}{RULES}"),
        format!("{ROLES}{RULES}{REST}"),
    ]
}

#[test]
fn both_ways_make_the_same_book() {
    for text in files() {
        assert_eq!(shown(ready(&text)), shown(read(&text)), "{text}");
    }
}

/// What a built-in rule no longer has finds it as other words do.
#[test]
fn an_activity_that_is_replaced_is_no_phrase() {
    let text = "[rules.customer-feedback]\nactivity = \"collecting opinions\"\n";
    for book in [ready(text), read(text)] {
        let router = shipped::router_of(&book);
        let matched = |question: &str| {
            let answer = router.route(question, &Given::new(), Detail::Decision);
            answer.decision.ground().map(|by| (by.rule.clone(), by.matched))
        };
        let rule = "customer-feedback".to_owned();
        assert_eq!(matched("customer feedback"), Some((rule.clone(), Match::Words)));
        assert_eq!(matched("collecting opinions"), Some((rule, Match::Exact)));
    }
}

/// “Nods” stands in the rule on approval alone.
#[test]
fn nothing_is_mended_to_a_word_of_a_rule_that_is_removed() {
    let read_as = |text: &str| {
        let book = ready(text);
        let answer = shipped::router_of(&book).route("nodds it through", &Given::new(), Detail::Decision);
        answer.evidence().iter().any(|evidence| evidence.read_as == "nods")
    };
    assert!(read_as("[roles.cook]\nname = \"Cook\"\n"));
    assert!(!read_as("[rules.increment-approval]\nremove = true\n"));
}

#[test]
fn both_ways_answer_alike() {
    let asked = BUILTIN.expectations.iter().map(|expectation| expectation.ask.as_str()).step_by(7);
    let asked: Vec<&str> = asked.chain(["soup", "boil broth", "diner feedback", "the price of soup"]).collect();
    for text in files() {
        let (ready, read) = (ready(&text), read(&text));
        let (one, other) = (shipped::router_of(&ready), Router::new(&read));
        for question in &asked {
            let answers = [&one, &other].map(|router| router.route(question, &Given::new(), Detail::Decision));
            // Where rules go or owners change, what was fitted is calibrated otherwise than what is fitted anew: two rules of
            // one owner may change places, and an answer may become unsure.
            let [ready_says, read_says] = answers.each_ref().map(|answer| &answer.decision);
            if ![ROLES, RULES].iter().any(|change| text.contains(change)) {
                assert_eq!(ready_says, read_says, "{question} in {text}");
            } else if ready_says.ground().is_some() && read_says.ground().is_some() {
                let who = |decision: &Decision| {
                    (decision.outcome(), decision.owners().into_iter().map(str::to_owned).collect::<Vec<_>>())
                };
                assert_eq!(who(ready_says), who(read_says), "{question} in {text}");
            }
        }
    }
}

#[test]
fn what_rules_rest_on_is_read() {
    for text in
        ["[roles.designers]\nremove = true\n", "[contexts.scrum]\nvalues = [\"a\"]\n", "[rules.x]\nowner = \"y\"\n"]
    {
        assert!(shipped::with_files_above(&[file(text)]).is_none(), "{text}");
    }
}

/// An area decides the people, and never whether a built-in rule answers: a word of it may be a phrase.
#[test]
fn holders_of_an_area_change_no_answer() {
    let area = "[areas.launch]\nname = \"Launch\"\nwords = [\"release\", \"launch\", \"pricing\"]\n";
    let held = format!("{area}holders = {{ product-owner = \"Ann\" }}\n");
    let (held, open) = (ready(&held), ready(area));
    let (held, open) = (shipped::router_of(&held), shipped::router_of(&open));
    for question in ["pricing", "release", "who does the launch?", "launch day", "who owns pricing?"] {
        let [one, other] =
            [&held, &open].map(|router| router.route(question, &Given::new(), Detail::Decision).decision);
        assert_eq!(one.owners(), other.owners(), "{question}");
        assert!(!other.owners().is_empty() || question.contains("launch"), "{question}");
    }
    let sepa = ready("[areas.sepa]\nname = \"SEPA\"\nwords = [\"SEPA\"]\nholders = { product-owner = \"Ann\" }\n");
    let answer = shipped::router_of(&sepa).route("who owns SEPA?", &Given::new(), Detail::Decision);
    assert!(
        matches!(answer.decision, Decision::Unknown(Unknown::Area { .. })),
        "a name is no misspelling: {:?}",
        answer.decision
    );
}
