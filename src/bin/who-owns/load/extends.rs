//! Resolves `extends`: a rule file with all files that it is based on.

use std::collections::HashSet;
use std::mem;
use std::path::{Path, PathBuf};

use who_owns::diagnostic::Code;
use who_owns::rulebook::Base;
use who_owns::source::Location;
use who_owns::{Diagnostic, RuleFile, Source, builtin};

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
/// All findings of all files that can be reached: those of their shape, and those of `extends`.
pub(super) fn with_extended(store: &FileStore, path: &Path) -> Result<Vec<RuleFile>, Failure> {
    resolved(store, path, Builtin::Read).files
}

/// As [`with_extended`], without the built-in rules, which are at the bottom of all others; `None` if they are not.
pub(super) fn above_builtin(store: &FileStore, path: &Path) -> Result<Option<Vec<RuleFile>>, Failure> {
    let Resolved { files, builtin_at, .. } = resolved(store, path, Builtin::LeftOut);
    Ok(Some(files?).filter(|_| builtin_at == Some(0)))
}

/// As [`with_extended`], and all files that were reached, also those that are not there.
pub(super) fn with_reached(store: &FileStore, path: &Path) -> (Result<Vec<RuleFile>, Failure>, HashSet<PathBuf>) {
    let Resolved { files, reached, .. } = resolved(store, path, Builtin::Read);
    (files, reached)
}

/// What becomes of the built-in rules where a file extends them.
#[derive(Clone, Copy)]
enum Builtin {
    Read,
    LeftOut,
}

/// What came of a file and all that it extends.
struct Resolved {
    /// The files, bases first.
    files: Result<Vec<RuleFile>, Failure>,
    /// All files that were reached, also those that are not there.
    reached: HashSet<PathBuf>,
    /// How many files come before the built-in rules, which may be left out; `None` if no file extends them.
    builtin_at: Option<usize>,
}

fn resolved(store: &FileStore, path: &Path, builtin: Builtin) -> Resolved {
    let mut resolver = Resolver::new(store, builtin);
    let files = resolver.resolve(path);
    Resolved { files, reached: resolver.seen, builtin_at: resolver.builtin_at }
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
    /// The identities of all files that were visited.
    seen: HashSet<PathBuf>,
    /// The chain from the first file to the current one.
    stack: Vec<Frame>,
    findings: Vec<Diagnostic>,
    /// The names of optional files that are not there.
    absent: Vec<String>,
    /// How much has been read, in bytes.
    bytes: usize,
    builtin: Builtin,
    /// As [`Resolved`] has it.
    builtin_at: Option<usize>,
}

impl<'t> Resolver<'t> {
    fn new(store: &'t FileStore, builtin: Builtin) -> Self {
        Self {
            store,
            files: Vec::new(),
            seen: HashSet::new(),
            stack: Vec::new(),
            findings: Vec::new(),
            absent: Vec::new(),
            bytes: 0,
            builtin,
            builtin_at: None,
        }
    }

    fn resolve(&mut self, path: &Path) -> Result<Vec<RuleFile>, Failure> {
        self.stack.push(Frame { path: path.to_path_buf(), identity: self.store.identity(path) });
        let source = self.read(path)?;
        self.add(source);
        let mut files = mem::take(&mut self.files);
        if self.findings.is_empty() {
            if let Some(top) = files.last_mut() {
                mem::take(&mut self.absent).into_iter().for_each(|file| top.add_absent(file));
            }
            return Ok(files);
        }
        // Names are resolved only in the merged book; the findings of each file's own shape are known now.
        self.findings.extend(files.iter().flat_map(RuleFile::findings).cloned());
        Err(Failure::Findings(mem::take(&mut self.findings)))
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
            Ok(file) => {
                file.extends().for_each(|base| self.base(base));
                self.files.push(file);
            }
            Err(findings) => self.findings.extend(findings),
        }
    }

    fn add_builtin(&mut self) {
        self.builtin_at = Some(self.files.len());
        match self.builtin {
            Builtin::Read => self.add(builtin()),
            Builtin::LeftOut => {}
        }
    }

    fn base(&mut self, base: &Base) {
        let (name, at) = (base.path.value.as_str(), &base.path.at);
        if base.is_builtin() {
            if self.builtin_at.is_none() {
                self.add_builtin();
            }
            return;
        }
        // The one too many was reported.
        if self.seen.len() > MOST_FILES {
            return;
        }
        let folder = self.stack.last().and_then(|frame| frame.path.parent()).unwrap_or(Path::new(""));
        let path = folder.join(name);
        let identity = self.store.identity(&path);
        if let Some(begin) = self.stack.iter().position(|frame| frame.identity == identity) {
            return self.cycle(begin, at);
        }
        if self.seen.contains(&identity) {
            return;
        }
        if self.stack.len() >= DEEPEST {
            let message = format!("`extends` is nested deeper than {DEEPEST} files");
            return self.refuse(Code::ExtendsTooDeep, at, message, "extend it from a file nearer to the first one");
        }
        self.seen.insert(identity.clone());
        if self.seen.len() > MOST_FILES {
            let message = format!("`extends` leads to more than {MOST_FILES} files");
            return self.refuse(Code::UnreadableBase, at, message, "extend fewer files");
        }
        self.stack.push(Frame { path, identity });
        self.read_base(base);
        self.stack.pop();
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
