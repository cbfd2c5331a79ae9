//! Merges rule files: an item of a file changes the one with its id in a file below.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::bases::Bases;
use super::change::Change;
use super::contradiction::{Claims, Contradiction};
use super::kind::Kind;
use super::replaced_activity::ReplacedActivity;
use super::rule::Rule;
use super::schema::{
    AreaItem, ContextItem, Entry, ExpectItem, Item, PersonItem, RoleItem, RuleFile, RuleItem, SourceItem, listed,
};
use super::table_reader::{Located, Texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use crate::suggest::Suggester;

/// After this many errors, suggestions cost more than they help.
pub(super) const MOST_SUGGESTIONS: usize = 100;

/// Several files as one; each value still knows the file that it comes from.
#[derive(Default)]
pub(super) struct Layers {
    /// The files, the top one first.
    pub(super) files: Vec<RuleFile>,
    pub(super) sources: Items<SourceItem>,
    pub(super) contexts: Items<ContextItem>,
    pub(super) people: Items<PersonItem>,
    pub(super) areas: Items<AreaItem>,
    pub(super) roles: Items<RoleItem>,
    pub(super) rules: Items<RuleItem>,
    pub(super) synonyms: Vec<Texts>,
    pub(super) expects: Vec<ExpectItem>,
    pub(super) removals: Removals,
    pub(super) replaced_activities: Vec<ReplacedActivity>,
    /// By rule id.
    pub(super) contradictions: Vec<Contradiction>,
    pub(super) bases: Bases,
    /// Values that a file below gives to a context, by context and value, and where a file above leaves them out.
    pub(super) values_left_out: BTreeMap<(String, String), Location>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Layers {
    /// Whether a place is in a file below that of another.
    pub(super) fn is_below(&self, at: &Location, other: &Location) -> bool {
        let depth = |at: &Location| self.files.iter().position(|file| file.source.name() == at.source.name());
        depth(at) > depth(other)
    }
}

/// Items by id.
pub(super) type Items<T> = BTreeMap<String, Item<T>>;

/// Where items were removed.
type Removals = BTreeMap<(Kind, String), Location>;

/// Merges files, the base first.
pub(super) fn merge(files: Vec<RuleFile>) -> Layers {
    let mut all = Layers::default();
    let suggester = Suggester::default();
    let top = files.len().saturating_sub(1);
    let mut claims = Claims::default();
    for (height, mut file) in files.into_iter().enumerate() {
        all.replaced_activities.extend(replaced_activities(&file, &all.rules));
        all.values_left_out.extend(values_left_out(&file, &all.contexts));
        all.bases.add(&file);
        claims.add(&file);
        let mut step = Step { removals: &mut all.removals, findings: &mut all.findings, suggester: &suggester };
        step.lay(Kind::Source, &mut all.sources, &mut file.sources);
        step.lay(Kind::Context, &mut all.contexts, &mut file.contexts);
        step.lay(Kind::Person, &mut all.people, &mut file.people);
        step.lay(Kind::Area, &mut all.areas, &mut file.areas);
        step.lay(Kind::Role, &mut all.roles, &mut file.roles);
        step.lay(Kind::Rule, &mut all.rules, &mut file.rules);
        all.synonyms.append(&mut file.synonyms);
        // The expectations of a base are about rules that may have been replaced.
        if height == top {
            all.expects.append(&mut file.expects);
        }
        all.findings.append(&mut file.findings);
        all.files.push(file);
    }
    all.contradictions = claims.contradictions(&all.bases);
    all.files.reverse();
    all
}

/// The values of contexts in the files below that a file leaves out, each with the place of its own values.
fn values_left_out(file: &RuleFile, below: &Items<ContextItem>) -> Vec<((String, String), Location)> {
    let left_out = |item: &Item<Entry<ContextItem>>| {
        let Entry::Change(context) = &item.body else { return None };
        let (values, id) = (context.values.as_ref()?, &item.id.value);
        let kept: HashSet<&str> = values.value.iter().map(|value| value.value.as_str()).collect();
        let below = &below.get(id)?.body.values.as_ref()?.value;
        let gone = below.iter().filter(|value| !kept.contains(value.value.as_str()));
        Some(gone.map(|value| ((id.clone(), value.value.clone()), values.at.clone())).collect::<Vec<_>>())
    };
    file.contexts.iter().filter_map(left_out).flatten().collect()
}

/// The rules of a file that have another owner than in the files below, and an activity that is none of their wordings there.
fn replaced_activities(file: &RuleFile, below: &Items<RuleItem>) -> Vec<ReplacedActivity> {
    let key = |wording: &Located<String>| file.language_or_default().phrase_key(&wording.value);
    let replaced = |item: &Item<Entry<RuleItem>>| {
        let Entry::Change(rule) = &item.body else { return None };
        let below = &below.get(&item.id.value)?.body;
        let (activity, old) = (rule.activity.as_ref()?, below.activity.as_ref()?);
        let is_same = |wording: &Located<String>| key(wording) == key(activity);
        let is_other_work = || !is_same(old) && !listed(&below.phrases).iter().any(is_same);
        (rule.names_another_owner(below) && is_other_work()).then(|| ReplacedActivity {
            rule: item.id.value.clone(),
            at: activity.at.clone(),
            below: old.value.clone(),
        })
    };
    file.rules.iter().filter_map(replaced).collect()
}

/// Some rules of the book that these files make, the base first, to be serialized, by id: as the files say them, with the
/// phrases that the book leaves them.
pub fn rules_as_written(files: Vec<RuleFile>, wanted: &[&Rule]) -> BTreeMap<String, impl Serialize> {
    let mut written = merge(files).rules;
    let rule = |rule: &&Rule| {
        let mut body = written.remove(&rule.id)?.body;
        let left: HashSet<&String> = rule.phrases.iter().collect();
        body.phrases.iter_mut().for_each(|phrases| phrases.value.retain(|phrase| left.contains(&phrase.value)));
        Some((rule.id.clone(), body))
    };
    wanted.iter().filter_map(rule).collect()
}

/// What grows while the items of a file are laid over those below.
struct Step<'a> {
    removals: &'a mut Removals,
    findings: &'a mut Vec<Diagnostic>,
    suggester: &'a Suggester,
}

impl Step<'_> {
    fn lay<T: Change>(&mut self, kind: Kind, all: &mut Items<T>, items: &mut Vec<Item<Entry<T>>>) {
        for Item { id, changes, missing, body } in items.drain(..) {
            match body {
                Entry::Change(body) => change(all, Item { id, changes, missing, body }),
                Entry::Remove if all.remove(&id.value).is_some() => {
                    self.removals.insert((kind, id.value), id.at);
                }
                Entry::Remove => {
                    let is_own = |item: &Item<T>| item.id.at.source.name() == id.at.source.name();
                    let below = all.iter().filter(|(_, item)| !is_own(item));
                    self.nothing_to_remove(kind, &id, below.map(|(id, _)| id));
                }
            }
        }
    }

    /// `below` are the ids of the files below, of which one may be meant.
    fn nothing_to_remove<'k>(&mut self, kind: Kind, id: &Located<String>, below: impl Iterator<Item = &'k String>) {
        let noun = kind.noun();
        let suggests = self.findings.len() < MOST_SUGGESTIONS;
        let near = suggests.then(|| self.suggester.did_you_mean(&id.value, below.map(String::as_str))).flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("only a {noun} of a file that this one `extends` can be removed"),
        };
        let message = format!("there is no {noun} `{}` to remove", id.value);
        self.findings.push(Diagnostic::new(Code::NothingToRemove, &id.at, message).help(help));
    }
}

fn change<T: Change>(all: &mut Items<T>, item: Item<T>) {
    let id = item.id.value.clone();
    let merged = match all.remove(&id) {
        None => Item { body: item.body.over(T::default()), ..item },
        Some(mut below) => {
            below.missing.retain(|key| item.missing.contains(key));
            below.changes.push(item.id.at);
            Item { body: item.body.over(below.body), ..below }
        }
    };
    all.insert(id, merged);
}
