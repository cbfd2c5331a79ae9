//! A question above its answer, where several are answered in a row.

use crate::render::page::Page;
use crate::text::shortened;

/// The longest question that is repeated whole, in characters.
const LONGEST: usize = 200;

/// The question after a `>`, as in a reply to a letter; a very long one is cut.
pub fn question(activity: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.aside(&format!("> {}", shortened(activity, LONGEST)));
    page.finish()
}
