//! Which files extend which.

use std::collections::{BTreeSet, HashMap};

use super::schema::RuleFile;

/// By the name of a file: those that it extends, by itself or through others.
#[derive(Default)]
pub(super) struct Bases(HashMap<String, BTreeSet<String>>);

impl Bases {
    /// Adds a file; all that it extends were added before. Of one that does not say what its bases are called, these are all
    /// others so far.
    pub(super) fn add(&mut self, file: &RuleFile) {
        let bases: BTreeSet<String> = match &file.bases {
            Some(bases) => {
                let through = bases.iter().filter_map(|base| self.0.get(base)).flatten();
                bases.iter().chain(through).cloned().collect()
            }
            None => self.0.keys().cloned().collect(),
        };
        self.0.insert(file.source.name().to_owned(), bases);
    }

    /// The files that a file extends.
    pub(super) fn of(&self, file: &str) -> impl Iterator<Item = &str> {
        self.0.get(file).into_iter().flatten().map(String::as_str)
    }

    /// Whether a file extends another one.
    pub(super) fn extends(&self, file: &str, other: &str) -> bool {
        self.0.get(file).is_some_and(|bases| bases.contains(other))
    }
}
