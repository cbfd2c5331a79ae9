//! What each file of a book says, for a router that asks the files one after the other.

use std::collections::HashMap;

use super::book::RuleBook;
use super::rule::Rule;
use crate::source::Source;
use crate::text::Language;

/// The wordings that one file of a book gives to rules.
#[derive(Default)]
pub(crate) struct Layer<'b> {
    /// The file; `None` if it has no wording.
    pub(crate) source: Option<&'b Source>,
    /// The rules of this file, sorted by id, each with its wordings here.
    pub(crate) rules: Vec<(&'b Rule, Vec<&'b str>)>,
    pub(crate) language: Language,
    /// The groups of synonyms of this file and of those that it extends.
    pub(crate) synonyms: Vec<&'b [String]>,
    /// The groups of synonyms of the files above.
    pub(crate) synonyms_above: Vec<&'b [String]>,
}

impl RuleBook {
    /// The files that have wordings of rules, the top one first: what a file itself says counts more than what it extends.
    pub(crate) fn layers(&self) -> Vec<Layer<'_>> {
        let heights: HashMap<&str, usize> = self.files.iter().map(String::as_str).zip(0..).collect();
        let height = |source: &Source| heights.get(source.name()).copied().unwrap_or(0);
        let mut layers: Vec<Layer<'_>> = (0..self.files.len().max(1)).map(|file| self.layer(file, &heights)).collect();
        for rule in &self.rules {
            let home = self.home(rule);
            let lowest = height(home);
            layers[lowest].begin(home, rule);
            for wording in rule.wordings() {
                let source = if layers.len() == 1 { home } else { &self.place_of_wording(rule, wording).source };
                layers[height(source).min(lowest)].add(source, rule, wording);
            }
        }
        layers.retain(|layer| !layer.rules.is_empty());
        layers
    }

    /// The file with the rule's list of phrases: what files below say of the rule no longer counts.
    fn home<'b>(&'b self, rule: &'b Rule) -> &'b Source {
        &self.source_map.replaced_phrases.get(&rule.id).unwrap_or(&rule.origin).source
    }

    /// The layer of the file in this place, without rules.
    fn layer<'b>(&'b self, file: usize, heights: &HashMap<&str, usize>) -> Layer<'b> {
        let height = |group: &usize| heights.get(self.place_of_synonyms(*group)?.source.name()).copied();
        let is_above = |group: &usize| height(group).is_some_and(|height| height < file);
        let (above, own): (Vec<usize>, Vec<usize>) = (0..self.synonyms.len()).partition(is_above);
        let groups = |numbers: Vec<usize>| numbers.into_iter().map(|group| self.synonyms[group].as_slice()).collect();
        let language = self.languages.get(file).copied().unwrap_or_default();
        Layer { language, synonyms: groups(own), synonyms_above: groups(above), ..Layer::default() }
    }
}

impl<'b> Layer<'b> {
    /// The rule with this id, if it is of this file.
    pub(crate) fn rule(&self, id: &str) -> Option<&'b Rule> {
        let place = self.rules.binary_search_by(|(rule, _)| rule.id.as_str().cmp(id)).ok()?;
        Some(self.rules[place].0)
    }

    /// Adds a wording of the last rule, or of a new one.
    fn add(&mut self, source: &'b Source, rule: &'b Rule, wording: &'b str) {
        self.begin(source, rule);
        if let Some((_, wordings)) = self.rules.last_mut() {
            wordings.push(wording);
        }
    }

    fn begin(&mut self, source: &'b Source, rule: &'b Rule) {
        self.source = Some(source);
        if self.rules.last().is_none_or(|(last, _)| last.id != rule.id) {
            self.rules.push((rule, Vec::new()));
        }
    }
}
