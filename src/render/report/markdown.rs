//! The report as Markdown, for a wiki or a pull request.

use super::chapters::{Entry, Picture, Section, sections};
use super::words::{NO_SCORES, headline, question, rest, what};
use crate::render::escape;
use crate::render::wording::capitalised;
use crate::report::{Load, Point, Report};
use crate::rulebook::RuleBook;

/// The report as Markdown.
pub fn markdown(book: &RuleBook, report: &Report) -> String {
    let mut text = format!("# {}\n", escape::markdown(&headline(book, report)));
    if !report.points.is_empty() {
        text.push_str("\n## Decide first\n\n");
        (1..).zip(report.first()).for_each(|(number, point)| text.push_str(&agenda_item(book, number, point)));
        text.push_str(&rest(report).map_or_else(String::new, |rest| format!("\n{rest}\n")));
    }
    for section in sections(book, report) {
        text.push_str(&format!("\n## {}\n\n", escape::markdown(&section.title)));
        text.push_str(&if section.picture == Picture::Load {
            lead(&section) + &load_table(book, &report.load)
        } else {
            chapter(&section)
        });
    }
    text + &format!("\n{NO_SCORES} Rules from {}.\n", escape::markdown(&book.file_names().join(", ")))
}

fn agenda_item(book: &RuleBook, number: usize, point: &Point) -> String {
    let (what, question) = (what(book, &point.subject), question(book, &point.subject));
    let texts = [what, question, point.at.to_string()].map(|text| escape::markdown(&text));
    let [what, question, place] = texts;
    format!("{number}. {what}. **{question}** ({place})\n")
}

fn chapter(section: &Section) -> String {
    let entry = |entry: &Entry| {
        let details: String =
            entry.details.iter().map(|detail| format!("  - {}\n", escape::markdown(detail))).collect();
        format!("- {}\n{details}", escape::markdown(&entry.text))
    };
    let entries: String = section.entries.iter().map(entry).collect();
    lead(section) + &entries
}

fn lead(section: &Section) -> String {
    section.lead.iter().map(|lead| format!("{}\n\n", escape::markdown(lead))).collect()
}

fn load_table(book: &RuleBook, loads: &[Load]) -> String {
    let mut text = "| Role | Owns | Shares | Does | Stands in | Consulted | Informed |\n\
                    |---|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for load in loads {
        let counts = [load.owns, load.shares, load.does, load.stands_in, load.consulted, load.informed];
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        let name = escape::markdown(&capitalised(book.role_name(&load.role)));
        text.push_str(&format!("| {name} | {} |\n", counts.join(" | ")));
    }
    text
}
