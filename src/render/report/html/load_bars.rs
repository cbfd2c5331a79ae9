//! A bar for each role: in how many activities it has which part.

use crate::render::escape;
use crate::render::report::words;
use crate::render::wording::capitalised;
use crate::report::Load;
use crate::rulebook::RuleBook;

/// The length of the longest bar, in units of the picture.
const LONGEST: usize = 1_000;

pub(super) fn load_bars(book: &RuleBook, load: &[Load]) -> String {
    let most = load.iter().map(Load::all).max().unwrap_or_default().max(1);
    let rows: String = load.iter().map(|load| row(book, load, most)).collect();
    format!("<dl class=\"load\">\n{rows}</dl>\n")
}

fn row(book: &RuleBook, load: &Load, most: usize) -> String {
    format!(
        "<dt>{}</dt><dd>{}<small>{}</small></dd>\n",
        escape::markup(&capitalised(book.role_name(&load.role))),
        bar(load, most),
        escape::markup(&words::load(load))
    )
}

/// The parts beside one another; the words below say the same.
fn bar(load: &Load, most: usize) -> String {
    let parts = [
        ("owns", load.owns),
        ("shares", load.shares),
        ("does", load.does),
        ("consulted", load.consulted),
        ("informed", load.informed),
    ];
    let mut rects = String::new();
    let mut before = 0;
    for (class, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
        let (from, to) = (before * LONGEST / most, (before + count) * LONGEST / most);
        rects.push_str(&format!("<rect class=\"{class}\" x=\"{from}\" width=\"{}\" height=\"10\"/>", to - from));
        before += count;
    }
    format!("<svg viewBox=\"0 0 {LONGEST} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{rects}</svg>")
}
