//! Sets about product roles, asked of the built-in rules.

use who_owns::{Given, Router, builtin};

use super::figures::Figures;
use super::questions::{Question, answers, book, texts};
use super::table::Table;
use super::{Failure, columns, typos};

/// The roles that such a set asks for.
const ASKED_FOR: [&str; 2] = ["product-owner", "product-manager"];

/// Adds the figures of a set: phrase, label, tier and kind, after a line of headings.
pub(crate) fn measure(name: &str, text: &str, table: &mut Table) -> Result<(), Failure> {
    let mut questions = text.lines().skip(1).map(question).collect::<Result<Vec<_>, _>>()?;
    let book = book(builtin())?;
    let router = Router::new(&book);
    table.add(figures(&router, &questions).row(name.to_owned()));
    typos::mistype(&mut questions);
    table.add(figures(&router, &questions).row(format!("{name}, mistyped")));
    Ok(())
}

fn figures(router: &Router<'_>, questions: &[Question]) -> Figures {
    let given = Given::from([("scrum".to_owned(), "yes".to_owned())]);
    Figures::of(questions, &answers(router, &texts(questions), &given), label_of)
}

fn question(line: &str) -> Result<Question, Failure> {
    let [phrase, label, _, kind] = columns(line)?;
    Ok(Question {
        text: phrase.to_owned(),
        wanted: (label != "none").then(|| label.to_owned()),
        is_other_roles: kind.starts_with("otherrole"),
    })
}

/// The one of the two roles that is among the owners, or `shared`.
fn label_of(owners: &[&str]) -> Option<String> {
    let asked_for: Vec<&&str> = owners.iter().filter(|owner| ASKED_FOR.contains(owner)).collect();
    match asked_for[..] {
        [] => None,
        [role] => Some((*role).to_owned()),
        _ => Some("shared".to_owned()),
    }
}
