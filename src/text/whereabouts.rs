//! Whereabouts: what people ask of a person by name, and not of any work.

use super::language::Language;

/// Folded and sorted. Those of other languages are in their lists of function words.
const ENGLISH: &[&str] = &[
    "absence",
    "absent",
    "address",
    "addresses",
    "around",
    "available",
    "away",
    "back",
    "backing",
    "backs",
    "backup",
    "busy",
    "came",
    "come",
    "comes",
    "coming",
    "contact",
    "cover",
    "covered",
    "covering",
    "covers",
    "currently",
    "day",
    "days",
    "deputies",
    "deputize",
    "deputizes",
    "deputizing",
    "deputy",
    "due",
    "during",
    "email",
    "filling",
    "fills",
    "free",
    "gone",
    "hold",
    "holiday",
    "holidays",
    "home",
    "ill",
    "instead",
    "last",
    "leave",
    "leaves",
    "leaving",
    "long",
    "longer",
    "mail",
    "maternity",
    "missing",
    "month",
    "next",
    "not",
    "number",
    "off",
    "office",
    "offline",
    "online",
    "ooo",
    "out",
    "over",
    "parental",
    "paternity",
    "phone",
    "place",
    "pto",
    "reach",
    "reachable",
    "reached",
    "replace",
    "replaced",
    "replaces",
    "replacing",
    "representing",
    "represents",
    "return",
    "returning",
    "returns",
    "sabbatical",
    "sick",
    "since",
    "slack",
    "stand",
    "standing",
    "stands",
    "stepping",
    "steps",
    "still",
    "substitute",
    "temporarily",
    "unavailable",
    "until",
    "up",
    "vacation",
    "vacations",
    "week",
    "weekend",
    "weeks",
    "while",
    "work",
    "working",
    "works",
    "year",
];

impl Language {
    /// Whether a folded word asks where people are, how they are reached, or who stands in for them: “away”, “deputy”.
    pub(crate) fn is_whereabouts(self, folded: &str) -> bool {
        match self {
            Self::English => ENGLISH.binary_search(&folded).is_ok(),
            _ => self.lists_as_whereabouts(folded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(ENGLISH.is_sorted_by(|one, other| one < other), "{ENGLISH:?}");
        for word in ENGLISH {
            assert_eq!(Language::English.phrase_key(word), **word);
        }
    }

    #[test]
    fn whereabouts_are_found_however_they_are_typed() {
        for (language, words) in [
            (Language::English, ["away", "until"]),
            (Language::German, ["Urlaub", "zurueck"]),
            (Language::French, ["congé", "absente"]),
            (Language::Danish, ["tilbage", "fraværende"]),
        ] {
            assert!(words.iter().all(|word| language.is_whereabouts(&language.phrase_key(word))), "{words:?}");
        }
        assert!(!Language::English.is_whereabouts("soup") && !Language::Tamil.is_whereabouts("away"));
    }
}
