//! `schema`: the JSON Schema of rule files.

use super::no_words;
use crate::args::Alone;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

const SCHEMA: &str = include_str!("../../../../rules/who-owns.schema.json");

pub(crate) fn run(schema: &Alone, output: &Output) -> Result<Status, Failure> {
    no_words("schema", &schema.words)?;
    output.print(SCHEMA)?;
    Ok(Status::Found)
}
