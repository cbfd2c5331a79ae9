//! Names → ids of ASCII.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::book::RuleBook;
use crate::text::Language;

/// The longest id that is made of a name, in bytes.
const LONGEST: usize = 60;

/// Makes ids, each once.
#[derive(Default)]
pub(crate) struct Ids {
    /// The ids that are taken, with the number that the next one like it gets.
    taken: HashMap<String, usize>,
    language: Language,
}

impl Ids {
    /// Those of names in a language.
    pub(crate) fn of(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Those of rules to add to a book, of activities in a language: a rule that a file removes has an entry there, too.
    pub(crate) fn of_new_rules(book: &RuleBook, language: Language) -> Self {
        let mut ids = Self::of(language);
        for id in book.rules.iter().map(|rule| &rule.id).chain(&book.source_map.removed_rules) {
            ids.take(id);
        }
        ids
    }

    /// Takes an id; `false` if it is taken.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned(), 2).is_none()
    }

    /// An id of a name: its letters and digits, or `otherwise` if it has none of Latin; with a number if it is taken.
    pub(crate) fn made(&mut self, name: &str, otherwise: &str) -> String {
        let id = Some(ascii(name, self.language)).filter(|id| !id.is_empty()).unwrap_or_else(|| otherwise.to_owned());
        if !self.taken.contains_key(&id) {
            self.taken.insert(id.clone(), 2);
            return id;
        }
        loop {
            let number = self.taken.entry(id.clone()).or_insert(2);
            let numbered = format!("{id}-{number}");
            *number += 1;
            if self.take(&numbered) {
                return numbered;
            }
        }
    }
}

/// The letters and digits of a name without their accents, in lower case, with hyphens between the words. German umlauts
/// are spelled out.
fn ascii(name: &str, language: Language) -> String {
    let mut id = String::new();
    for c in name.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'ß' => id.push_str("ss"),
            'æ' => id.push_str("ae"),
            'œ' => id.push_str("oe"),
            'ø' => id.push('o'),
            'ł' => id.push('l'),
            'đ' | 'ð' => id.push('d'),
            '\u{308}' if language == Language::German && id.ends_with(['a', 'o', 'u']) => id.push('e'),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
        if id.len() > LONGEST {
            let whole_words = id.rfind('-').filter(|at| *at > 0).unwrap_or(LONGEST);
            id.truncate(whole_words);
            break;
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_umlauts_are_spelled_out() {
        let mut ids = Ids::of(Language::German);
        assert_eq!(ids.made("Küche & ÜBUNG, größer", "role"), "kueche-uebung-groesser");
        assert_eq!(ids.made("Eingewo\u{308}hnung, Zoë", "role"), "eingewoehnung-zoe", "as two characters, too");
    }

    #[test]
    fn ids_are_ascii_and_stay_apart() {
        let mut ids = Ids::default();
        let mut made = |name: &str| ids.made(name, "activity");
        assert_eq!(made("Review the code"), "review-the-code");
        assert_eq!(made("review: the code!"), "review-the-code-2");
        assert_eq!(made("Review the code 2"), "review-the-code-2-2");
        assert_eq!(made("review the CODE"), "review-the-code-3");
        assert_eq!(made("Prüfung & Übergabe, größer"), "prufung-ubergabe-grosser");
        assert_eq!(made("The team’s Œuvre"), "the-teams-oeuvre");
        assert_eq!(made("計画"), "activity");
        assert_eq!(made("审查"), "activity-2");
        assert_eq!(made(&"word ".repeat(100)).len(), 59);
        assert_eq!(made(&"x".repeat(100)).len(), 60);
    }
}
