//! What the names in a question say: an area, and values of conditions.

use std::collections::BTreeMap;

use super::names::{Meaning, Mention};
use crate::router::analysis::negation::denied;
use crate::router::answer::{AskedArea, Mentions, ReadValue};
use crate::rulebook::{Given, Known};
use crate::text::{Language, Word};

/// What names say. An area or a value is taken if the question names one and does not deny it, not if it names several.
pub(super) fn read(
    language: Language,
    text: &str,
    words: &[Word],
    mentions: &[Mention<'_, Meaning>],
    given: &Given,
) -> (Known, Mentions) {
    let is_denied = denied(language, text, words);
    let mut areas: BTreeMap<&str, &str> = BTreeMap::new();
    let mut values: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| !is_denied[mention.words.clone()].contains(&true)) {
        let typed = &text[words[mention.words.start].span.start..words[mention.words.end - 1].span.end];
        for meaning in &mention.meanings {
            match meaning {
                Meaning::Area { id, .. } => _ = areas.entry(id).or_insert(typed),
                Meaning::Value { context, value } => {
                    _ = values.entry(context).or_default().entry(value).or_insert(typed)
                }
            }
        }
    }
    let (mut known, mut mentions) = (Known::of(given), Mentions::default());
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

fn only<'m>(entries: &BTreeMap<&'m str, &'m str>) -> Option<(&'m str, &'m str)> {
    let (key, value) = entries.first_key_value()?;
    (entries.len() == 1).then_some((*key, *value))
}
