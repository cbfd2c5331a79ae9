//! What a code means, for people.

use crate::diagnostic::Code;
use crate::render::page::Page;

/// What a code means, as a page: `docs` are paragraphs with an empty line between them.
pub fn explanation(code: Code, docs: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&format!("{} ({})", code.name(), code.severity().name()));
    for paragraph in docs.split("\n\n") {
        page.blank();
        page.paragraph(paragraph);
    }
    page.finish()
}
