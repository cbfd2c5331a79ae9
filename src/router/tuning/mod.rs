//! Every constant of the router: what it means, and how the figures change with it.
//!
//! A sweep changes one constant and leaves all else as it stands. Each value is followed by five figures: accuracy, and the
//! part of confident wrong answers, on half of two sets of product roles (215 questions); right answers from the files of
//! nine teams (88 questions); the part of questions whose first candidate is right, and AUROC with a quarter of the intents
//! held out, both the mean of HWU64 and BANKING77 with five phrases an intent (seeds 7, 1, 2). The value then in use is in
//! bold, and is older than the sweep; where another one was chosen since, the last line says so. One standard error of
//! accuracy is 2 points, of ranked questions half a point. Measured on
//! 2026-11-26; `docs/tuning.md` says how to repeat it.

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
