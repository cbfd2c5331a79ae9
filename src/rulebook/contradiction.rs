//! Files that give one rule to different owners without knowing of one another.

use std::collections::BTreeMap;

use super::schema::{Base, Entry, Item, RuleFile, RuleItem};
use crate::source::Location;

/// A rule that a file gives to another owner than a file below it, which it does not extend: one stands above the other only
/// because a third file extends both.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction {
    /// The id of the rule.
    pub rule: String,
    /// Where the owner is written that counts.
    pub counts: Location,
    /// Where the other one is.
    pub below: Location,
}

/// Adds what a file contradicts in the files `below`, but for the built-in rules, which every file may change. A file that
/// extends others knows what they say: what it says of a rule settles what they contradict one another in.
pub(super) fn contradict(
    contradictions: &mut BTreeMap<String, Contradiction>,
    file: &RuleFile,
    below: &BTreeMap<String, Item<RuleItem>>,
) {
    let knows_others = !file.extends().all(Base::is_builtin);
    for item in &file.rules {
        let id = &item.id.value;
        match (&item.body, below.get(id)) {
            (Entry::Remove, _) => {
                contradictions.remove(id);
            }
            (Entry::Change(rule), _) if knows_others => {
                if rule.owner_at().is_some() {
                    contradictions.remove(id);
                }
            }
            (Entry::Change(rule), Some(below)) if rule.names_another_owner(&below.body) => {
                let places = rule.owner_at().zip(below.body.owner_at());
                let places = places.filter(|(_, below)| !below.source.is_built_in());
                contradictions.extend(places.map(|(counts, below)| {
                    let found = Contradiction { rule: id.clone(), counts: counts.clone(), below: below.clone() };
                    (id.clone(), found)
                }));
            }
            (Entry::Change(_), _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Source;
    use crate::{RuleBook, RuleFile};

    const ROLES: &str =
        "[roles.cook]\nname = \"Cook\"\n[roles.waiter]\nname = \"Waiter\"\n[roles.host]\nname = \"Host\"\n";

    fn file(name: &str, extends: &str, rules: &str) -> RuleFile {
        let text = format!("schema = 1\n{extends}\n{ROLES}\n{rules}");
        RuleFile::parse(Source::new(name, text)).expect("a rule file")
    }

    /// What `low` and `high` contradict one another in, where `top` extends both.
    fn contradictions(low: &str, high: &str, top: &str) -> Vec<(String, String, String)> {
        let files =
            vec![file("low", "", low), file("high", "", high), file("top", "extends = [\"low\", \"high\"]", top)];
        let book = RuleBook::from_files(files).expect("a rule book");
        let of = |found: &super::Contradiction| {
            (found.rule.clone(), found.below.source.name().to_owned(), found.counts.source.name().to_owned())
        };
        book.contradictions.iter().map(of).collect()
    }

    fn soup(owner: &str) -> String {
        format!("[rules.soup]\nactivity = \"stir the soup\"\nowner = \"{owner}\"\n")
    }

    #[test]
    fn two_files_that_do_not_know_one_another_contradict_one_another() {
        let found = |low: &str, high: &str, top: &str| contradictions(&soup(low), &soup(high), top);
        let expected = ("soup".to_owned(), "low".to_owned(), "high".to_owned());
        assert_eq!(found("cook", "waiter", ""), [expected.clone()]);
        assert_eq!(found("cook", "waiter", "[rules.soup]\nmore_phrases = [\"ladle the soup\"]"), [expected]);
        assert_eq!(found("cook", "cook", ""), []);
    }

    #[test]
    fn a_file_that_extends_both_settles_it() {
        for top in ["[rules.soup]\nowner = \"host\"", "[rules.soup]\nowner = \"waiter\"", "[rules.soup]\nremove = true"]
        {
            let other = "\n[rules.bread]\nactivity = \"bake the bread\"\nowner = \"cook\"";
            let found = contradictions(&soup("cook"), &soup("waiter"), &format!("{top}{other}"));
            assert_eq!(found, [], "{top}");
        }
    }

    #[test]
    fn a_file_that_extends_the_other_one_changes_it_on_purpose() {
        let low = file("low", "", &soup("cook"));
        let top = file("top", "extends = [\"low\"]", &soup("waiter"));
        assert_eq!(RuleBook::from_files(vec![low, top]).expect("a rule book").contradictions, []);
    }
}
