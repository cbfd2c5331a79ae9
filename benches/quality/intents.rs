//! Sets of intents, as for chatbots: a rule file is made of some of the training phrases, and the test phrases are asked.
//!
//! The same seed takes the same phrases as Python's `random.Random(seed)` in the script `make-rules`, which these figures
//! are compared with.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use who_owns::text::Language;
use who_owns::{Given, Router, Source};

use super::figures::Figures;
use super::mersenne_twister::MersenneTwister;
use super::questions::{Question, answers, book, texts};
use super::table::Table;
use super::{Failure, columns, typos};

/// How many phrases each rule gets at most.
const SHOTS: [usize; 3] = [5, 10, usize::MAX];
const SEEDS: [u32; 3] = [7, 1, 2];
/// The part of the intents that gets no rule: their questions are out of scope, and near to it.
const HELD_OUT: [f64; 2] = [0.0, 0.25];

/// Training phrases by label.
type Phrases<'t> = BTreeMap<&'t str, Vec<&'t str>>;

/// How a rule file is made.
#[derive(Clone, Copy)]
struct Sample {
    shots: usize,
    seed: u32,
    held_out: f64,
}

/// How the test questions are asked.
#[derive(Clone, Copy)]
enum Typing {
    AsTheyAre,
    Mistyped,
}

/// Adds the figures of every sample of a set: label and text, to train and to test.
pub(crate) fn measure(name: &str, train: &str, test: &str, table: &mut Table) -> Result<(), Failure> {
    let mut phrases = Phrases::new();
    for line in train.lines() {
        let [label, text] = columns(line)?;
        phrases.entry(label).or_default().push(text);
    }
    for sample in samples() {
        let figures = figures(&phrases, test, sample, Typing::AsTheyAre)?;
        table.add(figures.row(format!("{name}, {}", sample.name())));
    }
    let all = Sample { shots: usize::MAX, seed: SEEDS[0], held_out: 0.0 };
    table.add(figures(&phrases, test, all, Typing::Mistyped)?.row(format!("{name}, {}, mistyped", all.name())));
    Ok(())
}

fn samples() -> impl Iterator<Item = Sample> {
    let of_shots = |(held_out, shots)| {
        // Without a choice of phrases or of intents, all seeds give the same rules.
        let seeds = if shots == usize::MAX && held_out == 0.0 { &SEEDS[..1] } else { &SEEDS };
        seeds.iter().map(move |seed| Sample { shots, seed: *seed, held_out })
    };
    HELD_OUT.into_iter().flat_map(|held_out| SHOTS.map(|shots| (held_out, shots))).flat_map(of_shots)
}

impl Sample {
    fn name(self) -> String {
        let shots = if self.shots == usize::MAX { "all".to_owned() } else { self.shots.to_string() };
        let held_out = if self.held_out > 0.0 { format!(", {} held out", self.held_out) } else { String::new() };
        format!("{shots} shots, seed {}{held_out}", self.seed)
    }
}

fn figures(phrases: &Phrases<'_>, test: &str, sample: Sample, typing: Typing) -> Result<Figures, Failure> {
    let book = book(Source::new("intents.toml", rule_file(phrases, sample)))?;
    let known: HashSet<&str> = book.rules.iter().map(|rule| rule.id.as_str()).collect();
    let mut questions = test.lines().map(|line| question(line, &known)).collect::<Result<Vec<_>, _>>()?;
    if let Typing::Mistyped = typing {
        typos::mistype(&mut questions);
    }
    let answers = answers(&Router::new(&book), &texts(&questions), &Given::new());
    Ok(Figures::of(&questions, &answers, |owners| owners.first().map(|owner| (*owner).to_owned())))
}

fn question(line: &str, known: &HashSet<&str>) -> Result<Question, Failure> {
    let [label, text] = columns(line)?;
    let id = id(label);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Question { text, wanted: known.contains(id.as_str()).then_some(id), is_other_roles: false })
}

/// A rule file with a rule and an owner for each label.
fn rule_file(phrases: &Phrases<'_>, sample: Sample) -> String {
    let mut random = MersenneTwister::new(sample.seed);
    let mut labels: Vec<&str> = phrases.keys().copied().collect();
    if sample.held_out > 0.0 {
        random.shuffle(&mut labels);
        labels.truncate((labels.len() as f64 * (1.0 - sample.held_out)) as usize);
        labels.sort_unstable();
    }
    let mut file = "schema = 1\ntitle = \"intents\"\n".to_owned();
    let mut taken = HashSet::new();
    for label in labels {
        let mut chosen = phrases[label].clone();
        random.shuffle(&mut chosen);
        // A phrase of two rules is an error in a rule file.
        let is_new = |text: &&str| {
            let key = Language::English.phrase_key(text);
            !key.is_empty() && taken.insert(key)
        };
        let kept: Vec<String> = chosen.into_iter().filter(is_new).take(sample.shots).map(quoted).collect();
        file += &rule(label, &kept);
    }
    file
}

fn rule(label: &str, phrases: &[String]) -> String {
    let (id, name, activity) = (id(label), quoted(label), quoted(&label.replace('_', " ")));
    let phrases = phrases.join(", ");
    format!(
        "[roles.{id}]\nname = {name}\n[rules.{id}]\nactivity = {activity}\nowner = \"{id}\"\nwhy = \"It is so.\"\n\
         phrases = [{phrases}]\n"
    )
}

/// The ASCII letters and digits of a label in lower case, and hyphens for what stands between them.
fn id(label: &str) -> String {
    let lower = label.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// A text as a string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => _ = write!(quoted, "\\{c}"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
