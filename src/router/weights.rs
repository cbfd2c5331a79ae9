//! The terms of a rule book, and what each is worth.

use rayon::prelude::*;

use super::features::features;
use super::lexicon::Reading;
use super::term::Term;
use super::terms::Terms;

/// The terms of the phrases of all rules, and the weight of each.
pub(super) fn weighed(rules: &[Vec<Reading>]) -> (Terms, Vec<f32>) {
    let counts: Vec<Counts> = rules.par_iter().map(|phrases| Counts::new(phrases)).collect();
    let terms = Terms::new(counts.iter().flat_map(|counts| &counts.of_terms).map(|(term, _)| *term));
    let weights = weights(&counts, &terms);
    (terms, weights)
}

/// How many phrases of a rule have each of its terms.
struct Counts {
    phrases: usize,
    /// Sorted by term.
    of_terms: Vec<(Term, u32)>,
}

impl Counts {
    fn new(phrases: &[Reading]) -> Self {
        let terms_of = |phrase: &Reading| {
            let mut terms: Vec<Term> = features(phrase).iter().map(|feature| feature.term).collect();
            terms.sort_unstable();
            terms.dedup();
            terms
        };
        let mut seen: Vec<Term> = phrases.iter().flat_map(terms_of).collect();
        seen.sort_unstable();
        let of_terms = seen.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect();
        Self { phrases: phrases.len(), of_terms }
    }
}

/// `ln((R + 1) / e^H) + 1` for every term, where H is the entropy of its rate over the R rules; in how few rules it
/// effectively lives.
fn weights(rules: &[Counts], terms: &Terms) -> Vec<f32> {
    let mut sums = vec![(0.0f64, 0.0f64); terms.len()];
    for counts in rules {
        for (term, count) in &counts.of_terms {
            let Some(id) = terms.id(*term) else { continue };
            let rate = f64::from(*count) / counts.phrases as f64;
            let sum = &mut sums[id as usize];
            sum.0 += rate;
            sum.1 += rate * rate.ln();
        }
    }
    // With s the sum of the rates, H = ln s - (sum of rate ln rate) / s.
    let most = (rules.len() as f64 + 1.0).ln() + 1.0;
    sums.iter().map(|(sum, logs)| (most - (sum.ln() - logs / sum)) as f32).collect()
}
