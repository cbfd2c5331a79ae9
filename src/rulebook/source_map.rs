//! Where the parts of a rule book are written, for findings that point at them.

use std::collections::BTreeMap;

use super::location::Location;
use super::merge::Layers;
use super::schema::RuleFile;

/// The place of everything that is not a rule as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceMap {
    pub(super) roles: BTreeMap<String, Location>,
    /// By rule id and wording, as the rule book has it.
    pub(super) wordings: BTreeMap<(String, String), Location>,
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
        for (id, item) in &layers.rules {
            let at = |span| Location { source: item.source.clone(), span };
            for wording in item.body.phrases.iter().chain(&item.body.activity) {
                wordings.insert((id.clone(), wording.value.clone()), at(wording.span));
            }
            rule_reviews.extend(item.body.reviewed.as_ref().map(|date| (id.clone(), at(date.span))));
        }
        let roles = layers
            .roles
            .iter()
            .map(|(id, item)| (id.clone(), Location { source: item.source.clone(), span: item.id.span }));
        Self {
            roles: roles.collect(),
            wordings,
            synonyms: layers
                .synonyms
                .iter()
                .map(|(source, group)| Location { source: source.clone(), span: group.span })
                .collect(),
            review: layers.files.first().and_then(review),
            rule_reviews,
        }
    }
}

fn review(file: &RuleFile) -> Option<Location> {
    file.reviewed.as_ref().map(|date| Location { source: file.source.clone(), span: date.span })
}
