//! When rules were confirmed, and when that has become too long ago.

use jiff::SpanFieldwise;
use jiff::civil::Date;

/// When something was confirmed, and how long that is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// The day.
    pub date: Date,
    /// How long a confirmation lasts, as written (`6 months`); `None` if for ever.
    pub every: Option<SpanFieldwise>,
}

impl Review {
    /// Whether the confirmation has run out on `today`.
    pub fn is_stale(&self, today: Date) -> bool {
        self.every.is_some_and(|every| self.date.checked_add(every.0).is_ok_and(|due| due < today))
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::{RuleBook, RuleFile, Source};

    #[test]
    fn a_rule_is_confirmed_by_itself_where_the_file_is_not() {
        let text = "schema = 1\nreview_every = \"1 month\"\n[roles.cook]\nname = \"Cook\"\n[rules.soup]\n\
                    activity = \"stir the soup\"\nowner = \"cook\"\nreviewed = 2026-01-01\n";
        let book = RuleBook::of(text);
        assert!(book.review_of(&book.rules[0]).is_some_and(|review| review.is_stale(date(2026, 2, 2))));
        assert_eq!(book.review(), None);
    }

    /// Who confirmed the rules of a base knew nothing of a rule that a file above adds.
    #[test]
    fn a_review_is_of_its_file_and_those_below() {
        let rule = |id: &str, day: &str| {
            format!(
                "schema = 1\n{day}[roles.cook]\nname = \"Cook\"\n[rules.{id}]\nactivity = \"{id}\"\nowner = \"cook\"\n"
            )
        };
        let reviewed = |of_base: &str, of_top: &str| {
            let [base, top] = [("base.toml", "soup", of_base), ("top.toml", "tea", of_top)].map(|(file, id, day)| {
                RuleFile::parse(Source::new(file, rule(id, day))).unwrap_or_else(|found| panic!("{found:#?}"))
            });
            let book = RuleBook::from_files(vec![base, top]).unwrap_or_else(|found| panic!("{found:#?}"));
            ["soup", "tea"].map(|id| book.review_of(book.rule(id)?).map(|review| review.date))
        };
        let [early, late] = [date(2026, 1, 1), date(2026, 2, 2)];
        let [is_early, is_late] = ["reviewed = 2026-01-01\n", "reviewed = 2026-02-02\n"];
        assert_eq!(reviewed(is_early, ""), [Some(early), None]);
        assert_eq!(reviewed("", is_early), [Some(early); 2]);
        assert_eq!(reviewed(is_early, is_late), [Some(late); 2]);
        assert_eq!(reviewed(is_late, is_early), [Some(late), Some(early)]);
        let of_rule = "reviewed = 2026-02-02\n[rules.soup]\nreviewed = 2026-01-01\n";
        assert_eq!(reviewed("", of_rule), [Some(late); 2], "the file above confirms it as well");
    }

    #[test]
    fn a_confirmation_lasts_to_the_day() {
        let review = Review { date: date(2026, 1, 31), every: Some(6.months().fieldwise()) };
        assert!(!review.is_stale(date(2026, 7, 31)));
        assert!(review.is_stale(date(2026, 8, 1)));
        assert!(!Review { every: None, ..review }.is_stale(date(2099, 1, 1)));
    }
}
