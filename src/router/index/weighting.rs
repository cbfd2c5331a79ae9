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
