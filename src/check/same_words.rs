//! Which wordings say the same: the words that carry meaning, whatever their forms and their order.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::lint::LintContext;
use crate::router::{Analysis, Term, Unit};
use crate::rulebook::{Assigned, Owner, Ownership, Rule, RuleBook, toml_key};
use crate::text::sentence_list;

/// How the words of a group of synonyms are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Synonyms {
    /// As themselves only.
    Apart,
    /// As one word.
    Joined,
}

/// A wording and the rule that it belongs to.
pub(super) type Wording<'b> = (&'b Rule, &'b str);

/// Two wordings that say the same and belong to different owners.
pub(super) struct Clash<'b> {
    pub(super) first: Wording<'b>,
    pub(super) second: Wording<'b>,
}

impl Clash<'_> {
    /// Those who own one of the two rules, each once, as a sentence has them.
    pub(super) fn sides(&self) -> String {
        let mut sides: Vec<String> = Vec::new();
        for (rule, _) in [self.first, self.second] {
            let owners = rule.all_owners();
            sides.extend(if owners.is_empty() { vec!["nobody".to_owned()] } else { owners });
        }
        sides.sort();
        sides.dedup();
        sentence_list(&sides, "and")
    }

    /// What to do where the topmost file has one of the two wordings and cannot reword the other; `None` if it has both or
    /// neither.
    pub(super) fn help_above(&self, book: &RuleBook) -> Option<String> {
        let is_own = |(rule, wording): Wording<'_>| book.is_of_top(book.place_of_wording(rule, wording));
        let (own, other) = match (is_own(self.first), is_own(self.second)) {
            (true, false) => (self.first.0, self.second.0),
            (false, true) => (self.second.0, self.first.0),
            _ => return None,
        };
        let owner = match &own.ownership {
            Ownership::Always(Assigned { owner: Owner::One(owner), .. }) => format!(" or `owner = \"{owner}\"`"),
            _ => String::new(),
        };
        let (own, other) = (&own.id, toml_key(&other.id));
        Some(format!(
            "nothing, if `{own}` is right: it counts first; else write `remove = true`{owner} below [rules.{other}]"
        ))
    }
}

/// The clashes of a book, in the order of their second wordings.
///
/// A wording clashes with the first one of other owners only, so that there are never more clashes than wordings.
pub(super) fn clashes<'b>(context: &LintContext<'b>, synonyms: Synonyms) -> Vec<Clash<'b>> {
    let mut seen: HashMap<Vec<Token>, Seen<'b>> = HashMap::new();
    let mut clashes = Vec::new();
    let rules: Vec<&Rule> = context.book.rules.iter().collect();
    for (rule, owners) in rules.iter().zip(Rule::owner_groups(&rules)) {
        for wording in rule.wordings() {
            let signature = signature(&context.router.analyze(wording), synonyms);
            let rival = match seen.entry(signature) {
                Entry::Vacant(entry) if entry.key().is_empty() => None,
                Entry::Vacant(entry) => {
                    entry.insert(Seen { owners, first: (rule, wording), other: None });
                    None
                }
                Entry::Occupied(mut entry) => entry.get_mut().rival(owners, (rule, wording)),
            };
            clashes.extend(rival.map(|first| Clash { first, second: (rule, wording) }));
        }
    }
    clashes
}

/// The wordings with one signature that others may clash with.
struct Seen<'b> {
    /// The group of owners that the first wording belongs to.
    owners: u32,
    first: Wording<'b>,
    /// The first one of other owners.
    other: Option<Wording<'b>>,
}

impl<'b> Seen<'b> {
    /// The first wording of other owners than those of this one.
    fn rival(&mut self, owners: u32, wording: Wording<'b>) -> Option<Wording<'b>> {
        if owners == self.owners {
            return self.other;
        }
        self.other.get_or_insert(wording);
        Some(self.first)
    }
}

/// A part of what a wording says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Token {
    Stem(Term),
    /// Any term of this group of synonyms.
    Group(usize),
}

/// What a wording says: its tokens, sorted; a repeated word is repeated. Empty if it has only linking words.
fn signature(wording: &Analysis, synonyms: Synonyms) -> Vec<Token> {
    let mut signature: Vec<Token> = Vec::with_capacity(wording.tokens.len());
    for unit in &wording.units {
        match unit.group {
            Some(group) if synonyms == Synonyms::Joined => signature.push(Token::Group(group)),
            _ => signature.extend(stems(wording, unit).map(Token::Stem)),
        }
    }
    signature.sort_unstable();
    signature
}

/// The stems of a unit, without those of linking words.
fn stems<'a>(wording: &'a Analysis, unit: &Unit) -> impl Iterator<Item = Term> + use<'a> {
    let lexemes = wording.tokens[unit.words.clone()].iter().map(|token| &token.lexeme);
    lexemes.filter(|lexeme| !lexeme.is_link).map(|lexeme| lexeme.stem)
}

/// The first group of synonyms without which two wordings that say the same would not.
pub(super) fn merging_group(one: &Analysis, other: &Analysis) -> Option<usize> {
    let (one, other) = (stems_by_group(one), stems_by_group(other));
    one.into_iter().find(|(group, stems)| other.get(group) != Some(stems)).map(|(group, _)| group)
}

/// The stems that stand for each group of synonyms, sorted.
fn stems_by_group(wording: &Analysis) -> BTreeMap<usize, Vec<Term>> {
    let mut groups: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
    for unit in &wording.units {
        if let Some(group) = unit.group {
            groups.entry(group).or_default().extend(stems(wording, unit));
        }
    }
    groups.values_mut().for_each(|stems| stems.sort_unstable());
    groups
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::Settings;
    use crate::router::Router;

    /// Rules of these owners with these activities, and a group of synonyms.
    fn book(rules: &[(&str, &str)]) -> RuleBook {
        let roles = ["ann", "bob", "cid"].map(|id| format!("[roles.{id}]\nname = \"{id}\"\n")).concat();
        let rule = |(number, (owner, activity)): (usize, &(&str, &str))| {
            format!("[rules.r{number}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\nwhy = \"w\"\n")
        };
        let rules: String = rules.iter().enumerate().map(rule).collect();
        let text = format!("schema = 1\n{roles}{rules}[vocabulary]\nsynonyms = [[\"guest\", \"dinner party\"]]\n");
        RuleBook::of(text)
    }

    /// The clashes as pairs of rule ids, each with the group of synonyms that merges the two.
    fn found(rules: &[(&str, &str)], synonyms: Synonyms) -> Vec<(String, String, Option<usize>)> {
        let (book, settings) = (book(rules), Settings::new(date(2026, 11, 26)));
        let router = Router::new(&book);
        let context = LintContext { book: &book, router: &router, held_out: &[], settings: &settings };
        let pair = |Clash { first, second }: Clash<'_>| {
            let group = merging_group(&router.analyze(first.1), &router.analyze(second.1));
            (first.0.id.clone(), second.0.id.clone(), group)
        };
        clashes(&context, synonyms).into_iter().map(pair).collect()
    }

    fn clash(first: &str, second: &str, group: Option<usize>) -> (String, String, Option<usize>) {
        (first.to_owned(), second.to_owned(), group)
    }

    #[test]
    fn forms_order_and_links_make_no_difference() {
        let rules = [("ann", "taste the broth"), ("bob", "of broths, tasting"), ("bob", "taste the wine")];
        assert_eq!(found(&rules, Synonyms::Apart), [clash("r0", "r1", None)]);
        assert_eq!(found(&[("ann", "the taste"), ("ann", "a taste")], Synonyms::Apart), []);
        assert_eq!(found(&[("ann", "of the"), ("bob", "from a")], Synonyms::Apart), [], "links say nothing");
    }

    #[test]
    fn a_wording_clashes_with_the_first_of_other_owners() {
        let rules =
            [("ann", "taste broth"), ("bob", "taste a broth"), ("ann", "taste our broth"), ("cid", "taste my broth")];
        let expected = [("r0", "r1"), ("r1", "r2"), ("r0", "r3")].map(|(first, second)| clash(first, second, None));
        assert_eq!(found(&rules, Synonyms::Apart), expected);
    }

    #[test]
    fn a_group_merges_what_differs_without_it() {
        let rules = [("ann", "greet a guest"), ("bob", "greet the dinner party"), ("cid", "guest greeting")];
        assert_eq!(found(&rules, Synonyms::Apart), [clash("r0", "r2", None)]);
        assert_eq!(found(&rules, Synonyms::Joined), [clash("r0", "r1", Some(0)), clash("r0", "r2", None)]);
    }
}
