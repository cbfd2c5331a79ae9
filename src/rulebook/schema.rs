//! The keys of a rule file, one to one, each with its place. The only file that knows what a key is called.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::table_reader::{Findings, TableReader, one_or_several, text_of, wrong_type};
pub(super) use super::table_reader::{Located, Texts};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

/// The longest text, in bytes, in which all syntax errors are looked for.
const LONGEST_RECOVERED: usize = 256 * 1024;

/// A rule file as written: its shape is right, its meaning not yet checked.
#[derive(Debug, Clone)]
pub struct RuleFile {
    pub(super) source: Arc<Source>,
    pub(super) title: Option<Located<String>>,
    pub(super) reviewed: Option<Located<Datetime>>,
    pub(super) review_every: Option<Located<String>>,
    extends: Vec<Located<String>>,
    pub(super) sources: Vec<Item<SourceItem>>,
    pub(super) contexts: Vec<Item<ContextItem>>,
    pub(super) roles: Vec<Item<RoleItem>>,
    pub(super) rules: Vec<Item<RuleEntry>>,
    pub(super) synonyms: Vec<Texts>,
    pub(super) expects: Vec<ExpectItem>,
    /// What is wrong with the shape. The rest was read all the same, to find more.
    pub(super) findings: Vec<Diagnostic>,
}

/// Something with an id of its own.
#[derive(Debug, Clone)]
pub(super) struct Item<T> {
    pub(super) source: Arc<Source>,
    pub(super) id: Located<String>,
    pub(super) body: T,
}

#[derive(Debug, Clone)]
pub(super) struct SourceItem {
    pub(super) title: Option<Located<String>>,
    pub(super) url: Option<Located<String>>,
    pub(super) terms: Vec<Located<String>>,
}

#[derive(Debug, Clone)]
pub(super) struct ContextItem {
    pub(super) question: Option<Located<String>>,
    pub(super) values: Option<Texts>,
    pub(super) default: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub(super) struct RoleItem {
    pub(super) name: Option<Located<String>>,
    pub(super) aliases: Vec<Located<String>>,
    pub(super) focus: Option<Located<String>>,
    pub(super) skills: Vec<Located<String>>,
    pub(super) holder: Option<Located<String>>,
    pub(super) contact: Option<Located<String>>,
    pub(super) deputy: Option<Located<String>>,
    pub(super) fallback: Option<Located<String>>,
    pub(super) absent: bool,
}

impl RoleItem {
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name.iter().chain(&self.aliases).any(|called| called.value == name)
    }
}

/// What a file does with a rule.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly all entries define a rule")]
pub(super) enum RuleEntry {
    /// `remove = true`: drops the rule of a file below.
    Remove,
    Define(RuleItem),
}

/// Its serialized form is what the file says.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RuleItem {
    pub(super) activity: Option<Located<String>>,
    pub(super) owner: Option<OwnerItem>,
    pub(super) why: Option<Located<String>>,
    pub(super) source: Option<Located<String>>,
    pub(super) section: Option<Located<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) phrases: Vec<Located<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) does: Vec<Located<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) consult: Vec<Located<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) inform: Vec<Located<String>>,
    pub(super) settle: Option<Located<String>>,
    pub(super) decides: Option<Located<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dissent: Vec<DissentItem>,
    pub(super) reviewed: Option<Located<Datetime>>,
    pub(super) cases: Option<Vec<CaseItem>>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct CaseItem {
    #[serde(serialize_with = "conditions_as_written")]
    pub(super) when: Option<Located<ConditionItems>>,
    /// `otherwise = true`; `None` for `false`.
    pub(super) otherwise: Option<Located<bool>>,
    pub(super) owner: Option<OwnerItem>,
    pub(super) why: Option<Located<String>>,
    pub(super) settle: Option<Located<String>>,
    pub(super) decides: Option<Located<String>>,
}

/// `owner = "a"`, `owner = ["a", "b"]`, or `owner = { any = ["a", "b"] }`.
#[derive(Debug, Clone)]
pub(super) enum OwnerItem {
    Together(Texts),
    Any(Texts),
}

impl OwnerItem {
    pub(super) fn roles(&self) -> &Texts {
        match self {
            Self::Together(roles) | Self::Any(roles) => roles,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct DissentItem {
    pub(super) owner: Option<Located<String>>,
    pub(super) source: Option<Located<String>>,
    pub(super) note: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub(super) struct ExpectItem {
    pub(super) source: Arc<Source>,
    pub(super) ask: Option<Located<String>>,
    pub(super) owner: Option<Texts>,
    pub(super) outcome: Option<Located<String>>,
    pub(super) rule: Option<Located<String>>,
    pub(super) given: Pairs,
}

impl RuleFile {
    /// Reads a file's shape.
    ///
    /// Unknown, missing and mistyped keys are kept for [`RuleBook::from_files`](super::RuleBook::from_files), which
    /// reports them with everything else.
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
        let table = match DeTable::parse(source.text()) {
            Ok(table) => table,
            Err(first) => {
                syntax_errors(source.text(), first).iter().for_each(|error| findings.syntax(error));
                return Err(findings.list);
            }
        };
        let span = source.span(0..0);
        let mut file = read(TableReader::new(table.into_inner(), what, span, &mut findings));
        file.findings = findings.list;
        Ok(file)
    }

    /// The files that this one extends, in the order written.
    pub fn extends(&self) -> impl Iterator<Item = &Located<String>> {
        self.extends.iter()
    }

    /// What is wrong with the file's shape; [`RuleBook::from_files`](super::RuleBook::from_files) reports it with
    /// everything else.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Adds the expectations of another file to those of this one.
    pub fn add_expectations(&mut self, other: Self) {
        self.expects.extend(other.expects);
        self.findings.extend(other.findings);
    }

    /// How many expectations the file has.
    pub fn expectations(&self) -> usize {
        self.expects.len()
    }

    /// The rules as the file writes them, to be serialized, by id; those that it removes are left out.
    pub fn rules(&self) -> impl Iterator<Item = (&str, impl Serialize)> {
        self.rules.iter().filter_map(|rule| match &rule.body {
            RuleEntry::Define(body) => Some((rule.id.value.as_str(), body)),
            RuleEntry::Remove => None,
        })
    }

    /// The file that this was read from.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }
}

/// All syntax errors of a text, or the first one of a long text: recovering takes a kilobyte of memory for each.
fn syntax_errors(text: &str, first: toml::de::Error) -> Vec<toml::de::Error> {
    if text.len() > LONGEST_RECOVERED { vec![first] } else { DeTable::parse_recoverable(text).1 }
}

fn rule_file(mut table: TableReader<'_, '_>) -> RuleFile {
    schema_version(&mut table);
    let file = RuleFile {
        source: table.findings.source.clone(),
        title: table.text("title"),
        reviewed: date(&mut table, "reviewed"),
        review_every: table.text("review_every"),
        extends: table.texts("extends").map_or_else(Vec::new, |list| list.value),
        sources: items(&mut table, "sources", "source", |f| SourceItem {
            title: f.required_text("title"),
            url: f.text("url"),
            terms: f.texts("terms").map_or_else(Vec::new, |list| list.value),
        }),
        contexts: items(&mut table, "contexts", "context", context),
        roles: items(&mut table, "roles", "role", role),
        rules: items(&mut table, "rules", "rule", rule),
        synonyms: vocabulary(&mut table),
        expects: tables(&mut table, "expect", expectation).unwrap_or_default(),
        findings: Vec::new(),
    };
    table.finish();
    file
}

fn expectations_file(mut table: TableReader<'_, '_>) -> RuleFile {
    schema_version(&mut table);
    let expects = tables(&mut table, "expect", expectation).unwrap_or_default();
    let source = table.findings.source.clone();
    table.finish();
    RuleFile {
        source,
        title: None,
        reviewed: None,
        review_every: None,
        extends: Vec::new(),
        sources: Vec::new(),
        contexts: Vec::new(),
        roles: Vec::new(),
        rules: Vec::new(),
        synonyms: Vec::new(),
        expects,
        findings: Vec::new(),
    }
}

fn schema_version(table: &mut TableReader<'_, '_>) {
    let Some(value) = table.take("schema") else {
        let message = "a rule file begins with its schema version";
        table
            .findings
            .report(table.findings.error(Code::MissingKey, table.span, message).help("add `schema = 1` at the top"));
        return;
    };
    let span = table.findings.source.span(value.span());
    match value.get_ref() {
        DeValue::Integer(version) if version.as_str() == "1" => {}
        DeValue::Integer(version) => {
            let message = format!("unsupported schema version {}", version.as_str());
            table
                .findings
                .report(table.findings.error(Code::UnsupportedSchema, span, message).help("write `schema = 1`"));
        }
        other => wrong_type(table.findings, "`schema`", "a whole number", other, span),
    }
}

fn context(table: &mut TableReader<'_, '_>) -> ContextItem {
    table.require("values");
    ContextItem {
        question: table.required_text("question"),
        values: table.texts("values"),
        default: table.text("default"),
    }
}

fn role(table: &mut TableReader<'_, '_>) -> RoleItem {
    RoleItem {
        name: table.required_text("name"),
        aliases: table.texts("aliases").map_or_else(Vec::new, |list| list.value),
        focus: table.text("focus"),
        skills: table.texts("skills").map_or_else(Vec::new, |list| list.value),
        holder: table.text("holder"),
        contact: table.text("contact"),
        deputy: table.text("deputy"),
        fallback: table.text("fallback"),
        absent: table.flag("absent"),
    }
}

/// A removed rule has no other key.
fn rule(table: &mut TableReader<'_, '_>) -> RuleEntry {
    if table.flag("remove") {
        return RuleEntry::Remove;
    }
    RuleEntry::Define(RuleItem {
        activity: table.required_text("activity"),
        owner: owner(table),
        why: table.text("why"),
        source: table.text("source"),
        section: table.text("section"),
        phrases: table.texts("phrases").map_or_else(Vec::new, |list| list.value),
        does: table.texts("does").map_or_else(Vec::new, |list| list.value),
        consult: table.texts("consult").map_or_else(Vec::new, |list| list.value),
        inform: table.texts("inform").map_or_else(Vec::new, |list| list.value),
        settle: table.text("settle"),
        decides: table.text("decides"),
        dissent: tables(table, "dissent", dissent).unwrap_or_default(),
        reviewed: date(table, "reviewed"),
        cases: tables(table, "cases", case),
    })
}

fn dissent(table: &mut TableReader<'_, '_>) -> DissentItem {
    DissentItem { owner: table.text("owner"), source: table.text("source"), note: table.required_text("note") }
}

fn case(table: &mut TableReader<'_, '_>) -> CaseItem {
    let otherwise = table.located_flag("otherwise").filter(|flag| flag.value);
    if otherwise.is_none() {
        table.require("when");
    }
    table.require("owner");
    CaseItem {
        when: conditions(table),
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
    let span = any.span;
    any.require("any");
    let roles = any.texts("any");
    any.finish();
    // A list that is missing or of the wrong type was reported; the owner still counts as written.
    let nobody = OwnerItem::Together(Located { value: Vec::new(), span });
    Some(roles.map_or(nobody, OwnerItem::Any))
}

fn expectation(table: &mut TableReader<'_, '_>) -> ExpectItem {
    ExpectItem {
        source: table.findings.source.clone(),
        ask: table.required_text("ask"),
        owner: table.text_or_texts("owner"),
        outcome: table.text("outcome"),
        rule: table.text("rule"),
        given: pairs(table, "given").map_or_else(Vec::new, |pairs| pairs.value),
    }
}

fn vocabulary(table: &mut TableReader<'_, '_>) -> Vec<Texts> {
    let Some(value) = table.take("vocabulary") else { return Vec::new() };
    let Some(mut table) = TableReader::of(value, "`vocabulary`", table.findings) else { return Vec::new() };
    let groups = table.list("synonyms").map_or_else(Vec::new, |list| list.value);
    let groups = groups.into_iter().filter_map(|group| synonym_group(group, table.findings)).collect();
    table.finish();
    groups
}

fn synonym_group(group: Spanned<DeValue<'_>>, findings: &mut Findings) -> Option<Texts> {
    let span = findings.source.span(group.span());
    let DeValue::Array(words) = group.into_inner() else {
        findings.report(findings.error(Code::WrongType, span, "a group of synonyms must be a list of words"));
        return None;
    };
    let words = words.into_iter().filter_map(|word| text_of(word, "synonyms", findings)).collect();
    Some(Located { value: words, span })
}

fn items<'i, T>(
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
        inner.span = id.span;
        let body = read(&mut inner);
        inner.finish();
        items.push(Item { source: table.findings.source.clone(), id, body });
    }
    items
}

fn tables<'i, T>(
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

impl Serialize for OwnerItem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Any(roles) => to.collect_map([("any", &roles.value)]),
            Self::Together(roles) => OneOrSeveral(roles).serialize(to),
        }
    }
}

/// A list of one is written without brackets.
struct OneOrSeveral<'t>(&'t Texts);

impl Serialize for OneOrSeveral<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.value.as_slice() {
            [one] => one.serialize(to),
            texts => texts.serialize(to),
        }
    }
}

fn conditions_as_written<S: Serializer>(when: &Option<Located<ConditionItems>>, to: S) -> Result<S::Ok, S::Error> {
    let Some(when) = when else { return to.serialize_none() };
    to.collect_map(when.value.iter().map(|(context, values)| (&context.value, OneOrSeveral(values))))
}

/// Contexts, each with one value or several.
type ConditionItems = Vec<(Located<String>, Texts)>;

fn conditions(table: &mut TableReader<'_, '_>) -> Option<Located<ConditionItems>> {
    let named = table.named("when")?;
    let mut items = Vec::with_capacity(named.value.len());
    for (context, value) in named.value {
        if value.get_ref().as_array().is_some_and(|values| values.is_empty()) {
            let span = table.findings.source.span(value.span());
            let message = format!("`{}` has no entries", context.value);
            table.findings.report(table.findings.error(Code::EmptyList, span, message).help("add one"));
        }
        items.push((context, one_or_several(value, "when", table.findings)));
    }
    Some(Located { value: items, span: named.span })
}

type Pairs = Vec<(Located<String>, Located<String>)>;

fn pairs(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Pairs>> {
    let named = table.named(key)?;
    let text = |(name, value)| Some((name, text_of(value, key, table.findings)?));
    Some(Located { value: named.value.into_iter().filter_map(text).collect(), span: named.span })
}

fn date(table: &mut TableReader<'_, '_>, key: &'static str) -> Option<Located<Datetime>> {
    let value = table.take(key)?;
    let span = table.findings.source.span(value.span());
    match value.into_inner() {
        DeValue::Datetime(value) => Some(Located { value, span }),
        other => {
            wrong_type(table.findings, &format!("`{key}`"), "a date such as 2026-11-24, without quotes", &other, span);
            None
        }
    }
}
