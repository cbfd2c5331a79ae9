//! Where a file can take one more phrase of a rule.

use super::schema::{Entry, OwnerItem, RuleFile, RuleItem};
use super::table_reader::{Located, Texts};
use crate::source::Span;

/// Where a file can take one more phrase of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PhrasePlace {
    /// In this list.
    List {
        /// With its brackets.
        list: Span,
        /// The last entry, if it has one.
        last: Option<Span>,
    },
    /// In a list below the last key that the rule has here.
    Below {
        /// The name of the key.
        key: &'static str,
        /// Its value.
        value: Span,
    },
    /// In a list below the id: the rule has no key here.
    First {
        /// The id.
        id: Span,
    },
}

impl RuleFile {
    /// Where this file can take one more phrase of the rule with this id; `None` if it does not have the rule, or no place
    /// for it: `[rules.soup]` can be added where the file has `[[rules.soup.cases]]` alone.
    pub(crate) fn phrase_place(&self, id: &str) -> Option<PhrasePlace> {
        let item = self.rules.iter().find(|item| item.id.value == id)?;
        let Entry::Change(body) = &item.body else { return None };
        let list = body.phrases.as_ref().or(body.more_phrases.as_ref());
        if let Some(texts) = list {
            let last = texts.value.last().map(|last| last.at.span);
            return Some(PhrasePlace::List { list: texts.at.span, last });
        }
        let id = item.id.at.span;
        match last_key(body) {
            Some((key, value)) => Some(PhrasePlace::Below { key, value }),
            None => is_header(self.source().text(), id).then_some(PhrasePlace::First { id }),
        }
    }
}

/// Whether the id stands at the end of the header of a table, `[rules.soup]`.
fn is_header(text: &str, id: Span) -> bool {
    let before = text[..id.start].rsplit('\n').next().unwrap_or_default().trim_start();
    before.starts_with('[')
        && !before.starts_with("[[")
        && text[id.end..].trim_start_matches(['"', '\'', ' ', '\t']).starts_with(']')
}

/// The last key of a rule whose value is a text or a list of them, and the value. `owner = { any = … }` is neither.
fn last_key(body: &RuleItem) -> Option<(&'static str, Span)> {
    let text = |name, key: &Option<Located<String>>| key.as_ref().map(|key| (name, key.at.span));
    let texts = |name, key: &Option<Texts>| key.as_ref().map(|key| (name, key.at.span));
    let together = body.owner.as_ref().and_then(|owner| match owner {
        OwnerItem::Together(roles) => Some(roles),
        OwnerItem::Any(_) => None,
    });
    let keys = [
        text("activity", &body.activity),
        together.map(|roles| ("owner", roles.at.span)),
        text("why", &body.why),
        text("source", &body.source),
        text("section", &body.section),
        text("settle", &body.settle),
        text("decides", &body.decides),
        texts("does", &body.does),
        texts("consult", &body.consult),
        texts("inform", &body.inform),
    ];
    keys.into_iter().flatten().max_by_key(|(_, value)| value.end)
}
