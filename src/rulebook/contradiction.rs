//! Files that give one rule to different owners without knowing of one another.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::bases::Bases;
use super::schema::{CaseItem, Entry, OwnerItem, RuleFile, RuleItem, named};
use crate::source::Location;

/// A rule that a file gives to another owner than a file below it, which it does not extend: one stands above the other only
/// because a third file extends both.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction {
    /// The id of the rule.
    pub rule: String,
    /// Where the owner is written that counts.
    pub counts: Location,
    /// Where the other one is.
    pub below: Location,
}

/// Who owns each rule, as the files say that name an owner, the lowest first.
#[derive(Default)]
pub(super) struct Claims(BTreeMap<String, Vec<Claim>>);

/// What one file says of the owner of a rule.
struct Claim {
    owner: Owner,
    at: Location,
}

/// An owner, wherever it is written and in whatever order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Together(BTreeSet<String>),
    Any(BTreeSet<String>),
    Cases(BTreeSet<Case>),
}

/// Who owns it under conditions; under all others where there are none.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    /// By context.
    values: BTreeMap<String, BTreeSet<String>>,
    /// `None` if it is not written, which is an error.
    owner: Option<Box<Owner>>,
}

impl Claims {
    /// Adds what a file says, but for the built-in one, which knows of no other and which all may change.
    pub(super) fn add(&mut self, file: &RuleFile) {
        for item in file.rules.iter().filter(|_| !file.source.is_built_in()) {
            let id = &item.id.value;
            match &item.body {
                Entry::Remove => _ = self.0.remove(id),
                Entry::Change(rule) => {
                    let claim = Owner::of(rule).zip(rule.owner_at().cloned());
                    let claim = claim.map(|(owner, at)| Claim { owner, at });
                    self.0.entry(id.clone()).or_default().extend(claim);
                }
            }
        }
    }

    /// The rules whose topmost owner another file contradicts, each with the highest such file. What a file says that another one
    /// with an owner for the rule extends is changed there on purpose.
    pub(super) fn contradictions(self, bases: &Bases) -> Vec<Contradiction> {
        let contradiction = |(rule, claims): (String, Vec<Claim>)| {
            let (counts, others) = claims.split_last()?;
            let mut changed: HashSet<&str> = bases.of(counts.file()).chain([counts.file()]).collect();
            for other in others.iter().rev() {
                if changed.contains(other.file()) {
                    continue;
                }
                if other.owner != counts.owner {
                    return Some(Contradiction { rule, counts: counts.at.clone(), below: other.at.clone() });
                }
                changed.extend(bases.of(other.file()));
            }
            None
        };
        self.0.into_iter().filter_map(contradiction).collect()
    }
}

impl Claim {
    fn file(&self) -> &str {
        self.at.source.name()
    }
}

impl Owner {
    fn of(rule: &RuleItem) -> Option<Self> {
        let of_cases = || Some(Self::Cases(rule.cases.as_ref()?.value.iter().map(Case::of).collect()));
        rule.owner.as_ref().map(Self::of_item).or_else(of_cases)
    }

    fn of_item(owner: &OwnerItem) -> Self {
        let roles: BTreeSet<String> = owner.roles().value.iter().map(|role| role.value.clone()).collect();
        match owner {
            OwnerItem::Any(_) if roles.len() > 1 => Self::Any(roles),
            OwnerItem::Together(_) | OwnerItem::Any(_) => Self::Together(roles),
        }
    }
}

impl Case {
    fn of(case: &CaseItem) -> Self {
        let values = named(&case.when).iter().map(|(context, values)| {
            (context.value.clone(), values.value.iter().map(|value| value.value.clone()).collect())
        });
        Self { values: values.collect(), owner: case.owner.as_ref().map(|owner| Box::new(Owner::of_item(owner))) }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Source;
    use crate::{RuleBook, RuleFile};

    const ROLES: &str =
        "[roles.cook]\nname = \"Cook\"\n[roles.waiter]\nname = \"Waiter\"\n[roles.host]\nname = \"Host\"\n";

    fn file(name: &str, bases: &[&str], rules: &str) -> RuleFile {
        let text = format!("schema = 1\n{ROLES}\n{rules}");
        let mut file = RuleFile::parse(Source::new(name, text)).expect("a rule file");
        file.set_bases(bases.iter().map(|base| (*base).to_owned()).collect());
        file
    }

    /// What the files contradict one another in: the file whose owner counts, and the other one.
    fn found(files: Vec<RuleFile>) -> Vec<(String, String)> {
        let book = RuleBook::from_files(files).expect("a rule book");
        assert!(book.contradictions.iter().all(|found| found.rule == "soup"));
        let name = |at: &super::Location| at.source.name().to_owned();
        book.contradictions.iter().map(|found| (name(&found.counts), name(&found.below))).collect()
    }

    fn pair(counts: &str, below: &str) -> (String, String) {
        (counts.to_owned(), below.to_owned())
    }

    fn soup(owner: &str) -> String {
        format!("[rules.soup]\nactivity = \"stir the soup\"\n{owner}\n")
    }

    #[test]
    fn files_that_do_not_know_one_another_contradict_one_another() {
        let of = |low: &str, high: &str| {
            let (low, high) = (file("low", &["roles"], &soup(low)), file("high", &["roles"], &soup(high)));
            found(vec![file("roles", &[], ""), low, high, file("top", &["low", "high"], "")])
        };
        let (cook, waiter) = ("owner = \"cook\"", "owner = \"waiter\"");
        assert_eq!(of(cook, waiter), [pair("high", "low")]);
        assert_eq!([of(cook, cook), of("owner = [\"cook\", \"host\"]", "owner = [\"host\", \"cook\"]")], [[], []]);
        let cases = |owner: &str| format!("cases = [{{ otherwise = true, owner = \"{owner}\" }}]");
        assert_eq!([of(&cases("cook"), &cases("cook")), of(cook, "owner = { any = [\"cook\"] }")], [[], []]);
        assert_eq!(of(&cases("cook"), &cases("waiter")), [pair("high", "low")]);
    }

    #[test]
    fn a_file_settles_what_those_contradict_that_it_extends() {
        let (cook, waiter) = (soup("owner = \"cook\""), soup("owner = \"waiter\""));
        let bread = "\n[rules.bread]\nactivity = \"bake the bread\"\nowner = \"cook\"";
        let of = |last: RuleFile| found(vec![file("low", &[], &cook), file("high", &[], &waiter), last]);
        for says in
            ["[rules.soup]\nowner = \"host\"", "[rules.soup]\nowner = \"waiter\"", "[rules.soup]\nremove = true"]
        {
            assert_eq!(of(file("top", &["low", "high"], &format!("{says}{bread}"))), [], "{says}");
        }
        assert_eq!(of(file("top", &["low", "high"], "[rules.soup]\nwhy = \"so\"")), [pair("high", "low")]);
        let of_one = file("middle", &["high"], "[rules.soup]\nowner = \"host\"");
        assert_eq!(of(of_one), [pair("middle", "low")]);
    }

    #[test]
    fn a_file_that_extends_another_one_changes_it_on_purpose() {
        let low = file("low", &[], &soup("owner = \"cook\""));
        let high = file("high", &["low"], "[rules.soup]\nowner = \"waiter\"");
        let other = file("other", &[], &soup("owner = \"waiter\""));
        assert_eq!(found(vec![low.clone(), high.clone()]), []);
        assert_eq!(found(vec![low, high, other, file("top", &["high", "other"], "")]), []);
    }
}
