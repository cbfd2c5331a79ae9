//! The report as one web page that needs nothing else: no script, no request, light and dark, and printable.

mod heat_map;
mod load_bars;
mod overlap_arcs;

use super::chapters::{Entry, Picture, Section, sections};
use super::words::{NO_SCORES, headline, question, rest, what};
use crate::render::escape;
use crate::report::{Point, Report};
use crate::rulebook::RuleBook;

const STYLE: &str = include_str!("html/style.css");

/// Only the page's own style, named by its hash, may be used, whatever a rule says.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-cSY34yIE9YOKv/6pTCHGRTt0yYG+KomWSxqCQcd7kOA='";

/// The report as an HTML document. All text of the rules stays text.
pub fn html(book: &RuleBook, report: &Report) -> String {
    let sections = sections(book, report);
    let chapters: String = sections.iter().map(|section| chapter(book, report, section)).collect();
    let rules = format!("Rules from {}.", book.file_names().join(", "));
    format!(
        include_str!("html/page.html"),
        policy = POLICY,
        title = escape::markup(&headline(book, report)),
        style = STYLE,
        agenda = agenda(book, report),
        chapters = chapters,
        heat_map = heat_map::heat_map(book, &report.load),
        no_scores = NO_SCORES,
        rules = escape::markup(&rules),
    )
}

fn agenda(book: &RuleBook, report: &Report) -> String {
    if report.points.is_empty() {
        return String::new();
    }
    let items: String = report.first().iter().map(|point| agenda_item(book, point)).collect();
    let rest = rest(report).map_or_else(String::new, |rest| format!("<p>{rest}</p>\n"));
    format!("<section>\n<h2>Decide first</h2>\n<ol class=\"agenda\">\n{items}</ol>\n{rest}</section>\n")
}

fn agenda_item(book: &RuleBook, point: &Point) -> String {
    let texts = [what(book, &point.subject), question(book, &point.subject), point.at.to_string()];
    let [what, question, place] = texts.map(|text| escape::markup(&text));
    format!("<li><p>{what}.</p><p><strong>{question}</strong></p><small>{place}</small></li>\n")
}

fn chapter(book: &RuleBook, report: &Report, section: &Section) -> String {
    let lead: String = section.lead.iter().map(|lead| format!("<p>{}</p>\n", escape::markup(lead))).collect();
    let picture = match section.picture {
        Picture::None => String::new(),
        Picture::Load => {
            return format!(
                "<section>\n{}{lead}{}</section>\n",
                heading(section),
                load_bars::load_bars(book, &report.load)
            );
        }
        Picture::Overlaps => overlap_arcs::overlap_arcs(book, &report.overlaps),
    };
    let entries: String = section.entries.iter().map(entry).collect();
    format!("<section>\n{}{lead}{picture}<ul>\n{entries}</ul>\n</section>\n", heading(section))
}

fn heading(section: &Section) -> String {
    format!("<h2>{}</h2>\n", escape::markup(&section.title))
}

fn entry(entry: &Entry) -> String {
    let details: String =
        entry.details.iter().map(|detail| format!("<small>{}</small>", escape::markup(detail))).collect();
    format!("<li>{}{details}</li>\n", escape::markup(&entry.text))
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_names_the_style() {
        let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(STYLE)));
        assert!(POLICY.contains(&hash), "the policy must name {hash}");
    }
}
