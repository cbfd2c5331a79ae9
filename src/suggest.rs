//! The name that a mistyped one was probably meant to be.

use std::cell::Cell;

/// The longest name that is compared, in characters: the time for a comparison grows with its square.
const LONGEST_NAME: usize = 100;

/// The longest abbreviation, in characters: with another letter it is another one.
const SHORT: usize = 2;

/// The most steps of all comparisons together, about a second: a letter that is looked at, or a pair of letters that is
/// compared.
const MOST_STEPS: usize = 200_000_000;

/// How many letters are told from one another where they are counted.
const LETTERS: usize = 32;

/// How often each letter is in a word.
type Letters = [usize; LETTERS];

/// The one of `known` that is nearest to `word`, whatever the case: its distance in optimal string alignment is at most a
/// third of the length of `word`, and at least one edit is allowed, but in a word of two letters: “SM” is not meant for “PM”.
///
/// `None` when nothing is near, or `word` is longer than any name. Ties go to the name that sorts first.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    Suggester::default().did_you_mean(word, known)
}

/// Looks for the names that many mistyped ones were meant to be, as long as a budget lasts that all of them share: where
/// names are many and long, comparing each with each would take minutes.
#[derive(Debug)]
pub struct Suggester {
    steps_left: Cell<usize>,
}

impl Default for Suggester {
    fn default() -> Self {
        Self { steps_left: Cell::new(MOST_STEPS) }
    }
}

impl Suggester {
    /// As [`did_you_mean`](did_you_mean()); the nearest of the names for which the budget lasts.
    pub fn did_you_mean<'k>(&self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        let word = word.to_lowercase();
        let length = word.chars().take(LONGEST_NAME + 1).count();
        if length > LONGEST_NAME {
            return None;
        }
        let limit = (length / 3).max(usize::from(length > SHORT));
        let letters = letters(&word);
        known
            .into_iter()
            .take_while(|name| self.pays(LETTERS + name.len().min(2 * LONGEST_NAME)))
            .filter(|name| name.chars().take(2 * LONGEST_NAME).count().abs_diff(length) <= limit)
            .map(|name| (name.to_lowercase(), name))
            .filter(|(lower, _)| edits_of_letters(&letters, &self::letters(lower)) <= limit)
            .take_while(|(lower, _)| self.pays(word.len() * lower.len()))
            .map(|(lower, name)| (strsim::osa_distance(&word, &lower), name))
            .filter(|(distance, _)| *distance <= limit)
            .min()
            .map(|(_, name)| name)
    }

    /// Takes so many steps off the budget; whether there were any left.
    fn pays(&self, steps: usize) -> bool {
        let left = self.steps_left.get();
        self.steps_left.set(left.saturating_sub(steps));
        left > 0
    }
}

/// How often each letter is in a word; of the letters of all scripts, some count as the same.
fn letters(word: &str) -> Letters {
    let mut letters = [0; LETTERS];
    word.chars().for_each(|letter| letters[letter as usize % LETTERS] += 1);
    letters
}

/// The fewest edits that make the letters of one word those of another, in whatever order: no distance is less.
fn edits_of_letters(one: &Letters, other: &Letters) -> usize {
    let surplus = |one: &Letters, other: &Letters| -> usize {
        one.iter().zip(other).map(|(one, other)| one.saturating_sub(*other)).sum()
    };
    surplus(one, other).max(surplus(other, one))
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
    fn letters_that_differ_are_edits() {
        let edits = |one, other| edits_of_letters(&letters(one), &letters(other));
        assert_eq!([edits("listen", "silent"), edits("bat", "cat"), edits("at", "chat")], [0, 1, 2]);
    }

    #[test]
    fn when_the_budget_is_spent_nothing_is_offered() {
        let suggester = Suggester { steps_left: Cell::new(60) };
        let near = || suggester.did_you_mean("product", ["products"]);
        assert_eq!([near(), near()], [Some("products"), None]);
    }

    #[test]
    fn a_word_that_is_longer_than_any_name_costs_no_time() {
        assert_eq!(did_you_mean(&"a".repeat(1_000_000), ["a".repeat(1_000_001).as_str()]), None);
    }
}
