//! Signals that end the program: none cuts what is being written.

#[cfg(unix)]
pub(crate) use unix::{listen, whole};

/// Other systems have no such signals.
#[cfg(not(unix))]
pub(crate) fn listen() {}

/// Other systems have no such signals.
#[cfg(not(unix))]
pub(crate) fn whole<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[cfg(unix)]
mod unix {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Mutex, MutexGuard, PoisonError};
    use std::thread;
    use std::time::Duration;

    use nix::sys::signal::Signal::{
        SIGBUS, SIGCHLD, SIGCONT, SIGFPE, SIGILL, SIGKILL, SIGPIPE, SIGSEGV, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU,
        SIGURG, SIGWINCH,
    };
    use nix::sys::signal::{SigSet, SigmaskHow, Signal, raise};

    /// The signals that end no program, cannot be blocked, are ignored by every Rust program, or tell of a fault in it.
    const OTHERS: [Signal; 14] = [
        SIGBUS, SIGCHLD, SIGCONT, SIGFPE, SIGILL, SIGKILL, SIGPIPE, SIGSEGV, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU,
        SIGURG, SIGWINCH,
    ];

    const TICK: Duration = Duration::from_millis(1);

    /// How long a signal waits for a reader that has stopped reading, in ticks.
    const PATIENCE: usize = 5_000;

    /// Locked while something is written.
    static WRITING: Mutex<()> = Mutex::new(());

    /// A signal has come: nothing more is written, and the program does not end by itself.
    static ENDING: AtomicBool = AtomicBool::new(false);

    /// Starts the thread that takes the signals of all threads that are started later. If there is no thread to be had,
    /// this one keeps taking them.
    pub(crate) fn listen() {
        let ending = ending();
        let listening = || thread::Builder::new().spawn(move || take(&ending));
        if ending.thread_block().is_ok() && listening().is_err() {
            let _ = ending.thread_unblock();
        }
    }

    /// Runs work that no signal may cut. The signal ends the program after it.
    pub(crate) fn whole<T>(work: impl FnOnce() -> T) -> T {
        let before = ending().thread_swap_mask(SigmaskHow::SIG_BLOCK);
        let writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let done = work();
        // A signal that came meanwhile, and that no other thread has taken yet, ends the program here.
        let _ = ending().thread_unblock();
        drop(writing);
        // One that another thread has taken ends it now.
        while ENDING.load(Ordering::SeqCst) {
            thread::sleep(TICK);
        }
        let _ = before.and_then(|mask| mask.thread_set_mask());
        done
    }

    fn ending() -> SigSet {
        Signal::iterator().filter(|signal| !OTHERS.contains(signal)).collect()
    }

    /// Lets each signal do what it would have done at once: it ends the program, unless the parent ignores it, as `nohup`
    /// does.
    fn take(ending: &SigSet) {
        while let Ok(signal) = ending.wait() {
            ENDING.store(true, Ordering::SeqCst);
            let written = written();
            let _ = SigSet::from(signal).thread_unblock().and_then(|()| raise(signal));
            let _ = ending.thread_block();
            drop(written);
            ENDING.store(false, Ordering::SeqCst);
        }
    }

    /// Waits until nothing is being written.
    fn written() -> Option<MutexGuard<'static, ()>> {
        (0..PATIENCE).find_map(|_| {
            let written = WRITING.try_lock().ok();
            if written.is_none() {
                thread::sleep(TICK);
            }
            written
        })
    }
}
