//! A typing error in each question: how well does the router read it all the same?

use super::mersenne_twister::MersenneTwister;
use super::questions::Question;

/// The shortest word, in letters, that gets an error; a shorter one would be another word.
const SHORTEST: usize = 4;
/// From this many letters on, a word gets two.
const LONG: usize = 10;

/// How a word is mistyped.
#[derive(Clone, Copy)]
enum Error {
    LetterLeftOut,
    LetterTwice,
    OtherLetter,
    LettersSwapped,
}

/// Mistypes a word of each question, always the same ones.
pub(crate) fn mistype(questions: &mut [Question]) {
    let random = &mut MersenneTwister::new(7);
    questions.iter_mut().for_each(|question| question.text = mistyped(&question.text, random));
}

fn mistyped(text: &str, random: &mut MersenneTwister) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let is_long = |word: &String| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let places: Vec<usize> = (0..words.len()).filter(|place| is_long(&words[*place])).collect();
    if let Some(place) = random.choose(&places) {
        let errors = if words[place].len() < LONG { 1 } else { 2 };
        (0..errors).for_each(|_| words[place] = with_error(&words[place], random));
    }
    words.join(" ")
}

/// The first letter is right, as people type.
fn with_error(word: &str, random: &mut MersenneTwister) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let inner: Vec<usize> = (1..letters.len() - 1).collect();
    let errors = [Error::LetterLeftOut, Error::LetterTwice, Error::OtherLetter, Error::LettersSwapped];
    let (Some(at), Some(error)) = (random.choose(&inner), random.choose(&errors)) else { return word.to_owned() };
    match error {
        Error::LetterLeftOut => _ = letters.remove(at),
        Error::LetterTwice => letters.insert(at, letters[at]),
        Error::OtherLetter => letters[at] = if letters[at] == 'e' { 'r' } else { 'e' },
        Error::LettersSwapped => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}
