//! `schema`: what an editor must know of a rule file.

use super::no_words;
use crate::args::{Alone, Options};
use crate::output::{Failure, Status, print};

const SCHEMA: &str = include_str!("../../../../rules/who-owns.schema.json");

pub(crate) fn run(schema: &Alone, options: &Options) -> Result<Status, Failure> {
    no_words("schema", &schema.words)?;
    if !options.quiet {
        print(SCHEMA)?;
    }
    Ok(Status::Found)
}
