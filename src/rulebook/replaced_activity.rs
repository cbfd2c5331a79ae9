//! A rule that a file makes another one.

use crate::source::Location;

/// A rule to which a file gives another activity and another owner than the file below does: it is about other work now.
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
