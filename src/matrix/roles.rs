//! The headings of a table → roles: known ones, mapped ones, and new ones.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::findings::Findings;
use super::heading_words::{FRENCH_NOBODY, NOBODY_WORDS};
use super::headings::{Heading, Headings};
use super::known_names::{KnownNames, Likeness, meant_once};
use super::refusal::Refusal;
use super::settings::Settings;
use crate::diagnostic::Code;
use crate::rulebook::{Ids, RuleBook};
use crate::source::Span;
use crate::suggest::did_you_mean;
use crate::text::{Language, one_line, sentence_list, unguard};

/// The heading above what nobody owns, on purpose.
pub const NOBODY: &str = "Nobody";

/// A role of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRole {
    /// Its id: that of a known role, or one made of its name.
    pub id: String,
    /// What the known rules call it, or the table where it has that name or id, or where they do not know it.
    pub name: String,
    /// What else it is called: in the known rules, but for the headings of other roles, then in the table.
    pub aliases: Vec<String>,
    /// Whether the known rules have it.
    pub is_known: bool,
}

/// What a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    /// Nobody, on purpose.
    Nobody,
    /// The role with this index.
    Role(usize),
}

/// The roles, and which of them each heading stands for.
pub(super) struct Roles {
    pub(super) list: Vec<MatrixRole>,
    parties: Vec<Party>,
}

impl Roles {
    /// A role for each heading; new ids are made of names in this language.
    ///
    /// # Errors
    /// Where the map names a heading or a role that is not there, or two roles for one heading.
    pub(super) fn assign(
        headings: &Headings,
        language: Language,
        settings: &Settings<'_>,
        findings: &mut Findings,
    ) -> Result<Self, Refusal> {
        let map = targets(headings, settings)?;
        let mut assignment = Assignment::new(settings.known, headings, language);
        for (heading, target) in &map {
            if let Some(id) = target.known() {
                let called = settings.known.role_name(id);
                assignment.known_role((*heading, headings.name(*heading)), id, called);
            }
        }
        let unmapped = headings.iter().enumerate().filter(|(number, _)| !map.contains_key(number));
        let names = KnownNames::of(settings.known);
        let unmapped: Vec<_> =
            unmapped.map(|(number, heading)| (number, heading, names.likeness(&heading.name))).collect();
        let mut meant = meant_once(unmapped.iter().map(|(.., likeness)| *likeness));
        meant.extend(map.values().filter_map(|target| target.known()));
        for (number, heading, likeness) in unmapped {
            assignment.unmapped((number, heading), likeness, &meant, findings);
        }
        for (heading, target) in &map {
            if let Target::Heading(other) = target {
                assignment.same_as(*heading, *other, headings.name(*heading))?;
            }
        }
        let party = |number| assignment.parties.get(&number).copied().unwrap_or(Party::Nobody);
        let parties = (0..headings.iter().count()).map(party).collect();
        Ok(Self { list: assignment.list, parties })
    }

    /// What the heading with this number stands for.
    pub(super) fn party(&self, heading: usize) -> Party {
        self.parties.get(heading).copied().unwrap_or(Party::Nobody)
    }

    /// The role that a heading stands for; `None` for nobody.
    pub(super) fn role(&self, heading: usize) -> Option<&MatrixRole> {
        match self.party(heading) {
            Party::Role(role) => self.list.get(role),
            Party::Nobody => None,
        }
    }

    /// The id of that role; empty for nobody.
    pub(super) fn id(&self, heading: usize) -> &str {
        self.role(heading).map_or("", |role| &role.id)
    }
}

/// What a heading is mapped to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target<'k> {
    /// The known role with this id.
    Known(&'k str),
    /// The role of the heading with this number.
    Heading(usize),
}

impl<'k> Target<'k> {
    fn known(self) -> Option<&'k str> {
        match self {
            Self::Known(id) => Some(id),
            Self::Heading(_) => None,
        }
    }
}

/// The map by the number of the heading; a heading may be named as the file guards it.
///
/// # Errors
/// Where a heading or a role is unknown, or a heading has two roles.
fn targets<'k>(headings: &Headings, settings: &Settings<'k>) -> Result<BTreeMap<usize, Target<'k>>, Refusal> {
    let mut targets = BTreeMap::new();
    for (heading, role) in settings.map {
        let heading = one_line(heading);
        let names = || headings.iter().map(|heading| heading.name.as_str());
        let Some(number) = headings.called(&heading).or_else(|| headings.called(&unguard(&heading))) else {
            return Err(unknown("heading", &heading, names(), names()));
        };
        let known = match settings.known.roles_called(role).as_slice() {
            [] => None,
            [id] => Some(Target::Known(id)),
            ids => return Err(ambiguous(role, ids)),
        };
        let target = known.or_else(|| headings.called(&one_line(role)).map(Target::Heading));
        let ids = settings.known.roles.keys().map(String::as_str);
        let all = settings.known.names_of_roles().chain(names());
        let target = target.ok_or_else(|| unknown("role", role, ids.chain(names()), all))?;
        if targets.insert(number, target).is_some_and(|before| before != target) {
            let message = format!("--map {heading}={role}: `{heading}` already has another role");
            return Err(Refusal::new(message, "Give each heading one role."));
        }
    }
    Ok(targets)
}

/// How many names an error lists.
const LISTED: usize = 30;

/// An unknown name, with the nearest of `all` names; without a near one, with those that are `listed`.
fn unknown<'n>(
    what: &str,
    name: &str,
    listed: impl Iterator<Item = &'n str>,
    all: impl Iterator<Item = &'n str>,
) -> Refusal {
    let help = match did_you_mean(name, all) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("These are known: {}.", listed.take(LISTED).collect::<Vec<_>>().join(", ")),
    };
    Refusal::new(format!("--map names an unknown {what}: `{name}`"), help)
}

fn ambiguous(role: &str, ids: &[&str]) -> Refusal {
    Refusal::new(format!("--map: `{role}` is a name of {}", sentence_list(ids, "and")), "Give the id.")
}

/// The roles so far.
struct Assignment<'k> {
    known: &'k RuleBook,
    headings: &'k Headings,
    language: Language,
    /// Those of the known roles, and those made here.
    ids: Ids,
    list: Vec<MatrixRole>,
    /// Known ids that headings have → the index of the role.
    given: HashMap<&'k str, usize>,
    /// By the number of the heading.
    parties: HashMap<usize, Party>,
}

impl<'k> Assignment<'k> {
    fn new(known: &'k RuleBook, headings: &'k Headings, language: Language) -> Self {
        let mut ids = Ids::of(language);
        known.roles.keys().for_each(|id| {
            ids.take(id);
        });
        Self { known, headings, language, ids, list: Vec::new(), given: HashMap::new(), parties: HashMap::new() }
    }

    /// Gives a heading the known role with this id. Where it is new here, it is called `called`, and keeps its other names but
    /// for those of other headings: the file may stand alone, and over the known rules its list replaces theirs.
    fn known_role(&mut self, (heading, name): (usize, &str), id: &'k str, called: &str) {
        let next = self.list.len();
        let index = *self.given.entry(id).or_insert(next);
        self.parties.insert(heading, Party::Role(index));
        if index == next {
            let role = MatrixRole { id: id.to_owned(), name: one_line(called), aliases: Vec::new(), is_known: true };
            self.list.push(role);
            let known = self.known.roles.get(id).into_iter().flat_map(|role| role.names(id));
            let headings = self.headings;
            let is_free = |name: &String| headings.called(name).is_none_or(|other| other == heading);
            known.map(one_line).filter(is_free).for_each(|name| self.also_called(index, &name));
        }
        self.also_called(index, name);
    }

    /// Gives a role another name.
    fn also_called(&mut self, index: usize, name: &str) {
        let MatrixRole { id, name: first, aliases, .. } = &mut self.list[index];
        let is_other = |called: &String| called.to_lowercase() != name.to_lowercase();
        if [&*id, &*first].into_iter().chain(&*aliases).all(is_other) {
            aliases.push(name.to_owned());
        }
    }

    /// Gives a heading the known role that it must mean, or else a role of its own. `meant` are the known roles that no
    /// other heading can mean, or that the map names.
    fn unmapped(
        &mut self,
        (number, heading): (usize, &Heading),
        likeness: Likeness<'k>,
        meant: &HashSet<&'k str>,
        findings: &mut Findings,
    ) {
        let name = &heading.name;
        if self.names_nobody(name) {
            self.parties.insert(number, Party::Nobody);
            return;
        }
        let is_meant = |id: &&str| likeness == Likeness::Same(id) || meant.contains(id);
        let id = likeness.id().filter(is_meant);
        say(likeness, name, id.is_some(), heading.span, findings);
        match id {
            Some(id) => {
                let called = if likeness == Likeness::Same(id) { name } else { self.known.role_name(id) };
                let names = std::iter::once(name).chain(&heading.spellings);
                names.for_each(|name| self.known_role((number, name), id, called));
            }
            None => self.own_role(number, heading),
        }
    }

    /// Whether a heading stands for nobody.
    fn names_nobody(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        NOBODY_WORDS.contains(&name.as_str()) || self.language == Language::French && name == FRENCH_NOBODY
    }

    fn own_role(&mut self, number: usize, heading: &Heading) {
        self.parties.insert(number, Party::Role(self.list.len()));
        let (name, aliases) = (heading.name.clone(), heading.spellings.clone());
        self.list.push(MatrixRole { id: self.ids.made(&name, "role"), name, aliases, is_known: false });
    }

    /// Gives a mapped heading the role of another one.
    fn same_as(&mut self, heading: usize, other: usize, name: &str) -> Result<(), Refusal> {
        let party = self.parties.get(&other).copied().ok_or_else(|| {
            let message = format!("--map sends `{name}` to a heading that is mapped to another one itself");
            Refusal::new(message, "Map both to the same role.")
        })?;
        self.parties.insert(heading, party);
        if let Party::Role(index) = party {
            self.also_called(index, name);
        }
        Ok(())
    }
}

/// When it matters that a role is not a known one.
const ALONE: &str = "nothing to do, unless the file will extend rules with that role";

/// Says what became of a heading that is another name of a known role, or nearly one.
fn say(likeness: Likeness<'_>, name: &str, is_taken: bool, span: Span, findings: &mut Findings) {
    let (id, called) = match likeness {
        Likeness::Also(id) | Likeness::Perhaps(id) => (id, "is called so, too"),
        Likeness::Nearly(id) => (id, "is called nearly so"),
        Likeness::Same(_) | Likeness::None => return,
    };
    let (message, help) = match is_taken {
        true => (
            format!("“{name}” is taken for the known role `{id}`"),
            format!("if it is another role, change the id `{id}` and the name in the rule file"),
        ),
        false => (
            format!("“{name}” becomes a role of its own; the known role `{id}` {called}"),
            match name.chars().all(char::is_alphanumeric) {
                true => format!("{ALONE}; if it is that one: --map {name}={id}"),
                false => format!("{ALONE}; if it is that one, map the heading to `{id}` with --map"),
            },
        ),
    };
    findings.warn(Code::HeadingOfKnownRole, span, message, help);
}
