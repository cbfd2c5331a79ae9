//! Progress on standard error, on a terminal only: a bar for input, a line for other work.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::threads;

/// Work that ends sooner shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The message while rules are loaded.
pub(crate) const READING: &str = "loading the rules";

/// How often the spinner of a line moves.
const TICK: Duration = Duration::from_millis(100);

/// How much of the input was read, empty lines included.
#[derive(Clone, Copy, Default)]
pub(crate) struct Amount {
    pub(crate) bytes: u64,
    pub(crate) lines: u64,
}

/// A bar that appears after a second; dropping it clears it.
pub(crate) struct Progress {
    bar: ProgressBar,
    counts_bytes: bool,
    /// When the work began, until the bar appears; `None` from then on, or if it never appears.
    waiting: Option<Instant>,
}

impl Progress {
    /// `bytes` is the length of the input; if it is unknown, lines are counted.
    pub(crate) fn new(bytes: Option<u64>, wanted: bool) -> Self {
        let look = match bytes {
            Some(_) => "{wide_bar} {percent:>3}%  {eta} left",
            None => "{spinner} {human_pos} lines read",
        };
        let look = ProgressStyle::with_template(look).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden()).with_style(look);
        Self { bar, counts_bytes: bytes.is_some(), waiting: wanted.then(Instant::now) }
    }

    /// Moves the bar by what was read since.
    pub(crate) fn advance(&mut self, by: Amount) {
        self.bar.inc(if self.counts_bytes { by.bytes } else { by.lines });
        if self.waiting.is_some_and(|since| since.elapsed() > PATIENCE) {
            self.waiting = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Hides the bar while something else is printed.
    pub(crate) fn interrupt<T>(&self, printing: impl FnOnce() -> T) -> T {
        self.bar.suspend(printing)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A line that appears after a second and says what takes long; dropping it clears it.
///
/// The channel carries no message: dropping the sender ends the line's thread.
pub(crate) struct Notice(Option<(Sender<()>, JoinHandle<()>)>);

impl Notice {
    /// `what` begins now.
    pub(crate) fn new(what: &'static str, wanted: bool) -> Self {
        if !wanted || !stderr().is_terminal() {
            return Self(None);
        }
        threads::start();
        let (done, over) = channel();
        let line = thread::Builder::new().spawn(move || show(what, &over));
        // Without a thread to be had, there is no line.
        Self(line.ok().map(|line| (done, line)))
    }
}

fn show(what: &'static str, over: &Receiver<()>) {
    let goes_on = |time| over.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if goes_on(PATIENCE) {
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        line.set_style(ProgressStyle::default_spinner());
        line.set_message(what);
        while goes_on(TICK) {
            line.tick();
        }
        line.finish_and_clear();
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        if let Some((done, line)) = self.0.take() {
            drop(done);
            // A panic of the line's thread does not matter to the answer.
            let _ = line.join();
        }
    }
}
