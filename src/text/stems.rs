//! The stems of words: one for all forms of a word.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Language;

/// Words whose Snowball stem would be that of another word with another meaning, and the stem that they get instead: “libro” is
/// no form of “libre”.
const KEPT_APART: &[(Language, &str, &str)] = &[
    (Language::English, "production", "production"),
    (Language::English, "productions", "production"),
    (Language::English, "productive", "productive"),
    (Language::English, "productivity", "productive"),
    (Language::English, "accountable", "accountable"),
    (Language::English, "accountability", "accountable"),
    (Language::English, "custom", "custom-made"),
    (Language::English, "customs", "customs-duty"),
    (Language::English, "customize", "custom-made"),
    (Language::English, "customized", "custom-made"),
    (Language::English, "customizing", "custom-made"),
    (Language::English, "customization", "custom-made"),
    (Language::English, "organ", "organ-body"),
    (Language::English, "organs", "organ-body"),
    (Language::English, "university", "university"),
    (Language::English, "universities", "university"),
    (Language::English, "generic", "generic"),
    (Language::English, "relative", "relative"),
    (Language::Spanish, "caso", "caso"),
    (Language::Spanish, "casos", "caso"),
    (Language::Spanish, "cuento", "cuento"),
    (Language::Spanish, "cuentos", "cuento"),
    (Language::Spanish, "libro", "libro"),
    (Language::Spanish, "libros", "libro"),
    (Language::Spanish, "marco", "marco"),
    (Language::Spanish, "marcos", "marco"),
    (Language::Spanish, "plaza", "plaza"),
    (Language::Spanish, "plazas", "plaza"),
    (Language::Spanish, "puerto", "puerto"),
    (Language::Spanish, "puertos", "puerto"),
];

/// Endings that a stemmer knows with an accent only, which folding took away; and those that it does not know, with what it
/// knows: “opiniões”, “animais”, “luces”.
const ENDINGS: &[(Language, &str, &str)] = &[
    (Language::French, "ee", "ée"),
    (Language::French, "ees", "ées"),
    (Language::French, "ifie", "ifier"),
    (Language::French, "ifient", "ifier"),
    (Language::French, "ifies", "ifier"),
    (Language::French, "ite", "ité"),
    (Language::French, "ites", "ités"),
    (Language::Portuguese, "ais", "al"),
    (Language::Portuguese, "avel", "ável"),
    (Language::Portuguese, "cao", "ção"),
    (Language::Portuguese, "coes", "ções"),
    (Language::Portuguese, "eis", "el"),
    (Language::Portuguese, "encia", "ência"),
    (Language::Portuguese, "encias", "ências"),
    (Language::Portuguese, "ivel", "ível"),
    (Language::Portuguese, "oes", "ao"),
    (Language::Spanish, "ces", "z"),
    (Language::Spanish, "cion", "ción"),
    (Language::Spanish, "logia", "logía"),
    (Language::Spanish, "logias", "logías"),
];

/// The shortest stem that loses a t, in bytes, without it.
const SHORTEST_STEM: usize = 3;

/// The shortest Swedish word whose ending “an” is taken for an article, in letters: not in “plan”.
const SHORTEST_WITH_ARTICLE: usize = 5;

/// Stems words of a language; makes one stem of the forms of a word (`prioritizing`, `prioritized`).
pub struct Stems {
    language: Language,
    stemmer: Stemmer,
}

impl Stems {
    /// For words of a language.
    pub fn of(language: Language) -> Self {
        Self { language, stemmer: Stemmer::create(algorithm(language)) }
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The Snowball stem of a folded word, unless it would be that of another one.
    pub fn stem<'w>(&self, folded: &'w str) -> Cow<'w, str> {
        let is_this = |(language, word, _): &&(Language, &str, &str)| *language == self.language && *word == folded;
        if let Some((.., stem)) = KEPT_APART.iter().find(is_this) {
            return Cow::Borrowed(stem);
        }
        match self.language {
            Language::German => without_t(self.stemmer.stem(folded)),
            Language::Dutch => hardened(self.stemmer.stem(folded)),
            Language::Swedish => self.stemmer.stem(without_article(folded)),
            _ => match self.with_known_ending(folded) {
                Some(known) => Cow::Owned(self.stemmer.stem(&known).into_owned()),
                None => self.stemmer.stem(folded),
            },
        }
    }

    /// A word with the ending that the stemmer knows.
    fn with_known_ending(&self, folded: &str) -> Option<String> {
        let (_, ending, known) =
            ENDINGS.iter().find(|(language, ending, _)| *language == self.language && folded.ends_with(ending))?;
        Some(format!("{}{known}", &folded[..folded.len() - ending.len()]))
    }
}

/// A German stem without the t of a verb, which the stemmer leaves: “prüft” as “prüfen”. Nouns lose it in all forms.
fn without_t(stem: Cow<'_, str>) -> Cow<'_, str> {
    let follows_consonant = |rest: &&str| !rest.ends_with(['a', 'e', 'i', 'o', 'u', 's', 't']);
    let rest = stem.strip_suffix('t').filter(|rest| rest.len() >= SHORTEST_STEM).filter(follows_consonant);
    match rest.map(str::len) {
        Some(length) => Cow::Owned(stem[..length].to_owned()),
        None => stem,
    }
}

/// A Dutch stem as it stands without an ending: “huizen” has that of “huis”, “brieven” that of “brief”.
fn hardened(stem: Cow<'_, str>) -> Cow<'_, str> {
    let hard = |soft: char, hard: &str| Some(Cow::Owned(format!("{}{hard}", stem.strip_suffix(soft)?)));
    hard('z', "s").or_else(|| hard('v', "f")).unwrap_or(stem)
}

/// A Swedish noun without the article that the stemmer leaves: “kassan” as “kassa”.
fn without_article(folded: &str) -> &str {
    match folded.ends_with("an") && folded.chars().count() >= SHORTEST_WITH_ARTICLE {
        true => &folded[..folded.len() - 1],
        false => folded,
    }
}

fn algorithm(language: Language) -> Algorithm {
    match language {
        Language::Arabic => Algorithm::Arabic,
        Language::Danish => Algorithm::Danish,
        Language::Dutch => Algorithm::Dutch,
        Language::English => Algorithm::English,
        Language::Finnish => Algorithm::Finnish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Greek => Algorithm::Greek,
        Language::Hungarian => Algorithm::Hungarian,
        Language::Italian => Algorithm::Italian,
        Language::Norwegian => Algorithm::Norwegian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Romanian => Algorithm::Romanian,
        Language::Russian => Algorithm::Russian,
        Language::Spanish => Algorithm::Spanish,
        Language::Swedish => Algorithm::Swedish,
        Language::Tamil => Algorithm::Tamil,
        Language::Turkish => Algorithm::Turkish,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_different_meanings_keep_their_stems_apart() {
        let stems = Stems::of(Language::English);
        assert_ne!(stems.stem("production"), stems.stem("product"));
        assert_ne!(stems.stem("custom"), stems.stem("customer"));
        assert_eq!(stems.stem("customers"), stems.stem("customer"));
        let stems = Stems::of(Language::Spanish);
        assert_ne!(stems.stem("libro"), stems.stem("libre"));
        assert_ne!(stems.stem("puertos"), stems.stem("puertas"));
        assert_eq!(stems.stem("libros"), stems.stem("libro"));
        assert_eq!(stems.stem("cuentas"), stems.stem("cuenta"));
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem_without_accents_too() {
        for (language, one, other) in [
            (Language::German, "rechnungen", "rechnung"),
            (Language::German, "pruft", "prufen"),
            (Language::German, "produkt", "produkte"),
            (Language::Portuguese, "certificacao", "certificado"),
            (Language::Portuguese, "certificacoes", "certificado"),
            (Language::Spanish, "aprobacion", "aprobaciones"),
            (Language::French, "approuvees", "approuver"),
            (Language::Finnish, "tilauksessa", "tilauksen"),
            (Language::French, "verifie", "verifier"),
            (Language::French, "approuve", "approuver"),
            (Language::Portuguese, "animais", "animal"),
            (Language::Portuguese, "papeis", "papel"),
            (Language::Spanish, "luces", "luz"),
            (Language::Dutch, "prijzen", "prijs"),
            (Language::Dutch, "brieven", "brief"),
            (Language::Swedish, "kassan", "kassa"),
            (Language::Swedish, "fragan", "fragor"),
        ] {
            let stems = Stems::of(language);
            assert_eq!(stems.stem(one), stems.stem(other), "{language:?}");
        }
    }
}
