//! How large things may be: up to a named limit they work, beyond it there is a clear error.

use std::io::{BufRead, BufReader};
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use who_owns::diagnostic::Code;
use who_owns::{RuleBook, Source};

use crate::support::{KITCHEN, err, file, out, piped, program, run, status};

const LONGEST: usize = 128 * 1024;

/// A line of so many bytes that asks one thing.
fn padded(bytes: usize) -> Vec<u8> {
    let mut line = b"make soup".to_vec();
    line.resize(bytes, b' ');
    line
}

#[test]
fn a_line_beyond_the_limit_is_an_error_and_the_others_are_answered() {
    let million = "soup ".repeat(1_000_000);
    let lines = [&padded(LONGEST)[..], &padded(LONGEST + 1), million.as_bytes(), b"writing the menu"];
    let output = piped(&["--rules", KITCHEN, "--format", "tsv", "--from", "-"], &lines.join(&b'\n'));
    assert_eq!(status(&output), 2);
    let answers = out(&output);
    let asked: Vec<&str> = answers.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(asked, ["make soup", "writing the menu"]);
    for number in [2, 3] {
        let said = format!("standard input, line {number}: this line is longer than 128 KiB");
        assert!(err(&output).contains(&said), "{}", err(&output));
    }
    let counted = piped(&["--rules", KITCHEN, "coverage", "-", "--format", "json"], &lines.join(&b'\n'));
    assert_eq!(status(&counted), 2);
    assert!(err(&counted).contains("longer than 128 KiB"), "{}", err(&counted));
}

/// The command lines of Windows are shorter.
#[cfg(not(windows))]
#[test]
fn a_question_beyond_the_limit_is_an_error() {
    let words = std::iter::repeat_n("x".repeat(100_000), 2);
    let output = program().args(["--rules", KITCHEN, "ask"]).args(words).output().expect("the program runs");
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("the question is longer than 128 KiB"), "{}", err(&output));
}

#[test]
fn files_beyond_the_limit_of_all_together_are_an_error() {
    let part = |number: usize| {
        let text = format!("schema = 1\n#{}\n", " ".repeat(13 * 1024 * 1024));
        file(&format!("part{number}.toml"), text)
    };
    (0..5).for_each(|number| drop(part(number)));
    let top =
        "schema = 1\nextends = [\"part0.toml\", \"part1.toml\", \"part2.toml\", \"part3.toml\", \"part4.toml\"]\n";
    let top = file("together.toml", top);
    let output = program().arg("soup").arg("--rules").arg(top).output().expect("the program runs");
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("longer than 64 MiB together"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn a_baseline_that_never_ends_or_is_a_folder_is_an_error() {
    for verb in [&["check", "--rules", KITCHEN][..], &["coverage", "tests/cmd/questions.txt", "--rules", KITCHEN]] {
        for (baseline, said) in [("/dev/zero", "/dev/zero is longer than 256 MiB"), ("tests", "tests is a folder")] {
            let output = program().args(verb).args(["--baseline", baseline]).output().expect("the program runs");
            assert_eq!(status(&output), 2, "{verb:?}");
            assert!(err(&output).contains(said), "{}", err(&output));
        }
    }
}

#[test]
fn more_files_than_can_be_looked_for_are_an_error() {
    let names: Vec<String> = (0..100_000).map(|number| format!("none{number}.toml")).collect();
    let output = judged(ASK, &rules(&[], "").replacen("schema", &format!("extends = {names:?}\nschema"), 1), 2);
    assert!(err(&output).contains("1001 errors"), "a thousand are missing, and the next one is one too many");
}

/// The program must be done with it in a time that is long for a computer, however slow that is.
fn judged(arguments: &[&str], rules: &str, expected: i32) -> Output {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let path = file(&format!("judged{}.toml", COUNT.fetch_add(1, Ordering::Relaxed)), rules);
    let begin = Instant::now();
    let output = program().args(arguments).arg(path).output().expect("the program runs");
    assert!(begin.elapsed() < Duration::from_secs(60), "it took {:?}", begin.elapsed());
    assert_eq!(status(&output), expected, "{}", err(&output));
    output
}

const ASK: &[&str] = &["serve the soup", "--rules"];

/// A rule file with these phrases in its only rule, and what else it says.
fn rules(phrases: &[String], rest: &str) -> String {
    format!(
        "schema = 1\n[roles.a]\nname = \"A\"\n[rules.r]\nactivity = \"serve the soup\"\nowner = \"a\"\nwhy = \"w\"\n\
         phrases = {phrases:?}\n{rest}"
    )
}

#[test]
fn a_text_beyond_the_limit_is_an_error() {
    let longest = ["soup ".repeat(1_638), "not ".repeat(2_048), "a".repeat(8_192)];
    judged(ASK, &rules(&longest, ""), 0);
    for text in ["soup ".repeat(200_000), "not ".repeat(250_000), "a".repeat(1_000_000), "a".repeat(8_193)] {
        let output = judged(ASK, &rules(std::slice::from_ref(&text), ""), 2);
        assert!(err(&output).contains("`phrases` is longer than 8 KiB"), "{}", err(&output));
        let output = judged(ASK, &rules(&[], &format!("[sources.s]\ntitle = {text:?}\n")), 2);
        assert!(err(&output).contains("`title` is longer than 8 KiB"), "{}", err(&output));
        assert!(output.stderr.len() < 10_000, "{} bytes are too much to read", output.stderr.len());
    }
}

#[test]
fn a_file_that_is_no_toml_at_all_is_one_error() {
    let output = judged(ASK, &"=\n".repeat(8 * 1024 * 1024 - 16), 2);
    assert!(err(&output).contains("1 error"), "{}", err(&output));
}

#[test]
fn errors_beyond_the_limit_are_not_kept() {
    let wrong: String = (0..30_000).map(|number| format!("a{number} = 1\n")).collect();
    let output = judged(ASK, &rules(&[], &wrong), 2);
    assert!(err(&output).contains("10000 errors"), "{}", err(&output));
}

#[test]
fn ten_thousand_synonyms_are_no_trap() {
    let words: Vec<String> = (0..10_000).map(|number| format!("word{number}")).collect();
    judged(ASK, &rules(&[], &format!("[vocabulary]\nsynonyms = [{words:?}]\n")), 0);
}

#[test]
fn ten_thousand_phrases_that_are_alike_are_no_trap() {
    let near: Vec<String> = (0..10_000).map(|number| format!("serve the soup {number}")).collect();
    judged(ASK, &rules(&near, ""), 0);
    let same = vec!["dish up".to_owned(); 10_000];
    judged(ASK, &rules(&same, ""), 0);
    let another = |number| format!("[rules.r{number}]\nactivity = \"dish up\"\nowner = \"a\"\nwhy = \"w\"\n");
    let claims: String = (0..10_000).map(another).collect();
    let output = judged(ASK, &rules(&[], &claims), 2);
    assert!(err(&output).contains("phrase-claimed-twice"));
}

#[test]
fn thousands_of_errors_are_told_in_short() {
    let wrong = |number| format!("r{number} = {{ activity = \"a{number}\", owner = \"x\", why = \"w\" }}");
    let wrong: Vec<String> = (0..3_000).map(wrong).collect();
    let lines = format!("schema = 1\n[rules]\n{}\n", wrong.join("\n"));
    let one_line = format!("schema = 1\nrules = {{ {} }}\n", wrong.join(", "));
    for text in [lines, one_line] {
        let output = judged(ASK, &text, 2);
        assert!(err(&output).contains("3000 errors"), "{}", &err(&output)[..1_000]);
        assert!(output.stderr.len() < 100_000, "{} bytes are too much to read", output.stderr.len());
        for format in ["json", "junit", "github"] {
            judged(&["check", "--format", format], &text, 2);
        }
    }
}

#[test]
fn a_name_as_long_as_the_file_is_not_repeated_whole() {
    let output = judged(ASK, &rules(&[], &format!("{} = 1\n", "a".repeat(1_000_000))), 2);
    assert!(err(&output).contains("unknown-key"));
    assert!(output.stderr.len() < 10_000, "{} bytes are too much to read", output.stderr.len());
}

#[test]
fn toml_that_is_nested_very_deep_is_an_error() {
    const DEEP: usize = 100_000;
    let lists = format!("x = {}{}", "[".repeat(DEEP), "]".repeat(DEEP));
    let open = format!("x = {}", "[".repeat(DEEP));
    let tables = format!("x = {}1{}", "{a=".repeat(DEEP), "}".repeat(DEEP));
    let key = format!("{} = 1", vec!["a"; DEEP].join("."));
    let heading = format!("[{}]", vec!["a"; DEEP].join("."));
    for text in [lists, open, tables, key, heading] {
        let output = judged(ASK, &format!("schema = 1\n{text}\n"), 2);
        assert!(err(&output).contains("invalid-toml"), "{}", err(&output));
    }
}

#[test]
fn too_many_rules_and_phrases_are_an_error() {
    let another = |number| format!("[rules.r{number}]\nactivity = \"a{number}\"\nowner = \"a\"\nwhy = \"w\"\n");
    let output = judged(ASK, &rules(&[], &(0..50_000).map(another).collect::<String>()), 2);
    assert!(err(&output).contains("too many rules: 50001 (limit 50000)"), "{}", err(&output));
    let phrases: Vec<String> = (0..250_000).map(|number| format!("w{number}")).collect();
    let output = judged(ASK, &rules(&phrases, ""), 2);
    assert!(err(&output).contains("too many phrases: 250001 (limit 250000)"), "{}", err(&output));
}

#[test]
fn more_cases_than_can_be_compared_are_an_error() {
    let head = "schema = 1\n[contexts.c]\nquestion = \"q\"\nvalues = [\"v\"]\n[roles.a]\nname = \"A\"\n\
        [rules.r]\nactivity = \"a\"\nwhy = \"w\"\n";
    let case = "[[rules.r.cases]]\nwhen = { c = \"v\" }\nowner = \"a\"\nwhy = \"w\"\n";
    let read = |cases: usize| RuleBook::parse(Source::new("cases.toml", head.to_owned() + &case.repeat(cases)));
    assert!(read(1_000).is_ok());
    let findings = read(1_001).expect_err("that is one too many");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("too many cases: 1001 (limit 1000)"), "{}", findings[0].message);
    assert_eq!(findings[0].code, Code::UnusableFile, "as that of other limits");
}

#[test]
fn a_circle_of_roles_is_told_once_from_its_first_role_on() {
    let text = "schema = 1\n[roles.a]\nname = \"A\"\nfallback = \"d\"\n[roles.b]\nname = \"B\"\nfallback = \"c\"\n\
        [roles.c]\nname = \"C\"\nfallback = \"b\"\n[roles.d]\nname = \"D\"\nfallback = \"c\"\n\
        [rules.r]\nactivity = \"x\"\nowner = \"a\"\nwhy = \"w\"\n";
    let findings = RuleBook::parse(Source::new("circle.toml", text)).expect_err("they go round");
    let said: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(said, ["`fallback` forms a cycle: b → c → b"]);
}

#[test]
fn a_role_of_a_hundred_thousand_people_is_no_trap() {
    let people = |kind: &str| (0..100_000).map(|number| format!("{kind} {number}")).collect::<Vec<_>>();
    let role = format!("holder = {:?}\ndeputy = {:?}\n", people("Ann"), people("Bob"));
    judged(&["report", "--rules"], &rules(&[], &format!("[roles.many]\nname = \"Many\"\n{role}")), 1);
}

#[test]
fn a_check_that_takes_long_says_so_at_once() {
    let another = |number| format!("[rules.r{number}]\nactivity = \"a{number}\"\nowner = \"a\"\n");
    let path = file("very_large.toml", rules(&[], &(0..23_000).map(another).collect::<String>()));
    let mut check = program().arg("check").arg(path).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut first = String::new();
    let errors = check.stderr.take().expect("it is a pipe");
    BufReader::new(errors).read_line(&mut first).expect("it says something");
    check.kill().and_then(|()| check.wait()).expect("it ends");
    assert_eq!(first, "warning: this takes up to a minute: the file is large\n");
}

/// A pasted mail; a long question that has an answer, and a short one that has none, are not told so.
#[test]
fn a_long_question_without_an_answer_is_told_that_one_sentence_is_understood_best() {
    let said = |question: &str| {
        let output = run(["--rules", KITCHEN, "--format", "json", question]);
        out(&output).contains("One sentence about the work is understood best.")
    };
    assert!(said(&"zeppelin flight ".repeat(21)));
    assert!(!said(&"zeppelin flight ".repeat(20)));
    assert!(!said(&"make soup ".repeat(21)));
}
