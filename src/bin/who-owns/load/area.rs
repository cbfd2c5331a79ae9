//! The area that `--area` names.

use who_owns::RuleBook;
use who_owns::suggest::did_you_mean;

use crate::failure::Failure;

/// The id of the area that is called so: its id or its name, whatever the case.
pub(crate) fn area(called: Option<&str>, book: &RuleBook) -> Result<Option<String>, Failure> {
    let Some(called) = called else { return Ok(None) };
    let wanted = called.trim().to_lowercase();
    let mut areas = book.areas.iter();
    let found = areas.find(|(id, area)| [id, &area.name].iter().any(|name| name.to_lowercase() == wanted));
    found.map(|(id, _)| Some(id.clone())).ok_or_else(|| unknown(called, book))
}

fn unknown(called: &str, book: &RuleBook) -> Failure {
    let ids: Vec<&str> = book.areas.keys().map(String::as_str).collect();
    let names = || did_you_mean(called, book.areas.values().map(|area| area.name.as_str()));
    let help = match did_you_mean(called, ids.iter().copied()).or_else(names) {
        Some(near) => format!("Did you mean `{near}`? The areas are: {}.", ids.join(", ")),
        None if ids.is_empty() => "These rules have no areas.".to_owned(),
        None => format!("The areas are: {}.", ids.join(", ")),
    };
    Failure::with_help(format!("unknown area `{called}`"), help)
}
