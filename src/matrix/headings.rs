//! The headings of roles, each once.

use std::collections::HashMap;

use crate::source::Span;

/// The headings of roles, or the names in their place, in the order of the text, each once.
#[derive(Debug, Default)]
pub(super) struct Headings {
    list: Vec<(String, Span)>,
    index: HashMap<String, usize>,
}

impl Headings {
    /// The number of a heading, from 0.
    pub(super) fn number(&mut self, name: &str, span: Span) -> usize {
        if let Some(number) = self.index.get(name) {
            return *number;
        }
        self.index.insert(name.to_owned(), self.list.len());
        self.list.push((name.to_owned(), span));
        self.list.len() - 1
    }

    /// The heading with this number.
    pub(super) fn name(&self, number: usize) -> &str {
        self.list.get(number).map_or("", |(name, _)| name)
    }

    /// Each heading, and where it stands first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Span)> {
        self.list.iter().map(|(name, span)| (name.as_str(), *span))
    }

    /// The number of the heading that is called so, whatever its case; one of the very case comes first.
    pub(super) fn called(&self, name: &str) -> Option<usize> {
        let lower = name.to_lowercase();
        let exact = self.index.get(name).copied();
        exact.or_else(|| self.list.iter().position(|(heading, _)| heading.to_lowercase() == lower))
    }
}
