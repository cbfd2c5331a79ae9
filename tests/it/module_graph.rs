//! Which file of a crate imports which: read from the paths in their text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module by the names from the root of the crate to it; empty for the root.
pub(crate) type Module = Vec<String>;

/// The modules of a crate that are files, with their code.
pub(crate) struct Crate {
    files: BTreeMap<Module, File>,
}

struct File {
    path: PathBuf,
    /// Without comments and tests.
    code: String,
    /// What `use` brings into it, by the name that it has there.
    names: BTreeMap<String, Vec<String>>,
    /// The modules of which `use` brings in all names.
    globs: Vec<Vec<String>>,
}

impl Crate {
    /// Reads every file below a folder but those at these places below it.
    pub(crate) fn read(root: &Path, without: &[&str]) -> Self {
        let mut files = BTreeMap::new();
        for path in files_below(root) {
            let below = path.strip_prefix(root).expect("it lies below");
            if !without.iter().any(|left_out| below.starts_with(left_out)) {
                files.insert(module(below), File::read(&path));
            }
        }
        Self { files }
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = &Module> {
        self.files.keys()
    }

    pub(crate) fn path(&self, module: &Module) -> &Path {
        &self.files[module].path
    }

    pub(crate) fn code(&self, module: &Module) -> &str {
        &self.files[module].code
    }

    /// Every path that a file names, in `use` or elsewhere, as it is written.
    pub(crate) fn paths(&self, module: &Module) -> Vec<Vec<String>> {
        let file = &self.files[module];
        let used = file.names.values().chain(&file.globs).cloned();
        let body = trees(&file.code).into_iter().fold(file.code.clone(), |code, tree| code.replacen(tree, "", 1));
        used.chain(paths_in(&body)).collect()
    }

    /// The other files from which a file imports something.
    pub(crate) fn imports(&self, module: &Module) -> BTreeSet<Module> {
        let mut imports: BTreeSet<Module> =
            self.paths(module).iter().filter_map(|path| self.defined(module, path)).collect();
        imports.remove(module);
        imports
    }

    /// The file in which stands what a path in `module` names; `None` for another crate. A name that a file passes on
    /// stands in the file that it comes from.
    fn defined(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (mut at, mut rest) = self.start(module, path)?;
        while let Some((first, after)) = rest.split_first() {
            let child = [&at[..], std::slice::from_ref(first)].concat();
            if self.files.contains_key(&child) {
                (at, rest) = (child, after);
                continue;
            }
            return Some(self.passed_on(&at, first).unwrap_or(at));
        }
        Some(at)
    }

    /// Where a path begins, and what follows.
    fn start<'p>(&self, module: &Module, path: &'p [String]) -> Option<(Module, &'p [String])> {
        let (first, rest) = path.split_first()?;
        let child = [&module[..], std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => Some((Module::new(), rest)),
            "self" => Some((module.clone(), rest)),
            "super" => {
                let above = rest.iter().take_while(|name| *name == "super").count();
                Some((module[..module.len().checked_sub(above + 1)?].to_vec(), &rest[above..]))
            }
            _ => self.files.contains_key(&child).then_some((child, rest)),
        }
    }

    /// Where a name comes from that the file of a module has by `use`.
    fn passed_on(&self, module: &Module, name: &str) -> Option<Module> {
        let file = self.files.get(module)?;
        match file.names.get(name) {
            Some(path) => self.defined(module, path),
            None => file.globs.iter().find_map(|glob| self.passed_on(&self.defined(module, glob)?, name)),
        }
    }

    /// Files that import each other, directly or over others, each once and again at the end; `None` if there are none.
    pub(crate) fn circle(&self) -> Option<Vec<Module>> {
        let mut done = BTreeSet::new();
        self.files.keys().find_map(|module| self.circle_from(module, &mut Vec::new(), &mut done))
    }

    fn circle_from(&self, at: &Module, way: &mut Vec<Module>, done: &mut BTreeSet<Module>) -> Option<Vec<Module>> {
        if let Some(start) = way.iter().position(|other| other == at) {
            return Some([&way[start..], std::slice::from_ref(at)].concat());
        }
        if done.contains(at) {
            return None;
        }
        way.push(at.clone());
        let found = self.imports(at).iter().find_map(|next| self.circle_from(next, way, done));
        way.pop();
        done.insert(at.clone());
        found
    }
}

impl File {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("it can be read");
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let mut file = Self { path: path.to_owned(), code, names: BTreeMap::new(), globs: Vec::new() };
        for tree in trees(&file.code.clone()) {
            file.expand("", tree);
        }
        file
    }

    /// Adds what a tree of a `use` names: `a::{b, c::d as e, f::*}`.
    fn expand(&mut self, before: &str, tree: &str) {
        if let Some((start, inner)) = tree.split_once('{') {
            let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
            return branches(inner).into_iter().for_each(|branch| self.expand(&format!("{before}{start}"), branch));
        }
        let (tree, alias) = tree.split_once(" as ").map_or((tree, None), |(tree, alias)| (tree, Some(alias.trim())));
        let full = format!("{before}{tree}");
        let mut path: Vec<String> = full.split("::").map(|name| name.trim().to_owned()).collect();
        match path.last().map(String::as_str) {
            Some("*") => {
                path.pop();
                return self.globs.push(path);
            }
            Some("self") if path.len() > 1 => drop(path.pop()),
            _ => {}
        }
        let name = alias.or(path.last().map(String::as_str)).unwrap_or_default().to_owned();
        self.names.insert(name, path);
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The module of a file, by its place below the root.
fn module(below: &Path) -> Module {
    let names = below.with_extension("");
    let mut module: Module = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}

/// What stands between each `use` and its semicolon.
fn trees(code: &str) -> Vec<&str> {
    let starts = code.match_indices("use ").filter(|(at, _)| {
        let line = code[..*at].rsplit('\n').next().unwrap_or_default().trim();
        line.is_empty() || line.starts_with("pub")
    });
    starts.filter_map(|(at, start)| code[at + start.len()..].split(';').next()).collect()
}

/// The parts of a list in braces, which may have lists of its own.
fn branches(list: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let part = move |c: char| {
        depth = if c == '{' { depth + 1 } else { depth - usize::from(c == '}') };
        c == ',' && depth == 0
    };
    list.split(part).map(str::trim).filter(|branch| !branch.is_empty()).collect()
}

/// The paths of two names or more that stand in code.
fn paths_in(code: &str) -> Vec<Vec<String>> {
    let runs = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let paths = runs.map(|run| run.split("::").map(str::to_owned).collect::<Vec<_>>());
    let named = paths.map(|path| path.into_iter().take_while(|name| !name.is_empty()).collect::<Vec<_>>());
    named.filter(|path| path.len() > 1).collect()
}

#[test]
fn a_circle_is_seen_in_groups_over_several_lines_and_behind_other_names() {
    let folder = crate::support::folder();
    for (name, code) in [
        ("lib.rs", "mod a;\nmod b;\nmod c;\npub use a::A as Renamed;\n"),
        ("a.rs", "use crate::{\n    c::{self, C as Other},\n    b::B,\n};\n"),
        ("b.rs", "pub struct B;\n"),
        ("c.rs", "// use crate::b::B;\nfn c() -> super::Renamed {}\n#[cfg(test)]\nmod tests { use crate::b::B; }\n"),
    ] {
        fs::write(folder.join(name), code).expect("the folder for tests can be written");
    }
    let graph = Crate::read(&folder, &[]);
    let module = |name: &str| vec![name.to_owned()];
    assert_eq!(graph.imports(&module("a")), BTreeSet::from([module("b"), module("c")]));
    assert_eq!(graph.imports(&module("c")), BTreeSet::from([module("a")]));
    assert_eq!(graph.circle(), Some(vec![module("a"), module("c"), module("a")]));
}
