//! A corrected answer: what is written into the rule file, and what comes of it.

mod command;
mod edited;
mod insertion;
mod list;
mod text;

pub use command::Call;
pub use edited::{Edited, edited};
pub use text::{Ending, Taught, claimed, far, right, taught};
