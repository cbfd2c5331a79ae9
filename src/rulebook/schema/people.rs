//! People and areas from their tables, and whom to ask where no rule answers.

use toml::value::Datetime;

use super::items::{AreaItem, AwayItem, PersonItem, UnknownItem};
use super::tables::{date, named_texts};
use crate::rulebook::table_reader::{Located, TableReader, of_wrong_type};
use crate::rulebook::value_type::ValueType;

pub(super) fn person(table: &mut TableReader<'_, '_>) -> PersonItem {
    table.elsewhere("deputy", "a deputy belongs to a role: write `deputy` into the [roles.…] that this person holds");
    table.elsewhere("role", "a role says who holds it: write `holder` into its [roles.…]");
    PersonItem { name: table.required_text("name"), contact: table.text("contact"), away: away(table) }
}

fn away(table: &mut TableReader<'_, '_>) -> Option<AwayItem> {
    let value = table.take("away")?;
    if value.get_ref().is_array() {
        let at = table.findings.at(value.span());
        let found = of_wrong_type("`away`", ValueType::Table, value.get_ref(), &at);
        table.findings.report(found.help("a person has one absence: `away = { from = …, until = … }`"));
        return None;
    }
    let mut away = TableReader::of(value, "`away`", table.findings)?;
    away.also_called("from", "since");
    ["to", "till", "end"].into_iter().for_each(|other| away.also_called("until", other));
    let mut day = |key| {
        away.require(key);
        date(&mut away, key)
    };
    let days: (Option<Located<Datetime>>, Option<Located<Datetime>>) = (day("from"), day("until"));
    away.finish();
    Some(AwayItem { from: days.0?, until: days.1? })
}

pub(super) fn area(table: &mut TableReader<'_, '_>) -> AreaItem {
    AreaItem { name: table.required_text("name"), words: table.texts("words"), holders: named_texts(table, "holders") }
}

pub(super) fn unknown(table: &mut TableReader<'_, '_>) -> Option<UnknownItem> {
    let value = table.take("unknown")?;
    let mut unknown = TableReader::of(value, "`unknown`", table.findings)?;
    let ask = unknown.required_text("ask");
    unknown.finish();
    Some(UnknownItem { ask: ask? })
}
