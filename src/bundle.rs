//! Rules and word tables in one piece: what a program answers from that has neither files nor tables, such as a page.

use serde::{Deserialize, Serialize};

use crate::embedding::Tables;
#[cfg(not(feature = "builtin"))]
use crate::embedding::give;
use crate::router::{Calibration, Router};
use crate::rulebook::{PackedBook, RuleBook};
use crate::text::fnv_1a;
#[cfg(feature = "builtin")]
use crate::{embedding::tables, rulebook::builtin, shipped};

/// What is in the piece; it borrows from it.
#[derive(Serialize, Deserialize)]
struct Bundle<'a> {
    pieces: &'a [u8],
    words: &'a [u8],
    background: &'a [u8],
    english: &'a [u8],
    #[serde(borrow)]
    rules: Rules<'a>,
    /// The built-in rules, if these extend them: they are fitted by themselves, as when the program is built.
    #[serde(borrow)]
    builtin: Option<Rules<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Rules<'a> {
    #[serde(borrow)]
    book: PackedBook<'a>,
    /// By layer: fitting them takes long, and few bytes say what comes of it.
    calibrations: Vec<Calibration>,
}

#[cfg(feature = "builtin")]
impl<'a> Rules<'a> {
    fn new(book: &'a RuleBook) -> Self {
        Self { book: PackedBook::new(book), calibrations: shipped::router_of(book).calibrations() }
    }
}

/// A rule book with its router.
pub struct Ready {
    /// The rules.
    pub book: &'static RuleBook,
    /// It answers as the program does.
    pub router: Router<'static>,
}

/// The rules with the word tables, and a checksum of all.
///
/// # Errors
/// If they cannot be written as bytes: nothing in a rule book is known that cannot.
#[cfg(feature = "builtin")]
pub fn pack(book: &RuleBook) -> Result<Vec<u8>, postcard::Error> {
    let Tables { pieces, words, background, english } = tables();
    let base = book.extends_builtin().then(|| RuleBook::parse(builtin()).ok()).flatten();
    let builtin = base.as_ref().map(Rules::new);
    let bundle = Bundle { pieces, words, background, english, rules: Rules::new(book), builtin };
    let mut packed = postcard::to_allocvec(&bundle)?;
    packed.extend(checksum(&packed));
    Ok(packed)
}

fn checksum(bytes: &[u8]) -> [u8; 8] {
    fnv_1a(bytes).to_le_bytes()
}

/// Fits the router to the rules that were packed; `None` for other bytes, such as those of a page that is damaged.
///
/// Nothing of it is freed: it is asked for as long as the page is open.
pub fn unpack(bytes: &'static [u8]) -> Option<Ready> {
    let (packed, sum) = bytes.split_last_chunk()?;
    if checksum(packed) != *sum {
        return None;
    }
    let Bundle { pieces, words, background, english, rules, builtin } = postcard::from_bytes(packed).ok()?;
    give(Tables { pieces, words, background, english });
    let base = builtin.map(|builtin| ready(builtin, None).router);
    Some(ready(rules, base))
}

/// `base` is the router of the built-in rules, if the book extends them.
fn ready(rules: Rules<'static>, base: Option<Router<'static>>) -> Ready {
    let (book, layers) = rules.book.unpack();
    let book: &'static RuleBook = Box::leak(Box::new(book));
    Ready { book, router: Router::of_layers(book, layers, || base, &rules.calibrations) }
}

/// The tables are in the program already.
#[cfg(feature = "builtin")]
fn give(_: Tables) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Detail, Given, Source};

    const BOOK: &str = r#"
schema = 1
extends = ["builtin"]
[roles.cook]
name = "Cook"
[rules.soup]
activity = "stir the soup"
owner = "cook"
[rules.working-agreements]
phrases = []
"#;

    fn packed() -> Vec<u8> {
        pack(&RuleBook::parse(Source::new("kitchen.toml", BOOK)).expect("it is valid")).expect("it can be packed")
    }

    #[test]
    fn what_is_packed_answers_with_its_places() {
        let Ready { book, router } = unpack(packed().leak()).expect("it was packed");
        for (ask, owner, file, line) in
            [("stir the soup", "cook", "kitchen.toml", 6), ("customer feedback", "product-manager", "builtin", 0)]
        {
            let decision = router.route(ask, &Given::new(), Detail::Decision).decision;
            assert_eq!(decision.owners(), [owner], "{ask}");
            let location = &decision.ground().and_then(|by| book.rule(&by.rule)).expect("a rule answers").location;
            assert_eq!(location.source.name(), file);
            assert!(line == 0 || location.position().line == line, "{location:?}");
        }
    }

    #[test]
    fn what_is_packed_knows_what_is_built_in() {
        let Ready { book, .. } = unpack(packed().leak()).expect("it was packed");
        for (rule, is_built_in) in [("soup", false), ("customer-feedback", true)] {
            let rule = book.rule(rule).expect("it is there");
            assert_eq!(rule.location.source.is_built_in(), is_built_in, "{}", rule.id);
        }
        assert!(!book.is_builtin());
        let alone = pack(&RuleBook::parse(builtin()).expect("it is valid")).expect("it can be packed");
        assert!(unpack(alone.leak()).expect("it was packed").book.is_builtin());
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let mut damaged = packed();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 1;
        let cut = packed()[..middle].to_vec();
        for bytes in [damaged, cut, Vec::new()] {
            assert!(unpack(bytes.leak()).is_none());
        }
    }
}
