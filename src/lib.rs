//! Whose work is this?
//!
//! A rule file maps activities to roles. A [`Router`] made from it takes an activity in a person's own words and
//! answers with a [`Decision`]: who owns it, or an honest “nobody”, “it depends” or “unclear”, with every word's
//! share in it.
//!
//! ```
//! use who_owns::{Given, Outcome, RuleBook, Router};
//!
//! let book = RuleBook::parse(who_owns::builtin()).expect("the built-in rules are valid");
//! let router = Router::new(&book);
//! let answer = router.route("customer feedback", &Given::new());
//! assert_eq!(answer.decision.outcome(), Outcome::Owned);
//! assert_eq!(answer.decision.owners(), ["product-manager"]);
//! ```
//!
//! The way through the crate: [`source`] (a text with a name) → [`rulebook`] (its meaning) → [`router`] (which rule
//! an activity means) → [`render`] (the answer as text again). [`diagnostic`] is what is wrong with a file,
//! [`text`] what a word is. [`check()`](check::check) looks for what is suspicious in a valid file; a [`report`] says
//! what it found. [`diff`](mod@diff) is what changes from one rule file to another, [`coverage`] how many real
//! questions a file answers. Nothing here touches a file, a clock or a terminal.

pub mod check;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
pub mod meaning;
pub mod render;
pub mod report;
pub mod router;
pub mod rulebook;
pub mod source;
pub mod text;

pub use diagnostic::Diagnostic;
pub use router::{Answer, Decision, Outcome, Router};
pub use rulebook::{Given, RuleBook, RuleFile, builtin};
pub use source::Source;
