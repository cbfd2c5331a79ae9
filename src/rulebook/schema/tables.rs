//! Readers of shapes that several keys have: items with ids, lists of tables, pairs, dates.

use toml::de::DeValue;
use toml::value::Datetime;

use super::items::{Item, Pairs};
use crate::rulebook::table_reader::{Located, TableReader, text_of, wrong_type};

pub(super) fn items<'i, T>(
    table: &mut TableReader<'_, 'i>,
    key: &'static str,
    what: &str,
    read: impl Fn(&mut TableReader<'_, 'i>) -> T,
) -> Vec<Item<T>> {
    let named = table.named(key).map_or_else(Vec::new, |named| named.value);
    let mut items = Vec::with_capacity(named.len());
    for (id, value) in named {
        let Some(mut inner) = TableReader::of(value, format!("{what} `{}`", id.value), table.findings) else {
            continue;
        };
        inner.at = id.at.clone();
        let body = read(&mut inner);
        inner.finish();
        items.push(Item { id, body });
    }
    items
}

pub(super) fn tables<'i, T>(
    table: &mut TableReader<'_, 'i>,
    key: &'static str,
    read: impl Fn(&mut TableReader<'_, 'i>) -> T,
) -> Option<Vec<T>> {
    let list = table.list(key)?;
    let mut tables = Vec::with_capacity(list.value.len());
    for value in list.value {
        let Some(mut inner) = TableReader::of(value, format!("`{key}`"), table.findings) else { continue };
        tables.push(read(&mut inner));
        inner.finish();
    }
    Some(tables)
}

pub(super) fn pairs(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Pairs>> {
    let named = table.named(key)?;
    let text = |(name, value)| Some((name, text_of(value, key, table.findings)?));
    Some(Located { value: named.value.into_iter().filter_map(text).collect(), at: named.at })
}

pub(super) fn date(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Datetime>> {
    let value = table.take(key)?;
    let at = table.findings.at(value.span());
    match value.into_inner() {
        DeValue::Datetime(value) => Some(Located { value, at }),
        other => {
            wrong_type(table.findings, &format!("`{key}`"), "a date such as 2026-11-24, without quotes", &other, &at);
            None
        }
    }
}
