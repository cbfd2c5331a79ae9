//! The program as every test runs it: with the same variables on every machine, and with files in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use cpu_time::ThreadTime;
use who_owns::{Router, RuleBook, Source, render};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_who-owns");
pub(crate) const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// A small rule file that most tests ask.
pub(crate) const KITCHEN: &str = "tests/cmd/kitchen.toml";

/// The built-in rules, read once for all tests.
pub(crate) static BUILTIN: LazyLock<RuleBook> = LazyLock::new(|| valid(who_owns::builtin()));

/// Their router, fitted once for all tests.
pub(crate) static BUILTIN_ROUTER: LazyLock<Router<'static>> = LazyLock::new(|| Router::new(&BUILTIN));

/// The book of a file that must be valid, and that extends nothing, or nothing but the built-in rules.
pub(crate) fn valid(source: Source) -> RuleBook {
    RuleBook::parse(source).unwrap_or_else(|findings| panic!("{}", render::diagnostic::text(&findings)))
}

/// As [`valid`], of a text whose name does not matter.
pub(crate) fn book_of(text: impl Into<String>) -> RuleBook {
    valid(Source::new("test.toml", text))
}

/// The program in the project's folder.
pub(crate) fn program() -> Command {
    command(PROGRAM)
}

/// The program with these arguments, run to its end.
pub(crate) fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Output {
    program().args(arguments).output().expect("the program runs")
}

/// A script of `sh`, where `$0` is the program.
pub(crate) fn shell(script: &str) -> Command {
    let mut shell = command("sh");
    shell.args(["-c", script, PROGRAM]);
    shell
}

/// Any command, with none of the variables of whoever runs the tests but those that find and start programs.
///
/// Standard input is empty. The day, the width and the folder of the user's rules are fixed.
pub(crate) fn command(program: &str) -> Command {
    let kept = ["PATH", "SystemRoot"].map(|name| (name, std::env::var_os(name)));
    let mut command = Command::new(program);
    command.current_dir(PROJECT).stdin(Stdio::null()).env_clear();
    command.envs(kept.into_iter().filter_map(|(name, value)| Some((name, value?))));
    command.env("XDG_CONFIG_HOME", Path::new(PROJECT).join("tests/nowhere"));
    command.env("COLUMNS", "80").env("TERM", "xterm").env("WHO_OWNS_TODAY", "2026-11-24");
    command
}

/// The program, started with pipes on all three streams.
pub(crate) fn start(mut command: Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// The program with these arguments and this standard input, run to its end.
pub(crate) fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(arguments);
    fed(command, input)
}

/// A command with this standard input, run to its end.
pub(crate) fn fed(command: Command, input: &[u8]) -> Output {
    let mut child = start(command);
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_vec();
    // A thread of its own: the program may answer before it has read everything.
    let asking = std::thread::spawn(move || stdin.write_all(&input).expect("it reads its input"));
    let output = child.wait_with_output().expect("it ends");
    asking.join().expect("all of the input was read");
    output
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("answers are UTF-8")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("errors are UTF-8")
}

/// A folder for the files of the test that calls it.
pub(crate) fn folder() -> PathBuf {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("main").replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    folder
}

/// A text in one line, however it was wrapped.
pub(crate) fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file in the test's folder.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder().join(name);
    fs::write(&path, content).expect("the folder for tests can be written");
    path
}

/// A new repository of git in the test's folder with these files, which git has in its index.
pub(crate) fn repository(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = folder().join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder can be made");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    git(&root, &["init", "--quiet"]);
    git(&root, &["add", "."]);
    root
}

/// Runs git in a folder, with an author for commits; it must succeed.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let settings = ["user.name=A", "user.email=a@example.com", "commit.gpgsign=false"];
    let settings = settings.iter().flat_map(|setting| ["-c", setting]);
    let mut git = command("git");
    git.current_dir(folder).args(settings).args(arguments);
    assert!(git.status().expect("git runs").success(), "git {arguments:?}");
}

/// Commits what is in the index of a repository.
pub(crate) fn commit(root: &Path, message: &str) {
    git(root, &["commit", "--quiet", "--allow-empty", "--message", message]);
}

/// A path as an argument among others.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("the folder for tests is UTF-8")
}

/// How long one core works on something; waiting for a core does not count.
///
/// In a pool of one thread, so that work that would be shared among threads counts in full.
pub(crate) fn core_time(work: impl FnOnce() + Send) -> Duration {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread starts");
    pool.install(|| {
        let begin = ThreadTime::now();
        work();
        begin.elapsed()
    })
}
