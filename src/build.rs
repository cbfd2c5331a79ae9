//! Makes the built-in rules ready for use: reads them, and learns from them, with the library's own code.

// Only what the library needs to read rules and learn from them; the rest of these modules is not used here.
#![allow(dead_code, unused_imports, unreachable_pub)]

#[path = "diagnostic.rs"]
mod diagnostic;
#[path = "embedding/mod.rs"]
mod embedding;
#[path = "router/mod.rs"]
mod router;
#[path = "rulebook/mod.rs"]
mod rulebook;
#[path = "source.rs"]
mod source;
#[path = "suggest.rs"]
mod suggest;
#[path = "text/mod.rs"]
mod text;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// What this script compiles in or reads: an edit elsewhere makes no rule anew.
const COMPILED_HERE: [&str; 9] = [
    "src/build.rs",
    "src/diagnostic.rs",
    "src/embedding",
    "src/router",
    "src/rulebook",
    "src/source.rs",
    "src/suggest.rs",
    "src/text",
    "rules/product-roles.toml",
];

fn main() -> Result<(), Box<dyn Error>> {
    for path in COMPILED_HERE {
        println!("cargo::rerun-if-changed={path}");
    }
    if env::var_os("CARGO_FEATURE_BUILTIN").is_none() {
        return Ok(());
    }
    let book = rulebook::RuleBook::parse(rulebook::builtin()).map_err(|findings| {
        let lines = findings.iter().map(|finding| format!("line {}: {}", finding.position().line, finding.message));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("book.bin"), book.store()?)?;
    fs::write(Path::new(&folder).join("router.bin"), router::Router::new(&book).store())?;
    Ok(())
}
