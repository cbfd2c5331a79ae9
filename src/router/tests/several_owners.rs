//! Rules or activities of several owners in one question.

use super::*;

/// Two rules that are about equally near, with what each says of its owner.
fn two_pans(blue: &str, grey: &str) -> String {
    let kitchen = ESCALATION.split("[rules").next().unwrap_or_default();
    let rule = |id: &str, owner: &str| format!("[rules.{id}]\nactivity = \"clean the {id} pan\"\n{owner}\n");
    format!("{kitchen}{}{}", rule("blue", blue), rule("grey", grey))
}

#[test]
fn rules_agree_that_name_the_same_owners_in_the_same_way() {
    let case = |owner: &str| format!("cases = [{{ when = {{ severity = \"sev1\" }}, owner = \"{owner}\" }}]");
    let together = "owner = [\"cook\", \"waiter\"]";
    let any = "owner = { any = [\"cook\", \"waiter\"] }";
    let outcome = |one: &str, other: &str| decision(&two_pans(one, other), "clean the pan").outcome();
    assert_eq!(outcome(&case("cook"), &case("waiter")), Outcome::Unclear);
    assert_eq!(outcome(&case("cook"), &case("cook")), Outcome::Depends);
    assert_eq!(outcome(together, any), Outcome::Unclear);
    assert_eq!(outcome(together, together), Outcome::Shared);
    let swapped = |one: &str, two: &str| {
        format!(
            "cases = [{{ when = {{ severity = \"sev1\" }}, owner = \"{one}\" }}, \
             {{ otherwise = true, owner = \"{two}\" }}]"
        )
    };
    let both = outcome(&swapped("cook", "waiter"), &swapped("waiter", "cook"));
    assert_eq!(both, Outcome::Unclear, "both name both");
    let two = two_pans(&case("cook"), &case("waiter"));
    assert_eq!(decision(&two, "clean the blue pan and clean the grey pan").outcome(), Outcome::Unclear);
}

/// The second question is less sure than both together.
#[test]
fn two_questions_ask_for_two_owners() {
    for ask in ["who repairs a torn book and who waives a fine", "who repairs the torn book? who waives the fine?"] {
        assert_eq!(decision(LIBRARY, ask), Decision::Unclear(Unclear::SeveralActivities { rules: 2 }), "{ask}");
    }
}

/// Each has its first word at the beginning of its own part of the question.
#[test]
fn each_activity_is_explained_by_its_own_words() {
    let book = RuleBook::of(LIBRARY.replace("torn spine", "spines").replace("forgive the late fee", "fees"));
    let answer = Router::new(&book).route("spines and fees", &Given::new(), Detail::Explanation);
    assert_eq!(answer.decision, Decision::Unclear(Unclear::SeveralActivities { rules: 2 }));
    let evidence = answer.candidates.iter().flat_map(|candidate| &candidate.evidence);
    let mut words: Vec<(usize, &str)> = evidence.map(|evidence| (evidence.place, evidence.word.as_str())).collect();
    words.sort_unstable();
    assert_eq!(words, [(0, "spines"), (1, "fees")]);
}

/// That is, of the one that is named first.
#[test]
fn the_steps_are_those_of_an_activity_alone() {
    let book = RuleBook::of(LIBRARY);
    let router = Router::new(&book);
    let explained = |question: &str| router.route(question, &Given::new(), Detail::Explanation);
    let both = explained("who repairs a torn book and who waives a fine");
    let alone = ["who repairs a torn book", "who waives a fine"].map(explained);
    let first = alone.iter().find(|answer| answer.candidates[0].rule == both.candidates[0].rule);
    assert!(both.steps.is_some());
    assert_eq!(both.steps, first.and_then(|answer| answer.steps));
}

#[test]
fn several_questions_ask_for_several_owners() {
    let book = LIBRARY.to_owned()
        + "[roles.cook]\nname = \"Cook\"\n[rules.tea]\nactivity = \"making tea\"\nowner = \"cook\"\nphrases = [\"brew tea\"]\n";
    let book = RuleBook::of(book);
    let asked = |question: &str| {
        let answer = Router::new(&book).route(question, &Given::new(), Detail::Decision);
        let mut rules: Vec<String> = answer.candidates.into_iter().map(|candidate| candidate.rule).collect();
        rules.sort();
        (answer.decision, rules.join(" "))
    };
    for question in [
        "who repairs a torn book, who waives a fine and who makes tea",
        "who repairs a torn book, who waives a fine, who brews tea, and who waives the fine",
        "repair a torn book, waive a fine and brew the tea",
    ] {
        let several = Decision::Unclear(Unclear::SeveralActivities { rules: 3 });
        assert_eq!(asked(question), (several, "damage fines tea".to_owned()), "{question}");
    }
}

#[test]
fn the_rule_that_says_otherwise_is_among_those_named() {
    const PANS: [&str; 4] = ["black", "blue", "round", "white"];
    let kitchen = ESCALATION.split("[rules").next().unwrap_or_default();
    for other in PANS {
        let pan = |id: &str| {
            let owner = if id == other { "{ any = [\"cook\", \"waiter\"] }" } else { "[\"cook\", \"waiter\"]" };
            format!("[rules.{id}]\nactivity = \"clean the {id} pan\"\nowner = {owner}\n")
        };
        let book = kitchen.to_owned() + &PANS.map(pan).concat();
        let book = RuleBook::of(book);
        let answer = Router::new(&book).route("clean the pan", &Given::new(), Detail::Decision);
        let Decision::Unclear(Unclear::SeveralOwners { rival }) = answer.decision else { panic!("{answer:?}") };
        let named: Vec<&str> = answer.candidates.iter().map(|candidate| candidate.rule.as_str()).collect();
        assert!(named.contains(&rival.as_str()), "{rival}: {named:?}");
        assert!((named[0] == other) != (rival == other), "{other}: {named:?}, {rival}");
    }
}

#[test]
fn cases_of_one_owner_are_no_condition() {
    let all = "cases = [{ when = { severity = \"sev1\" }, owner = \"cook\" }, { otherwise = true, owner = \"cook\" }]";
    let some = all.replace("otherwise = true", "when = { severity = \"sev2\" }");
    assert_eq!(decision(&two_pans(all, "owner = \"waiter\""), "clean the blue pan").owners(), ["cook"]);
    let decision = decision(&two_pans(&some, "owner = \"waiter\""), "clean the blue pan");
    assert_eq!(decision.outcome(), Outcome::Depends, "nobody is named for “small”");
}

/// Both words are certain in so small a file, and so is the question: the surer of the two alone says more.
#[test]
fn two_activities_are_named_however_sure_the_whole_is() {
    let book = "schema = 1\n[roles.caretaker]\nname = \"Caretaker\"\n[roles.office]\nname = \"Office\"\n\
                [rules.bins]\nactivity = \"putting out the bins\"\nowner = \"caretaker\"\n\
                phrases = [\"the bins are overflowing\", \"recycling was not collected\"]\n\
                [rules.post]\nactivity = \"sorting the post and parcels\"\nowner = \"office\"\n\
                phrases = [\"a parcel was left at the office\", \"forward a letter\"]\n";
    let both = Decision::Unclear(Unclear::SeveralActivities { rules: 2 });
    for ask in ["bins and parcels", "The bins are overflowing. A parcel was left at the office."] {
        assert_eq!(decision(book, ask), both, "{ask}");
    }
    assert_eq!(decision(book, "The bins are overflowing. Who will carry a letter?").owners(), ["caretaker"]);
}
