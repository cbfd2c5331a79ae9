//! The rule or role that an argument names.

use who_owns::report::Leaver;
use who_owns::rulebook::{Rule, RuleBook};
use who_owns::teach::Correction;

use crate::failure::{Failure, all};

/// A rule by its id, or by its activity or another phrase, however these are spelled.
pub(super) fn rule<'b>(book: &'b RuleBook, name: &str) -> Result<&'b Rule, Failure> {
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
pub(super) fn role<'b>(book: &'b RuleBook, name: &str) -> Result<&'b str, Failure> {
    role_or(book, name, "")
}

/// As [`role`], where the word for nobody is taken, too.
pub(super) fn owner<'b>(book: &'b RuleBook, name: &str) -> Result<&'b str, Failure> {
    role_or(book, name, &format!(" Or give `{}`, if that is meant.", Correction::NOBODY))
}

/// A role; `or` says what else may be named, after all roles.
fn role_or<'b>(book: &'b RuleBook, name: &str, or: &str) -> Result<&'b str, Failure> {
    match (book.roles_called(name).as_slice(), Leaver::called(book, name)) {
        ([id], _) => Ok(id),
        ([], Some(Leaver::Person(person))) => Err(a_person(book, person)),
        ([], _) => Err(unknown_role(book, name, or)),
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

fn unknown_role(book: &RuleBook, name: &str, or: &str) -> Failure {
    if name.eq_ignore_ascii_case(Correction::NOBODY) {
        let help = "`who-owns list` has what nobody owns below “Nobody, on purpose”.";
        return Failure::with_help(format!("unknown role `{name}`"), help);
    }
    let help = all("roles", book.roles.keys().map(String::as_str)) + or;
    Failure::unknown("unknown role", name, book.names_of_roles(), help)
}
