//! The command that asks a question, to paste into a shell.

use crate::render::command::Command;
use crate::router::{AreaOrigin, AskedArea};
use crate::rulebook::Given;

/// The command that asks the same rules for an activity under these conditions, about the same area. `rules` is the file
/// that `--rules` named.
pub(super) fn command(rules: Option<&str>, area: Option<&AskedArea>, given: &Given, activity: &str) -> String {
    let area = area.filter(|area| area.from == AreaOrigin::Option).map(|area| area.id.as_str());
    Command::with_rules(rules).option_of("--area", area).given(given).activity(activity)
}
