//! A question becomes a reply, under what all questions of a run have in common.

use jiff::civil::Date;
use who_owns::check::{came, is_met};
use who_owns::rulebook::{RulesOrigin, Wanted};
use who_owns::{Answer, Detail, Given, Router, RuleBook, render};

use crate::args::{AnswerFormat, Ask};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// What all answers of a run have in common.
pub(super) struct Asking<'a> {
    pub(super) book: &'a RuleBook,
    pub(super) router: &'a Router<'a>,
    pub(super) given: Given,
    /// The id of the area of `--area`, which counts more than one that a question names.
    pub(super) area: Option<String>,
    pub(super) today: Date,
    /// How these rules were found.
    pub(super) origin: RulesOrigin,
    /// The file that `--rules` named.
    pub(super) rules: Option<&'a str>,
    pub(super) ask: &'a Ask,
    /// What every answer must be, if `--expect` says so.
    pub(super) wanted: Option<Wanted>,
    pub(super) output: &'a Output,
}

/// An answer as it is printed.
pub(super) enum Reply {
    Answered {
        text: String,
        status: Status,
    },
    /// Not what `--expect` names; the failure is reported below the answer.
    Unexpected {
        text: String,
        failure: Failure,
    },
}

impl Asking<'_> {
    pub(super) fn answer(&self, activity: &str) -> Answer {
        match &self.area {
            Some(area) => self.router.route_in(area, activity, &self.given, self.detail()),
            None => self.router.route(activity, &self.given, self.detail()),
        }
    }

    /// The names of the columns, where the answers are a table.
    pub(super) fn print_headings(&self) -> Result<(), Failure> {
        match self.ask.format {
            AnswerFormat::Tsv => self.output.print(render::answer::TSV_HEADER),
            _ => Ok(()),
        }
    }

    /// No more than is printed.
    fn detail(&self) -> Detail {
        match self.ask.format {
            _ if self.output.is_quiet() => Detail::Scores,
            AnswerFormat::Tsv => Detail::Scores,
            _ if self.ask.explain => Detail::Explanation,
            _ => Detail::Decision,
        }
    }

    pub(super) fn reply(&self, answer: &Answer) -> Reply {
        let text = if self.output.is_quiet() { String::new() } else { self.render(answer) };
        let outcome = answer.decision.outcome();
        match &self.wanted {
            None => Reply::Answered { text, status: outcome.into() },
            Some(wanted) if is_met(self.book, wanted, &answer.decision) => {
                Reply::Answered { text, status: Status::Found }
            }
            Some(wanted) => {
                let message = format!("expected {wanted}, got {}", came(&answer.decision));
                // A batch mixes many answers: only the question tells which one failed.
                let question = self.ask.from.as_ref().map(|_| format!("“{}”: ", answer.activity));
                Reply::Unexpected { text, failure: Failure::new(question.unwrap_or_default() + &message) }
            }
        }
    }

    fn render(&self, answer: &Answer) -> String {
        match self.ask.format {
            AnswerFormat::Text => self.render_text(answer),
            AnswerFormat::Json => render::answer::json(self.book, answer, self.today) + "\n",
            AnswerFormat::Jsonl => render::answer::jsonl(self.book, answer, self.today) + "\n",
            AnswerFormat::Tsv => render::answer::tsv(self.book, answer, self.today),
        }
    }

    /// In a batch each answer stands below its question.
    fn render_text(&self, answer: &Answer) -> String {
        let width = self.output.width();
        let look = render::answer::Look {
            width,
            explain: self.ask.explain,
            hyperlinks: self.output.shows_hyperlinks(),
            today: self.today,
            origin: Some(self.origin),
            rules: self.rules,
            given: &self.given,
        };
        let question = self.ask.from.as_ref().map(|_| render::answer::question(&answer.activity, width));
        question.unwrap_or_default() + &render::answer::text(self.book, answer, look)
    }
}

impl Reply {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Answered { text, .. } | Self::Unexpected { text, .. } => text,
        }
    }

    pub(super) fn status(&self) -> Status {
        match self {
            Self::Answered { status, .. } => *status,
            Self::Unexpected { .. } => Status::NotFound,
        }
    }

    pub(super) fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Answered { .. } => None,
            Self::Unexpected { failure, .. } => Some(failure),
        }
    }

    /// In bytes, about: a failure is short.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.text().len()
    }
}
