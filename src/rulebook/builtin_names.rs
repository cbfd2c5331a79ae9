//! What the built-in rules define, for files that build on them without saying so.

use std::collections::HashSet;

use super::builtin::builtin;
use super::kind::Kind;
use super::schema::{Entry, Item, RuleFile};

/// Things with ids.
#[derive(Default)]
pub(super) struct BuiltinNames(HashSet<(Kind, String)>);

impl BuiltinNames {
    /// Those of the built-in file.
    pub(super) fn read() -> Self {
        fn ids<T>(kind: Kind, items: &[Item<Entry<T>>]) -> impl Iterator<Item = (Kind, String)> {
            items.iter().map(move |item| (kind, item.id.value.clone()))
        }
        let Ok(file) = RuleFile::parse(builtin()) else { return Self::default() };
        let RuleFile { sources, contexts, roles, rules, .. } = &file;
        let names = ids(Kind::Source, sources).chain(ids(Kind::Context, contexts)).chain(ids(Kind::Role, roles));
        Self(names.chain(ids(Kind::Rule, rules)).collect())
    }

    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        self.0.contains(&(kind, id.to_owned()))
    }
}
