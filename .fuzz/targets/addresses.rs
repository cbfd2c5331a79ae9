//! Any words as `git:REV:PATH`, with any path that the file there extends: git gets one argument, which is no option, and
//! the same object whichever way it is written.
#![no_main]
#![allow(dead_code)]

#[path = "../../src/bin/who-owns/load/address.rs"]
mod address;

use std::path::Path;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|words: (&str, &str)| {
    let (name, base) = words;
    let whole = format!("git:{name}");
    assert!(address::is_address(Path::new(&whole)));
    assert_eq!(address::after_prefix(Path::new(&whole)), Some(name));
    let Some((revision, path)) = address::parts(name) else { return };
    let folder = path.parent().unwrap_or(Path::new(""));
    let start = address::Start::of(path);
    for path in [path.to_owned(), folder.join(base)] {
        let object = address::object(revision, start, &path);
        assert!(object.starts_with(revision) && !object.starts_with('-'));
        assert_eq!(address::name(revision, start, &path), format!("git:{object}"));
        let normal = address::normal(&path);
        assert_eq!(address::normal(&normal), normal, "once is enough");
        assert_eq!(address::object(revision, start, &normal), object);
        let mut parts = normal.components().skip_while(|part| !matches!(part, std::path::Component::Normal(_)));
        assert!(parts.all(|part| part != std::path::Component::ParentDir), "{normal:?} goes down and up");
    }
});
