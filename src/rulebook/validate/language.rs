//! The language of a file: one that this program reads.

use super::Validator;
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::schema::RuleFile;
use crate::source::Location;
use crate::suggest::did_you_mean;
use crate::text::Language;

impl Validator<'_> {
    /// The language of the file that a place is in.
    pub(super) fn language_at(&self, at: &Location) -> Language {
        let file = self.layers.files.iter().find(|file| file.source.name() == at.source.name());
        file.map_or_else(Language::default, RuleFile::language_or_default)
    }

    /// The language of a file; reports a code that names none.
    pub(super) fn language(&mut self, file: &RuleFile) -> Language {
        if let Some(code) = file.language.as_ref().filter(|code| Language::of_code(&code.value).is_none()) {
            let message = format!("unknown language `{}`", code.value);
            self.report(Diagnostic::new(Code::UnknownLanguage, &code.at, message).help(help(&code.value)));
        }
        file.language_or_default()
    }
}

/// Which code was meant, and which ones there are.
fn help(written: &str) -> String {
    let codes = Language::all().map(Language::code).collect::<Vec<_>>().join(", ");
    match meant(written) {
        Some(language) => format!("did you mean `{}`? The languages are {codes}", language.code()),
        None => format!("write one of {codes}"),
    }
}

/// The language called by its name, or with a region: `German`, `pt-BR`.
fn meant(written: &str) -> Option<Language> {
    let code = written.to_lowercase();
    let code = code.split(['-', '_']).next().and_then(Language::of_code);
    code.or_else(|| {
        let name = did_you_mean(written, Language::all().map(Language::name))?;
        Language::all().find(|language| language.name() == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_region_tells_which_code_was_meant() {
        let code = |written| meant(written).map(Language::code);
        assert_eq!(["german", "Portugese", "pt_BR", "DE"].map(code), [Some("de"), Some("pt"), Some("pt"), Some("de")]);
        assert_eq!(["xx", "", "klingon"].map(code), [None; 3]);
    }
}
