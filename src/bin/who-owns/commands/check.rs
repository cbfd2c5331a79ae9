//! `check`: is the file valid, do its expectations hold, what looks wrong?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use who_owns::check::{Baseline, LINTS, Settings, check, lint};
use who_owns::checked::Checked;
use who_owns::diagnostic::Code;
use who_owns::render::escape;
use who_owns::rulebook::{BUILTIN_NAME, RulesOrigin};
use who_owns::suggest::did_you_mean;
use who_owns::{Diagnostic, RuleBook, render};

use super::{VerbResult, as_question, earlier, looks_like_file, missing_file};
use crate::args::{Check, CheckFormat, Options};
use crate::failure::{Failure, no_file};
use crate::load::{self, Rules};
use crate::output::Output;
use crate::progress::Notice;
use crate::status::Status;

pub(crate) fn run(args: &Check, options: &Options, output: &Output) -> Result<Status, Failure> {
    if let Some(code) = &args.explain {
        return explain(code, output);
    }
    let settings = settings(args)?;
    if let Some(name) = args.changed.then(|| load::first_unknown_path(&args.files)).flatten() {
        warn_of_unknown_path(name, output);
    }
    let notice = Notice::new("checking phrases and expectations", !output.is_quiet());
    let subjects = to_check(args, options)?.into_iter();
    let mut subjects: Vec<Subject> =
        subjects.map(|(rules, origin)| Subject::read(&rules, origin, &args.expectations)).collect();
    if let Some(question) = way_to_ask(args, options) {
        subjects.iter_mut().for_each(|subject| subject.add_help(&question));
    }
    let books: Vec<&RuleBook> = subjects.iter().filter_map(|subject| subject.book.as_ref().ok()).collect();
    if books.iter().any(|book| load::is_large(book)) {
        output.warn(
            "this takes up to a minute: the file is large",
            "Some of its phrases are asked, and every one is compared.",
        );
    }
    load::given_to_any(options, &books)?;
    let mut known = settings.known.clone();
    let checked = subjects.into_iter().map(|subject| subject.checked(options, &settings, &mut known));
    let checked: Vec<Checked> = checked.collect();
    drop(notice);
    output.print(&match args.format {
        CheckFormat::Text if checked.is_empty() => "No rule file is one of these or extends one.\n".to_owned(),
        CheckFormat::Text => render::check::text(&checked, output.width()),
        CheckFormat::Json => render::check::json(&checked) + "\n",
        CheckFormat::Github => render::check::github(&checked, load::from_root),
        CheckFormat::Junit => render::check::junit(&checked),
    })?;
    Ok(status(&checked))
}

/// How every file is checked: what the command line says, with nothing given.
fn settings(args: &Check) -> Result<Settings, Failure> {
    let (deny, allow) = (lint_codes(&args.deny)?, lint_codes(&args.allow)?);
    if let Some(both) = deny.intersection(&allow).next() {
        return Err(Failure::with_help(
            format!("`{}` is both denied and allowed", both.name()),
            "Keep one of the two options.",
        ));
    }
    let result = VerbResult { noun: "check", call: "check" };
    let known = args.baseline.as_deref().map(|path| earlier(path, &result, Baseline::parse)).transpose()?;
    Ok(Settings { deny, allow, known: known.unwrap_or_default(), ..Settings::new(load::today()?) })
}

/// A name that git quoted, or that was mistyped, is that of no file, and nothing else would say so.
fn warn_of_unknown_path(name: &Path, output: &Output) {
    let message = format!("{}, and git has never known one", no_file(&escape::terminal(&name.to_string_lossy())));
    output.warn_scripts_too(
        &message,
        "Name the changed files as `git diff -z --name-only` does: without -z it quotes some.",
    );
}

/// The rules to check, and how they were found if no argument names them.
fn to_check(args: &Check, options: &Options) -> Result<Vec<(Rules, Option<RulesOrigin>)>, Failure> {
    if args.files.is_empty() {
        let (rules, origin) = Rules::and_origin(options.rules.as_deref())?;
        return Ok(vec![(rules, Some(origin))]);
    }
    refuse_question(args, options)?;
    if options.rules.is_some() {
        return Err(Failure::with_help(
            "`check` takes its rules from arguments or from --rules, not from both",
            "Leave out --rules.",
        ));
    }
    let files = if args.changed { load::affected(&args.files)? } else { args.files.clone() };
    Ok(files.iter().map(|file| (Rules::named(file), None)).collect())
}

/// Refuses words of which none is a file: they are perhaps a question. A server or a script gets a report in any case.
fn refuse_question(args: &Check, options: &Options) -> Result<(), Failure> {
    if args.format != CheckFormat::Text || !names_no_file(args) {
        return Ok(());
    }
    let help = match args.files.as_slice() {
        [file] => missing_file("check", file, options),
        files => as_question("check", files, options),
    };
    let message = format!("`check` takes rule files; {}", no_file(&load::name_of(&args.files[0])));
    Err(Failure::with_help(message, help))
}

/// Whether none of the words is a file.
fn names_no_file(args: &Check) -> bool {
    let is_there = |file: &PathBuf| load::is_builtin(file) || load::is_on_disk(file);
    !args.changed && !args.files.is_empty() && !args.files.iter().any(is_there)
}

/// How to ask the words that are no files, for a report that a person may read as well.
fn way_to_ask(args: &Check, options: &Options) -> Option<String> {
    let are_files = args.files.iter().all(|file| looks_like_file(file));
    let is_told = args.format == CheckFormat::Json && names_no_file(args) && !are_files;
    is_told.then(|| as_question("check", &args.files, options))
}

/// Rules to check, as they were read.
struct Subject {
    /// The file, as the user named it, or `builtin`.
    file: String,
    /// How it was found; `None` if the user named it.
    origin: Option<RulesOrigin>,
    /// The rules, or what keeps them from being used.
    book: Result<RuleBook, Vec<Diagnostic>>,
}

impl Subject {
    fn read(rules: &Rules, origin: Option<RulesOrigin>, expectations: &[PathBuf]) -> Self {
        let file = match rules {
            Rules::Builtin => BUILTIN_NAME.to_owned(),
            Rules::File(path) => load::name_of(path),
        };
        let book = book(rules, &file, expectations);
        let at_fault = book.as_ref().err().and_then(|findings| at_fault(findings, expectations));
        Self { file: at_fault.unwrap_or(file), origin, book }
    }

    /// Adds a sentence to the help of what keeps the rules from being used.
    fn add_help(&mut self, sentence: &str) {
        for finding in self.book.as_mut().err().into_iter().flatten() {
            let help = finding.help.take().map_or_else(String::new, |help| help + " ");
            finding.help = Some(help + sentence);
        }
    }

    fn checked(self, options: &Options, settings: &Settings, known: &mut Baseline) -> Checked {
        let Self { file, origin, book } = self;
        let report = |book: RuleBook| {
            let settings = Settings { given: load::given_where_known(options, &book), ..settings.clone() };
            let mut report = check(&book, &settings);
            known.subtract_from(&mut report);
            report
        };
        Checked { file, origin, result: book.map(report) }
    }
}

/// The file of expectations that all errors are in, if there is one: the rules are not to blame then.
fn at_fault(findings: &[Diagnostic], expectations: &[PathBuf]) -> Option<String> {
    let mut files = expectations.iter().map(|path| load::name_of(path));
    files.find(|file| findings.iter().all(|finding| finding.file() == file))
}

/// The rules with the expectations of other files; what cannot be read is a finding.
fn book(rules: &Rules, file: &str, expectations: &[PathBuf]) -> Result<RuleBook, Vec<Diagnostic>> {
    let mut files = load::files(rules).map_err(|failure| failure.into_findings(file))?;
    if let Some(top) = files.last_mut() {
        for path in expectations {
            let other = load::expectations(path).map_err(|failure| failure.into_findings(&load::name_of(path)))?;
            top.add_expectations(other);
        }
    }
    load::merged(files).map_err(|failure| failure.into_findings(file))
}

fn status(checked: &[Checked]) -> Status {
    let each = checked.iter().map(|checked| match (&checked.result, checked.problems().errors) {
        (Err(_), _) => Status::Wrong,
        (Ok(_), 0) => Status::Found,
        (Ok(_), _) => Status::NotFound,
    });
    each.fold(Status::Found, Status::worse)
}

fn explain(name: &str, output: &Output) -> Result<Status, Failure> {
    let code = Code::from_name(name).ok_or_else(|| no_code("code", name, Code::ALL.iter().copied()))?;
    let docs = lint(code).map_or(code.meaning(), |lint| lint.docs);
    output.print(&render::check::explanation(code, docs, output.width()))?;
    Ok(Status::Found)
}

fn lint_codes(names: &[String]) -> Result<BTreeSet<Code>, Failure> {
    let code = |name: &String| {
        let code = Code::from_name(name).filter(|code| lint(*code).is_some());
        code.ok_or_else(|| no_code("lint", name, LINTS.iter().map(|lint| lint.code)))
    };
    names.iter().map(code).collect()
}

fn no_code(noun: &str, name: &str, known: impl Iterator<Item = Code>) -> Failure {
    let names: Vec<&str> = known.map(Code::name).collect();
    let message = format!("unknown {noun} `{name}`");
    match did_you_mean(name, names.iter().copied()) {
        Some(near) => Failure::with_help(message, format!("Did you mean `{near}`?")),
        None => Failure::Listing { message, kind: format!("{noun}s"), names },
    }
}
