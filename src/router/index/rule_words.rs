//! The words of every rule that have an embedding.

use rayon::prelude::*;

use crate::embedding::WordId;
use crate::router::analysis::Analysis;
use crate::router::store::{Offsets, Ragged, Reader, StringTable, Writer};
use crate::router::tuning::LEAST_COSINE;

/// By rule, each word once, in alphabetical order.
pub(crate) struct RuleWords {
    words: StringTable,
    /// By rule: the rows of its words' embeddings. Those of all rules together are in the order of `words`.
    rows: Ragged<u32>,
}

/// The word of a rule that is most like a word of a question.
pub(crate) struct Related<'w> {
    pub(crate) word: &'w str,
    /// How alike the two are, 0 to 1.
    pub(crate) cosine: f32,
}

impl RuleWords {
    /// From the phrases of every rule.
    pub(crate) fn new<'r>(rules: &'r [Vec<Analysis>]) -> Self {
        let words_of = |phrases: &'r Vec<Analysis>| {
            let lexemes = phrases.iter().flat_map(|phrase| &phrase.tokens).map(|token| &token.lexeme);
            let telling = lexemes.filter(|lexeme| !lexeme.is_stop_word);
            let words = telling.filter_map(|lexeme| Some((lexeme.folded.as_str(), lexeme.word_id?.row())));
            let mut words: Vec<(&'r str, u32)> = words.collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let by_rule: Vec<_> = rules.par_iter().map(words_of).collect();
        Self {
            words: StringTable::new(by_rule.iter().flatten().map(|(word, _)| *word)),
            rows: Ragged::of_parts(
                Offsets::new(by_rule.iter().map(Vec::len)),
                by_rule.iter().flatten().map(|(_, row)| *row).collect(),
            ),
        }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.words.store(writer);
        self.rows.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { words: StringTable::load(reader), rows: Ragged::load(reader) }
    }

    /// The word of a rule that is most like a word; `None` if none is like it.
    pub(crate) fn most_alike(&self, word: WordId, rule: usize) -> Option<Related<'_>> {
        let cosine = word.cosines();
        let places = self.rows.range(rule).zip(self.rows.row(rule));
        let alike = places.filter_map(|(place, row)| Some((place, cosine(WordId::at(*row)?))));
        let (place, cosine) = alike.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (cosine > LEAST_COSINE).then(|| Related { word: self.words.get(place), cosine })
    }
}
