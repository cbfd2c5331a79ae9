//! Stage 6: a verdict → [`Answer`], with every word's share in the scores and how it was read.

mod attribution;
mod shares;

use super::analysis::{Term, Token};
use super::answer::{Answer, Candidate, Decision, Detail, Evidence, Reading, Steps};
use super::decision::Verdict;
use super::model::Model;
use super::scoring::confidence::Confidence;
use super::scoring::{ScoredRule, keep_a_place};
use super::tuning::LEAST_RELATED;
use attribution::Attribution;
use shares::{rounded, shares};

/// The answer that a verdict gives.
pub(crate) fn answer(model: &Model<'_>, verdict: &Verdict<'_>, detail: Detail) -> Answer {
    let candidates = nearest(candidates(model, verdict, detail));
    let steps = (detail == Detail::Explanation).then(|| steps(model, verdict));
    Answer {
        activity: verdict.query.text.to_owned(),
        decision: verdict.decision.clone(),
        candidates,
        is_foreign: verdict.query.is_foreign,
        steps,
    }
}

fn steps(model: &Model<'_>, verdict: &Verdict<'_>) -> Steps {
    let Confidence { alone, supported, coverage, distinction } = verdict.confidence;
    let (confidence, threshold) = (verdict.confidence.value(), model.calibration.threshold);
    Steps { similarity: alone, supported, coverage, distinction, confidence, threshold }
}

/// The answer to a question that names two activities of different owners.
pub(crate) fn answer_to_both(model: &Model<'_>, activity: &str, verdicts: &[Verdict<'_>; 2], detail: Detail) -> Answer {
    let firsts = verdicts.iter().filter_map(|verdict| candidates(model, verdict, detail).next());
    let mut firsts: Vec<Candidate> = firsts.collect();
    firsts.sort_by(|one, other| other.score.total_cmp(&one.score));
    Answer {
        activity: activity.to_owned(),
        decision: Decision::Unclear,
        candidates: nearest(firsts.into_iter()),
        is_foreign: false,
        steps: None,
    }
}

/// The first candidates that have anything to do with the question.
fn nearest(candidates: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    candidates.take(Answer::CANDIDATES).filter(|candidate| candidate.score > 0.0).collect()
}

/// The rules that come near, best first. If the verdict is unclear, a rule of other owners than the first is among them.
fn candidates(model: &Model<'_>, verdict: &Verdict<'_>, detail: Detail) -> impl Iterator<Item = Candidate> {
    let mut ranking: Vec<(ScoredRule, f64)> =
        verdict.ranking.iter().copied().zip(verdict.scores.iter().copied().map(f64::from)).collect();
    if verdict.decision == Decision::Unclear {
        let group = |(scored, _): &(ScoredRule, f64)| model.index.owner_group(scored.rule);
        let first = group(&ranking[0]);
        keep_a_place(&mut ranking, Answer::CANDIDATES, |scored| group(scored) != first);
    }
    let attribution =
        (detail != Detail::Scores).then(|| Attribution::new(&model.index, &verdict.query.analysis, &verdict.vector));
    ranking.into_iter().enumerate().map(move |(place, (scored, score))| {
        let is_explained = place == 0 || detail == Detail::Explanation;
        let attribution = attribution.as_ref().filter(|_| is_explained);
        let evidence = attribution.map_or_else(Vec::new, |of| evidence(model, verdict, of, &scored, score));
        let rule = &model.book.rules[scored.rule];
        Candidate { rule: rule.id.clone(), owners: rule.all_owners(), score: rounded(score), evidence }
    })
}

/// Every word's share in the score of a rule; words without one are left out.
fn evidence(
    model: &Model<'_>,
    verdict: &Verdict<'_>,
    attribution: &Attribution,
    scored: &ScoredRule,
    score: f64,
) -> Vec<Evidence> {
    let analysis = &verdict.query.analysis;
    let contributions = attribution.contributions(&model.index, scored);
    let shares = shares(&attribution.features, &contributions, score);
    let words = analysis.tokens.iter().enumerate().zip(shares).filter(|(_, share)| *share != 0.0);
    let evidence = words.map(|((place, token), share)| {
        let (read_as, reading) = reading(model, verdict, place, scored.rule);
        Evidence { word: verdict.query.typed(token).to_owned(), read_as: read_as.to_owned(), share, place, reading }
    });
    evidence.collect()
}

/// How a word was read for a rule, and as what: the word itself if the rule has it, the file's word of which it is a
/// misspelling, the name of its group of synonyms, or the rule's word that is nearly the same.
fn reading<'a>(model: &'a Model<'_>, verdict: &'a Verdict<'_>, place: usize, rule: usize) -> (&'a str, Reading) {
    let analysis = &verdict.query.analysis;
    let Token { lexeme, corrected, .. } = &analysis.tokens[place];
    if *corrected {
        return (model.analyzer.spelled(&lexeme.folded), Reading::Corrected);
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
        _ => (&lexeme.folded, Reading::Verbatim),
    }
}
