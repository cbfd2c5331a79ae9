//! Nothing takes a time that grows with the square of its size: four times as much takes about four times as long.
//!
//! All is measured in the working time of one core, which hardly depends on what else the computer does.

use std::iter;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jiff::ToSpan;
use jiff::civil::date;
use who_owns::check::{Settings, check};
use who_owns::coverage::Coverage;
use who_owns::diff::diff;
use who_owns::matrix::{self, Limits, Matrix};
use who_owns::render::answer;
use who_owns::report::{self, Report};
use who_owns::rulebook::Rule;
use who_owns::{Detail, Diagnostic, Given, Router, RuleBook, Source, render, shipped};

use crate::support::{BUILTIN, KITCHEN, core_time, piped};

/// The longest question, in bytes.
const LONGEST: usize = 128 * 1024;

const STAFF: render::Staff<'_> = render::Staff { area: None, today: date(2026, 11, 26) };

/// The shortest of a few runs: what disturbs a run makes it longer, never shorter.
fn shortest(runs: usize, work: &(impl Fn() + Sync)) -> Duration {
    (0..runs).map(|_| core_time(work)).min().unwrap_or_default()
}

/// Less than this is not told from what disturbs a run.
const SHORTEST_TOLD: Duration = Duration::from_millis(5);

/// Fails if four times the size takes more than eight times as long, halfway between the size and its square.
fn assert_no_trap(what: &str, size: usize, work: impl Fn(usize) + Sync) {
    assert_growth(what, size, Duration::MAX, work);
}

fn assert_growth(what: &str, size: usize, most: Duration, work: impl Fn(usize) + Sync) {
    let small = shortest(3, &|| work(size));
    let allowed = (small.max(SHORTEST_TOLD) * 8).min(most);
    let mut large = Vec::new();
    while large.last().is_none_or(|large| *large >= allowed) {
        assert!(large.len() < 3, "{what}: {size} takes {small:?}, four times as much {large:?} ({allowed:?} allowed)");
        large.push(core_time(|| work(4 * size)));
    }
}

/// A text of so many bytes or a little less; `#` stands for a number that no text had before: what is cached would measure
/// nothing.
fn filled(bytes: usize, first: &str, repeated: &str) -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let mut text = first.to_owned();
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let next = repeated.replace('#', &number.to_string());
        if text.len() + next.len() > bytes {
            break;
        }
        text += &next;
    }
    text
}

/// Long questions: how they begin, and what they repeat.
const QUESTIONS: [(&str, &str); 30] = [
    ("soup", "\n"),
    ("soup\n", "the "),
    ("soup my my ", "soup "),
    ("", "食@食-"),
    ("", "a"),
    ("", "a "),
    ("", "?!"),
    ("", "\u{1b}]0;"),
    ("", "e\u{301}"),
    ("", "食"),
    ("backlog", " the"),
    ("who is the ", "product "),
    ("", "product owner "),
    ("", "PO and "),
    ("", "soup "),
    ("", "soup, "),
    ("", "soup and "),
    ("", "w#, "),
    ("", "w# and "),
    ("", "the word# "),
    ("", "not "),
    ("", "not w# "),
    ("", "not soup but backlog "),
    ("", "backlgo "),
    ("", "backlgo# "),
    ("", "teh "),
    ("", "prioritise# "),
    ("", "customer's "),
    ("", "a-b-"),
    ("", "end user "),
];

/// A question of the greatest length has its answer in 100 ms on an idle core; a tenfold is allowed to those that are not.
#[test]
fn a_long_question_is_no_trap() {
    let most = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
    let ask = |question: &str| drop(shipped::router().route(question, &Given::new(), Detail::Explanation));
    ask("a first question makes the router ready");
    for (first, repeated) in QUESTIONS {
        let what = format!("{first:?}, then {repeated:?}");
        assert_growth(&what, LONGEST / 4, most, |bytes| ask(&filled(bytes, first, repeated)));
    }
}

#[test]
fn a_question_full_of_names_is_no_trap() {
    let book = book("[areas.x]\nname = \"X\"\nwords = [\"terrace\"]\nholders = { a = \"Ada\" }\n");
    let router = Router::new(&book);
    let ask = |question: &str| drop(router.route(question, &Given::new(), Detail::Decision));
    assert_no_trap("an area again and again", LONGEST / 4, |bytes| ask(&filled(bytes, "soup", "terrace ")));
    assert_no_trap("nothing but a role", LONGEST / 4, |bytes| ask(&filled(bytes, "who is", "B ")));
    // German tells a name from a noun by the question, not by a capital.
    let book = in_german(&(role("c", "holder = \"Anna\"") + &rule("anna", "Anna", "c")));
    let router = Router::new(&book);
    let ask = |question: &str| drop(router.route(question, &Given::new(), Detail::Decision));
    assert_no_trap("nothing but a person", LONGEST / 16, |bytes| ask(&filled(bytes, "wer ist", " anna")));
}

/// Of conditions, what a negation denies is looked for.
#[test]
fn a_question_full_of_negations_is_no_trap() {
    const SEASON: &str = "[contexts.season]\nquestion = \"?\"\nvalues = [\"frost\", \"heat\"]\n";
    for (book, questions) in [
        (book(SEASON), ["not very ", "never frost or ", "frost or not ", "without the ", "idk "]),
        (in_german(SEASON), ["nicht sehr ", "nie frost oder ", "kein ", "frost ist nicht ", "ob "]),
    ] {
        let router = Router::new(&book);
        let ask = |question: &str| drop(router.route(question, &Given::new(), Detail::Decision));
        for again in questions {
            assert_no_trap(again, LONGEST / 8, |bytes| ask(&filled(bytes, "soup not", again)));
        }
        for again in ["very ", "frost or "] {
            assert_no_trap(again, LONGEST / 8, |bytes| ask(&filled(bytes, "frost soup not ", again)));
        }
    }
}

#[test]
fn names_and_words_of_a_strange_file_are_no_trap() {
    let ask =
        |book: &RuleBook, question: &str| drop(Router::new(book).route(question, &Given::new(), Detail::Decision));
    let long_words = |size: usize| book(&phrases(&list(20, |number| format!("{}{number}", "x".repeat(size)))));
    assert_no_trap("a long word", 1_000, |size| ask(&long_words(size), &format!("serve {}y", "x".repeat(size))));
    let alias = book(&role("c", &format!("aliases = [{:?}]", "the ".repeat(2_000) + "chef")));
    assert_no_trap("a long name of a role", 2_000, |size| ask(&alias, &("soup ".to_owned() + &"the ".repeat(size))));
    let area = |number| format!("[areas.a{number}]\nname = \"A\"\nwords = [\"team word{number}\"]\n");
    let areas = |size| book(&times(size, area));
    assert_no_trap("areas that share a first word", 500, |size| ask(&areas(size), &"team ".repeat(size)));
    let german = in_german("");
    assert_no_trap("words that are joined", 4_000, |size| ask(&german, &"x-q ".repeat(size)));
}

/// A rule file with two roles, a rule for each, and what else it says.
fn text(rest: &str) -> String {
    "schema = 1\n[roles.a]\nname = \"A\"\n[roles.b]\nname = \"B\"\n".to_owned()
        + &rule("soup", "serve the soup", "a")
        + &rule("bill", "bring the bill", "b")
        + rest
}

fn rule(id: &str, activity: &str, owner: &str) -> String {
    format!("[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\nwhy = \"w\"\n")
}

fn role(id: &str, rest: &str) -> String {
    format!("[roles.{id}]\nname = \"Role {id}\"\n{rest}\n")
}

fn times(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    format!("{:?}", (0..count).map(item).collect::<Vec<_>>())
}

fn read(text: String) -> Result<RuleBook, Vec<Diagnostic>> {
    RuleBook::parse(Source::new("trap.toml", text))
}

fn book(rest: &str) -> RuleBook {
    read(text(rest)).unwrap_or_else(|findings| panic!("{:#?}", &findings[..1]))
}

fn in_german(rest: &str) -> RuleBook {
    read(text(rest).replace("schema = 1", "schema = 1\nlanguage = \"de\"")).expect("it is valid")
}

/// A rule of `a` with more phrases.
fn phrases(phrases: &str) -> String {
    rule("more", "lay the table", "a") + &format!("phrases = {phrases}\n")
}

fn synonyms(groups: &str) -> String {
    format!("[vocabulary]\nsynonyms = [{groups}]\n")
}

#[test]
fn a_strange_rule_file_is_no_trap() {
    let load = |rest: String| {
        let book = book(&rest);
        drop(Router::new(&book).route("serve the soup", &Given::new(), Detail::Decision));
    };
    assert_no_trap("a long phrase", 400, |size| load(phrases(&list(1, |_| "soup ".repeat(size)))));
    assert_no_trap("equal phrases", 2_000, |size| load(phrases(&list(size, |_| "dish up".to_owned()))));
    assert_no_trap("phrases alike", 500, |size| {
        load(phrases(&list(size, |number| format!("serve the soup {number}"))))
    });
    assert_no_trap("synonyms", 2_000, |size| load(synonyms(&list(size, |number| format!("word{number}")))));
    let groups = |size| times(size, |number| format!("[\"word{number}\", \"term{number}\"], "));
    assert_no_trap("groups of synonyms", 1_000, |size| load(synonyms(&groups(size))));
}

#[test]
fn synonyms_that_share_a_first_word_are_no_trap() {
    let book = |size| book(&synonyms(&list(size, |number| format!("soup word{number}"))));
    let books = [book(500), book(2_000)];
    let routers = [Router::new(&books[0]), Router::new(&books[1])];
    let ask = |size| {
        let router = &routers[usize::from(size > 500)];
        drop(router.route(&"soup the ".repeat(2_000), &Given::new(), Detail::Decision));
    };
    assert_no_trap("asking", 500, ask);
    assert_no_trap("reading", 500, |size| drop(Router::new(&book(size))));
}

/// Rules with an owner each, compared with as many of two owners: nothing else differs.
#[test]
fn an_owner_for_each_rule_is_no_trap() {
    const RULES: usize = 20_000;
    let book = |owners: usize| {
        let rule = |number| rule(&format!("r{number}"), &format!("word{number}"), &format!("o{}", number % owners));
        book(&(times(RULES, |number| role(&format!("o{number}"), "")) + &times(RULES, rule)))
    };
    let (two, each) = (book(2), book(RULES));
    let fit = |book: &RuleBook| shortest(2, &|| drop(Router::new(book)));
    let (two, each) = (fit(&two), fit(&each));
    assert!(each < two * 2, "an owner for each rule takes {each:?} instead of {two:?}");
}

/// Roles that are all absent; each refers to the next one.
fn chain(size: usize) -> String {
    let link =
        |number| role(&format!("c{number}"), &format!("deputy = \"P\"\nabsent = true\nfallback = \"c{}\"", number + 1));
    times(size, link) + &role(&format!("c{size}"), "") + &rule("chain", "pass it on", "c0")
}

#[test]
fn a_check_is_no_trap() {
    let settings = Settings::new(date(2026, 11, 24));
    let checked = |rest: String| drop(check(&book(&rest), &settings));
    assert_no_trap("absent roles in a row", 1_000, |size| checked(chain(size)));
    assert_no_trap("phrases that stray", 1_000, |size| {
        checked(phrases(&list(size, |_| "bring the bill now".to_owned())))
    });
    let holder = |number| role(&format!("h{number}"), "holder = \"Ada\"\ndeputy = \"Ada\"\nfallback = \"a\"");
    assert_no_trap("roles of one person", 1_000, |size| checked(times(size, holder)));
    let alias = |number| role(&format!("h{number}"), &format!("aliases = [\"PM\", \"Q{number}\"]"));
    assert_no_trap("abbreviations", 1_000, |size| checked(times(size, alias)));
    let pair = |number| {
        rule(&format!("x{number}"), &format!("make word{number}"), "a")
            + &rule(&format!("y{number}"), &format!("make term{number}"), "b")
    };
    let groups = |size| times(size, |number| format!("[\"word{number}\", \"term{number}\"], "));
    assert_no_trap("synonyms that merge owners", 300, |size| checked(times(size, pair) + &synonyms(&groups(size))));
}

/// A rule of two cases, each of which names so many conditions.
fn conditions(size: usize) -> String {
    let context = |number| format!("[contexts.c{number}]\nquestion = \"?\"\nvalues = [\"alpha\", \"beta\"]\n");
    let case = |value: &str, owner: &str| {
        let when = times(size, |number| format!("c{number} = \"{value}\", "));
        format!("{{ when = {{ {} }}, owner = \"{owner}\" }}", when.trim_end_matches(", "))
    };
    let cases = [case("alpha", "a"), case("beta", "b")].join(", ");
    times(size, context) + &format!("[rules.many]\nactivity = \"lay the table\"\ncases = [{cases}]\n")
}

#[test]
fn conditions_are_no_trap() {
    let (small, large) = (book(&conditions(2_000)), book(&conditions(8_000)));
    let of = |size| if size > 2_000 { &large } else { &small };
    let settings = Settings::new(date(2026, 11, 24));
    assert_no_trap("conditions", 2_000, |size| drop(check(of(size), &settings)));
    assert_no_trap("a diff", 2_000, |size| {
        assert_eq!(diff(of(size), of(size), &Given::new(), Vec::new()).changes.len(), 0)
    });
    assert_no_trap("a list", 2_000, |size| {
        let rules: Vec<&Rule> = of(size).rules.iter().collect();
        drop(render::list::table(of(size), &rules, STAFF, None, 80));
    });
    let ask = |size| drop(Router::new(of(size)).route("lay the table", &Given::new(), Detail::Decision));
    assert_no_trap("an answer", 2_000, ask);
}

/// Most questions of `check` and `diff` are the very words of a rule, which need no comparison with all the others.
#[test]
fn the_phrases_of_a_file_are_not_compared_with_all_its_rules() {
    let rule = |number| rule(&format!("r{number}"), &format!("word{number}"), "a");
    let book = book(&times(5_000, rule));
    let settings = Settings::new(date(2026, 11, 24));
    let fit = shortest(3, &|| drop(Router::new(&book)));
    let checked = shortest(2, &|| drop(check(&book, &settings)));
    let compared = shortest(2, &|| assert_eq!(diff(&book, &book, &Given::new(), Vec::new()).changes.len(), 0));
    assert!(checked < fit * 8, "a check takes {checked:?}, as long as {fit:?} for each router");
    assert!(compared < fit * 8, "a diff takes {compared:?}, as long as {fit:?} for each router");
}

#[test]
fn roles_of_other_names_are_no_trap() {
    let book = |letter: char, size| {
        let one = |number| {
            let id = format!("{letter}{number}");
            role(&id, "") + &rule(&format!("r{number}"), &format!("word{number}"), &id)
        };
        book(&times(size, one))
    };
    let (old, new) = (book('x', 1_000), book('y', 1_000));
    let fit = shortest(2, &|| drop((Router::new(&old), Router::new(&new))));
    let compared = shortest(2, &|| assert_eq!(diff(&old, &new, &Given::new(), Vec::new()).renamed.len(), 1_000));
    assert!(compared < fit * 8, "a diff takes {compared:?}, the routers for it {fit:?}");
}

/// A role with a rule of its own.
fn owner(number: usize) -> String {
    let activity = format!("word{number}");
    role(&format!("o{number}"), &format!("holder = \"P{number}\""))
        + &rule(&format!("r{number}"), &activity, &format!("o{number}"))
}

/// As many rules as roles, each of two of them.
fn pairs(size: usize) -> String {
    let pair = |number| {
        let owners = format!("[\"o{number}\", \"o{}\"]", (number + 1) % size);
        rule(&format!("p{number}"), &format!("term{number}"), "").replace("\"\"", &owners) + "settle = \"s\"\n"
    };
    times(size, owner) + &times(size, pair)
}

/// One rule of all roles.
fn together(size: usize) -> String {
    let owners = list(size, |number| format!("o{number}"));
    times(size, owner) + &rule("all", "do it together", "").replace("\"\"", &owners) + "settle = \"s\"\n"
}

#[test]
fn many_roles_are_no_trap() {
    type Print = fn(&RuleBook, &[&Rule]) -> String;
    const PRINTED: [(&str, Print); 7] = [
        ("roles as text", |book, _| render::roles::text(book, STAFF.today, 80)),
        ("roles as JSON", |book, _| render::roles::json(book)),
        ("the list as text", |book, rules| render::list::table(book, rules, STAFF, None, 80)),
        ("the list as JSON", |book, rules| render::list::json(book, rules)),
        ("the list as HTML", |book, rules| render::list::html(book, rules, STAFF)),
        ("the list as Markdown", |book, rules| render::list::markdown(book, rules)),
        ("the list as CSV", |book, rules| render::list::csv(book, rules)),
    ];
    for (of, rest) in [("pairs", pairs as fn(usize) -> String), ("all together", together)] {
        let (small, large) = (book(&rest(500)), book(&rest(2_000)));
        for (what, print) in PRINTED {
            let printed = |size| {
                let book = if size > 500 { &large } else { &small };
                drop(print(book, &book.rules.iter().collect::<Vec<_>>()));
            };
            assert_no_trap(&format!("{what}, {of}"), 500, printed);
        }
    }
}

/// As many areas as roles, each with a holder for one of them.
fn areas(size: usize) -> String {
    times(size, owner) + &times(size, area)
}

fn area(number: usize) -> String {
    format!("[areas.a{number}]\nname = \"A\"\nwords = [\"site{number}\"]\nholders = {{ o{number} = \"H{number}\" }}\n")
}

/// Each role is held in one area, and in no other; all of them own one activity.
#[test]
fn roles_that_are_open_in_many_areas_are_no_trap() {
    let settings = report::Settings { today: STAFF.today, given: Given::new(), without: Vec::new() };
    let open = |size| {
        let owners = list(size, |number| format!("o{number}"));
        let rule = rule("r", "lay the tables", "").replace("\"\"", &owners) + "settle = \"s\"\n";
        book(&(times(size, |number| role(&format!("o{number}"), "")) + &rule + &times(size, area)))
    };
    let (small, large) = (open(1_000), open(4_000));
    assert_no_trap("a report of open roles", 1_000, |size| {
        let book = if size > 1_000 { &large } else { &small };
        drop(render::report::text(book, &Report::of(book, &settings, None), 80));
    });
}

#[test]
fn many_areas_are_no_trap() {
    let settings = report::Settings { today: STAFF.today, given: Given::new(), without: Vec::new() };
    let (small, large) = (book(&areas(1_000)), book(&areas(4_000)));
    let of = |size| if size > 1_000 { &large } else { &small };
    assert_no_trap("roles as text", 1_000, |size| drop(render::roles::text(of(size), STAFF.today, 80)));
    assert_no_trap("roles as JSON", 1_000, |size| drop(render::roles::json(of(size))));
    assert_no_trap("a report", 1_000, |size| drop(Report::of(of(size), &settings, None)));
    assert_no_trap("absent roles", 4_000, |size| {
        let absent = areas(size).replace("holder = ", "absent = true\nholder = ");
        assert!(read(text(&absent)).expect_err("absent roles have holders").len() >= 1_000);
    });
    let other = |size| book(&areas(size).replace("\"H", "\"I"));
    let (small_other, large_other) = (other(1_000), other(4_000));
    assert_no_trap("a diff", 1_000, |size| {
        let new = if size > 1_000 { &large_other } else { &small_other };
        assert_eq!(diff(of(size), new, &Given::new(), Vec::new()).handovers.len(), size);
    });
}

/// All words of two long questions come together, and are no names.
#[test]
fn drafts_for_long_questions_are_no_trap() {
    let book = book("");
    let router = Router::new(&book);
    let counted = [2 * 1024, 8 * 1024].map(|size| {
        let mut coverage = Coverage::new(&book);
        let letters = |c: char| if c.is_ascii_digit() { char::from(b'a' + (c as u8 - b'0')) } else { c };
        let question: String = filled(size - 10, "", "w# ").chars().map(letters).collect();
        for (line, more) in ["", "now"].into_iter().enumerate() {
            let answer = router.route(&(question.clone() + more), &Given::new(), Detail::Scores);
            coverage.count(line + 1, &answer);
        }
        coverage
    });
    assert_no_trap("drafts", 2 * 1024, |size| {
        let drafts = counted[usize::from(size > 2 * 1024)].drafts(&book);
        assert_eq!(drafts.drafts.len(), 1);
    });
}

/// Each role has another holder in the new book.
#[test]
fn the_people_of_a_diff_are_no_trap() {
    let of_size = |size, letter: &str| {
        let person = |number| format!("[people.{letter}{number}]\nname = \"Person {letter}{number}\"\n");
        book(&(times(size, person) + &times(size, owner).replace("holder = \"P", &format!("holder = \"{letter}"))))
    };
    let books = [1_000, 4_000].map(|size| [of_size(size, "h"), of_size(size, "i")]);
    let diffs = books.each_ref().map(|[old, new]| diff(old, new, &Given::new(), Vec::new()));
    assert_no_trap("a diff as text", 1_000, |size| {
        let place = usize::from(size > 1_000);
        let ([old, new], diff) = (&books[place], &diffs[place]);
        let text = render::diff::text(&render::diff::Comparison { old, new, diff, today: STAFF.today }, 80);
        assert!(text.contains(&format!("  Person i{} (", size - 1)));
    });
}

#[test]
fn a_report_with_many_roles_is_no_trap() {
    let settings = report::Settings { today: STAFF.today, given: Given::new(), without: Vec::new() };
    let books = [2_000, 8_000].map(|size| book(&times(size, owner)));
    let reports = books.each_ref().map(|book| Report::of(book, &settings, None));
    assert_no_trap("a report as HTML", 2_000, |size| {
        let place = usize::from(size > 2_000);
        drop(render::report::html(&books[place], &reports[place]));
    });
}

/// Who leaves holds one role in every area with someone else, and another one with no one.
#[test]
fn a_hand_over_of_many_areas_is_no_trap() {
    let leaver = report::Leaver::Person("Ada".to_owned());
    let settings = report::Settings { today: STAFF.today, given: Given::new(), without: vec![leaver] };
    let area = |number: usize| {
        format!(
            "[areas.a{number}]\nname = \"A\"\nwords = [\"site{number}\"]\n\
             holders = {{ a = [\"Ada\", \"H{number}\"], b = \"Ada\" }}\n"
        )
    };
    let shared = |number| format!("[rules.m{number}]\nactivity = \"write menu{number}\"\nowner = [\"a\", \"b\"]\n");
    let of_size = |size| book(&(times(size, area) + &times(10, shared)));
    let (small, large) = (of_size(1_000), of_size(4_000));
    let of = |size| if size > 1_000 { &large } else { &small };
    assert_no_trap("a hand-over", 1_000, |size| drop(Report::of(of(size), &settings, None)));
}

/// Bo stands in for another holder in every area, until another day.
#[test]
fn standing_in_in_many_areas_is_no_trap() {
    let leaver = report::Leaver::Person("Bo".to_owned());
    let settings = report::Settings { today: STAFF.today, given: Given::new(), without: vec![leaver] };
    let area = |number: usize| {
        let until = STAFF.today + i64::try_from(number).expect("it is small").days();
        format!(
            "[people.p{number}]\nname = \"P{number}\"\naway = {{ from = 2020-01-01, until = {until} }}\n\
             [areas.a{number}]\nname = \"A{number}\"\nwords = [\"site{number}\"]\nholders = {{ c = \"p{number}\" }}\n"
        )
    };
    let role = "[roles.c]\nname = \"C\"\nholder = \"Cy\"\ndeputy = \"Bo\"\n\
                [rules.m]\nactivity = \"write the menu\"\nowner = \"c\"\n";
    let of_size = |size| book(&(role.to_owned() + &times(size, area)));
    let (small, large) = (of_size(4_000), of_size(16_000));
    let of = |size| if size > 4_000 { &large } else { &small };
    assert_no_trap("a hand-over", 4_000, |size| drop(Report::of(of(size), &settings, None)));
}

/// Each word is tried behind some question; beyond a limit, a sample is.
#[test]
fn very_many_area_words_are_no_trap() {
    let settings = Settings::new(STAFF.today);
    let words = |size| format!("[areas.x]\nname = \"X\"\nwords = {}\n", list(size, |number| format!("w{number}")));
    assert_no_trap("area words", 50_000, |size| drop(check(&book(&words(size)), &settings)));
}

/// A page that answers has the people of an area where the area names them.
#[test]
fn a_page_grows_with_roles_and_areas_not_with_their_pairs() {
    let book = book(&areas(100));
    let rules: Vec<&Rule> = book.rules.iter().collect();
    let questions = render::list::Questions { book: &book, given: &Given::new() };
    let page = render::list::html_that_answers(&book, &rules, STAFF, &questions).expect("it can be packed");
    assert_eq!(page.matches("<div data-area=").count(), 300, "in the whole, in one area, and in the others");
}

#[test]
fn the_people_of_answers_are_no_trap() {
    let (small, large) = (book(&times(1_000, owner)), book(&times(4_000, owner)));
    let routers = [Router::new(&small), Router::new(&large)];
    let (today, given) = (STAFF.today, &Given::new());
    let look = answer::Look { width: 80, explain: false, hyperlinks: false, today, origin: None, rules: None, given };
    let answers = |size: usize| {
        let (book, router) = if size > 1_000 { (&large, &routers[1]) } else { (&small, &routers[0]) };
        let answer = router.route("serve the soup word7", &Given::new(), Detail::Scores);
        (0..size).for_each(|_| drop(answer::text(book, &answer, look)));
    };
    assert_no_trap("answers", 1_000, answers);
}

#[test]
fn a_row_of_all_roles_is_no_trap() {
    let all = |size| {
        let roles = times(size, |number| role(&format!("o{number}"), ""));
        let owners = list(size, |number| format!("o{number}"));
        book(&(roles + &rule("all", "do it together", "").replace("\"\"", &owners) + "settle = \"s\"\n"))
    };
    let books = [all(4_000), all(16_000)];
    let print = |size| {
        let book = &books[usize::from(size > 4_000)];
        drop(render::list::raci(book, &book.rules.iter().collect::<Vec<_>>()));
    };
    assert_no_trap("a matrix", 4_000, print);
}

#[test]
fn a_file_with_very_many_errors_is_no_trap() {
    let broken = |text: String| {
        let findings = read(text).expect_err("it is full of errors");
        findings.iter().for_each(|finding| assert!(finding.position().line > 0));
        drop(render::diagnostic::text(&findings));
    };
    let rule = |number| format!("[rules.r{number}]\nactivity = \"a{number}\"\nowner = \"x\"\n");
    assert_no_trap("errors", 1_000, |size| broken(text(&times(size, rule))));
    let rule = |number| format!("r{number} = {{ activity = \"a{number}\", owner = \"x\" }}, ");
    let one_line = |size| format!("schema = 1\nrules = {{ {} }}\n", times(size, rule).trim_end_matches(", "));
    assert_no_trap("errors in one line", 1_000, |size| broken(one_line(size)));
    let same = "[rules.r]\nactivity = \"a\"\nowner = \"x\"\n";
    assert_no_trap("tables with one id", 1_000, |size| broken(format!("schema = 1\n{}", same.repeat(size))));
    let unclosed = |size| format!("schema = 1\n\"\"\"\n{}", "\\\"\"\"\n".repeat(size));
    assert_no_trap("texts that are not closed", 4_000, |size| broken(unclosed(size)));
}

fn imported(table: String) -> Matrix {
    imported_by(&BUILTIN, table)
}

fn imported_by(known: &RuleBook, table: String) -> Matrix {
    const LIMITS: Limits = Limits { rules: 50_000, text: 16 * 1024 * 1024, file: 64 * 1024 * 1024 };
    let settings = matrix::Settings { known, map: &[], limits: LIMITS };
    Matrix::read(Source::new("trap.csv", table), &settings).expect("it is a table")
}

#[test]
fn a_table_of_many_people_is_no_trap() {
    let row = |number| format!("word{number},\"a{number}, b{number}, c{number}, d{number}\"\n");
    let read = |size| {
        let matrix = imported("Activity,Accountable\n".to_owned() + &times(size, row));
        assert_eq!((matrix.rules(), matrix.roles.len()), (size, 4 * size));
    };
    assert_no_trap("four owners for each row", 1_000, read);
}

/// Texts that once kept the program busy for minutes.
#[test]
fn names_that_nobody_types_are_no_trap() {
    assert_no_trap("roles that stand in for one another", 1_000, |size| drop(book(&chain(size))));
    let long = |size: usize| {
        let unknown = role(&"a".repeat(size), "") + &rule("r", "x", &"b".repeat(size));
        read(text(&unknown)).expect_err("there is no such role");
    };
    assert_no_trap("long names", 2_000, long);
    let many = |size: usize| {
        let roles = times(size, |number| role(&format!("r{number}"), ""));
        let rules = times(size, |number| rule(&format!("r{number}"), &format!("word{number}"), "nobody"));
        assert!(read(text(&(roles + &rules))).expect_err("there is no such role").len() >= size);
    };
    assert_no_trap("names that are not defined", 1_000, many);
}

/// A name of many letters, unlike those of other numbers.
fn long_name(number: usize) -> String {
    let next = |state: &u64| Some(state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1));
    let states = iter::successors(Some(number as u64), next).skip(1).take(90);
    states.map(|state| char::from(b"abcdefghijklmnop"[(state >> 60) as usize])).collect()
}

/// Where a comparison takes long, a thousand names are not compared with a thousand others.
#[test]
fn long_names_are_compared_as_long_as_a_budget_lasts() {
    let most = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 6 });
    let settings = Settings::new(STAFF.today);
    let checked = |rest: String| drop(check(&book(&rest), &settings));
    let person = |number| format!("[people.p{number}]\nname = \"{}\"\n", long_name(2 * number));
    let holder = |number| role(&format!("h{number}"), &format!("holder = \"{}\"", long_name(2 * number + 1)));
    assert_growth("people", 500, most, |size| checked(times(size, person) + &times(size, holder)));
    let idle = |number| role(&long_name(2 * number), "");
    let used = |number| {
        let name = long_name(2 * number + 1);
        role(&name, "") + &rule(&format!("r{number}"), &format!("word{number}"), &name)
    };
    assert_growth("roles without a rule", 500, most, |size| checked(times(size, idle) + &times(size, used)));
    let row = |number| format!("word{number},{}\n", long_name(2 * number + 1));
    assert_growth("headings", 250, most, |size| {
        let known = book(&times(size, idle));
        drop(imported_by(&known, "Activity,Accountable\n".to_owned() + &times(size, row)));
    });
}

/// The program reads past a line that is too long; this alone is measured by the clock, as another process works.
#[test]
fn a_line_that_never_ends_is_no_trap() {
    let time = |mebibytes: usize| {
        let line = "soup ".repeat(mebibytes * 1024 * 1024 / 5);
        let begin = Instant::now();
        piped(&["--rules", KITCHEN, "--from", "-"], line.as_bytes());
        begin.elapsed()
    };
    // In turns, so that other work disturbs both alike.
    let runs: Vec<_> = (0..10).map(|_| (time(8), time(32))).collect();
    let small = runs.iter().map(|run| run.0).min().unwrap_or_default();
    let large = runs.iter().map(|run| run.1).min().unwrap_or_default();
    assert!(large < small * 8, "8 MiB take {small:?}, 32 MiB {large:?}");
}
