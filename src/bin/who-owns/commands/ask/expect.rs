//! `--expect`: what every answer must be.

use std::collections::BTreeSet;

use who_owns::rulebook::Wanted;
use who_owns::teach::Correction;
use who_owns::{Outcome, RuleBook};

use crate::failure::{Failure, all};

/// Roles, or one outcome; `None` without a name.
pub(super) fn wanted(names: &[String], book: &RuleBook) -> Result<Option<Wanted>, Failure> {
    let (mut owners, mut outcomes) = (BTreeSet::new(), BTreeSet::new());
    for name in names.iter().map(|name| name.trim()) {
        match (book.roles_called(name).as_slice(), Outcome::from_name(&name.to_lowercase())) {
            ([role], _) => _ = owners.insert((*role).to_owned()),
            ([], Some(outcome)) => _ = outcomes.insert(outcome),
            ([], None) => return Err(unknown(name, book)),
            (ids, _) => return Err(Failure::ambiguous(name, ids)),
        }
    }
    match (owners.is_empty(), outcomes.first()) {
        (true, None) => Ok(None),
        (false, None) => Ok(Some(Wanted::Owners(owners.into_iter().collect()))),
        (true, Some(outcome)) if outcomes.len() == 1 => Ok(Some(Wanted::Outcome(*outcome))),
        (_, Some(outcome)) => {
            let message = format!("--expect: the outcome `{}` cannot be combined with others", outcome.name());
            Err(Failure::with_help(message, "Expect one outcome, or roles."))
        }
    }
}

fn unknown(name: &str, book: &RuleBook) -> Failure {
    let message = "--expect: unknown role or outcome";
    if name.eq_ignore_ascii_case(Correction::NOBODY) {
        let help = "To expect that nobody owns it, on purpose: --expect unowned";
        return Failure::with_help(format!("{message} `{name}`"), help);
    }
    let outcomes = Outcome::ALL.map(Outcome::name);
    let help = all("roles", book.roles.keys().map(String::as_str)) + " " + &all("outcomes", outcomes);
    Failure::unknown(message, name, book.names_of_roles().chain(outcomes), help)
}
