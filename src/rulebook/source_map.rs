//! Where the parts of a rule book are written, for findings that point at them.

use std::collections::BTreeMap;

use super::merge::{Items, Layers};
use crate::source::Location;

/// The place of everything that is not a rule as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceMap {
    pub(super) roles: BTreeMap<String, Location>,
    /// The entry of each role in the topmost file that has one.
    pub(super) top_roles: BTreeMap<String, Location>,
    /// As well, of each rule.
    pub(super) top_rules: BTreeMap<String, Location>,
    /// By rule id and wording, as the rule book has it.
    pub(super) wordings: BTreeMap<(String, String), Location>,
    /// By rule id: where the list of phrases is written, if a file above the one in which the rule begins replaces it.
    pub(super) replaced_phrases: BTreeMap<String, Location>,
    /// In the order of the book's groups of synonyms.
    pub(super) synonyms: Vec<Location>,
    /// The review of the whole book.
    pub(super) review: Option<Location>,
    /// By rule id.
    pub(super) rule_reviews: BTreeMap<String, Location>,
}

impl SourceMap {
    pub(super) fn of(layers: &Layers) -> Self {
        let mut wordings = BTreeMap::new();
        let mut rule_reviews = BTreeMap::new();
        let mut replaced_phrases = BTreeMap::new();
        for (id, item) in &layers.rules {
            for wording in item.body.wordings() {
                wordings.insert((id.clone(), wording.value.clone()), wording.at.clone());
            }
            let phrases = item.body.phrases.as_ref().map(|phrases| &phrases.at);
            let replaced = phrases.filter(|at| at.source.name() != item.id.at.source.name());
            replaced_phrases.extend(replaced.map(|at| (id.clone(), at.clone())));
            rule_reviews.extend(item.body.reviewed.as_ref().map(|date| (id.clone(), date.at.clone())));
        }
        Self {
            roles: layers.roles.iter().map(|(id, item)| (id.clone(), item.id.at.clone())).collect(),
            top_roles: topmost(&layers.roles),
            top_rules: topmost(&layers.rules),
            wordings,
            replaced_phrases,
            synonyms: layers.synonyms.iter().map(|group| group.at.clone()).collect(),
            review: layers.files.first().and_then(|file| Some(file.reviewed.as_ref()?.at.clone())),
            rule_reviews,
        }
    }
}

fn topmost<T>(items: &Items<T>) -> BTreeMap<String, Location> {
    items.iter().map(|(id, item)| (id.clone(), item.topmost().clone())).collect()
}
