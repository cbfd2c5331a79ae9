//! Whether a text is in another language, told coarsely by its function words.

use super::language::Language;

impl Language {
    /// Whether half of the words of a text, and two at least, are function words of another language, and fewer are of this
    /// one, nor is every word one of this language: “van door”. Single letters tell nothing: “%s%n”.
    pub fn is_foreign(self, text: &str) -> bool {
        let words = || self.words(text).filter(|word| word.folded.chars().filter(|c| c.is_alphabetic()).count() > 1);
        if words().count() < 2 || words().all(|word| self.is_word(&word.folded)) {
            return false;
        }
        let (own, _) = self.function_words(text);
        Self::all().filter(|other| *other != self && other.has_function_words()).any(|other| {
            let (found, all) = other.function_words(text);
            found > own.max(1) && 2 * found >= all
        })
    }

    /// How many function words a text has, and how many words.
    fn function_words(self, text: &str) -> (usize, usize) {
        self.words(text)
            .fold((0, 0), |(found, all), word| (found + usize::from(self.is_stop_word(&word.folded)), all + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_in_another_language_is_foreign() {
        for (question, rules) in [
            ("wer ist für die Rechnungen zuständig?", Language::English),
            ("quem cuida da fatura?", Language::English),
            ("qui s'occupe de la facture ?", Language::German),
            ("who is responsible for the invoices", Language::German),
            ("who pays the invoices?", Language::German),
        ] {
            assert!(rules.is_foreign(question), "{question}");
        }
    }

    #[test]
    fn a_question_of_names_or_in_the_same_language_is_not() {
        for (question, rules) in [
            ("who pays the invoice?", Language::English),
            ("fix van door", Language::English),
            ("Rechnungen bezahlen", Language::English),
            ("wer bezahlt die Rechnung?", Language::German),
            ("xqzzt", Language::English),
            ("%s%n", Language::English),
            ("", Language::English),
        ] {
            assert!(!rules.is_foreign(question), "{question}");
        }
    }
}
