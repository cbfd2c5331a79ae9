//! Leave-one-out: asks each wording of a book of a router that was fitted without it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use crate::checked::Phrases;
use crate::router::{Answer, Candidate, Detail, Evidence, Router};
use crate::rulebook::{Given, Rule, RuleBook};
use crate::shipped;
use crate::text::Language;

/// A wording, and what a router answered that was fitted without it.
pub(crate) struct LeaveOneOut<'a> {
    /// The rule that it belongs to.
    pub(crate) rule: &'a Rule,
    pub(crate) wording: &'a str,
    pub(super) routing: Routing<'a>,
    /// Whether words that carry meaning decided: in a small file, two phrases can be alike by a mere “the”.
    pub(crate) is_telling: bool,
    /// Whether a rule with an owner in common is among the nearest.
    pub(super) is_near_home: bool,
}

impl<'a> LeaveOneOut<'a> {
    /// A rule of other owners that the wording could as well belong to: the one that answered, or one of those between which
    /// the router could not choose.
    pub(crate) fn rival(&self) -> Option<&'a Rule> {
        match self.routing {
            Routing::Home | Routing::SameOwner => None,
            Routing::Unsure(equal) => equal,
            Routing::Astray(winner) => Some(winner),
        }
    }

    /// The rule of other owners that answered, if one did.
    pub(super) fn astray(&self) -> Option<&'a Rule> {
        match self.routing {
            Routing::Astray(winner) => Some(winner),
            _ => None,
        }
    }
}

/// How an answer compares with the rule that the wording belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Routing<'a> {
    /// The same rule.
    Home,
    /// Another rule with an owner in common, or with none as well.
    SameOwner,
    /// Unknown or unclear; with the nearest rule of other owners, where rules fit well and none fits best.
    Unsure(Option<&'a Rule>),
    /// This rule, which has other owners.
    Astray(&'a Rule),
}

/// Most routers that are fitted; each costs as much as loading the book.
const MOST_ROUNDS: usize = 16;

/// The most wordings to which several routers are fitted at the same time, as memory allows.
const MOST_FITTED_AT_ONCE: usize = 50_000;

/// How much may be asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// The most wordings that routers are fitted to, but for the first router.
    fitted: usize,
    /// The most comparisons of a wording with a rule: beyond them, only some rules are asked for.
    comparisons: usize,
}

impl Effort {
    /// For a check, which may take a while.
    pub(super) const THOROUGH: Self = Self { fitted: usize::MAX, comparisons: 200_000_000 };
    /// For an overview: of 10,000 rules with 10 wordings each, 1,000 wordings are asked of one router, which costs little
    /// more than loading them.
    pub(crate) const SAMPLE: Self = Self { fitted: 100_000, comparisons: 10_000_000 };

    fn rounds(self, book: &RuleBook) -> usize {
        (self.fitted / count_of_wordings(book).max(1)).clamp(1, MOST_ROUNDS)
    }

    /// How many rules apart those are that are asked for, in each of so many rounds.
    fn every(self, book: &RuleBook, rounds: usize) -> usize {
        let asked = count_of_wordings(book).min(rounds.saturating_mul(book.rules.len()));
        asked.saturating_mul(book.rules.len()).div_ceil(self.comparisons).max(1)
    }
}

/// Asks every wording of every rule that has others to be known by, but for those of the built-in file below others, which
/// are left to a check of that file; in a file of very many rules, those of every second rule, or of every third, and so on.
///
/// In each round every rule lacks one wording, so that there are as many rounds as the longest rule has wordings, not
/// one for each wording. A rule with more wordings than there are rounds lacks several at a time.
///
/// Where fewer rounds are worth their `effort`, only the first wordings of each rule are asked.
pub(crate) fn ask_each<'a>(book: &'a RuleBook, given: &Given, effort: Effort) -> Vec<LeaveOneOut<'a>> {
    let owners = book.rules.iter().map(|rule| (rule.id.as_str(), rule.all_owners())).collect();
    let longest = book.rules.iter().map(|rule| wordings(book, rule).count()).max().unwrap_or_default();
    let rounds = effort.rounds(book);
    // A round asks for several wordings of a rule that has more of them than there can be rounds.
    let asked_at_once = if rounds == MOST_ROUNDS { usize::MAX } else { rounds };
    let asking =
        Asking { book, owners, given, every: effort.every(book, asked_at_once), router: shipped::router_of(book) };
    let rounds: Vec<usize> = (0..longest.min(rounds)).collect();
    let at_once = (MOST_FITTED_AT_ONCE / count_of_wordings(book).max(1)).max(1);
    let asked =
        |rounds: &[usize]| -> Vec<_> { rounds.par_iter().flat_map_iter(|round| asking.round(*round)).collect() };
    rounds.chunks(at_once).flat_map(asked).collect()
}

/// How many wordings there are to ask.
pub(crate) fn count_of_wordings(book: &RuleBook) -> usize {
    book.rules.iter().map(|rule| wordings(book, rule).count()).sum()
}

/// How many of them are the only one of their rule, which cannot be left out.
pub(crate) fn count_of_lone_wordings(book: &RuleBook) -> usize {
    let is_lone = |rule: &&Rule| {
        let mut keys = rule.wordings().map(|wording| book.language().phrase_key(wording));
        let first = keys.next();
        keys.all(|key| Some(key) == first)
    };
    book.rules.iter().filter(is_lone).map(|rule| wordings(book, rule).count()).sum()
}

/// The wordings of a rule, without those of the built-in file where others extend it.
fn wordings<'b>(book: &'b RuleBook, rule: &'b Rule) -> impl Iterator<Item = &'b str> {
    let inherits = book.extends_builtin();
    rule.wordings().filter(move |wording| !inherits || !book.place_of_wording(rule, wording).source.is_built_in())
}

struct Asking<'a, 'g> {
    book: &'a RuleBook,
    /// By rule id: all owners, sorted.
    owners: HashMap<&'a str, Vec<String>>,
    given: &'g Given,
    every: usize,
    /// Of all wordings.
    router: Router<'a>,
}

impl<'a> Asking<'a, '_> {
    fn round(&self, round: usize) -> Vec<LeaveOneOut<'a>> {
        let mut shorter = self.book.clone();
        let mut asked = Vec::new();
        for (rule, short) in self.book.rules.iter().zip(&mut shorter.rules).step_by(self.every) {
            let wordings: Vec<&str> = wordings(self.book, rule).skip(round).step_by(MOST_ROUNDS).collect();
            if leave_out(self.book.language(), short, &wordings) {
                asked.extend(wordings.into_iter().map(|wording| (rule, wording)));
            }
        }
        // What is ready is of all built-in wordings.
        let router = match shorter.extends_builtin() {
            true => shipped::refitted(&self.router, &shorter),
            false => self.router.refitted(&shorter, || None),
        };
        asked.into_par_iter().map(|(rule, wording)| self.ask(&router, rule, wording)).collect()
    }

    fn ask(&self, router: &Router<'_>, rule: &'a Rule, wording: &'a str) -> LeaveOneOut<'a> {
        let answer = router.route(wording, self.given, Detail::Decision);
        let winner = answer.decision.ground().and_then(|ground| self.book.rule(&ground.rule));
        LeaveOneOut {
            rule,
            wording,
            routing: winner
                .map_or_else(|| Routing::Unsure(self.equal(rule, &answer)), |winner| self.routing(rule, winner)),
            is_telling: is_telling(self.book.language(), &answer),
            is_near_home: answer.candidates.iter().any(|candidate| share_one(&candidate.owners, self.owners(rule))),
        }
    }

    /// The nearest rule of other owners, where rules fit well and none fits best.
    fn equal(&self, home: &Rule, answer: &Answer) -> Option<&'a Rule> {
        let fits = answer.candidates.first().is_some_and(|best| best.score >= Candidate::ANSWER);
        let is_other = |candidate: &&Candidate| !share_one(&candidate.owners, self.owners(home));
        let other = answer.candidates.iter().find(is_other).filter(|_| fits)?;
        self.book.rule(&other.rule)
    }

    fn owners(&self, rule: &Rule) -> &[String] {
        self.owners.get(rule.id.as_str()).map_or(&[], Vec::as_slice)
    }

    fn routing(&self, home: &Rule, winner: &'a Rule) -> Routing<'a> {
        let (own, there) = (self.owners(home), self.owners(winner));
        match winner.id == home.id {
            true => Routing::Home,
            false if own == there || share_one(own, there) => Routing::SameOwner,
            false => Routing::Astray(winner),
        }
    }
}

/// Removes wordings from a rule in every spelling; false, and nothing removed, if none would be left.
fn leave_out(language: Language, rule: &mut Rule, wordings: &[&str]) -> bool {
    let keys: HashSet<String> = wordings.iter().map(|wording| language.phrase_key(wording)).collect();
    let mut others = rule.wordings().filter(|other| !keys.contains(&language.phrase_key(other))).map(str::to_owned);
    let Some(activity) = others.next() else { return false };
    let phrases = others.collect();
    rule.activity = activity;
    rule.phrases = phrases;
    true
}

/// Whether two sorted lists have an entry in common.
fn share_one(one: &[String], other: &[String]) -> bool {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        match left.cmp(right) {
            Ordering::Less => _ = one.next(),
            Ordering::Equal => return true,
            Ordering::Greater => _ = other.next(),
        }
    }
    false
}

fn is_telling(language: Language, answer: &Answer) -> bool {
    let has_stop_words_only =
        |evidence: &&Evidence| language.words(&evidence.word).all(|word| language.is_stop_word(&word.folded));
    let (stop_words, telling): (Vec<_>, Vec<_>) = answer.evidence().iter().partition(has_stop_words_only);
    let sum = |evidence: Vec<&Evidence>| evidence.iter().map(|evidence| evidence.share).sum::<f64>();
    sum(telling) > sum(stop_words)
}

/// The number of wordings by routing.
pub(super) fn count(book: &RuleBook, all: &[LeaveOneOut<'_>]) -> Phrases {
    let mut phrases = Phrases {
        all: count_of_wordings(book),
        lone: count_of_lone_wordings(book),
        asked: all.len(),
        ..Phrases::default()
    };
    for held_out in all {
        *match held_out.routing {
            Routing::Home => &mut phrases.home,
            Routing::SameOwner => &mut phrases.same_owner,
            Routing::Unsure(_) => &mut phrases.unsure,
            Routing::Astray(_) => &mut phrases.astray,
        } += 1;
    }
    phrases
}

/// The wordings that satisfy `wanted`, by rule id.
pub(super) fn by_rule<'l, 'a>(
    all: &'l [LeaveOneOut<'a>],
    wanted: impl Fn(&LeaveOneOut<'a>) -> bool,
) -> BTreeMap<&'a str, Vec<&'l LeaveOneOut<'a>>> {
    let mut rules: BTreeMap<&str, Vec<&LeaveOneOut<'_>>> = BTreeMap::new();
    for held_out in all.iter().filter(|held_out| wanted(held_out)) {
        rules.entry(&held_out.rule.id).or_default().push(held_out);
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin;

    #[test]
    fn a_wording_is_left_out_however_it_is_spelled() {
        let text = "schema = 1\n[roles.chef]\nname = \"Chef\"\n[rules.soup]\nactivity = \"boil broth\"\n\
                    owner = \"chef\"\nwhy = \"So.\"\nphrases = [\"Boil, broth!\", \"cook soup\"]\n";
        let book = RuleBook::of(text);
        let mut rule = book.rules[0].clone();
        assert!(leave_out(Language::English, &mut rule, &["boil broth"]));
        assert_eq!(rule.wordings().collect::<Vec<_>>(), ["cook soup"]);
        assert!(!leave_out(Language::English, &mut rule, &["Cook soup"]), "nothing would be left");
    }

    #[test]
    fn a_wording_is_alone_whatever_its_spellings() {
        let rule = |id: &str, phrases: &str| {
            format!("[rules.{id}]\nactivity = \"boil {id}\"\nowner = \"chef\"\nphrases = [{phrases}]\n")
        };
        let rules = rule("broth", "") + &rule("soup", "\"Boil, soup!\"") + &rule("tea", "\"brew tea\"");
        let text = format!("schema = 1\n[roles.chef]\nname = \"Chef\"\n{}", rules.replace("phrases = []\n", ""));
        let book = RuleBook::of(text);
        let phrases = count(&book, &ask_each(&book, &Given::new(), Effort::THOROUGH));
        assert_eq!((phrases.all, phrases.lone, phrases.asked), (5, 3, 2));
    }

    /// Were the router that is ready asked, every wording would find its rule.
    #[test]
    fn built_in_wordings_are_left_out_where_nothing_extends_them() {
        let book = RuleBook::parse(builtin()).expect("it is valid");
        let asked = ask_each(&book, &Given::new(), Effort { fitted: 1, ..Effort::THOROUGH });
        assert!(asked.len() >= book.rules.len());
        assert!(asked.iter().any(|held_out| !matches!(held_out.routing, Routing::Home)));
    }

    #[test]
    fn every_wording_of_a_long_rule_is_asked_once() {
        let phrases: Vec<String> = (1..3 * MOST_ROUNDS).map(|number| format!("cook soup {number}")).collect();
        let text = format!(
            "schema = 1\n[roles.chef]\nname = \"Chef\"\n[rules.soup]\nactivity = \"boil broth\"\nowner = \"chef\"\n\
             why = \"So.\"\nphrases = {phrases:?}\n"
        );
        let book = RuleBook::of(text);
        let asked = ask_each(&book, &Given::new(), Effort::THOROUGH);
        let wordings: HashSet<&str> = asked.iter().map(|held_out| held_out.wording).collect();
        assert_eq!((asked.len(), wordings.len()), (3 * MOST_ROUNDS, 3 * MOST_ROUNDS));
    }
}
