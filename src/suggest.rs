//! The name that a mistyped one was probably meant to be.

/// The longest name that is compared, in characters: the time for a comparison grows with its square.
const LONGEST_NAME: usize = 100;

/// The longest abbreviation, in characters: with another letter it is another one.
const SHORT: usize = 2;

/// The one of `known` that is nearest to `word`, whatever the case: its Damerau-Levenshtein distance is at most a third
/// of the length of `word`, and at least one edit is allowed, but in a word of two letters: “SM” is not meant for “PM”.
///
/// `None` when nothing is near, or `word` is longer than any name. Ties go to the name that sorts first.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let limit = (length / 3).max(usize::from(length > SHORT));
    known
        .into_iter()
        .filter(|name| name.chars().take(2 * LONGEST_NAME).count().abs_diff(length) <= limit)
        .map(|name| (strsim::damerau_levenshtein(&word, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        let roles = ["product-owner", "product-manager"];
        assert_eq!(did_you_mean("product-ownr", roles), Some("product-owner"));
        assert_eq!(did_you_mean("Product-Manager", roles), Some("product-manager"));
        assert_eq!(did_you_mean("chef", roles), None);
        assert_eq!(did_you_mean("SM", ["PM"]), None);
        assert_eq!(did_you_mean("pm", ["PM"]), Some("PM"));
    }

    #[test]
    fn of_names_equally_near_the_first_is_offered() {
        assert_eq!(did_you_mean("bat", ["rat", "cat"]), Some("cat"));
    }

    #[test]
    fn a_word_that_is_longer_than_any_name_costs_no_time() {
        assert_eq!(did_you_mean(&"a".repeat(1_000_000), ["a".repeat(1_000_001).as_str()]), None);
    }
}
