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

/// No colour where the environment forbids it; else `anstream` decides. Two exceptions: `CLICOLOR_FORCE=0`
/// forces nothing, and a dumb terminal shows no colour in CI either.
pub(crate) fn color_by_environment() -> ColorChoice {
    let is = |name, value| env::var_os(name).is_some_and(|said| said == value);
    let forced = env::var_os("CLICOLOR_FORCE").is_some_and(|said| !said.is_empty() && said != "0");
    let wanted = io::stdout().is_terminal() && !is("CLICOLOR", "0");
    let refused = is("CLICOLOR_FORCE", "0") && !wanted;
    if refused || !forced && is("TERM", "dumb") { ColorChoice::Never } else { ColorChoice::Auto }
}

/// Whether standard output is a terminal that is known to open links (OSC 8).
pub(crate) fn shows_hyperlinks() -> bool {
    io::stdout().is_terminal() && knows_hyperlinks(|name| env::var(name).ok())
}

/// Whether the variables are those of a terminal that opens links. Within `screen` or `tmux` they may be those of the
/// terminal around it.
fn knows_hyperlinks(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    if ["dumb", "linux", "screen", "tmux"].iter().any(|name| term.starts_with(name)) {
        return false;
    }
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let is_since =
        |name, least: u32| variable(name).and_then(|it| it.parse::<u32>().ok()).is_some_and(|it| it >= least);
    ["alacritty", "foot", "xterm-ghostty", "xterm-kitty"].contains(&term.as_str())
        || ["Hyper", "WezTerm", "ghostty", "iTerm.app", "vscode"].contains(&program.as_str())
        || variable("WT_SESSION").is_some_and(|session| !session.is_empty())
        || is_since("VTE_VERSION", 5000)
        || is_since("KONSOLE_VERSION", 200_400)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(variables: &[(&str, &str)]) -> bool {
        knows_hyperlinks(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn links_are_for_terminals_that_open_them() {
        assert!(knows(&[("TERM", "xterm-kitty")]));
        assert!(knows(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")]));
        assert!(knows(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7402")]));
        assert!(!knows(&[("TERM", "xterm-256color"), ("VTE_VERSION", "4205")]));
        assert!(!knows(&[("TERM", "tmux-256color"), ("VTE_VERSION", "7402")]));
        assert!(!knows(&[("TERM", "xterm-256color")]));
        assert!(!knows(&[]));
    }
}
