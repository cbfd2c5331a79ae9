//! Question → [`Hits`], the rules that are worth a look at each of their phrases.

use std::cmp::Reverse;
use std::mem;
use std::ops::Range;

use super::analysis::token::key_of_tokens;
use super::analysis::{Query, Token};
use super::answer::Match;
use super::index::cohesion::mix;
use super::index::{Index, Vector};
use super::tuning::{LEAST_CONTAINED, LONGEST_CONTAINING, MOST_ARTICLES, MOST_BROAD, MOST_RIVALS, SHORTLIST};
use crate::text::{Class, Language, Word, key_of, key_of_words};

/// What the index has for a question.
pub(crate) struct Hits {
    pub(crate) vector: Vector,
    /// The only rule that has these very words.
    pub(crate) verbatim: Option<Verbatim>,
    /// Rules that may come near, in no particular order.
    pub(crate) shortlist: Vec<Coarse>,
}

/// A rule that has the very words of a question, or has them once misspellings are corrected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verbatim {
    pub(crate) rule: usize,
    pub(crate) matched: Match,
}

/// How similar a text is to a rule as a whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coarse {
    pub(crate) rule: usize,
    /// The similarity to its centroid.
    pub(crate) centroid: f32,
    pub(crate) learned: f32,
    /// About the most that it can come to with its phrases: a rule of many topics is similar to none of them as a whole.
    potential: f32,
}

impl Coarse {
    fn total(&self) -> f32 {
        self.centroid + self.learned
    }
}

/// Looks a question up.
pub(crate) fn retrieve(index: &Index, query: &Query<'_>, verbatim: Option<Verbatim>) -> Hits {
    let vector = index.vectorizer.vector(&query.analysis);
    let mut scores = coarse_scores(index, &vector);
    scores.retain(|coarse| index.finds(coarse.rule));
    Hits { verbatim, shortlist: shortlist(index, scores), vector }
}

/// The rule that has the very words of a question, if only one has.
pub(crate) fn verbatim(index: &Index, language: Language, query: &Query<'_>) -> Option<Verbatim> {
    if let Some(rule) = index.exact.rule(&query.tokens.key) {
        return Some(Verbatim { rule, matched: Match::Exact });
    }
    let corrected = query.analysis.has_corrections().then(|| key_of_tokens(&query.analysis.tokens));
    if let Some(rule) = corrected.and_then(|key| index.exact.rule(&key)) {
        return Some(Verbatim { rule, matched: Match::Typo });
    }
    contained(index, query).or_else(|| with_other_articles(index, language, query))
}

/// The only rule that has the words of a question with another article, or with none: “fix the bug” for “fix a bug”. Before and
/// after them the question says nothing.
fn with_other_articles(index: &Index, language: Language, query: &Query<'_>) -> Option<Verbatim> {
    let telling: Vec<&Token> = query.analysis.telling().collect();
    let ([first, .., last], true) = (telling.as_slice(), telling.len() >= LEAST_CONTAINED) else { return None };
    let is_said = |word: &&Word| first.span.start <= word.span.start && word.span.end <= last.span.end;
    let words: Vec<&str> = query.tokens.words.iter().filter(is_said).map(|word| word.folded.as_str()).collect();
    if words.len() > LONGEST_CONTAINING {
        return None;
    }
    let is_determiner = |word: &str| language.is_a(word, Class::Determiner);
    if !(1..=MOST_ARTICLES).contains(&words.iter().filter(|word| is_determiner(word)).count()) {
        return None;
    }
    let mut keys = vec![String::new()];
    for word in words {
        let words = if is_determiner(word) { language.articles() } else { &[word] };
        keys = keys.iter().flat_map(|key| words.iter().map(move |word| format!("{key} {word}"))).collect();
    }
    let mut rules = keys.iter().filter_map(|key| index.exact.rule(&key_of(key.split_whitespace())));
    let rule = rules.next()?;
    rules.all(|other| other == rule).then_some(Verbatim { rule, matched: Match::Words })
}

/// The rule of the longest phrase that stands in a question, if there is little else in it: one word at most that may be what
/// it is about, and none that the file has.
fn contained(index: &Index, query: &Query<'_>) -> Option<Verbatim> {
    let words = &query.tokens.words;
    if words.len() > LONGEST_CONTAINING {
        return None;
    }
    let content: Vec<&Token> = query.analysis.telling().collect();
    let mut windows: Vec<Range<usize>> =
        (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| start..end)).collect();
    windows.sort_by_key(|window| Reverse(window.len()));
    windows.into_iter().find_map(|window| {
        let span = words[window.start].span.start..words[window.end - 1].span.end;
        let mut beside = content.iter().filter(|token| token.span.start < span.start || span.end < token.span.end);
        let is_little = match (beside.next(), beside.next()) {
            (None, _) => !content.is_empty(),
            (Some(one), None) => content.len() > LEAST_CONTAINED && !index.contains(one.lexeme.stem),
            _ => false,
        };
        let rule = is_little.then(|| index.exact.rule(&key_of_words(&words[window])))??;
        Some(Verbatim { rule, matched: Match::Words })
    })
}

/// How similar a text is to every rule as a whole.
pub(crate) fn coarse_scores(index: &Index, vector: &Vector) -> Vec<Coarse> {
    let of_rules = index.phrases.centroids.times(vector).into_iter().zip(index.learned.times(vector)).enumerate();
    let coarse = |(rule, (centroid, learned))| {
        let nearest = index.phrases.sum_of_similarities(rule, centroid).min(1.0);
        let near = mix(nearest, centroid, index.nearest_shares[rule]);
        Coarse { rule, centroid, learned, potential: (near + learned) * index.scales[rule] }
    };
    of_rules.map(coarse).collect()
}

/// The rules that a text fits best as a whole; of the others, those that may fit it best by one phrase; and rules of other
/// owners besides, if all of those have the same ones.
pub(crate) fn shortlist(index: &Index, mut scores: Vec<Coarse>) -> Vec<Coarse> {
    let group = |coarse: &Coarse| index.fitted_owner_group(coarse.rule);
    scores.retain(|coarse| coarse.centroid != 0.0 || coarse.learned != 0.0);
    let mut list = take_best(&mut scores, SHORTLIST, Coarse::total);
    list.extend(take_best(&mut scores, MOST_BROAD, |coarse| coarse.potential));
    if list.windows(2).all(|pair| group(&pair[0]) == group(&pair[1])) {
        scores.retain(|coarse| list.first().is_some_and(|one| group(one) != group(coarse)));
        list.extend(take_best(&mut scores, MOST_RIVALS, Coarse::total));
    }
    list
}

/// Takes the best out, `count` at most; of equals, the first ones.
fn take_best(scores: &mut Vec<Coarse>, count: usize, key: impl Fn(&Coarse) -> f32) -> Vec<Coarse> {
    if scores.len() > count {
        let order = |a: &Coarse, b: &Coarse| key(b).total_cmp(&key(a)).then(a.rule.cmp(&b.rule));
        scores.select_nth_unstable_by(count, order);
    }
    let rest = scores.split_off(count.min(scores.len()));
    mem::replace(scores, rest)
}
