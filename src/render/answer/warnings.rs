//! What to know before relying on an answer: vacant roles, rules that were confirmed long ago, and terms of a source.

use jiff::Unit;
use jiff::civil::Date;

use super::mentions::{left_open, overruled, readings, role_sentences, several_areas, staff};
use super::next::ask;
use crate::render::people::{People, vacancies};
use crate::render::wording::capitalised;
use crate::router::{Answer, Decision, Outcome, Unknown};
use crate::rulebook::{Mode, Reference, Rule, RuleBook, conditions};
use crate::text::{Language, is_path, paths, sentence_list};

/// The number of words above which a question is hardly one sentence.
const LONG: usize = 40;

/// The warnings about an answer for scripts, a sentence each: those for people, and what people see in other lines, such as
/// conditions that no case of the rule covers. Empty for most answers.
pub(super) fn warnings(book: &RuleBook, answer: &Answer, today: Date) -> Vec<String> {
    let people = People::of(book, staff(answer, today));
    let of_people = answer.decision.owners().into_iter().flat_map(|owner| people.remarks(owner));
    let of_asked = ask(book, answer).into_iter().flat_map(|role| people.remarks(role));
    let of_roles = role_sentences(book, &people, answer.decision.named_roles());
    let said = uncovered(answer).into_iter().chain(notes(book, answer, today)).chain(readings(answer));
    said.chain(of_people).chain(of_asked).chain(of_roles).chain(whereabouts(&people, answer)).collect()
}

/// Where the people are whom a question names without any work.
fn whereabouts(people: &People<'_>, answer: &Answer) -> Vec<String> {
    let Decision::Unknown(Unknown::Roles { people: named, .. }) = &answer.decision else { return Vec::new() };
    let lines = people.whereabouts(named);
    lines.into_iter().map(|(label, line)| format!("{}: {line}.", capitalised(label))).collect()
}

/// Conditions that no case of the rule covers.
fn uncovered(answer: &Answer) -> Vec<String> {
    let (by, named, has_more) = match &answer.decision {
        Decision::Depends { by, uncovered, .. } => (by, uncovered.named.as_slice(), uncovered.has_more),
        Decision::Uncovered { by, known } => (by, std::slice::from_ref(known), false),
        _ => return Vec::new(),
    };
    let named = named.iter().map(|given| format!("No case of `{}` covers {}.", by.rule, conditions(given)));
    named.chain(has_more.then(|| format!("There is more that no case of `{}` covers.", by.rule))).collect()
}

/// The warnings about an answer for people: vacant roles, here or in an area, several areas, one person in the place of several
/// owners, a rule whose last review is older than the book allows, a question in another language, terms of a source in it, and an area that does
/// not count.
pub(super) fn notes(book: &RuleBook, answer: &Answer, today: Date) -> Vec<String> {
    let terms = terms(book, &answer.activity).into_iter().chain(path(answer)).chain(long(answer));
    let terms = terms.chain(left_open(answer)).chain(overruled(book, answer));
    let Some((ground, rule)) = answer.decision.ground().and_then(|by| Some((by, book.rule(&by.rule)?))) else {
        return foreign(book, answer).into_iter().chain(terms).collect();
    };
    let absent = vacancies(book, &ground.absences);
    absent
        .chain(alone(book, answer, today))
        .chain(open(book, answer))
        .chain(several_areas(book, answer, today))
        .chain(stale(book, rule, today))
        .chain(terms)
        .collect()
}

/// That one person answers for all owners of what takes several.
fn alone(book: &RuleBook, answer: &Answer, today: Date) -> Option<String> {
    let Decision::Shared { mode: Mode::Together { .. }, .. } = &answer.decision else { return None };
    let name = People::of(book, staff(answer, today)).alone_for_all(&answer.decision.owners())?;
    Some(format!("It takes several owners, and {name} alone answers for all of them now."))
}

/// The owners that have a holder in other areas and none in the one that is asked about, nor in the whole.
fn open<'a>(book: &'a RuleBook, answer: &'a Answer) -> impl Iterator<Item = String> + use<'a> {
    let area = answer.mentions.area.iter().map(|area| area.id.as_str());
    area.filter(|area| book.areas.contains_key(*area)).flat_map(move |area| {
        let is_open = move |role: &&str| book.holders(role, Some(area)).is_empty();
        let owners = answer.decision.owners().into_iter();
        let open = owners.filter(move |role| is_open(role) && book.areas_of(role).next().is_some());
        open.map(move |role| format!("No one is named for {} in {}.", book.role_name(role), book.area_name(area)))
    })
}

/// In which languages to ask: those of the files that have rules.
fn foreign(book: &RuleBook, answer: &Answer) -> Option<String> {
    if answer.decision != Decision::Unknown(Unknown::ForeignLanguage) {
        return None;
    }
    let languages: Vec<&str> = book.languages().into_iter().map(Language::name).collect();
    let languages = sentence_list(&languages, "and");
    Some(format!("The question seems to be in another language: these rules are in {languages}."))
}

/// For each source, the first of its terms that the question has.
fn terms(book: &RuleBook, question: &str) -> Vec<String> {
    let lower = question.to_lowercase();
    // Cutting texts into words takes its time, and most questions have nothing of a term.
    let may_have = |term: &str| [question, &lower].iter().any(|text| text.contains(beginning(term)));
    let of_source = |source: &Reference| {
        let term = source.terms.iter().find(|term| may_have(term) && has(question, term))?;
        Some(format!("“{term}” is a term of {}, which may divide the work differently.", source.title))
    };
    book.sources.values().filter_map(of_source).collect()
}

/// The plain letters and digits that a term begins with: no word ends between them.
fn beginning(term: &str) -> &str {
    term.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// What a question is told that is a path, or names one, unless a rule has it word for word.
fn path(answer: &Answer) -> Option<String> {
    let is_unknown = answer.decision.outcome() == Outcome::Unknown;
    let said = "A path is no activity: say what is to be done there. Who owns a file, tools for CODEOWNERS say.";
    (is_unknown && (is_path(&answer.activity) || !paths(&answer.activity).is_empty())).then(|| said.to_owned())
}

/// What a pasted mail is told: its main point drowns in all the other words.
fn long(answer: &Answer) -> Option<String> {
    let has_no_answer = answer.decision.outcome().is_unanswered();
    let words = answer.activity.split_whitespace().count();
    let said = || format!("The question has {words} words. One sentence about the work is understood best.");
    (has_no_answer && words > LONG).then(said)
}

fn words(text: &str) -> Vec<&str> {
    Language::default().words(text).map(|word| &text[word.span]).collect()
}

/// Whether the words of a term stand side by side; one with a capital only as it is written: ART is no art.
fn has(asked: &str, term: &str) -> bool {
    let term = words(term);
    let reads = |(word, term): (&&str, &&str)| word == term || word.to_lowercase() == *term;
    !term.is_empty() && words(asked).windows(term.len()).any(|part| part.iter().zip(&term).all(reads))
}

fn stale(book: &RuleBook, rule: &Rule, today: Date) -> Option<String> {
    let review = book.review_of(rule).filter(|review| review.is_stale(today))?;
    Some(format!("This was confirmed {} ago, on {}; ask whether it still holds.", age(review.date, today), review.date))
}

/// The time between two days in the largest unit that says enough.
fn age(from: Date, to: Date) -> String {
    let whole = |unit| from.until((unit, to)).unwrap_or_default();
    let (years, months, days) =
        (whole(Unit::Year).get_years().into(), whole(Unit::Month).get_months(), whole(Unit::Day).get_days());
    match (years, months, days) {
        (years @ 2.., ..) => format!("{years} years"),
        (_, months @ 2.., _) => format!("{months} months"),
        (_, _, 1) => "1 day".to_owned(),
        (_, _, days) => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::router::{AskedArea, Detail, Router};
    use crate::rulebook::Given;

    /// The notes on a question about the cold kitchen; `cook` is what is said of the cook, who is held in the hot one.
    fn notes_on_area(cook: &str) -> Vec<String> {
        let area = |id: &str, holders: &str| format!("[areas.{id}]\nname = \"The {id} kitchen\"\n{holders}\n");
        let areas = area("cold", "") + &area("hot", "holders = { cook = \"Ada\" }");
        let rules = "[roles.cook]\nname = \"cook\"\n[rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\n";
        let rules = rules.replace("[rules", &format!("{cook}\n[rules"));
        let book = RuleBook::of(format!("schema = 1\n{areas}{rules}"));
        let mut answer = Router::new(&book).route("cooking soup", &Given::new(), Detail::Scores);
        answer.mentions.area = Some(AskedArea::option("cold"));
        notes(&book, &answer, date(2026, 11, 24))
    }

    #[test]
    fn an_area_in_which_no_one_holds_the_role_is_said() {
        assert_eq!(notes_on_area(""), ["No one is named for cook in The cold kitchen."]);
        assert!(notes_on_area("holder = \"Ben\"").is_empty(), "Ben holds it there, too");
    }

    #[test]
    fn a_term_is_read_as_it_is_written() {
        assert!(has("who runs the PI planning?", "PI planning"));
        assert!(has("Feature flags for all", "feature flags"));
        assert!(!has("state of the art", "ART"));
        assert!(!has("planning a PI", "PI planning"));
        assert!(!has("who?", "!"));
    }

    #[test]
    fn an_age_is_said_in_one_unit() {
        let today = date(2026, 11, 24);
        assert_eq!(age(date(2026, 11, 23), today), "1 day");
        assert_eq!(age(date(2026, 10, 1), today), "54 days");
        assert_eq!(age(date(2025, 9, 24), today), "14 months");
        assert_eq!(age(date(2024, 11, 25), today), "23 months");
        assert_eq!(age(date(2024, 11, 24), today), "2 years");
    }
}
