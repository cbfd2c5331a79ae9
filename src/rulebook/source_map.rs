//! Where the parts of a rule book are written, for findings that point at them.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::merge::{Items, Layers};
use super::schema::{RuleFile, RuleItem, listed, named};
use super::table_reader::Located;
use crate::source::Location;

/// The place of everything that is not a rule as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct SourceMap {
    pub(super) roles: BTreeMap<String, Location>,
    /// The entry of each role in the topmost file that has one.
    pub(super) top_roles: BTreeMap<String, Location>,
    /// As well, of each rule.
    pub(super) top_rules: BTreeMap<String, Location>,
    /// As well, of each area.
    pub(super) top_areas: BTreeMap<String, Location>,
    /// As well, of each person.
    pub(super) top_people: BTreeMap<String, Location>,
    /// The values of each context.
    pub(super) values: BTreeMap<String, Location>,
    /// The words of areas, by area id and word.
    pub(super) area_words: BTreeMap<(String, String), Location>,
    /// Ids and plain names of holders and deputies: where each is first written, those of roles before those of areas.
    pub(super) names: BTreeMap<String, Location>,
    /// By rule id: its wordings, as the rule book has them, sorted.
    wordings: BTreeMap<String, Vec<Located<String>>>,
    /// By rule id: where the list of phrases is written, if a file above the one in which the rule begins replaces it.
    pub(super) replaced_phrases: BTreeMap<String, Location>,
    /// In the order of the book's groups of synonyms.
    pub(super) synonyms: Vec<Location>,
    /// Where a file says that it extends the built-in rules; the topmost of them.
    pub(super) builtin: Option<Location>,
    /// Where the topmost file says what it extends.
    pub(super) bases: Option<Location>,
    /// The review of the whole book.
    pub(super) review: Option<Location>,
    /// By rule id.
    pub(super) rule_reviews: BTreeMap<String, Location>,
    /// The ids of the rules that files remove.
    pub(super) removed_rules: Vec<String>,
}

impl SourceMap {
    pub(super) fn of(layers: &Layers) -> Self {
        let mut rule_reviews = BTreeMap::new();
        let mut replaced_phrases = BTreeMap::new();
        for (id, item) in &layers.rules {
            let phrases = item.body.phrases.as_ref().map(|phrases| &phrases.at);
            let replaced = phrases.filter(|at| at.source.name() != item.id.at.source.name());
            replaced_phrases.extend(replaced.map(|at| (id.clone(), at.clone())));
            rule_reviews.extend(item.body.reviewed.as_ref().map(|date| (id.clone(), date.at.clone())));
        }
        Self {
            roles: layers.roles.iter().map(|(id, item)| (id.clone(), item.id.at.clone())).collect(),
            top_roles: topmost(&layers.roles),
            top_rules: topmost(&layers.rules),
            top_areas: topmost(&layers.areas),
            top_people: topmost(&layers.people),
            values: values(layers),
            area_words: area_words(layers),
            names: names(layers),
            wordings: layers.rules.iter().map(|(id, item)| (id.clone(), wordings(&item.body))).collect(),
            replaced_phrases,
            synonyms: layers.synonyms.iter().map(|group| group.at.clone()).collect(),
            builtin: builtin(layers),
            bases: layers.files.first().and_then(bases),
            review: layers.files.first().and_then(|file| Some(file.reviewed.as_ref()?.at.clone())),
            rule_reviews,
            removed_rules: removed_rules(layers),
        }
    }

    /// Where a rule has a wording; where it stands twice, the last place.
    pub(super) fn wording(&self, rule: &str, wording: &str) -> Option<&Location> {
        let wordings = self.wordings.get(rule)?;
        let last = wordings.partition_point(|other| other.value.as_str() <= wording).checked_sub(1)?;
        Some(&wordings[last]).filter(|last| last.value == wording).map(|last| &last.at)
    }
}

fn wordings(rule: &RuleItem) -> Vec<Located<String>> {
    let mut wordings: Vec<Located<String>> = rule.wordings().cloned().collect();
    wordings.sort_by(|one, other| one.value.cmp(&other.value));
    wordings
}

fn removed_rules(layers: &Layers) -> Vec<String> {
    let removed = layers.removals.keys().filter(|(kind, _)| *kind == Kind::Rule);
    removed.map(|(_, id)| id.clone()).collect()
}

fn builtin(layers: &Layers) -> Option<Location> {
    let mut bases = layers.files.iter().flat_map(RuleFile::extends);
    bases.find(|base| base.is_builtin()).map(|base| base.path.at.clone())
}

/// From the first of the files that one extends to the last.
fn bases(file: &RuleFile) -> Option<Location> {
    let (first, last) = (file.extends().next()?, file.extends().last()?);
    Some(Location::new(&file.source, first.path.at.span.start..last.path.at.span.end))
}

fn topmost<T>(items: &Items<T>) -> BTreeMap<String, Location> {
    items.iter().map(|(id, item)| (id.clone(), item.topmost().clone())).collect()
}

fn values(layers: &Layers) -> BTreeMap<String, Location> {
    let values =
        layers.contexts.iter().filter_map(|(id, item)| Some((id.clone(), item.body.values.as_ref()?.at.clone())));
    values.collect()
}

fn area_words(layers: &Layers) -> BTreeMap<(String, String), Location> {
    let words = layers.areas.iter().flat_map(|(id, item)| {
        listed(&item.body.words).iter().map(move |word| ((id.clone(), word.value.clone()), word.at.clone()))
    });
    words.collect()
}

fn names(layers: &Layers) -> BTreeMap<String, Location> {
    let of_roles = layers.roles.values().flat_map(|item| item.body.holder.iter().chain(&item.body.deputy));
    let of_areas = layers.areas.values().flat_map(|item| named(&item.body.holders).iter().map(|(_, names)| names));
    let mut first = BTreeMap::new();
    for name in of_roles.chain(of_areas).flat_map(|names| &names.value) {
        first.entry(name.value.clone()).or_insert_with(|| name.at.clone());
    }
    first
}
