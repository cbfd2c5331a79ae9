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
    let book = subject.book;
    let Some(review) = &book.review else { return Vec::new() };
    let Some(every) = &review.every else { return Vec::new() };
    let today = subject.settings.today;
    let of_rules = book.rules.iter().filter_map(|rule| Some((Some(rule.id.as_str()), rule.reviewed?)));
    let all = std::iter::once((None, review.date)).chain(of_rules);
    let stale = all.filter(|(_, date)| date.checked_add(every.0).is_ok_and(|due| due < today));
    stale.filter_map(|(rule, date)| of_review(subject, rule, date)).collect()
}

fn of_review(subject: &Subject<'_>, rule: Option<&str>, date: Date) -> Option<Diagnostic> {
    let at = subject.book.place_of_review(rule)?;
    let what = rule.map_or_else(|| "the file".to_owned(), |id| format!("`{id}`"));
    let found = finding(Code::StaleReview, at, format!("{what} was last confirmed on {date}"));
    Some(found.help("read it again with those concerned, then set `reviewed` to that day"))
}
