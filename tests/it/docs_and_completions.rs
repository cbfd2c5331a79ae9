//! The manual page and the completion scripts leave nothing out.

use std::path::Path;

use crate::support::{PROGRAM, PROJECT, command, file, out, program, run, text};

fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}");
    out(&output)
}

/// The page without the backslashes of its markup.
fn page() -> String {
    said(&["man"]).replace('\\', "")
}

/// A chapter of the page, from its heading to the next one.
fn chapter<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page.find(&format!(".SH {heading}\n")).unwrap_or_else(|| panic!("there is no {heading}"));
    page[from + 3..].split("\n.SH ").next().unwrap_or_default()
}

/// The verbs that the help lists.
fn verbs() -> Vec<String> {
    let help = said(&["--help"]);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let verbs: Vec<String> = lines.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect();
    assert!(verbs.len() > 5, "{help}");
    verbs
}

#[test]
fn each_verb_has_its_options_in_the_manual() {
    let (page, program) = (page(), said(&["--help"]));
    for verb in verbs() {
        let from = page.find(&format!(".SS {verb}\n")).unwrap_or_else(|| panic!("{verb} is missing"));
        let about = page[from + 4..].split("\n.S").next().unwrap_or_default();
        let help = said(&["help", &verb]);
        let own = help.split_whitespace().filter(|word| word.starts_with("--") && !program.contains(word));
        for option in own {
            assert!(about.contains(option), "{verb} {option}");
        }
        if let Some((_, status)) = help.split_once("Exit status:") {
            let first = status.trim_start().lines().next().unwrap_or_default();
            assert!(about.contains(first), "{verb}: {first}");
        }
    }
}

#[test]
fn the_short_help_has_the_options_of_a_question() {
    let (short, ask) = (said(&["-h"]), said(&["help", "ask"]));
    let entries = ask.lines().filter(|line| line.trim_start().starts_with('-'));
    let options: Vec<&str> = entries.flat_map(str::split_whitespace).filter(|word| word.starts_with("--")).collect();
    assert!(options.contains(&"--from"));
    for option in options {
        assert!(short.contains(option), "{option} is missing");
    }
}

#[test]
fn the_manual_explains_every_status_and_variable_of_the_help() {
    let (page, help) = (page(), said(&["--help"]));
    for status in 0..=3 {
        assert!(help.contains(&format!("\n  {status}  ")));
        assert!(chapter(&page, "\"EXIT STATUS\"").contains(&format!("fB{status}fR")), "{status}");
    }
    let is_name = |word: &&str| word.len() > 3 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let (_, surroundings) = help.split_once("Exit status:").expect("it is there");
    let words = surroundings.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let variables: Vec<&str> = words.filter(is_name).collect();
    assert!(variables.contains(&"WHO_OWNS_RULES"));
    for variable in variables {
        assert!(chapter(&page, "ENVIRONMENT").contains(variable), "{variable}");
    }
    assert!(chapter(&page, "FILES").contains("who-owns.toml"));
    assert!(chapter(&page, "EXAMPLES").contains("who-owns \"customer feedback\""));
}

/// What stands in the page as typed is not wrapped; an indented line of a page for 80 columns has room for 73.
#[test]
fn examples_fit_on_the_page() {
    let mut as_typed = false;
    for line in page().lines() {
        match line {
            ".nf" => as_typed = true,
            ".fi" => as_typed = false,
            line => assert!(!as_typed || line.chars().count() <= 73, "{line}"),
        }
    }
}

/// No word stands alone in a column that the terminal does not have.
#[test]
fn the_help_fits_a_narrow_terminal() {
    for verb in verbs().iter().map(String::as_str).chain([""]) {
        let mut command = program();
        let arguments = [verb, "--help"].into_iter().filter(|word| !word.is_empty());
        let output = command.env("COLUMNS", "40").args(arguments).output().expect("the program runs");
        let help = out(&output);
        for line in help.lines().filter(|line| line.chars().count() > 40) {
            let is_one_word = line.split_whitespace().count() == 1 && line.starts_with("      ~");
            assert!(is_one_word || line.contains("who-owns") && line.contains("[OPTIONS]"), "{verb}: {line}");
        }
        for line in help.lines() {
            assert!(line.len() - line.trim_start().len() < 20, "{verb}: {line}");
        }
    }
    let mut command = program();
    let help = out(&command.env("COLUMNS", "40").arg("--help").output().expect("the program runs"));
    assert!(help.contains("\n      the answer under a condition\n"), "{help}");
    assert!(help.contains("\n  1  unowned or unknown; for other\n     verbs, what"), "{help}");
}

#[test]
fn each_shell_has_a_script_that_asks_the_program() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(said(&["help", "completions"]).contains(shell));
        let script = said(&["completions", shell]);
        assert!(script.contains("WHO_OWNS_COMPLETE") && script.contains(shell), "{script}");
        assert!(!script.contains(PROJECT), "the program is found by its name");
    }
}

/// The lines that `shell` is told where `words` are typed; the last one is being typed.
fn completed(shell: &str, words: &[&str]) -> Vec<String> {
    let mut command = program();
    command.env("WHO_OWNS_COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let output = command.args(["--", "who-owns"]).args(words).output().expect("the program runs");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    out(&output).lines().map(str::to_owned).collect()
}

const KITCHEN: [&str; 2] = ["--rules", "tests/cmd/kitchen.toml"];

#[test]
fn verbs_and_activities_are_completed_side_by_side() {
    let all = completed("bash", &[""]);
    for verb in verbs() {
        assert!(all.contains(&verb), "{verb}");
    }
    let kitchen = completed("bash", &[&KITCHEN[..], &[""]].concat());
    assert!(kitchen.iter().any(|line| line == "cooking the soup"), "{kitchen:?}");
    assert!(!kitchen.contains(&"customer feedback".to_owned()), "the rules are those of the line");
}

#[test]
fn what_may_stand_for_a_rule_file_is_offered_with_the_files() {
    for words in [&["--rules", ""][..], &["check", ""], &["diff", ""], &["diff", "a.toml", ""]] {
        let found = completed("bash", words);
        assert!(
            found.contains(&"builtin".to_owned()) && found.contains(&"Cargo.toml".to_owned()),
            "{words:?}: {found:?}"
        );
    }
    assert_eq!(completed("bash", &["--rules", "bui"]), ["builtin"]);
    assert_eq!(completed("bash", &["diff", "git:"]), ["git:HEAD:who-owns.toml"]);
    assert_eq!(completed("bash", &["diff", "builtin", "gi"]), ["git:HEAD:who-owns.toml"]);
    assert_eq!(completed("bash", &["check", "git:"]), [""; 0], "only `diff` reads a revision");
    assert_eq!(completed("bash", &["coverage", "bui"]), [""; 0], "questions are not built in");
}

#[test]
fn names_are_completed_where_they_are_asked_for() {
    let in_kitchen = |words: &[&str]| completed("bash", &[&KITCHEN[..], words].concat());
    assert_eq!(in_kitchen(&["--expect", "ch"]), ["chef"]);
    assert_eq!(in_kitchen(&["ask", "--expect", "unk"]), ["unknown"]);
    assert_eq!(in_kitchen(&["list", "--role", "ch"]), ["chef"]);
    assert_eq!(in_kitchen(&["teach", "--owner", "ch"]), ["chef"]);
    let people = ["--rules", "tests/cmd/people.toml", "report", "--without"];
    assert_eq!(completed("bash", &[&people[..], &["Ad"]].concat()), [r"Ada\ Pan"]);
    assert_eq!(completed("bash", &[&people[..], &["mark"]].concat()), ["marketing"]);
    assert_eq!(completed("bash", &["check", "--deny", "rules-"]), ["rules-fight"]);
    assert_eq!(completed("bash", &["help", "te"]), ["teach"]);
    assert_eq!(completed("bash", &["check", "--allow", "invalid-"]), [""; 0], "an error cannot be allowed");
    assert!(completed("bash", &["check", "--explain", "invalid-"]).contains(&"invalid-toml".to_owned()));
}

/// What bash would put in the place of `$2` where it parted a line into `words`, of which the last one is being typed.
#[cfg(unix)]
fn replied_to_bash(words: &str, current: &str) -> String {
    let path = std::env::var("PATH").unwrap_or_default();
    let folder = Path::new(PROGRAM).parent().expect("it lies in a folder").display();
    let script = format!(
        "{}\nCOMP_WORDS=(who-owns {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n\
         _who_owns_whole_words who-owns '{current}' ''; echo \"${{COMPREPLY[@]}}\"",
        said(&["completions", "bash"])
    );
    let output = command("bash").args(["-c", &script]).env("PATH", format!("{folder}:{path}")).output();
    out(&output.expect("bash runs")).trim().to_owned()
}

#[cfg(unix)]
#[test]
fn bash_completes_what_follows_an_equals_sign() {
    assert!(said(&["completions", "bash"]).contains("-F _who_owns_whole_words "), "it is the one that bash calls");
    let rules = KITCHEN.join(" ");
    for (words, current, replied) in [
        ("--given season =", "", "summer winter"),
        ("--given season = s", "s", "summer"),
        ("--given = season = w", "w", "winter"),
        ("--given seas", "seas", "season=summer season=winter"),
        ("--format = js", "js", "json jsonl"),
        ("--given \\'season=s", "season=s", "season=summer"),
        ("cooking th", "th", "the soup"),
        ("diff git :", "", "HEAD:who-owns.toml"),
        ("diff git : HEAD : wh", "wh", "who-owns.toml"),
    ] {
        assert_eq!(replied_to_bash(&format!("{rules} {words}"), current), replied, "{words}");
    }
}

#[test]
fn quotes_that_are_open_do_not_matter() {
    for typed in ["cooking th", "cooking\\ th", "'cooking th", "\"Cooking th"] {
        let found = completed("zsh", &[&KITCHEN[..], &[typed]].concat());
        assert_eq!(found, ["cooking the soup:chef"], "{typed}");
    }
}

#[test]
fn no_candidate_breaks_out_of_its_line_or_its_quotes() {
    let contexts = "[contexts.day]\nquestion = \"?\"\nvalues = [\"sun\", \"\\u001b[2J\", \"two\\nlines\", \"so\\u00adft\", \"it\u{2019}s; x\"]\n";
    let rule = "[rules.r]\nactivity = \"the team\u{2019}s; 'x' $(y)\"\nowner = \"a\"\nwhy = \"w\"\n";
    let rules = file("candidates.toml", format!("schema = 1\n[roles.a]\nname = \"A\"\n{contexts}{rule}"));
    let found = |shell: &str, words: &[&str]| completed(shell, &[&["--rules", text(&rules)], words].concat());
    assert_eq!(found("fish", &["--given", "day="]), ["day=sun", "day=it\u{2019}s; x"]);
    assert_eq!(found("bash", &["--given", "day="]), ["day=sun", "day=it\\\u{2019}s\\;\\ x"]);
    assert_eq!(found("powershell", &["--given", "day="]), ["day=sun", "'day=it\u{2019}\u{2019}s; x'"]);
    assert_eq!(found("powershell", &["the te"]), ["'the team\u{2019}\u{2019}s; ''x'' $(y)'\tA"]);
    assert_eq!(found("bash", &["'the te"]), ["the team\u{2019}s; '\\''x'\\'' $(y)"]);
    assert_eq!(found("bash", &["\"the te"]), ["the team\u{2019}s; 'x' \\$(y)"]);
}

#[test]
fn what_goes_wrong_completes_nothing_and_says_nothing() {
    assert_eq!(completed("bash", &["--rules", "tests/findings/invalid-toml.toml", "cook"]), [""; 0]);
    assert_eq!(completed("no-such-shell", &["cook"]), [""; 0]);
    assert_eq!(completed("bash", &["--no-such-option", "cook"]), [""; 0]);
}
