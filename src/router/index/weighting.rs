//! Term weights: how well a term tells the rules of a book apart.
//!
//! Entropy weighting (Dumais, “Improving the retrieval of information from external sources”, 1991), with the perplexity of
//! the distribution inside the logarithm of an inverse document frequency.

use libm::log;
use rayon::prelude::*;

use super::postings::AT_ONCE;
use crate::router::store::{Offsets, Ragged};

/// `ln((R + 1) / e^H) + 1` for every term of a dictionary, where H is the entropy of its rate over the R rules, and so `e^H`
/// the number of rules in which it effectively stands. Given are the phrases of every rule, and the phrases that have each
/// term.
pub(crate) fn entropy_weights(of_rules: &Offsets, occurrences: &Ragged<u32>) -> Vec<f32> {
    let most = log(of_rules.rows() as f64 + 1.0) + 1.0;
    let lengths = || (0..of_rules.rows()).map(|rule| of_rules.row(rule).len());
    let mut distinct: Vec<usize> = lengths().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let by_length: Vec<Vec<Rate>> = distinct.iter().map(|length| rates(*length)).collect();
    let rates: Vec<&[Rate]> =
        lengths().map(|length| by_length[distinct.partition_point(|other| *other < length)].as_slice()).collect();
    let rules = of_rules.rows_of_items();
    let weight = |term: usize| {
        let (mut sum, mut logs) = (0.0, 0.0);
        let of_one_rule = |one: &u32, other: &u32| rules[*one as usize] == rules[*other as usize];
        for phrases in occurrences.row(term).chunk_by(of_one_rule) {
            let count = phrases.chunk_by(|one, other| one == other).count();
            let Rate { rate, ln_rate } = rates[rules[phrases[0] as usize] as usize][count - 1];
            sum += rate;
            logs += rate * ln_rate;
        }
        // With s the sum of the rates, H = ln s - (sum of rate ln rate) / s.
        (most - (log(sum) - logs / sum)) as f32
    };
    occurrences.offsets().parts(AT_ONCE).into_par_iter().flat_map_iter(|terms| terms.map(weight)).collect()
}

/// Which part of the phrases of a rule has a term.
struct Rate {
    rate: f64,
    ln_rate: f64,
}

/// The rates of a rule with this number of phrases, from one phrase on to all.
fn rates(length: usize) -> Vec<Rate> {
    let rates = (1..=length).map(|count| count as f64 / length as f64);
    rates.map(|rate| Rate { rate, ln_rate: log(rate) }).collect()
}

#[cfg(test)]
mod tests {
    use crate::router::analysis::Term;
    use crate::router::analysis::term::View;
    use crate::router::index::Index;

    fn weight(rules: &[&[&str]], word: &str) -> f32 {
        Index::of_phrases(rules).vectorizer.weight_of(Term::of(View::Stem, word))
    }

    /// R = 2. `soup` stands in one rule only: H = 0 and w = ln(3 / 1) + 1. `bread` stands in half of the phrases of the first
    /// rule and in all of the second: p = (1/3, 2/3), H = 0.6365, e^H = 1.8899 and w = ln(3 / 1.8899) + 1. `plate` stands in
    /// both to the same part: H = ln 2 and w = ln(3 / 2) + 1.
    #[test]
    fn a_term_weighs_more_the_fewer_rules_it_stands_in() {
        let weight = |word| weight(&[&["soup plate", "soup bread plate"], &["bread plate"]], word);
        assert!((weight("soup") - 2.0986).abs() < 1e-4);
        assert!((weight("bread") - 1.4621).abs() < 1e-4);
        assert!((weight("plate") - 1.4055).abs() < 1e-4);
    }

    #[test]
    fn a_word_that_stands_twice_in_a_phrase_counts_once() {
        assert_eq!(weight(&[&["soup"], &["bread"]], "soup"), weight(&[&["soup soup"], &["bread"]], "soup"));
    }
}
