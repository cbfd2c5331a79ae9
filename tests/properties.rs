//! What holds for every rule book and every question.

use proptest::prelude::*;
use who_owns::{Answer, Given, Outcome, Router, RuleBook, RuleFile, Source};

const WORDS: &[&str] = &[
    "soup", "salad", "table", "guest", "menu", "cook", "serve", "wash", "order", "bill", "wine", "cellar", "bread",
    "bake", "the", "who", "clean", "kitchen", "knife", "sharpen",
];

fn book(text: &str) -> RuleBook {
    RuleBook::parse(Source::new("test.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A rule of a generated file: its number, its owner and its phrases.
type RuleText = (usize, usize, Vec<String>);

fn file(rules: &[RuleText]) -> String {
    let mut text = "schema = 1\ntitle = \"T\"\n".to_owned();
    for role in 0..3 {
        text += &format!("[roles.r{role}]\nname = \"Role {role}\"\n");
    }
    for (number, owner, phrases) in rules {
        text += &format!(
            "[rules.rule{number}]\nactivity = \"activity number {number}\"\nowner = \"r{owner}\"\nwhy = \"Because.\"\n\
             phrases = {phrases:?}\n"
        );
    }
    text
}

fn question() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..7).prop_map(|words| words.join(" "))
}

/// Rules whose phrases are all different.
fn rules() -> impl Strategy<Value = Vec<RuleText>> {
    let phrases = prop::collection::vec(question(), 1..5);
    prop::collection::vec((0..3_usize, phrases), 1..8).prop_map(|rules| {
        let mut seen = std::collections::BTreeSet::new();
        let mut numbered = Vec::new();
        for (number, (owner, phrases)) in rules.into_iter().enumerate() {
            let fresh = phrases.into_iter().filter(|phrase| seen.insert(phrase.clone())).collect();
            numbered.push((number, owner, fresh));
        }
        numbered
    })
}

fn answer(text: &str, question: &str) -> Answer {
    let book = book(text);
    Router::new(&book).route(question, &Given::new())
}

fn in_units(value: f64) -> i64 {
    (value * 10_000.0).round() as i64
}

proptest! {
    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = RuleBook::parse(Source::new("any.toml", text));
    }

    #[test]
    fn reading_broken_files_never_panics(rules in rules(), cut in any::<prop::sample::Index>(), put in ".{0,4}") {
        let mut text = file(&rules);
        let mut at = cut.index(text.len());
        while !text.is_char_boundary(at) { at -= 1; }
        text.insert_str(at, &put);
        if let Err(findings) = RuleBook::parse(Source::new("broken.toml", text)) {
            prop_assert!(!findings.is_empty());
            prop_assert!(!who_owns::render::diagnostic::text(&findings).is_empty());
        }
    }

    #[test]
    fn any_question_has_an_answer(question in any::<String>()) {
        let answer = answer(&file(&[(0, 0, vec!["cook soup".into()])]), &question);
        prop_assert_eq!(answer.activity, question);
    }

    #[test]
    fn the_order_of_rules_and_phrases_never_matters(
        (rules, shuffled) in rules().prop_flat_map(|rules| (Just(rules.clone()), Just(rules).prop_shuffle())),
        question in question(),
    ) {
        let mut turned = shuffled;
        turned.iter_mut().for_each(|(_, _, phrases)| phrases.reverse());
        prop_assert_eq!(answer(&file(&rules), &question), answer(&file(&turned), &question));
    }

    #[test]
    fn shares_sum_to_the_score(rules in rules(), question in question()) {
        for candidate in answer(&file(&rules), &question).candidates {
            let sum: f64 = candidate.evidence.iter().map(|evidence| evidence.share).sum();
            prop_assert_eq!(in_units(sum), in_units(candidate.score));
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
    }

    #[test]
    fn scores_fall(rules in rules(), question in question()) {
        let answer = answer(&file(&rules), &question);
        prop_assert!(answer.candidates.is_sorted_by(|a, b| a.score >= b.score));
        prop_assert!(answer.candidates.len() <= Answer::CANDIDATES);
    }

    #[test]
    fn every_phrase_routes_home_exactly(rules in rules()) {
        let book = book(&file(&rules));
        let router = Router::new(&book);
        for (number, owner, phrases) in &rules {
            for phrase in phrases.iter().chain([&format!("activity number {number}")]) {
                let answer = router.route(phrase, &Given::new());
                prop_assert_eq!(answer.decision.outcome(), Outcome::Owned);
                prop_assert_eq!(answer.decision.owners(), [format!("r{owner}")]);
            }
        }
    }

    /// One rule more makes every word a little rarer, so figures may move; who leads clearly goes on leading.
    #[test]
    fn a_rule_that_matches_nothing_changes_nothing(rules in rules(), question in question()) {
        let before = answer(&file(&rules), &question);
        let stranger = "[rules.stranger]\nactivity = \"ξξξ\"\nowner = \"r0\"\nwhy = \"ω\"\nphrases = [\"ψψψ χχχ\"]\n";
        let after = answer(&(file(&rules) + stranger), &question);
        prop_assert!(after.candidates.iter().all(|candidate| candidate.rule != "stranger"));
        let leads = match before.candidates.as_slice() {
            [first, second, ..] => second.score < 0.9 * first.score,
            candidates => !candidates.is_empty(),
        };
        if leads {
            prop_assert_eq!(&before.candidates[0].rule, &after.candidates[0].rule);
        }
    }
}

#[test]
fn a_file_laid_over_another_replaces_whole_rules() {
    let base = RuleFile::parse(Source::new("base.toml", file(&[(1, 0, vec!["cook soup".into()])]))).expect("valid");
    let top = file(&[(1, 2, vec!["wash the table".into()])]);
    let top = RuleFile::parse(Source::new("top.toml", top)).expect("valid");
    let book = RuleBook::from_files(vec![base, top]).expect("valid together");
    assert_eq!(book.rules.len(), 1);
    assert_eq!(book.rules[0].phrases, ["wash the table"]);
}
