//! An answer as a piece of a web page: what a terminal shows, with buttons where it has commands.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::text::{Look, page};
use crate::render::escape;
use crate::render::link::with_links;
use crate::render::page::Block;
use crate::render::wording::question;
use crate::router::Answer;
use crate::rulebook::{Given, Rule, RuleBook};

/// Pages of the web are not wrapped.
const NO_WIDTH: usize = usize::MAX;

/// The answer as HTML, the owner first. All text of rules and questions stays text. A button has the question that it asks
/// in `data-q`, and each condition that goes with it, as `--given` takes it, in a line of `data-given`. The conditions that
/// decide the answer are in `data-contexts`, an id in a line. A link to `#role-` and an id leads to what this role owns.
pub fn html(book: &RuleBook, answer: &Answer, today: Date) -> String {
    let mut html = String::new();
    let mut in_list = false;
    let given = Given::new();
    let look =
        Look { width: NO_WIDTH, explain: false, hyperlinks: true, today, origin: None, rules: None, given: &given };
    for block in page(book, answer, look).into_blocks() {
        if is_field(&block) != in_list {
            in_list = !in_list;
            html.push_str(if in_list { "<dl>\n" } else { "</dl>\n" });
        }
        html.push_str(&markup(book, &block, &answer.activity));
    }
    let end = if in_list { "</dl>\n" } else { "" };
    format!("<div data-contexts=\"{}\">\n{html}{end}</div>\n", contexts(book, answer))
}

/// The conditions of the rule that answers, or would under other conditions.
fn contexts(book: &RuleBook, answer: &Answer) -> String {
    let cases = answer.decision.about().and_then(|by| book.rule(&by.rule)).into_iter().flat_map(Rule::cases);
    let contexts: BTreeSet<&String> = cases.flat_map(|case| case.when.conditions().keys()).collect();
    contexts.into_iter().map(|id| escape::markup(id)).collect::<Vec<_>>().join(escape::MARKUP_LINE_BREAK)
}

fn is_field(block: &Block) -> bool {
    matches!(block, Block::Field(..) | Block::Line(..) | Block::Link(..) | Block::Note(_) | Block::Owned { .. })
}

/// A block; empty if it is for terminals alone.
fn markup(book: &RuleBook, block: &Block, asked: &str) -> String {
    match block {
        Block::Heading(text) | Block::Headline(_, text) => element("h2", text),
        Block::Branch(said) => element("h3", said.on_web()),
        Block::Field(label, said) => field(label, said.on_web()),
        Block::Line(label, text) | Block::Link(label, text) => field(label, text),
        Block::Note(text) => element("dd", text),
        Block::Aside(text) | Block::Paragraph(text) | Block::Item(text) | Block::Detail(text) => element("p", text),
        Block::Command(text) => format!("<p><code>{}</code></p>\n", escape::markup(text)),
        Block::Ask { activity, given, .. } if activity == asked => button(activity, given, &answers(book, given)),
        Block::Ask { activity, given, .. } => button(activity, given, &format!("Ask “{activity}”")),
        Block::Near { text, activity } => button(activity, &Given::new(), text),
        Block::Owned { text, role } => {
            format!("<dd><a href=\"#role-{}\">{}</a></dd>\n", escape::markup(role), escape::markup(text))
        }
        Block::Blank | Block::Prompt(_) | Block::Shell(_) => String::new(),
    }
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", with_links(text))
}

fn field(label: &str, text: &str) -> String {
    let label = if label.is_empty() { String::new() } else { format!("<dt>{}</dt>", escape::markup(label)) };
    format!("{label}<dd>{}</dd>\n", with_links(text))
}

/// What the conditions ask, each with its answer.
fn answers(book: &RuleBook, given: &Given) -> String {
    let answers = given.iter().map(|(context, value)| format!("{} {value}", question(book, context)));
    answers.collect::<Vec<_>>().join("; ")
}

fn button(activity: &str, given: &Given, says: &str) -> String {
    let given: Vec<String> =
        given.iter().map(|(context, value)| escape::markup(&format!("{context}={value}"))).collect();
    format!(
        "<button type=\"button\" data-q=\"{}\" data-given=\"{}\">{}</button>\n",
        escape::markup(activity),
        given.join(escape::MARKUP_LINE_BREAK),
        escape::markup(says)
    )
}
