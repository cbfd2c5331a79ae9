//! A checker of JSON against a JSON Schema (draft 2020-12) with the keywords that the project's schemas use.

use serde_json::{Map, Value};

/// Fails if a schema has a keyword that the checker does not know, or a reference to nothing.
pub(crate) fn assert_is_schema(root: &Value) {
    let mut open = vec![root];
    while let Some(schema) = open.pop() {
        assert!(schema.is_object() || schema.is_boolean(), "{schema} is no schema");
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            open.extend(parts(keyword, value));
            if keyword == "$ref" {
                referred(root, value);
            }
        }
    }
}

/// The schemas that a keyword holds.
fn parts<'s>(keyword: &str, value: &'s Value) -> Vec<&'s Value> {
    match keyword {
        "$schema" | "$ref" | "title" | "description" | "format" | "type" | "const" | "enum" | "pattern" => Vec::new(),
        "minimum" | "maximum" | "required" | "minProperties" | "minItems" | "uniqueItems" => Vec::new(),
        "items" | "additionalProperties" | "propertyNames" | "if" | "then" | "else" => vec![value],
        "anyOf" | "oneOf" => value.as_array().expect("a list of schemas").iter().collect(),
        "$defs" | "properties" => value.as_object().expect("schemas by name").values().collect(),
        _ => panic!("the checker does not know `{keyword}`"),
    }
}

/// The definition that `"$ref": "#/…"` points at.
fn referred<'s>(root: &'s Value, reference: &Value) -> &'s Value {
    let place = reference.as_str().and_then(|reference| reference.strip_prefix('#'));
    place.and_then(|place| root.pointer(place)).unwrap_or_else(|| panic!("{reference} is not there"))
}

/// Where a value is not what a schema wants, and which keyword says so. Empty for a valid value.
pub(crate) fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut checker = Checker { root: schema, found: Vec::new() };
    checker.check(schema, value, "");
    checker.found
}

pub(crate) fn is_valid(schema: &Value, value: &Value) -> bool {
    violations(schema, value).is_empty()
}

struct Checker<'s> {
    root: &'s Value,
    found: Vec<String>,
}

impl Checker<'_> {
    fn check(&mut self, schema: &Value, value: &Value, path: &str) {
        let none = Map::new();
        let keywords = schema.as_object().unwrap_or(&none);
        for (keyword, wanted) in keywords {
            if !self.holds(keyword, wanted, schema, value) {
                self.found.push(format!("{path}: `{keyword}` wants {wanted}, got {value}"));
            }
        }
        if *schema == Value::Bool(false) {
            self.found.push(format!("{path}: this is not allowed"));
        }
        if let Some(reference) = keywords.get("$ref") {
            self.check(referred(self.root, reference), value, path);
        }
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, field)| self.check_field(schema, key, field, path)),
            Value::Array(items) => {
                let schema = &schema["items"];
                items.iter().enumerate().for_each(|(at, item)| self.check(schema, item, &format!("{path}/{at}")));
            }
            _ => {}
        }
    }

    fn check_field(&mut self, schema: &Value, key: &str, field: &Value, path: &str) {
        let path = format!("{path}/{key}");
        let own = schema["properties"].get(key);
        self.check(own.unwrap_or(&schema["additionalProperties"]), field, &path);
        self.check(&schema["propertyNames"], &key.into(), &path);
    }

    /// Whether one keyword holds of the value itself; what the value contains is checked one by one.
    fn holds(&self, keyword: &str, wanted: &Value, schema: &Value, value: &Value) -> bool {
        let valid = |schema: &Value| self.is_valid(schema, value);
        match (keyword, value) {
            ("type", _) => is_of_type(wanted, value),
            ("const", _) => value == wanted,
            ("enum", _) => list(wanted).contains(value),
            ("pattern", Value::String(text)) => matches(wanted, text),
            ("minimum", Value::Number(number)) => number.as_f64() >= wanted.as_f64(),
            ("maximum", Value::Number(number)) => number.as_f64() <= wanted.as_f64(),
            ("required", Value::Object(fields)) => {
                list(wanted).iter().all(|key| fields.contains_key(key.as_str().expect("a key")))
            }
            ("minProperties", Value::Object(fields)) => fields.len() >= count(wanted),
            ("minItems", Value::Array(items)) => items.len() >= count(wanted),
            ("uniqueItems", Value::Array(items)) => (1..items.len()).all(|at| !items[..at].contains(&items[at])),
            ("anyOf", _) => list(wanted).iter().any(valid),
            ("oneOf", _) => list(wanted).iter().filter(|part| valid(part)).count() == 1,
            ("if", _) => valid(&schema[if valid(wanted) { "then" } else { "else" }]),
            _ => true,
        }
    }

    fn is_valid(&self, schema: &Value, value: &Value) -> bool {
        let mut inner = Checker { root: self.root, found: Vec::new() };
        inner.check(schema, value, "");
        inner.found.is_empty()
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn count(value: &Value) -> usize {
    value.as_u64().expect("a count") as usize
}

fn is_of_type(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some(other) => panic!("`{other}` is no type"),
        None => list(wanted).iter().any(|one| is_of_type(one, value)),
    }
}

/// The patterns that the schemas use, without a crate for regular expressions.
fn matches(pattern: &Value, text: &str) -> bool {
    match pattern.as_str() {
        Some(r"\S") => text.contains(|c: char| !c.is_whitespace()),
        // No letter, digit, `_` or `-`, as far as ASCII goes: not every dialect can name the letters of others.
        Some(r"^[^\s\x00-,./:-@\[-^`{-\x7f]+$") => {
            let is_allowed = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c) || !c.is_ascii();
            !text.is_empty() && text.chars().all(|c| is_allowed(c) && !c.is_whitespace())
        }
        _ => panic!("the checker does not know the pattern {pattern}"),
    }
}
