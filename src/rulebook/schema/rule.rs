//! A rule from its table.

use super::items::{CaseItem, DissentItem, OwnerItem, RuleItem};
use super::tables::{date, named_texts, tables};
use crate::rulebook::table_reader::{Located, TableReader};

pub(super) fn rule(table: &mut TableReader<'_, '_>) -> RuleItem {
    RuleItem {
        activity: table.required_text("activity"),
        owner: owner(table),
        why: table.text("why"),
        source: table.text("source"),
        section: table.text("section"),
        phrases: table.texts("phrases"),
        more_phrases: table.texts("more_phrases"),
        does: table.texts("does"),
        consult: table.texts("consult"),
        inform: table.texts("inform"),
        settle: table.text("settle"),
        decides: table.text("decides"),
        dissent: tables(table, "dissent", dissent).map(|list| list.value),
        reviewed: date(table, "reviewed"),
        cases: tables(table, "cases", case),
    }
}

fn dissent(table: &mut TableReader<'_, '_>) -> DissentItem {
    DissentItem { owner: table.text("owner"), source: table.text("source"), note: table.required_text("note") }
}

fn case(table: &mut TableReader<'_, '_>) -> CaseItem {
    let otherwise = table.located_flag("otherwise").filter(|flag| flag.value);
    if otherwise.is_none() {
        table.require_or("when", "`otherwise = true`");
    }
    table.require("owner");
    CaseItem {
        when: named_texts(table, "when"),
        otherwise,
        owner: owner(table),
        why: table.text("why"),
        settle: table.text("settle"),
        decides: table.text("decides"),
    }
}

fn owner(table: &mut TableReader<'_, '_>) -> Option<OwnerItem> {
    if !table.has_table("owner") {
        return table.text_or_texts("owner").map(OwnerItem::Together);
    }
    let value = table.take("owner")?;
    let mut any = TableReader::of(value, "`owner`", table.findings)?;
    let at = any.at.clone();
    any.also_called("any", "any_of");
    any.require("any");
    let roles = any.texts("any");
    any.finish();
    // A list that is missing or of the wrong type was reported; the owner still counts as written.
    let nobody = OwnerItem::Together(Located { value: Vec::new(), at });
    Some(roles.map_or(nobody, OwnerItem::Any))
}
