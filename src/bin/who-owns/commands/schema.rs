//! `schema`: the JSON Schema of rule files, or of what a verb prints.

use who_owns::render;

use super::no_words;
use crate::args::{Described, Options, Schema};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

const RULES: &str = include_str!("../../../../rules/who-owns.schema.json");

pub(crate) fn run(schema: &Schema, output: &Output) -> Result<Status, Failure> {
    no_words("schema", &schema.words, &Options::default())?;
    output.print(match schema.of {
        Described::Rules => RULES,
        Described::Answer => render::answer::SCHEMA,
        Described::List => render::list::SCHEMA,
        Described::Roles => render::roles::SCHEMA,
        Described::Check => render::check::SCHEMA,
        Described::Diff => render::diff::SCHEMA,
        Described::Coverage => render::coverage::SCHEMA,
        Described::Import => render::import::SCHEMA,
        Described::Report => render::report::SCHEMA,
        Described::Teach => render::teach::SCHEMA,
    })?;
    Ok(Status::Found)
}
