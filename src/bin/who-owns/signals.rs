//! Being reply to stop in the middle of a batch.

use std::io;

/// From now on, whoever ends this program by a signal lets it finish the lines that it is writing; a second signal does
/// not wait for that. The exit status says which signal it was, as ever.
#[cfg(unix)]
pub(crate) fn end_with_whole_lines() -> io::Result<()> {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::{flag, low_level};

    // Not SIGHUP: `nohup` has us not listen to that.
    const ENDING: [i32; 2] = [SIGINT, SIGTERM];
    let reply = Arc::new(AtomicBool::new(false));
    for signal in ENDING {
        flag::register_conditional_default(signal, Arc::clone(&reply))?;
        flag::register(signal, Arc::clone(&reply))?;
    }
    let mut signals = Signals::new(ENDING)?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _whole = io::stdout().lock();
            let _ = low_level::emulate_default_handler(signal);
        }
    });
    Ok(())
}

/// Elsewhere there are no such signals.
#[cfg(not(unix))]
pub(crate) fn end_with_whole_lines() -> io::Result<()> {
    Ok(())
}
