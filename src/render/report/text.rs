//! The report as people read it on a terminal.

use super::chapters::{Section, sections};
use super::words::{NO_SCORES, headline, rest, sentence};
use crate::render::page::Page;
use crate::report::{Point, Report};
use crate::rulebook::RuleBook;

/// The report as a page of text; with terminal colours, which a caller may strip. `width` is in columns.
pub fn text(book: &RuleBook, report: &Report, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&headline(book, report));
    if !report.points.is_empty() {
        page.blank();
        page.heading("Decide first");
        (1..).zip(report.first()).for_each(|(number, point)| agenda_item(&mut page, book, number, point));
        rest(report).iter().for_each(|rest| page.item(rest));
    }
    for section in sections(book, report) {
        page.blank();
        chapter(&mut page, &section);
    }
    page.blank();
    page.aside(NO_SCORES);
    page.aside(&format!("Rules from {}.", book.file_names().join(", ")));
    page.finish()
}

fn agenda_item(page: &mut Page, book: &RuleBook, number: usize, point: &Point) {
    page.item(&format!("{number}. {}", sentence(book, point)));
    page.detail(&point.at.to_string());
}

fn chapter(page: &mut Page, section: &Section) {
    page.heading(&section.title);
    section.lead.iter().for_each(|lead| page.item(lead));
    for entry in &section.entries {
        page.item(&entry.text);
        entry.details.iter().for_each(|detail| page.detail(detail));
    }
}
