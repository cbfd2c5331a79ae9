//! The work that a question is about, as a rule says it: “who approves refunds?” is about approving refunds.

use crate::text::{Class, Language};

/// Whether a text is phrased as a question.
pub(super) fn is_question(text: &str, language: Language) -> bool {
    let asks = |folded: &str| language.is_a(folded, Class::Interrogative);
    text.trim_end().ends_with('?') || language.words(text).next().is_some_and(|word| asks(&word.folded))
}

/// The activity of an English question that begins with “who” and has one clause; `None` of any other, and where it is not
/// certain how to say it.
pub(super) fn activity_of(question: &str, language: Language) -> Option<String> {
    let clause = question.trim().trim_end_matches(['?', '!', '.']).trim_end();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let ([who, words @ ..], true) = (words.as_slice(), language.has_word_tables()) else { return None };
    if !who.eq_ignore_ascii_case("who")
        || clause.contains(['?', '!', ',', ';', ':'])
        || clause.contains(". ")
        || goes_on(words, language)
    {
        return None;
    }
    if let Some(object) = owned(words, language) {
        return Some(object);
    }
    let (modal, words) = match words {
        [modal, words @ ..] if language.is_a(&modal.to_lowercase(), Class::Modal) => (Some(modal), words),
        words => (None, words),
    };
    let (verb, object) = words.split_first().filter(|(_, object)| !object.is_empty())?;
    let verb = Some(verb.to_lowercase()).filter(|verb| !language.is_stop_word(verb) && !language.is_talk(verb))?;
    let gerund = if modal.is_some() { gerund(&verb, language) } else { gerund_of_third_person(&verb, language) };
    Some(format!("{} {}", gerund?, object.join(" ")))
}

/// Whether there is more than one clause in some words, or its end is missing.
fn goes_on(words: &[&str], language: Language) -> bool {
    use Class::{Connective, Coordinator, Interrogative, NegatedAuxiliary, Negation, Pronoun};
    let classes = [Connective, Coordinator, Interrogative, NegatedAuxiliary, Negation, Pronoun];
    let is_more = |folded: &str| classes.iter().any(|class| language.is_a(folded, *class));
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    folded.iter().any(|word| is_more(word)) || folded.last().is_none_or(|last| language.is_stop_word(last))
}

/// What stands behind words that ask for its owner: “is responsible for”, “owns”.
fn owned(words: &[&str], language: Language) -> Option<String> {
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lead = folded.iter().take_while(|word| language.is_stop_word(word)).count();
    let is_asked = folded[..lead].iter().any(|word| language.is_a(word, Class::Responsibility));
    let articles = folded[..lead].iter().rev().take_while(|word| language.is_a(word, Class::Determiner)).count();
    is_asked.then(|| words[lead - articles..].join(" "))
}

fn gerund_of_third_person(verb: &str, language: Language) -> Option<String> {
    let base = verb.strip_suffix('s')?;
    let bases = match base.strip_suffix("ie") {
        Some(base) => [Some(format!("{base}y")), None],
        None => [Some(base.to_owned()), base.strip_suffix('e').map(str::to_owned)],
    };
    bases.into_iter().flatten().find_map(|base| gerund(&base, language))
}

/// The gerund of a verb, which must be a word.
fn gerund(base: &str, language: Language) -> Option<String> {
    let is_word = |text: &str| language.words(text).all(|word| language.is_word(&word.folded));
    let is_silent = base.ends_with('e') && !["ee", "oe", "ye", "ie"].iter().any(|end| base.ends_with(end));
    let forms = match base.strip_suffix('e').filter(|_| is_silent) {
        Some(stem) => vec![format!("{stem}ing")],
        None => [base.to_owned()].into_iter().chain(doubled(base)).map(|stem| stem + "ing").collect(),
    };
    forms.into_iter().find(|form| is_word(base) && is_word(form))
}

/// With its last consonant twice, if it stands behind a single vowel.
fn doubled(base: &str) -> Option<String> {
    let is_vowel = |c: &char| "aeiou".contains(*c);
    let mut end = base.chars().rev();
    let last = end.next().filter(|last| !is_vowel(last) && !"wxy".contains(*last))?;
    let is_short = end.next().is_some_and(|c| is_vowel(&c)) && !end.next().is_some_and(|c| is_vowel(&c));
    is_short.then(|| format!("{base}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_told_as_the_work_that_it_is_about() {
        for (question, activity) in [
            ("who approves refunds?", "approving refunds"),
            ("Who plans the offsite", "planning the offsite"),
            ("who fixes the printer ?", "fixing the printer"),
            ("who carries the parcels up", "carrying the parcels up"),
            ("who visits our dentist", "visiting our dentist"),
            ("who focuses the team", "focusing the team"),
            ("who runs the stall", "running the stall"),
            ("who should water the plants", "watering the plants"),
            ("who is responsible for the coffee machine?", "the coffee machine"),
            ("who is the owner of invoices?", "invoices"),
            ("who should own the fridge", "the fridge"),
            ("who prioritises bugs", "prioritising bugs"),
        ] {
            assert!(is_question(question, Language::English));
            assert_eq!(activity_of(question, Language::English).as_deref(), Some(activity), "{question}");
        }
    }

    #[test]
    fn what_is_no_simple_question_is_left_as_it_is() {
        for question in [
            "feed the cat",
            "how do we lend bikes?",
            "who can I ask about parking",
            "who approves refunds and pays them out?",
            "who customers call",
            "who teams report to",
            "who is Ada?",
            "who pays",
            "who doesn't pay rent",
            "who is responsible?",
            "who signs. who pays rent?",
            "who signs contracts. Customers pay rent",
            "",
        ] {
            assert_eq!(activity_of(question, Language::English), None, "{question}");
        }
        assert_eq!(activity_of("who approves refunds?", Language::German), None);
        assert!(!is_question("do the taxes", Language::English) && is_question("wer zahlt", Language::German));
    }
}
