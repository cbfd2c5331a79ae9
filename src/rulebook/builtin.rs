//! The rules that come with this crate.

use crate::source::Source;

/// The name of the rules that come with this crate, where a file extends them and where a user names them; a file that is
/// called so is `./builtin`.
pub const BUILTIN_NAME: &str = "builtin";

/// The text of the rules that come with this crate, as a [`Source`] named [`BUILTIN_NAME`].
pub fn builtin() -> Source {
    Source::built_in(BUILTIN_NAME, include_str!("../../rules/product-roles.toml"))
}
