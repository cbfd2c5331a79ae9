//! The counts as people read them.

use comfy_table::CellAlignment;

use super::counts::{BAR, Row, common_title, footing, headline, lacking_nothing, outcomes, roles, uncovered};
use super::listing::{in_words, nearest};
use super::since;
use super::view::{Listing, View};
use crate::coverage::{Coverage, Since};
use crate::render::bar::{Charset, bar, percent};
use crate::render::escape;
use crate::render::page::Page;
use crate::render::table::{bare_table, trimmed};
use crate::rulebook::RuleBook;

/// The narrowest page with bars of full length, in columns; on a narrower one they have half of it.
const FULL_BARS: usize = 70;

/// What to do about unanswered questions.
const NEXT: &str = "--unanswered lists them with the rules nearest to them; --suggest drafts the missing rules.";

/// How the page is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the page, in columns.
    pub width: usize,
    /// The characters of the bars.
    pub charset: Charset,
}

/// The counts as a page of text; with terminal colours, which a caller may strip.
pub fn text(view: &View<'_>, look: Look) -> String {
    let View { book, coverage, listing, since } = *view;
    let section = |title: &str, rows: &[Row]| {
        let mut page = Page::new(look.width);
        page.heading(title);
        page.finish() + &bars(rows, coverage.questions(), look) + "\n"
    };
    let mut page = Page::new(look.width);
    common(&mut page, book, coverage);
    match listing {
        Listing::Unanswered => unanswered(&mut page, book, coverage),
        Listing::Examples if coverage.lacking_something() > 0 => how_on(&mut page),
        Listing::Examples => {}
    }
    if let Some(since) = since {
        changes(&mut page, view, since);
    }
    page.aside(&footing(book, coverage));
    section(&headline(coverage), &outcomes(coverage)) + &section("By role", &roles(book, coverage)) + &page.finish()
}

fn how_on(page: &mut Page) {
    page.paragraph(NEXT);
    page.blank();
}

/// One line for each count: name, number, share and bar.
fn bars(rows: &[Row], all: usize, look: Look) -> String {
    let longest = if look.width < FULL_BARS { BAR / 2 } else { BAR };
    let mut table = bare_table(look.width);
    for (name, count) in rows {
        let bar = bar(*count, all, longest, look.charset);
        table.add_row([escape::terminal(name).into_owned(), count.to_string(), percent(*count, all), bar]);
    }
    // A margin, not a space before the name: that would be lost where the name is wrapped.
    table.column_iter_mut().take(1).for_each(|column| _ = column.set_padding((2, 1)));
    for column in table.column_iter_mut().skip(1).take(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    trimmed(&table)
}

/// The words that the unanswered questions have in common, and the rules that lack a case.
fn common(page: &mut Page, book: &RuleBook, coverage: &Coverage) {
    if let Some(said) = lacking_nothing(coverage.lacking_nothing()) {
        page.paragraph(&said);
        page.blank();
    }
    if coverage.lacking_something() == 0 {
        return;
    }
    let gaps = coverage.gaps();
    page.heading(&common_title(coverage, &gaps));
    for gap in &gaps {
        page.blank();
        page.field(&format!("{}×", gap.questions), &gap.words.join(", "));
        for example in &gap.examples {
            page.field("", &format!("line {}: {}", example.line, example.activity));
        }
    }
    page.blank();
    let uncovered = uncovered(book, coverage);
    uncovered.iter().for_each(|sentence| page.item(sentence));
    if !uncovered.is_empty() {
        page.blank();
    }
}

/// Every unanswered question, with the rules nearest to it.
fn unanswered(page: &mut Page, book: &RuleBook, coverage: &Coverage) {
    if coverage.unanswered() == 0 {
        return;
    }
    page.heading("Unanswered, with the nearest rules");
    page.blank();
    for question in coverage.unanswered_questions() {
        page.field(&format!("line {}", question.line), &in_words(question));
        nearest(book, question).iter().for_each(|near| page.note(near));
    }
    page.blank();
}

fn changes(page: &mut Page, view: &View<'_>, since: &Since<'_>) {
    let now = percent(view.coverage.with_owner(), view.coverage.questions());
    page.heading(&since::title(since, &now));
    since.lost.iter().for_each(|lost| page.field("lost", &since::lost(view.book, lost)));
    since.won.iter().for_each(|won| page.field("won", &since::won(view.book, won)));
    since::other_questions(since).iter().for_each(|said| page.paragraph(said));
    page.blank();
}
