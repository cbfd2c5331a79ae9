//! The report as JSON, for scripts; the shape is stable.

use std::collections::BTreeSet;

use serde::Serialize;

use super::words::{question, what};
use crate::render::json::{LocationJson, SCHEMA, pretty};
use crate::report::{
    Chapter, Concerns, Contested, HandOver, HandedOver, InheritedFile, Leaver, Load, Overlap, Place, Point, Report,
    Taker,
};
use crate::rulebook::RuleBook;

/// The report as one JSON object.
pub fn json(book: &RuleBook, report: &Report) -> String {
    let points = |chapter| report.of_chapter(chapter).map(|point| point_json(book, point)).collect();
    pretty(&ReportJson {
        schema: SCHEMA,
        title: &book.title,
        rules: book.file_names(),
        decide: report.points.len(),
        decide_first: report.first().iter().map(|point| point_json(book, point)).collect(),
        hand_over: report.hand_over.as_ref().map(|hand_over| hand_over_json(hand_over, points(Chapter::HandOver))),
        questions: report.unanswered.as_ref().map(|all| QuestionsJson { asked: all.asked(), unanswered: all.open() }),
        gaps: points(Chapter::Gaps),
        overlaps: OverlapsJson {
            asked: report.overlaps.asked,
            phrases: report.overlaps.all,
            pairs: report.overlaps.pairs.iter().map(overlap_json).collect(),
        },
        load: report.load.iter().map(load_json).collect(),
        single_points: points(Chapter::SinglePoints),
        freshness: points(Chapter::Freshness),
        inherited: InheritedJson {
            confirmed_as_a_whole: report.inherited.is_confirmed_as_a_whole,
            files: report.inherited.files.iter().map(file_json).collect(),
        },
    })
}

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    title: &'a str,
    rules: Vec<&'a str>,
    decide: usize,
    decide_first: Vec<PointJson<'a>>,
    hand_over: Option<HandOverJson<'a>>,
    questions: Option<QuestionsJson>,
    gaps: Vec<PointJson<'a>>,
    overlaps: OverlapsJson<'a>,
    load: Vec<LoadJson<'a>>,
    single_points: Vec<PointJson<'a>>,
    freshness: Vec<PointJson<'a>>,
    inherited: InheritedJson<'a>,
}

#[derive(Serialize)]
struct PointJson<'a> {
    kind: &'static str,
    what: String,
    question: String,
    location: LocationJson<'a>,
    rule: Option<&'a str>,
    roles: Vec<&'a str>,
    person: Option<&'a str>,
    areas: Vec<&'a str>,
}

fn place_json(at: &Place) -> LocationJson<'_> {
    LocationJson { file: &at.file, line: at.line }
}

fn point_json<'a>(book: &RuleBook, point: &'a Point) -> PointJson<'a> {
    let Concerns { rule, roles, person, areas } = point.subject.concerns();
    PointJson {
        kind: point.subject.kind().name,
        what: what(book, &point.subject),
        question: question(book, &point.subject),
        location: place_json(&point.at),
        rule,
        roles,
        person,
        areas,
    }
}

#[derive(Serialize)]
struct HandOverJson<'a> {
    people: Vec<&'a str>,
    roles: Vec<&'a str>,
    decide: Vec<PointJson<'a>>,
    deputy_of: BTreeSet<&'a str>,
    asked_if_unknown: Option<&'a str>,
    work: Vec<WorkJson<'a>>,
}

#[derive(Serialize)]
struct WorkJson<'a> {
    role: &'a str,
    part: &'static str,
    rule: &'a str,
    activity: &'a str,
    areas: &'a [String],
    outside: &'a [String],
    to: TakerJson<'a>,
    until: Option<String>,
    location: LocationJson<'a>,
}

#[derive(Serialize)]
struct TakerJson<'a> {
    who: &'static str,
    people: &'a [String],
    roles: &'a [String],
}

fn hand_over_json<'a>(hand_over: &'a HandOver, decide: Vec<PointJson<'a>>) -> HandOverJson<'a> {
    let (mut people, mut roles): (Vec<&str>, Vec<&str>) = Default::default();
    for leaver in &hand_over.leavers {
        match leaver {
            Leaver::Person(name) => people.push(name),
            Leaver::Role(id) => roles.push(id),
        }
    }
    let deputy_of: BTreeSet<&str> =
        hand_over.deputy_of.iter().flat_map(|(_, roles)| roles).map(String::as_str).collect();
    let asked_if_unknown = hand_over.asked_if_unknown.as_deref();
    let work = hand_over.work.iter().map(work_json).collect();
    HandOverJson { people, roles, decide, deputy_of, asked_if_unknown, work }
}

fn work_json(work: &HandedOver) -> WorkJson<'_> {
    let (who, people, roles): (_, &[String], &[String]) = match &work.to {
        Taker::Deputies(people) => ("deputy", people, &[]),
        Taker::Holders(people) => ("holders", people, &[]),
        Taker::Roles(roles) => ("roles", &[], roles),
        Taker::Fallback(role) => ("fallback", &[], std::slice::from_ref(role)),
        Taker::Nobody => ("nobody", &[], &[]),
    };
    WorkJson {
        role: &work.role,
        part: work.part.name(),
        rule: &work.rule,
        activity: &work.activity,
        areas: &work.areas,
        outside: &work.outside,
        to: TakerJson { who, people, roles },
        until: work.until.map(|until| until.to_string()),
        location: place_json(&work.at),
    }
}

#[derive(Serialize)]
struct QuestionsJson {
    asked: usize,
    unanswered: usize,
}

#[derive(Serialize)]
struct OverlapsJson<'a> {
    asked: usize,
    phrases: usize,
    pairs: Vec<OverlapJson<'a>>,
}

#[derive(Serialize)]
struct OverlapJson<'a> {
    owners: &'a [Vec<String>; 2],
    decide: bool,
    phrases: Vec<ContestedJson<'a>>,
}

#[derive(Serialize)]
struct ContestedJson<'a> {
    phrase: &'a str,
    rule: &'a str,
    rival: &'a str,
    location: LocationJson<'a>,
}

fn overlap_json(pair: &Overlap) -> OverlapJson<'_> {
    let phrases = pair.phrases.iter().map(contested_json).collect();
    OverlapJson { owners: &pair.owners, decide: pair.must_be_decided(), phrases }
}

fn contested_json(contested: &Contested) -> ContestedJson<'_> {
    ContestedJson {
        phrase: &contested.phrase,
        rule: &contested.rule,
        rival: &contested.rival,
        location: place_json(&contested.at),
    }
}

#[derive(Serialize)]
struct LoadJson<'a> {
    role: &'a str,
    owns: usize,
    shares: usize,
    does: usize,
    stands_in: usize,
    consulted: usize,
    informed: usize,
}

fn load_json(load: &Load) -> LoadJson<'_> {
    LoadJson {
        role: &load.role,
        owns: load.owns,
        shares: load.shares,
        does: load.does,
        stands_in: load.stands_in,
        consulted: load.consulted,
        informed: load.informed,
    }
}

#[derive(Serialize)]
struct InheritedJson<'a> {
    confirmed_as_a_whole: bool,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    confirmed: &'a [String],
    unconfirmed: &'a [String],
}

fn file_json(file: &InheritedFile) -> FileJson<'_> {
    FileJson { file: &file.file, confirmed: &file.confirmed, unconfirmed: &file.unconfirmed }
}
