//! The changes as people read them.

use super::comparison::{Comparison, handover, reference, renamed, shown, title};
use crate::diff::Change;
use crate::render::page::Page;

/// The changes as a page of text, under one heading for each pair of old and new owners; with terminal colours, which a
/// caller may strip.
pub fn text(comparison: &Comparison<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    let same_way = |a: &Change<'_>, b: &Change<'_>| (a.kind, &a.from, &a.to) == (b.kind, &b.from, &b.to);
    for changes in comparison.diff.changes.chunk_by(same_way) {
        let (from, to) = comparison.way(&changes[0]);
        page.heading(&format!("{}: {from} → {to}", title(changes[0].kind)));
        for change in changes {
            page.blank();
            one_change(&mut page, change);
        }
        page.blank();
    }
    let diff = comparison.diff;
    list(&mut page, "Who hands over to whom", diff.handovers.iter().map(handover));
    list(&mut page, "Renamed roles", diff.renamed.iter().map(renamed));
    list(&mut page, "Also changed", diff.settings.iter().map(|setting| comparison.setting(setting)));
    list(&mut page, "Ask before this is agreed", comparison.whom_to_ask().into_iter());
    page.aside(&comparison.summary());
    page.finish()
}

fn list(page: &mut Page, title: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() == 0 {
        return;
    }
    page.heading(title);
    lines.for_each(|line| page.item(&line));
    page.blank();
}

fn one_change(page: &mut Page, change: &Change<'_>) {
    let stays = change.was.map(|rule| &rule.id) == change.now.map(|rule| &rule.id);
    if let Some(rule) = change.was.filter(|_| !stays) {
        page.field("before", &reference(rule));
    }
    if let Some(rule) = change.now {
        page.field("now", &reference(rule));
    }
    let mut label = "asked";
    for text in shown(change) {
        page.field(label, &text);
        label = "";
    }
}
