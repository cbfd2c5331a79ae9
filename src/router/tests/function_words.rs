//! Function words, articles and single words decide nothing by themselves.

use super::*;

#[test]
fn function_words_beside_a_single_word_change_nothing() {
    for word in ["mail", "post", "cash"] {
        for frame in ["the", "who does the", "what about the"] {
            assert_eq!(decision(LIBRARY, &format!("{frame} {word}")), decision(LIBRARY, word), "{frame} {word}");
        }
    }
}

#[test]
fn function_words_never_decide() {
    let book = "schema = 1\n[roles.sister]\nname = \"Ward sister\"\n[roles.caretaker]\nname = \"Caretaker\"\n\
                [rules.lift]\nactivity = \"Fixing the bed lift\"\nowner = \"caretaker\"\n\
                [rules.beds]\nactivity = \"Allocating beds\"\nowner = \"sister\"\n\
                [rules.drugs]\nactivity = \"Ordering medication\"\nowner = \"sister\"\n";
    for ask in ["weigh the bed", "sell the bed", "steal the bed"] {
        assert_eq!(rule(book, ask), None, "{ask}");
    }
    assert_eq!(rule(book, "fix the bed lift").as_deref(), Some("lift"));
}

/// A rule of the built-in ones has many of them.
#[test]
fn function_words_never_decide_where_rules_have_learned_them() {
    for ask in ["who do I ask about story", "who do I ask about the story"] {
        let decision = built_in().route(ask, &Given::new(), Detail::Decision).decision;
        assert_eq!(decision.outcome(), Outcome::Unclear, "{ask}");
    }
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

/// “The” leads: “allocate beds” has as much of “bed”.
#[test]
fn what_does_not_decide_is_no_answer_by_its_score() {
    let rule = |id: &str, activity: &str, owner: &str| {
        format!("[roles.{owner}]\nname = \"{owner}\"\n[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\n")
    };
    let text =
        format!("schema = 1\n{}{}", rule("lift", "fix the bed lift", "porter"), rule("beds", "allocate beds", "nurse"));
    let book = RuleBook::of(text);
    let asked = Router::new(&book).route("describe the bed", &Given::new(), Detail::Explanation);
    assert_eq!(asked.decision.outcome(), Outcome::Unclear);
    assert!(
        asked.candidates[0].score < Candidate::ANSWER
            && asked.steps.and_then(|steps| steps.cap) == Some(Cap::Undecided)
    );
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
