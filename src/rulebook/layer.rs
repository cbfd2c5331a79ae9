//! What each file of a book says, for a router that asks the files one after the other.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::book::{BookFile, RuleBook};
use super::rule::Rule;
use crate::source::Source;
use crate::text::Language;

/// The wordings that one file of a book gives to rules.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Layer<'b> {
    /// The place of the file in [`RuleBook::files`].
    pub(crate) file: usize,
    /// Whether the file is that of the built-in rules.
    pub(crate) is_builtin: bool,
    /// The rules of this file, in the order of their places.
    #[serde(borrow)]
    pub(crate) rules: Vec<LayerRule<'b>>,
    pub(crate) language: Language,
    /// The groups of synonyms of this file, and of those below it that have no rules.
    #[serde(borrow)]
    pub(crate) synonyms: Vec<Vec<&'b str>>,
    /// The groups of synonyms of the files above.
    #[serde(borrow)]
    pub(crate) synonyms_above: Vec<Vec<&'b str>>,
}

/// A rule with the wordings that one file gives to it.
#[derive(Serialize, Deserialize)]
pub(crate) struct LayerRule<'b> {
    /// Its place in the book.
    pub(crate) place: usize,
    #[serde(borrow)]
    pub(crate) wordings: Vec<&'b str>,
}

impl RuleBook {
    /// The files that have wordings of rules, the top one first: what a file itself says counts more than what it extends.
    pub(crate) fn layers(&self) -> Vec<Layer<'_>> {
        let heights: HashMap<&str, usize> = self.file_names().into_iter().zip(0..).collect();
        let height = |source: &Source| heights.get(source.name()).copied().unwrap_or(0);
        let layer = |file: &BookFile| Layer { language: file.language, ..Layer::default() };
        let mut layers: Vec<Layer<'_>> = self.files.iter().map(layer).collect();
        layers.resize_with(layers.len().max(1), Layer::default);
        for (place, rule) in self.rules.iter().enumerate() {
            let home = self.home(rule);
            let lowest = height(home);
            layers[lowest].begin(place);
            layers[lowest].is_builtin |= home.is_built_in();
            for wording in rule.wordings() {
                let source = if layers.len() == 1 { home } else { &self.place_of_wording(rule, wording).source };
                layers[height(source).min(lowest)].add(place, wording);
            }
        }
        let mut layers: Vec<(usize, Layer<'_>)> = layers.into_iter().enumerate().collect();
        layers.retain(|(_, layer)| !layer.rules.is_empty());
        self.add_synonyms(&mut layers, &heights);
        layers.into_iter().map(|(file, layer)| Layer { file, ..layer }).collect()
    }

    /// The file with the rule's list of phrases: what files below say of the rule no longer counts.
    pub(super) fn home<'b>(&'b self, rule: &'b Rule) -> &'b Source {
        &self.source_map.replaced_phrases.get(&rule.id).unwrap_or(&rule.origin).source
    }

    /// The languages of the files that have rules, each once, that of the topmost one first.
    pub(crate) fn languages(&self) -> Vec<Language> {
        if let [file] = self.files.as_slice() {
            return vec![file.language];
        }
        let mut heights: BTreeSet<usize> = BTreeSet::new();
        for height in self.rules.iter().filter_map(|rule| self.height_of(self.home(rule).name())) {
            heights.insert(height);
            if heights.len() == self.files.len() {
                break;
            }
        }
        let mut languages: Vec<Language> = Vec::new();
        for language in heights.into_iter().map(|height| self.files[height].language) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// Gives each group of synonyms to the layer of its file, or to the next one above, and to those below that.
    fn add_synonyms<'b>(&'b self, layers: &mut [(usize, Layer<'b>)], heights: &HashMap<&str, usize>) {
        let place = |group| heights.get(self.place_of_synonyms(group)?.source.name()).copied();
        for (number, group) in self.synonyms.iter().enumerate() {
            let height = place(number).unwrap_or(usize::MAX);
            let group: Vec<&str> = group.iter().map(String::as_str).collect();
            let below = layers.partition_point(|(file, _)| *file <= height);
            let (above, below) = layers.split_at_mut(below);
            below.iter_mut().for_each(|(_, layer)| layer.synonyms_above.push(group.clone()));
            if let Some((_, home)) = above.last_mut() {
                home.synonyms.push(group);
            }
        }
    }
}

impl<'b> Layer<'b> {
    /// The rule of its book with this id, if it is of this file.
    pub(crate) fn rule(&self, book: &'b RuleBook, id: &str) -> Option<&'b Rule> {
        let found = self.rules.binary_search_by(|rule| book.rules[rule.place].id.as_str().cmp(id)).ok()?;
        Some(&book.rules[self.rules[found].place])
    }

    /// Adds a wording of the last rule, or of a new one.
    fn add(&mut self, place: usize, wording: &'b str) {
        self.begin(place);
        if let Some(rule) = self.rules.last_mut() {
            rule.wordings.push(wording);
        }
    }

    fn begin(&mut self, place: usize) {
        if self.rules.last().is_none_or(|last| last.place != place) {
            self.rules.push(LayerRule { place, wordings: Vec::new() });
        }
    }
}
