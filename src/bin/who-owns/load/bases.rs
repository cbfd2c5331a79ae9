//! A rule file with all that it extends.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use who_owns::diagnostic::Code;
use who_owns::rulebook::Location;
use who_owns::{Diagnostic, RuleFile, Source, builtin};

use super::read::read;
use super::tree::Tree;
use crate::output::Failure;

/// How many files may extend one another in a row: more than that and nobody knows any longer where a rule comes from.
const DEEPEST: usize = 8;

/// How much all files may hold together, in bytes.
const LARGEST_TOGETHER: usize = 64 * 1024 * 1024;

/// The name that stands for the built-in rules.
pub(super) const BUILTIN: &str = "builtin";

/// A file with all that it extends, each once, the file itself last.
///
/// A base stands below every file that extends it, so that what those say always counts.
///
/// # Errors
/// All that is wrong with the shape of all files that can be reached, and with the way in which they hang together.
pub(super) fn with_bases(tree: &Tree, path: &Path) -> Result<Vec<RuleFile>, Failure> {
    let mut pile = Pile::new(tree);
    pile.open.push(Open { path: path.to_path_buf(), identity: tree.identity(path) });
    let source = pile.read(path)?;
    pile.add(source);
    if pile.findings.is_empty() {
        return Ok(pile.files);
    }
    // Whether names are known can only be said of the whole; what is wrong with each file's shape is known now.
    pile.findings.extend(pile.files.iter().flat_map(RuleFile::findings).cloned());
    Err(Failure::Findings(pile.findings))
}

/// A file whose bases are being added.
struct Open {
    path: PathBuf,
    identity: PathBuf,
}

struct Pile<'t> {
    tree: &'t Tree,
    /// What is done, from the bottom up.
    files: Vec<RuleFile>,
    /// What has been begun, so that it is not begun again.
    seen: HashSet<PathBuf>,
    /// From the file that was asked for down to the one at hand.
    open: Vec<Open>,
    findings: Vec<Diagnostic>,
    /// How much has been read.
    bytes: usize,
}

impl<'t> Pile<'t> {
    fn new(tree: &'t Tree) -> Self {
        Self { tree, files: Vec::new(), seen: HashSet::new(), open: Vec::new(), findings: Vec::new(), bytes: 0 }
    }

    fn read(&mut self, path: &Path) -> Result<Source, Failure> {
        let source = read(self.tree, path)?;
        self.bytes += source.text().len();
        match self.bytes > LARGEST_TOGETHER {
            true => Err(Failure::with_help(
                format!("these files are longer than {} MiB together", LARGEST_TOGETHER / 1024 / 1024),
                "let the files extend fewer others",
            )),
            false => Ok(source),
        }
    }

    fn add(&mut self, source: Source) {
        match RuleFile::parse(source) {
            Ok(file) => {
                for name in file.extends() {
                    self.base(&name.value, &Location { source: file.source().clone(), span: name.span });
                }
                self.files.push(file);
            }
            Err(findings) => self.findings.extend(findings),
        }
    }

    fn base(&mut self, name: &str, at: &Location) {
        if name == BUILTIN {
            if self.seen.insert(BUILTIN.into()) {
                self.add(builtin());
            }
            return;
        }
        let folder = self.open.last().and_then(|open| open.path.parent()).unwrap_or(Path::new(""));
        let path = folder.join(name);
        let identity = self.tree.identity(&path);
        if let Some(begin) = self.open.iter().position(|open| open.identity == identity) {
            return self.circle(begin, &path, at);
        }
        if self.seen.contains(&identity) {
            return;
        }
        if self.open.len() >= DEEPEST {
            let message = format!("more than {DEEPEST} files extend one another in a row");
            return self.refuse(Code::ExtendsTooDeep, at, message, "let a file nearer to the first one extend it");
        }
        self.seen.insert(identity.clone());
        self.open.push(Open { path, identity });
        self.read_base(at);
        self.open.pop();
    }

    fn read_base(&mut self, at: &Location) {
        let Some(path) = self.open.last().map(|open| open.path.clone()) else { return };
        match self.read(&path) {
            Ok(source) => self.add(source),
            Err(Failure::Findings(findings)) => self.findings.extend(findings),
            Err(Failure::Message { message, help }) if self.tree.exists(&path) => {
                self.refuse(Code::UnreadableBase, at, message, help.unwrap_or_default());
            }
            Err(_) => {
                let message = format!("there is no file `{}` to extend", self.tree.name(&path));
                let help = "`extends` takes `builtin` and paths relative to the file that it stands in";
                self.refuse(Code::MissingBase, at, message, help);
            }
        }
    }

    fn circle(&mut self, begin: usize, end: &Path, at: &Location) {
        let chain = self.open[begin..].iter().map(|open| open.path.as_path()).chain([end]);
        let chain: Vec<String> = chain.map(|path| self.tree.name(path)).collect();
        let message = format!("files extend one another in a circle: {}", chain.join(" → "));
        self.refuse(Code::ExtendsCircle, at, message, "remove one of these steps");
    }

    fn refuse(&mut self, code: Code, at: &Location, message: String, help: impl Into<String>) {
        self.findings.push(Diagnostic::error(code, &at.source, at.span, message).help(help));
    }
}
