//! `list`: every responsibility.

use who_owns::render;
use who_owns::report::Leaver;
use who_owns::rulebook::{Rule, RuleBook, RuleFile};

use super::no_words;
use crate::args::{List, ListFormat, Options};
use crate::failure::{Failure, all};
use crate::load::{self, Rules};
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(list: &List, options: &Options, output: &Output) -> Result<Status, Failure> {
    no_words("list", &list.words)?;
    refuse_other_formats(list)?;
    let (chosen, why) = Rules::and_why(options.rules.as_deref())?;
    let files = load::files(&chosen)?;
    let whole = load::merged(as_shown(files.clone(), list.format), Vec::new())?;
    let given = load::given(options, &whole)?;
    let mut book = whole.clone();
    book.rules.iter_mut().for_each(|rule| *rule = rule.under(&given));
    let area = load::area(list.area.as_deref(), &book)?;
    let staff = render::Staff { area: area.as_deref(), today: load::today()? };
    let rules = wanted(list, &book)?;
    let text = match list.format {
        ListFormat::Table => render::list::table(&book, &rules, staff, Some(why), output.width()),
        ListFormat::Markdown => render::list::markdown(&book, &rules),
        ListFormat::Csv => render::list::csv(&rules),
        ListFormat::Tsv => render::list::tsv(&rules),
        ListFormat::Json => render::list::json(&book, &rules) + "\n",
        ListFormat::Html if list.no_ask => render::list::html(&book, &rules, staff),
        ListFormat::Html => {
            let questions = render::list::Questions { book: &whole, given: &given };
            render::list::html_that_answers(&book, &rules, staff, &questions)
        }
        ListFormat::Toml => render::list::toml(files, &rules),
        ListFormat::Raci => render::list::raci(&book, &rules),
        ListFormat::RaciMarkdown => render::list::raci_markdown(&book, &rules),
    };
    output.print(&if list.bom { format!("\u{feff}{text}") } else { text })?;
    Ok(Status::Found)
}

/// The files as a format shows them: a matrix may be imported again, so it has the roles that the files name, not those
/// that stand in for them.
fn as_shown(files: Vec<RuleFile>, format: ListFormat) -> Vec<RuleFile> {
    match format {
        ListFormat::Raci | ListFormat::RaciMarkdown => files.into_iter().map(RuleFile::without_absences).collect(),
        _ => files,
    }
}

/// Refuses an option that the format would ignore.
fn refuse_other_formats(list: &List) -> Result<(), Failure> {
    let format = list.format;
    if list.bom && !matches!(format, ListFormat::Csv | ListFormat::Raci) {
        return Err(Failure::with_help("--bom is for CSV alone", "Add --format csv or raci, or leave out --bom."));
    }
    if list.no_ask && format != ListFormat::Html {
        return Err(Failure::with_help("--no-ask is for HTML alone", "Add --format html, or leave out --no-ask."));
    }
    Ok(())
}

/// The rules of one role, one rule, or all; with both options, the rule if it is the role's.
fn wanted<'b>(list: &List, book: &'b RuleBook) -> Result<Vec<&'b Rule>, Failure> {
    let rule = list.rule.as_deref().map(|name| find_rule(book, name)).transpose()?;
    let role = list.role.as_deref().map(|name| find_role(book, name)).transpose()?;
    // A role that is absent owns its rules on paper: those that another role has in its place.
    let owned = |rule: &&Rule| {
        role.is_none_or(|role| rule.all_owners().iter().chain(rule.absent_owners()).any(|owner| owner == role))
    };
    Ok(rule.map_or_else(|| book.rules.iter().collect(), |rule| vec![rule]).into_iter().filter(owned).collect())
}

/// A rule by its id, or by its activity or another phrase, however these are spelled.
pub(super) fn find_rule<'b>(book: &'b RuleBook, name: &str) -> Result<&'b Rule, Failure> {
    let key = |text: &str| book.language().phrase_key(text);
    let wanted = key(name);
    let is_called = |rule: &&Rule| key(&rule.activity) == wanted;
    let has_phrase = |rule: &&Rule| rule.wordings().any(|wording| key(wording) == wanted);
    let called = || book.rules.iter().find(is_called).or_else(|| book.rules.iter().find(has_phrase));
    book.rule(name).or_else(called).ok_or_else(|| {
        let known = book.rules.iter().flat_map(|rule| [rule.id.as_str(), &rule.activity]);
        let help = "See `who-owns list` for activities, `who-owns list --format json` for ids.";
        Failure::unknown("unknown rule", name, known, help)
    })
}

/// A role by its id, name or alias, however it is spelled.
pub(super) fn find_role<'b>(book: &'b RuleBook, name: &str) -> Result<&'b str, Failure> {
    match (book.roles_called(name).as_slice(), Leaver::called(book, name)) {
        ([id], _) => Ok(id),
        ([], Some(Leaver::Person(person))) => Err(a_person(book, person)),
        ([], _) => Err(unknown_role(book, name)),
        (ids, _) => Err(Failure::ambiguous(name, ids)),
    }
}

fn a_person(book: &RuleBook, name: String) -> Failure {
    let message = format!("{name} is a person, not a role");
    let roles: Vec<String> = Leaver::Person(name.clone()).roles(book).iter().map(|id| format!("`{id}`")).collect();
    let help = match roles.as_slice() {
        [] => format!("{name} holds no role; name a role."),
        [role] => format!("{name} holds the role {role}; name that."),
        roles => format!("{name} holds the roles {}; name one of them.", roles.join(", ")),
    };
    Failure::with_help(message, help)
}

fn unknown_role(book: &RuleBook, name: &str) -> Failure {
    let help = all("roles", book.roles.keys().map(String::as_str));
    Failure::unknown("unknown role", name, book.names_of_roles(), help)
}
