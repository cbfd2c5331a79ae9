//! What makes a page answer questions: the router as WebAssembly, the rules and the word tables, all of it in the page.

use super::base91;
use super::deflate::deflate;
use super::parts::Parts;
use crate::bundle;
use crate::render::escape;
use crate::render::people::Staff;
use crate::rulebook::{Given, RuleBook};

/// `.ci/wasm` makes it of `src/page`.
const MODULE: &[u8] = include_bytes!("answer.wasm");
const SCRIPT: &str = include_str!("ask.js");
const HASH: &str = "'sha256-VfdlPrZ7vHC/qRFKNZwevyMeDtyfn8DC+1oIwuo6AVA='";

/// What a page answers from.
pub struct Questions<'a> {
    /// The rules, whatever is given.
    pub book: &'a RuleBook,
    /// What goes with every question.
    pub given: &'a Given,
}

/// The parts of a page that answers.
pub(super) fn parts(book: &RuleBook, questions: &Questions<'_>, staff: Staff<'_>) -> Parts {
    let given: Vec<String> =
        questions.given.iter().map(|(key, value)| escape::markup(&format!("{key}={value}"))).collect();
    Parts {
        hashes: format!(" {HASH} 'wasm-unsafe-eval'"),
        label: "Whose work is it? Ask in your own words",
        answer: format!(
            include_str!("answer.html"),
            areas = areas(book, staff.area),
            given = given.join("&#10;"),
            module = packed("module", MODULE),
            rules = packed("rules", &bundle::pack(questions.book)),
        ),
        script: format!("<script>{SCRIPT}</script>\n"),
    }
}

/// The areas to choose from; empty if there is none.
fn areas(book: &RuleBook, chosen: Option<&str>) -> String {
    if book.areas.is_empty() {
        return String::new();
    }
    let option = |(id, name): (&str, &str)| {
        let selected = if Some(id) == chosen { " selected" } else { "" };
        format!("<option value=\"{}\"{selected}>{}</option>", escape::markup(id), escape::markup(name))
    };
    let areas = book.areas.iter().map(|(id, area)| (id.as_str(), area.name.as_str()));
    let options: String = std::iter::once(("", "any")).chain(areas).map(option).collect();
    format!("<p id=\"areas\" hidden><label for=\"area\">Area</label> <select id=\"area\">{options}</select></p>\n")
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
