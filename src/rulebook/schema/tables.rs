//! Readers of shapes that several keys have: items with ids, lists of tables, pairs, dates.

use toml::Spanned;
use toml::de::DeValue;
use toml::value::Datetime;

use super::items::{Entry, Item, NamedTexts, Pairs};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::table_reader::{
    Findings, Located, TableReader, of_wrong_type, one_or_several, text_of, wrong_type,
};
use crate::rulebook::value_type::ValueType;

/// Items by id. A removed one has no other key; whether the others are complete is known of the merged ones.
pub(super) fn items<'i, T>(
    table: &mut TableReader<'_, 'i>,
    key: &'static str,
    what: &str,
    read: impl Fn(&mut TableReader<'_, 'i>) -> T,
) -> Vec<Item<Entry<T>>> {
    let named = table.named(key).map_or_else(Vec::new, |named| named.value);
    let mut items = Vec::with_capacity(named.len());
    for (id, value) in named {
        let Some(mut inner) = TableReader::of(value, format!("{what} `{}`", id.value), table.findings) else {
            continue;
        };
        inner.at = id.at.clone();
        let body = if inner.flag("remove") { Entry::Remove } else { Entry::Change(read(&mut inner)) };
        let missing = std::mem::take(&mut inner.missing);
        inner.finish();
        items.push(Item { id, changes: Vec::new(), missing, body });
    }
    items
}

pub(super) fn tables<'i, T>(
    table: &mut TableReader<'_, 'i>,
    key: &'static str,
    read: impl Fn(&mut TableReader<'_, 'i>) -> T,
) -> Option<Located<Vec<T>>> {
    let list = if table.has_table(key) { one_table(table, key)? } else { table.list(key)? };
    let mut tables = Vec::with_capacity(list.value.len());
    for value in list.value {
        let Some(mut inner) = TableReader::of(value, format!("`{key}`"), table.findings) else { continue };
        tables.push(read(&mut inner));
        inner.finish();
    }
    Some(Located { value: tables, at: list.at })
}

/// A table where a list of them must stand, as such a list; it is a finding.
fn one_table<'i>(table: &mut TableReader<'_, 'i>, key: &'static str) -> Option<Located<Vec<Spanned<DeValue<'i>>>>> {
    let value = table.take(key)?;
    let at = table.findings.at(value.span());
    let found = of_wrong_type(&format!("`{key}`"), ValueType::List, value.get_ref(), &at);
    let written = &at.source.text()[at.span.start..at.span.end];
    let help = match written.starts_with('[') {
        true => format!("write `[{written}]`, in double brackets"),
        false => format!("write `{key} = [{{ … }}]`"),
    };
    table.findings.report(found.help(help));
    Some(Located { value: vec![value], at })
}

pub(super) fn pairs(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Pairs>> {
    let named = table.named(key)?;
    let text = |(name, value)| Some((name, text_of(value, key, table.findings)?));
    Some(Located { value: named.value.into_iter().filter_map(text).collect(), at: named.at })
}

/// Names, each with one text or several; an empty list is a finding.
pub(super) fn named_texts(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<NamedTexts>> {
    let named = table.named(key)?;
    let mut items = Vec::with_capacity(named.value.len());
    for (name, value) in named.value {
        not_empty(&name.value, &value, table.findings);
        items.push((name, one_or_several(value, key, table.findings)));
    }
    Some(Located { value: items, at: named.at })
}

fn not_empty(key: &str, value: &Spanned<DeValue<'_>>, findings: &mut Findings) {
    if value.get_ref().as_array().is_some_and(|values| values.is_empty()) {
        let at = findings.at(value.span());
        findings.report(Diagnostic::new(Code::EmptyList, &at, format!("`{key}` has no entries")).help("add one"));
    }
}

pub(super) fn date(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Datetime>> {
    let value = table.take(key)?;
    let at = table.findings.at(value.span());
    match value.into_inner() {
        // What no calendar has was reported, and has been read as nothing.
        DeValue::Datetime(Datetime { date: None, time: None, .. }) => None,
        DeValue::Datetime(value) => Some(Located { value, at }),
        other => {
            wrong_type(table.findings, &format!("`{key}`"), ValueType::Date, &other, &at);
            None
        }
    }
}
