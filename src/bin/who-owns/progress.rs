//! What takes long: a bar or a line on standard error, for a person in front of a terminal.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is over sooner needs no word.
const PATIENCE: Duration = Duration::from_secs(1);

/// What loading rules is called.
pub(crate) const READING: &str = "reading the rules and learning from them";

/// How often a line that waits shows that it lives.
const TICK: Duration = Duration::from_millis(100);

/// A part of the input, empty lines included.
#[derive(Clone, Copy, Default)]
pub(crate) struct Amount {
    pub(crate) bytes: u64,
    pub(crate) lines: u64,
}

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

/// A line that says what is done, from a second on; it is gone when it is dropped.
///
/// Nothing is ever sent: that the sender is gone ends the line.
pub(crate) struct Notice(Option<(Sender<()>, JoinHandle<()>)>);

impl Notice {
    /// `what` is done from now on.
    pub(crate) fn new(what: &'static str, wanted: bool) -> Self {
        if !wanted || !stderr().is_terminal() {
            return Self(None);
        }
        let (done, over) = channel::<()>();
        let line = thread::spawn(move || {
            if over.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
                line.set_style(ProgressStyle::default_spinner());
                line.set_message(what);
                line.enable_steady_tick(TICK);
                let _ = over.recv();
                line.finish_and_clear();
            }
        });
        Self(Some((done, line)))
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        if let Some((done, line)) = self.0.take() {
            drop(done);
            // A line that failed has nothing left to say.
            let _ = line.join();
        }
    }
}
