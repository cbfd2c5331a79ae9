//! Signals that end a batch.

use std::io;

/// Lets the first SIGINT or SIGTERM wait until the lines at hand are written; a second one ends the program at once.
/// Either way the program dies by the signal, as its parent expects.
#[cfg(unix)]
pub(crate) fn end_with_whole_lines() -> io::Result<()> {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::{flag, low_level};

    // Not SIGHUP, which `nohup` ignores for us.
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

/// Other systems have no such signals.
#[cfg(not(unix))]
pub(crate) fn end_with_whole_lines() -> io::Result<()> {
    Ok(())
}
