//! An area of the work: it decides which people hold a role, never which role.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// An area of the work, such as a product or a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Area {
    /// What it is called.
    pub name: String,
    /// Words and short terms that name it in a question; its name and its id, where the file gives none.
    pub words: Vec<String>,
    /// That of the file with these words.
    pub language: Language,
    /// Who holds a role there, by the role's id; ids of people or plain names, never empty.
    pub holders: BTreeMap<String, Vec<String>>,
}
