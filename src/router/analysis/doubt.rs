//! Doubt: what a question leaves open. “I don't think it is urgent”, “not sure whether it is urgent”, “urgent or not”.

use crate::text::{Class, Language, Word, ends_clause};

/// For every word of `text`, whether a doubt governs it: from the words that say so to the end of their clause, or to what is
/// asked, as in “not sure who fixes it”; or in the clause that “or not” ends. The time is linear in the words.
pub(crate) fn doubted(language: Language, text: &str, words: &[Word]) -> Vec<bool> {
    let is = |place: usize, class| words.get(place).is_some_and(|word| language.is_a(&word.folded, class));
    let begins = |place: usize| place == 0 || place >= words.len() || begins_clause(language, text, words, place);
    // “I don't know the number, and it is urgent”: what is joined so is a clause of its own.
    let goes_on_anew = |place: usize| {
        is(place, Class::Additive) && words.get(place + 1).is_some_and(|next| language.is_stop_word(&next.folded))
    };
    let mut is_doubted = vec![false; words.len()];
    // Whether a doubt has been said before this word, and whether one still governs it.
    let mut is_told = vec![false; words.len() + 1];
    let mut is_in_doubt = false;
    let mut clause = 0;
    for at in 0..words.len() {
        if begins(at) {
            clause = at;
        }
        let ends = begins(at) || is(at, Class::Interrogative) || goes_on_anew(at);
        is_in_doubt = (is_in_doubt || is_told[at]) && !ends;
        is_doubted[at] = is_in_doubt;
        if let Some(length) = language.doubt(&words[at..]) {
            is_told[at + length] = !is(at + length, Class::Topic);
        }
        if is_or_not(language, &words[at..]) && begins(at + 2) {
            is_doubted[clause..at].fill(true);
        }
    }
    is_doubted
}

fn is_or_not(language: Language, words: &[Word]) -> bool {
    let [or, not, ..] = words else { return false };
    language.is_a(&or.folded, Class::Coordinator)
        && !language.is_a(&or.folded, Class::Additive)
        && language.is_a(&not.folded, Class::Negation)
}

/// Whether a clause begins with a word that is not the first one.
fn begins_clause(language: Language, text: &str, words: &[Word], place: usize) -> bool {
    ends_clause(&text[words[place - 1].span.end..words[place].span.start])
        || language.is_a(&words[place].folded, Class::Adversative)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some words of a text are doubted.
    fn doubted_of(language: Language, text: &str, named: &[&str]) -> Vec<String> {
        let words: Vec<Word> = language.words(text).collect();
        let doubted = doubted(language, text, &words);
        let doubted = words.into_iter().zip(doubted).filter(|(_, is_doubted)| *is_doubted).map(|(word, _)| word.folded);
        doubted.filter(|folded| named.contains(&folded.as_str())).collect()
    }

    #[test]
    fn a_doubt_leaves_its_clause_open() {
        let doubted = |text: &str| doubted_of(Language::English, text, &["urgent", "leak", "bleeding"]);
        for text in [
            "I don't think it is urgent",
            "not sure whether it is urgent",
            "not sure it's urgent",
            "no idea if it's urgent",
            "I doubt that this is urgent",
            "urgent or not",
            "whether or not it is urgent",
            "the pipe, is it urgent or not?",
            "I don't know if it is urgent but the cat is here",
            "not sure it is urgent and the leak is small",
        ] {
            assert_eq!(doubted(text), ["urgent"], "{text}");
        }
        assert_eq!(doubted("not sure if urgent, the leak"), ["urgent"]);
        assert_eq!(doubted("the leak, I don't think it is urgent, bleeding"), ["urgent"]);
    }

    #[test]
    fn what_is_asked_is_not_doubted() {
        for text in [
            "not sure who fixes the urgent leak",
            "I don't know anyone who fixes an urgent leak",
            "no idea about this urgent leak",
            "I don't know what to do, it is urgent",
            "who fixes the urgent leak if not the plumber",
            "I don't think so, it is urgent",
            "I'm not sure. It is urgent",
            "no doubt it is urgent",
            "urgent or planned",
            "I don't know his number and it is urgent",
        ] {
            assert!(doubted_of(Language::English, text, &["urgent", "leak"]).is_empty(), "{text}");
        }
    }

    #[test]
    fn other_languages_doubt_as_well() {
        for (language, text, word) in [
            (Language::German, "ich glaube nicht, dass es dringend ist", "dringend"),
            (Language::German, "keine Ahnung, ob es dringend ist", "dringend"),
            (Language::German, "dringend oder nicht", "dringend"),
            (Language::French, "je ne pense pas que c'est urgent", "urgent"),
            (Language::French, "je ne sais pas si c'est urgent", "urgent"),
            (Language::Spanish, "no creo que sea urgente", "urgente"),
            (Language::Spanish, "urgente o no", "urgente"),
            (Language::Italian, "non so se è urgente", "urgente"),
            (Language::Portuguese, "não sei se é urgente", "urgente"),
            (Language::Dutch, "ik weet niet of het dringend is", "dringend"),
            (Language::Danish, "jeg tror ikke at det haster", "haster"),
            (Language::Norwegian, "jeg vet ikke om det haster", "haster"),
            (Language::Swedish, "jag tror inte att det är akut", "akut"),
            (Language::Finnish, "en usko että se on kiire", "kiire"),
        ] {
            assert_eq!(doubted_of(language, text, &[word]), [word], "{text}");
        }
    }
}
