//! Where the parts of a rule book stand in its files, for findings that point at them.

use std::collections::BTreeMap;

use super::merge::Layers;
use super::{Location, Rule, RuleBook, RuleFile};

/// The place of everything that is not a rule as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceMap {
    roles: BTreeMap<String, Location>,
    /// By rule id and wording, as the rule book has it.
    wordings: BTreeMap<(String, String), Location>,
    /// In the order of [`RuleBook::synonyms`].
    synonyms: Vec<Location>,
    /// The review of the whole book.
    review: Option<Location>,
    /// By rule id.
    rule_reviews: BTreeMap<String, Location>,
}

impl SourceMap {
    pub(super) fn of(layers: &Layers) -> Self {
        let mut wordings = BTreeMap::new();
        let mut rule_reviews = BTreeMap::new();
        for (id, item) in &layers.rules {
            let at = |span| Location { source: item.source.clone(), span };
            for wording in item.body.phrases.iter().chain(&item.body.activity) {
                wordings.insert((id.clone(), wording.value.trim().to_owned()), at(wording.span));
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

impl RuleBook {
    /// Where a role is defined.
    pub fn place_of_role(&self, id: &str) -> Option<&Location> {
        self.source_map.roles.get(id)
    }

    /// Where a rule says this; the rule itself if it does not.
    pub fn place_of_wording<'a>(&'a self, rule: &'a Rule, wording: &str) -> &'a Location {
        self.source_map.wordings.get(&(rule.id.clone(), wording.to_owned())).unwrap_or(&rule.location)
    }

    /// Where a group of [`RuleBook::synonyms`] stands.
    pub fn place_of_synonyms(&self, group: usize) -> Option<&Location> {
        self.source_map.synonyms.get(group)
    }

    /// Where the review of the whole book is written.
    pub fn place_of_review(&self) -> Option<&Location> {
        self.source_map.review.as_ref()
    }

    /// Where the review of the rule with this id is written.
    pub fn place_of_rule_review(&self, id: &str) -> Option<&Location> {
        self.source_map.rule_reviews.get(id)
    }
}
