//! `ask`: who owns it?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::iter;
use std::path::Path;

use jiff::civil::Date;
use who_owns::diagnostic::did_you_mean;
use who_owns::rulebook::Wanted;
use who_owns::{Answer, Given, Outcome, Router, RuleBook, render, shipped};

use crate::args::{AnswerFormat, Ask, Options};
use crate::load;
use crate::output::{Failure, Status, Tone, fail, print, warn, width};
use crate::questions::{Line, Questions};

/// What all answers of a run have in common.
struct Desk<'a> {
    book: &'a RuleBook,
    router: Router<'a>,
    given: Given,
    today: Date,
    ask: &'a Ask,
    /// What every answer must be, if the user says so.
    wanted: Option<Wanted>,
    tone: Tone,
}

pub(crate) fn run(ask: &Ask, options: &Options, tone: Tone) -> Result<Status, Failure> {
    let activity = match ask.from {
        Some(_) => None,
        None => Some(joined(&ask.words)?),
    };
    let ready = load::shipped(options)?;
    let is_ready = ready.is_some();
    let book = ready.map_or_else(|| load::rules(options), Ok)?;
    let router = if is_ready { shipped::router(&book) } else { Router::new(&book) };
    let given = load::given(options, &book)?;
    let wanted = wanted(&ask.expect, &book)?;
    let desk = Desk { book: &book, router, given, today: load::today()?, ask, wanted, tone };
    if ask.format == AnswerFormat::Tsv {
        desk.say(|| render::tsv::HEADER.to_owned())?;
    }
    let status = match (&ask.from, activity) {
        (Some(path), _) => desk.batch(path)?,
        (None, activity) => {
            let answer = desk.answer(&activity.unwrap_or_default())?;
            desk.status(&answer, |failure| fail(failure, tone))
        }
    };
    Ok(if ask.exit_zero { status.forgiving() } else { status })
}

/// `--expect`: role ids, or one outcome.
fn wanted(names: &[String], book: &RuleBook) -> Result<Option<Wanted>, Failure> {
    let names: BTreeSet<&str> = names.iter().map(|name| name.trim()).collect();
    let mut owners = names.iter().filter(|name| book.roles.contains_key(**name)).map(|name| (*name).to_owned());
    let strangers: Vec<&str> = names.iter().copied().filter(|name| !book.roles.contains_key(*name)).collect();
    match strangers.as_slice() {
        [] => Ok(owners.next().map(|first| Wanted::Owners(iter::once(first).chain(owners).collect()))),
        [one] => match (Outcome::from_name(one), owners.next()) {
            (Some(outcome), None) => Ok(Some(Wanted::Outcome(outcome))),
            (Some(_), Some(_)) => {
                Err(Failure::with_help(format!("--expect: {one} and a role"), "Expect either an outcome or the roles."))
            }
            (None, _) => Err(no_role(one, book)),
        },
        [one, ..] => Err(no_role(one, book)),
    }
}

fn no_role(name: &str, book: &RuleBook) -> Failure {
    let roles: Vec<&str> = book.roles.keys().map(String::as_str).collect();
    let outcomes = Outcome::ALL.map(Outcome::name);
    let help = match did_you_mean(name, roles.iter().copied().chain(outcomes)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Roles are: {}. Outcomes are: {}.", roles.join(", "), outcomes.join(", ")),
    };
    Failure::with_help(format!("--expect: there is no role or outcome `{name}`"), help)
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
    fn say(&self, text: impl FnOnce() -> String) -> Result<(), Failure> {
        if self.tone == Tone::Silent { Ok(()) } else { print(&text()) }
    }

    /// Answers on standard output.
    fn answer(&self, activity: &str) -> Result<Answer, Failure> {
        let answer = self.router.route(activity, &self.given);
        self.say(|| self.rendered(&answer))?;
        Ok(answer)
    }

    /// The outcome's own status, or whether it is what was expected; `complain` says it if it is not.
    fn status(&self, answer: &Answer, complain: impl FnOnce(&Failure) -> Status) -> Status {
        let outcome = answer.decision.outcome();
        match &self.wanted {
            None => outcome.into(),
            Some(wanted) if wanted.is_met(outcome, &answer.decision.owners()) => Status::Found,
            Some(wanted) => {
                let came = Wanted::of(outcome, &answer.decision.owners());
                complain(&Failure::new(format!("expected {wanted}, got {came}")));
                Status::NotFound
            }
        }
    }

    fn rendered(&self, answer: &Answer) -> String {
        match self.ask.format {
            AnswerFormat::Text => {
                let look = render::decision::Look { width: width(), explain: self.ask.explain, today: self.today };
                render::decision::text(self.book, answer, look)
            }
            AnswerFormat::Json => render::json::pretty(self.book, answer, &self.warnings(answer)) + "\n",
            AnswerFormat::Jsonl => render::json::line(self.book, answer, &self.warnings(answer)) + "\n",
            AnswerFormat::Tsv => render::tsv::row(self.book, answer),
        }
    }

    fn warnings(&self, answer: &Answer) -> Vec<String> {
        render::people::warnings(self.book, answer, self.today)
    }

    /// One activity a line; goes on past a line that cannot be read. Empty lines are passed over.
    fn batch(&self, path: &Path) -> Result<Status, Failure> {
        // Answers that appear on the screen are progress enough.
        let progress = self.tone != Tone::Silent && !io::stdout().is_terminal();
        let mut questions = Questions::open(path, progress)?;
        let mut status = Status::Found;
        let mut asked = 0;
        while let Some(line) = questions.next() {
            let complain = |failure: &Failure| questions.interrupt(|| fail(failure, self.tone));
            status = status.worse(match line? {
                Line::Question { activity, .. } => {
                    self.repeat(&activity, asked)?;
                    asked += 1;
                    self.status(&self.answer(&activity)?, complain)
                }
                Line::Unreadable(failure) => complain(&failure),
            });
        }
        if asked == 0 {
            warn(&format!("there is no question in {}", questions.name()), "Write one activity a line.", self.tone);
        }
        Ok(status)
    }

    /// A page of answers repeats each question, or nobody could tell which answer is whose.
    fn repeat(&self, activity: &str, asked: usize) -> Result<(), Failure> {
        if self.ask.format != AnswerFormat::Text {
            return Ok(());
        }
        let gap = if asked == 0 { "" } else { "\n" };
        self.say(|| gap.to_owned() + &render::question::text(activity, width()))
    }
}
