//! The command that asks a question, to paste into a shell.

use crate::render::escape;
use crate::router::{AreaOrigin, AskedArea};
use crate::rulebook::Given;

/// The command that asks the same rules for an activity under these conditions, about the same area, safe in a shell
/// whatever the words are. `rules` is the file that `--rules` named.
pub(super) fn command(rules: Option<&str>, area: Option<&AskedArea>, given: &Given, activity: &str) -> String {
    let rules = with_rules(rules);
    let area = area.filter(|area| area.from == AreaOrigin::Option);
    let area = area.map_or_else(String::new, |area| format!("--area {} ", escape::shell_if_needed(&area.id)));
    let given = given.iter().map(|(key, value)| format!("--given {key}={} ", escape::shell_if_needed(value)));
    let given: String = given.collect();
    let words = if activity.starts_with('-') { "-- " } else { "" };
    format!("who-owns {rules}{area}{given}{words}{}", escape::shell(activity))
}

/// The option that names the file of `--rules` again, and a blank; empty without one.
pub(super) fn with_rules(rules: Option<&str>) -> String {
    let option = |file: &str| {
        let sign = if file.starts_with('-') { '=' } else { ' ' };
        format!("--rules{sign}{} ", escape::shell_if_needed(file))
    };
    rules.map_or_else(String::new, option)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_pasted_into_a_shell() {
        let given = Given::from([("day".to_owned(), "first of May".to_owned()), ("scrum".to_owned(), "no".to_owned())]);
        assert_eq!(
            command(None, None, &given, "the team's lunch"),
            "who-owns --given day=\"first of May\" --given scrum=no \"the team's lunch\""
        );
        assert_eq!(
            command(Some("a b.toml"), Some(&AskedArea::option("x")), &Given::new(), "tea"),
            "who-owns --rules \"a b.toml\" --area x \"tea\""
        );
        assert_eq!(command(Some("-x.toml"), None, &Given::new(), "tea"), "who-owns --rules=-x.toml \"tea\"");
        assert_eq!(command(None, None, &Given::new(), "--help"), "who-owns -- \"--help\"");
        assert_eq!(command(None, None, &Given::new(), "it's $(true)"), r"who-owns 'it'\''s $(true)'");
    }
}
