//! People, areas and the words that name them, and who holds what.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::area::Area;
use super::super::kind::Kind;
use super::super::person::{Away, Person, person_key};
use super::super::role::Role;
use super::super::schema::{AreaItem, AwayItem, Item, PersonItem, RuleFile, listed, named};
use super::super::table_reader::{Located, Texts};
use super::{Slot, Validator};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;

impl Validator<'_> {
    /// Takes the name of a person of the file for the person, where only one is called so.
    pub(super) fn name_people_by_id(
        people: &BTreeMap<String, Person>,
        roles: &mut BTreeMap<String, Role>,
        areas: &mut BTreeMap<String, Area>,
    ) {
        let mut ids: HashMap<String, Option<&String>> = HashMap::new();
        for (id, person) in people {
            ids.entry(person_key(&person.name)).and_modify(|id| *id = None).or_insert(Some(id));
        }
        let of_roles = roles.values_mut().flat_map(|role| [&mut role.holders, &mut role.deputies]);
        for names in of_roles.chain(areas.values_mut().flat_map(|area| area.holders.values_mut())) {
            let by_name = |name: &String| ids.get(&person_key(name)).copied().flatten();
            for name in names.iter_mut().filter(|name| !people.contains_key(*name)) {
                *name = by_name(name).unwrap_or(name).clone();
            }
            let mut seen = HashSet::new();
            names.retain(|name| seen.insert(name.clone()));
        }
    }

    pub(super) fn people(&mut self) -> BTreeMap<String, Person> {
        self.layers.people.iter().map(|(id, item)| (id.clone(), self.person(item))).collect()
    }

    fn person(&mut self, item: &Item<PersonItem>) -> Person {
        self.whole(Kind::Person, item, &self.layers.people);
        let body = &item.body;
        Person {
            name: self.text("name", body.name.as_ref()),
            contact: self.optional_text("contact", body.contact.as_ref()),
            away: body.away.as_ref().and_then(|away| self.away(away)),
        }
    }

    fn away(&mut self, item: &AwayItem) -> Option<Away> {
        let (from, until) = (self.date(&item.from)?, self.date(&item.until)?);
        let away = Away::new(from, until);
        if away.is_none() {
            let message = format!("`until` is before `from`: {until} before {from}");
            self.report(
                Diagnostic::new(Code::InvalidAbsence, &item.until.at, message)
                    .also(&item.from.at, "it begins here")
                    .help("write the first day as `from` and the last one as `until`"),
            );
        }
        away
    }

    pub(super) fn areas(&mut self) -> BTreeMap<String, Area> {
        let layers = self.layers;
        let mut names: HashMap<String, Vec<AreaName>> = HashMap::new();
        for name in layers.areas.values().flat_map(|item| self.names_of(item)) {
            names.entry(self.key(&name.text)).or_default().push(name);
        }
        let areas = layers.areas.iter().map(|(id, item)| (id.clone(), self.area(item, &names))).collect();
        let words = layers
            .areas
            .values()
            .flat_map(|item| listed(&item.body.words).iter().map(|word| NamingWord { word, names: &item.id.value }));
        self.one_meaning(words, "area");
        areas
    }

    /// An area; `all` are the names of areas, by what their spellings have in common.
    fn area(&mut self, item: &Item<AreaItem>, all: &HashMap<String, Vec<AreaName>>) -> Area {
        self.whole(Kind::Area, item, &self.layers.areas);
        let body = &item.body;
        if let Some(words) = &body.words {
            self.wordings("a word", &words.value);
        }
        let is_left = |name: &AreaName| {
            let alike = all.get(&self.key(&name.text)).into_iter().flatten();
            !alike.into_iter().any(|other| self.takes(other, name))
        };
        let words = self.names_of(item).into_iter().filter(is_left).map(|name| name.text.value).collect();
        Area {
            name: self.text("name", body.name.as_ref()),
            words,
            language: self.language_at(body.words.as_ref().map_or(&item.id.at, |words| &words.at)),
            holders: named(&body.holders).iter().map(|(role, names)| self.holders_of(role, names)).collect(),
        }
    }

    /// All that may name an area: its words, or without any its name and its id.
    fn names_of(&self, item: &Item<AreaItem>) -> Vec<AreaName> {
        let is_word = item.body.words.is_some();
        let texts = match &item.body.words {
            Some(words) => words.value.clone(),
            None => self.own_names(item).collect(),
        };
        texts.into_iter().map(|text| AreaName { text, is_word }).collect()
    }

    /// Whether a name takes another one, of the same spelling, from its area: that of a file does from those of the files that it
    /// extends, and else a word from a mere name.
    fn takes(&self, name: &AreaName, other: &AreaName) -> bool {
        let extends = |one: &AreaName, other: &AreaName| {
            self.layers.bases.extends(one.text.at.source.name(), other.text.at.source.name())
        };
        extends(name, other) || name.is_word && !other.is_word && !extends(other, name)
    }

    /// What names an area without words: its name, and its id if that is another one.
    fn own_names(&self, item: &Item<AreaItem>) -> impl Iterator<Item = Located<String>> + use<> {
        let Located { value: id, at } = &item.id;
        let id = Located { value: id.replace(['-', '_'], " "), at: at.clone() };
        let name = item.body.name.clone().filter(|name| self.key(name) != self.key(&id));
        name.into_iter().chain([id])
    }

    /// What the spellings of a word have in common.
    fn key(&self, word: &Located<String>) -> String {
        self.language_at(&word.at).phrase_key(&word.value)
    }

    fn holders_of(&mut self, role: &Located<String>, names: &Texts) -> (String, Vec<String>) {
        self.known_role(role, Slot::One);
        (role.value.clone(), self.holders(&role.value, Some(names)))
    }

    /// Ids of people or plain names.
    pub(super) fn holders(&mut self, key: &str, names: Option<&Texts>) -> Vec<String> {
        let Some(names) = names else { return Vec::new() };
        self.no_repeats(key, &names.value);
        // Any other text may be a plain name, but the id of a person who is gone is none.
        let people = &self.layers.people;
        for name in names.value.iter().filter(|name| !people.contains_key(&name.value)) {
            self.is_removed(name, Kind::Person);
        }
        self.texts(key, &names.value)
    }

    /// Reports the holders of a role that is absent. A file may say so of a role that one below it has holders for.
    pub(super) fn absent_but_held(&mut self) {
        let layers = self.layers;
        let of_roles = layers.roles.iter().flat_map(|(id, item)| item.body.holder.iter().map(move |names| (id, names)));
        let of_areas = layers.areas.values().flat_map(|area| named(&area.body.holders));
        let of_areas = of_areas.map(|(role, names)| (&role.value, names));
        for (id, names) in of_roles.chain(of_areas).filter(|(_, names)| !names.value.is_empty()) {
            let absent = layers.roles.get(id).and_then(|item| item.body.absent.as_ref()).filter(|absent| absent.value);
            let Some(absent) = absent.filter(|absent| !layers.is_below(&names.at, &absent.at)) else { continue };
            self.report(
                Diagnostic::new(Code::AbsentButHeld, &names.at, format!("`{id}` is absent and has a holder"))
                    .also(&absent.at, "it is absent here")
                    .help("remove the holder, or write `absent = false`"),
            );
        }
    }

    /// The words of each value of a context.
    pub(super) fn words_of_values(
        &mut self,
        context: &str,
        values: &[Located<String>],
        words: &[(Located<String>, Texts)],
    ) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for (value, words) in words {
            self.known_value(context, value);
            all.insert(value.value.clone(), self.wordings("a word", &words.value));
        }
        let values = values.iter().map(|value| NamingWord { word: value, names: &value.value });
        let words = words
            .iter()
            .flat_map(|(value, words)| words.value.iter().map(|word| NamingWord { word, names: &value.value }));
        self.one_meaning(values.chain(words), "value");
        all
    }

    /// Reports a word of a file that names two things of one kind.
    fn one_meaning<'w>(&mut self, words: impl Iterator<Item = NamingWord<'w>>, kind: &str) {
        let mut seen: HashMap<(&str, String), (&str, &Location)> = HashMap::new();
        for NamingWord { word, names } in words {
            let key = (word.at.source.name(), self.key(word));
            let (first, at) = *seen.entry(key).or_insert((names, &word.at));
            if first != names {
                let message = format!("“{}” names two {kind}s: `{first}` and `{names}`", word.value);
                self.report(
                    Diagnostic::new(Code::Duplicate, &word.at, message)
                        .also(at, format!("names `{first}` here"))
                        .help("leave it to one of them"),
                );
            }
        }
    }

    /// The role to ask where no rule answers: what the nearest file says.
    pub(super) fn ask_if_unknown(&mut self, files: &[RuleFile]) -> Option<String> {
        let unknown = files.iter().find_map(|file| file.unknown.as_ref())?;
        self.known_role(&unknown.ask, Slot::One);
        Some(unknown.ask.value.clone())
    }
}

/// What may name an area.
struct AreaName {
    text: Located<String>,
    /// Whether the area has it among its `words`.
    is_word: bool,
}

/// A word and what it names.
struct NamingWord<'w> {
    word: &'w Located<String>,
    names: &'w str,
}
