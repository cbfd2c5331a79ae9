//! How rules were found.

/// How the rules in use were found, the strongest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulesOrigin {
    /// The option `--rules` names them.
    Option,
    /// The environment variable `WHO_OWNS_RULES` names them.
    Variable,
    /// They are the nearest `who-owns.toml`.
    Nearest,
    /// They are the user's own, in the configuration folder; no file is nearer.
    User,
    /// They are built in; there is no rule file.
    Builtin,
}
