//! A file of questions is a stream: answered line by line, in order, on all cores, however long it is.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::support::{self, KITCHEN, file, out, program, run, shell, status, text};

/// The kitchen, asked for lines in a format for scripts.
fn batch(from: &str) -> Command {
    let mut command = program();
    command.args(["--rules", KITCHEN, "--format", "jsonl", "--from", from]);
    command
}

fn start(from: &str) -> Child {
    support::start(batch(from))
}

/// The question that a line of JSON repeats.
fn activity(line: &str) -> String {
    let answer: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    answer["activity"].as_str().expect("it is a text").to_owned()
}

fn first_line(child: &mut Child) -> (String, BufReader<std::process::ChildStdout>) {
    let mut answers = BufReader::new(child.stdout.take().expect("it has an output"));
    let mut line = String::new();
    answers.read_line(&mut line).expect("it answers");
    (line, answers)
}

/// Whether a process ends by itself in a time that is long for a computer.
fn ends(child: &mut Child) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(30) {
        if child.try_wait().expect("it can be asked").is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    false
}

#[test]
fn the_first_answer_comes_before_the_second_question() {
    let mut child = start("-");
    let mut questions = child.stdin.take().expect("it has an input");
    questions.write_all(b"make soup\nwriting the").expect("it reads");
    let (first, mut answers) = first_line(&mut child);
    assert_eq!(activity(&first), "make soup");
    questions.write_all(b" menu").expect("it still reads");
    drop(questions);
    let mut rest = String::new();
    answers.read_to_string(&mut rest).expect("it answers");
    assert_eq!(activity(&rest), "writing the menu", "the last line needs no end");
}

#[test]
fn answers_come_in_the_order_of_the_questions() {
    let ask = |number: usize| format!("{} {number} soup", ["make", "writing the menu", "zzz"][number % 3]);
    let questions: String = (0..3_000).map(|number| ask(number) + "\n").collect();
    let path = file("ordered.txt", questions);
    let output = batch(text(&path)).output().expect("the program runs");
    let answers = String::from_utf8(output.stdout).expect("answers are UTF-8");
    assert_eq!(answers.lines().count(), 3_000);
    for (number, line) in answers.lines().enumerate() {
        assert_eq!(activity(line), ask(number));
    }
}

/// How much memory a process has taken at most, in KiB.
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it still runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux counts it");
    line.trim().trim_end_matches(" kB").parse().expect("it is a number")
}

/// The memory is looked at before the input ends, while the program waits for more.
#[cfg(target_os = "linux")]
#[test]
fn a_million_lines_take_no_more_memory_than_a_few() {
    const LINES: usize = 1_000_000;
    let mut child = start("-");
    let mut questions = child.stdin.take().expect("it has an input");
    let mut answers = BufReader::new(child.stdout.take().expect("it has an output"));
    let asker = std::thread::spawn(move || {
        for number in 0..LINES / 1_000 {
            let lines = format!("soup {number}\n").repeat(1_000);
            questions.write_all(lines.as_bytes()).expect("it reads");
        }
        questions
    });
    let mut line = Vec::new();
    for number in 0..LINES {
        line.clear();
        answers.read_until(b'\n', &mut line).expect("it answers");
        let asked = format!("\"activity\":\"soup {}\"", number / 1_000);
        assert!(String::from_utf8_lossy(&line).contains(&asked), "answer {number} is another one");
    }
    let kibibytes = peak(&child);
    assert!(kibibytes < 50 * 1024, "{kibibytes} KiB");
    drop(asker.join().expect("all was written"));
    assert!(ends(&mut child));
}

#[test]
fn an_unreadable_line_is_reported_in_its_place() {
    let mut lines = "make soup\n".repeat(1_000).into_bytes();
    lines.extend(b"\xff\n");
    lines.extend("writing the menu\n".repeat(1_000).bytes());
    let path = file("broken.txt", lines);
    // Both streams into one pipe, to see what comes first.
    let script = "exec \"$0\" --rules tests/cmd/kitchen.toml --format tsv --from \"$1\" 2>&1";
    let output = shell(script).arg(&path).output().expect("there is a shell");
    let said = String::from_utf8(output.stdout).expect("answers are UTF-8");
    let place = said.lines().position(|line| line.contains("line 1001: this is not UTF-8"));
    assert_eq!(place, Some(1_001), "after the heading and a thousand answers");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn nothing_is_printed_of_a_file_that_is_not_there() {
    let output = run(["--format", "tsv", "--from", "tests/cmd/missing.txt"]);
    assert_eq!((status(&output), out(&output)), (2, String::new()));
}

/// The end of a line, of either kind, is no part of it.
#[test]
fn the_longest_line_is_a_question_however_it_ends() {
    for (length, end, wanted) in [
        (128 * 1024, "\n", 1),
        (128 * 1024, "\r\n", 1),
        (128 * 1024, "", 1),
        (128 * 1024 + 1, "", 0),
        (128 * 1024 + 1, "\n", 0),
        (128 * 1024 + 1, "\r\n", 0),
        (128 * 1024 + 2, "\r\n", 0),
    ] {
        let path = file("longest.txt", "a".repeat(length) + end + "\nmake soup\n");
        let output = batch(text(&path)).output().expect("the program runs");
        let answers = String::from_utf8_lossy(&output.stdout).lines().count();
        let wanted = if end.is_empty() && wanted == 0 { 1 } else { wanted + 1 };
        assert_eq!(answers, wanted, "{length} bytes and {end:?}");
    }
}

#[test]
fn a_file_of_unreadable_lines_has_no_readable_one() {
    let path = file("unreadable.txt", b"\xff a\n\n\xff b\n");
    let path = text(&path);
    for arguments in [
        &["--from", path][..],
        &["--from", path, "--expect", "chef"],
        &["coverage", path],
        &["report", "--questions", path],
    ] {
        let mut command = program();
        let output = command.args(["--rules", KITCHEN]).args(arguments).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("line 3: this is not UTF-8"), "{arguments:?}: {said}");
        assert!(said.contains(&format!("no line of {path} can be read\n")), "{arguments:?}: {said}");
        assert!(!said.contains("there is no question"), "{arguments:?}: {said}");
    }
}

#[test]
fn who_reads_no_more_is_not_waited_for() {
    let mut child = start("-");
    drop(child.stdout.take());
    let mut questions = child.stdin.take().expect("it has an input");
    questions.write_all(b"make soup\n").expect("it reads");
    assert!(ends(&mut child), "it ends although its input is open");
    assert!(child.wait().expect("it has ended").success());
}

/// Whether a process that these tests start goes on after a signal.
#[cfg(unix)]
fn is_ignored(signal: &str) -> bool {
    let output = Command::new("sh").args(["-c", &format!("kill -{signal} $$; echo alive")]).output();
    !output.expect("there is a shell").stdout.is_empty()
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_whole_lines() {
    use std::os::unix::process::ExitStatusExt;
    const USER: [i32; 2] = if cfg!(target_os = "linux") { [10, 12] } else { [30, 31] };
    let signals = [
        ("HUP", 1),
        ("INT", 2),
        ("QUIT", 3),
        ("ABRT", 6),
        ("ALRM", 14),
        ("TERM", 15),
        ("XCPU", 24),
        ("VTALRM", 26),
        ("PROF", 27),
        ("USR1", USER[0]),
        ("USR2", USER[1]),
    ];
    let path = file("signals.txt", "make soup\n".repeat(50_000));
    // A background shell ignores some, and what it starts does so, too.
    for (name, number) in signals.into_iter().filter(|(name, _)| !is_ignored(name)) {
        let mut child = start(text(&path));
        let (first, mut answers) = first_line(&mut child);
        send(name, &child);
        let mut rest = String::new();
        answers.read_to_string(&mut rest).expect("it answers");
        assert_eq!(child.wait().expect("it has ended").signal(), Some(number));
        assert!(rest.ends_with('\n') && rest.lines().count() < 49_999, "SIG{name} cuts a line");
        for line in [first.as_str()].into_iter().chain(rest.lines()) {
            assert_eq!(activity(line), "make soup");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_while_it_waits() {
    use std::os::unix::process::ExitStatusExt;
    let mut child = start("-");
    let mut questions = child.stdin.take().expect("it has an input");
    questions.write_all(b"make soup\n").expect("it reads");
    let _ = first_line(&mut child);
    send("TERM", &child);
    assert!(ends(&mut child), "its input is still open");
    assert_eq!(child.wait().expect("it has ended").signal(), Some(15));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_while_its_reader_waits() {
    use std::os::unix::process::ExitStatusExt;
    let path = file("stalled.txt", "make soup\n".repeat(50_000));
    let mut child = start(text(&path));
    let _answers = first_line(&mut child);
    send("TERM", &child);
    assert!(ends(&mut child), "nothing more is read");
    assert_eq!(child.wait().expect("it has ended").signal(), Some(15));
}

/// As `nohup` starts it.
#[cfg(unix)]
#[test]
fn a_signal_that_is_ignored_ends_nothing() {
    let path = file("ignored.txt", "make soup\n".repeat(20_000));
    let mut command = shell("trap '' HUP; exec \"$0\" --rules tests/cmd/kitchen.toml --format jsonl --from \"$1\"");
    command.arg(&path);
    let mut child = support::start(command);
    let (_, mut answers) = first_line(&mut child);
    send("HUP", &child);
    let mut rest = String::new();
    answers.read_to_string(&mut rest).expect("it answers");
    assert_eq!(rest.lines().count(), 19_999);
    assert!(child.wait().expect("it ends").success());
}

/// A list is one long text, and no batch.
#[cfg(unix)]
#[test]
fn a_signal_cuts_no_list() {
    use std::os::unix::process::ExitStatusExt;
    let rule = |number| format!("[rules.r{number}]\nactivity = \"a{number}\"\nowner = \"a\"\nwhy = \"w\"\n");
    let rules = "schema = 1\n[roles.a]\nname = \"A\"\n".to_owned() + &(0..5_000).map(rule).collect::<String>();
    let mut command = program();
    command.args(["list", "--format", "json", "--rules", text(&file("long.toml", rules))]);
    let mut child = support::start(command);
    let (first, mut answers) = first_line(&mut child);
    send("TERM", &child);
    let mut rest = String::new();
    answers.read_to_string(&mut rest).expect("it answers");
    serde_json::from_str::<serde_json::Value>(&(first + &rest)).expect("it is whole");
    assert_eq!(child.wait().expect("it has ended").signal(), Some(15));
}

#[cfg(unix)]
fn send(signal: &str, to: &Child) {
    let sent = Command::new("kill").args(["-s", signal, &to.id().to_string()]).status();
    assert!(sent.expect("there is `kill`").success());
}

#[test]
fn a_file_that_is_replaced_meanwhile_is_answered_as_it_was() {
    let path = file("replaced.txt", "make soup\n".repeat(20_000));
    let mut child = start(text(&path));
    let (_, mut answers) = first_line(&mut child);
    let other = file("replacement.txt", "writing the menu\n");
    fs::rename(other, &path).expect("it can be moved");
    let mut rest = String::new();
    answers.read_to_string(&mut rest).expect("it answers");
    assert_eq!(rest.lines().count(), 19_999);
    assert!(!rest.contains("writing the menu"));
}
