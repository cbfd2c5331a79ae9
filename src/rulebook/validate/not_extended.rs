//! Files that build on the built-in rules, but do not say that they extend them.

use std::collections::HashSet;

use super::super::builtin::{BUILTIN_NAME, builtin};
use super::super::kind::{CONTEXT, Kind, ROLE, RULE, SOURCE};
use super::super::schema::{Entry, Item, RuleFile};
use super::Validator;

/// What the built-in rules define: the noun of its kind, and its id.
pub(super) type BuiltinNames = HashSet<(&'static str, String)>;

impl Validator<'_> {
    /// What brings the thing with this id, if it is a built-in one and no file extends the built-in rules.
    pub(super) fn by_extending(&self, kind: &Kind, id: &str) -> Option<String> {
        let extends_builtin = || self.layers.files.iter().any(|file| file.source.is_built_in());
        let names = self.builtin_names.get_or_init(|| if extends_builtin() { HashSet::new() } else { builtin_names() });
        let noun = kind.noun;
        let help =
            || format!("write `extends = [\"{BUILTIN_NAME}\"]` at the top to build on the built-in {noun} `{id}`");
        names.contains(&(noun, id.to_owned())).then(help)
    }
}

fn builtin_names() -> BuiltinNames {
    fn ids<'f, T>(
        kind: &'static Kind,
        items: &'f [Item<Entry<T>>],
    ) -> impl Iterator<Item = (&'static str, String)> + 'f {
        items.iter().map(|item| (kind.noun, item.id.value.clone()))
    }
    let Ok(file) = RuleFile::parse(builtin()) else { return HashSet::new() };
    let RuleFile { sources, contexts, roles, rules, .. } = &file;
    ids(&SOURCE, sources).chain(ids(&CONTEXT, contexts)).chain(ids(&ROLE, roles)).chain(ids(&RULE, rules)).collect()
}
