//! Whether a text is in another language, told coarsely by its function words.

use super::language::Language;
use super::word::Word;

impl Language {
    /// Whether half of the words of a text, and two at least, are function words of another language, and fewer are of this
    /// one, or a third and none; nor is every word one of this language: “van door”. In English, whose words are known, one
    /// will do where hardly a word is English, and none where most are in another script; elsewhere, one of English where every
    /// word is English. Single letters tell nothing: “%s%n”.
    pub fn is_foreign(self, text: &str) -> bool {
        if self.has_word_tables() && self.is_of_other_script(text) {
            return true;
        }
        let words = || self.words(text).filter(|word| word.folded.chars().filter(|c| c.is_alphabetic()).count() > 1);
        let (count, known) = (words().count(), words().filter(|word| self.is_word(&word.folded)).count());
        if count < 2 || known == count {
            return false;
        }
        let is_hardly_known = self.has_word_tables() && count > 2 && 3 * known <= count;
        let (own, _) = self.function_words(text);
        if self != Self::English && own == 0 && words().all(|word| Self::English.is_word(&word.folded)) {
            return Self::English.function_words(text).0 > 0;
        }
        Self::all().filter(|other| *other != self && other.has_function_words()).any(|other| {
            let (found, all) = other.function_words(text);
            let least = if own == 0 { all.div_ceil(3) } else { all.div_ceil(2) };
            found > own.max(1) && found >= least || is_hardly_known && found > own
        })
    }

    /// Whether most words of a text are in another script than the Latin one.
    fn is_of_other_script(self, text: &str) -> bool {
        let (latin, others): (Vec<Word>, Vec<Word>) =
            self.words(text).partition(|word| !word.folded.starts_with(is_no_latin));
        others.len() > latin.len()
    }

    /// How many function words a text has, and how many words.
    fn function_words(self, text: &str) -> (usize, usize) {
        self.words(text)
            .fold((0, 0), |(found, all), word| (found + usize::from(self.is_stop_word(&word.folded)), all + 1))
    }
}

/// Whether a letter is none of the Latin script.
fn is_no_latin(c: char) -> bool {
    c.is_alphabetic() && c > '\u{24f}'
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
            ("cats and dogs", Language::German),
            ("wer klebt die lose Seite fest", Language::English),
            ("Vem lagar boken?", Language::English),
            ("quién repara el libro roto", Language::English),
            ("кто чинит книгу", Language::English),
            ("誰が本を直しますか", Language::English),
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
            ("Marketing Budget", Language::German),
            ("an Bord", Language::German),
            ("wer bezahlt die Rechnung?", Language::German),
            ("xqzzt", Language::English),
            ("Kubernetes nginx-ingress de-prod", Language::English),
            ("restart redis on α and β", Language::English),
            ("%s%n", Language::English),
            ("", Language::English),
        ] {
            assert!(!rules.is_foreign(question), "{question}");
        }
    }
}
