//! Whose work is this?
//!
//! A rule file maps activities to roles. A [`Router`] made from it takes an activity in a person's own words and
//! answers with a [`Decision`]: who owns it, or an honest “unknown”, “it depends” or “unclear”, with every word's
//! share in it.
//!
//! ```
//! use who_owns::{Detail, Given, Outcome, shipped};
//!
//! let answer = shipped::router().route("customer feedback", &Given::new(), Detail::Decision);
//! assert_eq!(answer.decision.outcome(), Outcome::Owned);
//! assert_eq!(answer.decision.owners(), ["product-manager"]);
//! ```
//!
//! A team's own rules come from a text of its own. What is wrong with it comes back as values, all at once:
//!
//! ```
//! use who_owns::{Decision, Detail, Given, RuleBook, Router, Source};
//!
//! let ours = Source::new("who-owns.toml", r#"
//!     schema = 1
//!     extends = ["builtin"]
//!
//!     [rules.test-devices]
//!     activity = "looking after the test devices"
//!     owner = "developers"
//!     why = "They use them every day."
//! "#);
//! let book = RuleBook::parse(ours).expect("our rules are valid");
//! let answer = Router::new(&book).route("look after the test devices", &Given::new(), Detail::Decision);
//! match answer.decision {
//!     Decision::Owned { by, owner } => assert_eq!((by.rule.as_str(), owner.as_str()), ("test-devices", "developers")),
//!     other => panic!("one role owns it: {other:?}"),
//! }
//!
//! let findings = RuleBook::parse(Source::new("who-owns.toml", "schema = 1\nextends = [\"builtin\"]\nrule = 2")).unwrap_err();
//! assert_eq!(findings[0].code.name(), "unknown-key");
//! assert_eq!(findings[0].position().line, 3);
//! ```
//!
//! # The map of modules
//!
//! | module | turns | into |
//! |---|---|---|
//! | [`source`] | a text | a [`Source`]: the text with a name, and places in it |
//! | [`rulebook`] | sources | a [`RuleBook`]: roles, rules, contexts and expectations, all checked |
//! | [`router`] | a rule book and an activity | an [`Answer`] with its [`Decision`] |
//! | [`check`] | a rule book and its answers | what is suspicious in a valid file |
//! | [`diff`](mod@diff) | two rule books | which activities change hands |
//! | [`teach`] | a question and its owner | the rule to write it into, and what else that changes |
//! | [`coverage`] | real questions | how many have an owner |
//! | [`report`] | a rule book, its answers and real questions | what its team must decide |
//! | [`matrix`] | a table of activities and roles | its rules, and what to look at |
//! | [`checked`] | | what a check found |
//! | [`render`] | answers, rule books and findings | text for people and for scripts |
//! | [`diagnostic`] | | what a [`Diagnostic`] is: one finding about a file |
//! | [`suggest`] | a mistyped name | the name that was meant |
//! | [`shipped`] | | the built-in rules and their router, fitted when the crate was built |
//! | [`bundle`] | a rule book | one piece of bytes with the word tables, and a router from them |
//! | [`text`] | a text | its words: folding, dialects, stems, stop words |
//! | [`embedding`] | | vectors of common English words |
//!
//! Nothing here touches a file, a clock or a terminal. The command-line program is the feature `cli`, on by default; for
//! the library alone, depend on this crate with `default-features = false` and the feature `builtin`. Structs and lists of codes may grow in
//! a minor version; the [`Outcome`]s and the [`Decision`]s are closed, so that a program can handle each of them.

#![cfg_attr(not(feature = "builtin"), allow(dead_code, reason = "some of it makes the built-in rules ready"))]

pub mod bundle;
pub mod check;
pub mod checked;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
pub mod embedding;
pub mod matrix;
pub mod render;
pub mod report;
pub mod router;
pub mod rulebook;
#[cfg(feature = "builtin")]
pub mod shipped;
pub mod source;
pub mod suggest;
pub mod teach;
pub mod text;

pub use diagnostic::Diagnostic;
pub use router::{Answer, Decision, Detail, Outcome, Router};
pub use rulebook::{Given, RuleBook, RuleFile, builtin};
pub use source::Source;

/// Without the built-in rules in the program, all are fitted anew.
#[cfg(not(feature = "builtin"))]
mod shipped {
    pub(crate) fn router_of(book: &crate::RuleBook) -> crate::Router<'_> {
        crate::Router::new(book)
    }

    pub(crate) fn refitted<'o>(router: &crate::Router<'_>, book: &'o crate::RuleBook) -> crate::Router<'o> {
        router.refitted(book, || None)
    }
}

/// The example of the manual, which runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Manual;
