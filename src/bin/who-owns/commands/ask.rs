//! `ask`: who owns it?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::mem::{self, ManuallyDrop};
use std::path::Path;

use jiff::civil::Date;
use who_owns::rulebook::Wanted;
use who_owns::suggest::did_you_mean;
use who_owns::{Answer, Detail, Given, Outcome, Router, RuleBook, render, shipped};

use crate::answer_cache::AnswerCache;
use crate::args::{AnswerFormat, Ask, Cli, Options};
use crate::load;
use crate::output::{ErrorFormat, Failure, Status, fail, print, print_plain, warn, width};
use crate::parallel::{Answers, answer_in_order};
use crate::progress::{Notice, Progress, READING};
use crate::questions::{LONGEST, Questions, too_long};
use crate::signals;

/// What all answers of a run have in common.
struct Asking<'a> {
    book: &'a RuleBook,
    router: &'a Router<'a>,
    given: Given,
    today: Date,
    /// In columns.
    width: usize,
    ask: &'a Ask,
    /// What every answer must be, if the user says so.
    wanted: Option<Wanted>,
    errors: ErrorFormat,
}

pub(crate) fn run(ask: &Ask, options: &Options, errors: ErrorFormat) -> Result<Status, Failure> {
    let activity = match ask.from {
        Some(_) => None,
        None => Some(joined(&ask.words)?),
    };
    let is_builtin = load::is_builtin(options)?;
    let notice = Notice::new(READING, !is_builtin && errors != ErrorFormat::Silent);
    // Neither the book nor the router is ever dropped: the program ends with them, and the system frees memory faster.
    let read = if is_builtin { None } else { Some(ManuallyDrop::new(load::rules(options)?)) };
    let book: &RuleBook = read.as_deref().unwrap_or_else(|| shipped::book());
    let given = load::given(options, book)?;
    let wanted = wanted(&ask.expect, book)?;
    let fitted = (!is_builtin).then(|| ManuallyDrop::new(Router::new(book)));
    let router: &Router<'_> = fitted.as_deref().unwrap_or_else(|| shipped::router());
    drop(notice);
    let today = load::today()?;
    let asking = ManuallyDrop::new(Asking { book, router, given, today, width: width(), ask, wanted, errors });
    if ask.format == AnswerFormat::Tsv {
        asking.say(|| render::answer::TSV_HEADER.to_owned())?;
    }
    let status = match (&ask.from, activity) {
        (Some(path), _) => asking.batch(path)?,
        (None, activity) => asking.single(&activity.unwrap_or_default())?,
    };
    Ok(if ask.exit_zero { status.forgiving() } else { status })
}

/// `--expect`: roles, or one outcome.
fn wanted(names: &[String], book: &RuleBook) -> Result<Option<Wanted>, Failure> {
    let (mut owners, mut outcomes) = (BTreeSet::new(), BTreeSet::new());
    for name in names.iter().map(|name| name.trim()) {
        match (book.role_called(name), Outcome::from_name(&name.to_lowercase())) {
            (Some(role), _) => _ = owners.insert(role.to_owned()),
            (None, Some(outcome)) => _ = outcomes.insert(outcome),
            (None, None) => return Err(no_role(name, book)),
        }
    }
    match (owners.is_empty(), outcomes.first()) {
        (true, None) => Ok(None),
        (false, None) => Ok(Some(Wanted::Owners(owners.into_iter().collect()))),
        (true, Some(outcome)) if outcomes.len() == 1 => Ok(Some(Wanted::Outcome(*outcome))),
        (_, Some(outcome)) => {
            let message = format!("--expect: {} and something else", outcome.name());
            Err(Failure::with_help(message, "Expect either one outcome or the roles."))
        }
    }
}

fn no_role(name: &str, book: &RuleBook) -> Failure {
    let outcomes = Outcome::ALL.map(Outcome::name);
    let help = match did_you_mean(name, book.names_of_roles().chain(outcomes)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => {
            let roles: Vec<&str> = book.roles.keys().map(String::as_str).collect();
            format!("Roles are: {}. Outcomes are: {}.", roles.join(", "), outcomes.join(", "))
        }
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
        _ if activity.len() > LONGEST => {
            Err(Failure::with_help(too_long("the question"), "Ask about one activity, in a few words."))
        }
        _ => Ok(activity),
    }
}

impl Asking<'_> {
    fn say(&self, text: impl FnOnce() -> String) -> Result<(), Failure> {
        if self.errors == ErrorFormat::Silent { Ok(()) } else { print(&text()) }
    }

    /// The answer to a question, as it is printed.
    fn reply(&self, activity: &str) -> Reply {
        let detail = if self.ask.explain { Detail::Explanation } else { Detail::Decision };
        let answer = self.router.route(activity, &self.given, detail);
        let (status, complaint) = self.verdict(&answer);
        let text = if self.errors == ErrorFormat::Silent { String::new() } else { self.rendered(&answer) };
        Reply { text, outcome: answer.decision.outcome(), status, complaint }
    }

    /// The outcome's own status, or whether it is what was expected, and what to say if it is not.
    fn verdict(&self, answer: &Answer) -> (Status, Option<Failure>) {
        let (outcome, owners) = (answer.decision.outcome(), answer.decision.owners());
        match &self.wanted {
            None => (outcome.into(), None),
            Some(wanted) if wanted.is_met(outcome, &owners) => (Status::Found, None),
            Some(wanted) => {
                let message = format!("expected {wanted}, got {}", Wanted::of(outcome, &owners));
                // Among many answers nobody could tell which one it is about.
                let question = self.ask.from.as_ref().map(|_| format!("“{}”: ", answer.activity));
                (Status::NotFound, Some(Failure::new(question.unwrap_or_default() + &message)))
            }
        }
    }

    fn rendered(&self, answer: &Answer) -> String {
        match self.ask.format {
            AnswerFormat::Text => {
                let look = render::answer::Look { width: self.width, explain: self.ask.explain, today: self.today };
                // A page of answers repeats each question, or nobody could tell which answer is whose.
                let question = self.ask.from.as_ref().map(|_| render::answer::question(&answer.activity, self.width));
                question.unwrap_or_default() + &render::answer::text(self.book, answer, look)
            }
            AnswerFormat::Json => render::answer::json(self.book, answer, &self.warnings(answer)) + "\n",
            AnswerFormat::Jsonl => render::answer::jsonl(self.book, answer, &self.warnings(answer)) + "\n",
            AnswerFormat::Tsv => render::answer::tsv(self.book, answer),
        }
    }

    fn warnings(&self, answer: &Answer) -> Vec<String> {
        render::answer::warnings(self.book, answer, self.today)
    }

    fn single(&self, activity: &str) -> Result<Status, Failure> {
        let reply = self.reply(activity);
        self.say(|| reply.text)?;
        if let Some(complaint) = reply.complaint {
            fail(&complaint, self.errors);
        }
        if matches!(reply.outcome, Outcome::Unknown | Outcome::Unclear) {
            self.hint_at_verb(activity);
        }
        Ok(reply.status)
    }

    /// One word that is no verb is a question; that another one was meant can only be said after it. Who asks for a verb
    /// by name wrote `ask` or `--` before it.
    fn hint_at_verb(&self, activity: &str) {
        let verbs = Cli::verbs();
        let near = did_you_mean(activity, verbs.iter().map(String::as_str));
        if let Some(verb) = near.filter(|verb| *verb != activity && !activity.contains(char::is_whitespace)) {
            let message = format!("`{activity}` was asked as a question");
            warn(&message, &format!("`{verb}` is a verb: who-owns {verb}"), self.errors);
        }
    }

    /// One activity a line; goes on past a line that cannot be read. Empty lines are passed over.
    fn batch(&self, path: &Path) -> Result<Status, Failure> {
        let questions = Questions::open(path)?;
        signals::end_with_whole_lines()?;
        // Answers that appear on the screen are progress enough.
        let progress = questions.progress(self.errors != ErrorFormat::Silent && !io::stdout().is_terminal());
        let name = questions.name().to_owned();
        let mut printer = BatchPrinter { asking: self, progress, status: Status::Found, asked: 0 };
        answer_in_order(
            questions,
            AnswerCache::new(Reply::size),
            |activity| self.reply(activity),
            |answers| printer.print_chunk(answers),
        )?;
        if printer.asked == 0 {
            warn(&format!("there is no question in {name}"), "Write one activity a line.", self.errors);
        }
        Ok(printer.status)
    }
}

/// An answer as it is printed.
struct Reply {
    text: String,
    outcome: Outcome,
    status: Status,
    /// What is said on standard error after that.
    complaint: Option<Failure>,
}

impl Reply {
    /// In bytes, about: what is said on standard error is short.
    fn size(&self) -> usize {
        size_of::<Self>() + self.text.len()
    }
}

/// Tells the answers of a batch.
struct BatchPrinter<'d> {
    asking: &'d Asking<'d>,
    progress: Progress,
    /// The worst so far.
    status: Status,
    /// How many questions there were.
    asked: usize,
}

impl BatchPrinter<'_> {
    /// Prints what was made of some lines, at once: whoever types the questions waits for it.
    fn print_chunk(&mut self, chunk: Answers<'_, Reply>) -> Result<(), Failure> {
        let mut answers = String::new();
        for line in chunk.lines {
            let (status, complaint) = match line {
                Ok((_, reply)) => {
                    answers.push_str(self.gap());
                    answers.push_str(&reply.text);
                    self.asked += 1;
                    (reply.status, reply.complaint.as_ref())
                }
                Err(failure) => (Status::Wrong, Some(failure)),
            };
            self.status = self.status.worse(status);
            if let Some(complaint) = complaint {
                self.print(&mem::take(&mut answers))?;
                self.progress.interrupt(|| fail(complaint, self.asking.errors));
            }
        }
        self.progress.advance(chunk.read);
        self.print(&answers)
    }

    /// What stands between two answers.
    fn gap(&self) -> &'static str {
        let page = self.asking.ask.format == AnswerFormat::Text && self.asking.errors != ErrorFormat::Silent;
        if page && self.asked > 0 { "\n" } else { "" }
    }

    fn print(&self, answers: &str) -> Result<(), Failure> {
        match (answers, self.asking.ask.format) {
            ("", _) => Ok(()),
            (page, AnswerFormat::Text) => print(page),
            (rows, _) => print_plain(rows),
        }
    }
}
