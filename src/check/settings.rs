//! How to check.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::baseline::Baseline;
use crate::diagnostic::Code;
use crate::rulebook::Given;

/// How to check.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What reviews are measured against.
    pub today: Date,
    /// Answers to the book's contexts, for every question; those of an expectation come first.
    pub given: Given,
    /// Lints whose findings are errors.
    pub deny: BTreeSet<Code>,
    /// Lints that do not run.
    pub allow: BTreeSet<Code>,
    /// What is known from an earlier check: a finding for several things names the others. [`Baseline::subtract_from`] leaves
    /// out what is known altogether.
    pub known: Baseline,
}

impl Settings {
    /// Nothing given or known, every lint at its own level.
    pub fn new(today: Date) -> Self {
        Self { today, given: Given::new(), deny: BTreeSet::new(), allow: BTreeSet::new(), known: Baseline::default() }
    }
}
