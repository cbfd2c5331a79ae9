//! Names in a rule file: each must be defined, and fallbacks must not form a cycle.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use toml::Value;

use super::super::kind::Kind;
use super::super::merge::Items;
use super::super::outcome::Outcome;
use super::super::schema::{Item, PersonItem, RoleItem, listed};
use super::super::table_reader::Located;
use super::{Slot, Validator};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use crate::text::{Conjunctions, conjunctions};

/// How many names are listed where one is unknown, at most.
const LISTED: usize = 30;

/// What stands between roles, beside the words for “and” and “or”.
const SIGNS: [&str; 4] = [",", "/", "+", "&"];

/// The most roles that are looked for in a text.
const MOST_PARTS: usize = 10;

/// What people write for nobody.
const NOBODY: [&str; 3] = ["nobody", "no one", "none"];

impl Validator<'_> {
    /// Reports a name that is defined nowhere, and which ones are.
    fn unknown<'k>(&mut self, name: &Located<String>, kind: Kind, known: impl IntoIterator<Item = &'k str> + Clone) {
        if self.is_removed(name, kind) {
            return;
        }
        let help = self.may_suggest().then(|| {
            let near = self.suggester.did_you_mean(&name.value, known.clone());
            match (near, self.by_extending(kind, &name.value)) {
                (Some(near), Some(extend)) => format!("did you mean `{near}`? Or {extend}"),
                (Some(near), None) => format!("did you mean `{near}`?"),
                (None, Some(extend)) => extend,
                (None, None) => defined(kind, known),
            }
        });
        self.undefined(name, kind, help);
    }

    /// Whether a file removes what has this id; it is kept for [`Validator::removed_but_named`] that it is still named.
    pub(super) fn is_removed(&mut self, id: &Located<String>, kind: Kind) -> bool {
        let removed = (kind, id.value.clone());
        let is_removed = self.layers.removals.contains_key(&removed);
        if is_removed {
            self.still_named.entry(removed).or_default().push(id.at.clone());
        }
        is_removed
    }

    /// Reports items that a file removes although what remains names them, each once.
    pub(super) fn removed_but_named(&mut self) {
        for ((kind, id), places) in std::mem::take(&mut self.still_named) {
            let removal = &self.layers.removals[&(kind, id.clone())];
            let count = match places.len() {
                1 => "one place names".to_owned(),
                many => format!("{many} places name"),
            };
            let message = format!("{} `{id}` is removed, but {count} it", kind.noun());
            let mut found = Diagnostic::new(Code::RemovedButNamed, removal, message);
            if let Some(first) = places.first() {
                found = found.also(first, "named here");
            }
            let help = match kind {
                Kind::Role => "keep it with `absent = true` and a `fallback`, or give what names it another owner",
                _ => "keep it, or change or remove what names it",
            };
            self.report(found.help(help));
        }
    }

    fn undefined(&mut self, name: &Located<String>, kind: Kind, help: Option<String>) {
        let Some((code, _)) = kind.undefined() else { return };
        let message = format!("unknown {} `{}`", kind.noun(), name.value);
        let mut found = Diagnostic::new(code, &name.at, message);
        found.help = help;
        self.report(found);
    }

    pub(super) fn known_role(&mut self, role: &Located<String>, slot: Slot) -> bool {
        let roles = &self.layers.roles;
        if roles.contains_key(&role.value) {
            return true;
        }
        let help = match self.role_called(&role.value) {
            Some(id) => Some(format!("write the id of this role, `{id}`")),
            None => self.several_roles(role, slot).or_else(|| self.roles_of_person(&role.value)),
        };
        match help {
            Some(help) => self.undefined(role, Kind::Role, Some(help)),
            None => self.unknown(role, Kind::Role, roles.keys().map(String::as_str)),
        }
        false
    }

    /// An owner; where it is a word for nobody, `nobody` says how to write that.
    pub(super) fn known_owner(&mut self, owner: &Located<String>, slot: Slot, nobody: &str) {
        let is_nobody = NOBODY.contains(&owner.value.to_lowercase().as_str());
        if is_nobody && self.role_of(&owner.value).is_none() {
            self.undefined(owner, Kind::Role, Some(nobody.to_owned()));
        } else {
            self.known_role(owner, slot);
        }
    }

    /// How the roles are written that a text names between marks, if it names nothing else: “nurse, vet or groom”.
    fn several_roles(&self, text: &Located<String>, slot: Slot) -> Option<String> {
        let Conjunctions { and, or } = conjunctions(self.language_at(&text.at));
        let joints: Vec<&str> = SIGNS[..1].iter().chain(or).chain(and).chain(&SIGNS[1..]).copied().collect();
        let is_joined = |words: &[&str]| words.iter().any(|word| text.value.contains(word));
        let count: usize = joints.iter().map(|joint| text.value.matches(joint).count()).sum();
        if count > MOST_PARTS || is_joined(and) && is_joined(or) {
            return None;
        }
        let (mut ids, mut seen) = (self.named(&text.value, &joints)?, BTreeSet::new());
        ids.retain(|id| seen.insert(*id));
        let list = Value::from(ids).to_string();
        let entries = list.trim_matches(['[', ']']);
        match slot {
            _ if seen.len() == 1 => Some(format!("write `{entries}`")),
            Slot::One => None,
            Slot::Entry => Some(format!("write `{entries}`")),
            Slot::Owner if is_joined(or) => Some(format!("write `{{ any = {list} }}`, in an expectation `{list}`")),
            Slot::Owner => Some(format!("write `{list}`")),
        }
    }

    /// The roles that a text names, if there is nothing else between these joints; a name may have one in it.
    fn named(&self, text: &str, joints: &[&str]) -> Option<Vec<&str>> {
        if let Some(id) = self.role_of(text.trim()) {
            return Some(vec![id]);
        }
        let next = joints.iter().position(|joint| text.contains(joint))?;
        let parts = text.split(joints[next]).filter(|part| !part.trim().is_empty());
        let named: Option<Vec<Vec<&str>>> = parts.map(|part| self.named(part, &joints[next + 1..])).collect();
        named.map(|named| named.concat())
    }

    /// The role with this id, or else the one that is called so.
    fn role_of(&self, name: &str) -> Option<&str> {
        let role = self.layers.roles.get_key_value(name).map(|(id, _)| id.as_str());
        role.or_else(|| self.role_called(name))
    }

    /// The role that is called so: spelled so, or else but for its case.
    fn role_called(&self, name: &str) -> Option<&str> {
        if !self.may_suggest() {
            return None;
        }
        let called = |is_name: &dyn Fn(&str) -> bool| {
            let mut roles = self.layers.roles.iter().filter(|(_, item)| item.body.names().any(is_name));
            roles.next().map(|(id, _)| id.as_str())
        };
        let lower = name.to_lowercase();
        called(&|other| other == name).or_else(|| called(&|other| other.to_lowercase() == lower))
    }

    /// What to write in place of a person, by id or name: the roles that they hold.
    fn roles_of_person(&self, name: &str) -> Option<String> {
        if !self.may_suggest() {
            return None;
        }
        let lower = name.to_lowercase();
        let is_called = |written: &str, person: Option<&Item<PersonItem>>| {
            let full = person.and_then(|person| person.body.name.as_ref()).map(|name| name.value.as_str());
            [Some(written), full].into_iter().flatten().any(|name| name.to_lowercase() == lower)
        };
        let people = &self.layers.people;
        let holds = |item: &Item<RoleItem>| {
            listed(&item.body.holder).iter().any(|holder| is_called(&holder.value, people.get(&holder.value)))
        };
        let held = self.layers.roles.iter().filter(|(_, item)| holds(item)).map(|(id, _)| format!("`{id}`"));
        let held: Vec<String> = held.take(LISTED).collect();
        let is_person = !held.is_empty() || people.iter().any(|(id, person)| is_called(id, Some(person)));
        is_person.then(|| match held.as_slice() {
            [] => "this is a person who holds no role: write a role, and name its holder there".to_owned(),
            [role] => format!("this is a person: write the role that they hold, {role}"),
            roles => format!("this is a person: write one of the roles that they hold: {}", roles.join(", ")),
        })
    }

    /// Whether one of the items has this id; reports it if none has.
    fn known<T>(&mut self, id: &Located<String>, kind: Kind, items: &Items<T>) -> bool {
        let is_known = items.contains_key(&id.value);
        if !is_known {
            self.unknown(id, kind, items.keys().map(String::as_str));
        }
        is_known
    }

    pub(super) fn known_rule(&mut self, rule: &Located<String>) {
        self.known(rule, Kind::Rule, &self.layers.rules);
    }

    pub(super) fn known_context(&mut self, context: &Located<String>) -> bool {
        self.known(context, Kind::Context, &self.layers.contexts)
    }

    /// Reports a value that a context does not have; a context without values was reported before.
    pub(super) fn known_value(&mut self, context: &str, value: &Located<String>) {
        let layers = self.layers;
        let Some(values) = layers.contexts.get(context).and_then(|item| item.body.values.as_ref()) else { return };
        if self.values.contains(&(context, &value.value)) {
            return;
        }
        let left_out = layers.values_left_out.get(&(context.to_owned(), value.value.clone()));
        if left_out.is_some_and(|at| layers.is_below(&value.at, at)) {
            let missed = self.missed_values.entry((context.to_owned(), value.value.clone()));
            missed.or_insert((&values.at, Vec::new())).1.push(value.at.clone());
            return;
        }
        self.unknown(value, Kind::Value, values.value.iter().map(|value| value.value.as_str()));
    }

    /// Reports the values that a file leaves out of a context, each with the places where files below ask for it.
    pub(super) fn missing_values(&mut self) {
        for ((context, value), (values, asked)) in std::mem::take(&mut self.missed_values) {
            let message = format!("`values` of `{context}` lacks `{value}`, which a file below asks for");
            self.report(
                Diagnostic::new(Code::UnknownValue, values, message)
                    .also_each(&asked, "asked for here")
                    .help("add the value, or change or remove what asks for it"),
            );
        }
    }

    pub(super) fn known_area(&mut self, area: &Located<String>) -> String {
        self.known(area, Kind::Area, &self.layers.areas);
        area.value.clone()
    }

    pub(super) fn known_outcome(&mut self, outcome: &Located<String>) -> Option<Outcome> {
        let known = Outcome::from_name(&outcome.value);
        if known.is_none() {
            self.unknown(outcome, Kind::Outcome, Outcome::ALL.map(Outcome::name));
        }
        known
    }

    pub(super) fn known_source(&mut self, reference: Option<&Located<String>>) -> Option<String> {
        let reference = reference?;
        self.known(reference, Kind::Source, &self.layers.sources);
        Some(reference.value.clone())
    }

    pub(super) fn no_repeats(&mut self, key: &str, names: &[Located<String>]) {
        let mut seen: BTreeMap<&str, &Location> = BTreeMap::new();
        for name in names {
            if let Some(first) = seen.insert(&name.value, &name.at) {
                let message = format!("`{}` is listed twice in `{key}`", name.value);
                self.report(
                    Diagnostic::new(Code::Duplicate, &name.at, message)
                        .also(first, "first here")
                        .help("remove one of them"),
                );
            }
        }
    }

    /// Follows every `fallback`, and reports each cycle once, at its role that sorts first.
    pub(super) fn fallback_cycles(&mut self) {
        let layers = self.layers;
        let next = |id: &str| layers.roles.get(id)?.body.fallback.as_ref().map(|fallback| fallback.value.as_str());
        let mut followed = BTreeSet::new();
        for id in layers.roles.keys() {
            let mut chain = Vec::new();
            let mut role = Some(id.as_str());
            while let Some(id) = role.filter(|id| followed.insert(*id)) {
                chain.push(id);
                role = next(id);
            }
            if let Some(begin) = chain.iter().position(|id| Some(*id) == role) {
                self.fallback_cycle(&mut chain[begin..]);
            }
        }
    }

    fn fallback_cycle(&mut self, cycle: &mut [&str]) {
        let first = (0..cycle.len()).min_by_key(|place| cycle[*place]).unwrap_or_default();
        cycle.rotate_left(first);
        let layers = self.layers;
        let Some(item) = cycle.first().and_then(|id| layers.roles.get(*id)) else { return };
        let at = item.body.fallback.as_ref().map_or(&item.id.at, |fallback| &fallback.at);
        let message = format!("`fallback` forms a cycle: {} → {}", cycle.join(" → "), cycle[0]);
        self.report(Diagnostic::new(Code::FallbackCircle, at, message).help("remove one `fallback` of the cycle"));
    }
}

/// The names that are defined, or the first of very many.
fn defined<'k>(kind: Kind, known: impl IntoIterator<Item = &'k str>) -> String {
    let mut seen = HashSet::new();
    let mut known = known.into_iter().filter(|name| seen.insert(*name));
    let names: Vec<&str> = known.by_ref().take(LISTED).collect();
    match (names.len(), known.count()) {
        (0, _) => {
            let definition = kind.undefined().map_or("one", |(_, definition)| definition);
            format!("no {} is defined in this file: write {definition}", kind.noun())
        }
        (_, 0) => format!("these are defined: {}", names.join(", ")),
        (_, more) => format!("these are defined: {} and {more} more", names.join(", ")),
    }
}
