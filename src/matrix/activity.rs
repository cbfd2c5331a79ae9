//! What the rows mean: activities, their owners and the others who have a part.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::condition::ends_in_condition;
use super::draft::Part;
use super::duty::{Duties, Duty};
use super::findings::Findings;
use super::heading_row::say_heading_rows;
use super::layout::Kind;
use super::roles::{MatrixRole, Party, Roles};
use super::room::Room;
use super::rows::{Entry, Rows};
use super::settings::Settings;
use crate::diagnostic::Code;
use crate::rulebook::{Ids, Mode, Owner, Rule, RuleBook};
use crate::text::{Language, sentence_list};

/// An activity of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The id of its rule, of this activity alone, of ASCII: that of a known rule with the same words as its activity or a phrase,
    /// else one that no known rule has.
    pub id: String,
    /// What roles do for a known rule with this id, and none does by the table.
    pub emptied: Vec<Duty>,
    /// What the work is, as the table says it, in one line.
    pub activity: String,
    /// What a known rule with this id calls the work, if in other words.
    pub known_as: Option<String>,
    /// Its line in the table, from 1.
    pub line: usize,
    /// The heading between the activities above it.
    pub section: Option<Arc<str>>,
    /// Whether it is a rule, and of which owner.
    pub standing: Standing,
    /// Ids of the roles that carry it out, in the order of the table.
    pub does: Vec<String>,
    /// Ids of the roles that are asked before.
    pub consult: Vec<String>,
    /// Ids of the roles that want to know.
    pub inform: Vec<String>,
    /// What its cells say beside letters, each in one line.
    pub remarks: Vec<String>,
}

/// Whether an activity is a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is, of this owner.
    Rule(Owner),
    /// It has no owner yet.
    WithoutOwner,
    /// It has this owner, and its cells leave in doubt whether it is another one, or whether any of several will do.
    InDoubt(Owner),
    /// An activity of the same words has other letters, in this line of the table.
    Repeated {
        /// What this one says of the owner; `None` if it says nothing.
        owner: Option<Owner>,
        /// The line of the other one, from 1.
        line: usize,
    },
}

impl Activity {
    /// The owner that the table names; `None` if it names none.
    pub fn owner(&self) -> Option<&Owner> {
        match &self.standing {
            Standing::Rule(owner) | Standing::InDoubt(owner) => Some(owner),
            Standing::WithoutOwner => None,
            Standing::Repeated { owner, .. } => owner.as_ref(),
        }
    }

    /// The ids of all roles that have a part in it.
    pub(super) fn roles(&self) -> impl Iterator<Item = &str> {
        let owners = self.owner().map_or(&[][..], Owner::roles);
        owners.iter().chain(&self.does).chain(&self.consult).chain(&self.inform).map(String::as_str)
    }
}

/// An activity for each entry but those that say what another one says.
pub(super) fn activities(rows: Rows, roles: &Roles, settings: &Settings<'_>, findings: &mut Findings) -> Vec<Activity> {
    let (language, known) = (rows.language, settings.known);
    let (room, ids) = (Room::new(settings.limits), Ids::of_new_rules(known, language));
    let known = known_rules(&rows, known, roles);
    let mut duties = Duties::default();
    rows.entries.iter().flat_map(|entry| &entry.parts).for_each(|part| duties.add(part.duties));
    let below = vec![0; rows.heading_rows.len()];
    let mut builder =
        Builder { roles, findings, language, room, ids, known, duties, rows: HashMap::new(), list: Vec::new(), below };
    let mut entries = rows.entries.into_iter();
    while let Some(entry) = entries.next() {
        let words = language.phrase_key(&entry.activity);
        let claims = Claims::of(&entry, roles);
        let may_be_rule = claims.are_clear() && !builder.rows.contains_key(&words);
        if !builder.room.takes(&entry, roles, may_be_rule) {
            builder.left_out(&entry, entries.as_slice());
            break;
        }
        builder.add(entry, &claims, words);
    }
    let Builder { list, findings, below, .. } = builder;
    say_heading_rows(&rows.heading_rows, &below, findings);
    list
}

/// The known rules that rows are about, by the words of the row: each rule once. A rule is about the row with the words of its
/// activity; else about the one with the words of a phrase, if that has an owner, and no other row has words of the rule. What a
/// file says counts before those below it.
fn known_rules<'k>(rows: &Rows, book: &'k RuleBook, roles: &Roles) -> HashMap<String, &'k Rule> {
    let key = |text: &str| book.language().phrase_key(text);
    let keys: HashMap<String, &Entry> = rows.entries.iter().map(|entry| (key(&entry.activity), entry)).collect();
    let has_owner = |entry: &Entry| of_owners(entry, roles).next().is_some();
    let of_rule = |rule: &'k Rule| {
        let place_of = |wording: &str| book.order_of(book.place_of_wording(rule, wording)).0;
        if let Some(entry) = keys.get(&key(&rule.activity)) {
            return Some((place_of(&rule.activity), Wording::Activity, *entry, rule));
        }
        let mut phrases = rule.phrases.iter().filter_map(|phrase| Some((phrase, *keys.get(&key(phrase))?)));
        let (phrase, entry) = phrases.next().filter(|_| phrases.next().is_none())?;
        has_owner(entry).then(|| (place_of(phrase), Wording::Phrase, entry, rule))
    };
    let mut found: Vec<_> = book.rules.iter().filter_map(of_rule).collect();
    found.sort_by_key(|(file, wording, ..)| (*file, *wording));
    let mut known = HashMap::new();
    for (_, _, entry, rule) in found {
        known.entry(rows.language.phrase_key(&entry.activity)).or_insert(rule);
    }
    known
}

/// What of a rule has the words of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Wording {
    Activity,
    Phrase,
}

/// What leaves open who owns an entry.
struct Claims {
    /// One of its cells is in doubt.
    in_doubt: bool,
    /// Some of several owners are marked as those of whom any will do, and others are not.
    mixed: bool,
}

impl Claims {
    fn of(entry: &Entry, roles: &Roles) -> Self {
        let owners: BTreeSet<&str> = of_owners(entry, roles).map(|part| roles.id(part.heading)).collect();
        let mut marks = of_owners(entry, roles).map(|part| part.any);
        let first = marks.next();
        Self { in_doubt: entry.in_doubt, mixed: owners.len() > 1 && marks.any(|mark| Some(mark) != first) }
    }

    fn are_clear(&self) -> bool {
        !self.in_doubt && !self.mixed
    }
}

struct Builder<'a> {
    roles: &'a Roles,
    findings: &'a mut Findings,
    language: Language,
    room: Room,
    /// No known rule has one of these: a rule with its id would be changed by the table, whatever it is about.
    ids: Ids,
    /// The known rules that entries of the table are about and that have none yet, by the words of the entry.
    known: HashMap<String, &'a Rule>,
    /// Those that the table has anywhere: of others it says nothing.
    duties: Duties,
    /// The rows of each activity, by its words.
    rows: HashMap<String, SameRows>,
    list: Vec<Activity>,
    /// By heading between the activities, how many are below it.
    below: Vec<usize>,
}

/// The rows of the activities with the same words.
#[derive(Default)]
struct SameRows {
    /// The line of the first one.
    first: Option<usize>,
    /// The line of the first one that says this.
    said: HashMap<Said, usize>,
}

/// What a row says of its activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Said {
    owner: Option<Owner>,
    does: Vec<String>,
    consult: Vec<String>,
    inform: Vec<String>,
    remarks: Vec<String>,
}

impl Said {
    fn by(entry: &Entry, roles: &Roles) -> Self {
        let [accountable, does, consult, inform] = Duty::ALL.map(|duty| ids(&with(&entry.parts, duty, roles)));
        Self { owner: owner(entry, accountable, roles), does, consult, inform, remarks: entry.remarks.clone() }
    }
}

impl Builder<'_> {
    fn add(&mut self, entry: Entry, claims: &Claims, words: String) {
        let known = self.known.remove(&words);
        let is_other = |rule: &&Rule| self.language.phrase_key(&rule.activity) != words;
        let known_as = known.filter(is_other).map(|rule| rule.activity.clone());
        let (line, said) = (self.findings.line(entry.span), Said::by(&entry, self.roles));
        let rows = self.rows.entry(words).or_default();
        if let Some(other) = rows.said.get(&said).copied() {
            return self.same(&entry, other);
        }
        let other = rows.first;
        rows.first = other.or(Some(line));
        rows.said.insert(said.clone(), line);
        let dropped = self.check_owner(&entry, claims, said.owner.as_ref());
        self.findings.used(entry.used - dropped);
        self.findings.reported(entry.reported + dropped);
        let Said { owner, does, consult, inform, remarks } = said;
        let standing = match (other, owner) {
            (Some(line), owner) => self.repeated(&entry, owner, line),
            (None, Some(owner)) if claims.are_clear() => Standing::Rule(owner),
            (None, Some(owner)) => Standing::InDoubt(owner),
            (None, None) => Standing::WithoutOwner,
        };
        let Entry { activity, section, .. } = entry;
        section.iter().filter_map(|section| section.heading_row).for_each(|row| self.below[row] += 1);
        let id = known.map_or_else(|| self.ids.made(&activity, "activity"), |rule| rule.id.clone());
        let mut emptied = Vec::new();
        for (duty, own) in [(Duty::Responsible, &does), (Duty::Consulted, &consult), (Duty::Informed, &inform)] {
            let is_known = known.is_some_and(|rule| !duty.roles_of(rule).is_empty());
            emptied.extend((is_known && own.is_empty() && self.duties.has(duty)).then_some(duty));
        }
        self.list.push(Activity {
            id,
            emptied,
            activity,
            known_as,
            line,
            section: section.map(|section| section.name),
            standing,
            does,
            consult,
            inform,
            remarks,
        });
    }

    /// Leaves out a row that says what the one in this line says.
    fn same(&mut self, entry: &Entry, line: usize) {
        let message = format!("“{}” is the same as in line {line}", entry.activity);
        self.findings.warn(Code::SameActivity, entry.span, message, "remove one of the two rows");
        self.findings.reported(entry.cells());
    }

    fn repeated(&mut self, entry: &Entry, owner: Option<Owner>, line: usize) -> Standing {
        let name = &entry.activity;
        let message = format!("“{name}” is in line {line}, too, with other letters; this one is commented out");
        let help = "give it a name of its own, or remove one of the two";
        self.findings.warn(Code::SameActivity, entry.span, message, help);
        Standing::Repeated { owner, line }
    }

    /// Reports what is to be decided about the owner; returns how many used cells count for nothing then.
    fn check_owner(&mut self, entry: &Entry, claims: &Claims, owner: Option<&Owner>) -> usize {
        match owner {
            None => self.without_owner(entry),
            Some(_) if claims.mixed => self.mixed_modes(entry),
            Some(Owner::Shared { mode: Mode::Together { .. }, .. }) => self.several_owners(entry),
            Some(_) => {}
        }
        if owner.is_some() && claims.in_doubt {
            self.in_doubt(entry);
        }
        if owner.is_some() && ends_in_condition(&entry.activity) {
            self.with_condition(entry);
        }
        let is_owned = owner.is_some_and(|owner| *owner != Owner::Nobody);
        let parts = || entry.parts.iter().filter(|part| self.roles.party(part.heading) == Party::Nobody);
        let (as_owner, otherwise): (Vec<&Part>, Vec<_>) = parts().partition(|part| part.duties.has(Duty::Accountable));
        let contradicted = if is_owned { as_owner } else { Vec::new() };
        // A list of names that says “nobody” is empty.
        let otherwise = if entry.kind == Kind::Letters { otherwise } else { Vec::new() };
        self.of_nobody(entry, &contradicted, "an A for nobody and another one, which counts", "leave one of them")
            + self.of_nobody(entry, &otherwise, "an R, C or I for nobody, which says nothing", "remove it")
    }

    /// Reports parts of nobody that count for nothing; returns how many used cells they have.
    fn of_nobody(&mut self, entry: &Entry, parts: &[&Part], what: &str, help: &str) -> usize {
        if !parts.is_empty() {
            let message = format!("“{}” has {what}", entry.activity);
            self.findings.warn(Code::UnreadCell, entry.span, message, help);
        }
        // The parts of one cell follow one another.
        let mut cells: Vec<usize> = parts.iter().filter_map(|part| part.used_cell).collect();
        cells.dedup();
        cells.len()
    }

    fn without_owner(&mut self, entry: &Entry) {
        let message = format!("“{}” has no A; its rule has no owner and is commented out", entry.activity);
        let help = "decide who owns it, and write an A, or the owner into the rule file";
        self.findings.warn(Code::ActivityWithoutOwner, entry.span, message, help);
    }

    fn in_doubt(&mut self, entry: &Entry) {
        let message = format!("“{}” has an A, and another one in doubt; its rule is commented out", entry.activity);
        self.findings.warn(Code::SeveralOwners, entry.span, message, "decide who owns it, and remove the doubt");
    }

    fn mixed_modes(&mut self, entry: &Entry) {
        let message = format!(
            "“{}” has owners of whom any will do beside another one; its rule is commented out",
            entry.activity
        );
        let help = "if any of them will do, say so of each; if it takes all of them, of none";
        self.findings.warn(Code::SeveralOwners, entry.span, message, help);
    }

    fn with_condition(&mut self, entry: &Entry) {
        let message = format!("“{}” ends in a condition; its rule holds always", entry.activity);
        let help = "if the condition decides, write one rule with `cases` in place of those of the rows";
        self.findings.warn(Code::RowWithCondition, entry.span, message, help);
    }

    fn several_owners(&mut self, entry: &Entry) {
        let owners = with(&entry.parts, Duty::Accountable, self.roles);
        let names: Vec<&str> = owners.iter().map(|role| role.name.as_str()).collect();
        let message = format!("“{}” has several As: {} own it together", entry.activity, sentence_list(&names, "and"));
        let help = match entry.kind {
            Kind::Letters => {
                "if one has the last word, leave the A to that one; if each will do, write A (any)".to_owned()
            }
            Kind::Names => {
                let any = sentence_list(&names, "or");
                format!("if one has the last word, leave that name alone; if each will do, write “{any}”")
            }
        };
        self.findings.warn(Code::SeveralOwners, entry.span, message, help);
    }

    /// Reports the entries from one on.
    fn left_out(&mut self, first: &Entry, others: &[Entry]) {
        self.findings.reported(first.cells() + others.iter().map(Entry::cells).sum::<usize>());
        let message = match others.len() {
            0 => "the rule file is full: this activity is left out".to_owned(),
            more => format!("the rule file is full: this activity and {more} below it are left out"),
        };
        self.findings.warn(Code::UnreadRow, first.span, message, "split the table, and import its parts");
    }
}

/// The owner, of the ids of those accountable; `None` if the row names none.
fn owner(entry: &Entry, mut owners: Vec<String>, roles: &Roles) -> Option<Owner> {
    let mode = if of_owners(entry, roles).all(|part| part.any) {
        Mode::Any
    } else {
        Mode::Together { settle: None, decides: None }
    };
    owners.sort();
    match owners.len() {
        0 => nobodys(entry, roles).next().map(|_| Owner::Nobody),
        1 => owners.pop().map(Owner::One),
        _ => Some(Owner::Shared { owners, mode }),
    }
}

/// The parts of the roles that own it.
fn of_owners<'a>(entry: &'a Entry, roles: &'a Roles) -> impl Iterator<Item = &'a Part> {
    let owns = |part: &&Part| part.duties.has(Duty::Accountable) && roles.role(part.heading).is_some();
    entry.parts.iter().filter(owns)
}

/// The parts that say that nobody owns it, on purpose.
fn nobodys<'a>(entry: &'a Entry, roles: &'a Roles) -> impl Iterator<Item = &'a Part> {
    let nobody = |part: &&Part| roles.party(part.heading) == Party::Nobody && part.duties.has(Duty::Accountable);
    entry.parts.iter().filter(nobody)
}

/// The roles with a duty, in the order of the table, each once.
fn with<'r>(parts: &[Part], duty: Duty, roles: &'r Roles) -> Vec<&'r MatrixRole> {
    let mut seen = BTreeSet::new();
    let with = parts.iter().filter(|part| part.duties.has(duty)).filter_map(|part| roles.role(part.heading));
    with.filter(|role| seen.insert(role.id.as_str())).collect()
}

fn ids(roles: &[&MatrixRole]) -> Vec<String> {
    roles.iter().map(|role| role.id.clone()).collect()
}
