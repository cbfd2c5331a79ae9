//! `ask`: who owns it?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::Path;

use jiff::civil::Date;
use who_owns::diagnostic::did_you_mean;
use who_owns::rulebook::Wanted;
use who_owns::{Answer, Given, Outcome, Router, RuleBook, render};

use crate::args::{AnswerFormat, Ask, Options};
use crate::load;
use crate::output::{Failure, Status, Tone, fail, print, warn, width};

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
    let book = load::rules(options)?;
    let given = load::given(options, &book)?;
    let wanted = wanted(&ask.expect, &book)?;
    let desk = Desk { book: &book, router: Router::new(&book), given, today: load::today()?, ask, wanted, tone };
    if ask.format == AnswerFormat::Tsv {
        desk.say(|| render::tsv::HEADER.to_owned())?;
    }
    let status = match (&ask.from, activity) {
        (Some(path), _) => desk.batch(path)?,
        (None, activity) => desk.answer(&activity.unwrap_or_default())?,
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

    fn answer(&self, activity: &str) -> Result<Status, Failure> {
        let answer = self.router.route(activity, &self.given);
        self.say(|| self.rendered(&answer))?;
        Ok(self.status(&answer))
    }

    /// The outcome's own status, or whether it is what was expected.
    fn status(&self, answer: &Answer) -> Status {
        let outcome = answer.decision.outcome();
        match &self.wanted {
            None => outcome.into(),
            Some(wanted) if wanted.is_met(outcome, &answer.decision.owners()) => Status::Found,
            Some(wanted) => {
                let came = Wanted::of(outcome, &answer.decision.owners());
                fail(&Failure::new(format!("expected {wanted}, got {came}")), self.tone);
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
        let mut status = Status::Found;
        let mut asked = 0;
        for (number, line) in (1..).zip(open(path)?.split(b'\n')) {
            let line = line.map_err(|error| Failure::unreadable(Path::new(&name(path)), error))?;
            let Ok(activity) = std::str::from_utf8(&line) else {
                let message = format!("{}, line {number}: this is not UTF-8", name(path));
                status = status.worse(fail(&Failure::with_help(message, "The other lines are answered."), self.tone));
                continue;
            };
            let activity = activity.trim_start_matches('\u{feff}').trim();
            if !activity.is_empty() {
                self.repeat(activity, asked)?;
                status = status.worse(self.answer(activity)?);
                asked += 1;
            }
        }
        if asked == 0 {
            warn(&format!("there is no question in {}", name(path)), "Write one activity a line.", self.tone);
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

/// What to call a file of questions.
fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
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
    let file = File::open(path).map_err(|error| Failure::unreadable(path, error))?;
    Ok(Box::new(BufReader::new(file)))
}
