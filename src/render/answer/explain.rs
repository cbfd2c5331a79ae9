//! How an answer came about: each word's share of the score, the runner-up, and the files that were used.

use super::candidate::{figure, is_worth_naming, with_score};
use super::matched::read;
use crate::render::page::Page;
use crate::render::wording::{because, layers};
use crate::router::{Answer, Candidate, Cap, Decision, Evidence, Match, Reading, Steps, TooLittle, Unclear};
use crate::rulebook::{RuleBook, RulesOrigin};

/// Adds the explanation to an answer.
pub(super) fn explain(page: &mut Page, book: &RuleBook, answer: &Answer, origin: Option<RulesOrigin>) {
    page.blank();
    if let Some(first) = answer.candidates.first() {
        shares(page, first, second(answer));
    }
    steps(page, answer);
    runner_up(page, book, answer);
    page.field("rules", &layers(book));
    origin.into_iter().for_each(|origin| page.field("because", because(origin)));
    if let Some(rule) = answer.decision.ground().and_then(|by| book.rule(&by.rule)) {
        page.field("this rule", &format!("{} (`{}`)", rule.location, rule.id));
    }
}

/// What the first candidate is compared with: where rules of other owners fit as well, the first of those.
fn second(answer: &Answer) -> Option<&Candidate> {
    let others = answer.candidates.get(1..)?;
    let rival = match &answer.decision {
        Decision::Unclear(Unclear::SeveralOwners { rival }) => others.iter().find(|other| other.rule == *rival),
        _ => None,
    };
    rival.or_else(|| others.first())
}

/// From the similarity of the first candidate to its score.
fn steps(page: &mut Page, answer: &Answer) {
    let (Some(steps), Some(first)) = (&answer.steps, answer.candidates.first()) else { return };
    let Steps { similarity, supported, coverage, distinction, confidence, threshold, cap } = steps;
    let whose = match answer.decision {
        Decision::Unclear(Unclear::SeveralActivities { .. }) => "of the first activity: ",
        _ => "",
    };
    let alone = format!("{whose}similarity and lead {similarity:.2}; with rules of the same owner {supported:.2}");
    page.field("steps", &alone);
    page.field("", &format!("{:.0} % of the question covered", 100.0 * coverage));
    page.field(
        "",
        &format!("{}: confidence {}", apart_from_general_requests(*distinction), figure(f64::from(*confidence))),
    );
    let but = match cap {
        None => "",
        Some(Cap::Undecided) => "; but the words that make the first one lead do not decide",
        Some(Cap::TooLittle(TooLittle::ForeignLanguage)) => "; but these words are of another language than the rules",
        Some(Cap::TooLittle(TooLittle::Path)) => "; but a path is no activity",
        Some(Cap::TooLittle(TooLittle::RoleName)) => "; but the name of a role is no activity",
        Some(Cap::TooLittle(TooLittle::FunctionWords)) => "; but function words and single letters are no activity",
        Some(Cap::TooLittle(TooLittle::CommonWord)) => "; but one word that many rules have is no activity",
    };
    page.field(
        "",
        &format!("questions are known from {threshold:.2} on in these rules{but}: score {}", figure(first.score)),
    );
    let (answer, near) = (Candidate::ANSWER, Candidate::NEAR);
    page.field("", &format!("an answer has a score of {answer:.2} or more; what is near, of {near:.2} or more"));
}

/// How much nearer than general requests a question is, to two places.
fn apart_from_general_requests(distinction: f32) -> String {
    let (sign, figure) = (distinction.is_sign_negative(), format!("{:.2}", distinction.abs()));
    match (figure.as_str(), sign) {
        ("0.00", _) => "no nearer than general requests".to_owned(),
        (_, false) => format!("nearer than general requests by {figure}"),
        (_, true) => format!("farther than general requests by {figure}"),
    }
}

/// A word with its shares in the scores of the first and the second candidate; 0 for none.
struct Row<'a> {
    evidence: &'a Evidence,
    first: f64,
    second: f64,
}

/// A table of the words with their shares; the columns sum to the scores.
fn shares(page: &mut Page, first: &Candidate, second: Option<&Candidate>) {
    let figures = |one: f64, other: f64| match second {
        None => format!("{one:>8.4}"),
        Some(_) => format!("{one:>8.4}  {other:>9.4}"),
    };
    page.line("share", if second.is_some() { "    best  runner-up  word" } else { "    best  word" });
    for row in rows(&first.evidence, second.map_or(&[], |second| &second.evidence)) {
        let how = if row.evidence.reading == Reading::Likeness { " (by likeness)" } else { "" };
        page.line("", &format!("{}  {}{how}", figures(row.first, row.second), read(row.evidence)));
    }
    page.line("", &format!("{}  sum", figures(first.score, second.map_or(0.0, |second| second.score))));
}

/// The evidence of both candidates in the order of the question; a word of both is one row.
fn rows<'a>(first: &'a [Evidence], second: &'a [Evidence]) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(first.len());
    let mut rest = second.iter().peekable();
    for one in first {
        while let Some(evidence) = rest.next_if(|other| other.place < one.place) {
            rows.push(Row { evidence, first: 0.0, second: evidence.share });
        }
        let same = rest.next_if(|other| other.place == one.place);
        rows.push(Row { evidence: one, first: one.share, second: same.map_or(0.0, |same| same.share) });
    }
    rows.extend(rest.map(|evidence| Row { evidence, first: 0.0, second: evidence.share }));
    rows
}

fn runner_up(page: &mut Page, book: &RuleBook, answer: &Answer) {
    let (Some(first), Some(second)) = (answer.candidates.first(), second(answer)) else { return };
    if !is_worth_naming(second) {
        return;
    }
    page.field("runner-up", &with_score(book, second));
    match answer.decision.ground() {
        Some(by) if by.matched == Match::Exact => {
            page.field("lost", "the question has the very words of the other rule");
        }
        Some(_) => page.field("lost", &behind(first, second)),
        // Where nothing won, nothing lost.
        None => page.field("behind", &behind(first, second)),
    }
}

/// Why the second candidate is behind the first.
fn behind(first: &Candidate, second: &Candidate) -> String {
    match decisive(first, second) {
        _ if first.score <= second.score => "not at all: equally near".to_owned(),
        Some(word) => format!("it gets less from “{word}”"),
        None => "its score is lower".to_owned(),
    }
}

/// The word of which the first candidate gets most more than the second; `None` if there is no such word.
fn decisive<'a>(first: &'a Candidate, second: &'a Candidate) -> Option<&'a str> {
    let rows = rows(&first.evidence, &second.evidence).into_iter();
    let ahead = rows.map(|row| (row.first - row.second, row.evidence.word.as_str())).filter(|(lead, _)| *lead > 0.0);
    ahead.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of the question with their places and shares.
    fn evidence(shares: &[(usize, &str, f64)]) -> Vec<Evidence> {
        let evidence = |(place, word, share): &(usize, &str, f64)| Evidence {
            word: (*word).to_owned(),
            read_as: (*word).to_owned(),
            share: *share,
            place: *place,
            reading: Reading::Verbatim,
        };
        shares.iter().map(evidence).collect()
    }

    #[test]
    fn the_second_rule_is_behind_by_a_word_or_not_at_all() {
        let of = |word, score| Candidate {
            rule: String::new(),
            owners: Vec::new(),
            score,
            evidence: evidence(&[(usize::from(word == "soup"), word, score)]),
        };
        assert_eq!(behind(&of("wine", 1.0), &of("soup", 1.0)), "not at all: equally near");
        assert_eq!(behind(&of("wine", 0.5), &of("soup", 0.4)), "it gets less from “wine”");
        let [first, second] = [of("wine", 0.5), of("soup", 0.4)].map(|one| Candidate { evidence: Vec::new(), ..one });
        assert_eq!(behind(&first, &second), "its score is lower", "no word is known that tells them apart");
    }

    #[test]
    fn a_distance_has_no_sign() {
        assert_eq!(apart_from_general_requests(0.094), "nearer than general requests by 0.09");
        assert_eq!(apart_from_general_requests(-0.094), "farther than general requests by 0.09");
        for distinction in [0.0, -0.001, 0.004] {
            assert_eq!(apart_from_general_requests(distinction), "no nearer than general requests");
        }
    }

    #[test]
    fn words_of_both_rules_stand_in_one_column_and_in_order() {
        let first = evidence(&[(0, "sort", 0.3), (2, "the", 0.1), (3, "soup", 0.2)]);
        let second = evidence(&[(1, "please", 0.1), (2, "the", 0.05), (4, "now", 0.02)]);
        let rows = rows(&first, &second);
        let words: Vec<&str> = rows.iter().map(|row| row.evidence.word.as_str()).collect();
        assert_eq!(words, ["sort", "please", "the", "soup", "now"]);
        assert_eq!((rows[2].first, rows[2].second), (0.1, 0.05));
    }
}
