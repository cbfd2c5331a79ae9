//! Term weights: how well a term tells the rules of a book apart.
//!
//! Entropy weighting (Dumais, “Improving the retrieval of information from external sources”, 1991), with the perplexity of
//! the distribution inside the logarithm of an inverse document frequency.

use libm::log;
use rayon::prelude::*;

/// How many rules are counted before their counts are added up.
const AT_ONCE: usize = 1024;

/// `ln((R + 1) / e^H) + 1` for every term of a dictionary, where H is the entropy of its rate over the R rules, and so `e^H`
/// the number of rules in which it effectively stands. Given are, for every rule, the sorted ids of the terms of each of its
/// phrases; `terms` is the number of terms.
pub(crate) fn entropy_weights(terms: usize, rules: &[Vec<Vec<u32>>]) -> Vec<f32> {
    let most = log(rules.len() as f64 + 1.0) + 1.0;
    let mut sums = vec![(0.0f64, 0.0f64); terms];
    for rules in rules.chunks(AT_ONCE) {
        let rates: Vec<Vec<Rate>> = rules.par_iter().map(|phrases| rates(phrases)).collect();
        for Rate { id, rate, log } in rates.into_iter().flatten() {
            let sum = &mut sums[id as usize];
            sum.0 += rate;
            sum.1 += rate * log;
        }
    }
    // With s the sum of the rates, H = ln s - (sum of rate ln rate) / s.
    sums.iter().map(|(sum, logs)| (most - (log(*sum) - logs / sum)) as f32).collect()
}

/// Which part of the phrases of a rule has a term.
struct Rate {
    id: u32,
    rate: f64,
    /// The natural logarithm of the rate.
    log: f64,
}

/// The rates of all terms of a rule.
fn rates(phrases: &[Vec<u32>]) -> Vec<Rate> {
    let distinct = phrases.iter().flat_map(|phrase| phrase.chunk_by(|one, other| one == other));
    let mut ids: Vec<u32> = distinct.map(|same| same[0]).collect();
    // They come in sorted runs, which this merges.
    ids.sort();
    let rates = (1..=phrases.len()).map(|count| count as f64 / phrases.len() as f64);
    let rates: Vec<(f64, f64)> = rates.map(|rate| (rate, log(rate))).collect();
    let rate = |same: &[u32]| {
        let (rate, log) = rates[same.len() - 1];
        Rate { id: same[0], rate, log }
    };
    ids.chunk_by(|one, other| one == other).map(rate).collect()
}

#[cfg(test)]
mod tests {
    use crate::router::analysis::term::View;
    use crate::router::analysis::{Analysis, Term};
    use crate::router::index::vectorizer::Vectorizer;

    /// R = 2. `soup` stands in one rule only: H = 0 and w = ln(3 / 1) + 1. `bread` stands in half of the phrases of the first
    /// rule and in all of the second: p = (1/3, 2/3), H = 0.6365, e^H = 1.8899 and w = ln(3 / 1.8899) + 1. `plate` stands in
    /// both to the same part: H = ln 2 and w = ln(3 / 2) + 1.
    #[test]
    fn a_term_weighs_more_the_fewer_rules_it_stands_in() {
        let phrases = |texts: &[&str]| texts.iter().map(|text| Analysis::of_words(text)).collect::<Vec<_>>();
        let rules = [phrases(&["soup plate", "soup bread plate"]), phrases(&["bread plate"])];
        let (vectorizer, _) = Vectorizer::fit(&rules);
        let weight = |word| vectorizer.weight_of(Term::of(View::Stem, word));
        assert!((weight("soup") - 2.0986).abs() < 1e-4);
        assert!((weight("bread") - 1.4621).abs() < 1e-4);
        assert!((weight("plate") - 1.4055).abs() < 1e-4);
    }

    #[test]
    fn a_word_that_stands_twice_in_a_phrase_counts_once() {
        let once = [vec![Analysis::of_words("soup")], vec![Analysis::of_words("bread")]];
        let twice = [vec![Analysis::of_words("soup soup")], vec![Analysis::of_words("bread")]];
        let weight = |rules: &[Vec<Analysis>]| Vectorizer::fit(rules).0.weight_of(Term::of(View::Stem, "soup"));
        assert_eq!(weight(&once), weight(&twice));
    }
}
