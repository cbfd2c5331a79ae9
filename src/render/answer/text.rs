//! An answer as people read it: the owner first, large and plain, then why, then what else to know.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::candidate::{activity, in_a_line, is_worth_naming};
use super::command::command;
use super::explain::explain;
use super::headline::{color, headline};
use super::matched::matched;
use super::mentions::{mentions, roles, staff};
use super::next::{next, next_while_away};
use super::unclear::unclear;
use super::warnings::notes;
use crate::render::page::Page;
use crate::render::people::People;
use crate::render::wording::{
    agreed, answered, capitalised, either, last_word, no_branches, owner_name, role_names, values, when, with_values,
    with_when,
};
use crate::router::{Answer, Branch, Candidate, Decision, Ground, Unknown};
use crate::rulebook::{Case, Gaps, Given, Mode, Ownership, Rule, RuleBook, RulesOrigin, When, conditions};

/// How an answer is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The width of the page, in columns.
    pub width: usize,
    /// Whether each word's share and the runner-up are shown.
    pub explain: bool,
    /// Whether the address of a source is a link that the terminal opens: the control sequence OSC 8 around it.
    pub hyperlinks: bool,
    /// Today, against which the age of a review is measured.
    pub today: Date,
    /// How these rules were found; an explanation says so.
    pub origin: Option<RulesOrigin>,
    /// The file that `--rules` named, for commands that ask the same rules.
    pub rules: Option<&'a str>,
    /// The conditions that `--given` named, for commands that ask under the same ones.
    pub given: &'a Given,
}

/// The answer as a page of text, the owner first; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, answer: &Answer, look: Look<'_>) -> String {
    let mut page = page(book, answer, look);
    if look.explain {
        explain(&mut page, book, answer, look.origin);
    }
    page.finish()
}

/// The answer, the owner first, without an explanation.
pub(super) fn page(book: &RuleBook, answer: &Answer, look: Look<'_>) -> Page {
    let mut page = Page::new(look.width);
    let people = People::of(book, staff(answer, look.today));
    page.headline(color(answer.decision.outcome()), &headline(book, &people, answer, look.given));
    page.blank();
    mentions(&mut page, book, answer);
    let below = AnswerPage { book, answer, people: &people, look };
    match &answer.decision {
        Decision::Owned { by, .. } | Decision::Shared { by, .. } | Decision::Unowned { by } => {
            below.rule(&mut page, by)
        }
        Decision::Depends { by, cases, uncovered } => below.cases(&mut page, by, cases, uncovered),
        Decision::Uncovered { by, known } => below.uncovered(&mut page, by, known),
        Decision::Unclear(why) => unclear(&mut page, book, why, answer, look.rules, look.given),
        Decision::Unknown(Unknown::Roles { roles, people }) => below.named(&mut page, roles, people),
        Decision::Unknown(Unknown::Area { roles }) => below.named(&mut page, roles, &[]),
        Decision::Unknown(Unknown::Activity | Unknown::ForeignLanguage) => below.unknown(&mut page),
    }
    if answer.decision.ground().is_none() {
        add_notes(&mut page, book, answer, look.today);
    }
    page
}

/// What stands below the headline of an answer.
#[derive(Clone, Copy)]
struct AnswerPage<'a> {
    book: &'a RuleBook,
    answer: &'a Answer,
    people: &'a People<'a>,
    look: Look<'a>,
}

impl<'a> AnswerPage<'a> {
    /// What one rule says, where, and why it was chosen.
    fn rule(self, page: &mut Page, by: &Ground) {
        let Some(rule) = self.book.rule(&by.rule) else { return };
        let owners = self.answer.decision.owners();
        self.staff(page, &owners);
        page.field("activity", &rule.activity);
        self.why(page, rule, by);
        self.mode(page);
        self.chosen_case(page, rule, by);
        // One owner of several who will do has still to ask the others.
        let is_any = matches!(self.answer.decision, Decision::Shared { mode: Mode::Any, .. });
        self.proof(page, rule, by, if is_any { &[] } else { &owners });
    }

    /// Who holds the role and how to reach them, unless the headline says all of it.
    fn staff(self, page: &mut Page, owners: &[&str]) {
        let named = self.people.one_each(owners);
        let lines = self.people.lines(owners).into_iter().filter(|(_, line)| named != [line.as_str()]);
        lines.for_each(|(label, line)| page.field(label, &line));
        self.which_area(page, owners);
        next_while_away(page, self.book, self.people, owners);
    }

    /// How to get one person where the people differ by area.
    fn which_area(self, page: &mut Page, owners: &[&str]) {
        if let Some(first) = self.people.first_area(owners) {
            page.field_of_each("next", &format!("Say which area, as in --area {first}."), "Say which area.");
        }
    }

    /// The reason, or where it was agreed, unless the source says so.
    fn why(self, page: &mut Page, rule: &Rule, by: &Ground) {
        let has_source = rule.source.as_ref().is_some_and(|id| self.book.sources.contains_key(id));
        // The place of a rule takes longer to find than all else of the text.
        let why = by.why.clone().or_else(|| (!has_source).then(|| agreed(rule)));
        why.iter().for_each(|why| page.field("why", why));
    }

    /// How several owners come to a decision, or that one of them is enough.
    fn mode(self, page: &mut Page) {
        let Decision::Shared { owners, mode, .. } = &self.answer.decision else { return };
        if *mode == Mode::Any {
            page.field("next", &format!("Take it to {} of them.", either(owners.len())));
        }
        if let Some(settle) = mode.settle() {
            page.field("settle", settle);
        }
        last_word(self.book, mode).iter().for_each(|last_word| page.field("decides", last_word));
    }

    /// Every case that is still possible, with the command that settles it, and what no case covers.
    fn cases(self, page: &mut Page, by: &Ground, cases: &[Branch], uncovered: &Gaps) {
        let Some(rule) = self.book.rule(&by.rule) else { return };
        page.field("activity", &rule.activity);
        self.why(page, rule, by);
        self.proof(page, rule, by, &[]);
        for Branch { case, example, .. } in cases {
            page.blank();
            let owner = owner_name(self.book, case.owner());
            page.branch_of_each(
                &format!("{}: {owner}", when(&case.when)),
                &format!("{}: {owner}", capitalised(&values(&case.when))),
            );
            case.why.iter().for_each(|why| page.detail(why));
            let activity = &self.answer.activity;
            let area = self.answer.mentions.area.as_ref();
            page.ask(command(self.look.rules, area, example, activity), activity, example);
        }
        for branch in no_branches(uncovered) {
            page.blank();
            page.branch(&branch);
        }
    }

    /// The cases of a rule that is about the activity, none of which covers the conditions.
    fn uncovered(self, page: &mut Page, by: &Ground, known: &Given) {
        let Some(rule) = self.book.rule(&by.rule) else { return };
        page.field("activity", &rule.activity);
        page.field("written", &written(self.book, rule));
        if let Ownership::Cases(cases) = &rule.ownership {
            let owners = |case: &Case| owner_name(self.book, case.owner());
            cases.iter().for_each(|case| page.field("case", &format!("{}: {}", when(&case.when), owners(case))));
        }
        next(page, self.book, self.people, self.answer);
        page.field("next", &format!("Add a case for {} to `{}`.", conditions(known), rule.id));
    }

    /// Where the people are that the question names, and who holds the roles.
    fn named(self, page: &mut Page, named: &[String], people: &'a [String]) {
        let people = self.people.whereabouts(people);
        people.iter().for_each(|(label, line)| page.field(label, line));
        roles(page, self.book, self.people, named, self.look.rules);
    }

    /// What is nearest, and what to do.
    fn unknown(self, page: &mut Page) {
        self.nearest(page);
        next(page, self.book, self.people, self.answer);
        match self.book.files.first() {
            Some(file) if !self.book.is_builtin() => {
                page.field("next", &format!("Say it in other words, or add a rule for it to {}.", file.name));
            }
            _ => {
                let terminal = "Say it in other words, or start a rule file of your own:";
                page.field_of_each("next", terminal, "Say it in other words.");
                page.shell("who-owns init");
            }
        }
    }

    fn nearest(self, page: &mut Page) {
        let near: Vec<&Candidate> =
            self.answer.candidates.iter().filter(|candidate| is_worth_naming(candidate)).collect();
        if !near.is_empty() {
            page.item("Nearest, but far:");
            near.iter()
                .for_each(|candidate| page.near(&in_a_line(self.book, candidate), activity(self.book, candidate)));
            page.blank();
        }
    }

    /// The case that holds, and who else would own it in others.
    fn chosen_case(self, page: &mut Page, rule: &Rule, by: &Ground) {
        let (Ownership::Cases(cases), Some(chosen)) = (&rule.ownership, &by.case) else { return };
        let others = |condition: fn(&When) -> String| -> String {
            let others = cases.iter().filter(|case| case.owner() != chosen.owner());
            let other = |case: &Case| {
                format!("; {} it would be {}", condition(&case.when), owner_name(self.book, case.owner()))
            };
            others.map(other).collect()
        };
        page.field_of_each(
            "case",
            &format!("{}{}", when(&chosen.when), others(with_when)),
            &format!("{}{}", answered(self.book, &chosen.when), others(with_values)),
        );
    }

    /// Where the rule is written, why it was chosen, and what else to know about it.
    fn proof(self, page: &mut Page, rule: &Rule, by: &Ground, owners: &[&str]) {
        self.written(page, rule, by);
        matched(page, self.book.language(), self.answer, by);
        self.involved(page, rule, owners);
        self.dissent(page, rule);
        add_notes(page, self.book, self.answer, self.look.today);
    }

    /// Where the rule is written, unless the reason says so.
    fn written(self, page: &mut Page, rule: &Rule, by: &Ground) {
        let source = rule.source.as_ref().and_then(|id| self.book.sources.get(id));
        if source.is_some() || by.why.is_some() {
            page.field(label(self.book, rule), &written(self.book, rule));
        }
        if let Some(url) = source.and_then(|source| source.url.as_ref()) {
            match self.look.hyperlinks {
                true => page.hyperlink("link", url),
                false => page.line("link", url),
            }
        }
    }

    /// Who carries it out, whom to ask before, and whom to inform; the last two without those whose holder is an owner
    /// already.
    fn involved(self, page: &mut Page, rule: &Rule, owners: &[&str]) {
        self.roles(page, "does", &rule.does, &[]);
        self.roles(page, "consult", &rule.consult, owners);
        self.roles(page, "inform", &rule.inform, owners);
    }

    /// These roles, without those whose holder is an owner, in whatever area.
    fn roles(self, page: &mut Page, label: &str, ids: &[String], owners: &[&str]) {
        let roles: BTreeSet<&str> = owners.iter().copied().collect();
        let people: BTreeSet<&str> = owners.iter().flat_map(|owner| self.people.names(owner)).collect();
        let hold = |names: &BTreeSet<&str>| !names.is_empty() && names.is_subset(&people);
        let is_held_alike = |id: &str| self.people.first_area(&[id]).is_none() && hold(&self.people.names(id));
        let owns = |id: &str| roles.contains(id) || is_held_alike(id);
        let others: Vec<&str> = ids.iter().map(String::as_str).filter(|id| !owns(id)).collect();
        if !others.is_empty() {
            page.field(label, &role_names(self.book, &others));
        }
    }

    fn dissent(self, page: &mut Page, rule: &Rule) {
        for dissent in &rule.dissent {
            let source = dissent.source.as_ref().and_then(|id| self.book.sources.get(id));
            let source = source.map_or_else(String::new, |source| format!(" ({})", source.title));
            page.field("but", &format!("{}{source}", dissent.note));
        }
    }
}

fn add_notes(page: &mut Page, book: &RuleBook, answer: &Answer, today: Date) {
    for warning in notes(book, answer, today) {
        page.field("note", &warning);
    }
}

/// Common practice is a source, but written in no place where one could look.
fn label(book: &RuleBook, rule: &Rule) -> &'static str {
    let source = rule.source.as_ref().and_then(|id| book.sources.get(id));
    let is_practice = source.is_some_and(|source| source.url.is_none()) && rule.section.is_none();
    if is_practice && rule.location.source.is_built_in() { "source" } else { "written" }
}

/// Where a rule is written; file and line too, unless the rule is built in.
fn written(book: &RuleBook, rule: &Rule) -> String {
    let reference = rule.source.as_ref().and_then(|id| book.sources.get(id)).map(|source| source.title.as_str());
    let place = (!rule.location.source.is_built_in()).then(|| rule.location.to_string());
    match (reference, &rule.section, place) {
        (Some(title), Some(section), None) => format!("{title}, “{section}”"),
        (Some(title), Some(section), Some(place)) => format!("{title}, “{section}” ({place})"),
        (Some(title), None, None) => title.to_owned(),
        (Some(title), None, Some(place)) => format!("{title} ({place})"),
        (None, Some(section), Some(place)) => format!("“{section}” ({place})"),
        (None, _, place) => place.unwrap_or_else(|| "in the built-in rules".to_owned()),
    }
}
