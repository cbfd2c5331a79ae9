//! What makes a page answer questions: the router as WebAssembly, the rules and the word tables, all of it in the page.

use super::base91;
use super::deflate::deflate;
use super::parts::Parts;
use crate::bundle;
use crate::render::escape;
use crate::render::people::Staff;
use crate::rulebook::{Area, Given, RuleBook};

/// `.ci/wasm` makes it of `src/page`.
const MODULE: &[u8] = include_bytes!("answer.wasm");
const SCRIPT: &str = include_str!("ask.js");
const HASH: &str = "'sha256-o9CEyAg6yZrwF/n1hxR3VZZ5dSg+K2IMoxepWhn5GlM='";

/// What a page answers from.
pub struct Questions<'a> {
    /// The rules, whatever is given.
    pub book: &'a RuleBook,
    /// What goes with every question.
    pub given: &'a Given,
}

/// The parts of a page that answers.
///
/// # Errors
/// As [`bundle::pack`].
pub(super) fn parts(book: &RuleBook, questions: &Questions<'_>, staff: Staff<'_>) -> Result<Parts, postcard::Error> {
    let given: Vec<String> =
        questions.given.iter().map(|(key, value)| escape::markup(&format!("{key}={value}"))).collect();
    Ok(Parts {
        hashes: format!(" {HASH} 'wasm-unsafe-eval'"),
        label: "Whose work is it? Ask in your own words",
        answer: format!(
            include_str!("answer.html"),
            areas = areas(book, staff.area),
            given = given.join(escape::MARKUP_LINE_BREAK),
            module = packed("module", MODULE),
            rules = packed("rules", &bundle::pack(questions.book)?),
        ),
        script: format!("<script>{SCRIPT}</script>\n"),
        offers_areas: !book.areas.is_empty(),
    })
}

/// The areas to choose from; empty if there is none.
fn areas(book: &RuleBook, chosen: Option<&str>) -> String {
    if book.areas.is_empty() {
        return String::new();
    }
    let any = option("", "any", "", false);
    let area = |(id, area): (&String, &Area)| {
        let roles: Vec<String> = area.holders.keys().map(|role| escape::markup(role)).collect();
        option(id, &area.name, &roles.join(escape::MARKUP_LINE_BREAK), Some(id.as_str()) == chosen)
    };
    let areas: String = book.areas.iter().map(area).collect();
    format!("<p id=\"areas\" hidden><label for=\"area\">Area</label> <select id=\"area\">{any}{areas}</select></p>\n")
}

/// An area to choose; `roles` is escaped: those that it has people of its own for.
fn option(id: &str, name: &str, roles: &str, is_chosen: bool) -> String {
    let selected = if is_chosen { " selected" } else { "" };
    let (id, name) = (escape::markup(id), escape::markup(name));
    format!("<option value=\"{id}\" data-roles=\"{roles}\"{selected}>{name}</option>")
}

/// Bytes as an element of a page that shows nothing.
fn packed(id: &str, bytes: &[u8]) -> String {
    let packed = deflate(bytes);
    format!("<template id=\"{id}\" data-length=\"{}\">{}</template>", packed.len(), base91::encode(&packed))
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_names_the_script() {
        assert_eq!(HASH, format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(SCRIPT))));
    }
}
