//! `list`: every responsibility.

use who_owns::diagnostic::did_you_mean;
use who_owns::render;
use who_owns::rulebook::{Role, Rule, RuleBook};

use super::no_words;
use crate::args::{List, ListFormat, Options};
use crate::load;
use crate::output::{Failure, Status, print, width};

pub(crate) fn run(list: &List, options: &Options) -> Result<Status, Failure> {
    no_words("list", &list.words)?;
    let book = load::rules(options)?;
    load::given(options, &book)?;
    let role = list.role.as_deref().map(|name| find_role(&book, name)).transpose()?;
    let owned = |rule: &&Rule| role.as_ref().is_none_or(|role| rule.all_owners().contains(role));
    let rules: Vec<&Rule> = book.rules.iter().filter(owned).collect();
    if options.quiet {
        return Ok(Status::Found);
    }
    print(&match list.format {
        ListFormat::Table => render::list::table(&book, &rules, width()),
        ListFormat::Markdown => render::list::markdown(&book, &rules),
        ListFormat::Csv => render::list::csv(&rules),
        ListFormat::Json => render::list::json(&book, &rules) + "\n",
        ListFormat::Html => render::html::page(&book, &rules),
    })?;
    Ok(Status::Found)
}

/// A role by its id, its name or another name of it, whatever the case.
fn find_role(book: &RuleBook, name: &str) -> Result<String, Failure> {
    let wanted = name.to_lowercase();
    let named = |(id, role): &(&String, &Role)| names(id, role).any(|name| name.to_lowercase() == wanted);
    if let Some((id, _)) = book.roles.iter().find(named) {
        return Ok(id.clone());
    }
    let known = book.roles.iter().flat_map(|(id, role)| names(id, role));
    let help = match did_you_mean(name, known) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Known are: {}.", book.roles.keys().cloned().collect::<Vec<_>>().join(", ")),
    };
    Err(Failure::with_help(format!("there is no role `{name}`"), help))
}

fn names<'a>(id: &'a str, role: &'a Role) -> impl Iterator<Item = &'a str> {
    [id, &role.name].into_iter().chain(role.aliases.iter().map(String::as_str))
}
