//! The rules that come with this crate.

use crate::source::Source;

/// The text of the rules that come with this crate, as a [`Source`] named `builtin`.
pub fn builtin() -> Source {
    Source::built_in("builtin", include_str!("../../rules/product-roles.toml"))
}
