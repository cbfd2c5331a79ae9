//! What a table is called: after its file.

use crate::rulebook::{Ids, RuleBook};
use crate::source::Source;
use crate::text::Language;

/// What a table is called that has no file, or one without a letter of Latin in its name.
const TABLE: &str = "table";

/// The name of the table's file, without its folder.
pub(crate) fn file_name(source: &Source) -> &str {
    let name = source.name();
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The id of the table among the sources, which no other known one has; a known one with the name of its file is the
/// table itself, read again.
pub(super) fn id(source: &Source, language: Language, known: &RuleBook) -> String {
    let file = file_name(source);
    let mut ids = Ids::of(language);
    for (id, _) in known.sources.iter().filter(|(_, reference)| reference.title != file) {
        ids.take(id);
    }
    match source.name() {
        Source::STANDARD_INPUT => ids.made("", TABLE),
        _ => ids.made(file.rsplit_once('.').map_or(file, |(stem, _)| stem), TABLE),
    }
}
