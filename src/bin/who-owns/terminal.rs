//! What the terminal can show: its width, colours and characters.

use std::env;
use std::io::{self, IsTerminal};

use anstream::ColorChoice;
use who_owns::render::Charset;

/// The width of the text in columns: what COLUMNS says, else the terminal, else 80.
pub(crate) fn width() -> usize {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(80)
}

/// Whether the environment forbids colour. What `anstream` decides differently: `CLICOLOR_FORCE=0` forces nothing, and
/// a dumb terminal shows no colour in CI either.
pub(crate) fn color_by_environment() -> ColorChoice {
    let is = |name, value| env::var_os(name).is_some_and(|said| said == value);
    let forced = env::var_os("CLICOLOR_FORCE").is_some_and(|said| !said.is_empty() && said != "0");
    let wanted = io::stdout().is_terminal() && !is("CLICOLOR", "0");
    let refused = is("CLICOLOR_FORCE", "0") && !wanted;
    if refused || !forced && is("TERM", "dumb") { ColorChoice::Never } else { ColorChoice::Auto }
}

/// ASCII for a dumb terminal and for the locales C and POSIX.
pub(crate) fn charset() -> Charset {
    let variable = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    match variable("TERM").as_deref() == Some("dumb") || ["C", "POSIX"].contains(&locale.as_str()) {
        true => Charset::Ascii,
        false => Charset::Unicode,
    }
}
