//! The threads of the program, started before there is something to share: as many as the system gives.

use std::io;
use std::num::NonZero;
use std::sync::Once;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

use crate::signals;

static STARTED: Once = Once::new();

/// Two threads need 2 ms for so many bytes of rules, and half a millisecond to begin.
const FEW: usize = 8 * 1024;

/// Starts a thread for each core, unless they run. Where the system refuses, the current thread works alone.
///
/// rayon by itself would start them when it is first used, and panic if it gets fewer than it wants.
pub(crate) fn start() {
    STARTED.call_once(|| {
        signals::listen();
        let wanted = thread::available_parallelism().map_or(1, NonZero::get);
        let mut waiting: Vec<Sender<ThreadBuilder>> = (0..wanted).map_while(|_| waiting().ok()).collect();
        let pool = ThreadPoolBuilder::new().num_threads(waiting.len().max(1));
        // It fails only if there is such a pool.
        let _ = match waiting.is_empty() {
            true => pool.use_current_thread().build_global(),
            false => pool.spawn_handler(|thread| hand_over(thread, waiting.pop())).build_global(),
        };
    });
}

/// As [`start`], for so many bytes of rules and one question: few are read before another thread has begun, and so the
/// current one works alone.
pub(crate) fn start_for(bytes: usize) {
    if bytes > FEW {
        return start();
    }
    STARTED.call_once(|| {
        // It fails only if there is such a pool.
        let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    });
}

/// A thread that waits for its part in the pool.
fn waiting() -> io::Result<Sender<ThreadBuilder>> {
    let (sender, receiver) = channel::<ThreadBuilder>();
    thread::Builder::new().spawn(move || receiver.recv().map(ThreadBuilder::run))?;
    Ok(sender)
}

fn hand_over(part: ThreadBuilder, to: Option<Sender<ThreadBuilder>>) -> io::Result<()> {
    to.and_then(|to| to.send(part).ok()).ok_or_else(|| io::Error::other("a thread is gone"))
}
