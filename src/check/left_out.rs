//! A file's own wordings, each asked while the index does not have it: what a person gets who says it for the first
//! time.

use std::collections::{BTreeMap, HashSet};

use crate::report::Phrases;
use crate::router::{Answer, Router};
use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::phrase_key;

/// A wording and what came of it.
pub(super) struct LeftOut<'a> {
    /// The rule that it belongs to.
    pub(super) rule: &'a Rule,
    pub(super) wording: &'a str,
    pub(super) answer: Answer,
    pub(super) way: Way,
}

/// Where a wording went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Home,
    SameOwner,
    Unsure,
    Astray,
}

/// How many times a book is made ready at most: each time costs as much as loading it.
const MOST_TURNS: usize = 32;

/// Asks every wording of every rule that has others to be known by.
///
/// Each rule lacks one wording at a time; all rules take turns at once, so that a book needs as many routers as its
/// longest rule has wordings, not one for each wording. A rule with more wordings than turns lacks several at a time.
pub(super) fn ask_each<'a>(book: &'a RuleBook, given: &Given) -> Vec<LeftOut<'a>> {
    let longest = book.rules.iter().map(|rule| rule.wordings().count()).max().unwrap_or_default();
    (0..longest.min(MOST_TURNS)).flat_map(|turn| ask_turn(book, turn, given)).collect()
}

fn ask_turn<'a>(book: &'a RuleBook, turn: usize, given: &Given) -> Vec<LeftOut<'a>> {
    let mut shorter = book.clone();
    let mut asked = Vec::new();
    for (rule, short) in book.rules.iter().zip(&mut shorter.rules) {
        let wordings: Vec<&str> = rule.wordings().skip(turn).step_by(MOST_TURNS).collect();
        if leave_out(short, &wordings) {
            asked.extend(wordings.into_iter().map(|wording| (rule, wording)));
        }
    }
    let router = Router::new(&shorter);
    let ask = |(rule, wording)| {
        let answer = router.route(wording, given);
        LeftOut { way: way(book, rule, &answer), rule, wording, answer }
    };
    asked.into_iter().map(ask).collect()
}

/// Takes wordings from a rule, however they are spelled there; false if the rule would have none left.
fn leave_out(rule: &mut Rule, wordings: &[&str]) -> bool {
    let keys: HashSet<String> = wordings.iter().map(|wording| phrase_key(wording)).collect();
    let mut others = rule.wordings().filter(|other| !keys.contains(&phrase_key(other))).map(str::to_owned);
    let Some(activity) = others.next() else { return false };
    let phrases = others.collect();
    rule.activity = activity;
    rule.phrases = phrases;
    true
}

fn way(book: &RuleBook, home: &Rule, answer: &Answer) -> Way {
    let Some(ground) = answer.decision.ground() else { return Way::Unsure };
    let own = home.all_owners();
    let there = book.rule(&ground.rule).map(Rule::all_owners).unwrap_or_default();
    match ground.rule == home.id {
        true => Way::Home,
        false if own == there || own.iter().any(|owner| there.contains(owner)) => Way::SameOwner,
        false => Way::Astray,
    }
}

/// How many wordings went where.
pub(super) fn count(all: &[LeftOut<'_>]) -> Phrases {
    let of = |way| all.iter().filter(|left_out| left_out.way == way).count();
    Phrases {
        asked: all.len(),
        home: of(Way::Home),
        same_owner: of(Way::SameOwner),
        unsure: of(Way::Unsure),
        astray: of(Way::Astray),
    }
}

/// The wordings that satisfy `wanted`, by the id of their rule.
pub(super) fn by_rule<'l, 'a>(
    all: &'l [LeftOut<'a>],
    wanted: impl Fn(&LeftOut<'a>) -> bool,
) -> BTreeMap<&'a str, Vec<&'l LeftOut<'a>>> {
    let mut rules: BTreeMap<&str, Vec<&LeftOut<'_>>> = BTreeMap::new();
    for left_out in all.iter().filter(|left_out| wanted(left_out)) {
        rules.entry(&left_out.rule.id).or_default().push(left_out);
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    #[test]
    fn a_wording_is_left_out_however_it_is_spelled() {
        let text = "schema = 1\n[roles.chef]\nname = \"Chef\"\n[rules.soup]\nactivity = \"boil broth\"\n\
                    owner = \"chef\"\nwhy = \"So.\"\nphrases = [\"Boil, broth!\", \"cook soup\"]\n";
        let book = RuleBook::parse(Source::new("test.toml", text)).expect("it is valid");
        let mut rule = book.rules[0].clone();
        assert!(leave_out(&mut rule, &["boil broth"]));
        assert_eq!(rule.wordings().collect::<Vec<_>>(), ["cook soup"]);
        assert!(!leave_out(&mut rule, &["Cook soup"]), "nothing would be left");
    }

    #[test]
    fn every_wording_of_a_long_rule_is_asked_once() {
        let phrases: Vec<String> = (1..3 * MOST_TURNS).map(|number| format!("cook soup {number}")).collect();
        let text = format!(
            "schema = 1\n[roles.chef]\nname = \"Chef\"\n[rules.soup]\nactivity = \"boil broth\"\nowner = \"chef\"\n\
             why = \"So.\"\nphrases = {phrases:?}\n"
        );
        let book = RuleBook::parse(Source::new("test.toml", text)).expect("it is valid");
        let asked = ask_each(&book, &Given::new());
        let wordings: HashSet<&str> = asked.iter().map(|left_out| left_out.wording).collect();
        assert_eq!((asked.len(), wordings.len()), (3 * MOST_TURNS, 3 * MOST_TURNS));
    }
}
