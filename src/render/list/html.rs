//! The list as one web page that needs nothing else: for those who never open a terminal.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use self::parts::Parts;
use super::groups::{Heading, Rank, grouped, heading_of, heading_of_gap, provenance};
use crate::render::escape;
use crate::render::link::{linked, with_links};
use crate::render::people::{People, Staff, vacancies};
use crate::render::wording::{self, answered, capitalised, last_word, owner_name};
use crate::rulebook::{Case, Context, Given, Ownership, Rule, RuleBook, When};

#[cfg(feature = "builtin")]
mod answers;
#[cfg(feature = "builtin")]
mod base91;
#[cfg(feature = "builtin")]
mod deflate;
mod parts;

#[cfg(feature = "builtin")]
pub use answers::Questions;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/filter.js");

/// Only the page's own style and scripts, named by their hashes, may be loaded or run, whatever a rule says.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
     style-src 'sha256-pvCQpNpLIwT+haBcHInuImY8xDoPKKf6DeJkXohHZmg='; \
     script-src 'sha256-coyXJHt/iYH3fUrH+dJj+5Dj9u7yg7RSkV0aSfFgsUM='";

/// The longest phrase that is shown as an example, in characters.
const LONGEST_EXAMPLE: usize = 28;

/// The rules under their owners as an HTML document: those with the most activities first. All text of the rules stays
/// text.
pub fn html(book: &RuleBook, rules: &[&Rule], staff: Staff<'_>) -> String {
    page(book, rules, staff, &Parts::of_a_list())
}

/// As [`html`], with the router in it: the page also answers questions.
///
/// # Errors
/// If the rules cannot be packed into the page: see [`bundle::pack`](crate::bundle::pack).
#[cfg(feature = "builtin")]
pub fn html_that_answers(
    book: &RuleBook,
    rules: &[&Rule],
    staff: Staff<'_>,
    questions: &Questions<'_>,
) -> Result<String, postcard::Error> {
    Ok(page(book, rules, staff, &answers::parts(book, questions, staff)?))
}

fn page(book: &RuleBook, rules: &[&Rule], staff: Staff<'_>, parts: &Parts) -> String {
    let mut groups: Vec<(Heading, Vec<&Rule>)> = grouped(book, rules).into_iter().collect();
    groups.sort_by_key(|(heading, rules)| (heading.rank, Reverse(rules.len())));
    let title = escape::markup(if book.title.is_empty() { "Who owns what" } else { &book.title });
    let listed = Listed::of(book, staff, parts);
    format!(
        include_str!("html/page.html"),
        policy = POLICY.to_owned() + &parts.hashes,
        label = parts.label,
        example = escape::markup(&example(rules)),
        answer = parts.answer,
        more = parts.script,
        title = title,
        style = STYLE,
        links = groups.iter().enumerate().map(link).collect::<String>(),
        conditions = conditions(&contexts(book, rules)),
        synonyms = synonyms(book),
        ask = ask(book, &listed.people),
        sections = groups.iter().enumerate().map(|(at, group)| section(&listed, book, at, group)).collect::<String>(),
        provenance = escape::markup(&provenance(book, rules)),
        script = SCRIPT,
    )
}

/// What the empty box shows: a phrase that fits the box of a phone; empty if there is none.
fn example(rules: &[&Rule]) -> String {
    let fits = |phrase: &&String| phrase.split_whitespace().count() > 2 && phrase.chars().count() <= LONGEST_EXAMPLE;
    let phrase = rules.iter().flat_map(|rule| &rule.phrases).find(fits);
    phrase.map_or_else(String::new, |phrase| format!("For example: {phrase}"))
}

/// Stands for the areas that name no holders of some roles; it cannot be an id.
const OTHER_AREAS: &str = "*";

/// The people of the page.
struct Listed<'b> {
    book: &'b RuleBook,
    /// The area of the people; `None` for those of all.
    area: Option<&'b str>,
    people: People<'b>,
    /// Whether another area can be chosen.
    offers_areas: bool,
}

impl<'b> Listed<'b> {
    fn of(book: &'b RuleBook, staff: Staff<'b>, parts: &Parts) -> Self {
        Self { book, area: staff.area, people: People::of(book, staff), offers_areas: parts.offers_areas }
    }

    /// Who holds these roles: where an area can be chosen, in the whole, in each area that names holders of its own, and in
    /// the others.
    fn markup(&self, owners: &[String]) -> String {
        let areas: BTreeSet<&str> = owners.iter().flat_map(|owner| self.book.areas_of(owner)).collect();
        if !self.offers_areas || areas.is_empty() {
            return lines(&self.people, owners);
        }
        let at_once = self.area.map(|area| if areas.contains(area) { area } else { OTHER_AREAS });
        let block = |area: Option<&'b str>| {
            let shown = if area == at_once { Shown::AtOnce } else { Shown::Later };
            of_area(area, shown, &lines(&self.people.in_area(area), owners))
        };
        [None, Some(OTHER_AREAS)].into_iter().chain(areas.into_iter().map(Some)).map(block).collect()
    }
}

/// Whether something is shown before an area is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    AtOnce,
    Later,
}

fn of_area(area: Option<&str>, shown: Shown, lines: &str) -> String {
    let hidden = if shown == Shown::Later { " hidden" } else { "" };
    format!("<div data-area=\"{}\"{hidden}>\n{lines}</div>\n", escape::markup(area.unwrap_or_default()))
}

fn lines(people: &People<'_>, owners: &[String]) -> String {
    let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
    people.lines(&owners).iter().map(|(_, line)| format!("<p>{}</p>\n", with_links(line))).collect()
}

fn link((at, (heading, rules)): (usize, &(Heading, Vec<&Rule>))) -> String {
    format!("<li><a href=\"#owner-{at}\">{}</a> ({})</li>", escape::markup(&heading.text), rules.len())
}

/// The contexts that decide one of these rules, by id.
fn contexts<'b>(book: &'b RuleBook, rules: &[&Rule]) -> BTreeMap<&'b str, &'b Context> {
    let cases = rules.iter().flat_map(|rule| rule.cases());
    let named: BTreeSet<&String> = cases.flat_map(|case| case.when.conditions().keys()).collect();
    book.contexts.iter().filter(|(id, _)| named.contains(id)).map(|(id, context)| (id.as_str(), context)).collect()
}

/// For each context its question, and a button for each answer.
fn conditions(contexts: &BTreeMap<&str, &Context>) -> String {
    let button = |id: &str, value: &String| {
        let given = escape::markup(&format!("{id}={value}"));
        format!("<button type=\"button\" aria-pressed=\"false\" value=\"{given}\">{}</button>", escape::markup(value))
    };
    let fieldset = |(id, context): (&&str, &&Context)| {
        let buttons: String = context.values.iter().map(|value| button(id, value)).collect();
        format!("<fieldset><legend>{}</legend>{buttons}</fieldset>\n", escape::markup(&context.question))
    };
    contexts.iter().map(fieldset).collect()
}

/// Groups of words that the filter takes for one another.
fn synonyms(book: &RuleBook) -> String {
    let term = |term: &String| format!("<i>{}</i>", escape::markup(term));
    let group = |group: &Vec<String>| format!("<p>{}</p>", group.iter().map(term).collect::<String>());
    book.synonyms.iter().map(group).collect()
}

/// What to do where the filter finds nothing: whom the rules say to ask.
fn ask(book: &RuleBook, people: &People<'_>) -> String {
    let Some(role) = book.ask_if_unknown.as_deref() else { return String::new() };
    let role = book.effective_role(role).unwrap_or(role);
    let lines = people.lines(&[role]).into_iter().map(|(_, line)| format!(" {}.", with_links(&line)));
    format!(" Ask {} to have it decided.{}", escape::markup(book.role_name(role)), lines.collect::<String>())
}

fn section(listed: &Listed<'_>, book: &RuleBook, at: usize, (heading, rules): &(Heading, Vec<&Rule>)) -> String {
    let rows: String = rules.iter().map(|rule| row(book, rule)).collect();
    let people = listed.markup(heading.owners());
    format!(
        include_str!("html/section.html"),
        at = at,
        role = role(heading),
        heading = escape::markup(&heading.text),
        people = people,
        rows = rows
    )
}

/// What an answer about the role calls its part of the list; empty for those of several roles or none.
fn role(heading: &Heading) -> String {
    match heading.owners() {
        [role] if heading.rank == Rank::Alone => format!(" id=\"role-{}\"", escape::markup(role)),
        _ => String::new(),
    }
}

fn row(book: &RuleBook, rule: &Rule) -> String {
    format!(
        "<tr data-rule=\"{}\"><th scope=\"row\">{}{}</th><td><p>{}</p>{}{}</td></tr>\n",
        escape::markup(&rule.id),
        escape::markup(&rule.activity),
        phrases(rule),
        escape::markup(&why(book, rule)),
        details(book, rule),
        written(book, rule)
    )
}

/// How people say it: hidden, for the filter, which shows the one that it found.
fn phrases(rule: &Rule) -> String {
    let phrases: Vec<String> = rule.phrases.iter().map(|phrase| escape::markup(phrase)).collect();
    match phrases.as_slice() {
        [] => String::new(),
        phrases => format!("<p data-said=\"{}\" hidden></p>", phrases.join(escape::MARKUP_LINE_BREAK)),
    }
}

/// Why, and which roles stand in for vacant ones.
fn why(book: &RuleBook, rule: &Rule) -> String {
    let absences = rule.absences();
    std::iter::once(wording::why(rule)).chain(vacancies(book, &absences)).collect::<Vec<_>>().join(" ")
}

/// How several owners settle it, or who owns it when.
fn details(book: &RuleBook, rule: &Rule) -> String {
    match &rule.ownership {
        Ownership::Uncovered(_) => String::new(),
        Ownership::Always(assigned) => {
            let Some(mode) = assigned.owner.mode() else { return String::new() };
            let last_word = last_word(book, mode).map(|last_word| format!("{}.", capitalised(&last_word)));
            let said = mode.settle().map(str::to_owned).into_iter().chain(last_word);
            said.map(|said| format!("<p>{}</p>", escape::markup(&said))).collect()
        }
        Ownership::Cases(cases) => {
            let gaps = book.uncovered(rule);
            let branches = cases.iter().map(|case| of_case(book, case));
            let branches = branches.chain(gaps.named.iter().map(|known| of_gap(book, known)));
            branches.chain(gaps.has_more.then(|| "<p>And more: no case covers them.</p>".to_owned())).collect()
        }
    }
}

/// A case, under which heading its rule then stands.
fn of_case(book: &RuleBook, case: &Case) -> String {
    let why = case.why.as_ref().map_or_else(String::new, |why| format!(" {why}"));
    branch(book, &case.when, &heading_of(book, case.owner()), &format!("{}.{why}", owner_name(book, case.owner())))
}

/// Conditions that no case covers.
fn of_gap(book: &RuleBook, known: &Given) -> String {
    let when = When::All(known.iter().map(|(id, value)| (id.clone(), [value.clone()].into())).collect());
    branch(book, &when, &heading_of_gap(known), "no case covers this.")
}

/// What holds under conditions, which the buttons give, and under which heading a rule then stands.
fn branch(book: &RuleBook, case: &When, heading: &str, says: &str) -> String {
    format!(
        "<p data-when=\"{}\" data-heading=\"{}\">{}</p>",
        when(case),
        escape::markup(heading),
        escape::markup(&format!("{}: {says}", answered(book, case)))
    )
}

/// Every value of every condition, as the buttons have it, in a line each; empty for all else.
fn when(when: &When) -> String {
    let pairs = when.conditions().iter().flat_map(|(id, values)| values.iter().map(move |value| (id, value)));
    pairs
        .map(|(id, value)| escape::markup(&format!("{id}={value}")))
        .collect::<Vec<_>>()
        .join(escape::MARKUP_LINE_BREAK)
}

/// Where it is written: a chapter of a source, and the place in a file of the team's own.
fn written(book: &RuleBook, rule: &Rule) -> String {
    let source = rule.source.as_ref().and_then(|id| book.sources.get(id));
    let reference = source.map(|source| {
        let section = rule.section.as_ref().map_or_else(String::new, |section| format!(", “{section}”"));
        linked(&format!("{}{section}", source.title), source.url.as_deref())
    });
    let is_own = book.files.len() > 1 && rule.why.is_some() && !rule.location.source.is_built_in();
    let place = is_own.then(|| escape::markup(&rule.location.to_string()));
    let parts: Vec<String> = reference.into_iter().chain(place).collect();
    if parts.is_empty() { String::new() } else { format!("<small>{}</small>", parts.join("; ")) }
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_names_the_style_and_the_script() {
        for text in [STYLE, SCRIPT] {
            let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
            assert!(POLICY.contains(&hash), "the policy must name {hash}");
        }
    }
}
