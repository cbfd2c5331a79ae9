//! Compounds: “Kundenfeedback” says what “Kunde” and “Feedback” say.
//!
//! Letters that link two parts need no list: a stemmer takes them for an ending.

use crate::router::tuning::{LONGEST_COMPOUND, MOST_PARTS, SHORTEST_BESIDE_UNKNOWN, SHORTEST_PART};

/// The parts of a word; empty if it is no compound of words that are known. They are the fewest that are all known, else two
/// of which one is: the longest last part, or the longest first one.
pub(crate) fn parts<'w>(word: &'w str, is_known: &impl Fn(&str) -> bool) -> Vec<&'w str> {
    let known_last = || splits(word).find(|(_, last)| last.len() >= SHORTEST_BESIDE_UNKNOWN && is_known(last));
    let known_first = || splits(word).rfind(|(first, _)| first.len() >= SHORTEST_BESIDE_UNKNOWN && is_known(first));
    let known_in_part = || known_last().or_else(known_first).map(|(first, last)| vec![first, last]);
    known(word, MOST_PARTS, is_known).or_else(known_in_part).unwrap_or_default()
}

/// The fewest known parts of a word, two at least and this many at most.
fn known<'w>(word: &'w str, most: usize, is_known: &impl Fn(&str) -> bool) -> Option<Vec<&'w str>> {
    let begins_known = splits(word).filter(|(first, _)| most > 1 && is_known(first));
    let compounds = begins_known.filter_map(|(first, rest)| {
        let rest = if is_known(rest) { vec![rest] } else { known(rest, most - 1, is_known)? };
        Some([vec![first], rest].concat())
    });
    compounds.min_by_key(Vec::len)
}

/// A word cut in two, in every way; none of the parts is shorter than [`SHORTEST_PART`]. One that is longer than
/// [`LONGEST_COMPOUND`] is not cut.
pub(crate) fn splits(word: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    let last = if word.len() <= LONGEST_COMPOUND { (word.len() + 1).saturating_sub(SHORTEST_PART) } else { 0 };
    let places = SHORTEST_PART..last;
    places.filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at))
}

#[cfg(test)]
mod tests {
    fn parts(word: &str) -> Vec<&str> {
        super::parts(word, &|part| ["kunde", "kunden", "feedback", "bog", "form", "formular"].contains(&part))
    }

    #[test]
    fn a_compound_is_taken_apart() {
        assert_eq!(parts("kundenfeedback"), ["kunden", "feedback"]);
        assert_eq!(parts("kundenfeedbackformular"), ["kunden", "feedback", "formular"]);
        assert_eq!(parts("kunden"), [""; 0]);
        assert_eq!(parts(&"kunden".repeat(20)), [""; 0], "too long");
    }

    #[test]
    fn a_part_may_be_unknown() {
        assert_eq!(parts("kundenbeschwerde"), ["kunden", "beschwerde"]);
        assert_eq!(parts("hauptformular"), ["haupt", "formular"]);
        assert_eq!(parts("hausbog"), [""; 0], "a short part is there by chance");
    }
}
