//! What a word is in each language: folding, spelling variants, stems, function words. Every word keeps its place in the
//! input.

mod class;
mod clause;
mod conjunctions;
mod detection;
mod dialect;
mod english;
mod escape_sequences;
mod fnv;
mod fold;
mod formula;
mod function_words;
mod language;
mod mail;
mod one_line;
mod path;
mod sentence;
mod shortened;
mod stems;
mod stop_words;
mod talk;
mod unseen;
mod word;

pub use class::Class;
pub use clause::ends_clause;
pub use language::Language;
pub use path::{is_path, paths};
pub use sentence::sentence_list;
pub use stems::Stems;
pub use unseen::is_unseen;
pub use word::{Word, has_digit, key_of};

pub(crate) use conjunctions::{Conjunctions, conjunctions};
pub(crate) use fnv::fnv_1a;
pub(crate) use fold::is_apostrophe;
pub(crate) use formula::{guard, unguard};
pub(crate) use mail::body;
pub(crate) use one_line::one_line;
pub(crate) use shortened::{LONGEST_QUESTION, shortened};
pub(crate) use word::key_of_words;
