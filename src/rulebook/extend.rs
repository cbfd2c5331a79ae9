//! Lays rule files over one another: a later id replaces an earlier one whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{ContextItem, ExpectItem, Item, Located, RoleItem, RuleFile, RuleItem, SourceItem};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

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
        replace(&mut all.rules, &mut file.rules);
        let source = file.source.clone();
        all.synonyms.extend(file.synonyms.drain(..).map(|group| (source.clone(), group)));
        // What a file below expects holds for its own rules, which this set may have replaced.
        if height == top {
            all.expects.append(&mut file.expects);
        }
        all.findings.append(&mut file.findings);
        all.files.insert(0, file);
    }
    all.rules.retain(|_, rule| !rule.body.remove);
    all
}

fn replace<T>(all: &mut BTreeMap<String, Item<T>>, items: &mut Vec<Item<T>>) {
    all.extend(items.drain(..).map(|item| (item.id.value.clone(), item)));
}
