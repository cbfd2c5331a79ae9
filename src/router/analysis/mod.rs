//! A text → [`Analysis`], or a [`Query`] if it is a question.

pub(crate) mod analyzer;
pub(crate) mod compounds;
pub(crate) mod conjunction;
pub(crate) mod doubt;
pub(crate) mod features;
pub(crate) mod lexeme;
pub(crate) mod negation;
pub(crate) mod references;
pub(crate) mod spelling;
pub(crate) mod surface_forms;
pub(crate) mod synonyms;
pub(crate) mod term;
pub(crate) mod token;
pub(crate) mod tokens;
pub(crate) mod topic;
pub(crate) mod umlauts;
pub(crate) mod vocabulary;

pub(crate) use analyzer::Analyzer;
pub(crate) use term::Term;
pub(crate) use token::{Analysis, Query, Token, Unit};
pub(crate) use tokens::Phrase;
