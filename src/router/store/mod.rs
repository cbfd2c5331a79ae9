//! A fitted router as bytes: written when the program is built, used where they lie when it runs.

mod format;
mod ragged;
mod strings;

pub(crate) use format::{Reader, Writer};
pub(crate) use ragged::{Offsets, Ragged};
pub(crate) use strings::StringTable;
