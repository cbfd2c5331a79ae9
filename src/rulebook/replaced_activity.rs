//! An activity in whose place a file above writes another one.

use crate::source::Location;

/// An activity that a file gives to a rule of a file below, with another owner: the work that the rule had been about is
/// nobody's own any more.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplacedActivity {
    /// The id of the rule.
    pub rule: String,
    /// Where the file above writes its activity.
    pub at: Location,
    /// The activity below.
    pub below: String,
}
