//! `check`: is the file valid, do its expectations hold, what looks wrong?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use who_owns::check::{Baseline, LINTS, Settings, check, lint};
use who_owns::checked::Checked;
use who_owns::diagnostic::{Code, Severity};
use who_owns::render::escape;
use who_owns::suggest::did_you_mean;
use who_owns::{RuleBook, RuleFile, render};

use super::{as_question, earlier};
use crate::args::{Check, CheckFormat, Options};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::progress::Notice;
use crate::status::Status;

pub(crate) fn run(args: &Check, options: &Options, output: &Output) -> Result<Status, Failure> {
    if let Some(code) = &args.explain {
        return explain(code, output);
    }
    let lints = Lints { deny: lint_codes(&args.deny)?, allow: lint_codes(&args.allow)? };
    if let Some(both) = lints.deny.intersection(&lints.allow).next() {
        return Err(Failure::with_help(
            format!("`{}` is both denied and allowed", both.name()),
            "Keep one of the two options.",
        ));
    }
    let known = args
        .baseline
        .as_deref()
        .map(|path| earlier(path, ("check", "check"), Baseline::parse))
        .transpose()?
        .unwrap_or_default();
    let today = load::today()?;
    if let Some(name) = args.changed.then(|| load::stranger(&args.files)).flatten() {
        warn_of_stranger(name, output);
    }
    let notice = Notice::new("checking phrases and expectations", !output.is_quiet());
    let mut checked = Vec::new();
    for (rules, chosen) in to_check(args, options)? {
        let of_rules = check_rules(&rules, args, options, &lints, &known, today, output)?;
        checked.push(Checked { chosen, ..of_rules });
    }
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

/// A name that git quoted, or that is not relative to the current folder, would concern nothing in silence.
fn warn_of_stranger(name: &Path, output: &Output) {
    let message =
        format!("there is no file {}, and git has never known one", escape::terminal(&name.to_string_lossy()));
    output.warn(&message, "At the root of the repository, `git diff -z --name-only` names the changed files.");
}

/// The lints that the command line denies and allows.
struct Lints {
    deny: BTreeSet<Code>,
    allow: BTreeSet<Code>,
}

/// The rules to check, and why they were chosen if no argument names them.
fn to_check(args: &Check, options: &Options) -> Result<Vec<(Rules, Option<&'static str>)>, Failure> {
    if args.files.is_empty() {
        let (rules, why) = Rules::and_why(options.rules.as_deref())?;
        return Ok(vec![(rules, Some(why))]);
    }
    if options.rules.is_some() {
        return Err(Failure::with_help(
            "`check` takes its rules from arguments or from --rules, not from both",
            "Leave out --rules.",
        ));
    }
    if let Some(missing) = args.files.iter().find(|file| !args.changed && !file.exists()) {
        let words: Vec<OsString> = args.files.iter().map(|file| file.clone().into_os_string()).collect();
        return Err(Failure::with_help(
            format!("`check` takes rule files; there is no file `{}`", missing.display()),
            as_question("check", &words),
        ));
    }
    let files = if args.changed { load::affected(&args.files)? } else { args.files.clone() };
    Ok(files.into_iter().map(|file| (Rules::File(file), None)).collect())
}

fn check_rules(
    rules: &Rules,
    args: &Check,
    options: &Options,
    lints: &Lints,
    known: &Baseline,
    today: Date,
    output: &Output,
) -> Result<Checked, Failure> {
    let file = match rules {
        Rules::Builtin => "builtin".to_owned(),
        Rules::File(path) => path.display().to_string(),
    };
    let book = match read(rules, &args.expectations) {
        Ok(book) => book,
        Err(Failure::Findings(findings)) => return Ok(Checked { file, chosen: None, result: Err(findings) }),
        Err(failure) => return Err(failure),
    };
    let given = load::given(options, &book)?;
    if load::is_large(&book) {
        output.warn(
            "this takes up to a minute: the file is large",
            "Some of its phrases are asked, and every one is compared.",
        );
    }
    let settings =
        Settings { today, given, deny: lints.deny.clone(), allow: lints.allow.clone(), known: known.clone() };
    Ok(Checked { file, chosen: None, result: Ok(check(&book, &settings)) })
}

fn read(rules: &Rules, expectations: &[PathBuf]) -> Result<RuleBook, Failure> {
    let files = load::files(rules)?;
    let others = expectations.iter().map(|path| load::expectations(path)).collect::<Result<Vec<RuleFile>, _>>()?;
    load::merged(files, others)
}

fn status(checked: &[Checked]) -> Status {
    let each = checked.iter().map(|checked| match (&checked.result, checked.count()) {
        (Err(_), _) => Status::Wrong,
        (Ok(_), (0, _)) => Status::Found,
        (Ok(_), _) => Status::NotFound,
    });
    each.fold(Status::Found, Status::worse)
}

fn explain(name: &str, output: &Output) -> Result<Status, Failure> {
    let code = Code::from_name(name).ok_or_else(|| no_code("code", name, Code::ALL.iter().copied()))?;
    let (severity, docs) = match lint(code) {
        Some(lint) => (lint.severity, lint.docs),
        None => (Severity::Error, code.meaning()),
    };
    output.print(&render::check::explanation(code, severity, docs, output.width()))?;
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
    let known: Vec<&str> = known.map(Code::name).collect();
    let help = match did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("The {noun}s are: {}.", known.join(", ")),
    };
    Failure::with_help(format!("unknown {noun} `{name}`"), help)
}
