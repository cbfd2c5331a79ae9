//! `completions`: the script with which a shell asks this program for candidates.

use std::ffi::OsStr;

use anyhow::Context;
use clap_complete::env::Shells;

use super::as_question;
use crate::args::{Completions, Options};
use crate::complete::VARIABLE;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

const PROGRAM: &str = env!("CARGO_PKG_NAME");

pub(crate) fn run(completions: &Completions, output: &Output) -> Result<Status, Failure> {
    let shells = Shells::builtins();
    let name = completions.shell.as_deref().and_then(OsStr::to_str).filter(|_| completions.words.is_empty());
    let Some(shell) = name.and_then(|name| shells.completer(name)) else {
        let known = shells.names().collect::<Vec<_>>().join(", ");
        if let (Some(other), []) = (&completions.shell, completions.words.as_slice()) {
            let message = format!("there are no completions for `{}`", other.to_string_lossy());
            return Err(Failure::with_help(message, format!("The shells are: {known}.")));
        }
        let message = format!("`completions` takes the name of one shell: {known}");
        return Err(Failure::with_help(
            message,
            as_question("completions", completions.shell.iter().chain(&completions.words), &Options::default()),
        ));
    };
    let mut script = Vec::new();
    let written = shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script);
    written.context("cannot make the script")?;
    let mut script = String::from_utf8_lossy(&script).trim().to_owned() + "\n";
    if shell.is("zsh") {
        script.push_str(ZSH_FIRST_TIME);
    }
    if shell.is("bash") {
        script = script.replace("-F _clap_complete_who_owns ", "-F _who_owns_whole_words ") + BASH_WHOLE_WORDS;
    }
    output.print(&script)?;
    Ok(Status::Found)
}

/// zsh loads a script of `$fpath` lazily and runs it as the completer the first time.
const ZSH_FIRST_TIME: &str = "\
if [[ \"${funcstack[1]}\" == \"_who-owns\" ]]; then
    _clap_dynamic_completer_who_owns \"$@\"
fi
";

/// bash splits words at `=` and `:` and replaces only the part after it: the parts are joined before the program is asked,
/// and what is before that is removed from the candidates. It hides a quote that is open, on which the quoting of candidates
/// depends: that is given back.
const BASH_WHOLE_WORDS: &str = r#"
_who_owns_whole_words() {
    local at part words=() current index
    for at in "${!COMP_WORDS[@]}"; do
        part="${COMP_WORDS[at]}"
        [[ $at -eq $COMP_CWORD && "$part" != [=:] ]] && part="${part%%[^\"\']*}$2"
        if [[ $at -gt 1 && ( "${COMP_WORDS[at]}" == [=:] || "${COMP_WORDS[at - 1]}" == [=:] ) ]]; then
            words[${#words[@]} - 1]+="$part"
        else
            words+=("$part")
        fi
        if [[ $at -eq $COMP_CWORD ]]; then
            index=$((${#words[@]} - 1))
            current="${words[index]}"
        fi
    done
    local COMP_WORDS=("${words[@]}") COMP_CWORD=$index
    _clap_complete_who_owns "$1" "$current" "$3"
    if [[ "$current" == *[=:]* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*[=:]}"}"}")
    fi
}
"#;
