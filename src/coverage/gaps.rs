//! What unanswered questions have in common: words that recur in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::question::Question;
use crate::router::is_reference;
use crate::text::{LONGEST_QUESTION, Language, Stems, Word, shortened};

/// What several unanswered questions have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The words, which always come together, in the order of the first question; never empty.
    pub words: Vec<String>,
    /// In how many questions; at least two.
    pub questions: usize,
    /// The first different ones, at most [`Gap::EXAMPLES`].
    pub examples: Vec<Example>,
}

impl Gap {
    /// How many gaps are named at most.
    pub const MOST: usize = 10;
    /// How many examples a gap has at most.
    pub const EXAMPLES: usize = 3;
}

/// An unanswered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its line, from 1.
    pub line: usize,
    /// The question; its beginning and “…” if it is very long.
    pub activity: String,
}

impl Example {
    fn of(question: &Question) -> Self {
        Self { line: question.line, activity: shortened(&question.activity, LONGEST_QUESTION).into_owned() }
    }
}

/// What recurs in some questions, the most frequent first.
pub(super) fn gaps(questions: &[&Question], language: Language, all: &[Language]) -> Vec<Gap> {
    gaps_with_questions(questions, language, all).into_iter().map(|(gap, _)| gap).collect()
}

/// What recurs in some questions, the most frequent first, each with the questions, in the order of their lines. `all` are the
/// languages in which rules are: a function word of any of them says nothing.
pub(super) fn gaps_with_questions<'q>(
    questions: &[&'q Question],
    language: Language,
    all: &[Language],
) -> Vec<(Gap, Vec<&'q Question>)> {
    let words = recurring(questions, &Stems::of(language), all);
    let mut together: HashMap<Vec<usize>, Vec<&Recurring<'q>>> = HashMap::new();
    for word in words.values().filter(|word| word.times > 1) {
        together.entry(word.lines()).or_default().push(word);
    }
    let mut gaps: Vec<_> = together.into_values().filter_map(gap).collect();
    gaps.sort_by(|(a, _), (b, _)| b.questions.cmp(&a.questions).then_with(|| a.words.cmp(&b.words)));
    gaps
}

/// The words of some questions that carry meaning, by their stems.
fn recurring<'q>(questions: &[&'q Question], stems: &Stems, all: &[Language]) -> HashMap<String, Recurring<'q>> {
    let mut recurring: HashMap<String, Recurring<'q>> = HashMap::new();
    for question in questions {
        for (place, stem, form) in meaningful(question, stems, all) {
            recurring.entry(stem).or_insert_with(|| Recurring::new((question.line, place))).count(question, form);
        }
    }
    recurring
}

/// The words of a question that carry meaning: the place, the stem and the spelling of each. Those of an area say where, and
/// never what the work is.
fn meaningful<'q>(
    question: &'q Question,
    stems: &'q Stems,
    all: &'q [Language],
) -> impl Iterator<Item = (usize, String, String)> + 'q {
    let language = stems.language();
    let area = question.area.iter().flat_map(|area| language.words(area));
    let area: HashSet<String> = area.map(|word| word.folded).collect();
    let telling = telling(&question.activity, language).filter(move |(_, word)| !area.contains(&word.folded));
    let telling = telling.filter(|(_, word)| all.iter().all(|language| language.is_content_word(&word.folded)));
    telling.map(|(place, word)| {
        (place, stems.stem(&word.folded).into_owned(), question.activity[word.span].to_lowercase())
    })
}

/// The words of a text that carry meaning, and the place of each: neither a stop word, nor talk, nor a number, nor a mention
/// or the key of a ticket.
pub(super) fn telling(text: &str, language: Language) -> impl Iterator<Item = (usize, Word)> {
    let words = language.words(text).enumerate();
    words.filter(move |(_, word)| language.is_content_word(&word.folded) && !is_reference(text, word))
}

/// A word of unanswered questions, in all its forms.
struct Recurring<'q> {
    /// The line and the place in it where the word came first.
    first: (usize, usize),
    /// How often a question with it was asked.
    times: usize,
    forms: BTreeMap<String, usize>,
    /// The questions, in the order of their lines.
    questions: Vec<&'q Question>,
}

impl<'q> Recurring<'q> {
    fn new(first: (usize, usize)) -> Self {
        Self { first, times: 0, forms: BTreeMap::new(), questions: Vec::new() }
    }

    /// A word that a question repeats counts once.
    fn count(&mut self, question: &'q Question, form: String) {
        if self.questions.last().is_some_and(|last| last.line == question.line) {
            return;
        }
        self.times += question.times;
        *self.forms.entry(form).or_default() += question.times;
        self.questions.push(question);
    }

    /// The lines of the questions, which tell them from others.
    fn lines(&self) -> Vec<usize> {
        self.questions.iter().map(|question| question.line).collect()
    }

    /// The form that people use most.
    fn usual_form(&self) -> &str {
        let usual = self.forms.iter().min_by_key(|(form, count)| (Reverse(**count), *form));
        usual.map_or("", |(form, _)| form)
    }
}

fn gap<'q>(mut words: Vec<&Recurring<'q>>) -> Option<(Gap, Vec<&'q Question>)> {
    words.sort_by_key(|word| word.first);
    let first = words.first()?;
    let gap = Gap {
        words: words.iter().map(|word| word.usual_form().to_owned()).collect(),
        questions: first.times,
        examples: first.questions.iter().take(Gap::EXAMPLES).map(|question| Example::of(question)).collect(),
    };
    Some((gap, first.questions.clone()))
}
