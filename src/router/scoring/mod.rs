//! Stage 4: [`Hits`] → [`ScoredRule`]s, and how surely the best of them is meant.

pub(crate) mod confidence;
pub(crate) mod coverage;

use super::answer::Match;
use super::index::cohesion::mix;
use super::index::{Index, Vector};
use super::retrieval::{Coarse, Hits};
use super::tuning::RANKED;

/// How similar a text is to a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Similarity {
    pub(crate) rule: usize,
    /// The similarity to the nearest phrase and to the centroid, each with its share: 0 to 1.
    pub(crate) near: f32,
    pub(crate) learned: f32,
    /// The nearest phrase.
    pub(crate) phrase: Option<u32>,
}

/// A rule with its score, 1 at most; below 0 if a rule of other owners fits better by far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ScoredRule {
    pub(crate) rule: usize,
    pub(crate) score: f32,
    pub(crate) basis: Basis,
}

/// What a score rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Basis {
    /// The rule has these very words.
    Verbatim(Match),
    /// The rule is similar.
    Similar {
        own: Similarity,
        /// The most similar rule of other owners.
        rival: Option<Similarity>,
    },
}

impl Similarity {
    fn total(&self) -> f32 {
        self.near + self.learned
    }
}

impl ScoredRule {
    /// `(⅔ near + ⅓ margin over the rival) · scale of the rule`: how near it is, and how far it leads.
    fn similar(own: Similarity, rival: Option<Similarity>, scale: f32) -> Self {
        let margin = own.total() - rival.map_or(0.0, |rival| rival.total());
        let score = ((2.0 * own.near + margin) / 3.0 * scale).min(1.0);
        Self { rule: own.rule, score, basis: Basis::Similar { own, rival } }
    }
}

/// The rules nearest to a question, best first; the one that has its very words leads.
pub(crate) fn score(index: &Index, hits: &Hits) -> Vec<ScoredRule> {
    let mut ranking = rank(index, &hits.vector, &hits.shortlist);
    if let Some(verbatim) = hits.verbatim {
        ranking.retain(|scored| scored.rule != verbatim.rule);
        ranking.insert(0, ScoredRule { rule: verbatim.rule, score: 1.0, basis: Basis::Verbatim(verbatim.matched) });
    }
    ranking
}

/// The best of the shortlisted rules, at most [`RANKED`], if they are near at all; of equals, the first one. The most similar
/// rule of other owners than the best always has a place.
pub(crate) fn rank(index: &Index, vector: &Vector, shortlist: &[Coarse]) -> Vec<ScoredRule> {
    let mut similarities = similarities(index, vector, shortlist);
    similarities.retain(|similarity| similarity.near > 0.0);
    let group = |similarity: &Similarity| index.owner_group(similarity.rule);
    let Some(best) = similarities.iter().copied().max_by(by_total) else { return Vec::new() };
    let others = similarities.iter().copied().filter(|other| group(other) != group(&best));
    let other = others.max_by(by_total);
    let scored = |own: &Similarity| {
        let rival = if group(own) == group(&best) { other } else { Some(best) };
        ScoredRule::similar(*own, rival, index.scales[own.rule])
    };
    let mut ranking: Vec<ScoredRule> = similarities.iter().map(scored).collect();
    ranking.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.rule.cmp(&b.rule)));
    keep_a_place(&mut ranking, RANKED, |scored| other.is_some_and(|other| scored.rule == other.rule));
    ranking.truncate(RANKED);
    ranking
}

/// Moves the first rule that is `wanted` to the last of the first `places`, unless it is among them.
pub(crate) fn keep_a_place<T>(ranking: &mut [T], places: usize, wanted: impl Fn(&T) -> bool) {
    if let Some(place) = ranking.iter().position(wanted).filter(|place| *place >= places) {
        ranking.swap(places - 1, place);
    }
}

fn by_total(one: &Similarity, other: &Similarity) -> std::cmp::Ordering {
    one.total().total_cmp(&other.total()).then(other.rule.cmp(&one.rule))
}

/// How similar a text is to some rules, their phrases included.
fn similarities(index: &Index, vector: &Vector, shortlist: &[Coarse]) -> Vec<Similarity> {
    let rules: Vec<usize> = shortlist.iter().map(|coarse| coarse.rule).collect();
    let nearest = index.phrases.nearest(&rules, vector);
    let similarity = |(coarse, nearest): (&Coarse, Option<(u32, f32)>)| {
        let of_phrase = nearest.map_or(0.0, |(_, similarity)| similarity);
        let near = mix(of_phrase, coarse.centroid, index.nearest_shares[coarse.rule]);
        let phrase = nearest.map(|(phrase, _)| phrase);
        Similarity { rule: coarse.rule, near, learned: coarse.learned, phrase }
    };
    shortlist.iter().zip(nearest).map(similarity).collect()
}
