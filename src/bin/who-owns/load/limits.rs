//! The limits of a rule book: far above what people write, and small enough to answer from quickly.

use who_owns::RuleBook;
use who_owns::matrix::Limits;
use who_owns::rulebook::Rule;

use super::read::LARGEST;
use crate::failure::Failure;

const MOST_RULES: usize = 50_000;

/// Phrases and activities together.
const MOST_WORDINGS: usize = 250_000;

/// Bytes of phrases and activities together.
const MOST_TEXT: usize = 6 * 1024 * 1024;

/// Refuses a book with too many rules or phrases, or too much text in them.
pub(super) fn check_size(book: &RuleBook) -> Result<(), Failure> {
    let wordings = book.rules.iter().map(|rule| rule.wordings().count()).sum();
    limit(book.rules.len(), MOST_RULES, "rules")?;
    limit(wordings, MOST_WORDINGS, "phrases")?;
    let text = book.rules.iter().flat_map(Rule::wordings).map(str::len).sum();
    limit(text, MOST_TEXT, "bytes of phrases")
}

/// What one rule file can hold.
pub(crate) fn limits_of_a_file() -> Limits {
    Limits { rules: MOST_RULES, text: MOST_TEXT, file: LARGEST as usize }
}

/// Fewer comparisons of a wording with a rule are over in seconds.
const MANY: usize = 500_000_000;

/// Whether a book is so large that asking it its own wordings, or those of another book, takes longer.
pub(crate) fn is_large(book: &RuleBook) -> bool {
    let wordings: usize = book.rules.iter().map(|rule| rule.wordings().count()).sum();
    wordings * book.rules.len() > MANY
}

fn limit(count: usize, most: usize, what: &str) -> Result<(), Failure> {
    match count > most {
        true => Err(Failure::with_help(
            format!("too many {what}: {count} (limit {most})"),
            "Split the file, and name the part to ask with --rules.",
        )),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_still_held() {
        assert!(limit(MOST_RULES, MOST_RULES, "rules").is_ok());
        let Err(Failure::Message { message, .. }) = limit(MOST_RULES + 1, MOST_RULES, "rules") else {
            panic!("one more is too many");
        };
        assert_eq!(message, "too many rules: 50001 (limit 50000)");
    }
}
