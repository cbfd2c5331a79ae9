//! What the built-in rules define, for files that build on them without saying so.

use std::collections::HashSet;

use super::builtin::builtin;
use super::kind::{CONTEXT, Kind, ROLE, RULE, SOURCE};
use super::schema::{Entry, Item, RuleFile};

/// Things with ids: the noun of the kind, and the id.
#[derive(Default)]
pub(super) struct BuiltinNames(HashSet<(&'static str, String)>);

impl BuiltinNames {
    /// Those of the built-in file.
    pub(super) fn read() -> Self {
        fn ids<'f, T>(
            kind: &Kind,
            items: &'f [Item<Entry<T>>],
        ) -> impl Iterator<Item = (&'static str, String)> + use<'f, T> {
            let noun = kind.noun;
            items.iter().map(move |item| (noun, item.id.value.clone()))
        }
        let Ok(file) = RuleFile::parse(builtin()) else { return Self::default() };
        let RuleFile { sources, contexts, roles, rules, .. } = &file;
        let names = ids(&SOURCE, sources).chain(ids(&CONTEXT, contexts)).chain(ids(&ROLE, roles));
        Self(names.chain(ids(&RULE, rules)).collect())
    }

    pub(super) fn has(&self, kind: &Kind, id: &str) -> bool {
        self.0.contains(&(kind.noun, id.to_owned()))
    }
}
