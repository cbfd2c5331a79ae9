//! What differs between a page that answers and the list alone.

/// What a page has more if it answers questions.
#[derive(Default)]
pub(super) struct Parts {
    /// What the policy allows besides.
    pub(super) hashes: String,
    /// What the box is for.
    pub(super) label: &'static str,
    pub(super) answer: String,
    pub(super) script: String,
    /// Whether an area can be chosen.
    pub(super) offers_areas: bool,
}

impl Parts {
    pub(super) fn of_a_list() -> Self {
        Self { label: "Find an activity, a role or a reason", ..Self::default() }
    }
}
