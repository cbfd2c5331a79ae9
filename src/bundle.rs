//! Rule files and word tables in one piece: what a program answers from that has neither files nor tables, such as a page.

use serde::{Deserialize, Serialize};

use crate::embedding::{Tables, tables};
use crate::router::Router;
use crate::rulebook::{RuleBook, RuleFile};
use crate::source::Source;

/// What is in the piece; it borrows from it.
#[derive(Serialize, Deserialize)]
struct Bundle<'a> {
    pieces: &'a [u8],
    words: &'a [u8],
    background: &'a [u8],
    english: &'a [u8],
    /// The files with their names, bases first.
    files: Vec<(&'a str, &'a str)>,
    /// The optional files that are not there.
    absent: Vec<&'a str>,
}

/// A rule book with its router.
pub struct Ready {
    /// The rules.
    pub book: &'static RuleBook,
    /// It answers as the program does.
    pub router: Router<'static>,
}

/// The files, the topmost last, with the word tables.
pub fn pack(files: &[RuleFile]) -> Vec<u8> {
    let Tables { pieces, words, background, english } = tables();
    let bundle = Bundle {
        pieces,
        words,
        background,
        english,
        files: files.iter().map(|file| (file.source.name(), file.source.text())).collect(),
        absent: files.iter().flat_map(|file| &file.absent).map(String::as_str).collect(),
    };
    postcard::to_allocvec(&bundle).unwrap_or_default()
}

/// Fits the router to the files that were packed; `None` for other bytes, or files with errors.
///
/// Nothing of it is freed: it is asked for as long as the page is open.
pub fn unpack(bytes: &'static [u8]) -> Option<Ready> {
    let Bundle { pieces, words, background, english, files, absent } = postcard::from_bytes(bytes).ok()?;
    give(Tables { pieces, words, background, english });
    let parsed = |(name, text): &(&str, &'static str)| RuleFile::parse(Source::built_in(name, text)).ok();
    let mut files: Vec<RuleFile> = files.iter().map(parsed).collect::<Option<_>>()?;
    absent.into_iter().for_each(|file| files.last_mut().into_iter().for_each(|top| top.add_absent(file.to_owned())));
    let builtin = files.iter().find(|file| file.source.name() == "builtin").filter(|_| files.len() > 1).cloned();
    let book = leaked(RuleBook::from_files(files).ok()?);
    Some(Ready { book, router: router(book, builtin) })
}

/// As the program fits it: the built-in rules by themselves, as they are fitted when the program is built.
fn router(book: &'static RuleBook, builtin: Option<RuleFile>) -> Router<'static> {
    let Some(file) = builtin else { return Router::new(book) };
    let source = file.source.clone();
    let Ok(base) = RuleBook::from_files(vec![file]).map(leaked) else { return Router::new(book) };
    Router::with_ready(book, &source, || Some(Router::new(base)))
}

fn leaked(book: RuleBook) -> &'static RuleBook {
    Box::leak(Box::new(book))
}

#[cfg(not(feature = "builtin"))]
use crate::embedding::give;

/// The tables are in the program already.
#[cfg(feature = "builtin")]
fn give(_: Tables) {}
