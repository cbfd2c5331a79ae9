//! What comes from outside: rule files, today's date and the conditions of `--given`.

mod address;
mod affected;
mod area;
mod discover;
mod extends;
mod file_store;
mod git;
mod given;
mod limits;
mod named_file;
mod read;
mod ready;
mod root;
mod standard_input;
mod table;
mod today;

use std::path::{Path, PathBuf};

use who_owns::diagnostic::Code;
use who_owns::diff::Question;
use who_owns::rulebook::Location;
use who_owns::{Diagnostic, RuleBook, RuleFile, Source, builtin, shipped};

use crate::failure::Failure;
use crate::threads;

pub(crate) use address::{ADDRESS, name_of};
use affected::Reach;
pub(crate) use affected::first_unknown_path;
pub(crate) use area::area;
pub(crate) use discover::{FILE_NAME, Rules, is_builtin, is_on_disk};
use file_store::FileStore;
pub(crate) use given::{given, given_to_any, given_where_known};
pub(crate) use limits::{is_large, limits_of_a_file};
pub(crate) use named_file::open;
pub(crate) use ready::Ready;
pub(crate) use root::from_root;
pub(crate) use standard_input::{is_standard_input, name_of_input};
pub(crate) use table::table;
pub(crate) use today::today;

/// The longest result of an earlier run, in bytes: that of a million questions.
const LARGEST_RESULT: u64 = 256 * 1024 * 1024;

/// The rule book, with all phrases, synonyms and expectations.
pub(crate) fn book(rules: &Rules) -> Result<RuleBook, Failure> {
    merged(files(rules)?)
}

/// The rule files of the repository that are among some changed files, extend one of them, or cannot be used.
pub(crate) fn affected(changed: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    threads::start();
    affected::affected(changed, |path: &Path| {
        let (read, files) = extends::with_reached(&FileStore::Disk, path);
        Reach { files, is_usable: read.and_then(merged).is_ok() }
    })
}

/// The rules, ready to answer questions.
pub(crate) fn ready(rules: &Rules) -> Result<Ready, Failure> {
    Ok(match rules {
        Rules::Builtin => Ready::Builtin,
        Rules::File(path) => Ready::of(book_to_ask(path)?),
    })
}

/// The book of a file to ask questions of. Where the file lies over the built-in rules, their phrases and expectations are not
/// read, unless they must be.
fn book_to_ask(path: &Path) -> Result<RuleBook, Failure> {
    let files = extends::without_builtin(&FileStore::Disk, path)?;
    threads::start_for(files.bytes());
    let Some(book) = files.above_builtin().and_then(shipped::with_files_above) else {
        return merged(files.with_builtin()?);
    };
    limits::check_size(&book).map(|()| book)
}

/// A rule file with all that it extends, the file itself last.
pub(crate) fn files(rules: &Rules) -> Result<Vec<RuleFile>, Failure> {
    threads::start();
    match rules {
        Rules::Builtin => Ok(vec![RuleFile::parse(builtin()).map_err(Failure::Findings)?]),
        Rules::File(path) => extends::with_extended(&FileStore::Disk, path),
    }
}

/// The book of some files, the topmost last.
pub(crate) fn merged(files: Vec<RuleFile>) -> Result<RuleBook, Failure> {
    let book = RuleBook::from_files(files).map_err(Failure::Findings)?;
    limits::check_size(&book).map(|()| book)
}

/// The rule files that an argument names, bases first: those of a file, of `builtin`, or of `git:REV:PATH`.
pub(crate) fn named(name: &Path) -> Result<Vec<RuleFile>, Failure> {
    if is_builtin(name) {
        return files(&Rules::Builtin);
    }
    threads::start();
    let (store, path) = FileStore::of(name)?;
    extends::with_extended(&store, &path)
}

/// What rule files expect, those below as well. The book has only what the topmost one does: a file above may have changed
/// what one below expects.
pub(crate) fn expected(files: &[RuleFile]) -> Vec<Question> {
    let expected = files.iter().flat_map(RuleFile::expected_questions);
    expected.map(|(ask, given)| Question { ask: ask.to_owned(), given }).collect()
}

/// Whether an argument can be meant as a name for [`named`].
pub(crate) fn is_there(name: &Path) -> bool {
    is_builtin(name) || is_on_disk(name) || address::is_address(name)
}

/// The name with its prefix, where a name that is no file is perhaps one of a git revision, as git itself writes it.
pub(crate) fn meant_address(name: &Path) -> Option<String> {
    (!is_there(name)).then(|| address::without_prefix(name)).flatten()
}

/// The bytes of a rule file on the disk.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    read::bytes(&FileStore::Disk, path)
}

/// An earlier result of a verb as text, from a pipe if need be.
pub(crate) fn result(path: &Path) -> Result<Source, Failure> {
    let (name, instead) = (path.display().to_string(), "Name what an earlier run wrote with --format json.");
    let bytes = named_file::bytes(open(path, instead)?, &name, LARGEST_RESULT, instead)?;
    read::decoded(name, bytes)
}

/// A file of expectations only; a file without any is refused.
pub(crate) fn expectations(path: &Path) -> Result<RuleFile, Failure> {
    let file = RuleFile::parse_expectations(read::read(&FileStore::Disk, path)?).map_err(Failure::Findings)?;
    match file.expectations() {
        0 if file.findings().is_empty() => {
            let message = format!("{} has no expectation", path.display());
            let none = Diagnostic::new(Code::UnusableFile, &Location::new(file.source(), 0..0), message);
            Err(Failure::Findings(vec![none.help("Add an [[expect]] table with `ask`, and `owner` or `outcome`.")]))
        }
        _ => Ok(file),
    }
}
