//! An answer as a piece of a web page: what a terminal shows, with buttons where it has commands.

use jiff::civil::Date;

use super::text::{Look, page};
use crate::render::escape;
use crate::render::link::with_links;
use crate::render::page::{Block, Said};
use crate::render::wording::conditions;
use crate::router::Answer;
use crate::rulebook::{Given, RuleBook};

/// Pages of the web are not wrapped.
const NO_WIDTH: usize = usize::MAX;

/// The answer as HTML, the owner first. All text of rules and questions stays text. A button has the question that it asks
/// in `data-q`, and each condition that goes with it, as `--given` takes it, in a line of `data-given`.
pub fn html(book: &RuleBook, answer: &Answer, today: Date) -> String {
    let mut html = String::new();
    let mut in_list = false;
    let look = Look { width: NO_WIDTH, explain: false, hyperlinks: true, today };
    for block in page(book, answer, look).into_blocks() {
        let is_field = matches!(block, Block::Field(..) | Block::Line(..) | Block::Link(..) | Block::Note(_));
        if is_field != in_list {
            html.push_str(if is_field { "<dl>\n" } else { "</dl>\n" });
            in_list = is_field;
        }
        html.push_str(&markup(&block, &answer.activity));
    }
    html + if in_list { "</dl>\n" } else { "" }
}

/// A block; empty if it is for terminals alone.
fn markup(block: &Block, asked: &str) -> String {
    match block {
        Block::Heading(text) | Block::Headline(_, text) => element("h2", text),
        Block::Branch(text) => element("h3", text),
        Block::Field(label, Said { terminal, web }) => field(label, web.as_ref().unwrap_or(terminal)),
        Block::Line(label, text) | Block::Link(label, text) => field(label, text),
        Block::Note(text) => element("dd", text),
        Block::Aside(text) | Block::Paragraph(text) | Block::Item(text) | Block::Detail(text) => element("p", text),
        Block::Command(text) => format!("<p><code>{}</code></p>\n", escape::markup(text)),
        Block::Ask { activity, given, .. } => button(activity, given, asked),
        Block::Blank | Block::Shell(_) => String::new(),
    }
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", with_links(text))
}

fn field(label: &str, text: &str) -> String {
    let label = if label.is_empty() { String::new() } else { format!("<dt>{}</dt>", escape::markup(label)) };
    format!("{label}<dd>{}</dd>\n", with_links(text))
}

/// It says what it adds to the question, or which other question it asks.
fn button(activity: &str, given: &Given, asked: &str) -> String {
    let says = if activity == asked { conditions(given) } else { format!("Ask “{activity}”") };
    let given: Vec<String> =
        given.iter().map(|(context, value)| escape::markup(&format!("{context}={value}"))).collect();
    format!(
        "<button type=\"button\" data-q=\"{}\" data-given=\"{}\">{}</button>\n",
        escape::markup(activity),
        given.join("&#10;"),
        escape::markup(&says)
    )
}
