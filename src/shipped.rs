//! The built-in rules, made ready when the program was built: nothing is read and nothing learned when they are asked.
//!
//! ```
//! use who_owns::{Given, shipped};
//!
//! let book = shipped::book();
//! let answer = shipped::router(&book).route("customer feedback", &Given::new());
//! assert_eq!(answer.decision.owners(), ["product-manager"]);
//! ```

use crate::router::Router;
use crate::rulebook::RuleBook;

/// Bytes that begin where numbers may begin.
#[repr(C, align(8))]
struct Aligned<B: ?Sized>(B);

static BOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/book.bin"));
static ROUTER: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/router.bin")));

/// The built-in rule book, without the phrases, synonyms and expectations of its rules. For those, parse [`builtin`](crate::builtin).
///
/// # Panics
/// Never: the bytes were written by the same code that reads them.
pub fn book() -> RuleBook {
    RuleBook::load(BOOK).unwrap_or_else(|error| unreachable!("the built-in rules do not load: {error}"))
}

/// The router of the built-in rule book: it answers as `Router::new(&RuleBook::parse(builtin()))` does. `book` must come
/// from [`book()`] or from [`builtin`](crate::builtin).
pub fn router(book: &RuleBook) -> Router<'_> {
    Router::load(book, &ROUTER.0)
}
