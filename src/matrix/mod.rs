//! A table of activities and roles as people keep it (RACI, DACI): from its text to rules.
//!
//! [`Matrix::read`] is the walk: text → tables → layout → rows → roles → activities. Each cell is used or reported.

mod activity;
mod cell_count;
mod condition;
mod delimited;
mod draft;
mod duty;
mod file_name;
mod findings;
mod heading_row;
mod heading_words;
mod headings;
mod inline;
mod known_names;
mod layout;
mod markdown;
mod names;
mod read;
mod refusal;
mod roles;
mod room;
mod rows;
mod settings;
mod sheet;
mod table;
mod word_tree;

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::text::Language;

pub use activity::{Activity, Standing};
pub use cell_count::CellCount;
pub use duty::Duty;
pub(crate) use file_name::file_name;
pub use refusal::Refusal;
pub use roles::{MatrixRole, NOBODY};
pub use settings::{Limits, Settings};

pub(crate) use heading_words::NOBODY_WORDS;
pub(crate) use headings::spelling_key;

use activity::activities;
use file_name::id;
use findings::Findings;
use roles::Roles;
use rows::Rows;

/// The codes of what [`Matrix::findings`] can have.
pub const CODES: [Code; 11] = [
    Code::ActivityWithoutOwner,
    Code::SeveralOwners,
    Code::SameActivity,
    Code::SameHeading,
    Code::HeadingOfKnownRole,
    Code::HeadingRow,
    Code::RowWithCondition,
    Code::UnreadCell,
    Code::UnreadColumn,
    Code::UnreadRow,
    Code::UnreadTable,
];

/// What a table of activities and roles says.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Matrix {
    /// The text that it was read from.
    pub source: Arc<Source>,
    /// Its id among the sources of rules: the name of its file, as an id. No other known source has it.
    pub id: String,
    /// The language of its headings, where one alone has their words; else English.
    pub language: Language,
    /// The roles that have a part in an activity, in the order of the table.
    pub roles: Vec<MatrixRole>,
    /// The activities, in the order of the table.
    pub activities: Vec<Activity>,
    /// How many cells there are, and what became of them.
    pub cells: CellCount,
    /// What a reader should look at, in the order of the text; all are warnings.
    pub findings: Vec<Diagnostic>,
    /// How many findings there are beyond those.
    pub more_findings: usize,
}

impl Matrix {
    /// Reads every matrix of a text: one of values separated by commas, semicolons, tabs or bars, or Markdown tables.
    ///
    /// # Errors
    /// Where no table is a matrix, a quotation mark is not closed, or the map names what is not there, or two roles for
    /// a heading.
    pub fn read(source: Source, settings: &Settings<'_>) -> Result<Self, Refusal> {
        let source = Arc::new(source);
        let tables: Vec<_> = read::tables(&source)?.into_iter().map(layout::upright).collect();
        let mut findings = Findings::new(&source, tables.iter().map(table::Table::cells).sum());
        let rows = Rows::read(&tables, settings.known, &mut findings)?;
        let roles = Roles::assign(&rows.headings, rows.language, settings, &mut findings)?;
        let language = rows.language;
        let activities = activities(rows, &roles, settings, &mut findings);
        let used: HashSet<&str> = activities.iter().flat_map(Activity::roles).collect();
        let roles = roles.list.into_iter().filter(|role| used.contains(role.id.as_str())).collect();
        let (cells, findings, more_findings) = findings.finish();
        let id = id(&source, language, settings.known);
        Ok(Self { source, id, language, roles, activities, cells, findings, more_findings })
    }

    /// How many activities are rules; the others wait for a decision.
    pub fn rules(&self) -> usize {
        self.activities.iter().filter(|activity| matches!(activity.standing, Standing::Rule(_))).count()
    }
}
