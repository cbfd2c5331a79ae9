//! Lays rule files over one another: a later id replaces an earlier one whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{ContextItem, ExpectItem, Item, Located, RoleItem, RuleFile, RuleItem, SourceItem};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::source::Source;

/// So many errors get a “did you mean”: looking for what was meant takes time.
pub(super) const HELPED: usize = 100;

/// Words that mean the same, and where they are grouped.
pub(super) type SynonymGroup = Located<Vec<Located<String>>>;

/// All files of a set as one, each item still knowing the file that it comes from.
pub(super) struct Layers {
    /// The files, the top one first.
    pub(super) files: Vec<RuleFile>,
    pub(super) sources: BTreeMap<String, Item<SourceItem>>,
    pub(super) contexts: BTreeMap<String, Item<ContextItem>>,
    pub(super) roles: BTreeMap<String, Item<RoleItem>>,
    pub(super) rules: BTreeMap<String, Item<RuleItem>>,
    pub(super) synonyms: Vec<(Arc<Source>, SynonymGroup)>,
    pub(super) expects: Vec<ExpectItem>,
    pub(super) findings: Vec<Diagnostic>,
}

/// The first file lies at the bottom.
pub(super) fn lay_over(files: Vec<RuleFile>) -> Layers {
    let mut all = Layers {
        files: Vec::new(),
        sources: BTreeMap::new(),
        contexts: BTreeMap::new(),
        roles: BTreeMap::new(),
        rules: BTreeMap::new(),
        synonyms: Vec::new(),
        expects: Vec::new(),
        findings: Vec::new(),
    };
    let top = files.len().saturating_sub(1);
    for (height, mut file) in files.into_iter().enumerate() {
        replace(&mut all.sources, &mut file.sources);
        replace(&mut all.contexts, &mut file.contexts);
        replace(&mut all.roles, &mut file.roles);
        replace_rules(&mut all, &mut file.rules);
        let source = file.source.clone();
        all.synonyms.extend(file.synonyms.drain(..).map(|group| (source.clone(), group)));
        // What a file below expects holds for its own rules, which this set may have replaced.
        if height == top {
            all.expects.append(&mut file.expects);
        }
        all.findings.append(&mut file.findings);
        all.files.insert(0, file);
    }
    all
}

fn replace_rules(all: &mut Layers, items: &mut Vec<Item<RuleItem>>) {
    for item in items.drain(..) {
        match item.body.remove {
            false => _ = all.rules.insert(item.id.value.clone(), item),
            true if all.rules.remove(&item.id.value).is_some() => {}
            true => {
                let searched = if all.findings.len() < HELPED { usize::MAX } else { 0 };
                let known = all.rules.keys().map(String::as_str).take(searched);
                all.findings.push(nothing_to_remove(&item, known));
            }
        }
    }
}

fn nothing_to_remove<'k>(item: &Item<RuleItem>, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let id = &item.id.value;
    let help = match did_you_mean(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "only a rule of a file that this one `extends` can be removed".to_owned(),
    };
    let message = format!("there is no rule `{id}` to remove");
    Diagnostic::error(Code::NothingToRemove, &item.source, item.id.span, message).help(help)
}

fn replace<T>(all: &mut BTreeMap<String, Item<T>>, items: &mut Vec<Item<T>>) {
    all.extend(items.drain(..).map(|item| (item.id.value.clone(), item)));
}
