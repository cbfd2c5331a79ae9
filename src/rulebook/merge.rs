//! Merges rule files: a later id replaces an earlier one whole.

use std::collections::BTreeMap;

use super::schema::{
    ContextItem, ExpectItem, Item, Located, RoleItem, RuleEntry, RuleFile, RuleItem, SourceItem, Texts,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::did_you_mean;

/// After this many errors, suggestions cost more than they help.
pub(super) const MOST_SUGGESTIONS: usize = 100;

/// Several files as one; each item still knows the file that it comes from.
#[derive(Default)]
pub(super) struct Layers {
    /// The files, the top one first.
    pub(super) files: Vec<RuleFile>,
    pub(super) sources: BTreeMap<String, Item<SourceItem>>,
    pub(super) contexts: BTreeMap<String, Item<ContextItem>>,
    pub(super) roles: BTreeMap<String, Item<RoleItem>>,
    pub(super) rules: BTreeMap<String, Item<RuleItem>>,
    pub(super) synonyms: Vec<Texts>,
    pub(super) expects: Vec<ExpectItem>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Merges files, the base first.
pub(super) fn merge(files: Vec<RuleFile>) -> Layers {
    let mut all = Layers::default();
    let top = files.len().saturating_sub(1);
    for (height, mut file) in files.into_iter().enumerate() {
        replace(&mut all.sources, &mut file.sources);
        replace(&mut all.contexts, &mut file.contexts);
        replace(&mut all.roles, &mut file.roles);
        replace_rules(&mut all, &mut file.rules);
        all.synonyms.append(&mut file.synonyms);
        // The expectations of a base are about rules that may have been replaced.
        if height == top {
            all.expects.append(&mut file.expects);
        }
        all.findings.append(&mut file.findings);
        all.files.push(file);
    }
    all.files.reverse();
    all
}

fn replace_rules(all: &mut Layers, items: &mut Vec<Item<RuleEntry>>) {
    for item in items.drain(..) {
        let Item { id, body } = item;
        match body {
            RuleEntry::Define(body) => _ = all.rules.insert(id.value.clone(), Item { id, body }),
            RuleEntry::Remove if all.rules.remove(&id.value).is_some() => {}
            RuleEntry::Remove => all.findings.push(nothing_to_remove(all, &id)),
        }
    }
}

fn nothing_to_remove(all: &Layers, id: &Located<String>) -> Diagnostic {
    let known = || all.rules.keys().map(String::as_str);
    let near = (all.findings.len() < MOST_SUGGESTIONS).then(|| did_you_mean(&id.value, known())).flatten();
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "only a rule of a file that this one `extends` can be removed".to_owned(),
    };
    let message = format!("there is no rule `{}` to remove", id.value);
    Diagnostic::error(Code::NothingToRemove, &id.at, message).help(help)
}

fn replace<T>(all: &mut BTreeMap<String, Item<T>>, items: &mut Vec<Item<T>>) {
    all.extend(items.drain(..).map(|item| (item.id.value.clone(), item)));
}
