//! Where rules come from: files and folders → [`RuleBook`].

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use who_owns::diagnostic::{Code, did_you_mean};
use who_owns::rulebook::Location;
use who_owns::{Diagnostic, Given, RuleBook, RuleFile, Source, builtin};

use crate::args::Options;
use crate::output::Failure;

/// The name of a team's rule file.
pub(crate) const FILE_NAME: &str = "who-owns.toml";

/// The rules to use, as the options, the environment and the current folder say.
pub(crate) fn rules(options: &Options) -> Result<RuleBook, Failure> {
    let files = match chosen(options)? {
        Some(path) => with_bases(&path)?,
        None => vec![RuleFile::parse(builtin()).map_err(Failure::Findings)?],
    };
    RuleBook::from_files(files).map_err(Failure::Findings)
}

/// `--rules`, else `WHO_OWNS_RULES`, else the nearest `who-owns.toml`, else the one of the user.
fn chosen(options: &Options) -> Result<Option<PathBuf>, Failure> {
    Ok(match &options.rules {
        Some(path) => Some(path.clone()),
        None => of_environment()?.or_else(nearest).or_else(of_user),
    })
}

/// What the environment names must be there: who has forgotten the variable would not know where a bare path comes from.
fn of_environment() -> Result<Option<PathBuf>, Failure> {
    let path = env::var_os("WHO_OWNS_RULES").filter(|path| !path.is_empty()).map(PathBuf::from);
    match path {
        Some(path) if !path.exists() => Err(Failure::with_help(
            format!("WHO_OWNS_RULES names {}, which is not there", path.display()),
            "Correct the variable, or unset it.",
        )),
        path => Ok(path),
    }
}

/// The nearest rule file, going up to the root of the repository; without a repository, only this folder.
fn nearest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let root = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    let folders = here.ancestors().take_while(|folder| folder.starts_with(root));
    let found = folders.map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())?;
    Some(found.strip_prefix(&here).map_or(found.clone(), Path::to_path_buf))
}

fn of_user() -> Option<PathBuf> {
    let folder = env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folder = folder.or_else(|| Some(env::home_dir()?.join(".config")))?;
    Some(folder.join("who-owns").join(FILE_NAME)).filter(|path| path.is_file())
}

/// A file with all that it extends, the file itself last.
fn with_bases(path: &Path) -> Result<Vec<RuleFile>, Failure> {
    let mut files = Vec::new();
    add(path, &mut Vec::new(), &mut files)?;
    Ok(files)
}

fn add(path: &Path, open: &mut Vec<PathBuf>, files: &mut Vec<RuleFile>) -> Result<(), Failure> {
    let file = RuleFile::parse(read(path)?).map_err(Failure::Findings)?;
    open.push(identity(path));
    for name in file.extends().cloned().collect::<Vec<_>>() {
        let at = Location { source: file.source().clone(), span: name.span };
        if name.value == "builtin" {
            files.push(RuleFile::parse(builtin()).map_err(Failure::Findings)?);
            continue;
        }
        let base = path.parent().unwrap_or(Path::new("")).join(&name.value);
        if open.contains(&identity(&base)) {
            return Err(refused(Code::ExtendsCircle, &at, format!("`{}` extends itself in a circle", name.value)));
        }
        if !base.is_file() {
            let message = format!("there is no file `{}` to extend", base.display());
            return Err(refused(Code::MissingBase, &at, message));
        }
        add(&base, open, files)?;
    }
    open.pop();
    files.push(file);
    Ok(())
}

fn refused(code: Code, at: &Location, message: String) -> Failure {
    let help = "`extends` takes `builtin` and paths relative to the file that it stands in";
    Failure::Findings(vec![Diagnostic::error(code, &at.source, at.span, message).help(help)])
}

fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// A file's text; what is not UTF-8 is an error that names the place.
fn read(path: &Path) -> Result<Source, Failure> {
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(Failure::with_help(
            format!("{name} is a folder"),
            format!("Name a rule file, for example {}.", path.join(FILE_NAME).display()),
        ));
    }
    let bytes = fs::read(path).map_err(|error| Failure::unreadable(path, error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => Err(Failure::Findings(vec![not_utf8(name, &error)])),
    }
}

fn not_utf8(name: String, error: &std::string::FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let source = std::sync::Arc::new(Source::new(name, String::from_utf8_lossy(error.as_bytes())));
    let span = source.span(at..at + 3);
    Diagnostic::error(Code::InvalidUtf8, &source, span, "this is not UTF-8").help("save the file as UTF-8")
}

/// `--given KEY=VALUE` as a map; keys and values must be among the contexts of the book.
pub(crate) fn given(options: &Options, book: &RuleBook) -> Result<Given, Failure> {
    let mut given = Given::new();
    for pair in &options.given {
        let Some((key, value)) = pair.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            return Err(Failure::with_help(
                format!("--given {pair}: a condition is KEY=VALUE"),
                format!("Write for example --given {}.", example(book)),
            ));
        };
        let Some(context) = book.contexts.get(key) else {
            let keys: Vec<&str> = book.contexts.keys().map(String::as_str).collect();
            return Err(unknown(pair, "condition", key, &keys));
        };
        if !context.values.iter().any(|known| known == value) {
            let values: Vec<&str> = context.values.iter().map(String::as_str).collect();
            return Err(unknown(pair, &format!("value of {key}"), value, &values));
        }
        if given.get(key).is_some_and(|before| before != value) {
            let message = format!("--given {pair}: {key} was given another value before");
            return Err(Failure::with_help(message, "Give each condition one value; run the question once for each."));
        }
        given.insert(key.to_owned(), value.to_owned());
    }
    Ok(given)
}

fn example(book: &RuleBook) -> String {
    let first = book.contexts.iter().find_map(|(key, context)| Some(format!("{key}={}", context.values.first()?)));
    first.unwrap_or_else(|| "scrum=yes".to_owned())
}

fn unknown(pair: &str, kind: &str, word: &str, known: &[&str]) -> Failure {
    let help = match (did_you_mean(word, known.iter().copied()), known) {
        (Some(near), _) => format!("Did you mean `{near}`? Known are: {}.", known.join(", ")),
        (None, []) => "These rules have no conditions.".to_owned(),
        (None, known) => format!("Known are: {}.", known.join(", ")),
    };
    Failure::with_help(format!("--given {pair}: there is no {kind} `{word}`"), help)
}
