//! `coverage`: how many real questions have an owner?

use who_owns::coverage::{Baseline, Coverage, Percent};
use who_owns::render::coverage::{Listing, Look, View, drafts, json, markdown, text};
use who_owns::{Answer, Detail, Given, RuleBook};

use super::{FileContent, VerbResult, earlier, one_file};
use crate::answer_cache::AnswerCache;
use crate::args::{self, Options, SummaryFormat};
use crate::failure::Failure;
use crate::load::{self, Ready, Rules};
use crate::output::Output;
use crate::parallel::{AnsweredLine, answer_in_order};
use crate::progress::{Notice, READING};
use crate::questions::{Questions, no_question};
use crate::status::Status;
use crate::terminal::charset;
use crate::threads;

pub(crate) fn run(args: &args::Coverage, options: &Options, output: &Output) -> Result<Status, Failure> {
    let content = FileContent { what: "of questions", how: ", one a line" };
    let file = one_file("coverage", &content, args.file.as_ref(), &args.words, options)?;
    threads::start();
    let rules = load::ready(&Rules::chosen(options.rules.as_deref())?)?;
    let book = rules.book();
    let given = load::given(options, book)?;
    let questions = Questions::open(file)?;
    let count = VerbResult { noun: "count", call: "coverage FILE" };
    let baseline = args.baseline.as_deref().map(|path| earlier(path, &count, Baseline::parse)).transpose()?;
    let coverage = counted(rules, &given, questions, output)?;
    output.print(&page(args, book, &coverage, baseline.as_ref(), output))?;
    Ok(status(&coverage, args.fail_under, output))
}

fn page(
    args: &args::Coverage,
    book: &RuleBook,
    coverage: &Coverage,
    baseline: Option<&Baseline>,
    output: &Output,
) -> String {
    if args.suggest {
        return drafts(book, &coverage.drafts(book));
    }
    let since = baseline.map(|baseline| coverage.since(baseline));
    let listing = if args.unanswered { Listing::Unanswered } else { Listing::Examples };
    let view = View { book, coverage, listing, since: since.as_ref() };
    match args.format {
        SummaryFormat::Text => text(&view, Look { width: output.width(), charset: charset() }),
        SummaryFormat::Markdown => markdown(&view),
        SummaryFormat::Json => json(&view) + "\n",
    }
}

fn status(coverage: &Coverage, least: Option<Percent>, output: &Output) -> Status {
    if coverage.unreadable() > 0 {
        return Status::Wrong;
    }
    let Some(least) = least.filter(|least| !coverage.reaches(*least)) else { return Status::Found };
    let (owned, all) = (coverage.with_owner(), coverage.questions());
    // Rounded down: what is missed by little must not look reached.
    let tenths = owned * 1000 / all;
    let share = format!("{}.{}%", tenths / 10, tenths % 10);
    let have = if owned == 1 { "has" } else { "have" };
    let message = format!("{owned} of {all} questions {have} an owner ({share}); --fail-under wants {least}%");
    output.fail(&Failure::with_help(message, "`coverage --unanswered` lists those without an answer."));
    Status::NotFound
}

/// The size of an answer in bytes; an estimate.
const SIZE: usize = 512;

/// Asks every question and reports the lines that cannot be read.
fn counted(rules: Ready, given: &Given, questions: Questions, output: &Output) -> Result<Coverage, Failure> {
    let notice = Notice::new(READING, !output.is_quiet());
    let router = rules.router();
    drop(notice);
    let mut coverage = Coverage::new(rules.book());
    let mut progress = questions.progress(!output.is_quiet());
    let name = questions.name().to_owned();
    let answer = |activity: &str| router.route(activity, given, Detail::Scores);
    answer_in_order(questions, AnswerCache::new(|_| SIZE), answer, |answers| {
        progress.advance(answers.read);
        for line in answers.lines {
            count(line, &mut coverage, |failure| progress.interrupt(|| output.fail(failure)));
        }
        Ok(())
    })?;
    if coverage.questions() == 0 {
        let help = "Write one activity a line; `coverage` needs at least one.";
        return Err(no_question(&name, coverage.unreadable(), help));
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
