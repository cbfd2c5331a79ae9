//! What is shown of a count.

use crate::coverage::{Coverage, Since};
use crate::rulebook::RuleBook;

/// A count, and how much of it to show.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The rules that were asked.
    pub book: &'a RuleBook,
    /// The count.
    pub coverage: &'a Coverage,
    /// Which questions are listed in the formats for people; JSON has all of them.
    pub listing: Listing,
    /// What changed since an earlier count.
    pub since: Option<&'a Since<'a>>,
}

/// Which questions are listed one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Examples of what recurs.
    Examples,
    /// Every unanswered question, with the rules nearest to it.
    Unanswered,
}
