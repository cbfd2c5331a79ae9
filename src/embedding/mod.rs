//! Embeddings: what a text means as a short vector, and which words people use alike.
//!
//! The scripts beside this file make the tables from a sentence-embedding model; see there for layouts and sources.

mod background;
mod hash;
mod pieces;
mod tables;
mod vector;
mod words;

pub use background::background;
pub use pieces::{Piece, pieces};
#[cfg(not(feature = "builtin"))]
pub use tables::give;
pub use tables::{Tables, tables};
pub use vector::{DIMENSIONS, Embedding, dot};
pub use words::WordId;

pub(crate) use vector::{LONGEST, QuantizedEmbedding, quantize, quantized_dot};
