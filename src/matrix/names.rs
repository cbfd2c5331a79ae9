//! The roles and people that a cell below a duty names.

use std::collections::HashSet;

use super::duty::{Reading, is_open};
use super::headings::spelling_key;
use super::layout::is_name;
use crate::rulebook::RuleBook;
use crate::text::one_line;

/// The longest name in a cell of names; what is longer is prose.
const MOST_WORDS: usize = 6;

/// What joins two names, or belongs to one, as in “Research and Development”.
const JOINTS: [&str; 3] = [" and ", " & ", "/"];

/// The names in a cell, each in one line, and whether they are joined by “or”.
pub(super) fn names(cell: &str) -> (Vec<String>, bool) {
    let either = cell.contains(" or ");
    let lines = cell.replace(" or ", "\n").replace(" / ", "\n").replace(" + ", "\n");
    let names = lines.split([',', ';', '\n']).map(|name| name.trim().trim_start_matches(['-', '•', '*']).trim());
    let names = names.filter(|name| Reading::of(name) != Reading::Empty).map(one_line);
    (names.collect(), either)
}

/// Whether a text is a name, and neither prose nor a sign that somebody is to be found.
pub(super) fn is_name_in_list(name: &str) -> bool {
    is_name(name) && !is_open(name) && name.contains(char::is_alphanumeric) && name.split(' ').count() <= MOST_WORDS
}

/// The names that stand alone: those of known roles, headings, and names in cells that nothing joins.
pub(super) struct NamesAlone {
    keys: HashSet<String>,
}

impl NamesAlone {
    /// Those of the known roles.
    pub(super) fn of(known: &RuleBook) -> Self {
        let names = known.roles.iter().flat_map(|(id, role)| [id, &role.name].into_iter().chain(&role.aliases));
        Self { keys: names.map(|name| spelling_key(name)).collect() }
    }

    /// Adds a name, unless it may be several.
    pub(super) fn add(&mut self, name: &str) {
        if !is_joined(name) {
            self.keys.insert(spelling_key(name));
        }
    }

    /// The names that are joined in this one, if all of them stand alone; else the name itself.
    pub(super) fn parted(&self, name: &str) -> Vec<String> {
        let parts = parts(name);
        match !self.has(name) && parts.iter().all(|part| self.has(part)) {
            true => parts,
            false => vec![name.to_owned()],
        }
    }

    /// Whether a name may be several ones, of which not all stand alone.
    pub(super) fn is_doubtful(&self, name: &str) -> bool {
        is_joined(name) && !self.has(name) && !parts(name).iter().all(|part| self.has(part))
    }

    fn has(&self, name: &str) -> bool {
        self.keys.contains(&spelling_key(name))
    }
}

fn is_joined(name: &str) -> bool {
    JOINTS.iter().any(|joint| name.contains(joint))
}

fn parts(name: &str) -> Vec<String> {
    let lines = JOINTS.iter().fold(name.to_owned(), |name, joint| name.replace(joint, "\n"));
    lines.split('\n').map(one_line).filter(|part| !part.is_empty()).collect()
}
