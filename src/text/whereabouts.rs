//! Whereabouts: what people ask of a person by name, and not of any work.

use super::language::Language;

/// Folded and sorted.
const ENGLISH: &[&str] = &[
    "absence",
    "absent",
    "available",
    "away",
    "back",
    "contact",
    "cover",
    "covered",
    "covering",
    "covers",
    "deputies",
    "deputizing",
    "deputy",
    "email",
    "gone",
    "holiday",
    "holidays",
    "ill",
    "leave",
    "mail",
    "number",
    "off",
    "ooo",
    "out",
    "phone",
    "reach",
    "reachable",
    "reached",
    "replace",
    "replaced",
    "replaces",
    "replacing",
    "return",
    "returning",
    "returns",
    "sick",
    "slack",
    "stand",
    "standing",
    "stands",
    "substitute",
    "unavailable",
    "vacation",
];

/// Folded and sorted.
const GERMAN: &[&str] = &[
    "abwesend",
    "abwesenheit",
    "da",
    "erreichbar",
    "erreichen",
    "kontakt",
    "krank",
    "nummer",
    "stellvertreter",
    "stellvertreterin",
    "stellvertretung",
    "telefon",
    "urlaub",
    "vertreten",
    "vertretung",
    "vertritt",
    "weg",
    "wieder",
    "zuruck",
];

impl Language {
    /// Whether a folded word asks where people are, how they are reached, or who stands in for them: “away”, “deputy”.
    pub(crate) fn is_whereabouts(self, folded: &str) -> bool {
        let words = match self {
            Self::English => ENGLISH,
            Self::German => GERMAN,
            _ => &[],
        };
        words.binary_search(&folded).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_folded() {
        for (language, words) in [(Language::English, ENGLISH), (Language::German, GERMAN)] {
            assert!(words.is_sorted_by(|one, other| one < other), "{words:?}");
            for word in words {
                assert_eq!(language.phrase_key(word), **word);
            }
        }
    }
}
