//! What changed since an earlier count of the same questions.

use std::collections::HashMap;

use serde::Deserialize;

use super::question::Question;
use crate::router::Outcome;

/// An earlier count, from its JSON.
#[derive(Debug, Clone, Deserialize)]
pub struct Baseline {
    questions: usize,
    with_owner: usize,
    answered: Vec<Before>,
    unanswered: Vec<Before>,
}

/// A question with its owners at that time; an unanswered one has none.
#[derive(Debug, Clone, Deserialize)]
struct Before {
    times: usize,
    activity: String,
    outcome: Outcome,
    #[serde(default)]
    owners: Vec<String>,
}

impl Baseline {
    /// Reads what `coverage --format json` printed.
    ///
    /// # Errors
    /// Why the text is not that.
    pub fn parse(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }
}

/// What changed since a [`Baseline`]. Questions that only one of the two counts has are neither lost nor won.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Since<'a> {
    /// How many questions were counted then.
    pub questions: usize,
    /// How many of them had an owner.
    pub with_owner: usize,
    /// The questions that had an owner and have none now, in the order of their lines.
    pub lost: Vec<Turned<'a>>,
    /// The questions that had no owner and have one now, in the order of their lines.
    pub won: Vec<Turned<'a>>,
    /// How many questions were not asked then; one that is asked more often counts for each time more.
    pub added: usize,
    /// How many questions of then are not asked now; one that is asked less often counts for each time less.
    pub left_out: usize,
}

/// A question that was lost or won.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Turned<'a> {
    /// The question, with its owners now.
    pub question: &'a Question,
    /// Its owners then.
    pub before: &'a [String],
}

impl<'a> Since<'a> {
    /// `now` are the different questions that are counted now.
    pub(super) fn of(baseline: &'a Baseline, now: &[&'a Question]) -> Self {
        let all = baseline.answered.iter().chain(&baseline.unanswered);
        let before: HashMap<&str, &Before> = all.map(|before| (before.activity.as_str(), before)).collect();
        let turned = |has_owner: bool| {
            let now = now.iter().filter(|question| question.outcome.has_owner() == has_owner);
            let both = now.filter_map(|question| Some((*question, *before.get(question.activity.as_str())?)));
            let turned = both.filter(|(_, before)| before.outcome.has_owner() != has_owner);
            turned.map(|(question, before)| Turned { question, before: &before.owners }).collect()
        };
        let times = |question: &Question| before.get(question.activity.as_str()).map_or(0, |before| before.times);
        let still: usize = now.iter().map(|question| question.times.min(times(question))).sum();
        Self {
            questions: baseline.questions,
            with_owner: baseline.with_owner,
            lost: turned(false),
            won: turned(true),
            added: now.iter().map(|question| question.times).sum::<usize>() - still,
            left_out: before.values().map(|before| before.times).sum::<usize>() - still,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(line: usize, activity: &str, outcome: Outcome) -> Question {
        Question {
            line,
            times: 1,
            activity: activity.to_owned(),
            outcome,
            owners: Vec::new(),
            lacks: None,
            candidates: Vec::new(),
            area: None,
        }
    }

    #[test]
    fn questions_of_both_counts_are_lost_or_won_with_their_owner() {
        let json = r#"{"schema": 1, "questions": 5, "with_owner": 2,
            "answered": [
                {"times": 2, "activity": "soup", "outcome": "owned", "owners": ["cook"]},
                {"times": 1, "activity": "wine", "outcome": "unowned", "owners": []},
                {"times": 1, "activity": "guest", "outcome": "depends", "owners": ["cook", "waiter"]}],
            "unanswered": [{"times": 1, "activity": "tax", "outcome": "unknown"}]}"#;
        let baseline = Baseline::parse(json).expect("it is a count");
        let (soup, new) = (question(1, "soup", Outcome::Depends), question(2, "moon", Outcome::Unknown));
        let (tax, guest) = (question(3, "tax", Outcome::Unowned), question(4, "guest", Outcome::Shared));
        let since = Since::of(&baseline, &[&soup, &new, &tax, &guest]);
        let asked = |turned: &[Turned<'_>]| turned.iter().map(|one| one.question.line).collect::<Vec<_>>();
        assert_eq!((asked(&since.lost), asked(&since.won)), (vec![1], vec![4]), "only what has an owner is counted");
        assert_eq!(
            (since.added, since.left_out),
            (1, 2),
            "the moon is new; wine, and soup for the second time, are gone"
        );
        assert_eq!(since.lost[0].before, ["cook"]);
    }

    #[test]
    fn another_json_is_refused() {
        let error = Baseline::parse(r#"{"schema": 1, "asked": 3, "changes": []}"#).expect_err("it is no count");
        assert!(error.contains("questions"), "{error}");
    }
}
