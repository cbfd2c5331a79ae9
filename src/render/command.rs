//! A command of this program, to paste into a shell.

use std::fmt;

use super::escape;
use crate::rulebook::Given;

/// A command of this program, to paste into a shell: safe whatever its words are, and no word but an option is read as one.
#[derive(Debug, Clone)]
pub struct Command(String);

impl Command {
    /// The program with the file that `--rules` named.
    pub fn with_rules(file: Option<&str>) -> Self {
        Self("who-owns".to_owned()).option_of("--rules", file)
    }

    /// With a verb.
    #[must_use]
    pub fn verb(self, name: &str) -> Self {
        Self(self.0 + " " + name)
    }

    /// With an option that takes no value, if it is set.
    #[must_use]
    pub fn flag(self, name: &str, is_set: bool) -> Self {
        if is_set { Self(self.0 + " " + name) } else { self }
    }

    /// With an option and its value.
    #[must_use]
    pub fn option(self, name: &str, value: &str) -> Self {
        let sign = if value.starts_with('-') { '=' } else { ' ' };
        Self(format!("{} {name}{sign}{}", self.0, escape::shell_if_needed(value)))
    }

    /// With an option if it has a value.
    #[must_use]
    pub fn option_of(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.option(name, value),
            None => self,
        }
    }

    /// With conditions.
    #[must_use]
    pub fn given(self, given: &Given) -> Self {
        let option = |(key, value): (&String, &String)| format!(" --given {key}={}", escape::shell_if_needed(value));
        Self(self.0 + &given.iter().map(option).collect::<String>())
    }

    /// With an activity, which ends it.
    pub fn activity(self, activity: &str) -> String {
        self.flag("--", activity.starts_with('-')).0 + " " + &escape::shell(activity)
    }

    /// With words or files, which end it.
    pub fn words<W: AsRef<str>>(self, words: &[W]) -> String {
        let like_option = words.iter().any(|word| word.as_ref().starts_with('-'));
        let words = words.iter().map(|word| format!(" {}", escape::shell_if_needed(word.as_ref())));
        self.flag("--", like_option).0 + &words.collect::<String>()
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Command {
        Command::with_rules(None)
    }

    #[test]
    fn a_command_can_be_pasted_into_a_shell() {
        let given = Given::from([("day".to_owned(), "first of May".to_owned()), ("scrum".to_owned(), "no".to_owned())]);
        assert_eq!(
            program().given(&given).activity("the team's lunch"),
            "who-owns --given day=\"first of May\" --given scrum=no \"the team's lunch\""
        );
        assert_eq!(
            Command::with_rules(Some("a b.toml")).option_of("--area", None).flag("--explain", false).activity("tea"),
            "who-owns --rules \"a b.toml\" \"tea\""
        );
        assert_eq!(program().activity("it's $(true)"), r"who-owns 'it'\''s $(true)'");
        assert_eq!(program().verb("ask").words(&["the", "sprint goal"]), "who-owns ask the \"sprint goal\"");
    }

    #[test]
    fn no_word_is_read_as_an_option() {
        assert_eq!(Command::with_rules(Some("-x.toml")).activity("tea"), "who-owns --rules=-x.toml \"tea\"");
        assert_eq!(program().activity("--help"), "who-owns -- \"--help\"");
        assert_eq!(program().verb("ask").words(&["init", "--alone"]), "who-owns ask -- init --alone");
    }
}
