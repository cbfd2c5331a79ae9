//! Function words: the closed classes of English, in one table.

use Class::{
    Auxiliary, Connective, Coordinator, Determiner, Direction, Interrogative, Link, Modal, NegatedAuxiliary, Negation,
    Preposition, Pronoun, Responsibility, Talk,
};

/// What a function word does in a question; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Points at a thing: “the”, “our”.
    Determiner,
    /// “is”, “do”: after it, “not” turns a statement round.
    Auxiliary,
    /// “isn't”: an auxiliary and a negation in one.
    NegatedAuxiliary,
    /// “not”.
    Negation,
    /// Joins two activities: “and”.
    Coordinator,
    /// Takes a noun along: “with marketing”.
    Preposition,
    /// Can be left out of a wording, or exchanged, and it says the same. “Who” and “how” cannot: they tell one question from
    /// another.
    Link,
    /// What is done with a role: “talk to the developers”.
    Direction,
    /// “they”, “somebody”.
    Pronoun,
    /// “who”, “when”.
    Interrogative,
    /// Asks for an owner: “responsible”.
    Responsibility,
    /// “could”, “won't”, “been”.
    Modal,
    /// “because”, “after”.
    Connective,
    /// Talk around a question: “hi”, “please”.
    Talk,
}

/// Every function word, folded, with what it does; sorted.
///
/// The words are those of the questions that people ask of this program; no list of another project was taken.
const FUNCTION_WORDS: &[(&str, &[Class])] = &[
    ("a", &[Determiner, Link]),
    ("about", &[Preposition]),
    ("accountabilities", &[Responsibility]),
    ("accountability", &[Responsibility]),
    ("accountable", &[Responsibility]),
    ("across", &[Preposition]),
    ("actually", &[Talk]),
    ("after", &[Connective]),
    ("aint", &[Modal]),
    ("all", &[Pronoun]),
    ("also", &[Connective]),
    ("am", &[Auxiliary]),
    ("an", &[Determiner, Link]),
    ("and", &[Coordinator]),
    ("any", &[Determiner]),
    ("anybody", &[Pronoun]),
    ("anyone", &[Pronoun]),
    ("anything", &[Pronoun]),
    ("are", &[Auxiliary, Link]),
    ("arent", &[NegatedAuxiliary]),
    ("as", &[Connective]),
    ("ask", &[Talk]),
    ("at", &[Link, Connective]),
    ("be", &[Link, Modal]),
    ("because", &[Connective]),
    ("been", &[Modal]),
    ("before", &[Connective]),
    ("being", &[Modal]),
    ("between", &[Preposition]),
    ("both", &[Pronoun]),
    ("but", &[Connective]),
    ("by", &[Preposition, Link]),
    ("can", &[Modal]),
    ("cannot", &[Modal]),
    ("cant", &[Modal]),
    ("charge", &[Responsibility]),
    ("could", &[Modal]),
    ("couldnt", &[Modal]),
    ("couldve", &[Modal]),
    ("decide", &[Responsibility]),
    ("decides", &[Responsibility]),
    ("did", &[Auxiliary]),
    ("didnt", &[Modal]),
    ("do", &[Auxiliary]),
    ("does", &[Auxiliary]),
    ("doesnt", &[Modal]),
    ("doing", &[Modal]),
    ("done", &[Modal]),
    ("dont", &[Modal]),
    ("each", &[Pronoun]),
    ("either", &[Pronoun]),
    ("else", &[Pronoun]),
    ("everybody", &[Pronoun]),
    ("everyone", &[Pronoun]),
    ("everything", &[Pronoun]),
    ("exactly", &[Talk]),
    ("for", &[Preposition, Link]),
    ("from", &[Preposition, Link]),
    ("get", &[Talk]),
    ("gets", &[Talk]),
    ("go", &[Direction]),
    ("goes", &[Talk]),
    ("going", &[Talk]),
    ("guys", &[Talk]),
    ("had", &[Auxiliary]),
    ("hadnt", &[Modal]),
    ("has", &[Auxiliary]),
    ("hasnt", &[Modal]),
    ("have", &[Auxiliary]),
    ("havent", &[Modal]),
    ("he", &[Pronoun]),
    ("hello", &[Talk]),
    ("help", &[Direction]),
    ("her", &[Determiner]),
    ("here", &[Pronoun]),
    ("heres", &[Pronoun]),
    ("hey", &[Talk]),
    ("hi", &[Talk]),
    ("his", &[Determiner]),
    ("how", &[Interrogative]),
    ("hows", &[Interrogative]),
    ("i", &[Pronoun]),
    ("if", &[Connective]),
    ("im", &[Auxiliary]),
    ("in", &[Preposition, Link]),
    ("into", &[Preposition]),
    ("is", &[Auxiliary, Link]),
    ("isnt", &[NegatedAuxiliary]),
    ("it", &[Pronoun]),
    ("itll", &[Pronoun]),
    ("its", &[Determiner, Auxiliary, Link]),
    ("ive", &[Pronoun]),
    ("job", &[Responsibility]),
    ("just", &[Talk]),
    ("know", &[Talk]),
    ("lets", &[Talk]),
    ("like", &[Connective]),
    ("may", &[Modal]),
    ("me", &[Pronoun]),
    ("might", &[Modal]),
    ("mightnt", &[Modal]),
    ("must", &[Modal]),
    ("mustnt", &[Modal]),
    ("mustve", &[Modal]),
    ("my", &[Determiner, Link]),
    ("need", &[Modal]),
    ("neednt", &[Modal]),
    ("needs", &[Modal]),
    ("nobody", &[Pronoun]),
    ("not", &[Negation]),
    ("nothing", &[Pronoun]),
    ("of", &[Preposition, Link]),
    ("on", &[Preposition, Link]),
    ("or", &[Coordinator]),
    ("our", &[Determiner, Link]),
    ("ours", &[Pronoun]),
    ("own", &[Responsibility]),
    ("owner", &[Responsibility]),
    ("ownership", &[Responsibility]),
    ("owns", &[Responsibility]),
    ("person", &[Direction]),
    ("please", &[Talk]),
    ("plus", &[Coordinator]),
    ("question", &[Talk]),
    ("quick", &[Talk]),
    ("really", &[Talk]),
    ("responsibilities", &[Responsibility]),
    ("responsibility", &[Responsibility]),
    ("responsible", &[Responsibility]),
    ("right", &[Talk]),
    ("role", &[Responsibility]),
    ("shall", &[Modal]),
    ("shant", &[Modal]),
    ("she", &[Pronoun]),
    ("shes", &[Pronoun]),
    ("should", &[Modal]),
    ("shouldnt", &[Modal]),
    ("shouldve", &[Modal]),
    ("so", &[Connective]),
    ("somebody", &[Pronoun]),
    ("someone", &[Pronoun]),
    ("something", &[Pronoun]),
    ("such", &[Pronoun]),
    ("take", &[Direction]),
    ("takes", &[Talk]),
    ("talk", &[Direction]),
    ("tell", &[Direction]),
    ("thanks", &[Talk]),
    ("that", &[Determiner]),
    ("thatd", &[Pronoun]),
    ("thatll", &[Pronoun]),
    ("thats", &[Pronoun]),
    ("the", &[Determiner, Link]),
    ("their", &[Determiner, Link]),
    ("them", &[Pronoun]),
    ("then", &[Connective]),
    ("there", &[Pronoun]),
    ("theres", &[Pronoun]),
    ("these", &[Pronoun]),
    ("they", &[Pronoun]),
    ("theyd", &[Pronoun]),
    ("theyll", &[Pronoun]),
    ("theyre", &[Pronoun]),
    ("theyve", &[Pronoun]),
    ("this", &[Determiner]),
    ("those", &[Pronoun]),
    ("to", &[Preposition, Link, Direction]),
    ("us", &[Pronoun]),
    ("usually", &[Talk]),
    ("versus", &[Coordinator]),
    ("vs", &[Coordinator]),
    ("was", &[Auxiliary]),
    ("wasnt", &[NegatedAuxiliary]),
    ("we", &[Pronoun]),
    ("were", &[Auxiliary]),
    ("werent", &[NegatedAuxiliary]),
    ("weve", &[Pronoun]),
    ("what", &[Interrogative]),
    ("whats", &[Interrogative]),
    ("when", &[Interrogative]),
    ("where", &[Interrogative]),
    ("wheres", &[Interrogative]),
    ("whether", &[Interrogative]),
    ("which", &[Interrogative]),
    ("who", &[Interrogative]),
    ("whod", &[Interrogative]),
    ("wholl", &[Interrogative]),
    ("whom", &[Interrogative]),
    ("whos", &[Interrogative]),
    ("whose", &[Interrogative]),
    ("whove", &[Interrogative]),
    ("why", &[Interrogative]),
    ("will", &[Modal]),
    ("with", &[Preposition, Link]),
    ("within", &[Preposition]),
    ("wont", &[Modal]),
    ("would", &[Modal]),
    ("wouldnt", &[Modal]),
    ("wouldve", &[Modal]),
    ("you", &[Pronoun]),
    ("youd", &[Pronoun]),
    ("youll", &[Pronoun]),
    ("your", &[Determiner, Link]),
    ("youre", &[Pronoun]),
    ("youve", &[Pronoun]),
];

/// Function words that change what a question is about, and so are no stop words.
const KEPT: [&str; 6] = ["across", "not", "plus", "versus", "vs", "within"];

/// What a folded word does in a question; empty unless it is a function word.
fn classes(folded: &str) -> &'static [Class] {
    match FUNCTION_WORDS.binary_search_by_key(&folded, |(word, _)| word) {
        Ok(place) => FUNCTION_WORDS[place].1,
        Err(_) => &[],
    }
}

/// Whether a folded word does this in a question.
pub fn is_a(folded: &str, class: Class) -> bool {
    classes(folded).contains(&class)
}

/// Whether a folded word is a stop word: it asks, points or connects, and names no activity.
pub fn is_stop_word(folded: &str) -> bool {
    !classes(folded).is_empty() && !KEPT.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_word_once() {
        assert!(FUNCTION_WORDS.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn a_word_may_be_of_several_classes() {
        assert_eq!(classes("its"), [Determiner, Auxiliary, Link]);
        assert!(is_a("to", Direction) && is_a("to", Preposition));
        assert_eq!(classes("backlog"), []);
    }

    #[test]
    fn what_changes_a_question_is_no_stop_word() {
        assert!(is_stop_word("the") && is_stop_word("and"));
        assert!(!is_stop_word("not") && !is_stop_word("versus") && !is_stop_word("backlog"));
    }
}
