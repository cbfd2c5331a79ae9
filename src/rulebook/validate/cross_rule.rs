//! Checks across rules and synonyms: two of them must not claim the same words.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::super::merge::Layers;
use super::super::rule::Rule;
use super::super::schema::{Item, RuleItem, listed};
use super::super::shared_phrase::SharedPhrase;
use super::super::table_reader::{Located, Texts};
use super::Validator;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use crate::text::Language;

impl Validator<'_> {
    pub(super) fn no_rules(&mut self) {
        let layers = self.layers;
        let Some(file) = layers.files.first() else { return };
        // Another version may have its rules elsewhere.
        let is_readable = !self.findings.iter().any(|finding| finding.code == Code::UnsupportedSchema);
        if layers.rules.is_empty() && is_readable {
            let help = "add a rule: [rules.customer-feedback] with `activity`, `owner` and `phrases`; if another file extends \
                        this one, check that file";
            self.report(
                Diagnostic::new(Code::NoRules, &Location::new(&file.source, 0..0), "the file has no rule").help(help),
            );
        }
    }

    /// A phrase, in whatever spelling, belongs to one rule of a file; that of a file below loses it.
    pub(super) fn claims(&mut self) {
        let layers = self.layers;
        let key = phrase_keys(layers);
        let items: Vec<&Item<RuleItem>> = layers.rules.values().collect();
        let of_item = |item: &&Item<RuleItem>| item.body.wordings().map(&key).collect::<Vec<_>>();
        let keys: Vec<Vec<String>> = items.par_iter().map(of_item).collect();
        let claims = items.iter().zip(&keys).flat_map(|(item, keys)| {
            item.body.wordings().zip(keys).map(|(phrase, key)| Claim {
                key,
                file: phrase.at.source.name(),
                phrase,
                item,
            })
        });
        let mut claims: Vec<(usize, Claim<'_>)> = claims.filter(|claim| !claim.key.is_empty()).enumerate().collect();
        claims.par_sort_by_key(|(number, claim)| (claim.key, claim.file, *number));
        let same = claims.chunk_by(|(_, one), (_, other)| (one.key, one.file) == (other.key, other.file));
        let pairs = same.flat_map(|same| same[1..].iter().map(|other| (other, &same[0].1)));
        let mut pairs: Vec<_> =
            pairs.filter(|((_, other), first)| other.item.id.value != first.item.id.value).collect();
        pairs.sort_by_key(|((number, _), _)| *number);
        for ((_, other), first) in pairs {
            let (owner, rule) = (&first.item.id.value, &other.item.id.value);
            let message = format!("`{owner}` and `{rule}` claim the same phrase: “{}”", other.phrase.value);
            self.report(
                Diagnostic::new(Code::PhraseClaimedTwice, &other.phrase.at, message)
                    .also(&first.phrase.at, format!("claimed by `{owner}` here"))
                    .help("leave it to one of them"),
            );
        }
    }

    /// Takes from each rule the phrases that a file above has too: what a file itself says counts more.
    pub(super) fn without_phrases_of_files_above(&self, rules: &mut [Rule]) -> Vec<SharedPhrase> {
        let heights: HashMap<&str, usize> = self.layers.files.iter().map(|file| file.source.name()).zip(0..).collect();
        if heights.len() < 2 {
            return Vec::new();
        }
        let key = phrase_keys(self.layers);
        let height = |wording: &Located<String>| heights.get(wording.at.source.name()).copied().unwrap_or(usize::MAX);
        let mut highest: HashMap<String, (usize, &str, &Located<String>)> = HashMap::new();
        for item in self.layers.rules.values() {
            for wording in item.body.wordings() {
                let claim = (height(wording), item.id.value.as_str(), wording);
                let claimed = highest.entry(key(wording)).or_insert(claim);
                *claimed = if claim.0 < claimed.0 { claim } else { *claimed };
            }
        }
        let above = |phrase: &Located<String>| {
            let claimed = highest.get(&key(phrase));
            claimed.filter(|claimed| claimed.0 < height(phrase))
        };
        let mut shared = Vec::new();
        for (rule, item) in rules.iter_mut().zip(self.layers.rules.values()) {
            let kept = listed(&item.body.phrases).iter().filter(|phrase| above(phrase).is_none());
            rule.phrases = kept.map(|phrase| phrase.value.clone()).collect();
            let taken = item.body.wordings().filter_map(above).filter(|(_, id, _)| *id != rule.id);
            shared.extend(taken.map(|(_, _, phrase)| SharedPhrase {
                phrase: phrase.value.clone(),
                at: phrase.at.clone(),
                below: rule.id.clone(),
            }));
        }
        shared
    }

    pub(super) fn synonyms(&mut self) -> Vec<Vec<String>> {
        let layers = self.layers;
        let phrase_key = phrase_keys(layers);
        let mut seen: BTreeMap<(&str, String), (usize, &Location)> = BTreeMap::new();
        for (number, group) in layers.synonyms.iter().enumerate() {
            if group.value.len() < 2 {
                self.report(
                    Diagnostic::new(Code::InvalidSynonyms, &group.at, "a group of synonyms needs two words")
                        .help("add another word, or remove the group"),
                );
            }
            for word in &group.value {
                let key = phrase_key(word);
                if key.is_empty() {
                    let message = "a synonym without a letter or digit matches nothing";
                    self.report(Diagnostic::new(Code::InvalidSynonyms, &word.at, message).help("remove it"));
                } else if let Some((other, first)) = seen.insert((word.at.source.name(), key), (number, &word.at)) {
                    let (message, help) = match other == number {
                        true => ("is twice in this group of synonyms", "remove one of them"),
                        false => ("is in two groups of synonyms", "join the groups, or leave the word to one of them"),
                    };
                    let message = format!("`{}` {message}", word.value);
                    let found = Diagnostic::new(Code::InvalidSynonyms, &word.at, message);
                    self.report(found.also(first, "first here").help(help));
                }
            }
        }
        let words = |group: &Texts| group.value.iter().map(|word| word.value.clone()).collect();
        layers.synonyms.iter().map(words).collect()
    }
}

/// That a rule has a phrase.
struct Claim<'l> {
    /// What all its spellings have in common.
    key: &'l str,
    file: &'l str,
    phrase: &'l Located<String>,
    item: &'l Item<RuleItem>,
}

/// What texts of the same words have in common, as questions are compared with them in the language of their file.
fn phrase_keys(layers: &Layers) -> impl Fn(&Located<String>) -> String {
    let of_files = layers.files.iter().map(|file| (file.source.name(), file.language_or_default()));
    let languages: HashMap<&str, Language> = of_files.collect();
    move |text| {
        let language = languages.get(text.at.source.name()).copied().unwrap_or_default();
        language.phrase_key(&text.value)
    }
}
