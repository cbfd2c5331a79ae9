//! Constants that go with the number of phrases.

/// A constant of which the value depends on how many phrases a rule has, in the mean of its layer: few wordings leave more
/// to the sense of words, and say less by what they lack.
pub(crate) struct ByPhrases {
    /// With none at all.
    pub(super) few: f32,
    /// With [`MANY_PHRASES`] or more.
    pub(super) many: f32,
}

/// A rule with this number of phrases or more has many.
///
/// As many as the built-in rules have.
const MANY_PHRASES: f32 = 30.0;

impl ByPhrases {
    /// The value for a number of phrases a rule, on a straight line from few to many.
    pub(crate) fn at(&self, phrases_per_rule: f32) -> f32 {
        self.few + (self.many - self.few) * (phrases_per_rule / MANY_PHRASES).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_by_phrases_goes_from_few_to_many() {
        let value = ByPhrases { few: 1.0, many: 2.0 };
        assert_eq!([0.0, 3.0, 15.0, 30.0, 100.0].map(|phrases| value.at(phrases)), [1.0, 1.1, 1.5, 2.0, 2.0]);
    }
}
