//! [`Hits`] → [`ScoredRule`]s, and how surely the best of them is meant.

pub(crate) mod attribution;
pub(crate) mod confidence;
pub(crate) mod query_coverage;

use libm::{expf, logf};

use super::answer::Match;
use super::index::cohesion::mix;
use super::index::{Index, Vector};
use super::retrieval::{Coarse, Hits};
use super::tuning::{NEARNESS_PARTS, POOLED, POOLING, RANKED};

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

/// A rule with its score: below 0 if a rule of other owners fits better by far, a little above 1 if others of its owners fit as
/// well.
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
    /// The question names a value that cases of the rule ask for.
    Condition,
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
        let score = ((NEARNESS_PARTS * own.near + margin) / (NEARNESS_PARTS + 1.0) * scale).min(1.0);
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
    let group = |similarity: &Similarity| index.fitted_owner_group(similarity.rule);
    let Some(best) = similarities.iter().copied().max_by(by_total) else { return Vec::new() };
    let others = similarities.iter().copied().filter(|other| group(other) != group(&best));
    let other = others.max_by(by_total);
    let scored = |own: &Similarity| {
        let rival = if group(own) == group(&best) { other } else { Some(best) };
        ScoredRule::similar(*own, rival, index.scales[own.rule])
    };
    let mut ranking: Vec<ScoredRule> = similarities.iter().map(scored).collect();
    pool(index, &mut ranking);
    ranking.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.rule.cmp(&b.rule)));
    keep_a_place(&mut ranking, RANKED, |scored| other.is_some_and(|other| scored.rule == other.rule));
    ranking.truncate(RANKED);
    ranking
}

/// Adds to each score what the best rules of the same owners say for one another: `t · ln Σ e^((s - best) / t)`, the soft
/// maximum of their scores less the greatest. Only [`POOLED`] rules count: a crowd of rules alike says no more.
fn pool(index: &Index, ranking: &mut [ScoredRule]) {
    ranking.sort_by(|one, other| {
        let by_group = index.fitted_owner_group(one.rule).cmp(&index.fitted_owner_group(other.rule));
        by_group.then(other.score.total_cmp(&one.score))
    });
    for group in
        ranking.chunk_by_mut(|one, other| index.fitted_owner_group(one.rule) == index.fitted_owner_group(other.rule))
    {
        let best = group[0].score;
        let sum = group.iter().take(POOLED).map(|scored| expf((scored.score - best) / POOLING)).sum();
        let bonus = POOLING * logf(sum);
        group.iter_mut().for_each(|scored| scored.score += bonus);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::analysis::Analysis;
    use crate::router::retrieval::{Verbatim, coarse_scores, shortlist};

    fn similarity(rule: usize, near: f32, learned: f32) -> Similarity {
        Similarity { rule, near, learned, phrase: None }
    }

    fn score_of(own: Similarity, rival: Option<Similarity>, scale: f32) -> f32 {
        ScoredRule::similar(own, rival, scale).score
    }

    /// The margin is (0.6 + 0.3) - (0.4 + 0.1) = 0.4: (2 · 0.6 + 0.4) / 3 · 1.5 = 0.8. Without a rival it is 0.9: 0.7 · 1.2.
    #[test]
    fn a_score_is_nearness_and_margin() {
        let own = similarity(0, 0.6, 0.3);
        assert!((score_of(own, Some(similarity(1, 0.4, 0.1)), 1.5) - 0.8).abs() < 1e-6);
        assert!((score_of(own, None, 1.2) - 0.84).abs() < 1e-6);
    }

    #[test]
    fn a_score_is_1_at_most_and_negative_behind_a_far_better_rival() {
        assert_eq!(score_of(similarity(0, 0.9, 0.3), None, 2.0), 1.0);
        let behind = score_of(similarity(0, 0.1, 0.0), Some(similarity(1, 0.9, 0.4)), 1.0);
        assert!((behind - (0.2 - 1.2) / 3.0).abs() < 1e-6);
    }

    #[test]
    fn of_equal_similarities_the_first_rule_wins() {
        let (first, second) = (similarity(3, 0.5, 0.1), similarity(7, 0.5, 0.1));
        assert_eq!([second, first].into_iter().max_by(by_total), Some(first));
    }

    #[test]
    fn the_first_wanted_one_has_a_place() {
        let kept = |mut ranking: Vec<usize>, wanted: usize| {
            keep_a_place(&mut ranking, 3, |one| *one >= wanted);
            ranking
        };
        assert_eq!(kept(vec![1, 2, 3, 4, 9, 8], 8), [1, 2, 9, 4, 3, 8]);
        assert_eq!(kept(vec![9, 2, 3, 8], 8), [9, 2, 3, 8]);
        assert_eq!(kept(vec![1, 2], 8), [1, 2]);
    }

    /// Rule 2 has the very words of the question; the others follow by similarity.
    #[test]
    fn a_verbatim_rule_leads() {
        let index = Index::of_phrases(&[&["serve soup"], &["bake bread"], &["serve hot soup"]]);
        let vector = index.vectorizer.vector(&Analysis::of_words("serve soup"));
        let shortlist = shortlist(&index, coarse_scores(&index, &vector));
        let verbatim = Some(Verbatim { rule: 2, matched: Match::Exact });
        let ranking = score(&index, &Hits { vector, verbatim, shortlist });
        let rules: Vec<usize> = ranking.iter().map(|scored| scored.rule).collect();
        assert_eq!(rules[..2], [2, 0]);
        assert!(!rules[2..].contains(&2));
        assert_eq!((ranking[0].score, ranking[0].basis), (1.0, Basis::Verbatim(Match::Exact)));
    }
}
