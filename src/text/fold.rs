//! One spelling for a word, however it is typed: lower case, no accents, no apostrophes.

use std::borrow::Cow;

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::dialect::american;
use super::language::Language;
use super::unseen::is_unseen;

impl Language {
    /// A word in its one spelling.
    pub(super) fn fold(self, word: &str) -> String {
        let lower = if word.is_ascii() { lower_ascii(word) } else { plain(word) };
        if self.has_word_tables() { american(lower) } else { self.without_digraphs(lower) }
    }

    /// How a word is folded with its umlauts and rings spelled out; `None` if it has none, or if that is the same word.
    pub fn fold_spelt_out(self, word: &str) -> Option<String> {
        let spelt_out = self.fold(&spell_out(word)?);
        (spelt_out != self.fold(word)).then_some(spelt_out)
    }

    /// “stuehle” as “stuhle”, to which “Stühle” is folded. After a vowel or a q the second letter is one of its own: “neue”.
    fn without_digraphs(self, word: String) -> String {
        let mut short = String::with_capacity(word.len());
        let mut rest = word.as_str();
        while let Some(letter) = rest.chars().next() {
            let begins = |(digraph, _): &&(&str, char)| rest.starts_with(digraph);
            let is_free = !short.ends_with(['a', 'e', 'i', 'o', 'u', 'q']);
            let digraph = self.spelt_out().iter().find(begins).filter(|_| is_free);
            short.push(digraph.map_or(letter, |(_, folded)| *folded));
            rest = &rest[digraph.map_or(letter.len_utf8(), |(digraph, _)| digraph.len())..];
        }
        short
    }
}

/// Most words: there is nothing to compose in them.
fn lower_ascii(word: &str) -> String {
    let mut lower = word.to_ascii_lowercase();
    if lower.bytes().any(|byte| matches!(byte, b'\'' | b'`')) {
        lower.retain(|c| !is_apostrophe(c));
    }
    lower
}

/// NFKC, lower case, Latin and Greek letters without accents.
fn plain(word: &str) -> String {
    let composed: Cow<'_, str> = match is_nfkc_quick(word.chars()) {
        IsNormalized::Yes => Cow::Borrowed(word),
        _ => Cow::Owned(word.nfkc().collect()),
    };
    // NFKC makes a space of some signs that stand within words: “カ゛ス”.
    let seen = composed.chars().filter(|c| !is_apostrophe(*c) && !is_unseen(*c) && *c != ' ');
    let mut plain = String::with_capacity(composed.len());
    seen.flat_map(char::to_lowercase).for_each(|c| push_plain(c, &mut plain));
    plain
}

/// Letters of their own that people type as others where a keyboard lacks them.
fn push_plain(letter: char, to: &mut String) {
    match letter {
        'ß' => to.push_str("ss"),
        'æ' => to.push_str("ae"),
        'œ' => to.push_str("oe"),
        'þ' => to.push_str("th"),
        'ø' => to.push('o'),
        'ð' | 'đ' => to.push('d'),
        'ł' => to.push('l'),
        'ı' => to.push('i'),
        'ё' => to.push('е'),
        'ς' => to.push('σ'),
        '\u{300}'..='\u{36f}' => {}
        _ => to.push(without_accents(letter)),
    }
}

/// The letter below the accents, of Latin and Greek letters: й is another letter than и.
fn without_accents(letter: char) -> char {
    let mut base = None;
    decompose_canonical(letter, |part| _ = base.get_or_insert(part));
    base.filter(|base| base.is_ascii_alphabetic() || matches!(base, '\u{370}'..='\u{3ff}')).unwrap_or(letter)
}

/// A text with its umlauts and rings spelled out: “Stühle” as “Stuehle”; `None` if it has none.
fn spell_out(text: &str) -> Option<String> {
    if !text.contains(|letter| spelled_out(letter).is_some()) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match spelled_out(letter) {
            Some(letters) => out.push_str(letters),
            None => out.push(letter),
        }
    }
    Some(out)
}

fn spelled_out(letter: char) -> Option<&'static str> {
    match letter {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        _ => None,
    }
}

/// Whether a character is an apostrophe, or typed for one.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_folded_away_in_every_language() {
        for (typed, folded) in [
            ("Certificação", "certificacao"),
            ("n\u{303}andu", "nandu"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("ΟΔΌΣ", "οδοσ"),
            ("Œuvre", "oeuvre"),
            ("мой", "мой"),
            ("ёж", "еж"),
        ] {
            for language in [Language::English, Language::Portuguese, Language::French] {
                assert_eq!(language.fold(typed), folded);
            }
        }
    }

    #[test]
    fn german_umlauts_may_be_spelled_out() {
        for (umlaut, spelt_out) in [("Stühle", "Stuehle"), ("Köche", "KOECHE"), ("Verträge", "Vertraege")] {
            assert_eq!(Language::German.fold(umlaut), Language::German.fold(spelt_out));
        }
        assert_eq!(["neue", "Quelle", "Steuer"].map(|word| Language::German.fold(word)), ["neue", "quelle", "steuer"]);
        assert_eq!(Language::Danish.fold("Håndbog"), Language::Danish.fold("haandbog"));
        assert_eq!(Language::English.fold("value"), "value");
    }

    #[test]
    fn only_umlauts_and_rings_are_spelled_out() {
        assert_eq!(spell_out("Stühle à Århus").as_deref(), Some("Stuehle à aarhus"));
        assert_eq!(spell_out("Stuhl à"), None);
        assert_eq!(Language::English.fold_spelt_out("Zürich").as_deref(), Some("zuerich"));
        assert_eq!(Language::German.fold_spelt_out("Zürich"), None);
    }
}
