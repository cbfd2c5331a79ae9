//! `stale-review`

use jiff::civil::Date;

use super::{Lint, Subject, finding};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) static LINT: Lint = Lint {
    code: Code::StaleReview,
    severity: Severity::Warning,
    docs: "\
The file, or one of its rules, was last confirmed longer ago than `review_every` allows.

Teams change, and a rule that nobody has looked at since may send people to the wrong role.

Read it again with the people concerned, mend it, and set `reviewed` to the day of that.",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(review) = &subject.book.review else { return Vec::new() };
    let of_rules = subject.book.rules.iter().filter(|rule| rule.reviewed.is_some());
    let of_rules = of_rules.filter_map(|rule| Some((Some(rule.id.as_str()), subject.book.review_of(rule)?)));
    let all = std::iter::once((None, review.clone())).chain(of_rules);
    let stale = all.filter(|(_, review)| review.is_stale(subject.settings.today));
    stale.filter_map(|(rule, review)| of_review(subject, rule, review.date)).collect()
}

fn of_review(subject: &Subject<'_>, rule: Option<&str>, date: Date) -> Option<Diagnostic> {
    let at = subject.book.place_of_review(rule)?;
    let what = rule.map_or_else(|| "the file".to_owned(), |id| format!("`{id}`"));
    let found = finding(Code::StaleReview, at, format!("{what} was last confirmed on {date}"));
    Some(found.help("read it again with those concerned, then set `reviewed` to that day"))
}
