//! The tests that run the program or the library from outside, in one binary: it is linked once.

// Some tests are for Unix or Linux alone, with all that only they use.
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]

mod absences;
mod agent;
mod batch;
mod browser;
mod built_in_rules;
mod check;
mod check_formats;
mod cli;
mod conditions;
mod coverage;
mod denied;
mod discovery;
mod docs_and_completions;
mod environment;
mod escaping;
mod features;
mod findings;
mod golden;
mod growth;
mod import;
mod init;
mod io_errors;
mod json_schema;
mod languages;
mod layers;
mod learning_toml;
mod limits;
mod lints;
mod manual_pages;
mod module_graph;
mod names;
mod output_schemas;
mod over_builtin;
mod own_file_first;
mod partial_changes;
mod people;
mod picture;
mod properties;
mod release;
mod report;
mod repository;
mod revisions;
mod schema;
mod shipped;
mod support;
mod teach;
mod teach_advice;
mod threads;
mod tutorial;
mod untrusted_input;
mod verbs;
mod wasm;
mod web_page;
