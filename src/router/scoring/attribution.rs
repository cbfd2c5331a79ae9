//! What every feature and every word of a question contributes to the score of a rule.

use crate::embedding::{DIMENSIONS, Embedding, dot};
use crate::router::analysis::features::Feature;
use crate::router::analysis::{Analysis, Token};
use crate::router::index::cohesion::mix;
use crate::router::index::{Index, Vector};
use crate::router::scoring::{Basis, ScoredRule, Similarity};
use crate::router::tuning::NEARNESS_PARTS;

/// The part of the margin in a score.
const OF_MARGIN: f32 = 1.0 / (NEARNESS_PARTS + 1.0);

/// The vector of a text, attributed to what it was made of.
pub(crate) struct Attribution {
    pub(crate) features: Vec<Feature>,
    /// By feature: its part of the value of its term; 0 if the file does not know the term.
    values: Vec<f32>,
    /// By word: its part of the embedding of the text.
    embeddings: Vec<Embedding>,
    /// Of the text.
    whole: Embedding,
}

/// A score taken apart.
pub(crate) struct Contributions {
    /// By feature.
    pub(crate) features: Vec<f32>,
    /// By word.
    pub(crate) embeddings: Vec<f32>,
}

/// A rule whose similarity counts in a score, and how much.
struct Summand<'s> {
    similarity: &'s Similarity,
    near: f32,
    learned: f32,
}

impl Attribution {
    /// `vector` is that of the text.
    pub(crate) fn new(index: &Index, analysis: &Analysis, vector: &Vector) -> Self {
        let features = index.vectorizer.features(analysis);
        let place = |feature: &Feature| vector.terms.binary_search_by_key(&feature.id?, |(id, _)| *id).ok();
        let places: Vec<Option<usize>> = features.iter().map(place).collect();
        let mut counts = vec![0.0; vector.terms.len()];
        places.iter().flatten().for_each(|place| counts[*place] += 1.0);
        let values = places.iter().map(|place| place.map_or(0.0, |place| vector.terms[place].1 / counts[place]));
        let (_, scale) = index.vectorizer.embedding(analysis);
        let of_word = |token: &Token| {
            let mut embedding = [0.0; DIMENSIONS];
            token.lexeme.add_to(&mut embedding, scale);
            embedding
        };
        let embeddings = analysis.tokens.iter().map(of_word).collect();
        Self { values: values.collect(), features, embeddings, whole: vector.embedding }
    }

    /// What a score consists of.
    pub(crate) fn contributions(&self, index: &Index, scored: &ScoredRule) -> Contributions {
        match &scored.basis {
            Basis::Verbatim(_) | Basis::Condition => self.squares(),
            Basis::Similar { own, rival } => self.of_similarities(index, own, rival.as_ref()),
        }
    }

    /// The part of a score that is of telling words alone: what a function word has a part in does not count.
    pub(crate) fn of_telling_words(&self, index: &Index, analysis: &Analysis, scored: &ScoredRule) -> f32 {
        let Contributions { features, embeddings } = self.contributions(index, scored);
        let is_telling = |token: &Token| token.lexeme.says_something;
        let of_features = self.features.iter().zip(features);
        let of_features =
            of_features.filter(|(feature, _)| analysis.tokens[feature.words.clone()].iter().all(is_telling));
        let of_words = analysis.tokens.iter().zip(embeddings).filter(|(token, _)| is_telling(token));
        of_features.map(|(_, part)| part).chain(of_words.map(|(_, part)| part)).sum()
    }

    /// Whether a telling word speaks for a rule, by itself or with others.
    pub(crate) fn has_telling_word(&self, index: &Index, analysis: &Analysis, scored: &ScoredRule) -> bool {
        let Contributions { features, embeddings: mut parts } = self.contributions(index, scored);
        for (feature, part) in self.features.iter().zip(features) {
            let words = feature.words.clone();
            let part = part / words.len().max(1) as f32;
            parts[words].iter_mut().for_each(|of_word| *of_word += part);
        }
        analysis.telling_places().any(|place| parts[place] > 0.0)
    }

    /// All of the text was found: a feature contributes its part of the text's own square.
    fn squares(&self) -> Contributions {
        Contributions {
            features: self.values.iter().map(|value| value * value).collect(),
            embeddings: self.embeddings.iter().map(|word| dot(word, &self.whole)).collect(),
        }
    }

    /// As [`ScoredRule`] computes it: near + ⅓ learned of the rule itself, less ⅓ of the rival's near and learned.
    fn of_similarities(&self, index: &Index, own: &Similarity, rival: Option<&Similarity>) -> Contributions {
        let rival = rival.map(|similarity| Summand { similarity, near: -OF_MARGIN, learned: -OF_MARGIN });
        let summands = [Some(Summand { similarity: own, near: 1.0, learned: OF_MARGIN }), rival];
        let of_feature = |(feature, value): (&Feature, &f32)| {
            let Some(id) = feature.id else { return 0.0 };
            value * summands.iter().flatten().map(|summand| summand.value(index, id)).sum::<f32>()
        };
        let mut wanted = [0.0; DIMENSIONS];
        summands.iter().flatten().for_each(|summand| summand.add_embedding(index, &mut wanted));
        Contributions {
            features: self.features.iter().zip(&self.values).map(of_feature).collect(),
            embeddings: self.embeddings.iter().map(|word| dot(word, &wanted)).collect(),
        }
    }
}

impl Summand<'_> {
    /// What the score gains for each unit of a dictionary term.
    fn value(&self, index: &Index, term: u32) -> f32 {
        let rule = self.similarity.rule as u32;
        let in_rule = index.phrases.centroids.terms.value(term, rule);
        // What no phrase of the rule has, this one does not have.
        let phrase = self.similarity.phrase.filter(|_| in_rule > 0.0);
        let in_phrase = phrase.map_or(0.0, |phrase| index.phrases.phrases.terms.value(term, phrase));
        self.near * mix(in_phrase, in_rule, index.nearest_shares[self.similarity.rule])
            + self.learned * index.learned.terms.value(term, rule)
    }

    /// Adds what the score gains in each direction of an embedding.
    fn add_embedding(&self, index: &Index, wanted: &mut Embedding) {
        let rule = self.similarity.rule;
        let in_phrase = |phrase: u32| index.phrases.phrases.embeddings.get(phrase as usize);
        let phrase = self.similarity.phrase.map_or([0.0; DIMENSIONS], in_phrase);
        let (centroid, learned) = (index.phrases.centroids.embeddings.get(rule), index.learned.embeddings.get(rule));
        for at in 0..DIMENSIONS {
            wanted[at] +=
                self.near * mix(phrase[at], centroid[at], index.nearest_shares[rule]) + self.learned * learned[at];
        }
    }
}
