//! `teach`: corrects an answer in the team's own rule file.

mod own_file;

use std::collections::HashSet;
use std::path::Path;

use who_owns::diff::{Question, Side};
use who_owns::render::command::Command;
use who_owns::render::escape;
use who_owns::render::teach::{Call, Edited, Ending, Taught};
use who_owns::rulebook::{Given, Owner, Rule};
use who_owns::teach::{Addition, Correction, Effect, Ownerless, Plan, Target, effect, plan};
use who_owns::text::Language;
use who_owns::{RuleBook, RuleFile, Source, render};

use super::{as_question, names};
use crate::args::{Options, Teach, TextOrJson};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::progress::Notice;
use crate::questions::{Line, Questions, joined, no_question};
use crate::status::Status;
use own_file::OwnFile;

/// The longest phrase of a rule file, in bytes.
const LONGEST_PHRASE: usize = 8 * 1024;

/// The most lines of `--against`.
const MOST_LINES: usize = 5_000;

pub(crate) fn run(teach: &Teach, options: &Options, output: &Output) -> Result<Status, Failure> {
    let question = question(teach, options)?;
    let rules = Rules::chosen(options.rules.as_deref())?;
    let own = OwnFile::of(&rules)?;
    let files = load::files(&rules)?;
    let book = load::merged(files.clone())?;
    let correction = correction(teach, options, question, &book)?;
    let call = Call {
        correction: &correction,
        rules: options.rules_name(),
        against: teach.against.as_deref().and_then(Path::to_str),
        expect: teach.expect,
        accept: teach.accept,
        dry_run: teach.dry_run,
    };
    let given = &correction.question.given;
    let more = against(teach.against.as_deref(), output)?;
    let more = more.into_iter().map(|ask| Question { ask, given: given.clone() }).collect();
    let target = target(teach, &book, &correction)?;
    let notice = Notice::new("asking all questions again", !output.is_quiet());
    let before = Side::new(&book, &correction.question.given);
    let plan = plan(&before, &correction, target);
    if let Plan::NewRule { activity, .. } = &plan
        && let Some(rule) = rule_with(&book, activity, own.name())
    {
        return Err(taken_activity(&book, activity, rule, &correction));
    }
    let additions = additions(&plan, teach, &book, &correction);
    let lesson = Lesson { teach, call: &call, own: &own, book: &book, before: &before, plan: &plan, output };
    match additions.is_empty() {
        true => lesson.write_nothing(notice),
        false => lesson.write(files, &additions, more, notice),
    }
}

/// A correction, and what to do about it.
struct Lesson<'a> {
    teach: &'a Teach,
    call: &'a Call<'a>,
    own: &'a OwnFile,
    book: &'a RuleBook,
    before: &'a Side<'a>,
    plan: &'a Plan<'a>,
    output: &'a Output,
}

impl Lesson<'_> {
    /// Says why there is nothing to write.
    fn write_nothing(&self, notice: Notice) -> Result<Status, Failure> {
        let effect = Effect::none(self.before, self.call.correction);
        drop(notice);
        self.output.print(&self.rendered(self.book, &effect, None))?;
        Ok(if matches!(self.plan, Plan::Right) { Status::Found } else { Status::NotFound })
    }

    /// Writes the additions if all that changes is wanted, and says what came of it.
    fn write(
        &self,
        files: Vec<RuleFile>,
        additions: &[Addition],
        more: Vec<Question>,
        notice: Notice,
    ) -> Result<Status, Failure> {
        let Self { teach, own, book, output, .. } = *self;
        let correction = self.call.correction;
        if load::is_large(book) {
            output.warn("this takes minutes: the file is large", "Some of its phrases are asked before and after.");
        }
        let edit = own.edit(&files, additions)?;
        let ownerless = ownerless(&files, &more, correction.language);
        let more = more.into_iter().chain(load::expected(&files)).collect();
        let new = taught(files, own, &edit)?;
        let after = Side::new(&new, &correction.question.given);
        let effect = effect(self.before, &after, correction, more, &ownerless);
        drop(notice);
        let is_wanted = teach.accept || effect.is_clean();
        let ending = ending(teach, is_wanted);
        let text = self.rendered(&new, &effect, Some((&edit, ending)));
        match ending {
            Ending::Written => {
                own.write(&edit.text)?;
                output.print_written(own.name(), &text)?;
            }
            Ending::DryRun | Ending::Refused => output.print(&text)?,
        }
        Ok(if is_wanted && effect.is_met { Status::Found } else { Status::NotFound })
    }

    fn rendered(&self, new: &RuleBook, effect: &Effect<'_>, edit: Option<(&Edited, Ending)>) -> String {
        let Self { call, plan, book, .. } = *self;
        let taught = Taught { call, plan, books: [book, new], effect, edit, file: self.own.name() };
        match self.teach.format {
            TextOrJson::Text => render::teach::text(&taught, self.output.width()),
            TextOrJson::Json => render::teach::json(&taught) + "\n",
        }
    }
}

/// The question in one line; without an owner, the words were perhaps a question to ask.
fn question(teach: &Teach, options: &Options) -> Result<String, Failure> {
    let message = "`teach` takes a question and --owner ROLE, who owns it";
    if teach.owner.is_empty() {
        return Err(Failure::with_help(message, as_question("teach", &teach.words, options)));
    }
    if teach.words.iter().all(|word| word.to_string_lossy().trim().is_empty()) {
        let command = Command::with_rules(options.rules_name()).verb("teach");
        let command = command.option("--owner", &teach.owner.join(","));
        let example = command.activity("customer feedback");
        return Err(Failure::with_help(message, format!("Write the question, for example: {example}")));
    }
    let question = joined(&teach.words)?.split_whitespace().collect::<Vec<_>>().join(" ");
    match question.len() > LONGEST_PHRASE {
        true => {
            let message = format!("the question is longer than {} KiB", LONGEST_PHRASE / 1024);
            Err(Failure::with_help(message, "Teach it in a few words."))
        }
        false => Ok(question),
    }
}

fn correction(teach: &Teach, options: &Options, ask: String, book: &RuleBook) -> Result<Correction, Failure> {
    let language = book.language();
    if language.words(&ask).next().is_none() {
        return Err(Failure::with_help("the question has no word", "Describe the work in words."));
    }
    let question = Question { ask, given: load::given(options, book)? };
    Ok(Correction { question, owners: owners(&teach.owner, book)?, language })
}

/// The questions that files expect to have no owner. One of the built-in rules that a team's file expects anything of, or that is
/// among `more`, is not of these alone.
fn ownerless(files: &[RuleFile], more: &[Question], language: Language) -> Ownerless {
    let key = |ask: &str| language.phrase_key(ask);
    let question = |(ask, given): (&str, Given)| Question { ask: ask.to_owned(), given };
    let (builtin, of_team): (Vec<&RuleFile>, Vec<&RuleFile>) =
        files.iter().partition(|file| file.source().is_built_in());
    let expected = of_team.iter().flat_map(|file| file.expected_questions()).map(|(ask, _)| ask);
    let asked: HashSet<String> = expected.chain(more.iter().map(|asked| asked.ask.as_str())).map(key).collect();
    let of_builtin = builtin.into_iter().flat_map(RuleFile::ownerless_questions).map(question);
    Ownerless {
        of_builtin: of_builtin.filter(|builtin| !asked.contains(&key(&builtin.ask))).collect(),
        of_team: of_team.into_iter().flat_map(RuleFile::ownerless_questions).map(question).collect(),
    }
}

/// The lines to ask besides; of those that cannot be read it is said that they are left out.
fn against(file: Option<&Path>, output: &Output) -> Result<Vec<String>, Failure> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let mut questions = Questions::open(file)?;
    let (mut against, mut unreadable) = (Vec::new(), 0);
    while let Some(chunk) = questions.chunk()? {
        for line in chunk.lines {
            match line {
                Line::Question { activity, .. } => against.push(activity),
                Line::Unreadable(failure) => {
                    output.warn_of(&failure);
                    unreadable += 1;
                }
            }
        }
        if against.len() > MOST_LINES {
            let message = format!("{} has more than {MOST_LINES} questions", questions.name());
            return Err(Failure::with_help(message, "Name a file with some of them."));
        }
    }
    match unreadable {
        1.. if against.is_empty() => Err(no_question(questions.name(), unreadable, "")),
        _ => Ok(against),
    }
}

/// The ids of the roles that own the question; none for nobody.
fn owners(names: &[String], book: &RuleBook) -> Result<Vec<String>, Failure> {
    if names.iter().all(|name| is_nobody(name.trim(), book)) {
        return Ok(Vec::new());
    }
    let mut owners = Vec::new();
    for name in names {
        owners.push(names::owner(book, name.trim())?.to_owned());
    }
    owners.sort();
    owners.dedup();
    Ok(owners)
}

fn is_nobody(name: &str, book: &RuleBook) -> bool {
    name.eq_ignore_ascii_case(Correction::NOBODY) && book.roles_called(name).is_empty()
}

fn target<'b>(teach: &'b Teach, book: &'b RuleBook, correction: &Correction) -> Result<Target<'b>, Failure> {
    if let Some(activity) = &teach.new {
        return match correction.language.words(activity).next() {
            Some(_) => Ok(Target::New(activity.trim())),
            None => Err(Failure::with_help("--new: the activity has no word", "Name the activity in words.")),
        };
    }
    let Some(name) = &teach.rule else { return Ok(Target::Nearest) };
    let rule = names::rule(book, name)?;
    match correction.is_about(book, rule) {
        true => Ok(Target::Rule(rule)),
        false => Err(not_theirs(book, rule, correction)),
    }
}

/// The rule that has these words in the file called `own`, which can have them once.
fn rule_with<'b>(book: &'b RuleBook, words: &str, own: &str) -> Option<&'b Rule> {
    let key = |text: &str| book.language().phrase_key(text);
    let is_there = |rule: &&Rule, wording: &str| book.place_of_wording(rule, wording).source.name() == own;
    let has_them = |rule: &&Rule| rule.wordings().any(|wording| key(wording) == key(words) && is_there(rule, wording));
    book.rules.iter().find(has_them)
}

fn taken_activity(book: &RuleBook, activity: &str, rule: &Rule, correction: &Correction) -> Failure {
    let message = format!("--new: the rule `{}` has the words “{activity}” already", rule.id);
    let help = match correction.may_be_settled_by(book, rule) {
        true => format!(
            "Put the question into that rule with --rule {}, or name another activity.",
            escape::shell_if_needed(&rule.id)
        ),
        false => format!("It belongs to {}: name another activity.", render::possible_owners(book, rule)),
    };
    Failure::with_help(message, help)
}

fn not_theirs(book: &RuleBook, rule: &Rule, correction: &Correction) -> Failure {
    let message = format!(
        "the rule `{}` belongs to {}, not to {}",
        rule.id,
        render::possible_owners(book, rule),
        render::owner_names(book, &correction.owners)
    );
    let shared = rule.owners().find(|owner| is_one_of(&correction.owners, owner));
    let help = match (shared, correction.owners.first()) {
        (Some(owner), _) => {
            format!("For all its owners: --owner {}. For a rule of its own: --new.", owner.roles().join(","))
        }
        (None, Some(role)) => format!("See `who-owns list --role {role}`, or write a rule of its own with --new."),
        (None, None) => "Write a rule of its own with --new.".to_owned(),
    };
    Failure::with_help(message, help)
}

/// Whether the roles are some of those that share a rule.
fn is_one_of(roles: &[String], owner: &Owner) -> bool {
    !roles.is_empty() && roles.iter().all(|role| owner.roles().contains(role))
}

/// What to write: what the plan says and, if that is wanted and nothing expects it yet, an expectation.
fn additions(plan: &Plan<'_>, teach: &Teach, book: &RuleBook, correction: &Correction) -> Vec<Addition> {
    let planned = plan.addition(correction, book);
    let may_expect = planned.is_some() || matches!(plan, Plan::Right);
    let expectation = correction.expectation(book).filter(|_| teach.expect && may_expect);
    planned.into_iter().chain(expectation).collect()
}

/// The rules with the file as it will be.
fn taught(mut files: Vec<RuleFile>, own: &OwnFile, edit: &Edited) -> Result<RuleBook, Failure> {
    files.pop();
    let file = RuleFile::parse(Source::new(own.name(), edit.text.as_str()));
    let file = file.map_err(Failure::Findings);
    let book = file.and_then(|file| load::merged(files.into_iter().chain([file]).collect()));
    book.map_err(|failure| own.not_editable(edit, failure))
}

fn ending(teach: &Teach, is_wanted: bool) -> Ending {
    match (teach.dry_run, is_wanted) {
        (true, true) => Ending::DryRun,
        (false, true) => Ending::Written,
        (_, false) => Ending::Refused,
    }
}
