//! How many answers are right, and how well the scores tell what is in scope.

use who_owns::{Answer, Decision, Outcome};

use super::questions::Question;
use super::table::{Table, count, share};

/// The label of an answer's owners; `None` if there is none.
pub(crate) type LabelOf = fn(&[&str]) -> Option<String>;

/// Sums over the answers to a set.
#[derive(Default)]
pub(crate) struct Figures {
    questions: usize,
    right: usize,
    in_scope_right: usize,
    out_of_scope_right: usize,
    /// Answered with confidence, and wrongly.
    wrong: usize,
    /// In scope, and the first candidate is right.
    ranked: usize,
    /// In scope, and right, or the right label is among those that are shown.
    helped: usize,
    /// Out of scope, and not the work of another role.
    far: usize,
    /// Of those, `unknown` or `unowned`.
    left_unknown: usize,
    /// The first candidate's scores.
    scores_in_scope: Vec<f64>,
    scores_out_of_scope: Vec<f64>,
}

/// The table for [`Figures::row`].
pub(crate) fn table() -> Table {
    Table::new(&[
        "questions",
        "asked",
        "accuracy",
        "in-scope",
        "none",
        "wrong",
        "ranked",
        "helped",
        "left-unknown",
        "AUROC",
    ])
}

impl Figures {
    /// The figures of a set's answers.
    pub(crate) fn of(questions: &[Question], answers: &[Answer], label_of: LabelOf) -> Self {
        let mut figures = Self::default();
        questions.iter().zip(answers).for_each(|(question, answer)| figures.add(question, answer, label_of));
        figures
    }

    fn add(&mut self, question: &Question, answer: &Answer, label_of: LabelOf) {
        let said = label_of(&answer.decision.owners());
        let right = said == question.wanted;
        self.questions += 1;
        self.right += usize::from(right);
        self.wrong += usize::from(!right && said.is_some());
        match &question.wanted {
            Some(wanted) => self.add_in_scope(wanted, answer, right, label_of),
            None => self.add_out_of_scope(question, answer, right),
        }
    }

    fn add_in_scope(&mut self, wanted: &str, answer: &Answer, right: bool, label_of: LabelOf) {
        let is_wanted = |owners: &[String]| {
            let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
            label_of(&owners).as_deref() == Some(wanted)
        };
        let mut candidates = answer.candidates.iter().map(|candidate| candidate.owners.as_slice());
        let is_shown = candidates.clone().any(is_wanted)
            || matches!(&answer.decision, Decision::Depends { cases, .. } if cases.iter().any(|branch| is_wanted(branch.case.owner().roles())));
        let asks_back = matches!(answer.decision.outcome(), Outcome::Unclear | Outcome::Depends);
        self.in_scope_right += usize::from(right);
        self.ranked += usize::from(candidates.next().is_some_and(is_wanted));
        self.helped += usize::from(right || asks_back && is_shown);
        self.scores_in_scope.push(first_score(answer));
    }

    fn add_out_of_scope(&mut self, question: &Question, answer: &Answer, right: bool) {
        self.out_of_scope_right += usize::from(right);
        self.scores_out_of_scope.push(first_score(answer));
        if !question.is_other_roles {
            self.far += 1;
            let is_unknown = matches!(answer.decision.outcome(), Outcome::Unknown | Outcome::Unowned);
            self.left_unknown += usize::from(is_unknown);
        }
    }

    /// A line of [`table`].
    pub(crate) fn row(&self, set: String) -> Vec<String> {
        let (inside, outside) = (self.scores_in_scope.len(), self.scores_out_of_scope.len());
        vec![
            set,
            count(self.questions),
            share(self.right, self.questions),
            share(self.in_scope_right, inside),
            share(self.out_of_scope_right, outside),
            share(self.wrong, self.questions),
            share(self.ranked, inside),
            share(self.helped, inside),
            share(self.left_unknown, self.far),
            auroc(&self.scores_in_scope, &self.scores_out_of_scope)
                .map_or_else(String::new, |area| format!("{area:.4}")),
        ]
    }
}

fn first_score(answer: &Answer) -> f64 {
    answer.candidates.first().map_or(0.0, |candidate| candidate.score)
}

/// The area under the ROC curve: how often a score of the first kind is higher than one of the second, equal ones counted
/// half (the statistic of Mann and Whitney). `None` if there are none of a kind.
fn auroc(higher: &[f64], lower: &[f64]) -> Option<f64> {
    let kinds = higher.iter().map(|score| (*score, true)).chain(lower.iter().map(|score| (*score, false)));
    let mut scores: Vec<(f64, bool)> = kinds.collect();
    scores.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut ranks, mut before) = (0.0, 0);
    for equal in scores.chunk_by(|one, other| one.0 == other.0) {
        let rank = (2 * before + equal.len() + 1) as f64 / 2.0;
        ranks += rank * equal.iter().filter(|(_, is_higher)| *is_higher).count() as f64;
        before += equal.len();
    }
    let (high, low) = (higher.len() as f64, lower.len() as f64);
    (high * low > 0.0).then(|| (ranks - high * (high + 1.0) / 2.0) / (high * low))
}
