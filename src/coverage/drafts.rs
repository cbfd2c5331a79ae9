//! Drafts of the rules that are missing: unanswered questions, grouped by what they have in common.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use super::activity::{activity_of, is_question};
use super::gaps::{gaps_with_questions, telling};
use super::question::{Lack, Question};
use crate::router::Candidate;
use crate::rulebook::{Ids, LONGEST_TEXT, Rule, RuleBook};
use crate::text::Language;

/// Rules that could answer the unanswered questions, once they have owners.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Drafts<'a> {
    /// Those that most people ask for first; at most [`Drafts::MOST`].
    pub drafts: Vec<Draft<'a>>,
    /// How many different questions are in none of them: there are too many, or no rule can have them as phrases.
    pub left_out: usize,
    /// How many more lack no rule: see [`Lack::Nothing`].
    pub lacking_nothing: usize,
    /// How many more are about a rule that lacks a case for them.
    pub without_case: usize,
}

/// A rule without an owner.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Draft<'a> {
    /// An id that no rule has.
    pub id: String,
    /// What the questions have in common; empty for a single question.
    pub words: Vec<String>,
    /// How often one of its questions was asked.
    pub times: usize,
    /// The shortest of those that are not phrased as a question; else the work that the shortest question is about, or that
    /// question where this is not certain, or where another rule has that work.
    pub activity: Cow<'a, str>,
    /// The other questions, in the order of their lines, each once however it is spelled; at most [`Draft::PHRASES`].
    pub phrases: Vec<&'a str>,
    /// The rule that comes nearest to one of the questions: perhaps the draft belongs there.
    pub nearest: Option<&'a Candidate>,
}

impl Drafts<'_> {
    /// How many drafts there are at most.
    pub const MOST: usize = 20;
}

impl Draft<'_> {
    /// How many phrases a draft has at most.
    pub const PHRASES: usize = 20;
}

/// Some questions of which one rule could be about, and their common words.
type Group<'a> = (Vec<String>, Vec<&'a Question>);

pub(super) fn drafts<'a>(book: &RuleBook, unanswered: &[&'a Question]) -> Drafts<'a> {
    let language = book.language();
    let lack_rule = unanswered.iter().filter(|question| question.lacks == Some(Lack::Rule));
    let (can_be_phrases, others): (Vec<&Question>, Vec<&Question>) =
        lack_rule.partition(|question| can_be_phrase(&question.activity, language));
    let mut groups = groups(&can_be_phrases, language, &book.languages());
    let rest = groups.split_off(groups.len().min(Drafts::MOST));
    let mut names = Names { ids: Ids::of_new_rules(book, language), language, phrases: HashSet::new() };
    names.take(book.rules.iter().flat_map(Rule::wordings));
    names.take(can_be_phrases.iter().map(|question| question.activity.as_str()));
    let drafts = groups.into_iter().filter_map(|group| draft(&mut names, group));
    Drafts {
        drafts: drafts.collect(),
        left_out: others.len() + rest.iter().map(|(_, questions)| questions.len()).sum::<usize>(),
        lacking_nothing: unanswered.iter().filter(|question| question.lacks == Some(Lack::Nothing)).count(),
        without_case: unanswered.iter().filter(|question| question.uncovered_rule().is_some()).count(),
    }
}

/// Whether a rule can have a question as a phrase, and is found by it.
fn can_be_phrase(question: &str, language: Language) -> bool {
    question.len() <= LONGEST_TEXT && telling(question, language).next().is_some()
}

/// Each question in one group, the largest groups first: with the most frequent words that it has, or else alone. A name,
/// such as that of a customer, does not say what the work is.
fn groups<'a>(unanswered: &[&'a Question], language: Language, all: &[Language]) -> Vec<Group<'a>> {
    let mut grouped: HashSet<usize> = HashSet::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (gap, mut questions) in gaps_with_questions(unanswered, language, all) {
        let (names, mut words) = (names(&questions, language), gap.words);
        words.retain(|word| !names.contains(word));
        if words.is_empty() {
            continue;
        }
        questions.retain(|question| grouped.insert(question.line));
        groups.push((words, questions));
    }
    let alone = unanswered.iter().filter(|question| !grouped.contains(&question.line));
    groups.extend(alone.map(|question| (Vec::new(), vec![*question])));
    groups.retain(|(_, questions)| !questions.is_empty());
    groups.sort_by_key(|(_, questions)| std::cmp::Reverse(times(questions)));
    groups
}

/// The words of some questions that are names there, in lower case: always with a capital letter, once at least where neither
/// the beginning of a sentence nor a title asks for one.
fn names(questions: &[&Question], language: Language) -> HashSet<String> {
    let (mut names, mut others) = (HashSet::new(), HashSet::new());
    if language.capitalizes_nouns() {
        return names;
    }
    for text in questions.iter().map(|question| &question.activity) {
        let words: Vec<&str> = language.words(text).map(|word| &text[word.span]).collect();
        let is_title = words.len() > 2 && words[1..].iter().all(|word| has_capital(word));
        for (place, word) in words.into_iter().enumerate() {
            if !has_capital(word) {
                others.insert(word.to_lowercase());
            } else if place > 0 && !is_title {
                names.insert(word.to_lowercase());
            }
        }
    }
    names.retain(|word| !others.contains(word));
    names
}

/// Whether a word begins with a capital letter, and is no abbreviation.
fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}

fn times(questions: &[&Question]) -> usize {
    questions.iter().map(|question| question.times).sum()
}

/// What drafts may be called.
struct Names {
    ids: Ids,
    language: Language,
    /// The keys of the phrases that rules, questions and drafts have.
    phrases: HashSet<String>,
}

impl Names {
    fn take<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        self.phrases.extend(texts.map(|text| self.language.phrase_key(text)));
    }

    /// How a rule says what a question is about: in other words only if no other rule can have them.
    fn activity<'a>(&mut self, question: &'a str) -> Cow<'a, str> {
        let activity = activity_of(question, self.language);
        let free = activity.filter(|activity| self.phrases.insert(self.language.phrase_key(activity)));
        free.map_or(Cow::Borrowed(question), Cow::Owned)
    }
}

/// `None` for a group of nothing.
fn draft<'a>(names: &mut Names, (words, questions): Group<'a>) -> Option<Draft<'a>> {
    let language = names.language;
    let length = |question: &Question| question.activity.chars().count();
    let is_asked = |question: &Question| is_question(&question.activity, language);
    let shortest = questions.iter().min_by_key(|question| (is_asked(question), length(question), question.line))?;
    let activity = names.activity(&shortest.activity);
    let mut seen = BTreeSet::from([language.phrase_key(&activity)]);
    let others = questions.iter().map(|question| question.activity.as_str());
    let phrases = others.filter(|phrase| seen.insert(language.phrase_key(phrase))).take(Draft::PHRASES).collect();
    let nearest = questions.iter().filter_map(|question| question.candidates.first());
    let name = match words.as_slice() {
        [_, _, ..] => words.join(" "),
        // One word says too little of the work.
        _ => {
            let telling = telling(&shortest.activity, language).map(|(_, word)| &shortest.activity[word.span]);
            telling.collect::<Vec<_>>().join(" ")
        }
    };
    Some(Draft {
        id: names.ids.made(&name, "rule"),
        words,
        times: times(&questions),
        activity,
        phrases,
        nearest: nearest.max_by(|one, other| one.score.total_cmp(&other.score)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::Outcome;

    fn book() -> RuleBook {
        let text = "schema = 1\n[roles.cook]\nname = \"cook\"\n[rules.tax]\nactivity = \"taxes\"\nowner = \"cook\"\n";
        RuleBook::of(text)
    }

    fn drafted(asked: &[(&str, usize)]) -> Vec<(String, String, Vec<String>)> {
        drafted_in(&book(), asked)
    }

    fn drafted_in(book: &RuleBook, asked: &[(&str, usize)]) -> Vec<(String, String, Vec<String>)> {
        let question = |(line, (activity, times)): (usize, &(&str, usize))| Question {
            line,
            times: *times,
            activity: (*activity).to_owned(),
            outcome: Outcome::Unknown,
            owners: Vec::new(),
            lacks: Some(match *activity {
                "where is Ada" => Lack::Nothing,
                "the tax in June" => Lack::Case("tax".to_owned()),
                _ => Lack::Rule,
            }),
            candidates: Vec::new(),
            area: None,
        };
        let questions: Vec<Question> = (1..).zip(asked).map(question).collect();
        let drafts = drafts(book, &questions.iter().collect::<Vec<_>>()).drafts;
        let own = |draft: Draft<'_>| {
            (draft.id, draft.activity.into_owned(), draft.phrases.into_iter().map(str::to_owned).collect())
        };
        drafts.into_iter().map(own).collect()
    }

    #[test]
    fn each_question_is_in_one_draft_and_the_shortest_is_the_activity() {
        let drafts = drafted(&[("pay the tax bill", 1), ("tax bill", 1), ("feed the cat", 1), ("Tax bill?", 1)]);
        let expected = [("tax-bill", "tax bill", vec!["pay the tax bill"]), ("feed-cat", "feed the cat", vec![])];
        let expected = expected.map(|(id, activity, phrases): (&str, &str, Vec<&str>)| {
            (id.to_owned(), activity.to_owned(), phrases.into_iter().map(str::to_owned).collect())
        });
        assert_eq!(drafts, expected);
    }

    /// A file with two rules of the same words would be refused.
    #[test]
    fn an_activity_is_no_question_and_that_of_one_rule_alone() {
        let activities = |asked: &[(&str, usize)]| {
            drafted(asked).into_iter().map(|draft| (draft.1, draft.2)).collect::<Vec<(String, Vec<String>)>>()
        };
        let draft = |activity: &str, phrases: &[&str]| {
            (activity.to_owned(), phrases.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(
            activities(&[("who pays rent?", 1), ("pay the rent of June", 1)]),
            [draft("pay the rent of June", &["who pays rent?"])]
        );
        assert_eq!(
            activities(&[("who waters the plants?", 1)]),
            [draft("watering the plants", &["who waters the plants?"])]
        );
        assert_eq!(activities(&[("who owns taxes?", 1)]), [draft("who owns taxes?", &[])], "a rule has “taxes”");
    }

    #[test]
    fn what_many_ask_comes_first_and_no_id_is_that_of_a_rule() {
        let drafts = drafted(&[("feed the cat", 1), ("tax", 9)]);
        assert_eq!(drafts.iter().map(|draft| draft.0.as_str()).collect::<Vec<_>>(), ["tax-2", "feed-cat"]);
    }

    #[test]
    fn what_asks_for_no_work_needs_no_rule() {
        let drafts = drafted(&[("where is Ada", 9), ("feed the cat", 1)]);
        assert_eq!(drafts.iter().map(|draft| draft.0.as_str()).collect::<Vec<_>>(), ["feed-cat"]);
    }

    /// As `import` makes ids; and people read the words that they wrote.
    #[test]
    fn ids_are_made_of_words_as_people_spell_them() {
        let text = "schema = 1\nlanguage = \"de\"\n[roles.koch]\nname = \"Koch\"\n[rules.suppe]\nactivity = \"Suppe\"\n\
                    owner = \"koch\"\n";
        let book = RuleBook::of(text);
        let asked = [("Küche putzen", 1), ("die Küche fegen", 1)];
        assert_eq!(drafted_in(&book, &asked)[0].0, "kueche-putzen");
    }

    #[test]
    fn a_name_is_nothing_that_questions_have_in_common() {
        let asked = [("paint the door of Acme", 1), ("Acme wants its invoice", 1), ("groom the dog of Acme", 1)];
        let ids = |asked: &[(&str, usize)]| drafted(asked).into_iter().map(|draft| draft.0).collect::<Vec<_>>();
        assert_eq!(
            ids(&asked),
            ["paint-door-acme", "acme-invoice", "groom-dog-acme"],
            "they have only a name in common"
        );
        assert_eq!(ids(&[("Invoice for Acme", 1), ("Refund to Acme", 1)]).len(), 2, "a noun is no title");
        let asked = [("sharpen the knife of Acme", 1), ("sharpen a knife for Acme", 1)];
        assert_eq!(ids(&asked), ["sharpen-knife"]);
        for asked in [
            ["paint the SSO door", "groom the SSO dog"],
            ["Paint Acme Doors", "Groom Acme Dogs"],
            ["acme is late", "who chases the Acme"],
        ] {
            assert_eq!(ids(&asked.map(|ask| (ask, 1))).len(), 1, "{asked:?}");
        }
    }

    #[test]
    fn what_lacks_a_case_needs_no_rule() {
        assert_eq!(drafted(&[("the tax in June", 9)]), []);
    }

    #[test]
    fn what_can_be_no_phrase_is_left_out_and_no_filler_is_common() {
        let long = "feed the cat ".repeat(1000);
        assert_eq!(drafted(&[("???", 9), (&long, 9), ("who wants it?", 9)]), []);
        let drafts = drafted(&[("Ann wants a bicycle", 1), ("Bo wants the moon", 1)]);
        let ids: Vec<&str> = drafts.iter().map(|draft| draft.0.as_str()).collect();
        assert_eq!(ids, ["ann-bicycle", "bo-moon"], "they have only a filler in common");
        let drafts = drafted(&[("[SHIP-14] paint 30 doors", 1), ("[SHIP-15] sell 30 boats @bo", 1)]);
        let ids: Vec<&str> = drafts.iter().map(|draft| draft.0.as_str()).collect();
        assert_eq!(ids, ["paint-doors", "sell-boats"], "nor the key of a ticket, nor a number");
    }
}
