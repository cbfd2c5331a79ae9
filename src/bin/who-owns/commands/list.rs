//! `list`: every responsibility.

use anyhow::Context;
use who_owns::render;
use who_owns::rulebook::{Rule, RuleBook, RuleFile};

use super::{names, no_words};
use crate::args::{List, ListFormat, Options};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(list: &List, options: &Options, output: &Output) -> Result<Status, Failure> {
    no_words("list", &list.words, options)?;
    refuse_other_formats(list)?;
    let (rules, origin) = Rules::and_origin(options.rules.as_deref())?;
    let files = load::files(&rules)?;
    let whole = load::merged(as_shown(files.clone(), list.format))?;
    let given = load::given(options, &whole)?;
    let book = whole.clone().under(&given);
    let area = load::area(list.area.as_deref(), &book)?;
    let staff = render::Staff { area: area.as_deref(), today: load::today()? };
    let with_stand_ins = shows_as_written(list.format).then(|| load::merged(files.clone())).transpose()?;
    let with_stand_ins = with_stand_ins.map(|merged| merged.under(&given));
    let rules = wanted(list, with_stand_ins.as_ref().unwrap_or(&book))?;
    let rules: Vec<&Rule> = rules.into_iter().filter_map(|rule| book.rule(&rule.id)).collect();
    let text = match list.format {
        ListFormat::Table => render::list::table(&book, &rules, staff, Some(origin), output.width()),
        ListFormat::Markdown => render::list::markdown(&book, &rules),
        ListFormat::Csv => render::list::csv(&book, &rules),
        ListFormat::Tsv => render::list::tsv(&book, &rules),
        ListFormat::Json => render::list::json(&book, &rules) + "\n",
        ListFormat::Html if list.no_ask => render::list::html(&book, &rules, staff),
        ListFormat::Html => {
            let questions = render::list::Questions { book: &whole, given: &given };
            render::list::html_that_answers(&book, &rules, staff, &questions)
                .context("cannot pack the rules into the page")?
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
    if shows_as_written(format) { files.into_iter().map(RuleFile::without_absences).collect() } else { files }
}

fn shows_as_written(format: ListFormat) -> bool {
    matches!(format, ListFormat::Raci | ListFormat::RaciMarkdown)
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

/// The rules of one role, one rule, or all; with both options, the rule if it is the role's. They are the same in every
/// format: `book` has the roles that stand in.
fn wanted<'b>(list: &List, book: &'b RuleBook) -> Result<Vec<&'b Rule>, Failure> {
    let rule = list.rule.as_deref().map(|name| names::rule(book, name)).transpose()?;
    let role = list.role.as_deref().map(|name| names::role(book, name)).transpose()?;
    // A role that is absent owns its rules on paper: those that another role has in its place.
    let owned = |rule: &&Rule| {
        role.is_none_or(|role| rule.all_owners().iter().chain(rule.absences().roles()).any(|owner| owner == role))
    };
    Ok(rule.map_or_else(|| book.rules.iter().collect(), |rule| vec![rule]).into_iter().filter(owned).collect())
}
