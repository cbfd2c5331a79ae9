//! British and American spelling, read as one.

use super::english::is_english;

/// British endings and their American form; the first that fits is taken.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("isation", "ization", 5),
    ("isations", "izations", 5),
    ("ise", "ize", 5),
    ("ised", "ized", 6),
    ("ises", "izes", 6),
    ("ising", "izing", 6),
    ("iser", "izer", 6),
    ("isers", "izers", 6),
    ("yse", "yze", 5),
    ("ysed", "yzed", 5),
    ("yses", "yzes", 7),
    ("ysing", "yzing", 5),
    ("our", "or", 5),
    ("ours", "ors", 6),
    ("oured", "ored", 7),
    ("ouring", "oring", 8),
    ("ogue", "og", 6),
    ("ogues", "ogs", 7),
    ("entre", "enter", 5),
    ("amme", "am", 7),
    ("ammes", "ams", 8),
    ("efence", "efense", 6),
    ("icence", "icense", 6),
    ("elling", "eling", 8),
    ("elled", "eled", 7),
    ("eller", "eler", 8),
    ("ancelling", "anceling", 8),
    ("ulfil", "ulfill", 5),
    ("ulfils", "ulfills", 6),
];

/// The shortest word with such an ending, in bytes.
const SHORTEST: usize = 5;

/// A folded word in American spelling.
pub(super) fn american(word: String) -> String {
    if word.len() < SHORTEST {
        return word;
    }
    // Most words are told apart by the last letter, which is faster than to compare endings.
    let last = word.bytes().last();
    let ends_with = |ending: &str| ending.bytes().last() == last && word.ends_with(ending);
    let fits = |(british, _, least): &&(&str, &str, usize)| word.len() >= *least && ends_with(british);
    let Some((british, american, _)) = ENDINGS.iter().find(fits) else { return word };
    let american = format!("{}{american}", &word[..word.len() - british.len()]);
    // “Raise” is spelled alike on both sides, although it has such an ending.
    if is_english(&word) && !is_english(&american) { word } else { american }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_british_stay() {
        for word in [
            "enterprise",
            "exercises",
            "raising",
            "promised",
            "adviser",
            "spelling",
            "bestseller",
            "flour",
            "liaise",
            "retelling",
        ] {
            assert_eq!(american(word.to_owned()), word);
        }
        for (british, expected) in [("organisers", "organizers"), ("modelled", "modeled"), ("dockerise", "dockerize")] {
            assert_eq!(american(british.to_owned()), expected);
        }
    }

    #[test]
    fn the_shortest_word_is_that_of_the_table() {
        assert_eq!(ENDINGS.iter().map(|(.., least)| *least).min(), Some(SHORTEST));
    }

    #[test]
    fn a_part_of_an_ending_is_a_word_like_any_other() {
        for (british, ..) in ENDINGS {
            for begin in 1..british.len() {
                american(british[begin..].to_owned());
            }
        }
        assert_eq!(american("ation".to_owned()), "ation");
    }
}
