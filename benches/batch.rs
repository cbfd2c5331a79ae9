//! How long does the whole program take for a file of questions?
#![allow(missing_docs)]

mod made;

use std::path::Path;
use std::process::{Command, Stdio};

use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// On the built-in rules, by the number of questions.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10, sample_size = 1)]
fn questions(bencher: Bencher<'_, '_>, questions: usize) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("questions-{questions}.txt"));
    let text: String = (0..questions).map(|number| made::wording(number) + "\n").collect();
    std::fs::write(&path, text).expect("it can be written");
    let mut program = Command::new(env!("CARGO_BIN_EXE_who-owns"));
    program.args(["--format", "jsonl", "--exit-zero", "--from"]).arg(&path).stdout(Stdio::null());
    program.current_dir(env!("CARGO_TARGET_TMPDIR")).env_remove("WHO_OWNS_RULES").env("XDG_CONFIG_HOME", "nowhere");
    bencher.counter(ItemsCount::new(questions)).bench_local(|| program.status().expect("it runs"));
}
