//! Text in a command line: to paste, and as a shell completes it.

use std::borrow::Cow;

/// A text as one word of a POSIX shell: in double quotes where it has nothing that a shell obeys in them, else in single
/// ones.
pub(crate) fn shell(text: &str) -> String {
    match text.contains(['$', '`', '\\', '"', '!']) {
        false => format!("\"{text}\""),
        true => single_quoted(text),
    }
}

/// A text as one word of a POSIX shell, without quotes where the shell needs none.
pub fn shell_if_needed(text: &str) -> Cow<'_, str> {
    let is_plain = |c| is_literal(c) || matches!(c, '.' | '/' | ',');
    if !text.is_empty() && text.chars().all(is_plain) { Cow::Borrowed(text) } else { Cow::Owned(shell(text)) }
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A shell that completes words with this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Inserts a completion as it is.
    Bash,
    /// Inserts a completion as it is.
    PowerShell,
    /// Elvish, fish and zsh quote what they insert.
    Quoting,
}

impl Shell {
    /// The shell that a completion script names.
    pub fn named(name: &str) -> Self {
        match name {
            "bash" => Self::Bash,
            "powershell" | "powershell_ise" | "pwsh" => Self::PowerShell,
            _ => Self::Quoting,
        }
    }

    /// Words that stand in a command line as they are once the shell has inserted them; `typed` is the word that they
    /// complete, perhaps with an open quote. Spaces stay, because words without quotes are one activity.
    ///
    /// `None` if the shell cannot be told so: PowerShell before 7.3 passes `"` on such that the program sees the end of
    /// an argument, and after it another one.
    pub fn completion(self, words: &str, typed: &str) -> Option<String> {
        match (self, typed.chars().next()) {
            (Self::Quoting, _) => Some(words.to_owned()),
            (Self::PowerShell, _) => (!words.contains('"')).then(|| powershell(words)),
            (Self::Bash, Some('\'')) => Some(words.replace('\'', r"'\''")),
            (Self::Bash, Some('"')) => Some(in_double_quotes(words)),
            (Self::Bash, _) => Some(backslashed(words)),
        }
    }

    /// As [`Shell::completion`], of a text that is one argument: its spaces are quoted, too.
    pub fn argument(self, text: &str, typed: &str) -> Option<String> {
        let words = self.completion(text, typed)?;
        Some(match (self, typed.chars().next()) {
            (Self::Bash, Some('\'' | '"')) | (Self::Quoting, _) => words,
            (Self::Bash, _) => words.replace(' ', r"\ "),
            (Self::PowerShell, _) if words.contains(' ') && !words.starts_with('\'') => format!("'{words}'"),
            (Self::PowerShell, _) => words,
        })
    }
}

/// With a backslash before all that bash would obey.
fn backslashed(words: &str) -> String {
    words.chars().flat_map(|c| [(!is_literal_in_words(c)).then_some('\\'), Some(c)]).flatten().collect()
}

/// In open double quotes of bash. An exclamation mark, which recalls an earlier command there, closes and opens them.
fn in_double_quotes(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '!' => quoted.push_str("\"'!'\""),
            '$' | '`' | '"' | '\\' => quoted.extend(['\\', c]),
            c => quoted.push(c),
        }
    }
    quoted
}

/// In single quotes, if PowerShell would obey anything in it. It takes the curly ones for quotes, too; two of a kind are
/// the character.
fn powershell(words: &str) -> String {
    if words.chars().all(is_literal_in_words) {
        return words.to_owned();
    }
    let is_quote = |c| matches!(c, '\'' | '\u{2018}'..='\u{201b}');
    let quoted: String = words.chars().flat_map(|c| [is_quote(c).then_some(c), Some(c)]).flatten().collect();
    format!("'{quoted}'")
}

/// Whether every shell takes a character as it is, at any place.
fn is_literal(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn is_literal_in_words(c: char) -> bool {
    is_literal(c) || matches!(c, ' ' | '=' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_runs_nothing() {
        assert_eq!(shell("the team's lunch"), "\"the team's lunch\"");
        assert_eq!(shell("it's $(true)"), r"'it'\''s $(true)'");
        for text in ["`a`", "!!", "a\"b", r"a\"] {
            assert_eq!(shell(text), format!("'{text}'"));
        }
        assert_eq!(shell_if_needed("rules/first-of_May.toml"), "rules/first-of_May.toml");
        assert_eq!(shell_if_needed("first of May"), "\"first of May\"");
        assert_eq!(shell_if_needed("~;*"), "\"~;*\"");
        assert_eq!(shell_if_needed(""), "\"\"");
    }

    #[test]
    fn bash_runs_nothing_that_it_completes() {
        let completed = |words: &str, typed: &str| Shell::Bash.completion(words, typed).expect("it can be quoted");
        assert_eq!(completed("the team's; `rm` $(x)", "the"), r"the team\'s\; \`rm\` \$\(x\)");
        assert_eq!(completed("the team's; `rm` $(x)", "'the"), r"the team'\''s; `rm` $(x)");
        assert_eq!(completed("the \"team's\"! `rm` $(x)", "\"the"), r#"the \"team's\""'!'" \`rm\` \$(x)"#);
    }

    #[test]
    fn powershell_runs_nothing_that_it_completes() {
        let completed = |words: &str| Shell::PowerShell.completion(words, "").unwrap_or_default();
        assert_eq!(completed("the team's $(x)"), "'the team''s $(x)'");
        for quote in ["'", "\u{2018}", "\u{2019}", "\u{201a}", "\u{201b}"] {
            assert_eq!(completed(&format!("it{quote}s; x")), format!("'it{quote}{quote}s; x'"));
        }
        assert_eq!(completed("“x” a–b"), "'“x” a–b'");
        assert_eq!(completed("customer feedback"), "customer feedback");
        assert_eq!(Shell::PowerShell.completion("x\" --rules \"evil.toml", ""), None);
    }

    #[test]
    fn an_argument_stays_one() {
        let argument = |shell: Shell, typed: &str| shell.argument("Ada O'Pan", typed).unwrap_or_default();
        assert_eq!(argument(Shell::Bash, "Ad"), r"Ada\ O\'Pan");
        assert_eq!(argument(Shell::Bash, "\"Ad"), "Ada O'Pan");
        assert_eq!(argument(Shell::PowerShell, "Ad"), "'Ada O''Pan'");
        assert_eq!(Shell::PowerShell.argument("Ada Pan", "").as_deref(), Some("'Ada Pan'"));
        assert_eq!(argument(Shell::Quoting, "Ad"), "Ada O'Pan");
    }

    #[test]
    fn other_shells_quote_for_themselves() {
        for name in ["elvish", "fish", "zsh"] {
            assert_eq!(Shell::named(name).completion("the team's $(x)", "").as_deref(), Some("the team's $(x)"));
        }
        assert_eq!(Shell::named("pwsh"), Shell::PowerShell);
    }
}
