//! British and American spelling, which are one.

/// British endings and their American form; the first that fits is taken. It does not matter that `promise` becomes
/// `promize`: both sides of a comparison are folded alike.
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

/// A folded word in American spelling.
pub(super) fn american(word: String) -> String {
    let fits = |(british, _, least): &&(&str, &str, usize)| word.len() >= *least && word.ends_with(british);
    match ENDINGS.iter().find(fits) {
        Some((british, american, _)) => format!("{}{american}", &word[..word.len() - british.len()]),
        None => word,
    }
}
