//! The report as people read it on a terminal.

use super::chapters::{Section, sections};
use super::words::{NO_SCORES, headline, place, rest, sentence};
use crate::health::{Health, Point};
use crate::render::page::Page;
use crate::rulebook::RuleBook;

/// The report as a page of text; with terminal colours, which a caller may strip. `width` is in columns.
pub fn text(book: &RuleBook, health: &Health, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&headline(book, health));
    if !health.points.is_empty() {
        page.blank();
        page.heading("Decide first");
        (1..).zip(health.first()).for_each(|(number, point)| agenda_item(&mut page, book, number, point));
        rest(health).iter().for_each(|rest| page.item(rest));
    }
    for section in sections(book, health) {
        page.blank();
        chapter(&mut page, &section);
    }
    page.blank();
    page.aside(NO_SCORES);
    page.aside(&format!("Rules from {}.", book.files.join(", ")));
    page.finish()
}

fn agenda_item(page: &mut Page, book: &RuleBook, number: usize, point: &Point) {
    page.item(&format!("{number}. {}", sentence(book, point)));
    page.detail(&place(&point.at));
}

fn chapter(page: &mut Page, section: &Section) {
    page.heading(&section.title);
    section.lead.iter().for_each(|lead| page.item(lead));
    for entry in &section.entries {
        page.item(&entry.text);
        entry.details.iter().for_each(|detail| page.detail(detail));
    }
}
