//! What the names in a question say: an area, and values of conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::glossary::Statement;
use super::names::{Meaning, Mention};
use super::polarity::Polarity;
use crate::router::analysis::negation::has_negation;
use crate::router::answer::{AskedArea, Mentions, ReadValue};
use crate::rulebook::{Given, Known};
use crate::text::{Language, Word, ends_clause};

/// The names of a kind that a text has, each with how it is typed.
type Named<'m> = BTreeMap<&'m str, &'m str>;

/// What names say. An area or a value is taken if the question names one and does not deny it, not if it names several. A value
/// that it denies is no default either, and where it doubts one, none is.
pub(super) fn read(
    language: Language,
    text: &str,
    words: &[Word],
    statements: &[Statement<'_>],
    given: &Given,
) -> (Known, Mentions) {
    let NamedKinds { areas, values, denied, doubted } = named(language, text, words, statements);
    let (mut known, mut mentions) = (Known::of(given), Mentions::default());
    denied.into_iter().for_each(|(context, value)| known.deny(context, value));
    doubted.difference(&values.keys().copied().collect()).for_each(|context| known.leave_open(context));
    mentions.areas = areas.keys().map(|id| (*id).to_owned()).collect();
    mentions.area = only(&areas).map(|(id, typed)| AskedArea::in_question(id, typed));
    for (context, values) in values {
        match (given.get(context), only(&values)) {
            // What the question says as well is found by it.
            (Some(given), _) => {
                let typed = values.get_key_value(given.as_str());
                mentions.values.extend(typed.map(|(value, typed)| ReadValue::new(context, value, typed)));
            }
            (None, Some((value, typed))) => {
                known.read(context, value);
                mentions.values.push(ReadValue::new(context, value, typed));
            }
            (None, None) => {
                known.leave_open(context);
                mentions.open.push(context.to_owned());
            }
        }
    }
    (known, mentions)
}

/// The areas that a text names and does not deny, the values of each context that it affirms, and those that it does not.
#[derive(Default)]
struct NamedKinds<'m> {
    areas: Named<'m>,
    values: BTreeMap<&'m str, Named<'m>>,
    denied: Vec<(&'m str, &'m str)>,
    /// The contexts of those that it doubts.
    doubted: BTreeSet<&'m str>,
}

/// Before a noun, it is the noun that is denied or doubted: “no harbour key” is about the harbour. A name that denies, such as “no
/// water”, denies the noun as well, and is none: “no water damage”.
fn named<'m>(language: Language, text: &'m str, words: &[Word], statements: &'m [Statement<'_>]) -> NamedKinds<'m> {
    let mut named = NamedKinds::default();
    for Statement { mention: Mention { words: name, meanings }, polarity } in statements {
        let typed = &text[words[name.start].span.start..words[name.end - 1].span.end];
        let is_before_noun = goes_on_with_content(language, text, words, name.end);
        if is_before_noun && has_negation(language, &words[name.clone()]) {
            continue;
        }
        let is_where = match polarity {
            Polarity::Affirmed | Polarity::Doubted => true,
            Polarity::Denied => is_before_noun,
            Polarity::Excluded => false,
        };
        let is_so = *polarity == Polarity::Affirmed || *polarity == Polarity::Doubted && is_before_noun;
        for meaning in meanings {
            match meaning {
                Meaning::Area { id, .. } if is_where => _ = named.areas.entry(id).or_insert(typed),
                Meaning::Area { .. } => {}
                Meaning::Value { context, value } if is_so => {
                    _ = named.values.entry(context).or_default().entry(value).or_insert(typed)
                }
                Meaning::Value { context, .. } if *polarity == Polarity::Doubted => _ = named.doubted.insert(context),
                Meaning::Value { context, value } => named.denied.push((context, value)),
            }
        }
    }
    named
}

/// Whether a word that may be what a question is about follows in the same clause.
fn goes_on_with_content(language: Language, text: &str, words: &[Word], at: usize) -> bool {
    let follows = |word: &Word| !ends_clause(&text[words[at - 1].span.end..word.span.start]);
    words.get(at).is_some_and(|word| follows(word) && language.is_content_word(&word.folded))
}

fn only<'m>(entries: &Named<'m>) -> Option<(&'m str, &'m str)> {
    let (key, value) = entries.first_key_value()?;
    (entries.len() == 1).then_some((*key, *value))
}
