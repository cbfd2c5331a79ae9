//! What a file itself says counts more than what it extends.

use who_owns::{Detail, Given, Router, RuleBook, RuleFile, Source};

/// A file with one rule of one owner, whose phrase all such files have.
fn file(name: &str, role: &str) -> RuleFile {
    let rule =
        format!("[rules.{role}]\nactivity = \"work of the {role}\"\nowner = \"{role}\"\nphrases = [\"cook soup\"]\n");
    let text = format!("schema = 1\n[roles.{role}]\nname = \"{role}\"\n{rule}");
    RuleFile::parse(Source::new(name, text)).expect("it is TOML")
}

#[test]
fn an_activity_below_is_a_phrase_too() {
    let of_baker =
        "schema = 1\n[rules.baker]\nactivity = \"work of the cook\"\nowner = \"baker\"\n[roles.baker]\nname = \"B\"\n";
    let top = RuleFile::parse(Source::new("top.toml", of_baker)).expect("it is TOML");
    let book = RuleBook::from_files(vec![file("base.toml", "cook"), top]).expect("it is valid");
    let answer = Router::new(&book).route("work of the cook", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["baker"]);
}

/// The rule itself stands in a file below, its new phrase does not.
#[test]
fn a_phrase_that_a_file_adds_to_a_rule_below_is_its_own() {
    let text = "schema = 1\n[rules.baker]\nmore_phrases = [\"work of the cook\"]\n";
    let top = RuleFile::parse(Source::new("top.toml", text)).expect("it is TOML");
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
        let having = book.rules.iter().filter(|rule| !rule.phrases.is_empty()).map(|rule| rule.id.as_str());
        assert_eq!(having.collect::<Vec<_>>(), [top], "the rules below lose the phrase");
    }
}
