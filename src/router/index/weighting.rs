//! Term weights: how well a term tells the rules of a book apart.
//!
//! Entropy weighting (Dumais, “Improving the retrieval of information from external sources”, 1991), with the perplexity of
//! the distribution inside the logarithm of an inverse document frequency.

use libm::log;
use rayon::prelude::*;

use super::dictionary::Dictionary;
use crate::router::analysis::features::bag;
use crate::router::analysis::{Analysis, Term};

/// The terms of the phrases of all rules, and the weight of each.
pub(crate) fn weighted_terms(rules: &[Vec<Analysis>]) -> (Dictionary, Vec<f32>) {
    let counts: Vec<Counts> = rules.par_iter().map(|phrases| Counts::new(phrases)).collect();
    let mut terms = Vec::with_capacity(counts.iter().map(|counts| counts.of_terms.len()).sum());
    terms.extend(counts.iter().flat_map(|counts| &counts.of_terms).map(|(term, _)| *term));
    let dictionary = Dictionary::new(terms);
    let weights = entropy_weights(counts, &dictionary);
    (dictionary, weights)
}

/// How many phrases of a rule have each of its terms.
struct Counts {
    phrases: usize,
    /// Sorted by term.
    of_terms: Box<[(Term, u32)]>,
}

impl Counts {
    fn new(phrases: &[Analysis]) -> Self {
        let mut seen: Vec<Term> = phrases.iter().flat_map(bag).map(|(term, _)| term).collect();
        seen.sort_unstable();
        let of_terms = seen.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect();
        Self { phrases: phrases.len(), of_terms }
    }
}

/// `ln((R + 1) / e^H) + 1` for every term, where H is the entropy of its rate over the R rules, and so `e^H` the number of
/// rules in which it effectively stands.
fn entropy_weights(rules: Vec<Counts>, dictionary: &Dictionary) -> Vec<f32> {
    let numbered = |counts: Counts| {
        let number = |(term, count)| Some((dictionary.id(term)?, count));
        (counts.phrases as f64, counts.of_terms.into_iter().filter_map(number).collect::<Vec<(u32, u32)>>())
    };
    let most = log(rules.len() as f64 + 1.0) + 1.0;
    let counts: Vec<_> = rules.into_par_iter().map(numbered).collect();
    let mut sums = vec![(0.0f64, 0.0f64); dictionary.len()];
    for (phrases, counts) in counts {
        for (id, count) in counts {
            let rate = f64::from(count) / phrases;
            let sum = &mut sums[id as usize];
            sum.0 += rate;
            sum.1 += rate * log(rate);
        }
    }
    // With s the sum of the rates, H = ln s - (sum of rate ln rate) / s.
    sums.iter().map(|(sum, logs)| (most - (log(*sum) - logs / sum)) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::analysis::term::View;

    /// R = 2. `soup` stands in one rule only: H = 0 and w = ln(3 / 1) + 1. `bread` stands in half of the phrases of the first
    /// rule and in all of the second: p = (1/3, 2/3), H = 0.6365, e^H = 1.8899 and w = ln(3 / 1.8899) + 1. `plate` stands in
    /// both to the same part: H = ln 2 and w = ln(3 / 2) + 1.
    #[test]
    fn a_term_weighs_more_the_fewer_rules_it_stands_in() {
        let phrases = |texts: &[&str]| texts.iter().map(|text| Analysis::of_words(text)).collect::<Vec<_>>();
        let rules = [phrases(&["soup plate", "soup bread plate"]), phrases(&["bread plate"])];
        let (dictionary, weights) = weighted_terms(&rules);
        let weight = |word| weights[dictionary.id(Term::of(View::Stem, word)).expect("it stands in a rule") as usize];
        assert!((weight("soup") - 2.0986).abs() < 1e-4);
        assert!((weight("bread") - 1.4621).abs() < 1e-4);
        assert!((weight("plate") - 1.4055).abs() < 1e-4);
    }

    #[test]
    fn a_word_that_stands_twice_in_a_phrase_counts_once() {
        let once = [vec![Analysis::of_words("soup")], vec![Analysis::of_words("bread")]];
        let twice = [vec![Analysis::of_words("soup soup")], vec![Analysis::of_words("bread")]];
        let weight = |rules: &[Vec<Analysis>]| {
            let (dictionary, weights) = weighted_terms(rules);
            weights[dictionary.id(Term::of(View::Stem, "soup")).expect("it stands in a rule") as usize]
        };
        assert_eq!(weight(&once), weight(&twice));
    }
}
