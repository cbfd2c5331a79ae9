//! Every escaper: the text of a rule file, a question or a file name stays text, wherever it is printed.
//!
//! One file for each language that a text is written into. All of them show a hidden character, one that a reader would
//! not see or a program would obey, as its escape.

mod github;
mod hidden;
mod hyperlink;
mod json;
mod markdown;
mod markup;
mod shell;
mod spreadsheet;
mod terminal;
mod toml;

pub use hidden::has_hidden;
pub use shell::{Shell, shell_if_needed};
pub use terminal::terminal;

pub(super) use self::json::json;
pub(super) use self::toml::{toml, toml_list, toml_string};
pub(super) use github::{GITHUB_LINE_BREAK, github_message, github_property, no_command};
pub(super) use hyperlink::hyperlink;
pub(super) use markdown::markdown;
pub(super) use markup::{MARKUP_LINE_BREAK, markup};
pub(super) use shell::shell;
pub(super) use spreadsheet::spreadsheet;
pub(super) use terminal::excerpt;
