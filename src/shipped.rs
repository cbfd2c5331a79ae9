//! The built-in rules, fitted when the program was built: asking them reads and learns nothing.
//!
//! ```
//! use who_owns::{Detail, Given, shipped};
//!
//! let answer = shipped::router().route("customer feedback", &Given::new(), Detail::Decision);
//! assert_eq!(answer.decision.owners(), ["product-manager"]);
//! ```

use std::sync::LazyLock;

use crate::router::Router;
use crate::rulebook::{RuleBook, RuleFile};

/// Bytes that begin where numbers may begin.
#[repr(C, align(8))]
struct Aligned<B: ?Sized>(B);

static BOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"));
static ROUTER: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/router.bin")));

/// The built-in rule book, without the phrases, synonyms and expectations of its rules. For those, parse
/// [`builtin`](crate::builtin()).
///
/// # Panics
/// Never: the bytes were written by the same code that reads them.
pub fn book() -> &'static RuleBook {
    static LOADED: LazyLock<RuleBook> = LazyLock::new(|| {
        RuleBook::load(BOOK).unwrap_or_else(|error| unreachable!("the built-in rules do not load: {error}"))
    });
    &LOADED
}

/// The router of the built-in rule book: it answers as `Router::new(&RuleBook::parse(builtin()))` does.
///
/// # Panics
/// Never, as [`book()`].
pub fn router() -> &'static Router<'static> {
    static LOADED: LazyLock<Router<'static>> =
        LazyLock::new(|| load().unwrap_or_else(|| unreachable!("the built-in router is of another version")));
    &LOADED
}

/// The book of files over the built-in rules, the first of them at the bottom, without the phrases, synonyms and expectations
/// of the built-in rules, which are not read anew. `None` if the files have errors, or change so much that the built-in file must be
/// read with them, as [`RuleBook::from_files`] does.
pub fn with_files_above(files: &[RuleFile]) -> Option<RuleBook> {
    book().with_files_above(files)
}

/// The router of a book as it was read from its files. The built-in rules, if it extends them, are not fitted anew: where the
/// files remove rules or change owners, a score may differ from that of [`Router::new`].
pub fn router_of(book: &RuleBook) -> Router<'_> {
    Router::with_ready(book, load)
}

/// As [`router_of`], for a book that lacks some wordings of the one of `router`, whose calibration is kept.
pub(crate) fn refitted<'o>(router: &Router<'_>, book: &'o RuleBook) -> Router<'o> {
    router.refitted(book, load)
}

fn load() -> Option<Router<'static>> {
    Router::load(book(), &ROUTER.0)
}
