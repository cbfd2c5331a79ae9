//! The topic of a message: “Pricing – can someone help us?”

use super::negation::denies;
use crate::text::{Language, Word};

/// What ends a topic.
const MARKS: [&str; 5] = [":", " – ", " — ", " - ", "\n"];

/// A text at the first mark that ends a topic: the topic, and what is said of it. `None` without a mark, and if something is
/// denied: that may be the topic.
pub(crate) fn split_topic<'t>(language: Language, text: &'t str, words: &[Word]) -> Option<[&'t str; 2]> {
    if words.iter().any(|word| denies(language, word)) {
        return None;
    }
    let between = |pair: &[Word]| pair[0].span.end..pair[1].span.start;
    let place = words.windows(2).position(|pair| MARKS.iter().any(|mark| text[between(pair)].contains(mark)))?;
    let gap = between(&words[place..place + 2]);
    Some([&text[words[0].span.start..gap.start], &text[gap.end..]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<[&str; 2]> {
        split_topic(Language::English, text, &Language::English.words(text).collect::<Vec<_>>())
    }

    #[test]
    fn a_topic_stands_before_a_mark() {
        assert_eq!(split("Pricing: who does it?"), Some(["Pricing", "who does it?"]));
        assert_eq!(split("the roadmap – help: us"), Some(["the roadmap", "help: us"]));
        assert_eq!(split("pricing\n\nwho does it"), Some(["pricing", "who does it"]));
        for text in ["pricing", "pricing–packaging", "go-to-market", ": pricing", "pricing: not that, this", ""] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
