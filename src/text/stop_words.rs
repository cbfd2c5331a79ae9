//! The function words of English, in one table.

use super::class::Class::{
    self, Additive, Adversative, Ambiguous, Auxiliary, Connective, Coordinator, Determiner, Direction, Interrogative,
    Link, Modal, NegatedAuxiliary, Negation, Only, Preposition, Pronoun, Responsibility, Talk, Topic,
};

/// Every function word, folded, with what it does; sorted.
///
/// The words are those of the questions that people ask of this program; no list of another project was taken.
const FUNCTION_WORDS: &[(&str, &[Class])] = &[
    ("a", &[Determiner, Link]),
    ("about", &[Preposition, Topic]),
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
    ("and", &[Coordinator, Additive]),
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
    ("but", &[Connective, Adversative]),
    ("by", &[Preposition, Link]),
    ("can", &[Modal]),
    ("cannot", &[Modal]),
    ("cant", &[Modal]),
    ("charge", &[Responsibility, Ambiguous]),
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
    ("job", &[Responsibility, Ambiguous]),
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
    ("only", &[Only]),
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
    ("role", &[Responsibility, Ambiguous]),
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
const KEPT: [&str; 7] = ["across", "not", "only", "plus", "versus", "vs", "within"];

/// What says that one thing takes the place of another.
pub(super) const REPLACEMENTS: [&str; 2] = ["instead of", "rather than"];

/// What asks who somebody is, folded.
pub(super) const WHO_IS: [&str; 3] = ["who is", "whos", "who are"];

/// Where the words with each first letter begin in the table, and where those with the last one end.
const BEGINS: [usize; 27] = begins();

const fn begins() -> [usize; 27] {
    let mut begins = [0; 27];
    let mut word = 0;
    while word < FUNCTION_WORDS.len() {
        begins[(FUNCTION_WORDS[word].0.as_bytes()[0] - b'a') as usize + 1] += 1;
        word += 1;
    }
    let mut letter = 1;
    while letter < begins.len() {
        begins[letter] += begins[letter - 1];
        letter += 1;
    }
    begins
}

/// What a folded word does in a question; empty unless it is a function word.
pub(super) fn classes(folded: &str) -> &'static [Class] {
    let Some(first) = folded.bytes().next().filter(u8::is_ascii_lowercase) else { return &[] };
    let letter = usize::from(first - b'a');
    let words = &FUNCTION_WORDS[BEGINS[letter]..BEGINS[letter + 1]];
    words.binary_search_by_key(&folded, |(word, _)| word).map_or(&[], |place| words[place].1)
}

/// Whether a folded word is a stop word: it asks, points or connects, and names no activity.
pub(super) fn is_stop_word(folded: &str) -> bool {
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
        assert_eq!(classes("to"), [Preposition, Link, Direction]);
        assert_eq!(classes("backlog"), []);
    }

    #[test]
    fn what_changes_a_question_is_no_stop_word() {
        assert!(is_stop_word("the") && is_stop_word("and"));
        assert!(!is_stop_word("not") && !is_stop_word("versus") && !is_stop_word("backlog"));
    }
}
