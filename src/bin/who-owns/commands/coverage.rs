//! `coverage`: how many real questions have an owner?

use who_owns::coverage::Coverage;
use who_owns::render::coverage::{Look, json, markdown, text};
use who_owns::{Answer, Detail, Given};

use super::one_file;
use crate::answer_cache::AnswerCache;
use crate::args::{self, Options, ReportFormat};
use crate::failure::Failure;
use crate::load::{self, Ready, Rules};
use crate::output::Output;
use crate::parallel::{AnsweredLine, answer_in_order};
use crate::progress::{Notice, READING};
use crate::questions::Questions;
use crate::status::Status;
use crate::terminal::charset;

pub(crate) fn run(args: &args::Coverage, options: &Options, output: &Output) -> Result<Status, Failure> {
    let what = ("of questions", ", one a line");
    let file = one_file("coverage", what, args.file.as_ref(), &args.words)?;
    let rules = load::ready(&Rules::chosen(options.rules.as_deref())?)?;
    let book = rules.book();
    let given = load::given(options, book)?;
    let questions = Questions::open(file)?;
    let coverage = counted(rules, &given, questions, output)?;
    output.print(&match args.format {
        ReportFormat::Text => text(book, &coverage, Look { width: output.width(), charset: charset() }),
        ReportFormat::Markdown => markdown(book, &coverage),
        ReportFormat::Json => json(book, &coverage) + "\n",
    })?;
    Ok(if coverage.unreadable() == 0 { Status::Found } else { Status::Wrong })
}

/// The size of an answer in bytes; an estimate.
fn size(answer: &Answer) -> usize {
    1024 + 2 * size_of_val(answer.evidence())
}

/// Asks every question and reports the lines that cannot be read.
fn counted(rules: Ready, given: &Given, questions: Questions, output: &Output) -> Result<Coverage, Failure> {
    let notice = Notice::new(READING, !output.is_quiet());
    let router = rules.router();
    drop(notice);
    let mut coverage = Coverage::new(rules.book());
    let mut progress = questions.progress(!output.is_quiet());
    let name = questions.name().to_owned();
    let answer = |activity: &str| router.route(activity, given, Detail::Decision);
    answer_in_order(questions, AnswerCache::new(size), answer, |answers| {
        progress.advance(answers.read);
        for line in answers.lines {
            count(line, &mut coverage, |failure| progress.interrupt(|| output.fail(failure)));
        }
        Ok(())
    })?;
    if coverage.questions() == 0 {
        let message = format!("there is no question in {name}");
        return Err(Failure::with_help(message, "Write one activity a line; `coverage` needs at least one."));
    }
    Ok(coverage)
}

fn count(line: AnsweredLine<'_, Answer>, coverage: &mut Coverage, report: impl FnOnce(&Failure) -> Status) {
    match line {
        Ok((number, answer)) => coverage.count(number, answer),
        Err(failure) => {
            report(failure);
            coverage.count_unreadable();
        }
    }
}
