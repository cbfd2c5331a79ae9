//! `import`: a table of activities and roles as a rule file.

use std::fs;
use std::path::Path;

use who_owns::matrix::{Matrix, Settings};
use who_owns::{RuleBook, render};

use super::{FileContent, one_file};
use crate::args::{Import, ImportFormat, Options};
use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(import: &Import, options: &Options, output: &Output) -> Result<Status, Failure> {
    let content = FileContent { what: "with a table of activities and roles", how: "" };
    let file = one_file("import", &content, import.file.as_ref(), &import.words, options)?;
    let map = pairs(&import.map)?;
    let known = known(options, output)?;
    let settings = Settings { known: &known, map: &map, limits: load::limits_of_a_file() };
    let refused = |refusal: who_owns::matrix::Refusal| {
        Failure::with_help(format!("{}: {}", load::name_of_input(file), refusal.message), refusal.help)
    };
    let matrix = Matrix::read(load::table(file)?, &settings).map_err(refused)?;
    match import.format {
        ImportFormat::Toml => {
            output.print(&render::import::toml(&matrix))?;
            output.print_error(&render::diagnostic::text(&matrix.findings));
            output.print_error(&render::import::summary(&matrix, output.width()));
        }
        ImportFormat::Json => output.print(&(render::import::json(&matrix) + "\n"))?,
    }
    Ok(Status::Found)
}

/// Each `HEADING=ROLE`, parted at its last `=`.
fn pairs(map: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let pair = |text: &String| {
        let (heading, role) =
            text.rsplit_once('=').filter(|(heading, role)| !heading.is_empty() && !role.is_empty())?;
        Some((heading.trim().to_owned(), role.trim().to_owned()))
    };
    let parted = |text: &String| {
        let help = "Write --map HEADING=ROLE, as in --map PO=product-owner.";
        pair(text).ok_or_else(|| Failure::with_help(format!("`{text}` does not say which role a heading is"), help))
    };
    map.iter().map(parted).collect()
}

/// The rules whose roles a heading may name. A file that was found, not named, may be wrong: `import … > who-owns.toml`
/// has emptied it before this program begins.
fn known(options: &Options, output: &Output) -> Result<RuleBook, Failure> {
    let rules = Rules::chosen(options.rules.as_deref())?;
    match (load::book(&rules), &rules) {
        (Err(_), Rules::File(path)) if options.rules.is_none() => {
            if !is_empty(path) {
                let message = format!("{} cannot be used", path.display());
                output.warn(&message, "Only the built-in roles are known here; see `who-owns check`.");
            }
            load::book(&Rules::Builtin)
        }
        (book, _) => book,
    }
}

fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() == 0)
}
