//! `completions`: the script by which a shell asks this program what could come next.

use std::ffi::OsStr;

use clap_complete::env::Shells;

use super::as_question;
use crate::args::{Completions, Options};
use crate::complete::VARIABLE;
use crate::output::{Failure, Status, print};

const PROGRAM: &str = env!("CARGO_PKG_NAME");

pub(crate) fn run(completions: &Completions, options: &Options) -> Result<Status, Failure> {
    let shells = Shells::builtins();
    let name = completions.shell.as_deref().and_then(OsStr::to_str).filter(|_| completions.words.is_empty());
    let Some(shell) = name.and_then(|name| shells.completer(name)) else {
        let known = shells.names().collect::<Vec<_>>().join(", ");
        let message = format!("`completions` takes the name of one shell: {known}");
        return Err(Failure::with_help(
            message,
            as_question("completions", completions.shell.iter().chain(&completions.words)),
        ));
    };
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    let mut script = String::from_utf8_lossy(&script).trim().to_owned() + "\n";
    if shell.is("zsh") {
        script.push_str(ZSH_FIRST_TIME);
    }
    if !options.quiet {
        print(&script)?;
    }
    Ok(Status::Found)
}

/// From a folder of `$fpath` zsh runs the script as the completer itself, the first time that there is something to do.
const ZSH_FIRST_TIME: &str = "\
if [[ \"${funcstack[1]}\" == \"_who-owns\" ]]; then
    _clap_dynamic_completer_who_owns \"$@\"
fi
";
