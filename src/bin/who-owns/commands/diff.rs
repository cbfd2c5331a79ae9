//! `diff`: what changes hands between two rule files?

use std::ffi::OsString;
use std::path::Path;

use who_owns::diff::diff;
use who_owns::render::diff::{Comparison, json, markdown, text};
use who_owns::render::escape;

use super::as_question;
use crate::args::{Diff, Options, SummaryFormat};
use crate::failure::{Failure, no_file};
use crate::load;
use crate::output::Output;
use crate::progress::Notice;
use crate::status::Status;

pub(crate) fn run(args: &Diff, options: &Options, output: &Output) -> Result<Status, Failure> {
    let (old, new) = two_files(args, options)?;
    let notice = Notice::new("comparing the two files", !output.is_quiet());
    let (old, new) = (load::named(old)?, load::named(new)?);
    let expected = [load::expected(&old), load::expected(&new)].concat();
    let (old, new) = (load::merged(old)?, load::merged(new)?);
    let given = load::given_to_any(options, &[&old, &new])?;
    if load::is_large(&old) || load::is_large(&new) {
        output.warn(
            "this can take minutes: the files are large",
            "A phrase that only one of them has is compared with all rules of the other.",
        );
    }
    let diff = diff(&old, &new, &given, expected);
    drop(notice);
    let comparison = Comparison { old: &old, new: &new, diff: &diff, today: load::today()? };
    output.print(&match args.format {
        SummaryFormat::Text => text(&comparison, output.width()),
        SummaryFormat::Markdown => markdown(&comparison),
        SummaryFormat::Json => json(&comparison) + "\n",
    })?;
    Ok(if diff.is_empty() { Status::Found } else { Status::NotFound })
}

fn two_files<'a>(args: &'a Diff, options: &Options) -> Result<(&'a Path, &'a Path), Failure> {
    if let (Some(old), Some(new), []) = (&args.old, &args.new, args.words.as_slice()) {
        if let Some((name, address)) = [old, new].into_iter().find_map(|name| Some((name, load::meant_address(name)?)))
        {
            let help = format!("A file of a git revision is {}.", escape::shell_if_needed(&address));
            return Err(Failure::with_help(no_file(&load::name_of(name)), help));
        }
        if load::is_there(old) || load::is_there(new) {
            return Ok((old, new));
        }
    }
    let files = args.old.iter().chain(&args.new).map(|path| path.clone().into_os_string());
    let words: Vec<OsString> = files.chain(args.words.iter().cloned()).collect();
    Err(Failure::with_help(
        "`diff` takes two rule files, the old one and the new one",
        as_question("diff", &words, options),
    ))
}
