//! `ask`: who owns it?

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use who_owns::{Answer, Given, Router, RuleBook, render};

use crate::args::{AnswerFormat, Ask, Options};
use crate::load;
use crate::output::{Failure, Status, fail, print, width};

/// What all answers of a run have in common.
struct Desk<'a> {
    book: &'a RuleBook,
    router: Router<'a>,
    given: Given,
    ask: &'a Ask,
    quiet: bool,
}

pub(crate) fn run(ask: &Ask, options: &Options) -> Result<Status, Failure> {
    let activity = match ask.from {
        Some(_) => None,
        None => Some(joined(&ask.words)?),
    };
    let book = load::rules(options)?;
    let given = load::given(options, &book)?;
    let desk = Desk { book: &book, router: Router::new(&book), given, ask, quiet: options.quiet };
    let status = match (&ask.from, activity) {
        (Some(path), _) => desk.batch(path)?,
        (None, activity) => {
            let activity = activity.unwrap_or_default();
            if ask.format == AnswerFormat::Tsv && !desk.quiet {
                print(render::tsv::HEADER)?;
            }
            desk.answer(&activity)?
        }
    };
    Ok(if ask.exit_zero { status.forgiving() } else { status })
}

/// Words are one activity; one that says nothing is no question.
fn joined(words: &[OsString]) -> Result<String, Failure> {
    let words: Option<Vec<&str>> = words.iter().map(|word| word.to_str()).collect();
    let Some(words) = words else {
        return Err(Failure::with_help("the question is not UTF-8", "Type it in a terminal that uses UTF-8."));
    };
    let activity = words.join(" ");
    match activity.trim() {
        "" => Err(Failure::with_help(
            "the question is empty",
            "Say what the work is, for example: who-owns \"customer feedback\"",
        )),
        _ => Ok(activity),
    }
}

impl Desk<'_> {
    fn answer(&self, activity: &str) -> Result<Status, Failure> {
        let answer = self.router.route(activity, &self.given);
        if !self.quiet {
            print(&self.rendered(&answer))?;
        }
        Ok(answer.decision.outcome().into())
    }

    fn rendered(&self, answer: &Answer) -> String {
        match self.ask.format {
            AnswerFormat::Text => {
                let look = render::decision::Look { width: width(), explain: self.ask.explain };
                render::decision::text(self.book, answer, look)
            }
            AnswerFormat::Json => render::json::pretty(self.book, answer, &[]) + "\n",
            AnswerFormat::Jsonl => render::json::line(self.book, answer, &[]) + "\n",
            AnswerFormat::Tsv => render::tsv::row(self.book, answer),
        }
    }

    /// One activity a line; goes on past a line that cannot be read. Empty lines are passed over.
    fn batch(&self, path: &Path) -> Result<Status, Failure> {
        let mut lines = open(path)?;
        let mut status = Status::Found;
        let (mut number, mut first) = (0, true);
        if self.ask.format == AnswerFormat::Tsv && !self.quiet {
            print(render::tsv::HEADER)?;
        }
        loop {
            let mut line = Vec::new();
            let read = lines.read_until(b'\n', &mut line);
            let length = read.with_context(|| format!("cannot read {}", path.display()))?;
            if length == 0 {
                return Ok(status);
            }
            number += 1;
            let Ok(activity) = std::str::from_utf8(&line) else {
                let message = format!("{}, line {number}: this is not UTF-8", path.display());
                let failure = Failure::with_help(message, "The other lines are answered.");
                status = status.worse(fail(&failure, self.json()));
                continue;
            };
            let activity = activity.trim_start_matches('\u{feff}').trim();
            if activity.is_empty() {
                continue;
            }
            if !first && self.ask.format == AnswerFormat::Text && !self.quiet {
                print("\n")?;
            }
            first = false;
            status = status.worse(self.answer(activity)?);
        }
    }

    fn json(&self) -> bool {
        matches!(self.ask.format, AnswerFormat::Json | AnswerFormat::Jsonl)
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    if path.is_dir() {
        return Err(Failure::with_help(
            format!("{} is a folder", path.display()),
            "Name a file with one activity a line, or - for standard input.",
        ));
    }
    let file = File::open(path).with_context(|| format!("cannot read the questions in {}", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}
