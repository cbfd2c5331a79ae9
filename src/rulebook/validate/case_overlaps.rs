//! Cases of one rule that can hold at once.

use std::collections::{BTreeSet, HashMap};

use super::super::schema::{CaseItem, OwnerItem};

/// For each case that can hold together with an earlier one of other owners: its index, and that of the first such case.
///
/// Two cases can hold at once unless they want different values of one context. What is for everything else never does, and
/// where conditions are missing, that is what is wrong.
pub(super) fn overlaps(cases: &[CaseItem]) -> Vec<(usize, usize)> {
    let mut earlier = Earlier { count: cases.len(), ..Earlier::default() };
    let first = |(index, case)| {
        let first = earlier.first_overlap(case);
        earlier.add(index, case);
        Some((index, first?))
    };
    let conditional = |(_, case): &(usize, &CaseItem)| is_whole(case) && case.otherwise.is_none();
    cases.iter().enumerate().filter(conditional).filter_map(first).collect()
}

/// Whether a case has conditions, and each of them a value.
fn is_whole(case: &CaseItem) -> bool {
    let Some(when) = &case.when else { return false };
    !when.value.is_empty() && when.value.iter().all(|(_, values)| !values.value.is_empty())
}

/// Sets of the cases seen so far, so that a case is compared with all of them at once.
#[derive(Default)]
struct Earlier<'c> {
    count: usize,
    all: Bits,
    /// The cases with a condition on a context.
    by_context: HashMap<&'c str, Bits>,
    by_condition: HashMap<(&'c str, &'c str), Bits>,
    by_owners: HashMap<Owners<'c>, Bits>,
}

/// The roles, and whether each of them will do.
type Owners<'c> = (BTreeSet<&'c str>, bool);

/// A set of cases: a bit for each.
type Bits = Vec<u64>;

impl<'c> Earlier<'c> {
    fn first_overlap(&self, case: &'c CaseItem) -> Option<usize> {
        let mut left = self.all.clone();
        for (context, values) in conditions(case) {
            let Some(of_context) = self.by_context.get(context) else { continue };
            // Those that want another value of this context cannot hold.
            let mut others = of_context.clone();
            for same in values.filter_map(|value| self.by_condition.get(&(context, value))) {
                others.iter_mut().zip(same).for_each(|(others, same)| *others &= !same);
            }
            left.iter_mut().zip(&others).for_each(|(left, others)| *left &= !others);
        }
        let same_owners = self.by_owners.get(&owners(case));
        same_owners.into_iter().flatten().zip(&mut left).for_each(|(same, left)| *left &= !same);
        let word = left.iter().position(|word| *word != 0)?;
        Some(word * 64 + left[word].trailing_zeros() as usize)
    }

    fn add(&mut self, index: usize, case: &'c CaseItem) {
        let length = self.count.div_ceil(64);
        let set = |bits: &mut Bits| {
            bits.resize(length, 0);
            bits[index / 64] |= 1 << (index % 64);
        };
        set(&mut self.all);
        set(self.by_owners.entry(owners(case)).or_default());
        for (context, values) in conditions(case) {
            set(self.by_context.entry(context).or_default());
            values.for_each(|value| set(self.by_condition.entry((context, value)).or_default()));
        }
    }
}

fn conditions(case: &CaseItem) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    let conditions = case.when.iter().flat_map(|when| &when.value);
    conditions.map(|(context, values)| (context.value.as_str(), values.value.iter().map(|value| value.value.as_str())))
}

fn owners(case: &CaseItem) -> Owners<'_> {
    let roles = case.owner.iter().flat_map(|owner| &owner.roles().value).map(|role| role.value.as_str());
    (roles.collect(), matches!(case.owner, Some(OwnerItem::Any(_))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::RuleFile;
    use crate::rulebook::schema::Entry;
    use crate::source::Source;

    /// The overlaps of cases with these conditions and owners.
    fn found(cases: &[(&str, &str)]) -> Vec<(usize, usize)> {
        let case =
            |(when, owner): &(&str, &str)| format!("{{ when = {{ {when} }}, owner = \"{owner}\", why = \"w\" }}");
        of(&cases.iter().map(case).collect::<Vec<String>>())
    }

    /// The overlaps of cases that are written so.
    fn of(cases: &[String]) -> Vec<(usize, usize)> {
        let text = format!("schema = 1\n[rules.r]\nactivity = \"a\"\nwhy = \"w\"\ncases = [{}]\n", cases.join(", "));
        let file = RuleFile::parse(Source::new("test.toml", text)).expect("it is TOML");
        let Entry::Change(rule) = &file.rules[0].body else { panic!("it is defined") };
        overlaps(&rule.cases.as_ref().expect("it has cases").value)
    }

    #[test]
    fn cases_overlap_unless_they_want_different_values_of_one_context() {
        assert_eq!(found(&[("a = \"1\"", "x"), ("a = \"2\"", "y")]), []);
        assert_eq!(found(&[("a = \"1\"", "x"), ("a = \"1\"", "y")]), [(1, 0)]);
        assert_eq!(found(&[("a = \"1\"", "x"), ("b = \"1\"", "y")]), [(1, 0)]);
        assert_eq!(found(&[("a = \"1\", b = \"1\"", "x"), ("b = \"2\", a = \"1\"", "y")]), []);
        assert_eq!(found(&[("a = \"1\", b = \"1\"", "x"), ("b = \"1\"", "y")]), [(1, 0)]);
    }

    #[test]
    fn cases_overlap_if_they_share_a_value() {
        assert_eq!(found(&[("a = [\"1\", \"2\"]", "x"), ("a = \"3\"", "y")]), []);
        assert_eq!(found(&[("a = [\"1\", \"2\"]", "x"), ("a = [\"2\", \"3\"]", "y")]), [(1, 0)]);
        assert_eq!(found(&[("a = \"2\"", "x"), ("a = [\"1\", \"2\"], b = \"1\"", "y")]), [(1, 0)]);
    }

    #[test]
    fn both_and_either_are_not_the_same_owners() {
        let both_and_either = |one, other| {
            let owner = |owner: &str| format!("{{ when = {{ a = \"1\" }}, owner = {owner} }}");
            of(&[owner(one), owner(other)])
        };
        assert_eq!(both_and_either("[\"x\", \"y\"]", "[\"y\", \"x\"]"), []);
        assert_eq!(both_and_either("[\"x\", \"y\"]", "{ any = [\"x\", \"y\"] }"), [(1, 0)]);
    }

    #[test]
    fn the_first_earlier_case_of_other_owners_is_named() {
        assert_eq!(found(&[("a = \"1\"", "x"), ("b = \"1\"", "x"), ("c = \"1\"", "x")]), []);
        assert_eq!(found(&[("a = \"1\"", "x"), ("b = \"1\"", "y"), ("c = \"1\"", "x")]), [(1, 0), (2, 1)]);
    }

    #[test]
    fn many_cases_are_compared() {
        let values: Vec<String> = (0..200).map(|number| format!("a = \"{number}\"")).collect();
        let mut cases: Vec<(&str, &str)> = values.iter().map(|when| (when.as_str(), "x")).collect();
        cases.extend([("a = \"130\"", "y"), ("b = \"1\"", "y")]);
        assert_eq!(found(&cases), [(200, 130), (201, 0)]);
    }
}
