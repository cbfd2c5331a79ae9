//! What the value of a key must be, and an example of it.

/// The type that a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueType {
    Text,
    /// A text that is an entry of a list.
    Entry,
    TextOrTexts,
    List,
    Table,
    Flag,
    Date,
    Number,
}

/// Keys, and kinds of items, that need more of an example than their type: each with the type of which it is an example, or
/// with none if it is one of any.
const EXAMPLES: [(&str, Option<ValueType>, &str); 29] = [
    ("schema", None, "schema = 1"),
    ("language", None, "language = \"de\""),
    ("review_every", None, "review_every = \"6 months\""),
    ("extends", None, "extends = [\"builtin\"]"),
    ("unknown", None, "unknown = { ask = \"chef\" }"),
    ("expect", None, "[[expect]]"),
    ("cases", None, "[[rules.soup.cases]]"),
    ("vocabulary", None, "[vocabulary]"),
    ("synonyms", None, "synonyms = [[\"pet\", \"animal\"]]"),
    ("away", None, "away = { from = 2026-12-20, until = 2027-01-06 }"),
    ("when", None, "when = { season = \"winter\" }"),
    ("given", None, "given = { season = \"winter\" }"),
    ("holders", None, "holders = { chef = \"Ada Pan\" }"),
    ("values", None, "values = [\"winter\", \"summer\"]"),
    ("words", Some(ValueType::Table), "words = { winter = [\"snow\", \"frost\"] }"),
    ("words", Some(ValueType::TextOrTexts), "words = { winter = [\"snow\", \"frost\"] }"),
    ("owner", Some(ValueType::Entry), "owner = [\"chef\", \"waiter\"]"),
    ("dissent", None, "dissent = [{ owner = \"chef\", note = \"…\" }]"),
    ("sources", None, "[sources.handbook]"),
    ("contexts", None, "[contexts.season]"),
    ("people", None, "[people.ada]"),
    ("areas", None, "[areas.bar]"),
    ("roles", None, "[roles.chef]"),
    ("rules", None, "[rules.soup]"),
    ("source", Some(ValueType::Table), "[sources.handbook]"),
    ("context", Some(ValueType::Table), "[contexts.season]"),
    ("area", Some(ValueType::Table), "[areas.bar]"),
    ("role", Some(ValueType::Table), "[roles.chef]"),
    ("rule", Some(ValueType::Table), "[rules.soup]"),
];

impl ValueType {
    /// The type in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Entry => "text in quotes",
            Self::TextOrTexts => "text in quotes, or a list of such texts",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Flag => "true or false",
            Self::Date => "a date such as 2026-11-24, without quotes",
            Self::Number => "a whole number",
        }
    }

    /// How `what` is written: a key in backticks, or an item as in “role `chef`”.
    pub(super) fn example(self, what: &str) -> Option<String> {
        let (noun, key) = what.split_once('`').map(|(noun, key)| (noun.trim_end(), key.trim_end_matches('`')))?;
        let name = if noun.is_empty() { key } else { noun };
        let is_example = |wanted: Option<Self>| wanted.is_none_or(|wanted| wanted == self);
        let example = EXAMPLES.iter().find(|(of, wanted, _)| *of == name && is_example(*wanted));
        example.map(|(.., example)| (*example).to_owned()).or_else(|| self.of_type(key))
    }

    /// An example for any key of this type.
    fn of_type(self, key: &str) -> Option<String> {
        let value = match self {
            Self::Text | Self::TextOrTexts => "\"…\"",
            Self::Entry | Self::List => "[\"…\"]",
            Self::Flag => "true",
            Self::Date => "2026-11-24",
            Self::Number => "1",
            Self::Table => return None,
        };
        Some(format!("{key} = {value}"))
    }
}
