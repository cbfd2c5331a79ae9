//! A file from its text: everything but the rules, which [`rule`](super::rule) reads.

use std::collections::HashSet;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Value};

use super::items::{Base, ContextItem, ExpectItem, RoleItem, RuleFile, SourceItem};
use super::people::{area, person, unknown};
use super::rule::rule;
use super::syntax;
use super::tables::{date, items, named_texts, pairs, tables};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::table_reader::{Findings, Located, TableReader, Texts, entry_of, text_of, wrong_type};
use crate::rulebook::value_type::ValueType;
use crate::source::Source;

/// The longest text, in bytes, in which all syntax errors are looked for.
const LONGEST_RECOVERED: usize = 256 * 1024;

impl RuleFile {
    /// Reads a file's shape.
    ///
    /// Unknown, missing and mistyped keys, and days that no calendar has, are kept for
    /// [`RuleBook::from_files`](crate::RuleBook::from_files), which reports them with everything else.
    ///
    /// # Errors
    /// Every place that is not TOML.
    pub fn parse(source: Source) -> Result<Self, Vec<Diagnostic>> {
        Self::parse_with(source, "a rule file", rule_file)
    }

    /// Reads a file that has expectations and nothing else.
    ///
    /// # Errors
    /// Every place that is not TOML.
    pub fn parse_expectations(source: Source) -> Result<Self, Vec<Diagnostic>> {
        Self::parse_with(source, "a file of expectations", expectations_file)
    }

    fn parse_with(source: Source, what: &str, read: fn(TableReader<'_, '_>) -> Self) -> Result<Self, Vec<Diagnostic>> {
        let source = Arc::new(source);
        let mut findings = Findings { source: source.clone(), list: Vec::new() };
        let (table, errors) = table_of(source.text());
        syntax::report(source.text(), &errors, &mut findings);
        let Some(table) = table else { return Err(findings.list) };
        let top = findings.at(0..0);
        let start = |finding: &Diagnostic| finding.at.place.span.start;
        let (said, starts): (usize, HashSet<usize>) = (findings.list.len(), findings.list.iter().map(start).collect());
        let mut file = read(TableReader::new(table.into_inner(), what, top, &mut findings));
        // A day that no calendar has is not also of the wrong type.
        let mut shape = findings.list.split_off(said);
        shape.retain(|finding| !starts.contains(&start(finding)));
        file.findings = [findings.list, shape].concat();
        Ok(file)
    }
}

/// The table of a text, if nothing but days that no calendar has is wrong in it, and all syntax errors; of a long text the
/// first one: recovering takes a kilobyte of memory for each.
fn table_of(text: &str) -> (Option<Spanned<DeTable<'_>>>, Vec<toml::de::Error>) {
    match DeTable::parse(text) {
        Ok(table) => (Some(table), Vec::new()),
        Err(first) if text.len() > LONGEST_RECOVERED => (None, vec![first]),
        Err(_) => {
            let (table, errors) = DeTable::parse_recoverable(text);
            let are_dates = errors.iter().all(|error| error.message().starts_with("invalid date"));
            (are_dates.then_some(table), errors)
        }
    }
}

fn rule_file(mut table: TableReader<'_, '_>) -> RuleFile {
    schema_version(&mut table);
    let file = RuleFile {
        source: table.findings.source.clone(),
        title: table.text("title"),
        language: table.text("language"),
        reviewed: date(&mut table, "reviewed"),
        review_every: table.text("review_every"),
        extends: bases(&mut table),
        bases: None,
        absent: Vec::new(),
        unknown: unknown(&mut table),
        sources: items(&mut table, "sources", "source", source),
        contexts: items(&mut table, "contexts", "context", context),
        people: items(&mut table, "people", "person", person),
        areas: items(&mut table, "areas", "area", area),
        roles: items(&mut table, "roles", "role", role),
        rules: items(&mut table, "rules", "rule", rule),
        synonyms: vocabulary(&mut table),
        expects: tables(&mut table, "expect", expectation).map_or_else(Vec::new, |list| list.value),
        findings: Vec::new(),
    };
    table.finish();
    file
}

fn expectations_file(mut table: TableReader<'_, '_>) -> RuleFile {
    schema_version(&mut table);
    let expects = tables(&mut table, "expect", expectation).map_or_else(Vec::new, |list| list.value);
    let source = table.findings.source.clone();
    table.finish();
    RuleFile { source, expects, ..RuleFile::default() }
}

/// A base that stands alone, without a list, is a finding, and read all the same: what it has is not also missing.
fn bases(table: &mut TableReader<'_, '_>) -> Vec<Base> {
    let alone =
        table.written("extends").filter(|value| value.get_ref().is_str() || value.get_ref().is_table()).cloned();
    let list = table.list("extends").map_or_else(|| alone.into_iter().collect(), |list| list.value);
    list.into_iter().filter_map(|base| self::base(base, table.findings)).collect()
}

/// `"path"`, or `{ path = "path", optional = true }`.
fn base(value: Spanned<DeValue<'_>>, findings: &mut Findings) -> Option<Base> {
    if !value.get_ref().is_table() {
        return Some(Base { path: text_of(value, "extends", findings)?, optional: false });
    }
    let mut table = TableReader::of(value, "`extends`", findings)?;
    let (path, optional) = (table.required_text("path"), table.flag("optional"));
    table.finish();
    Some(Base { path: path?, optional })
}

fn schema_version(table: &mut TableReader<'_, '_>) {
    let Some(value) = table.take("schema") else {
        let message = "a rule file begins with its schema version";
        table
            .findings
            .report(Diagnostic::new(Code::MissingKey, &table.at, message).help("add `schema = 1` at the top"));
        return;
    };
    let at = table.findings.at(value.span());
    match value.get_ref() {
        DeValue::Integer(version) if version.as_str() == "1" => {}
        DeValue::Integer(version) => {
            let message = format!("unsupported schema version {}", version.as_str());
            table.findings.report(Diagnostic::new(Code::UnsupportedSchema, &at, message).help("write `schema = 1`"));
        }
        other => wrong_type(table.findings, "`schema`", ValueType::Number, other, &at),
    }
}

fn source(table: &mut TableReader<'_, '_>) -> SourceItem {
    table.also_called("url", "link");
    SourceItem { title: table.required_text("title"), url: table.text("url"), terms: table.texts("terms") }
}

fn context(table: &mut TableReader<'_, '_>) -> ContextItem {
    table.require("values");
    ContextItem {
        question: table.required_text("question"),
        values: table.texts("values"),
        words: named_texts(table, "words"),
        default: table.text("default"),
    }
}

fn role(table: &mut TableReader<'_, '_>) -> RoleItem {
    RoleItem {
        name: table.required_text("name"),
        aliases: table.texts("aliases"),
        focus: table.text("focus"),
        skills: table.texts("skills"),
        holder: table.text_or_texts("holder"),
        contact: table.text("contact"),
        deputy: table.text_or_texts("deputy"),
        fallback: table.text("fallback"),
        absent: table.located_flag("absent"),
    }
}

fn expectation(table: &mut TableReader<'_, '_>) -> ExpectItem {
    let ask = table.required_text("ask");
    ExpectItem {
        at: ask.as_ref().map_or(&table.at, |ask| &ask.at).clone(),
        ask,
        owner: table.text_or_texts("owner"),
        outcome: table.text("outcome"),
        rule: table.text("rule"),
        given: pairs(table, "given").map_or_else(Vec::new, |pairs| pairs.value),
        area: table.text("area"),
    }
}

fn vocabulary(table: &mut TableReader<'_, '_>) -> Vec<Texts> {
    let Some(value) = table.take("vocabulary") else { return Vec::new() };
    let Some(mut table) = TableReader::of(value, "`vocabulary`", table.findings) else { return Vec::new() };
    let groups = table.list("synonyms").map_or_else(Vec::new, |list| synonym_groups(list, table.findings));
    table.finish();
    groups
}

fn synonym_groups(list: Located<Vec<Spanned<DeValue<'_>>>>, findings: &mut Findings) -> Vec<Texts> {
    if let Some(words) = words_alone(&list.value) {
        let found = Diagnostic::new(Code::WrongType, &list.at, "each group of synonyms must be a list of words");
        findings.report(found.help(format!("write `synonyms = [[{words}]]`")));
        return Vec::new();
    }
    list.value.into_iter().filter_map(|group| synonym_group(group, findings)).collect()
}

/// Words that stand in no group, as they are written: all there is. They are one group.
fn words_alone(groups: &[Spanned<DeValue<'_>>]) -> Option<String> {
    let words: Option<Vec<String>> =
        groups.iter().map(|word| word.get_ref().as_str().map(|word| Value::from(word).to_string())).collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join(", "))
}

fn synonym_group(group: Spanned<DeValue<'_>>, findings: &mut Findings) -> Option<Texts> {
    let at = findings.at(group.span());
    let DeValue::Array(words) = group.into_inner() else {
        let found = Diagnostic::new(Code::WrongType, &at, "a group of synonyms must be a list of words");
        findings.report(found.help("write its words in brackets of their own: `[\"…\", \"…\"]`"));
        return None;
    };
    let words = words.into_iter().filter_map(|word| entry_of(word, "synonyms", findings)).collect();
    Some(Located { value: words, at })
}
