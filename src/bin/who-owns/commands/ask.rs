//! `ask`: who owns it?

mod asking;
mod batch;
mod expect;

use std::ffi::OsString;
use std::path::Path;

use who_owns::render::command::Command;
use who_owns::router::{Evidence, Reading};
use who_owns::suggest::did_you_mean;
use who_owns::text::Language;
use who_owns::{Answer, RuleBook};

use crate::args::{Ask, Cli, Options};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::progress::{Notice, READING};
use crate::questions::joined;
use crate::status::Status;
use crate::threads;
use asking::Asking;

pub(crate) fn run(ask: &Ask, options: &Options, output: &Output) -> Result<Status, Failure> {
    let asked = Asked::of(ask, options)?;
    let (rules, origin) = Rules::and_origin(options.rules.as_deref())?;
    let notice = Notice::new(READING, matches!(rules, Rules::File(_)) && !output.is_quiet());
    if let Asked::Lines(_) = asked {
        threads::start();
    }
    let rules = load::ready(&rules)?;
    let book = rules.book();
    let given = load::given(options, book)?;
    let wanted = expect::wanted(&ask.expect, book)?;
    let area = load::area(ask.area.as_deref(), book)?;
    let router = rules.router();
    drop(notice);
    let named = options.rules_name();
    let asking = Asking { book, router, given, area, today: load::today()?, origin, rules: named, ask, wanted, output };
    let status = match asked {
        Asked::Lines(path) => batch::answer_all(&asking, path)?,
        Asked::One(activity) => {
            asking.print_headings()?;
            let (status, answer) = answer(&asking, &activity)?;
            hint_at_verb(&ask.words, &answer, book.language(), output);
            status
        }
    };
    Ok(if ask.exit_zero { status.or_zero() } else { status })
}

/// What is asked.
enum Asked<'a> {
    /// One activity.
    One(String),
    /// Each line of a file; `-` is standard input.
    Lines(&'a Path),
}

impl<'a> Asked<'a> {
    fn of(ask: &'a Ask, options: &Options) -> Result<Self, Failure> {
        let no_condition = options.given.iter().find(|pair| !pair.contains('=') && ask.words.is_empty());
        match (&ask.from, no_condition) {
            (Some(path), _) => Ok(Self::Lines(path)),
            (None, _) if ask.words == ["-"] => Err(no_question()),
            (None, Some(word)) => Err(no_condition_but(word, options)),
            (None, None) => joined(&ask.words).map(Self::One),
        }
    }
}

/// What `-` is told instead of an answer: other programs would read standard input.
fn no_question() -> Failure {
    let help = "Ask one sentence, or each line of standard input: who-owns --from -";
    Failure::with_help("`-` is no question", help)
}

/// What is told where `--given` took what may have been meant as the question.
fn no_condition_but(word: &str, options: &Options) -> Failure {
    // What is wrong with the rules is said when the call is right.
    if let Ok(rules) = Rules::chosen(options.rules.as_deref()).and_then(|rules| load::ready(&rules))
        && !may_be_question(word, rules.book())
        && let Err(failure) = load::given(options, rules.book())
    {
        return failure;
    }
    let command = Command::with_rules(options.rules_name()).verb("ask");
    let message = format!("--given {word}: a condition is KEY=VALUE, and no question follows it");
    Failure::with_help(message, format!("To ask who owns it: {}", command.words(&[word])))
}

/// Whether a word is accepted as a question, and is no condition that lacks its `=`: “scrum”, “scrum:yes”.
fn may_be_question(word: &str, book: &RuleBook) -> bool {
    let key = word.split(':').next().unwrap_or_default().trim().to_lowercase();
    word != "-" && !word.trim().is_empty() && book.contexts.keys().all(|known| known.to_lowercase() != key)
}

/// Answers one question.
fn answer(asking: &Asking<'_>, activity: &str) -> Result<(Status, Answer), Failure> {
    let answer = asking.answer(activity);
    let reply = asking.reply(&answer);
    asking.output.print(reply.text())?;
    if let Some(failure) = reply.failure() {
        asking.output.fail(failure);
    }
    Ok((reply.status(), answer))
}

/// A question is answered first; then the verb is suggested that its first word resembles, if that was hardly meant as a word.
fn hint_at_verb(words: &[OsString], answer: &Answer, language: Language, output: &Output) {
    let Some((word, others)) = words.split_first().and_then(|(word, others)| Some((word.to_str()?, others))) else {
        return;
    };
    let is_named = answer.mentions.area.is_some() || !answer.decision.named_roles().is_empty();
    let is_unknown_word = others.is_empty() && answer.decision.outcome().is_unanswered() && !is_named;
    if !is_unknown_word && !is_no_word(word, answer, language) {
        return;
    }
    let verbs = Cli::verbs();
    let near = did_you_mean(word, verbs.iter().map(String::as_str));
    // The name of a verb is asked only after `ask` or `--`, and so on purpose.
    if let Some(verb) = near.filter(|verb| *verb != word && !word.contains(char::is_whitespace)) {
        output.warn(&format!("`{word}` was asked as a question"), &format!("`{verb}` is a verb: who-owns {verb}"));
    }
}

/// Whether the first word of a question is neither English nor read as it stands. The words of other languages are not
/// known.
fn is_no_word(word: &str, answer: &Answer, language: Language) -> bool {
    let is_read = |evidence: &Evidence| evidence.place == 0 && evidence.reading == Reading::Verbatim;
    language == Language::English
        && !language.words(word).all(|word| language.is_word(&word.folded))
        && !answer.evidence().iter().any(is_read)
}
