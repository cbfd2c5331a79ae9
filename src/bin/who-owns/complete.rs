//! Completion in a shell: the words so far → candidates, or none if anything fails.

use std::collections::BTreeSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::Shells;
use who_owns::check::LINTS;
use who_owns::diagnostic::Code;
use who_owns::render::escape::{self, Shell};
use who_owns::report::Leaver;
use who_owns::rulebook::{BUILTIN_NAME, Rule};
use who_owns::{Outcome, RuleBook};

use crate::args::{self, Cli, Verb};
use crate::load::{self, Rules};

/// The environment variable with which a completion script runs the program; its value names the shell.
pub(crate) const VARIABLE: &str = "WHO_OWNS_COMPLETE";

/// Answers a completion script; false if no script runs the program.
pub(crate) fn answered() -> bool {
    let Some(shell) = env::var(VARIABLE).ok().filter(|shell| !shell.is_empty()) else { return false };
    let words = env::args_os().skip_while(|argument| argument != "--").skip(1).collect();
    let line = Line { shell: Shell::named(&shell), words };
    let folder = env::current_dir().ok();
    CompleteEnv::with_factory(|| command(&line))
        .var(VARIABLE)
        .try_complete(env::args_os(), folder.as_deref())
        .unwrap_or(true)
}

/// The command line with completers. Without a verb it completes like `ask`.
fn command(line: &Line) -> Command {
    let with_book = |names: fn(&RuleBook) -> Vec<String>| {
        let line = line.clone();
        ArgValueCompleter::new(move |current: &OsStr| line.names(current, names).unwrap_or_default())
    };
    let asked = line.clone();
    let activities = ArgValueCompleter::new(move |current: &OsStr| asked.activities(current).unwrap_or_default());
    let program = Cli::command()
        .mut_arg("given", |given| given.add(with_book(conditions)))
        .mut_arg("rules", |rules| rules.add(rule_files(&[BUILTIN_NAME])))
        .mut_subcommand("ask", |ask| {
            let ask = ask.mut_arg("words", |words| words.add(activities));
            let ask = ask.mut_arg("area", |area| area.add(with_book(areas)));
            ask.mut_arg("expect", |expect| expect.add(with_book(roles_and_outcomes)))
        })
        .mut_subcommand("check", |check| {
            let check = check.mut_arg("files", |files| files.add(rule_files(&[BUILTIN_NAME])));
            let lints = ArgValueCandidates::new(lints);
            let check =
                check.mut_arg("deny", |deny| deny.add(lints.clone())).mut_arg("allow", |allow| allow.add(lints));
            check.mut_arg("explain", |code| code.add(ArgValueCandidates::new(codes)))
        })
        .mut_subcommand("diff", |diff| {
            let either = rule_files(&[BUILTIN_NAME, load::ADDRESS]);
            diff.mut_arg("old", |old| old.add(either.clone())).mut_arg("new", |new| new.add(either))
        })
        .mut_subcommand("report", |report| report.mut_arg("without", |name| name.add(with_book(leavers))))
        .mut_subcommand("list", |list| {
            let list = list.mut_arg("role", |role| role.add(with_book(roles)));
            let list = list.mut_arg("area", |area| area.add(with_book(areas)));
            list.mut_arg("rule", |rule| rule.add(with_book(rules)))
        })
        .mut_subcommand("teach", |teach| {
            let teach = teach.mut_arg("owner", |owner| owner.add(with_book(roles)));
            teach.mut_arg("rule", |rule| rule.add(with_book(rules)))
        })
        .mut_subcommand("help", |help| help.mut_arg("words", |verb| verb.add(ArgValueCandidates::new(verbs))))
        .mut_subcommand("completions", |verb| {
            verb.mut_arg("shell", |shell| shell.add(ArgValueCandidates::new(shells)))
        });
    let ask = program.find_subcommand("ask").cloned();
    args::without_useless(program.args(ask.iter().flat_map(Command::get_arguments).cloned()))
}

/// Completes the path of a rule file, or one of the names that may stand in its place.
fn rule_files(names: &'static [&'static str]) -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let fitting = names.iter().filter(|name| current.to_str().is_some_and(|typed| name.starts_with(typed)));
        fitting.map(CompletionCandidate::new).chain(PathCompleter::file().complete(current)).collect()
    })
}

fn conditions(book: &RuleBook) -> Vec<String> {
    let pairs = book.contexts.iter().flat_map(|(key, context)| context.values.iter().map(move |value| (key, value)));
    pairs.map(|(key, value)| format!("{key}={value}")).collect()
}

fn roles(book: &RuleBook) -> Vec<String> {
    book.roles.keys().cloned().collect()
}

/// The people who hold a role or stand in for one, and the roles.
fn leavers(book: &RuleBook) -> Vec<String> {
    let names: BTreeSet<&str> = Leaver::people(book).chain(book.roles.keys().map(String::as_str)).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn areas(book: &RuleBook) -> Vec<String> {
    book.areas.keys().cloned().collect()
}

fn roles_and_outcomes(book: &RuleBook) -> Vec<String> {
    roles(book).into_iter().chain(Outcome::ALL.map(|outcome| outcome.name().to_owned())).collect()
}

fn rules(book: &RuleBook) -> Vec<String> {
    book.rules.iter().map(|rule| rule.id.clone()).collect()
}

fn lints() -> Vec<CompletionCandidate> {
    LINTS.iter().map(|lint| CompletionCandidate::new(lint.code.name())).collect()
}

fn codes() -> Vec<CompletionCandidate> {
    Code::ALL.iter().map(|code| CompletionCandidate::new(code.name())).collect()
}

fn verbs() -> Vec<CompletionCandidate> {
    let program = Cli::command();
    let about = |verb: &Command| CompletionCandidate::new(verb.get_name().to_owned()).help(verb.get_about().cloned());
    program.get_subcommands().map(about).collect()
}

fn shells() -> Vec<CompletionCandidate> {
    Shells::builtins().names().map(CompletionCandidate::new).collect()
}

/// The command line that is being typed.
#[derive(Clone)]
struct Line {
    shell: Shell,
    words: Vec<OsString>,
}

impl Line {
    fn book(&self) -> Option<RuleBook> {
        let named = args::value_of(&self.words, "--rules").map(|path| PathBuf::from(path.into_owned()));
        load::book(&Rules::chosen(named.as_deref()).ok()?).ok()
    }

    /// Words that complete the typed one, quoted for this shell; `None` if they cannot be quoted, a terminal could obey
    /// them, or no reader could see all of them.
    fn words(&self, text: &str, typed: &str) -> Option<CompletionCandidate> {
        let words = Some(text).filter(|text| !escape::has_hidden(text))?;
        self.shell.completion(words, typed).map(CompletionCandidate::new)
    }

    /// The same of one argument.
    fn argument(&self, text: &str, typed: &str) -> Option<CompletionCandidate> {
        let text = Some(text).filter(|text| !escape::has_hidden(text))?;
        self.shell.argument(text, typed).map(CompletionCandidate::new)
    }

    /// The words of the activity before the current one, each with a space after it; `None` if the line is not a
    /// question.
    fn before(&self, current: &OsStr) -> Option<String> {
        let at = self.words.iter().rposition(|word| word == current)?;
        let words = match args::parse(self.words[..at].to_vec()).ok()?.verb {
            Some(Verb::Ask(ask)) => ask.words,
            Some(_) => return None,
            None => Vec::new(),
        };
        words.iter().map(|word| Some(unquoted(word.to_str()?) + " ")).collect()
    }

    /// Completes a name of the book.
    fn names(&self, current: &OsStr, names: fn(&RuleBook) -> Vec<String>) -> Option<Vec<CompletionCandidate>> {
        let (book, typed) = (self.book()?, current.to_str()?);
        let begun = unquoted(typed);
        let fitting = names(&book).into_iter().filter(|name| name.starts_with(&begun));
        Some(fitting.filter_map(|name| self.argument(&name, typed)).collect())
    }

    /// Completes an activity, in quotes or as several words.
    fn activities(&self, current: &OsStr) -> Option<Vec<CompletionCandidate>> {
        let (book, before, typed) = (self.book()?, self.before(current)?, current.to_str()?);
        let current = unquoted(typed);
        let fitting = |rule: &Rule| Some((rest(&rule.activity, &before, &current)?.to_owned(), owners(&book, rule)));
        let mut fitting: Vec<(String, String)> = book.rules.iter().filter_map(fitting).collect();
        fitting.sort();
        let candidate = |(rest, owners): (String, String)| Some(self.words(&rest, typed)?.help(Some(owners.into())));
        Some(fitting.into_iter().filter_map(candidate).collect())
    }
}

/// A word without its quotes: some shells pass it as typed, perhaps without the closing quote.
fn unquoted(word: &str) -> String {
    let open = word.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    word.trim_start_matches(|c| Some(c) == open).trim_end_matches(|c| Some(c) == open).replace('\\', "")
}

/// The rest of an activity, from the current word on, if it begins with the typed words; case does not matter.
fn rest<'a>(activity: &'a str, before: &str, current: &str) -> Option<&'a str> {
    let typed = format!("{before}{current}");
    let head = activity.get(..typed.len())?;
    let rest = activity.get(before.len()..)?;
    let fits = head.to_lowercase() == typed.to_lowercase();
    (fits && !rest.starts_with('-')).then_some(rest)
}

fn owners(book: &RuleBook, rule: &Rule) -> String {
    let owners = rule.all_owners();
    let names: Vec<&str> = owners.iter().map(|owner| book.role_name(owner)).collect();
    escape::terminal(&names.join(", ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_is_completed_from_the_word_that_is_being_typed() {
        assert_eq!(rest("customer feedback", "", "Cust"), Some("customer feedback"));
        assert_eq!(rest("customer feedback", "customer ", "f"), Some("feedback"));
        assert_eq!(rest("customer feedback", "", "customer f"), Some("customer feedback"));
        assert_eq!(rest("customer feedback", "customer ", "x"), None);
        assert_eq!(rest("é", "", "e"), None);
        assert_eq!(rest("--quiet please", "", ""), None, "this would be an option");
    }

    #[test]
    fn quotes_are_the_shells() {
        for typed in ["customer f", "customer\\ f", "'customer f", "\"customer f", "'customer f'"] {
            assert_eq!(unquoted(typed), "customer f");
        }
        assert_eq!(unquoted("team's"), "team's");
        assert_eq!(unquoted(""), "");
    }

    #[test]
    fn a_rule_file_cannot_put_commands_into_a_line() {
        let written = |shell: &str, text: &str| {
            let line = Line { shell: Shell::named(shell), words: Vec::new() };
            line.words(text, "").map(|candidate| candidate.get_value().to_string_lossy().into_owned())
        };
        assert_eq!(written("bash", "the team's").as_deref(), Some(r"the team\'s"));
        assert_eq!(written("powershell", "the team's").as_deref(), Some("'the team''s'"));
        assert_eq!(written("fish", "the team's").as_deref(), Some("the team's"), "fish quotes by itself");
        assert_eq!(written("fish", "ring\u{7} the bell"), None, "a terminal would obey it");
        assert_eq!(written("bash", "two\nlines"), None);
    }
}
