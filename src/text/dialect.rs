//! British and American spelling, read as one.

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

/// How words begin that are spelled alike on both sides, although they have such an ending.
const KEPT: &[&str] = &[
    "advertis",
    "advis",
    "apprais",
    "aris",
    "bestsell",
    "bruis",
    "chastis",
    "compell",
    "compris",
    "compromis",
    "concis",
    "contour",
    "cruis",
    "demis",
    "despis",
    "detour",
    "devis",
    "disguis",
    "dwell",
    "enterpris",
    "excis",
    "exercis",
    "expertis",
    "flour",
    "franchis",
    "guis",
    "improvis",
    "likewis",
    "merchandis",
    "nois",
    "otherwis",
    "paradis",
    "pois",
    "prais",
    "precis",
    "premis",
    "promis",
    "propell",
    "rais",
    "revis",
    "ris",
    "smell",
    "spell",
    "sunris",
    "supervis",
    "surmis",
    "surpris",
    "swell",
    "televis",
    "treatis",
    "turquois",
    "upris",
];

/// A folded word in American spelling.
pub(super) fn american(word: String) -> String {
    // Most words are told apart by the last letter, which is faster than to compare endings.
    let last = word.bytes().last();
    let ends_with = |ending: &str| ending.bytes().last() == last && word.ends_with(ending);
    let fits = |(british, _, least): &&(&str, &str, usize)| word.len() >= *least && ends_with(british);
    match ENDINGS.iter().find(fits) {
        Some((british, american, _)) if !KEPT.iter().any(|beginning| word.starts_with(beginning)) => {
            format!("{}{american}", &word[..word.len() - british.len()])
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_british_stay() {
        for word in ["enterprise", "exercises", "raising", "promised", "adviser", "spelling", "bestseller", "flour"] {
            assert_eq!(american(word.to_owned()), word);
        }
        assert_eq!(american("organisers".to_owned()), "organizers");
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
