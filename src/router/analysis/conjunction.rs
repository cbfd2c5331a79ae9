//! Coordination: several activities in one question. “Pricing and the Sprint Goal”.

use std::ops::Range;

use super::negation::denies;
use crate::router::tuning::{LEAST_OF_MANY, MOST_CONJUNCTS};
use crate::text::{Class, Language, Word};

/// Parts of a text that may be activities.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Conjuncts<'t> {
    /// Two or more, [`MOST_CONJUNCTS`] at most.
    pub(crate) texts: Vec<&'t str>,
    pub(crate) form: Form,
}

/// What the parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Parts of one sentence.
    Phrases,
    /// Sentences: one may say what is asked of another.
    Sentences,
    /// Questions: “who repairs the door and who paints it?”
    Questions,
}

/// The conjuncts of a text that “and”, “or”, a comma or the like joins, or its sentences; `words` are those of the text. What
/// is between or around them, and says nothing, is left out.
///
/// `None` for nouns that share a preposition or a verb, as three and more do that are no questions and say little each; and
/// for a negation with what takes its place.
pub(crate) fn split_conjuncts<'t>(language: Language, text: &'t str, words: &[Word]) -> Option<Conjuncts<'t>> {
    if words.iter().any(|word| denies(language, word)) {
        return None;
    }
    let mut conjuncts = joined(language, text, words);
    let says = |conjunct: &Range<usize>| {
        words[conjunct.clone()].iter().filter(|word| language.is_content_word(&word.folded)).count()
    };
    conjuncts.retain(|conjunct| says(conjunct) > 0);
    let count = conjuncts.len();
    let form = form(language, text, words, &conjuncts);
    let is_list = count > 2 && form == Form::Phrases && conjuncts.iter().any(|conjunct| says(conjunct) < LEAST_OF_MANY);
    if !(2..=MOST_CONJUNCTS).contains(&count) || is_list || is_one_thing(language, words, &conjuncts[count - 2..]) {
        return None;
    }
    let text_of = |conjunct: Range<usize>| &text[words[conjunct.start].span.start..words[conjunct.end - 1].span.end];
    Some(Conjuncts { texts: conjuncts.into_iter().map(text_of).collect(), form })
}

/// The pieces of a text between what joins or separates them.
fn joined(language: Language, text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut conjuncts: Vec<Range<usize>> = Vec::new();
    let mut joined = true;
    let mut end = 0;
    for (place, word) in words.iter().enumerate() {
        let joins = language.is_a(&word.folded, Class::Coordinator);
        joined |= separates(&text[end..word.span.start]) || joins;
        end = word.span.end;
        match conjuncts.last_mut() {
            _ if joins => {}
            Some(conjunct) if !joined => conjunct.end = place + 1,
            _ => {
                conjuncts.push(place..place + 1);
                joined = false;
            }
        }
    }
    conjuncts
}

fn form(language: Language, text: &str, words: &[Word], conjuncts: &[Range<usize>]) -> Form {
    let asks = |conjunct: &Range<usize>| language.is_a(&words[conjunct.start].folded, Class::Interrogative);
    let between = |pair: &[Range<usize>]| &text[words[pair[0].end - 1].span.end..words[pair[1].start].span.start];
    if conjuncts.iter().all(asks) {
        Form::Questions
    } else if conjuncts.windows(2).any(|pair| ends_sentence(between(pair))) {
        Form::Sentences
    } else {
        Form::Phrases
    }
}

/// Whether what stands between two words separates two conjuncts, or two sentences.
fn separates(between: &str) -> bool {
    between.contains([',', ';', '&', '+', '/']) || ends_sentence(between)
}

/// Whether a sentence ends in what stands between two words, or in a longer piece of text.
fn ends_sentence(between: &str) -> bool {
    between
        .split_inclusive(char::is_whitespace)
        .any(|piece| piece.trim_end() != piece && piece.trim_end().ends_with(['.', '!', '?']))
}

/// “launch with marketing | sales”, where a verb or a noun and then a preposition lead to one word: it goes on after “and”.
fn is_one_thing(language: Language, words: &[Word], pair: &[Range<usize>]) -> bool {
    let [first, second] = pair else { return false };
    let (first, second) = (&words[first.clone()], &words[second.clone()]);
    let is_preposition = |word: &Word| language.is_a(&word.folded, Class::Preposition);
    let Some(preposition) = first.iter().rposition(is_preposition) else { return false };
    let says = |words: &[Word]| words.iter().filter(|word| !language.is_stop_word(&word.folded)).count();
    second.len() == 1 && says(&first[preposition..]) == 1 && says(&first[..preposition]) > 0
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::text::Language;

    fn split(text: &str) -> Option<Vec<&str>> {
        let language = Language::English;
        let words: Vec<_> = language.words(text).collect();
        super::split_conjuncts(language, text, &words).map(|conjuncts| conjuncts.texts)
    }

    #[test]
    fn coordinators_join_two_activities() {
        assert_eq!(split("pricing and sprint goal"), Some(vec!["pricing", "sprint goal"]));
        assert_eq!(split("the roadmap, the backlog"), Some(vec!["the roadmap", "the backlog"]));
        assert_eq!(split("and pricing"), None);
        assert_eq!(
            split("Hi! Set the price. The goal is unclear."),
            Some(vec!["Set the price", "The goal is unclear"])
        );
        assert_eq!(split("the price of Node.js"), None);
        assert_eq!(split("it isn't pricing, it's the sprint goal"), None);
        assert_eq!(split("marketing, sales and support"), None);
        assert_eq!(split("plan the launch with marketing and sales"), None);
        assert_eq!(split("price of the product and sprint goal"), Some(vec!["price of the product", "sprint goal"]));
        assert_eq!(split("work on the sprint goal and pricing"), Some(vec!["work on the sprint goal", "pricing"]));
        assert_eq!(
            split("responsible for pricing and estimation"),
            Some(vec!["responsible for pricing", "estimation"])
        );
    }

    #[test]
    fn several_activities_are_told_from_a_list() {
        assert_eq!(
            split("who sets the price, who sells it, and who repairs the door?"),
            Some(vec!["who sets the price", "who sells it", "who repairs the door"])
        );
        assert_eq!(
            split("set the price, paint the door and feed the cat"),
            Some(vec!["set the price", "paint the door", "feed the cat"])
        );
        assert_eq!(split("plan, build and sell the product"), None);
        assert_eq!(split(&"who sells it, ".repeat(50)), None);
    }

    #[test]
    fn two_questions_are_told_from_two_sentences() {
        let form = |text: &str| {
            let language = Language::English;
            let words: Vec<_> = language.words(text).collect();
            super::split_conjuncts(language, text, &words).map(|conjuncts| conjuncts.form)
        };
        assert_eq!(form("who repairs the door and who sets the price?"), Some(Form::Questions));
        assert_eq!(form("Who repairs the door? Who sets the price?"), Some(Form::Questions));
        assert_eq!(form("The door is stuck. Who sets the price?"), Some(Form::Sentences));
        assert_eq!(form("who repairs the door and sets the price"), Some(Form::Phrases));
    }
}
