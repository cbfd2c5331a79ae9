//! The chapters below the agenda, the same for every format that people read.

use std::collections::BTreeMap;

use super::words::{between, for_areas, leavers, load, outside, sentence, taker, until_day};
use crate::render::wording::{activities, capitalised, counted, lone_phrases, role_names};
use crate::report::{
    Chapter, Contested, HandOver, HandedOver, Inherited, InheritedFile, Overlap, Overlaps, Report, Taker,
};
use crate::rulebook::{Owner, Ownership, Part, Rule, RuleBook};

/// A heading, and what is to be said below it.
pub(super) struct Section {
    pub(super) title: String,
    /// What some formats show as a table or as a picture.
    pub(super) picture: Picture,
    /// Sentences before the entries.
    pub(super) lead: Vec<String>,
    pub(super) entries: Vec<Entry>,
}

/// What a section can be shown as besides a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    None,
    Load,
    Overlaps,
}

/// An entry of a list, with what explains it.
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) details: Vec<String>,
}

/// How many entries or details of one kind are shown; JSON has all of them.
const MOST: usize = 20;
/// How many phrases of an overlap are shown.
const MOST_PHRASES: usize = 4;

/// The chapters that have something to say.
pub(super) fn sections(book: &RuleBook, report: &Report) -> Vec<Section> {
    let points = |title: &str, chapter| points(book, report, title, chapter);
    let mut sections = Vec::new();
    sections.extend(report.hand_over.as_ref().map(|hand_over| handed_over(book, hand_over)));
    sections.push(gaps(points("Gaps", Chapter::Gaps), report));
    sections.push(overlaps(book, &report.overlaps));
    sections.push(loads(book, report));
    sections.push(points("Single points", Chapter::SinglePoints));
    sections.push(points("Overdue reviews", Chapter::Freshness));
    sections.push(inherited(&report.inherited));
    sections.retain(|section| !section.entries.is_empty() || !section.lead.is_empty());
    sections
}

fn points(book: &RuleBook, report: &Report, title: &str, chapter: Chapter) -> Section {
    let all: Vec<_> = report.of_chapter(chapter).collect();
    let entry = |at: usize| Entry { text: sentence(book, all[at]), details: vec![all[at].at.to_string()] };
    Section { title: title.to_owned(), picture: Picture::None, lead: Vec::new(), entries: shown(all.len(), entry) }
}

/// The first entries, and how many more there are.
fn shown(count: usize, entry: impl Fn(usize) -> Entry) -> Vec<Entry> {
    let more = count.checked_sub(MOST).filter(|more| *more > 0);
    let more = more.map(|more| Entry { text: format!("… and {more} more, in the JSON"), details: Vec::new() });
    (0..count.min(MOST)).map(entry).chain(more).collect()
}

fn gaps(mut section: Section, report: &Report) -> Section {
    section.lead.extend(report.unanswered.as_ref().map(|unanswered| {
        let have = if unanswered.open() == 1 { "has" } else { "have" };
        let open = format!("{} of {} {have} no answer", unanswered.open(), counted(unanswered.asked(), "question"));
        match unanswered.lacking_nothing() {
            0 => format!("{open}."),
            1 => format!("{open}; 1 names people or several activities, and needs no rule."),
            several => format!("{open}; {several} name people or several activities, and need no rule."),
        }
    }));
    section
}

fn overlaps(book: &RuleBook, overlaps: &Overlaps) -> Section {
    let lead = (!overlaps.pairs.is_empty()).then(|| {
        let Overlaps { asked, all, lone, .. } = overlaps;
        let phrases = match asked + lone < *all {
            true => format!("a sample of {asked} of {all} phrases"),
            false => counted(*asked, "phrase"),
        };
        format!("Found by asking {phrases}, each left out of its rule{}.", lone_phrases(*lone))
    });
    let entry = |at: usize| overlap(book, &overlaps.pairs[at]);
    let entries = shown(overlaps.pairs.len(), entry);
    Section { title: "Overlaps".to_owned(), picture: Picture::Overlaps, lead: lead.into_iter().collect(), entries }
}

fn overlap(book: &RuleBook, pair: &Overlap) -> Entry {
    let between = pair.rules().map_or_else(String::new, |rules| between(book, rules, ""));
    let phrase = |phrase: &Contested| format!("“{}” ({})", phrase.phrase, phrase.at);
    let mut details: Vec<String> = pair.phrases.iter().take(MOST_PHRASES).map(phrase).collect();
    let more = pair.phrases.len() - details.len();
    details.extend((more > 0).then(|| format!("… and {more} more")));
    let meet = counted(pair.phrases.len(), "phrase");
    Entry { text: format!("{}: {meet}", capitalised(&between)), details }
}

fn loads(book: &RuleBook, report: &Report) -> Section {
    let entry = |at: usize| {
        let of = &report.load[at];
        Entry { text: format!("{}: {}", capitalised(book.role_name(&of.role)), load(of)), details: Vec::new() }
    };
    let entries = shown(report.load.len(), entry);
    let is_nobodys =
        |rule: &&Rule| matches!(&rule.ownership, Ownership::Always(assigned) if assigned.owner == Owner::Nobody);
    let nobodys = book.rules.iter().filter(is_nobodys).count();
    let are = if nobodys == 1 { "is" } else { "are" };
    let lead = format!("Of {}, {nobodys} {are} nobody's, on purpose.", activities(book.rules.len()));
    let lead = Vec::from_iter((nobodys > 0).then_some(lead));
    Section { title: "Load, in activities".to_owned(), picture: Picture::Load, lead, entries }
}

fn inherited(inherited: &Inherited) -> Section {
    let entry = |at: usize| inherited_file(&inherited.files[at]);
    let whole = inherited.is_confirmed_as_a_whole && !inherited.files.is_empty();
    let lead = whole.then(|| "This file says when all of it was confirmed, and so are these rules.".to_owned());
    let entries = shown(inherited.files.len(), entry);
    Section { title: "Inherited rules".to_owned(), picture: Picture::None, lead: lead.into_iter().collect(), entries }
}

fn inherited_file(file: &InheritedFile) -> Entry {
    let (confirmed, all) = (file.confirmed.len(), file.confirmed.len() + file.unconfirmed.len());
    let rules = format!("{} from {}", counted(all, "rule"), file.file);
    let text = match confirmed {
        confirmed if confirmed == all => format!("{rules}; all confirmed or changed here"),
        confirmed => format!("{rules}; {confirmed} of them confirmed or changed here"),
    };
    Entry { text, details: Vec::new() }
}

fn handed_over(book: &RuleBook, hand_over: &HandOver) -> Section {
    let names = leavers(book, &hand_over.leavers);
    let mut lead = Vec::new();
    if hand_over.work.is_empty() {
        let have = if hand_over.leavers.len() == 1 { "has" } else { "have" };
        lead.push(format!("{} {have} no part in any activity.", capitalised(&names)));
    }
    let deputy_of =
        |(name, roles): &(String, Vec<String>)| format!("{name} is the deputy of {}.", role_names(book, roles));
    lead.extend(hand_over.deputy_of.iter().map(deputy_of));
    lead.extend(hand_over.asked_if_unknown.as_ref().map(|role| {
        format!("{} is the role to ask where no rule answers: name another one.", capitalised(book.role_name(role)))
    }));
    lead.extend(hand_over.away.iter().map(|(taker, until)| format!("{taker} is away until {until}.")));
    let mut groups: BTreeMap<(&str, &[String], Part, String), Vec<&HandedOver>> = BTreeMap::new();
    for work in &hand_over.work {
        let outside = if work.to == Taker::Nobody { outside(book, &work.outside) } else { String::new() };
        let taker = taker(book, &work.to) + &outside + &until_day(work.until);
        groups.entry((&work.role, &work.areas, work.part, taker)).or_default().push(work);
    }
    let entry = |((role, areas, part, taker), work): (_, Vec<&HandedOver>)| {
        let role = capitalised(book.role_name(role)) + &for_areas(book, areas);
        Entry { text: format!("{role} {} → {taker}", of_work(part, work.len())), details: details(book, work) }
    };
    let entries = groups.into_iter().map(entry).collect();
    Section { title: format!("Without {names}: who takes over"), picture: Picture::None, lead, entries }
}

/// All activities of one entry, those of the file itself before those that it inherits.
fn details(book: &RuleBook, mut work: Vec<&HandedOver>) -> Vec<String> {
    work.sort_by_key(|work| !book.is_top(&work.at.file));
    work.iter().map(|work| format!("“{}” ({})", work.activity, work.at)).collect()
}

/// What a role has to do with a number of activities.
fn of_work(part: Part, count: usize) -> String {
    let activities = activities(count);
    match part {
        Part::Owns => format!("owns {activities}"),
        Part::Shares => format!("shares {activities}"),
        Part::Does => format!("does {activities}"),
        Part::Consulted => format!("is asked about {activities}"),
        Part::Informed => format!("is told of {activities}"),
    }
}
