//! The area that `--area` names.

use who_owns::RuleBook;

use crate::failure::{Failure, all};

/// The id of the area that is called so: by its id, its name or one of its words, however it is spelled.
pub(crate) fn area(called: Option<&str>, book: &RuleBook) -> Result<Option<String>, Failure> {
    let Some(called) = called else { return Ok(None) };
    match book.areas_called(called).as_slice() {
        [id] => Ok(Some((*id).to_owned())),
        [] => Err(unknown(called, book)),
        ids => Err(Failure::ambiguous(called, ids)),
    }
}

fn unknown(called: &str, book: &RuleBook) -> Failure {
    let ids = || book.areas.keys().map(String::as_str);
    let names = book.areas.values().map(|area| area.name.as_str());
    // A name that differs from its id in case alone says nothing new.
    let names = names.filter(|name| !book.areas.contains_key(&name.to_lowercase()));
    Failure::unknown("unknown area", called, ids().chain(names), all("areas", ids()))
}
