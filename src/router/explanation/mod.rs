//! A verdict → [`Answer`], with every word's share in the scores and how it was read.

mod shares;

use std::collections::BTreeSet;

use super::analysis::{Term, Token};
use super::answer::{Answer, Candidate, Decision, Detail, Evidence, Reading, Steps, Unclear, Unknown};
use super::decision::{FoundBy, Verdict};
use super::gazetteer::Prepared;
use super::scoring::attribution::Attribution;
use super::scoring::confidence::Confidence;
use super::scoring::{ScoredRule, keep_a_place};
use super::tuning::LEAST_RELATED;
use crate::rulebook::Known;
use shares::{rounded, shares};

/// The answer that the best of all verdicts gives. Where none of them is known, the candidates of the others that come near
/// are among those named.
pub(crate) fn answer(
    activity: &str,
    prepared: &Prepared<'_>,
    best: &Verdict<'_>,
    others: &[Verdict<'_>],
    detail: Detail,
) -> Answer {
    let is_foreign = || others.iter().all(Verdict::is_in_another_language);
    let decision = match &best.decision {
        Decision::Unknown(Unknown::ForeignLanguage) if !is_foreign() => Decision::Unknown(Unknown::Activity),
        decision => decision.clone(),
    };
    Answer {
        activity: activity.to_owned(),
        decision,
        candidates: nearest_of_all(best, others, &prepared.known, detail),
        mentions: prepared.mentions.clone(),
        steps: (detail == Detail::Explanation).then(|| steps(best)).flatten(),
    }
}

fn nearest_of_all(best: &Verdict<'_>, others: &[Verdict<'_>], known: &Known, detail: Detail) -> Vec<Candidate> {
    if best.is_known() || best.too_little().is_some() || others.iter().all(|verdict| verdict.score() < Candidate::NEAR)
    {
        return nearest(candidates(best, known, detail));
    }
    let mut all: Vec<Candidate> =
        [best].into_iter().chain(others).flat_map(|verdict| candidates(verdict, known, detail)).collect();
    all.sort_by(|one, other| other.score.total_cmp(&one.score));
    // A rule with phrases in several files is in the layer of each.
    let mut seen = BTreeSet::new();
    all.retain(|candidate| seen.insert(candidate.rule.clone()));
    let mut candidates = nearest(all.into_iter());
    if detail == Detail::Decision {
        candidates.iter_mut().skip(1).for_each(|candidate| candidate.evidence.clear());
    }
    candidates
}

/// The steps to the score of the best rule; none if a value of a condition found it.
fn steps(verdict: &Verdict<'_>) -> Option<Steps> {
    let FoundBy::Words { confidence: of_words, cap } = verdict.found_by else { return None };
    let Confidence { alone, supported, coverage, distinction, .. } = of_words;
    let (confidence, threshold) = (of_words.value(), verdict.model.calibration.threshold);
    Some(Steps { similarity: alone, supported, coverage, distinction, confidence, threshold, cap })
}

/// The answer to a question that names several activities, not all of the same owners. Where not all can be named, those of
/// different owners go first.
pub(crate) fn answer_to_several(
    activity: &str,
    prepared: &Prepared<'_>,
    verdicts: &[Verdict<'_>],
    detail: Detail,
) -> Answer {
    let (mut seen, mut words) = (BTreeSet::new(), 0);
    let firsts = verdicts.iter().filter_map(|verdict| {
        let mut first = candidates(verdict, &prepared.known, detail).next()?;
        // The words of one activity stand behind those of the activities before it.
        first.evidence.iter_mut().for_each(|evidence| evidence.place += words);
        words += verdict.query.analysis.tokens.len();
        Some(first)
    });
    let mut firsts: Vec<Candidate> = firsts.filter(|first| seen.insert(first.rule.clone())).collect();
    let rules = firsts.len();
    let by_score = |one: &Candidate, other: &Candidate| other.score.total_cmp(&one.score);
    firsts.sort_by(by_score);
    let mut owners = BTreeSet::new();
    firsts.sort_by_cached_key(|first| !owners.insert(first.owners.clone()));
    firsts.truncate(Answer::CANDIDATES);
    firsts.sort_by(by_score);
    let of_first = |first: &&Candidate| verdicts.iter().find(|verdict| verdict.best_rule() == Some(&*first.rule));
    let explained = firsts.first().filter(|_| detail == Detail::Explanation);
    Answer {
        activity: activity.to_owned(),
        decision: Decision::Unclear(Unclear::SeveralActivities { rules }),
        steps: explained.as_ref().and_then(of_first).and_then(steps),
        candidates: nearest(firsts.into_iter()),
        mentions: prepared.mentions.clone(),
    }
}

/// The first candidates that have anything to do with the question.
fn nearest(candidates: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    candidates.take(Answer::CANDIDATES).filter(|candidate| candidate.score > 0.0).collect()
}

/// The rules that come near, best first. If the verdict is unclear, a rival of the first is among them: the one that it names,
/// or else a rule of other owners, if one is near.
fn candidates(verdict: &Verdict<'_>, known: &Known, detail: Detail) -> impl Iterator<Item = Candidate> {
    let model = verdict.model;
    let mut ranking: Vec<(ScoredRule, f64)> =
        verdict.ranking.iter().copied().zip(verdict.scores.iter().copied().map(f64::from)).collect();
    if let Decision::Unclear(unclear) = &verdict.decision {
        let group = |scored: &ScoredRule| model.owner_group(scored.rule);
        let first = group(&verdict.ranking[0]);
        let is_rival = |(scored, score): &(ScoredRule, f64)| match unclear {
            Unclear::SeveralOwners { rival } => model.rules[scored.rule].id == *rival,
            _ => *score >= Candidate::NEAR && group(scored) != first,
        };
        keep_a_place(&mut ranking, Answer::CANDIDATES, is_rival);
    }
    let attribution =
        (detail != Detail::Scores).then(|| Attribution::new(&model.index, &verdict.query.analysis, &verdict.vector));
    ranking.into_iter().enumerate().map(move |(place, (scored, score))| {
        let is_explained = place == 0 || detail == Detail::Explanation;
        let attribution = attribution.as_ref().filter(|_| is_explained);
        let evidence = attribution.map_or_else(Vec::new, |of| evidence(verdict, of, &scored, score));
        let rule = model.rules[scored.rule];
        let contexts = &model.book.contexts;
        let owners = rule.owners_under(contexts, |context| known.value(contexts, context));
        Candidate { rule: rule.id.clone(), owners, score: rounded(score), evidence }
    })
}

/// Every word's share in the score of a rule; words without one are left out.
fn evidence(verdict: &Verdict<'_>, attribution: &Attribution, scored: &ScoredRule, score: f64) -> Vec<Evidence> {
    if let FoundBy::Value { value, .. } = verdict.found_by {
        return vec![Evidence {
            word: value.words.clone(),
            read_as: value.value.clone(),
            share: rounded(score),
            place: 0,
            reading: Reading::Verbatim,
        }];
    }
    let analysis = &verdict.query.analysis;
    let contributions = attribution.contributions(&verdict.model.index, scored);
    let shares = shares(&attribution.features, &contributions, score);
    let words = analysis.tokens.iter().enumerate().zip(shares).filter(|(_, share)| *share != 0.0);
    let evidence = words.map(|((place, token), share)| {
        let (read_as, reading) = reading(verdict, place, scored.rule);
        Evidence { word: verdict.query.typed(token).to_owned(), read_as: read_as.to_owned(), share, place, reading }
    });
    evidence.collect()
}

/// How a word was read for a rule, and as what: the word itself if the rule has it, the file's word of which it is a
/// misspelling, the name of its group of synonyms, or the rule's word that is nearly the same. A word that the rule lacks
/// counts by its likeness.
fn reading<'a>(verdict: &'a Verdict<'_>, place: usize, rule: usize) -> (&'a str, Reading) {
    let model = verdict.model;
    let analysis = &verdict.query.analysis;
    let Token { lexeme, reading, .. } = &analysis.tokens[place];
    if *reading != Reading::Verbatim {
        return (model.analyzer.spelled(&lexeme.folded), *reading);
    }
    if lexeme.is_stop_word || model.index.rule_has(rule, lexeme.stem) {
        return (&lexeme.folded, Reading::Verbatim);
    }
    if let Some(group) = analysis.group_of(place)
        && model.index.rule_has(rule, Term::of_group(group))
    {
        return (model.analyzer.head(group), Reading::Synonym);
    }
    let related = lexeme.word_id.and_then(|word| model.index.rule_words.most_alike(word, rule));
    match related {
        Some(related) if related.cosine >= LEAST_RELATED => (model.analyzer.spelled(related.word), Reading::Related),
        _ => (&lexeme.folded, Reading::Likeness),
    }
}
