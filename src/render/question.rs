//! A question above its answer, where several are answered in a row.

use super::page::{Page, shortened};

/// The longest question that is repeated whole, in characters.
const LONGEST: usize = 200;

/// The question as it was asked, quoted as in a letter; a very long one is cut.
pub fn text(activity: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.aside(&format!("> {}", shortened(activity, LONGEST)));
    page.finish()
}
