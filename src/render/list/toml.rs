//! The list as a rule file, to paste into another one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::render::escape;
use crate::rulebook::{Rule, RuleFile, rules_as_written};

/// The rules as TOML, sorted by id, after an empty line, so that they can be appended to a file. `files` are those that
/// the rules come from, the one at the bottom first.
///
/// The rules are serialized anew: comments are lost, and the owner is the role that the file names, also where another
/// one stands in for it.
pub fn toml(files: Vec<RuleFile>, rules: &[&Rule]) -> String {
    #[derive(Serialize)]
    struct Tables<R> {
        rules: BTreeMap<String, R>,
    }
    // Texts, lists and tables are all that a rule has: writing them cannot fail.
    let tables = toml::to_string_pretty(&Tables { rules: rules_as_written(files, rules) }).unwrap_or_default();
    format!("\n{}", escape::toml(tables))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::RuleBook;
    use crate::{Source, builtin};

    #[test]
    fn what_is_written_reads_as_the_same_rules() {
        let files = vec![RuleFile::parse(builtin()).expect("it is TOML")];
        let book = RuleBook::parse(builtin()).expect("it is valid");
        let text = toml(files, &book.rules.iter().collect::<Vec<_>>());
        let again = format!("schema = 1\nextends = [\"builtin\"]\n{text}");
        let again = RuleBook::parse(Source::new("again.toml", again)).expect("it is valid");
        assert_eq!(again.rules.len(), book.rules.len());
        for (one, other) in book.rules.iter().zip(&again.rules) {
            assert_eq!(other.location.source.name(), "again.toml", "{}", one.id);
            assert_eq!(other.origin.source.name(), "builtin", "{}", one.id);
            let other = Rule { location: one.location.clone(), ..other.clone() };
            assert_eq!(format!("{one:?}"), format!("{other:?}"));
        }
    }
}
