//! What changed since an earlier count of the same questions.

use std::collections::HashMap;

use serde::Deserialize;

use super::question::Question;

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
    activity: String,
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

/// What changed since a [`Baseline`]. Questions that it does not have are neither lost nor won.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Since<'a> {
    /// How many questions were counted then.
    pub questions: usize,
    /// How many of them had an owner.
    pub with_owner: usize,
    /// The questions that had an answer and have none now, in the order of their lines.
    pub lost: Vec<Turned<'a>>,
    /// The questions that had no answer and have one now, in the order of their lines.
    pub won: Vec<Turned<'a>>,
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
    pub(super) fn of(baseline: &'a Baseline, answered: &[&'a Question], unanswered: &[&'a Question]) -> Self {
        Self {
            questions: baseline.questions,
            with_owner: baseline.with_owner,
            lost: turned(&baseline.answered, unanswered),
            won: turned(&baseline.unanswered, answered),
        }
    }
}

/// The questions that are among those of `before`.
fn turned<'a>(before: &'a [Before], now: &[&'a Question]) -> Vec<Turned<'a>> {
    let owners: HashMap<&str, &[String]> =
        before.iter().map(|question| (question.activity.as_str(), question.owners.as_slice())).collect();
    let turned = now.iter().filter_map(|question| {
        let before = owners.get(question.activity.as_str())?;
        Some(Turned { question, before })
    });
    turned.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::Outcome;

    fn question(line: usize, activity: &str, outcome: Outcome) -> Question {
        Question {
            line,
            times: 1,
            activity: activity.to_owned(),
            outcome,
            owners: Vec::new(),
            names_no_work: false,
            candidates: Vec::new(),
        }
    }

    #[test]
    fn only_questions_of_both_counts_are_lost_or_won() {
        let json = r#"{"schema": 1, "questions": 3, "with_owner": 2,
            "answered": [{"activity": "soup", "owners": ["cook"]}, {"activity": "wine", "owners": []}],
            "unanswered": [{"activity": "tax"}]}"#;
        let baseline = Baseline::parse(json).expect("it is a count");
        let (soup, new) = (question(1, "soup", Outcome::Unknown), question(2, "moon", Outcome::Unknown));
        let (tax, wine) = (question(3, "tax", Outcome::Owned), question(4, "wine", Outcome::Unowned));
        let since = Since::of(&baseline, &[&tax, &wine], &[&soup, &new]);
        let asked = |turned: &[Turned<'_>]| turned.iter().map(|one| one.question.line).collect::<Vec<_>>();
        assert_eq!((asked(&since.lost), asked(&since.won)), (vec![1], vec![3]));
        assert_eq!(since.lost[0].before, ["cook"]);
    }

    #[test]
    fn another_json_is_refused() {
        let error = Baseline::parse(r#"{"schema": 1, "asked": 3, "changes": []}"#).expect_err("it is no count");
        assert!(error.contains("questions"), "{error}");
    }
}
