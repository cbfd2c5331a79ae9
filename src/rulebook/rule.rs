//! A rule: an activity, who owns it, and when.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::context::Given;
use super::dates;
use super::when::When;
use crate::source::Location;

/// An activity and who owns it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rule {
    /// The key in the file.
    pub id: String,
    /// What `list` shows.
    pub activity: String,
    /// Who owns it; a fallback stands in the place of each absent role.
    pub ownership: Ownership,
    /// The roles that the file names as owners but that are absent, sorted by id.
    pub absent: Vec<String>,
    /// Whether the absent ones are among several of whom any will do, and another of these is there: none stands in.
    pub in_own_right: bool,
    /// Why, in one or two sentences; `None` if the file gives no reason.
    pub why: Option<String>,
    /// The id of the [`Reference`](super::Reference) that says so.
    pub source: Option<String>,
    /// The chapter of that reference.
    pub section: Option<String>,
    /// How people say it; never empty strings.
    #[serde(skip)]
    pub phrases: Vec<String>,
    /// Roles that carry it out.
    pub does: Vec<String>,
    /// Roles to ask before.
    pub consult: Vec<String>,
    /// Roles that want to know.
    pub inform: Vec<String>,
    /// Who sees it otherwise.
    pub dissent: Vec<Dissent>,
    /// When a person last confirmed this rule; without it the book's own review counts.
    #[serde(with = "dates")]
    pub reviewed: Option<Date>,
    /// Where it says who owns it: its entry in the topmost file that names its owner.
    #[serde(skip)]
    pub location: Location,
    /// Where it begins: its entry in the lowest file that has it. [`RuleBook::place_of_wording`] tells which file has
    /// which of its wordings.
    ///
    /// [`RuleBook::place_of_wording`]: super::RuleBook::place_of_wording
    #[serde(skip)]
    pub origin: Location,
}

impl Rule {
    /// Every way in which the file says it: the activity, then the phrases.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.activity).chain(&self.phrases).map(String::as_str)
    }

    /// Its answers under conditions; empty if it has the same owner under all.
    pub fn cases(&self) -> &[Case] {
        match &self.ownership {
            Ownership::Always(_) | Ownership::Uncovered(_) => &[],
            Ownership::Cases(cases) => cases,
        }
    }

    /// Who may own it: its owner, or that of each case, in the order of the file.
    pub fn owners(&self) -> impl Iterator<Item = &Owner> {
        let always = match &self.ownership {
            Ownership::Always(owner) => Some(owner),
            Ownership::Cases(_) | Ownership::Uncovered(_) => None,
        };
        always.into_iter().chain(self.cases().iter().map(|case| &case.owner))
    }

    /// The roles that carry it out, are asked before, or want to know, in this order; one may be there several times.
    pub fn involved(&self) -> impl Iterator<Item = &String> {
        [&self.does, &self.consult, &self.inform].into_iter().flatten()
    }

    /// The absent roles that the file names as owners, under any conditions.
    pub fn absent_owners(&self) -> impl Iterator<Item = &String> {
        self.absent.iter().chain(self.cases().iter().flat_map(|case| &case.absent))
    }

    /// The absent roles that the file names as owners: in one of its cases, or in a rule without cases.
    pub fn absent_in<'a>(&'a self, case: Option<&'a Case>) -> &'a [String] {
        case.map_or(&self.absent, |case| &case.absent)
    }

    /// Whether the owner, in one of its cases or in a rule without cases, is one of several of whom any will do, and the others
    /// are absent.
    pub fn is_owned_in_own_right(&self, case: Option<&Case>) -> bool {
        case.map_or(self.in_own_right, |case| case.in_own_right)
    }

    /// The owners without a look at conditions: a conditional rule has the owners of all its cases. Sorted, no repeats.
    pub fn all_owners(&self) -> Vec<String> {
        roles_of(self.owners())
    }

    /// The owners in the cases that these conditions leave: that of one case, if they decide it; all, if they leave none.
    /// Sorted, no repeats.
    pub(crate) fn owners_under<'v>(&self, known: impl Fn(&str) -> Option<&'v str>) -> Vec<String> {
        let Ownership::Cases(cases) = &self.ownership else { return self.all_owners() };
        let open = open(cases, &known);
        match decisive(&open, known) {
            Some(case) => roles_of([&case.owner]),
            None if open.is_empty() => self.all_owners(),
            None => roles_of(open.iter().map(|case| &case.owner)),
        }
    }

    /// By rule: which owners it has, as a number from 0; rules with the same owners have the same number.
    pub(crate) fn owner_groups(rules: &[&Self]) -> Vec<u32> {
        let mut numbers: HashMap<Vec<String>, u32> = HashMap::new();
        let number = |rule: &&Self| {
            let next = numbers.len() as u32;
            *numbers.entry(rule.all_owners()).or_insert(next)
        };
        rules.iter().map(number).collect()
    }

    /// The rule where these conditions are met: if they decide a case, as that says; else with the cases that may hold. If none
    /// may, it is [`Ownership::Uncovered`].
    pub fn under(&self, given: &Given) -> Self {
        let Ownership::Cases(cases) = &self.ownership else { return self.clone() };
        let known = |context: &str| given.get(context).map(String::as_str);
        let open = open(cases, known);
        let Some(case) = decisive(&open, known) else {
            let absent: BTreeSet<&String> = open.iter().flat_map(|case| &case.absent).collect();
            let absent = absent.into_iter().cloned().collect();
            let ownership = match open.is_empty() {
                true => Ownership::Uncovered(asked_of(cases, known)),
                false => Ownership::Cases(open.into_iter().cloned().collect()),
            };
            return Self { ownership, absent, ..self.clone() };
        };
        let ownership = Ownership::Always(case.owner.clone());
        let why = case.why.as_ref().or(self.why.as_ref()).cloned();
        Self { ownership, absent: case.absent.clone(), in_own_right: case.in_own_right, why, ..self.clone() }
    }
}

/// Who owns an activity, and whether conditions decide that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ownership {
    /// The same owner under all conditions.
    Always(Owner),
    /// The owner of the case that holds; never empty, in the order of the file.
    Cases(Vec<Case>),
    /// No case covers these conditions, which were given: see [`Rule::under`]. A file has no such rule.
    Uncovered(Given),
}

/// Who owns an activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Owner {
    /// One role, by id.
    One(String),
    /// Several roles.
    Shared {
        /// The ids of the roles, sorted; two or more.
        owners: Vec<String>,
        /// Whether it takes all of them.
        mode: Mode,
    },
    /// Nobody, on purpose.
    Nobody,
}

impl Owner {
    /// The ids of the roles that own it, sorted; empty if it has no owner on purpose.
    pub fn roles(&self) -> &[String] {
        match self {
            Self::One(owner) => std::slice::from_ref(owner),
            Self::Shared { owners, .. } => owners,
            Self::Nobody => &[],
        }
    }

    /// How they share it; `None` unless they are several.
    pub fn mode(&self) -> Option<&Mode> {
        match self {
            Self::Shared { mode, .. } => Some(mode),
            Self::One(_) | Self::Nobody => None,
        }
    }
}

/// How several roles own an activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// It takes all of them.
    Together {
        /// How they come to a decision.
        settle: Option<String>,
        /// The id of the owner that has the last word.
        decides: Option<String>,
    },
    /// Each of them will do.
    Any,
}

impl Mode {
    /// The plain word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Together { .. } => "together",
            Self::Any => "any",
        }
    }

    /// How the owners come to a decision, if the file says so.
    pub fn settle(&self) -> Option<&str> {
        match self {
            Self::Together { settle, .. } => settle.as_deref(),
            Self::Any => None,
        }
    }

    /// The id of the owner that has the last word, if one has.
    pub fn decides(&self) -> Option<&str> {
        match self {
            Self::Together { decides, .. } => decides.as_deref(),
            Self::Any => None,
        }
    }
}

/// One answer of a conditional rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// When it holds.
    pub when: When,
    /// Who owns it then; a fallback stands in the place of each absent role.
    pub owner: Owner,
    /// The roles that the file names as owners but that are absent, sorted by id.
    pub absent: Vec<String>,
    /// As [`Rule::in_own_right`].
    pub in_own_right: bool,
    /// Why; `None` if the reason is that of the rule.
    pub why: Option<String>,
}

/// The cases that can hold, by what is `known` of the contexts.
pub(crate) fn open<'c, 'v>(cases: &'c [Case], known: impl Fn(&str) -> Option<&'v str>) -> Vec<&'c Case> {
    cases.iter().filter(|case| !case.when.contradicts(&known)).collect()
}

/// What is `known` of the contexts that the cases ask for.
pub(crate) fn asked_of<'v>(cases: &[Case], known: impl Fn(&str) -> Option<&'v str>) -> Given {
    let contexts = cases.iter().flat_map(|case| case.when.conditions().keys());
    contexts.filter_map(|context| Some((context.clone(), known(context)?.to_owned()))).collect()
}

/// The roles of some owners, sorted, no repeats.
fn roles_of<'o>(owners: impl IntoIterator<Item = &'o Owner>) -> Vec<String> {
    let mut roles: Vec<String> = owners.into_iter().flat_map(Owner::roles).cloned().collect();
    roles.sort();
    roles.dedup();
    roles
}

/// Of the cases that can hold, the one that does: its conditions are met, or it is for everything else and alone.
pub(crate) fn decisive<'c, 'v>(open: &[&'c Case], known: impl Fn(&str) -> Option<&'v str>) -> Option<&'c Case> {
    let rest = || open.first().filter(|case| open.len() == 1 && case.when == When::Otherwise);
    open.iter().find(|case| case.when.holds(&known)).or_else(rest).copied()
}

/// Another opinion on a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dissent {
    /// Who would own it then; `None` if only the rule is doubted.
    pub owner: Option<String>,
    /// The id of the [`Reference`](super::Reference) that says so.
    pub source: Option<String>,
    /// What it says.
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::RuleBook;
    use crate::source::Source;

    #[test]
    fn a_condition_that_decides_no_case_leaves_those_that_may_hold() {
        let context = |id: &str| format!("[contexts.{id}]\nquestion = \"?\"\nvalues = [\"yes\", \"no\"]\n");
        let case = |when: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"cook\"\n");
        let text = format!(
            "schema = 1\n[roles.cook]\nname = \"Cook\"\n{}{}[rules.soup]\nactivity = \"stir the soup\"\n{}{}",
            context("evening"),
            context("summer"),
            case("evening = \"yes\", summer = \"yes\""),
            case("evening = \"no\", summer = \"no\""),
        );
        let book = RuleBook::parse(Source::new("test.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let cases = |evening: &str| {
            let given = Given::from([("evening".to_owned(), evening.to_owned())]);
            match book.rules[0].under(&given).ownership {
                Ownership::Cases(cases) => cases.iter().map(|case| case.when.conditions()["summer"].clone()).collect(),
                Ownership::Always(_) | Ownership::Uncovered(_) => Vec::new(),
            }
        };
        assert_eq!(cases("yes"), [["yes".to_owned()].into()]);
        assert_eq!(cases("no"), [["no".to_owned()].into()]);
        let none = Given::from([("evening".to_owned(), "maybe".to_owned()), ("night".to_owned(), "yes".to_owned())]);
        let known = Given::from([("evening".to_owned(), "maybe".to_owned())]);
        assert_eq!(book.rules[0].under(&none).ownership, Ownership::Uncovered(known));
    }

    #[test]
    fn a_role_that_no_open_case_names_is_not_missed() {
        let values = "values = [\"summer\", \"fall\", \"winter\"]\n";
        let roles =
            "[roles.chef]\nname = \"chef\"\nabsent = true\nfallback = \"cook\"\n[roles.cook]\nname = \"cook\"\n";
        let case =
            |when: &str, owner: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"{owner}\"\n");
        let text = format!(
            "schema = 1\n[contexts.season]\nquestion = \"?\"\n{values}[contexts.day]\nquestion = \"?\"\n{values}{roles}\
             [rules.soup]\nactivity = \"stir the soup\"\n{}{}{}",
            case("season = \"summer\"", "chef"),
            case("season = \"winter\", day = \"fall\"", "cook"),
            case("season = \"winter\", day = \"summer\"", "cook"),
        );
        let book = RuleBook::parse(Source::new("test.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let absent =
            |season: &str| book.rules[0].under(&Given::from([("season".to_owned(), season.to_owned())])).absent;
        assert_eq!(book.rules[0].absent, ["chef"]);
        assert_eq!((absent("summer"), absent("winter"), absent("fall")), (vec!["chef".to_owned()], vec![], vec![]));
    }
}
