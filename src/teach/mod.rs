//! Corrects an answer: which rule gets a question as one more phrase, and which other answers that changes.
//!
//! [`plan()`] says what to write, [`render::teach::edited`](crate::render::teach::edited) writes it into the text of the
//! file, and [`effect()`] compares what the rules answered before with what they answer then.

mod addition;
mod correction;
mod effect;
mod plan;

pub use addition::Addition;
pub use correction::Correction;
pub use effect::{Effect, Ownerless, effect};
pub use plan::{Plan, Target, plan};
