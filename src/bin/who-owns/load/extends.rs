//! Resolves `extends`: a rule file with all files that it is based on.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::path::{Path, PathBuf};

use who_owns::diagnostic::Code;
use who_owns::rulebook::Base;
use who_owns::source::Location;
use who_owns::{Diagnostic, RuleBook, RuleFile, Source, builtin};

use super::file_store::FileStore;
use super::read::read;
use crate::failure::{Failure, no_file};

/// The longest chain of `extends`, in files: in a longer one it is hard to see where a rule comes from.
const DEEPEST: usize = 8;

/// How many files can be extended, in all: each takes git a few milliseconds.
const MOST_FILES: usize = 1_000;

/// The limit for all files together, in bytes.
const LARGEST_TOGETHER: usize = 64 * 1024 * 1024;

/// A file with all that it extends, each once, in topological order: a base before every file that extends it, the file
/// itself last.
///
/// # Errors
/// All that is wrong with `extends` and with the shape of all files that can be reached; and if there is such an error, what
/// else is wrong with them, whatever a file says that is missing.
pub(super) fn with_extended(store: &FileStore, path: &Path) -> Result<Vec<RuleFile>, Failure> {
    without_builtin(store, path)?.with_builtin()
}

/// As [`with_extended`], without reading the built-in rules.
pub(super) fn without_builtin(store: &FileStore, path: &Path) -> Result<WithoutBuiltin, Failure> {
    Resolver::new(store).resolve(path)
}

/// As [`with_extended`], and all files that were reached, also those that are not there.
pub(super) fn with_reached(store: &FileStore, path: &Path) -> (Result<Vec<RuleFile>, Failure>, HashSet<PathBuf>) {
    let mut resolver = Resolver::new(store);
    let files = resolver.resolve(path).and_then(WithoutBuiltin::with_builtin);
    (files, resolver.seen.into_keys().collect())
}

/// A file and all that it extends but the built-in rules.
pub(super) struct WithoutBuiltin {
    /// Bases first.
    files: Vec<RuleFile>,
    /// How many files come before the built-in rules; `None` if no file extends them.
    builtin_at: Option<usize>,
}

impl WithoutBuiltin {
    /// The files, if the built-in rules are at the bottom of them all.
    pub(super) fn above_builtin(&self) -> Option<&[RuleFile]> {
        self.builtin_at.filter(|at| *at == 0).map(|_| self.files.as_slice())
    }

    /// How long they are together, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.source().text().len()).sum()
    }

    /// The files and, where one extends them, the built-in rules.
    pub(super) fn with_builtin(self) -> Result<Vec<RuleFile>, Failure> {
        let Self { mut files, builtin_at } = self;
        if let Some(at) = builtin_at {
            files.insert(at, RuleFile::parse(builtin()).map_err(Failure::Findings)?);
        }
        Ok(files)
    }
}

/// A file whose bases are being resolved.
struct Frame {
    path: PathBuf,
    identity: PathBuf,
}

struct Resolver<'t> {
    store: &'t FileStore,
    /// The files that are resolved, bases first.
    files: Vec<RuleFile>,
    /// What each file that was visited is called, by its identity.
    seen: HashMap<PathBuf, String>,
    /// The chain from the first file to the current one.
    stack: Vec<Frame>,
    findings: Vec<Diagnostic>,
    /// The names of optional files that are not there.
    absent: Vec<String>,
    /// How much has been read, in bytes.
    bytes: usize,
    /// As [`WithoutBuiltin`] has it.
    builtin_at: Option<usize>,
}

impl<'t> Resolver<'t> {
    fn new(store: &'t FileStore) -> Self {
        Self {
            store,
            files: Vec::new(),
            seen: HashMap::new(),
            stack: Vec::new(),
            findings: Vec::new(),
            absent: Vec::new(),
            bytes: 0,
            builtin_at: None,
        }
    }

    fn resolve(&mut self, path: &Path) -> Result<WithoutBuiltin, Failure> {
        self.stack.push(Frame { path: path.to_path_buf(), identity: self.store.identity(path) });
        let source = self.read(path)?;
        self.add(source);
        let mut files = mem::take(&mut self.files);
        if self.findings.is_empty() {
            if let Some(top) = files.last_mut() {
                mem::take(&mut self.absent).into_iter().for_each(|file| top.add_absent(file));
            }
            return Ok(WithoutBuiltin { files, builtin_at: self.builtin_at });
        }
        let mut findings = mem::take(&mut self.findings);
        let files = WithoutBuiltin { files, builtin_at: self.builtin_at }.with_builtin()?;
        findings.extend(RuleBook::errors_whatever_is_missing(files));
        Err(Failure::Findings(findings))
    }

    fn read(&mut self, path: &Path) -> Result<Source, Failure> {
        let source = read(self.store, path)?;
        self.bytes += source.text().len();
        match self.bytes > LARGEST_TOGETHER {
            true => Err(Failure::with_help(
                format!("the rule files are longer than {} MiB together", LARGEST_TOGETHER / 1024 / 1024),
                "Extend fewer files.",
            )),
            false => Ok(source),
        }
    }

    fn add(&mut self, source: Source) {
        match RuleFile::parse(source) {
            Ok(mut file) => {
                let bases: Vec<Base> = file.extends().cloned().collect();
                file.set_bases(bases.iter().filter_map(|base| self.base(base)).collect());
                self.files.push(file);
            }
            Err(findings) => self.findings.extend(findings),
        }
    }

    /// Reads a base; gives what it is called, unless it is the built-in rules or is refused.
    fn base(&mut self, base: &Base) -> Option<String> {
        let (name, at) = (base.path.value.as_str(), &base.path.at);
        if base.is_builtin() {
            self.builtin_at.get_or_insert(self.files.len());
            return None;
        }
        // The one too many was reported.
        if self.seen.len() > MOST_FILES {
            return None;
        }
        let folder = self.stack.last().and_then(|frame| frame.path.parent()).unwrap_or(Path::new(""));
        let path = folder.join(name);
        let identity = self.store.identity(&path);
        if let Some(begin) = self.stack.iter().position(|frame| frame.identity == identity) {
            self.cycle(begin, at);
            return None;
        }
        if let Some(name) = self.seen.get(&identity) {
            return Some(name.clone());
        }
        if self.stack.len() >= DEEPEST {
            let message = format!("`extends` is nested deeper than {DEEPEST} files");
            self.refuse(Code::ExtendsTooDeep, at, message, "extend it from a file nearer to the first one");
            return None;
        }
        let name = self.store.name(&path);
        self.seen.insert(identity.clone(), name.clone());
        if self.seen.len() > MOST_FILES {
            let message = format!("`extends` leads to more than {MOST_FILES} files");
            self.refuse(Code::UnreadableBase, at, message, "extend fewer files");
            return None;
        }
        self.stack.push(Frame { path, identity });
        self.read_base(base);
        self.stack.pop();
        Some(name)
    }

    fn read_base(&mut self, base: &Base) {
        let at = &base.path.at;
        let Some(path) = self.stack.last().map(|frame| frame.path.clone()) else { return };
        match self.read(&path) {
            Ok(source) => self.add(source),
            Err(Failure::Findings(findings)) => self.findings.extend(findings),
            Err(Failure::Message { message, help }) if self.store.exists(&path) => {
                self.refuse(Code::UnreadableBase, at, message, help.unwrap_or_default());
            }
            Err(_) if base.optional => self.absent.push(self.store.name(&path)),
            Err(_) => {
                let message = format!("{} to extend", no_file(&self.store.name(&path)));
                let help = "`extends` takes `builtin` and paths relative to its own file";
                self.refuse(Code::MissingBase, at, message, help);
            }
        }
    }

    /// A chain that ends as it begins, also where the last entry is a link to its first file.
    fn cycle(&mut self, begin: usize, at: &Location) {
        let frames = self.stack[begin..].iter().chain([&self.stack[begin]]);
        let chain: Vec<String> = frames.map(|frame| self.store.name(&frame.path)).collect();
        let message = format!("`extends` forms a cycle: {}", chain.join(" → "));
        self.refuse(Code::ExtendsCircle, at, message, "remove one of these entries");
    }

    fn refuse(&mut self, code: Code, at: &Location, message: String, help: impl Into<String>) {
        self.findings.push(Diagnostic::new(code, at, message).help(help));
    }
}
