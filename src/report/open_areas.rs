//! The areas in which a role has no holder.

use std::collections::BTreeSet;
use std::sync::Arc;

/// The areas that name people and none for a role; never empty. A role that has holders in a few areas lacks them in all
/// others, so it has those few of its own, and shares the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAreas {
    /// The ids of the areas that name people, sorted.
    all: Arc<[String]>,
    /// Those of them that name people for the role.
    held: BTreeSet<String>,
}

impl OpenAreas {
    /// From the areas that name people, sorted, and those of them that do so for the role; `None` if these are all.
    pub(super) fn new<'a>(all: &Arc<[String]>, held: impl Iterator<Item = &'a str>) -> Option<Self> {
        let open = Self { all: all.clone(), held: held.map(str::to_owned).collect() };
        (open.count() > 0).then_some(open)
    }

    /// How many areas they are.
    pub fn count(&self) -> usize {
        self.all.len() - self.held.len()
    }

    /// Their ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|area| !self.held.contains(*area)).map(String::as_str)
    }
}
