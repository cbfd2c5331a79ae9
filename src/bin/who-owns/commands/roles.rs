//! `roles`: who is who.

use who_owns::render;

use super::no_words;
use crate::args::{Options, Roles, RolesFormat};
use crate::load;
use crate::output::{Failure, Status, print, width};

pub(crate) fn run(roles: &Roles, options: &Options) -> Result<Status, Failure> {
    no_words("roles", &roles.words)?;
    let book = load::rules(options)?;
    load::given(options, &book)?;
    if !options.quiet {
        print(&match roles.format {
            RolesFormat::Text => render::roles::text(&book, width()),
            RolesFormat::Json => render::roles::json(&book) + "\n",
        })?;
    }
    Ok(Status::Found)
}
