//! The rules that come from files below, and which of them the team has confirmed.

use std::collections::BTreeMap;

use super::point::{Place, Point, Subject};
use crate::rulebook::RuleBook;

/// The rules of files below the topmost one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Inherited {
    /// Sorted by name.
    pub files: Vec<InheritedFile>,
    /// Whether the topmost file says when all of it was confirmed: that confirms the rules below as well.
    pub is_confirmed_as_a_whole: bool,
}

/// A file below, with the rules that come from it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InheritedFile {
    /// The file.
    pub file: String,
    /// The rules that the topmost file names, if only to say when they were confirmed; all if it says when all of it was.
    /// Ids, sorted.
    pub confirmed: Vec<String>,
    /// The other rules, sorted by id.
    pub unconfirmed: Vec<String>,
    /// The first of [`InheritedFile::unconfirmed`]; `None` if there is none.
    first: Option<Place>,
}

impl Inherited {
    pub(super) fn of(book: &RuleBook) -> Self {
        let is_confirmed_as_a_whole = book.place_of_review().is_some();
        let mut files: BTreeMap<&str, InheritedFile> = BTreeMap::new();
        for rule in book.rules.iter().filter(|rule| !book.is_of_top(&rule.origin)) {
            // Who says who owns it; the file at the top only if it names the rule, which another one has first.
            let at = if book.is_of_top(&rule.location) { &rule.origin } else { &rule.location };
            let name = at.source.name();
            let file = files.entry(name).or_insert_with(|| InheritedFile {
                file: name.to_owned(),
                confirmed: Vec::new(),
                unconfirmed: Vec::new(),
                first: None,
            });
            let is_named = book.top_place_of_rule(&rule.id).is_some_and(|at| book.is_of_top(at));
            if is_confirmed_as_a_whole || is_named {
                file.confirmed.push(rule.id.clone());
            } else {
                let at = Place::from(book.place_to_open(at));
                file.unconfirmed.push(rule.id.clone());
                file.first = Some(file.first.take().map_or(at.clone(), |first| first.min(at)));
            }
        }
        Self { files: files.into_values().collect(), is_confirmed_as_a_whole }
    }

    /// One point for each file.
    pub(super) fn points(&self) -> Vec<Point> {
        let point = |file: &InheritedFile| {
            let subject = Subject::NeverConfirmed { file: file.file.clone(), rules: file.unconfirmed.len() };
            Some(Point::new(subject, file.first.clone()?))
        };
        self.files.iter().filter_map(point).collect()
    }
}
