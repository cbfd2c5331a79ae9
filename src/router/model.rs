//! What is fitted to a rule book, for all stages to read.

use rayon::prelude::*;

use super::analysis::{Analysis, Analyzer, Tokens};
use super::calibration::Calibration;
use super::index::Index;
use super::index::exact::ExactMatches;
use super::store::{Reader, Writer};
use crate::rulebook::{Rule, RuleBook};
use crate::text::Language;

/// A rule book, ready for questions.
pub(crate) struct Model<'b> {
    pub(crate) book: &'b RuleBook,
    pub(crate) analyzer: Analyzer,
    pub(crate) index: Index,
    pub(crate) calibration: Calibration,
}

impl<'b> Model<'b> {
    pub(crate) fn fit(book: &'b RuleBook) -> Self {
        let language = book.language();
        let tokens: Vec<Vec<Tokens>> = book.rules.par_iter().map(|rule| tokens_of(language, rule)).collect();
        let analyzer = Analyzer::fit(language, book, &tokens);
        let exact = ExactMatches::new(book, &tokens);
        let read = |rule: Vec<Tokens>| rule.iter().map(|phrase| analyzer.phrase(&phrase.words)).collect();
        // A rule's tokens are dropped once they are read: a large file has many.
        let analyses: Vec<Vec<Analysis>> = tokens.into_par_iter().map(read).collect();
        let (index, corpus) = Index::fit(analyses, book.owner_groups(), exact);
        let calibration = Calibration::fit(&index, &corpus);
        Self { book, analyzer, index, calibration }
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
        Some(Self { book, analyzer, index, calibration: Calibration::load(reader) })
    }
}

/// The phrases of a rule, each once, in an order that is not that of the file: it must not matter, not even to the last bit
/// of a sum.
fn tokens_of(language: Language, rule: &Rule) -> Vec<Tokens> {
    let mut phrases: Vec<Tokens> = rule.wordings().map(|wording| Tokens::new(language, wording)).collect();
    phrases.sort_by(|one, other| one.key.cmp(&other.key));
    phrases.dedup_by(|one, other| one.key == other.key);
    phrases
}
