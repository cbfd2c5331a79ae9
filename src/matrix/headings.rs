//! The headings of roles, each once.

use std::collections::HashMap;

use crate::source::Span;

/// The headings of roles, or the names in their place, in the order of the text, each once: neither case nor a hyphen
/// nor a plural s makes another one.
#[derive(Debug, Default)]
pub(super) struct Headings {
    list: Vec<Heading>,
    index: HashMap<String, usize>,
}

/// A heading, as it is written first.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) name: String,
    pub(super) span: Span,
    /// As it is written elsewhere, each once; other cases are left out.
    pub(super) spellings: Vec<String>,
}

impl Headings {
    /// The number of a heading, from 0.
    pub(super) fn number(&mut self, name: &str, span: Span) -> usize {
        let key = spelling_key(name);
        if let Some(number) = self.index.get(&key) {
            self.list[*number].also_spelled(name);
            return *number;
        }
        self.index.insert(key, self.list.len());
        self.list.push(Heading { name: name.to_owned(), span, spellings: Vec::new() });
        self.list.len() - 1
    }

    /// The heading with this number.
    pub(super) fn name(&self, number: usize) -> &str {
        self.list.get(number).map_or("", |heading| &heading.name)
    }

    /// Each heading, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Heading> {
        self.list.iter()
    }

    /// The number of the heading that is called so.
    pub(super) fn called(&self, name: &str) -> Option<usize> {
        self.index.get(&spelling_key(name)).copied()
    }
}

impl Heading {
    fn also_spelled(&mut self, name: &str) {
        let is_other = |known: &String| known.to_lowercase() != name.to_lowercase();
        if is_other(&self.name) && self.spellings.iter().all(is_other) {
            self.spellings.push(name.to_owned());
        }
    }
}

/// What spellings of one name have in common: neither case nor a hyphen in the place of a space nor a plural s counts.
pub(crate) fn spelling_key(name: &str) -> String {
    let lower = name.to_lowercase().replace('-', " ");
    match lower.strip_suffix('s') {
        Some(singular) if singular.chars().count() > 2 && !singular.ends_with('s') => singular.to_owned(),
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_may_be_spelt_in_several_ways() {
        for other in ["box office manager", "Box-Office Managers", "Box-office manager"] {
            assert_eq!(spelling_key(other), spelling_key("Box office manager"), "{other}");
        }
        assert_ne!(spelling_key("Boss"), spelling_key("Bos"));
    }
}
