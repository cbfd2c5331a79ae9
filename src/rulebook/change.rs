//! What an item keeps of the one with its id in a file below: the keys that it does not name.

use super::schema::{AreaItem, ContextItem, PersonItem, RoleItem, RuleItem, SourceItem};
use super::table_reader::Texts;

/// An item whose keys can be named in several files.
pub(super) trait Change: Default {
    /// This item, with each key that it does not name taken from the one below.
    fn over(self, below: Self) -> Self;
}

impl Change for SourceItem {
    fn over(self, below: Self) -> Self {
        Self { title: self.title.or(below.title), url: self.url.or(below.url), terms: self.terms.or(below.terms) }
    }
}

impl Change for ContextItem {
    fn over(self, below: Self) -> Self {
        Self {
            question: self.question.or(below.question),
            values: self.values.or(below.values),
            words: self.words.or(below.words),
            default: self.default.or(below.default),
        }
    }
}

impl Change for PersonItem {
    fn over(self, below: Self) -> Self {
        Self { name: self.name.or(below.name), contact: self.contact.or(below.contact), away: self.away.or(below.away) }
    }
}

impl Change for AreaItem {
    fn over(self, below: Self) -> Self {
        Self {
            name: self.name.or(below.name),
            words: self.words.or(below.words),
            holders: self.holders.or(below.holders),
        }
    }
}

impl Change for RoleItem {
    fn over(self, below: Self) -> Self {
        Self {
            name: self.name.or(below.name),
            aliases: self.aliases.or(below.aliases),
            focus: self.focus.or(below.focus),
            skills: self.skills.or(below.skills),
            holder: self.holder.or(below.holder),
            contact: self.contact.or(below.contact),
            deputy: self.deputy.or(below.deputy),
            fallback: self.fallback.or(below.fallback),
            absent: self.absent.or(below.absent),
        }
    }
}

impl Change for RuleItem {
    /// Where the owner changes, what spoke for the old one goes.
    fn over(self, below: Self) -> Self {
        let below = if self.names_another_owner(&below) { below.without_owner() } else { below };
        Self {
            activity: self.activity.or(below.activity),
            owner: self.owner.or(below.owner),
            why: self.why.or(below.why),
            source: self.source.or(below.source),
            section: self.section.or(below.section),
            phrases: joined(self.phrases.or(below.phrases), self.more_phrases),
            more_phrases: None,
            does: self.does.or(below.does),
            consult: self.consult.or(below.consult),
            inform: self.inform.or(below.inform),
            settle: self.settle.or(below.settle),
            decides: self.decides.or(below.decides),
            dissent: self.dissent.or(below.dissent),
            reviewed: self.reviewed.or(below.reviewed),
            cases: self.cases.or(below.cases),
        }
    }
}

impl RuleItem {
    /// To write the same owner again changes nothing.
    pub(super) fn names_another_owner(&self, below: &Self) -> bool {
        let same = |owner| below.owner.as_ref().is_some_and(|below| below.says_the_same(owner));
        self.cases.is_some() || self.owner.as_ref().is_some_and(|owner| !same(owner))
    }

    /// What holds whoever owns it.
    fn without_owner(self) -> Self {
        Self {
            activity: self.activity,
            phrases: self.phrases,
            does: self.does,
            consult: self.consult,
            inform: self.inform,
            ..Self::default()
        }
    }
}

/// One list after the other.
fn joined(list: Option<Texts>, more: Option<Texts>) -> Option<Texts> {
    match (list, more) {
        (Some(mut list), Some(more)) => {
            list.value.extend(more.value);
            Some(list)
        }
        (list, more) => list.or(more),
    }
}
