//! Files over the built-in rules as they were read when the program was built, so that a question need not wait.

use std::collections::BTreeSet;

use super::binary::builtin_source;
use super::book::RuleBook;
use super::fallback::Fallbacks;
use super::lift::lifted;
use super::schema::{ContextItem, Entry, Item, RuleFile};

impl RuleBook {
    /// The book of files over this one, the first of them at the bottom; this one is the built-in book as the program has it.
    ///
    /// It is the book that [`RuleBook::from_files`] makes of the built-in file and these, but for the phrases, synonyms,
    /// expectations and places of the built-in rules. `None` if the files have errors, or change what built-in rules rest on:
    /// then the built-in file must be read, to say what is wrong with its place. The same if no built-in rule is left, whose
    /// router would know the synonyms.
    pub(crate) fn with_files_above(&self, files: &[RuleFile]) -> Option<Self> {
        if files.iter().any(|file| self.needs_text(file)) {
            return None;
        }
        let mut named: BTreeSet<String> = files.iter().flat_map(RuleFile::named_rules).map(str::to_owned).collect();
        // Files without rules are a book only together with one.
        named.extend(self.rules.first().map(|rule| rule.id.clone()));
        let base = lifted(self, &builtin_source(), &named);
        let mut book = Self::from_files([base].into_iter().chain(files.iter().cloned()).collect()).ok()?;
        let fallbacks = Fallbacks::of(&book.roles);
        let others = self.rules.iter().filter(|rule| !named.contains(&rule.id));
        book.rules.extend(others.map(|rule| fallbacks.applied_to(rule.clone())));
        book.rules.sort_by(|one, other| one.id.cmp(&other.id));
        let is_kept = book.rules.iter().any(|rule| book.home(rule).is_built_in());
        is_kept.then_some(book)
    }

    /// Whether a file takes away what rules that it does not name may rest on: a role, a source, or the value of a context.
    fn needs_text(&self, file: &RuleFile) -> bool {
        let changes_values = |item: &Item<Entry<ContextItem>>| match &item.body {
            Entry::Change(context) => context.values.is_some() && self.contexts.contains_key(&item.id.value),
            Entry::Remove => false,
        };
        file.removes_names() || file.contexts.iter().any(changes_values)
    }
}
