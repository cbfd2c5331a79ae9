//! `report`: what must the team decide?

use std::path::Path;

use who_owns::report::{Leaver, Report, Settings, Unanswered};
use who_owns::{Answer, Detail, Given, RuleBook, render, shipped};

use super::no_words;
use crate::answer_cache::AnswerCache;
use crate::args::{self, Options, ReportFormat};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::parallel::answer_in_order;
use crate::progress::Notice;
use crate::questions::{Questions, no_question};
use crate::status::Status;

pub(crate) fn run(args: &args::Report, options: &Options, output: &Output) -> Result<Status, Failure> {
    no_words("report", &args.words, options)?;
    let book = load::book(&Rules::chosen(options.rules.as_deref())?)?;
    let given = load::given(options, &book)?;
    let book = book.under(&given);
    let without = leavers(&book, &args.without)?;
    let asked = args.questions.as_deref().map(|file| unanswered(&book, &given, file, output)).transpose()?;
    let (unanswered, status) = asked.map_or((None, Status::Found), |(unanswered, status)| (Some(unanswered), status));
    let notice = Notice::new("looking for overlaps", !output.is_quiet());
    let settings = Settings { today: load::today()?, given, without };
    let report = Report::of(&book, &settings, unanswered);
    drop(notice);
    output.print(&match args.format {
        ReportFormat::Text => render::report::text(&book, &report, output.width()),
        ReportFormat::Markdown => render::report::markdown(&book, &report),
        ReportFormat::Html => render::report::html(&book, &report),
        ReportFormat::Json => render::report::json(&book, &report) + "\n",
    })?;
    Ok(if report.points.is_empty() { status } else { status.worse(Status::NotFound) })
}

/// Those who leave at once, each once. A name that is no one's is a list of names, as other options have it.
fn leavers(book: &RuleBook, names: &[String]) -> Result<Vec<Leaver>, Failure> {
    let of_list = |name: &'_ String| match Leaver::called(book, name) {
        Some(_) => vec![name.trim().to_owned()],
        None if name.chars().all(|c| c == ',' || c.is_whitespace()) => vec![name.to_owned()],
        None => name.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
    };
    let mut leavers: Vec<Leaver> = Vec::new();
    for name in names.iter().flat_map(of_list) {
        let leaver = leaver(book, &name)?;
        if !leavers.contains(&leaver) {
            leavers.push(leaver);
        }
    }
    Ok(leavers)
}

fn leaver(book: &RuleBook, name: &str) -> Result<Leaver, Failure> {
    Leaver::called(book, name).ok_or_else(|| match book.roles_called(name).as_slice() {
        [] => {
            let help = "Name a person who holds a role, or a role: see `who-owns roles`.";
            Failure::unknown("unknown person or role", name, Leaver::names(book), help)
        }
        ids => Failure::ambiguous(name, ids),
    })
}

/// Asks every question; a line that cannot be read is reported, and makes the status that of an error.
fn unanswered(book: &RuleBook, given: &Given, file: &Path, output: &Output) -> Result<(Unanswered, Status), Failure> {
    let questions = Questions::open(file)?;
    let name = questions.name().to_owned();
    let (mut unanswered, mut unreadable) = (Unanswered::new(book.language(), &name), 0);
    let router = shipped::router_of(book);
    let answer = |activity: &str| router.route(activity, given, Detail::Scores);
    answer_in_order(questions, AnswerCache::new(size), answer, |answers| {
        for line in answers.lines {
            match line {
                Ok((number, answer)) => unanswered.count(number, answer),
                Err(failure) => {
                    output.fail(failure);
                    unreadable += 1;
                }
            }
        }
        Ok(())
    })?;
    match (unanswered.asked(), unreadable) {
        (0, _) => Err(no_question(&name, unreadable, "Write one activity a line, or leave out --questions.")),
        (_, 0) => Ok((unanswered, Status::Found)),
        _ => Ok((unanswered, Status::Wrong)),
    }
}

/// The size of an answer in bytes; an estimate.
fn size(answer: &Answer) -> usize {
    1024 + 2 * size_of_val(answer.evidence())
}
