//! What holds for every rule book and every question.

use std::collections::BTreeSet;
use std::ops::Range;

use proptest::prelude::*;
use who_owns::coverage::Coverage;
use who_owns::diff::{Assignment, Kind, Question, diff};
use who_owns::router::{Candidate, Match};
use who_owns::{Answer, Detail, Given, Outcome, Router, RuleBook, RuleFile, Source};

use crate::support::book_of;

const WORDS: &[&str] = &[
    "soup", "salad", "table", "guest", "menu", "cook", "serve", "wash", "order", "bill", "wine", "cellar", "bread",
    "bake", "the", "who", "clean", "kitchen", "knife", "sharpen",
];

/// A rule of a generated file: its number, its owner and its phrases.
type RuleText = (usize, usize, Vec<String>);

fn file(rules: &[RuleText]) -> String {
    let mut text = "schema = 1\ntitle = \"T\"\n".to_owned();
    for role in 0..3 {
        text += &format!("[roles.r{role}]\nname = \"Role {role}\"\n");
    }
    for (number, owner, phrases) in rules {
        text += &rule(*number, *number, *owner, phrases);
    }
    text
}

fn rule(id: usize, number: usize, owner: usize, phrases: &[String]) -> String {
    format!(
        "[rules.rule{id}]\nactivity = \"activity number {number}\"\nowner = \"r{owner}\"\nwhy = \"Because.\"\n\
         phrases = {phrases:?}\n"
    )
}

/// What a file says in an order that must not matter.
#[derive(Debug, Clone)]
struct Order {
    /// The rules, and by number what stands in their ids.
    rules: Vec<RuleText>,
    ids: Vec<usize>,
    synonyms: Vec<[&'static str; 2]>,
    /// The words of areas, by what stands in their ids.
    areas: Vec<&'static str>,
}

impl Order {
    fn of(rules: Vec<RuleText>) -> Self {
        Self {
            ids: (0..rules.len()).collect(),
            rules,
            synonyms: vec![["soup", "broth"], ["guest", "customer"], ["bill", "invoice"]],
            areas: vec!["terrace", "cellar", "garden"],
        }
    }

    fn shuffled(self) -> impl Strategy<Value = Self> {
        let Self { rules, ids, synonyms, areas } = self;
        let parts = (Just(rules).prop_shuffle(), Just(ids).prop_shuffle(), Just(synonyms).prop_shuffle());
        (parts, Just(areas).prop_shuffle()).prop_map(|((mut rules, ids, mut synonyms), areas)| {
            rules.iter_mut().for_each(|(_, _, phrases)| phrases.reverse());
            synonyms.iter_mut().for_each(|group| group.reverse());
            Self { rules, ids, synonyms, areas }
        })
    }

    fn file(&self) -> String {
        let mut text = file(&[]);
        for (number, owner, phrases) in &self.rules {
            text += &rule(self.ids[*number], *number, *owner, phrases);
        }
        for (id, word) in self.areas.iter().enumerate() {
            text += &format!("[areas.area{id}]\nname = \"{word}\"\nwords = [\"{word}\"]\nholders = {{ r0 = \"P\" }}\n");
        }
        text + &format!("[vocabulary]\nsynonyms = {:?}\n", self.synonyms)
    }

    /// What must not depend on the order, with the numbers of rules and the words of areas in the place of their ids: the
    /// owners, the area and the candidates. Where several rules have the best score, their ids say which of them is named, and
    /// where several have the last one that is shown, which of them are. Sums of other orders differ in the last digit.
    fn told(&self, question: &str) -> Told {
        let answer = answer(&self.file(), question);
        let number = |id: &str| self.ids.iter().position(|own| format!("rule{own}") == id).expect("it is one of them");
        let score = |candidate: &Candidate| in_units(candidate.score);
        let scores: Vec<i64> = answer.candidates.iter().map(score).collect();
        let leads = scores.get(1).is_none_or(|second| second + NEAR < scores[0]);
        let last = scores.get(Answer::CANDIDATES - 1);
        let is_cut_off = |candidate: &&Candidate| last.is_some_and(|last| score(candidate) <= last + NEAR);
        let shown = answer.candidates.iter().filter(|candidate| !is_cut_off(candidate));
        let by = answer.decision.ground().filter(|_| leads).map(|ground| (number(&ground.rule), ground.matched));
        let named = answer.mentions.area.as_ref().and_then(|area| area.id.strip_prefix("area")?.parse::<usize>().ok());
        Told {
            outcome: answer.decision.outcome(),
            owners: answer.decision.owners().into_iter().map(str::to_owned).collect(),
            area: named.map(|id| self.areas[id]),
            candidates: shown.map(|candidate| number(&candidate.rule)).collect(),
            by,
        }
    }
}

/// Scores that are no further apart than this may come in any order, in units.
const NEAR: i64 = 10;

/// What must not depend on the order.
#[derive(Debug, PartialEq)]
struct Told {
    outcome: Outcome,
    owners: Vec<String>,
    area: Option<&'static str>,
    candidates: BTreeSet<usize>,
    /// The rule that answers, if no other has its score.
    by: Option<(usize, Match)>,
}

/// Words that are hardly more than their endings, as a torn line has them.
const ENDINGS: &str = "([a-z]{0,2}(ing|ations?|ises?|yse|our|ogue|entre|amme|elled|ment|s|ed)[ ,-]){1,5}";

fn question() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..7).prop_map(|words| words.join(" "))
}

/// A few rules whose phrases are all different.
fn rules() -> impl Strategy<Value = Vec<RuleText>> {
    rules_of(1..8)
}

/// More rules than the router looks into for one question.
fn many_rules() -> impl Strategy<Value = Vec<RuleText>> {
    rules_of(30..60)
}

fn rules_of(count: Range<usize>) -> impl Strategy<Value = Vec<RuleText>> {
    let phrases = prop::collection::vec(question(), 1..5);
    prop::collection::vec((0..3_usize, phrases), count).prop_map(|rules| {
        let mut seen = BTreeSet::new();
        let mut numbered = Vec::new();
        for (number, (owner, phrases)) in rules.into_iter().enumerate() {
            let fresh = phrases.into_iter().filter(|phrase| seen.insert(phrase.clone())).collect();
            numbered.push((number, owner, fresh));
        }
        numbered
    })
}

fn answer(text: &str, question: &str) -> Answer {
    let book = book_of(text);
    Router::new(&book).route(question, &Given::new(), Detail::Decision)
}

fn explained(text: &str, question: &str) -> Answer {
    let book = book_of(text);
    Router::new(&book).route(question, &Given::new(), Detail::Explanation)
}

fn in_units(value: f64) -> i64 {
    (value * 10_000.0).round() as i64
}

/// What changes from one file to another, question by question.
fn changes(old: &str, new: &str) -> Vec<(Question, Kind, Assignment, Assignment)> {
    let (old, new) = (book_of(old), book_of(new));
    let mut all = Vec::new();
    for change in diff(&old, &new, &Given::new(), Vec::new()).changes {
        let (kind, from, to) = (change.kind, change.from, change.to);
        all.extend(change.questions.into_iter().map(|question| (question, kind, from.clone(), to.clone())));
    }
    all.sort();
    all
}

fn mirrored(kind: Kind) -> Kind {
    match kind {
        Kind::ChangesHands => Kind::ChangesHands,
        Kind::Appears => Kind::Vanishes,
        Kind::Vanishes => Kind::Appears,
        Kind::BecomesUnclear => Kind::WasUnclear,
        Kind::WasUnclear => Kind::BecomesUnclear,
    }
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
    fn any_question_has_an_answer(question in prop_oneof![any::<String>(), ENDINGS]) {
        let answer = answer(&file(&[(0, 0, vec!["cook soup".into()])]), &question);
        prop_assert_eq!(answer.activity, question);
    }

    #[test]
    fn the_order_of_rules_and_phrases_never_matters(
        (order, shuffled) in rules().prop_map(Order::of).prop_flat_map(|order| (Just(order.clone()), order.shuffled())),
        question in question(),
    ) {
        prop_assert_eq!(order.told(&question), shuffled.told(&question));
    }

    #[test]
    fn shares_sum_to_the_score(rules in rules(), question in question()) {
        for candidate in explained(&file(&rules), &question).candidates {
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
        let book = book_of(file(&rules));
        let router = Router::new(&book);
        for (number, owner, phrases) in &rules {
            for phrase in phrases.iter().chain([&format!("activity number {number}")]) {
                let answer = router.route(phrase, &Given::new(), Detail::Decision);
                prop_assert_eq!(answer.decision.outcome(), Outcome::Owned);
                prop_assert_eq!(answer.decision.owners(), [format!("r{owner}")]);
            }
        }
    }

    /// One rule more makes every word a little rarer, and learning from a dozen phrases may take another path: figures move.
    /// But where the lead is clear, no other owner becomes the answer; rules of one owner speak for one another. With four
    /// wordings the rule leaves the file on its side of the line from which on function words tell rules apart.
    #[test]
    fn a_rule_that_matches_nothing_takes_no_clear_answer(rules in rules(), question in question()) {
        let before = answer(&file(&rules), &question);
        let stranger = "[rules.stranger]\nactivity = \"ξξξ\"\nowner = \"r0\"\nwhy = \"ω\"\n\
             phrases = [\"ψψψ χχχ\", \"φφφ\", \"σσσ\"]\n";
        let after = answer(&(file(&rules) + stranger), &question);
        prop_assert!(after.candidates.iter().all(|candidate| candidate.rule != "stranger"));
        let leads = before.candidates.get(1).is_none_or(|second| second.score < 0.8 * before.candidates[0].score);
        if leads && before.decision.ground().is_some() && after.decision.ground().is_some() {
            prop_assert_eq!(before.decision.owners(), after.decision.owners());
        }
    }

    #[test]
    fn coverage_adds_up(rules in rules(), questions in prop::collection::vec(question(), 0..30)) {
        let book = book_of(file(&rules));
        let router = Router::new(&book);
        let mut coverage = Coverage::new(&book);
        for (line, question) in (1..).zip(&questions) {
            coverage.count(line, &router.route(question, &Given::new(), Detail::Decision));
        }
        let outcomes: usize = Outcome::ALL.into_iter().map(|outcome| coverage.outcome(outcome)).sum();
        let owned: usize = coverage.roles().iter().map(|(_, count)| count.owned).sum();
        prop_assert_eq!(outcomes, questions.len());
        prop_assert_eq!(coverage.questions(), questions.len());
        prop_assert_eq!(owned, coverage.outcome(Outcome::Owned));
        let gaps = coverage.gaps();
        prop_assert!(gaps.is_sorted_by(|a, b| a.questions >= b.questions));
        for gap in gaps {
            prop_assert!((2..=coverage.unanswered()).contains(&gap.questions));
            for example in gap.examples {
                prop_assert_eq!(&questions[example.line - 1], &example.activity);
            }
        }
    }
}

proptest! {
    // Each case prepares four rule books.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_changes_nothing_against_itself_however_it_is_ordered(
        (rules, shuffled) in rules().prop_flat_map(|rules| (Just(rules.clone()), Just(rules).prop_shuffle())),
    ) {
        prop_assert_eq!(changes(&file(&rules), &file(&shuffled)), []);
    }

    #[test]
    fn what_holds_for_a_few_rules_holds_for_many(
        (rules, shuffled) in many_rules().prop_flat_map(|rules| (Just(rules.clone()), Just(rules).prop_shuffle())),
        question in question(),
    ) {
        let answer = explained(&file(&rules), &question);
        prop_assert_eq!(&answer, &explained(&file(&shuffled), &question));
        for candidate in &answer.candidates {
            let sum: f64 = candidate.evidence.iter().map(|evidence| evidence.share).sum();
            prop_assert_eq!(in_units(sum), in_units(candidate.score));
        }
        let home = explained(&file(&rules), "activity number 7");
        prop_assert_eq!(home.decision.owners(), [format!("r{}", rules[7].1)]);
    }

    #[test]
    fn a_diff_read_backwards_is_its_mirror_image(old in rules(), new in rules()) {
        let forth = changes(&file(&old), &file(&new));
        let back = changes(&file(&new), &file(&old)).into_iter();
        let back: Vec<_> = back.map(|(question, kind, from, to)| (question, mirrored(kind), to, from)).collect();
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn a_diff_tells_every_answer_that_differs(old in rules(), new in rules()) {
        let changed = changes(&file(&old), &file(&new));
        let (old, new) = (book_of(file(&old)), book_of(file(&new)));
        let (old_router, new_router) = (Router::new(&old), Router::new(&new));
        for wording in old.rules.iter().flat_map(|rule| rule.wordings()) {
            let assigned = |router: &Router<'_>| Assignment::of(&router.route(wording, &Given::new(), Detail::Decision).decision);
            let told = changed.iter().any(|(question, ..)| question.ask == wording);
            prop_assert_eq!(told, assigned(&old_router) != assigned(&new_router), "{}", wording);
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

/// One of a thousand words that are no English.
fn word(number: usize) -> String {
    let syllables = ["ba", "co", "di", "fu", "ge", "ho", "ju", "ki", "lo", "mu"];
    [number / 100, number / 10 % 10, number % 10].map(|digit| syllables[digit]).concat()
}

/// All of them learn from one phrase each at a time, and none that all take for their rival at first is lost by that.
#[test]
fn a_crowd_of_rules_alike_ruins_none_of_them() {
    let mut text = "schema = 1\n[roles.a]\nname = \"A\"\n[roles.b]\nname = \"B\"\n[rules.aa]\nactivity = \"report the sales\"\n\
                    owner = \"a\"\nwhy = \"So.\"\nphrases = [\"monthly report\", \"write a report for the sales team\", \
                    \"report sales numbers\"]\n"
        .to_owned();
    for number in 0..400 {
        let (one, other) = (word(number), word(number + 500));
        text += &format!(
            "[rules.m{one}]\nactivity = \"{one} report\"\nowner = \"b\"\nwhy = \"So.\"\n\
             phrases = [\"report about {one}\", \"the {one} report on {other}\", \"report {other}\"]\n"
        );
    }
    let book = book_of(&text);
    let router = Router::new(&book);
    for question in ["sales report", "the monthly sales report", "write reports"] {
        assert_eq!(router.route(question, &Given::new(), Detail::Decision).decision.owners(), ["a"], "{question}");
    }
    for number in 0..400 {
        let answer = router.route(&format!("a report about the {}", word(number)), &Given::new(), Detail::Decision);
        assert_eq!(answer.candidates[0].rule, format!("m{}", word(number)), "{answer:#?}");
    }
}

/// A rule that says many things is like none of them as a whole, and there are a thousand rules that are more like it.
#[test]
fn one_phrase_of_a_broad_rule_is_found_among_a_thousand_narrow_rules() {
    let mut text = "schema = 1\ntitle = \"Offices\"\n[roles.one]\nname = \"One\"\n[roles.two]\nname = \"Two\"\n\
                    [roles.three]\nname = \"Three\"\n"
        .to_owned();
    for number in 0..1_000 {
        let (thing, owner) = (word(number), ["one", "three"][number % 2]);
        text += &format!(
            "[rules.{thing}]\nactivity = \"order {thing} for the office\"\nowner = \"{owner}\"\nwhy = \"So.\"\n\
             phrases = [\"order new {thing} for the office\", \"buy {thing} for our office\", \
             \"order more {thing} for office rooms\", \"get {thing} orders for office staff\"]\n"
        );
    }
    let (deeds, things) = (["archive", "audit", "paint", "tune"], ["choir", "violin", "tractor", "novel", "harbour"]);
    let kinds = ["annual", "broken", "digital", "foreign", "old", "royal", "quiet"];
    let odd = deeds.iter().flat_map(|deed| kinds.iter().map(move |kind| format!("{deed} the {kind}")));
    let odd = odd.flat_map(|start| things.iter().map(move |thing| format!("{start} {thing}")));
    let phrases: Vec<String> = odd.chain(["order fresh coffee beans for the office".to_owned()]).collect();
    text += &format!("[rules.odd]\nactivity = \"odd jobs\"\nowner = \"two\"\nwhy = \"So.\"\nphrases = {phrases:?}\n");
    let book = book_of(&text);
    let answer =
        Router::new(&book).route("please order fresh coffee beans for the office", &Given::new(), Detail::Decision);
    assert_eq!(answer.candidates[0].rule, "odd", "{answer:#?}");
    assert_eq!(answer.decision.owners(), ["two"]);
}
