//! `ask`: who owns it?

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use who_owns::{Answer, Given, Router, RuleBook, render};

use crate::args::{AnswerFormat, Ask, Options};
use crate::load;
use crate::output::{Failure, Status, fail, print, width};
use crate::questions::{Line, Questions};

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
        // Answers that appear on the screen are progress enough.
        let mut questions = Questions::open(path, !self.quiet && !io::stdout().is_terminal())?;
        let mut status = Status::Found;
        let mut first = true;
        if self.ask.format == AnswerFormat::Tsv && !self.quiet {
            print(render::tsv::HEADER)?;
        }
        while let Some(line) = questions.next() {
            let activity = match line? {
                Line::Question { activity, .. } => activity,
                Line::Unreadable(failure) => {
                    status = status.worse(questions.interrupt(|| fail(&failure, self.json())));
                    continue;
                }
            };
            if !first && self.ask.format == AnswerFormat::Text && !self.quiet {
                print("\n")?;
            }
            first = false;
            status = status.worse(self.answer(&activity)?);
        }
        Ok(status)
    }

    fn json(&self) -> bool {
        matches!(self.ask.format, AnswerFormat::Json | AnswerFormat::Jsonl)
    }
}
