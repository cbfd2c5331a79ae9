//! How many cells a table has.

/// How many cells there are; those used and those reported are all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellCount {
    /// All, headings and empty ones included.
    pub total: usize,
    /// Those that say all they have to say in the rules; an empty cell says nothing.
    pub used: usize,
    /// Those of which a finding says what is not in the rules.
    pub reported: usize,
}
