//! What is fitted to a rule book, for all stages to read.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::analysis::{Analysis, Analyzer, Phrase};
use super::calibration::Calibration;
use super::index::Index;
use super::index::exact::ExactMatches;
use super::store::{Reader, Writer};
use crate::rulebook::{Layer, LayerRule, Rule, RuleBook};
use crate::text::Language;

/// One layer of a rule book, ready for questions.
pub(crate) struct Model<'b> {
    pub(crate) book: &'b RuleBook,
    /// By number in the index.
    pub(crate) rules: Vec<&'b Rule>,
    pub(crate) analyzer: Analyzer,
    pub(crate) index: Index,
    pub(crate) calibration: Calibration,
    /// The place of its file in [`RuleBook::files`].
    pub(crate) file: usize,
    /// Whether its rules are the built-in ones, which know no condition of a file above.
    pub(crate) is_builtin: bool,
    /// See [`Model::owner_group`]; made when a question first needs it.
    owner_groups: OnceLock<Vec<u32>>,
}

impl<'b> Model<'b> {
    /// Which owners a rule has, as a number; equal numbers, equal owners. The index tells by those that it was fitted to how near a
    /// rule is; this one, of which rules one word says something, and which of them do not agree.
    pub(crate) fn owner_group(&self, rule: usize) -> u32 {
        self.owner_groups.get_or_init(|| Rule::owner_groups(&self.rules))[rule]
    }

    /// For one layer of a book, and the model of the layer below it; the calibration is fitted if it is not known.
    pub(crate) fn fit(
        book: &'b RuleBook,
        mut layer: Layer<'b>,
        below: Option<&Self>,
        calibration: Option<Calibration>,
    ) -> Self {
        let Layer { file, is_builtin, .. } = layer;
        layer.rules.retain(|rule| !rule.wordings.is_empty());
        let read = |rule: &LayerRule<'_>| phrases_of(layer.language, &rule.wordings);
        let phrases: Vec<Vec<Phrase>> = layer.rules.par_iter().map(read).collect();
        let analyzer = Analyzer::fit(&layer, &phrases, below.map(|model| &model.analyzer));
        let exact = ExactMatches::new(book, &phrases);
        let read = |rule: Vec<Phrase>| rule.iter().map(|phrase| analyzer.phrase(phrase)).collect();
        // A rule's phrases are dropped once they are read: a large file has many.
        let analyses: Vec<Vec<Analysis>> = phrases.into_par_iter().map(read).collect();
        let rules: Vec<&Rule> = layer.rules.into_iter().map(|rule| &book.rules[rule.place]).collect();
        let (index, phrases) = Index::fit(analyses, Rule::owner_groups(&rules), exact);
        let fit = || Calibration::fit(&index, &phrases, below.map(|model| &model.calibration));
        let calibration = calibration.unwrap_or_else(fit);
        Self { book, rules, analyzer, index, calibration, file, is_builtin, owner_groups: OnceLock::new() }
    }

    /// The fitted parts as bytes.
    pub(crate) fn store(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.analyzer.store(&mut writer);
        self.index.store(&mut writer);
        self.calibration.store(&mut writer);
        writer.finish()
    }

    /// The model that was stored as `bytes`, fitted to the same book; `None` for bytes of another format or version.
    pub(crate) fn load(book: &'b RuleBook, bytes: &'static [u8]) -> Option<Self> {
        let reader = &mut Reader::new(bytes)?;
        let (analyzer, index) = (Analyzer::load(book.language(), reader), Index::load(reader));
        let calibration = Calibration::load(reader);
        let rules = book.rules.iter().collect();
        Some(Self {
            book,
            rules,
            analyzer,
            index,
            calibration,
            file: 0,
            is_builtin: true,
            owner_groups: OnceLock::new(),
        })
    }

    /// The same model as that of a layer of another book, which extends its own: of the rules, those that are not of the
    /// layer are no longer found.
    pub(crate) fn within<'o>(self, book: &'o RuleBook, layer: &Layer<'o>) -> Model<'o>
    where
        'b: 'o,
    {
        let Self { rules, analyzer, index, calibration, is_builtin, .. } = self;
        let found: Vec<Option<&Rule>> = rules.iter().map(|rule| layer.rule(book, &rule.id)).collect();
        let language = analyzer.language();
        let replaced = rules.iter().zip(&found).filter_map(|(rule, changed)| replaced(language, rule, *changed));
        let replaced: Vec<String> = replaced.collect();
        let rules: Vec<&Rule> = rules.into_iter().zip(&found).map(|(rule, found)| found.unwrap_or(rule)).collect();
        let hidden: Vec<bool> = found.iter().map(Option::is_none).collect();
        let is_any_hidden = hidden.contains(&true);
        let index = index.within(book, hidden, &replaced);
        // Most files hide no rule, and to look at all stems would cost them a tenth of the start.
        let analyzer = if is_any_hidden { analyzer.without(|stem| index.hides(stem)) } else { analyzer };
        let analyzer = analyzer.with_synonyms_above(layer);
        Model { book, rules, analyzer, index, calibration, file: layer.file, is_builtin, owner_groups: OnceLock::new() }
    }
}

/// The key of the activity of a rule, if the rule that changes it has it no longer.
fn replaced(language: Language, rule: &Rule, changed: Option<&Rule>) -> Option<String> {
    let has = |changed: &Rule| changed.wordings().any(|wording| wording == rule.activity);
    changed.filter(|changed| !has(changed)).map(|_| language.phrase_key(&rule.activity))
}

/// The phrases of a rule, each once, in an order that is not that of the file: it must not matter, not even to the last bit
/// of a sum.
fn phrases_of(language: Language, wordings: &[&str]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = wordings.iter().map(|wording| Phrase::new(language, wording)).collect();
    phrases.sort_by(|one, other| one.key.cmp(&other.key));
    phrases.dedup_by(|one, other| one.key == other.key);
    phrases
}
