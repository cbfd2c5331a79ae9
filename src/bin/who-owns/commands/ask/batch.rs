//! `--from`: a file of questions, one a line.

use std::io::{self, IsTerminal};
use std::mem;
use std::path::Path;

use super::asking::{Asking, Reply};
use crate::answer_cache::AnswerCache;
use crate::args::AnswerFormat;
use crate::failure::Failure;
use crate::parallel::{Answers, answer_in_order};
use crate::progress::Progress;
use crate::questions::{Questions, no_question};
use crate::status::Status;

/// Answers each line of a file and reports those that cannot be read; the status is the worst of all lines.
pub(super) fn answer_all(asking: &Asking<'_>, path: &Path) -> Result<Status, Failure> {
    let questions = Questions::open(path)?;
    asking.print_headings()?;
    // Answers that appear on the screen are progress enough.
    let progress = questions.progress(!asking.output.is_quiet() && !io::stdout().is_terminal());
    let name = questions.name().to_owned();
    let mut printer = BatchPrinter { asking, progress, status: Status::Found, answers: 0, unreadable: 0 };
    let answered = answer_in_order(
        questions,
        AnswerCache::new(Reply::size),
        |activity| asking.reply(&asking.answer(activity)),
        |answers| printer.print_chunk(answers),
    );
    match answered {
        // Whoever reads has enough: the status is that of the answers so far.
        Err(Failure::ClosedPipe) => return Ok(printer.status),
        answered => answered?,
    }
    match (printer.answers, printer.unreadable, &asking.wanted) {
        (0, 0, None) => {
            asking.output.warn_scripts_too(&format!("there is no question in {name}"), "Write one activity a line.");
            Ok(printer.status)
        }
        (0, unreadable, _) => {
            Err(no_question(&name, unreadable, "Write one activity a line; `--expect` needs at least one."))
        }
        _ => Ok(printer.status),
    }
}

/// Prints the answers of a batch.
struct BatchPrinter<'a> {
    asking: &'a Asking<'a>,
    progress: Progress,
    /// The worst so far.
    status: Status,
    /// How many have been printed.
    answers: usize,
    /// How many lines could not be read.
    unreadable: usize,
}

impl BatchPrinter<'_> {
    /// Prints the answers of a chunk at once: the questions may be typed, one by one.
    fn print_chunk(&mut self, chunk: Answers<'_, Reply>) -> Result<(), Failure> {
        let mut page = String::new();
        for line in chunk.lines {
            let (status, failure) = match line {
                Ok((_, reply)) => {
                    self.add(reply.text(), &mut page);
                    (reply.status(), reply.failure())
                }
                Err(failure) => {
                    self.unreadable += 1;
                    (Status::Wrong, Some(failure))
                }
            };
            self.status = self.status.worse(status);
            if let Some(failure) = failure {
                self.print(&mem::take(&mut page))?;
                self.progress.interrupt(|| self.asking.output.fail(failure));
            }
        }
        self.progress.advance(chunk.read);
        self.print(&page)
    }

    /// Adds an answer to the page; answers for people are separated by an empty line.
    fn add(&mut self, text: &str, page: &mut String) {
        if self.answers > 0 && self.asking.ask.format == AnswerFormat::Text {
            page.push('\n');
        }
        page.push_str(text);
        self.answers += 1;
    }

    fn print(&self, page: &str) -> Result<(), Failure> {
        match (page, self.asking.ask.format) {
            ("", _) => Ok(()),
            (_, AnswerFormat::Text) => self.asking.output.print_page(page),
            _ => self.asking.output.print_plain(page),
        }
    }
}
