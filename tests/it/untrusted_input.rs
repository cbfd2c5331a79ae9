//! Input that nobody means well with: each gets a clear message or a sensible answer, never a panic, and nothing that a
//! terminal would obey.

use std::ffi::OsStr;
use std::fs;
use std::process::Output;

use crate::support::{KITCHEN, err, file, out, piped, program, run, shell, start, status, text};

/// A question to the kitchen, in a format for scripts.
fn ask(question: &str) -> Output {
    run(["--rules", KITCHEN, "--format", "jsonl", "--", question])
}

/// No character that a terminal obeys, but for line ends.
fn assert_tame(text: &str) {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unseen = |c: char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    let wild = |c: char| (c.is_control() && c != '\n') || turns(c) || unseen(c);
    assert!(!text.contains(wild), "{text:?}");
}

#[cfg(unix)]
#[test]
fn a_question_that_is_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let output = run([OsStr::new("ask"), OsStr::from_bytes(b"caf\xff")]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("not UTF-8"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn an_option_that_is_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let output = run([OsStr::new("--given"), OsStr::from_bytes(b"scrum=\xff"), OsStr::new("soup")]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("UTF-8"), "{}", err(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_rule_file_whose_name_is_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let output = run([OsStr::new("--rules"), OsStr::from_bytes(b"no\xff.toml"), OsStr::new("soup")]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("there is no file"), "{}", err(&output));
}

/// The command lines of Windows are shorter.
#[cfg(not(windows))]
#[test]
fn a_question_of_100_kb_of_one_word() {
    assert_eq!(status(&ask(&"a".repeat(100_000))), 1);
}

/// The command lines of Windows are shorter.
#[cfg(not(windows))]
#[test]
fn a_question_of_100_kb_of_words() {
    let output = ask(&"cooking the soup ".repeat(6_000));
    assert_eq!(status(&output), 0);
    assert!(out(&output).contains(r#""rule":"soup""#));
}

#[test]
fn a_question_of_100_kb_on_a_page() {
    let question = "cooking the soup ".repeat(6_000);
    let output = piped(&["--rules", KITCHEN, "--from", "-"], question.as_bytes());
    assert_eq!(status(&output), 0);
    assert!(out(&output).len() < 2_000, "a page repeats no more than the start of it");
}

#[test]
fn nothing_but_punctuation_marks_or_pictures() {
    for question in ["?!", "...", "—", "🦀", "👩‍🍳", "\u{200b}", "\u{feff}", "_", "'"] {
        assert_eq!(status(&ask(question)), 1, "{question:?}");
    }
}

#[test]
fn other_writings() {
    for question in ["客户反馈", "من يطبخ الحساء", "кто варит суп", "ใครทำซุป", "ⓢⓞⓤⓟ"]
    {
        assert!([0, 1, 3].contains(&status(&ask(question))), "{question}");
    }
    assert_eq!(status(&ask("擀面条")), 0);
}

#[test]
fn the_same_letters_composed_in_another_way() {
    let rules = file(
        "composed.toml",
        "schema = 1\ntitle = \"T\"\n[roles.a]\nname = \"a\"\n[rules.r]\nactivity = \"cafe\u{301}\"\nowner = \"a\"\nwhy = \"b\"\n",
    );
    let output = run([OsStr::new("--rules"), rules.as_os_str(), OsStr::new("caf\u{e9}")]);
    assert_eq!(status(&output), 0, "{}", err(&output));
}

#[test]
fn escape_sequences_in_a_question() {
    let question = "\u{1b}[31mcooking\u{1b}[0m the soup\u{9b}2J \u{1b}]0;title\u{7} \u{202e}\u{2066}\u{200b}\rx";
    for format in ["text", "json", "jsonl", "tsv"] {
        let output = run(["--rules", KITCHEN, "--format", format, "--explain", question]);
        assert_tame(&out(&output).replace('\t', " "));
    }
    let output = piped(&["--rules", KITCHEN, "--from", "-"], question.as_bytes());
    assert!(out(&output).starts_with("> \\u{1b}[31mcooking"), "{}", out(&output));
    assert_tame(&out(&output));
}

#[test]
fn escape_sequences_in_arguments() {
    let wild = "x\u{1b}[31m\u{9b}\u{202e}";
    let wrong: [&[&str]; 8] = [
        &["--rules", wild, "soup"],
        &["--from", wild],
        &["--given", wild, "soup"],
        &["--format", wild, "soup"],
        &["list", "--role", wild],
        &["list", wild],
        &["check", wild],
        &[&format!("--{wild}")],
    ];
    for arguments in wrong {
        for json in [&[][..], &["--format=json"]] {
            let output = program().args(json).args(arguments).output().expect("the program runs");
            assert_eq!(status(&output), 2, "{arguments:?}");
            assert_tame(&err(&output));
        }
    }
}

/// Every text of a rule file, with sequences that would set the title, clear the screen and turn the writing round.
const WILD_RULES: &str = r#"
schema = 1
title = "T\u001b[2J"
[sources.book]
title = "B\u001b]0;title\u0007"
[roles.a]
name = "A\u009b31m"
aliases = ["\u001b[1m"]
focus = "\u202efocus\u200b\u2060"
skills = ["\u001b[5m"]
holder = "\u001b[1mH"
contact = "\u001bc"
deputy = "\u009d"
[rules.soup]
activity = "soup\u001b[31m"
owner = "a"
why = "w\u001b[31m\nnew line\rover it\u2067"
source = "book"
section = "\u001b[31m"
phrases = ["broth\u001b[31m"]
dissent = [{ note = "\u001b[31m" }]
"#;

#[test]
fn escape_sequences_in_a_rule_file() {
    let rules = file("wild.toml", WILD_RULES);
    let asked: [&[&str]; 9] = [
        &["list", "--format", "html"],
        &["soup", "--explain"],
        &["soup", "--format", "json"],
        &["soup", "--format", "tsv"],
        &["list"],
        &["list", "--format", "markdown"],
        &["list", "--format", "csv"],
        &["list", "--format", "json"],
        &["roles"],
    ];
    for arguments in asked {
        let output = program().args(arguments).args(["--rules", text(&rules)]).output().expect("the program runs");
        assert_eq!(status(&output), 0, "{arguments:?}: {}", err(&output));
        assert_tame(&out(&output).replace('\t', " "));
    }
}

#[test]
fn escape_sequences_in_a_broken_rule_file() {
    let broken =
        "# \u{9b}31m\u{202e}\nschema = 1\n\"\\u001b[31m\\u009b\" = 1 # \u{9b}31m \u{202e}\n[rules.r] # \u{1b}[31m\n";
    // Windows has no such names.
    let name = if cfg!(windows) { "broken.toml" } else { "broken\u{1b}[31m.toml" };
    let rules = file(name, broken);
    for format in ["text", "json"] {
        let output =
            run([OsStr::new("--rules"), rules.as_os_str(), "--format".as_ref(), format.as_ref(), "soup".as_ref()]);
        assert_eq!(status(&output), 2);
        assert_tame(&err(&output));
    }
}

#[test]
fn rule_files_of_other_editors() {
    let text = fs::read_to_string(KITCHEN).expect("it is there");
    let windows = "\u{feff}".to_owned() + &text.replace('\n', "\r\n");
    for (name, text) in [("bom.toml", "\u{feff}".to_owned() + &text), ("windows.toml", windows)] {
        let rules = file(name, text);
        let output = run([OsStr::new("--rules"), rules.as_os_str(), "--format=json".as_ref(), "make soup".as_ref()]);
        assert_eq!(status(&output), 0, "{}", err(&output));
        assert!(out(&output).contains("\"line\": 32"), "{}", out(&output));
    }
}

#[test]
fn rule_files_that_are_none() {
    let unmarked: Vec<u8> = "schema = 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hopeless: [(&str, &[u8], &str); 6] = [
        ("empty.toml", b"", "the file has no rule"),
        ("nul.toml", b"schema = 1\n\0\n", "invalid-toml"),
        ("latin1.toml", b"title = \"caf\xe9\"", "not UTF-8"),
        ("utf16.toml", b"\xff\xfes\0c\0h\0", "this is UTF-16, not UTF-8"),
        ("utf16-without-mark.toml", &unmarked, "this is UTF-16, not UTF-8"),
        ("binary.toml", &[0; 1000], "invalid-toml"),
    ];
    for (name, content, said) in hopeless {
        let rules = file(name, content);
        let output = run([OsStr::new("--rules"), rules.as_os_str(), OsStr::new("soup")]);
        assert_eq!(status(&output), 2, "{name}");
        assert!(err(&output).contains(said), "{name}: {}", err(&output));
    }
}

/// PowerShell's `>` writes it.
#[test]
fn questions_in_utf16_are_one_error() {
    let text = "\u{feff}make soup\r\nwriting the menu\r\n";
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let input: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
        for (verb, format) in [(&["--from"][..], "jsonl"), (&["--from"], "text"), (&["coverage"], "text")] {
            let arguments = [verb, &["-", "--rules", KITCHEN, "--format", format]].concat();
            let output = piped(&arguments, &input);
            assert_eq!(status(&output), 2);
            assert_eq!(out(&output), "", "no row of garbage");
            assert_eq!(err(&output).matches("is UTF-16, not UTF-8").count(), 1, "{}", err(&output));
            assert!(err(&output).contains("Out-File -Encoding utf8"), "{}", err(&output));
        }
    }
}

/// They call themselves regular files, and wait for more to come, or are not as long as they say.
#[cfg(target_os = "linux")]
#[test]
fn files_of_the_system_are_not_rule_files() {
    for path in ["/proc/kmsg", "/proc/self/status", "/sys/devices/system/cpu/online", "/dev/zero"] {
        let output = shell("exec timeout 20 \"$0\" soup --rules \"$1\"").arg(path).output().expect("there is a shell");
        assert_eq!(status(&output), 2, "{path}: {}", err(&output));
        assert!(!err(&output).contains("invalid-toml"), "{path}: {}", err(&output));
    }
}

/// The program, without the capability of the superuser to read everything (`setpriv` comes with util-linux).
#[cfg(unix)]
fn unprivileged(superuser: bool) -> std::process::Command {
    use crate::support::{PROGRAM, command};
    if !superuser {
        return program();
    }
    let mut command = command("setpriv");
    command.args(["--bounding-set=-dac_override,-dac_read_search", PROGRAM]);
    command
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let path = file("secret.toml", "schema = 1");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    let superuser = fs::read(&path).is_ok();
    for option in ["--rules", "--from"] {
        let mut command = unprivileged(superuser);
        command.arg(option).arg(&path).args((option == "--rules").then_some("soup"));
        let output = command.output().expect("the program runs");
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("no permission to read"), "{}", err(&output));
    }
}

#[test]
fn standard_input_line_by_line() {
    let input = b"\xef\xbb\xbfmake soup\r\n\r\n\xff\xfe\nna\0ul\nwriting the menu";
    let output = piped(&["--rules", KITCHEN, "--from", "-", "--format", "tsv"], input);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("standard input, line 3: this is not UTF-8"), "{}", err(&output));
    let outcomes: Vec<String> =
        out(&output).lines().skip(1).map(|line| line.split('\t').nth(1).unwrap_or_default().to_owned()).collect();
    assert_eq!(outcomes, ["owned", "unknown", "shared"]);
    assert!(out(&output).contains("na\\u{0}ul"));
}

#[test]
fn tabs_and_line_ends_stay_in_their_cell() {
    let output = run(["--rules", KITCHEN, "--format", "tsv", "make\tsoup\nnow"]);
    let answer = out(&output);
    assert_eq!(answer.lines().count(), 2, "{answer}");
    assert!(answer.lines().all(|line| line.split('\t').count() == 10), "{answer}");
}

#[test]
fn an_error_in_json_is_one_object_a_line() {
    let output = piped(&["--rules", KITCHEN, "--from", "-", "--format", "jsonl"], b"\xff\nmake soup\n\xfe\n");
    assert_eq!(status(&output), 2);
    for line in err(&output).lines() {
        let error: serde_json::Value = serde_json::from_str(line).expect("an error is JSON, too");
        assert_eq!(error["schema"], 1);
        assert!(error["error"].as_str().is_some_and(|error| error.contains("not UTF-8")));
    }
    assert_eq!(err(&output).lines().count(), 2);
    assert_eq!(out(&output).lines().count(), 1);
}

#[test]
fn a_silent_run_says_nothing_at_all() {
    let silent: [(&[&str], i32); 6] = [
        (&["-q", "--rules", KITCHEN, "make soup"], 0),
        (&["--quiet", "--rules", "nowhere.toml", "make soup"], 2),
        (&["-q", "--no-such-option"], 2),
        (&["-q", "list", "the stories"], 2),
        (&["-q", "check", "--explain", "few-phrases"], 0),
        (&["-q", "--rules", KITCHEN, "--from", "tests/cmd/broken-line.txt"], 2),
    ];
    for (arguments, expected) in silent {
        let output = run(arguments);
        assert_eq!(status(&output), expected, "{arguments:?}");
        assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let questions = file("long.txt", "make soup\n".repeat(20_000));
    let asked: [&[&str]; 3] = [&["--rules", KITCHEN, "--from", text(&questions)], &["list"], &["--help"]];
    for arguments in asked {
        let mut command = program();
        command.args(arguments);
        let mut child = start(command);
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", err(&output));
        assert_eq!(status(&output), 0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = program().args(["--rules", KITCHEN, "make soup"]).stdout(full).output().expect("the program runs");
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("cannot write the answer"), "{}", err(&output));
}

#[test]
fn markdown_shows_a_text_as_it_is() {
    let output = run(["--rules", KITCHEN, "list", "--format", "markdown"]);
    let line = r"| \=1+1 is on the bill \| \*twice\* | waiter | \-2 \<b\>stars\</b\> for \[that\](x) & worse |";
    assert!(out(&output).lines().any(|found| found == line), "{}", out(&output));
}

#[test]
fn a_spreadsheet_sees_no_formula() {
    let output = run(["--rules", KITCHEN, "list", "--format", "csv"]);
    let text = out(&output);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is CSV")).collect();
    assert!(rows.iter().any(|row| row[1].starts_with("'=1+1")), "the apostrophe is there");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

/// A rule file with these texts as activity and reason.
fn saying(name: &str, activity: &str, why: &str) -> std::path::PathBuf {
    let rule = format!("[rules.r]\nactivity = '{activity}'\nowner = \"a\"\nwhy = '{why}'\n");
    file(name, "schema = 1\n[roles.a]\nname = \"A\"\n".to_owned() + &rule)
}

/// The list of a rule file in a format.
fn listed(rules: &std::path::Path, more: &[&str]) -> String {
    let output = program().args(["list", "--rules", text(rules), "--format"]).args(more).output();
    let output = output.expect("the program runs");
    assert_eq!(status(&output), 0, "{}", err(&output));
    out(&output)
}

#[test]
fn a_spreadsheet_sees_no_formula_whatever_separates_its_cells() {
    let rules = saying("formulas.toml", "x;=1+1", "a, =2 b|@c\td: -e; \"=f\"");
    let list = listed(&rules, &["csv"]);
    for separator in [',', ';', '|', ':', '\t'] {
        for cell in list.lines().flat_map(|line| line.split(separator)) {
            let cell = cell.trim_start_matches(['"', ' ']);
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn a_spreadsheet_gets_a_byte_order_mark_on_request() {
    assert!(listed(KITCHEN.as_ref(), &["csv", "--bom"]).starts_with("\u{feff}rule,"));
    assert!(listed(KITCHEN.as_ref(), &["csv"]).starts_with("rule,"));
    let output = run(["list", "--bom", "--format", "tsv"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("--bom is for CSV alone"), "{}", err(&output));
}

#[test]
fn a_list_in_tsv_has_the_columns_of_csv() {
    let (csv, tsv) = (listed(KITCHEN.as_ref(), &["csv"]), listed(KITCHEN.as_ref(), &["tsv"]));
    let header = csv.lines().next().expect("there is one").replace(',', "\t");
    assert_eq!(tsv.lines().next(), Some(header.as_str()));
    assert_eq!(tsv.lines().count(), csv::Reader::from_reader(csv.as_bytes()).into_records().count() + 1);
    assert!(tsv.lines().all(|line| line.split('\t').count() == 11), "{tsv}");
    assert!(tsv.lines().any(|line| line.starts_with("menu\twriting the menu\tchef,waiter\tshared\t")), "{tsv}");
    let rules = saying("cells.toml", "tab\there", "=1");
    assert!(listed(&rules, &["tsv"]).contains("r\ttab here\ta\towned\t=1\t"));
}

#[test]
fn markdown_mentions_and_links_nothing() {
    let rules =
        saying("links.toml", "ask @torvalds about #1", "See https://a.example, www.b.example or c@d.example, GH-2");
    let list = listed(&rules, &["markdown"]);
    for live in ["@torvalds", "#1", "https://", "www.b", "c@d", "GH-2"] {
        assert!(!list.contains(live), "{live} in {list}");
    }
    assert!(list.contains("ask @&#8203;torvalds about #&#8203;1"), "{list}");
}

/// Commands that an answer shows stand in one line, as wide as they are.
#[test]
fn a_command_to_paste_is_one_line() {
    for (arguments, command) in [
        (
            &["--rules", KITCHEN, "please lay the tables on the terrace"][..],
            "    who-owns --rules tests/cmd/kitchen.toml --given season=summer \"please lay the tables on the terrace\"",
        ),
        (&["developers' questions"], "    who-owns --given scrum=no \"developers' questions\""),
        (&["feedback"], "    who-owns \"taking Sprint Review feedback into the backlog\""),
        (&["zeppelin"], "            who-owns init"),
    ] {
        let output = program().env("COLUMNS", "40").args(arguments).output().expect("the program runs");
        assert!(out(&output).lines().any(|line| line == command), "{}", out(&output));
    }
}

#[test]
fn a_path_in_a_command_is_quoted() {
    let path = file("it's mine.toml", "");
    fs::remove_file(&path).expect("it is ours");
    let output = run([OsStr::new("init"), path.as_os_str()]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(out(&output).contains(&format!("who-owns check \"{}\"\n", text(&path))), "{}", out(&output));
    assert!(out(&output).contains(&format!("who-owns --rules \"{}\" ", text(&path))), "{}", out(&output));
    let output = run(["list", "$(the) soup"]);
    assert!(err(&output).contains("who-owns ask list '$(the) soup'"), "{}", err(&output));
}

#[test]
fn what_nobody_sees_makes_no_difference() {
    for question in ["make so\u{ad}up", "make so\u{200d}up", "\u{feff}make soup\u{2060}", "make soup\u{fe0f}"] {
        assert!(out(&ask(question)).contains(r#""rule":"soup""#), "{question:?}");
    }
}

#[test]
fn phrases_that_look_alike_to_the_last_bit_are_the_same_phrase() {
    let rule = |id: &str, phrase: &str| {
        format!("[rules.{id}]\nactivity = \"activity {id}\"\nowner = \"a\"\nwhy = \"w\"\nphrases = [\"{phrase}\"]\n")
    };
    let text = "schema = 1\n[roles.a]\nname = \"A\"\n".to_owned() + &rule("r", "soup") + &rule("s", "so\u{ad}up");
    let rules = file("unseen.toml", text);
    let output = run([OsStr::new("--rules"), rules.as_os_str(), OsStr::new("soup")]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("phrase-claimed-twice"), "{}", err(&output));
}

/// Letters of other alphabets are other letters: such a word is not taken for the one that it looks like without a word.
#[test]
fn letters_that_look_alike_are_no_exact_match() {
    let answer = out(&ask("make \u{455}\u{43e}u\u{440}"));
    assert!(!answer.contains(r#""match":"exact""#), "{answer}");
}

#[test]
fn a_web_page_shows_a_text_as_it_is() {
    let text = "schema = 1\ntitle = \"</title><script>alert(1)</script>\"\n[roles.a]\nname = \"<img src=x onerror=1>\"\n\
        [rules.r]\nactivity = \"\\\"><script>\"\nowner = \"a\"\nwhy = \"<!-- & -->\"\n";
    let rules = file("page.toml", text);
    let output = run(["list", "--format", "html", "--rules"].map(OsStr::new).into_iter().chain([rules.as_os_str()]));
    let page = out(&output);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert_eq!(page.matches("<script").count(), 2, "its own");
    assert!(!page.contains("<img") && !page.contains("<!--"));
}

#[test]
fn a_rule_file_gives_github_no_command() {
    // The message of this error has the name in it, and a name may have any text.
    let text = "schema = 1\n[roles.a]\nname = \"A\"\n[rules.r]\nactivity = \"x\"\nwhy = \"w\"\n\
        owner = \"\\r\\n::stop-commands::b\\n##[error]c\"\n";
    let rules = file(if cfg!(windows) { "commands.toml" } else { "commands,line=1::error::d.toml" }, text);
    let output = run(["check", "--format", "github"].map(OsStr::new).into_iter().chain([rules.as_os_str()]));
    assert_eq!(status(&output), 2, "{}", err(&output));
    let answer = out(&output);
    let own = |line: &&str| line.starts_with("::error file=") || line.starts_with("who-owns check: ");
    assert_eq!(answer.lines().find(|line| !own(line)), None);
    assert_eq!(answer.lines().filter(|line| line.contains("stop-commands")).count(), 1, "{answer}");
}
