//! A rule book as values for a program without rule files: all that answers show, and all that a router is fitted to.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::book::{BookFile, RuleBook};
use super::layer::Layer;
use crate::source::{Location, Source};

/// A rule book with its layers.
#[derive(Serialize, Deserialize)]
pub(crate) struct PackedBook<'b> {
    book: Cow<'b, RuleBook>,
    #[serde(borrow)]
    layers: Vec<Layer<'b>>,
    /// Which of [`RuleBook::files`] is built in, if one is.
    builtin: Option<usize>,
    /// Where each rule says who owns it, and where it begins.
    places: Vec<[Place; 2]>,
}

/// A number in [`RuleBook::files`], and a line from 0.
type Place = (usize, usize);

impl<'b> PackedBook<'b> {
    /// Without the expectations of the book, and without its places but the lines of its rules. Of built-in rules below others
    /// the wordings are left out: they are fitted by themselves, from a book of their own.
    pub(crate) fn new(book: &'b RuleBook) -> Self {
        let file = |source: &Source| book.height_of(source.name());
        let place = |at: &Location| (file(&at.source).unwrap_or(0), at.position().line - 1);
        let places = book.rules.iter().map(|rule| [&rule.location, &rule.origin].map(place)).collect();
        let mut origins = book.rules.iter().map(|rule| &rule.origin.source);
        let builtin = origins.find(|source| source.is_built_in()).and_then(|source| file(source));
        let mut layers = book.layers();
        if layers.len() > 1 {
            let builtin = layers.iter_mut().filter(|layer| layer.is_builtin).flat_map(|layer| &mut layer.rules);
            builtin.for_each(|rule| rule.wordings.clear());
        }
        Self { book: Cow::Borrowed(book), layers, builtin, places }
    }

    /// The book and its layers. All that is left of the text of its files is how lines end.
    pub(crate) fn unpack(self) -> (RuleBook, Vec<Layer<'b>>) {
        let mut book = self.book.into_owned();
        let lines = "\n".repeat(self.places.iter().flatten().map(|(_, line)| *line).max().unwrap_or(0));
        let source = |(number, file): (usize, &BookFile)| match self.builtin == Some(number) {
            true => Source::built_in(&file.name, lines.clone()),
            false => Source::new(&file.name, lines.as_str()),
        };
        let sources: Vec<_> = book.files.iter().enumerate().map(source).map(Arc::new).collect();
        for (rule, places) in book.rules.iter_mut().zip(self.places) {
            [rule.location, rule.origin] = places.map(|(file, line)| Location::new(&sources[file], line..line));
        }
        (book, self.layers)
    }
}
