//! `coverage`: how many real questions have an owner?

use std::env;
use std::ffi::OsString;
use std::path::Path;

use who_owns::coverage::Coverage;
use who_owns::render::Charset;
use who_owns::render::coverage::{Look, json, markdown, text};
use who_owns::{Answer, Detail, Given, Router, RuleBook};

use super::as_question;
use crate::answer_cache::AnswerCache;
use crate::args::{self, Options, ReportFormat};
use crate::load;
use crate::output::{ErrorFormat, Failure, Status, fail, print, width};
use crate::parallel::answer_in_order;
use crate::progress::{Notice, READING};
use crate::questions::Questions;

pub(crate) fn run(args: &args::Coverage, options: &Options, errors: ErrorFormat) -> Result<Status, Failure> {
    let file = one_file(args)?;
    let book = load::rules(options)?;
    let given = load::given(options, &book)?;
    let questions = Questions::open(file)?;
    let coverage = counted(&book, &given, questions, errors)?;
    if !options.quiet {
        print(&match args.format {
            ReportFormat::Text => text(&book, &coverage, Look { width: width(), charset: charset() }),
            ReportFormat::Markdown => markdown(&book, &coverage),
            ReportFormat::Json => json(&book, &coverage) + "\n",
        })?;
    }
    Ok(if coverage.unreadable() == 0 { Status::Found } else { Status::Wrong })
}

fn one_file(args: &args::Coverage) -> Result<&Path, Failure> {
    let Some(file) = &args.file else {
        let help = "Name the file, or - for standard input.";
        return Err(Failure::with_help("`coverage` takes a file of questions, one a line", help));
    };
    if args.words.is_empty() && (file == Path::new("-") || file.exists()) {
        return Ok(file);
    }
    let message = match args.words.as_slice() {
        [] => format!("there is no file `{}`", file.display()),
        _ => "`coverage` takes one file of questions".to_owned(),
    };
    let words: Vec<OsString> = [file.into()].into_iter().chain(args.words.iter().cloned()).collect();
    Err(Failure::with_help(message, as_question("coverage", &words)))
}

/// The size of an answer in bytes, about.
fn size(answer: &Answer) -> usize {
    1024 + 2 * size_of_val(answer.evidence())
}

/// Asks every question; goes on past a line that cannot be read.
fn counted(book: &RuleBook, given: &Given, questions: Questions, errors: ErrorFormat) -> Result<Coverage, Failure> {
    let notice = Notice::new(READING, errors != ErrorFormat::Silent);
    let router = Router::new(book);
    drop(notice);
    let mut coverage = Coverage::new(book);
    let mut progress = questions.progress(errors != ErrorFormat::Silent);
    let name = questions.name().to_owned();
    answer_in_order(
        questions,
        AnswerCache::new(size),
        |activity| router.route(activity, given, Detail::Decision),
        |answers| {
            progress.advance(answers.read);
            for line in answers.lines {
                match line {
                    Ok((number, answer)) => coverage.count(number, answer),
                    Err(failure) => {
                        progress.interrupt(|| fail(failure, errors));
                        coverage.count_unreadable();
                    }
                }
            }
            Ok(())
        },
    )?;
    match coverage.questions() {
        0 => Err(Failure::with_help(
            format!("nothing to count: there is no question in {name}"),
            "Write one activity a line. No question at all is never a success here.",
        )),
        _ => Ok(coverage),
    }
}

/// Plain characters for a terminal that says that it knows no others.
fn charset() -> Charset {
    let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    match variable("TERM").as_deref() == Some("dumb") || ["C", "POSIX"].contains(&locale.as_str()) {
        true => Charset::Ascii,
        false => Charset::Unicode,
    }
}
