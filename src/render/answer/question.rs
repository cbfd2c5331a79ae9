//! A question above its answer, where several are answered in a row.

use crate::render::page::Page;
use crate::text::{LONGEST_QUESTION, shortened};

/// The question after a `>`, as in a reply to a letter; a very long one is cut.
pub fn question(activity: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.aside(&format!("> {}", shortened(activity, LONGEST_QUESTION)));
    page.finish()
}
