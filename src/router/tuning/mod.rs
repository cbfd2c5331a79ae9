//! Every constant of the router that answers depend on: what it means, its unit or formula, and why it has its value.
//!
//! The figures of each, how the answers change with other values, stand in `docs/tuning.md`, in the section of its name; the
//! page says how to repeat the measurements, too.

mod analysis;
mod by_phrases;
mod decision;
mod explanation;
mod gazetteer;
mod index;
mod retrieval;
mod scoring;

pub(crate) use analysis::*;
pub(crate) use decision::*;
pub(crate) use explanation::*;
pub(crate) use gazetteer::*;
pub(crate) use index::*;
pub(crate) use retrieval::*;
pub(crate) use scoring::*;
