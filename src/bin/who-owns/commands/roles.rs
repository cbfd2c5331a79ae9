//! `roles`: the roles side by side.

use who_owns::render;

use super::no_words;
use crate::args::{Options, Roles, TextOrJson};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(roles: &Roles, options: &Options, output: &Output) -> Result<Status, Failure> {
    no_words("roles", &roles.words, options)?;
    let book = load::book(&Rules::chosen(options.rules.as_deref())?)?;
    let given = load::given(options, &book)?;
    let book = book.under(&given);
    output.print(&match roles.format {
        TextOrJson::Text => render::roles::text(&book, load::today()?, output.width()),
        TextOrJson::Json => render::roles::json(&book) + "\n",
    })?;
    Ok(Status::Found)
}
