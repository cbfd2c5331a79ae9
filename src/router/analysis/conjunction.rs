//! Coordination: two activities in one question. “Pricing and the Sprint Goal”.

use std::ops::Range;

use super::negation::denies;
use crate::text::{Class, Language, Word};

/// Two parts of a text that may be two activities.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Conjuncts<'t> {
    pub(crate) texts: [&'t str; 2],
    pub(crate) form: Form,
}

/// What the two parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Parts of one sentence.
    Phrases,
    /// Two sentences: the second one may say what is asked of the first.
    Sentences,
    /// Two questions: “who repairs the door and who paints it?”
    Questions,
}

/// The two conjuncts of a text that “and”, “or”, a comma or the like joins, or the two sentences of it; `words` are those of the
/// text. What is between or around them, and says nothing, is left out.
///
/// `None` for three or more conjuncts, for nouns that share a preposition, and for a negation with what takes its place.
pub(crate) fn split_conjuncts<'t>(language: Language, text: &'t str, words: &[Word]) -> Option<Conjuncts<'t>> {
    if words.iter().any(|word| denies(language, word)) {
        return None;
    }
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
    conjuncts.retain(|conjunct| words[conjunct.clone()].iter().any(|word| language.is_content_word(&word.folded)));
    let [one, two] = conjuncts.try_into().ok()?;
    let between = &text[words[one.end - 1].span.end..words[two.start].span.start];
    let conjuncts = [&words[one], &words[two]];
    let text_of = |words: &[Word]| &text[words[0].span.start..words[words.len() - 1].span.end];
    let form = match ends_sentence(between) {
        _ if conjuncts.iter().all(|words| language.is_a(&words[0].folded, Class::Interrogative)) => Form::Questions,
        true => Form::Sentences,
        false => Form::Phrases,
    };
    (!is_one_thing(language, conjuncts)).then(|| Conjuncts { texts: conjuncts.map(text_of), form })
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
fn is_one_thing(language: Language, [first, second]: [&[Word]; 2]) -> bool {
    let is_preposition = |word: &Word| language.is_a(&word.folded, Class::Preposition);
    let Some(preposition) = first.iter().rposition(is_preposition) else { return false };
    let says = |words: &[Word]| words.iter().filter(|word| !language.is_stop_word(&word.folded)).count();
    second.len() == 1 && says(&first[preposition..]) == 1 && says(&first[..preposition]) > 0
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::text::Language;

    fn split(text: &str) -> Option<[&str; 2]> {
        let language = Language::English;
        let words: Vec<_> = language.words(text).collect();
        super::split_conjuncts(language, text, &words).map(|conjuncts| conjuncts.texts)
    }

    #[test]
    fn coordinators_join_two_activities() {
        assert_eq!(split("pricing and sprint goal"), Some(["pricing", "sprint goal"]));
        assert_eq!(split("the roadmap, the backlog"), Some(["the roadmap", "the backlog"]));
        assert_eq!(split("and pricing"), None);
        assert_eq!(split("Hi! Set the price. The goal is unclear."), Some(["Set the price", "The goal is unclear"]));
        assert_eq!(split("the price of Node.js"), None);
        assert_eq!(split("it isn't pricing, it's the sprint goal"), None);
        assert_eq!(split("marketing, sales and support"), None);
        assert_eq!(split("plan the launch with marketing and sales"), None);
        assert_eq!(split("price of the product and sprint goal"), Some(["price of the product", "sprint goal"]));
        assert_eq!(split("work on the sprint goal and pricing"), Some(["work on the sprint goal", "pricing"]));
        assert_eq!(split("responsible for pricing and estimation"), Some(["responsible for pricing", "estimation"]));
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
