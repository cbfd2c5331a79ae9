//! How far a long input has been read: a bar on standard error, for a person in front of a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::questions::Amount;

/// What is over sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that shows up after a second, and only on a terminal; it is gone when it is dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
    counts_bytes: bool,
    /// Until the bar is shown: since when it is waited for. `None` once it is shown, or if it never will be.
    waiting: Option<Instant>,
}

impl Progress {
    /// `bytes` is how long the input is, if that is known; without it, lines are counted.
    pub(crate) fn new(bytes: Option<u64>, wanted: bool) -> Self {
        let look = match bytes {
            Some(_) => "{wide_bar} {percent:>3}%  {eta} left",
            None => "{spinner} {human_pos} lines read",
        };
        let look = ProgressStyle::with_template(look).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden()).with_style(look);
        Self { bar, counts_bytes: bytes.is_some(), waiting: wanted.then(Instant::now) }
    }

    /// So much more of the input is done.
    pub(crate) fn advance(&mut self, by: Amount) {
        self.bar.inc(if self.counts_bytes { by.bytes } else { by.lines });
        if self.waiting.is_some_and(|since| since.elapsed() > PATIENCE) {
            self.waiting = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does something that prints while the bar is away.
    pub(crate) fn interrupt<T>(&self, printing: impl FnOnce() -> T) -> T {
        self.bar.suspend(printing)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
