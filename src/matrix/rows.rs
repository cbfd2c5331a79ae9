//! The rows of the tables → activities with the parts that headings have in them.

use std::collections::HashSet;
use std::sync::Arc;

use super::draft::{Draft, Part, Unread, said};
use super::duty::{Duty, Reading, without_emphasis};
use super::findings::Findings;
use super::heading_row::HeadingRow;
use super::headings::Headings;
use super::layout::{Column, Kind, Layout, Misfit};
use super::names::{Doubt, NamesAlone, is_name_in_list, lists};
use super::refusal::Refusal;
use super::sheet::{Below, Sheet, is_legend, is_total, says};
use super::table::{Cell, Row, Table};
use crate::diagnostic::Code;
use crate::rulebook::{LONGEST_TEXT, RuleBook};
use crate::source::Span;
use crate::text::{Conjunctions, Language, conjunctions, one_line};

/// What the tables say, row by row.
pub(super) struct Rows {
    pub(super) headings: Headings,
    pub(super) entries: Vec<Entry>,
    /// The rows that are taken for headings, in the order of the tables.
    pub(super) heading_rows: Vec<HeadingRow>,
    /// That of the headings of all tables; English if they differ.
    pub(super) language: Language,
}

/// An activity, and who has a part in it.
pub(super) struct Entry {
    /// In one line; not too long, and with a letter or digit.
    pub(super) activity: String,
    /// Where the activity stands.
    pub(super) span: Span,
    /// The heading between the activities above it.
    pub(super) section: Option<Section>,
    /// What its cells have.
    pub(super) kind: Kind,
    pub(super) parts: Vec<Part>,
    /// Whether a cell may say that it has another owner.
    pub(super) in_doubt: bool,
    /// What its cells say beside duties, each in one line, after the heading.
    pub(super) remarks: Vec<String>,
    /// How many cells say all they have to say in the parts.
    pub(super) used: usize,
    /// How many others there are.
    pub(super) reported: usize,
}

/// A heading between the activities.
#[derive(Clone)]
pub(super) struct Section {
    pub(super) name: Arc<str>,
    /// Its place in [`Rows::heading_rows`]; `None` of one that stands in a column of its own.
    pub(super) heading_row: Option<usize>,
}

impl Entry {
    pub(super) fn cells(&self) -> usize {
        self.used + self.reported
    }
}

impl Rows {
    /// Reads every table that is a matrix.
    ///
    /// # Errors
    /// Where none is.
    pub(super) fn read(tables: &[Table], known: &RuleBook, findings: &mut Findings) -> Result<Self, Refusal> {
        let layouts: Vec<Result<Layout, Misfit>> = tables.iter().map(Layout::of).collect();
        if layouts.iter().all(Result::is_err) {
            return Err(refusal(layouts.iter().filter_map(|layout| layout.as_ref().err().copied())));
        }
        let mut alone = NamesAlone::of(known);
        for (table, layout) in tables.iter().zip(&layouts) {
            layout.iter().for_each(|layout| add_names(table, layout, &mut alone));
        }
        let language = common(layouts.iter().flatten().map(|layout| layout.language));
        let (headings, doubts) = (Headings::default(), HashSet::new());
        let mut reader = Reader { alone, doubts, headings, entries: Vec::new(), heading_rows: Vec::new(), findings };
        for (table, layout) in tables.iter().zip(&layouts) {
            match layout {
                Ok(layout) => reader.table(table, layout),
                Err(_) => reader.no_matrix(table),
            }
        }
        let Reader { headings, entries, heading_rows, .. } = reader;
        Ok(Self { headings, entries, heading_rows, language })
    }
}

/// The language of all tables, or else English.
fn common(mut languages: impl Iterator<Item = Language>) -> Language {
    let first = languages.next().unwrap_or_default();
    if languages.all(|other| other == first) { first } else { Language::default() }
}

/// Adds the names that stand alone in a table: the roles of its headings, or those below duties.
fn add_names(table: &Table, layout: &Layout, alone: &mut NamesAlone) {
    let Some((header, rows)) = table.rows[layout.header..].split_first() else { return };
    let conjunctions = conjunctions(layout.language);
    for (at, column) in layout.columns.iter().enumerate() {
        match column {
            Column::Role => alone.add(&[one_line(&header[at].text)], &conjunctions),
            Column::Duty(_) => {
                let cells = rows.iter().filter_map(|row| row.get(at));
                cells
                    .flat_map(|cell| lists(&cell.text, &conjunctions).0)
                    .for_each(|list| alone.add(&list, &conjunctions));
            }
            Column::Activity | Column::Section | Column::Other => {}
        }
    }
}

fn refusal(misfits: impl Iterator<Item = Misfit>) -> Refusal {
    let misfits: Vec<Misfit> = misfits.collect();
    match () {
        () if misfits.contains(&Misfit::NoActivity) => Refusal::new(
            "the table has no column of activities",
            "Put the activities into one column, left of the roles, with the heading Activity.",
        ),
        () if misfits.contains(&Misfit::LettersAlone) => Refusal::new(
            "the table does not say whose the letters are",
            "Put the roles side by side, above the letters; or, in a list with a letter a row, into a column called Who.",
        ),
        () => Refusal::new(
            "there is no table of activities and roles",
            "In one, the cells below a role are A, R, C or I (or D, A, C, I), or the headings are Responsible, \
             Accountable, Consulted, Informed. A Markdown table has a line of dashes, |---|, below its headings.",
        ),
    }
}

struct Reader<'f> {
    alone: NamesAlone,
    /// What is said of names; it is said once.
    doubts: HashSet<String>,
    headings: Headings,
    entries: Vec<Entry>,
    heading_rows: Vec<HeadingRow>,
    findings: &'f mut Findings,
}

impl Reader<'_> {
    /// A table that is no matrix: of its cells, the empty ones say nothing.
    fn no_matrix(&mut self, table: &Table) {
        let (said, empty): (Vec<&Cell>, Vec<&Cell>) = table.rows.iter().flatten().partition(|cell| says(cell));
        self.findings.used(empty.len());
        self.findings.reported(said.len());
        if let Some(first) = said.first() {
            let help = "nothing to do, if it is about something else";
            self.findings.warn(Code::UnreadTable, first.span, "this table has no activities and roles", help);
        }
    }

    fn table(&mut self, table: &Table, layout: &Layout) {
        let (above, rest) = table.rows.split_at(layout.header);
        above.iter().for_each(|row| self.unread_row(row, "this row stands above the headings", "nothing to do"));
        let Some((header, rows)) = rest.split_first() else { return };
        let below = self.header(header, rows, layout);
        let conjunctions = conjunctions(layout.language);
        let sheet = Sheet { kind: layout.kind, conjunctions, reads_k: layout.reads_k, header, below };
        let mut section = None;
        for row in rows {
            self.row(row, &sheet, &mut section);
        }
    }

    /// Reports a row as a whole.
    fn unread_row(&mut self, row: &Row, message: &str, help: &str) {
        let said = row.iter().filter(|cell| says(cell)).count();
        self.findings.used(row.len() - said);
        self.findings.reported(said);
        if let Some(first) = row.iter().find(|cell| says(cell)) {
            self.findings.warn(Code::UnreadRow, first.span, message, help);
        }
    }

    /// Numbers the roles from the left, and reports the columns that are something else.
    fn header(&mut self, header: &Row, rows: &[Row], layout: &Layout) -> Vec<Below> {
        let (mut all, mut roles) = (Vec::new(), HashSet::new());
        for (at, (cell, column)) in header.iter().zip(&layout.columns).enumerate() {
            all.push(match column {
                Column::Activity => Below::Activity,
                Column::Role => Below::Role(self.role(cell, &mut roles)),
                Column::Duty(duty) => Below::Duty(*duty),
                Column::Section => Below::Section,
                Column::Other => Below::Other,
            });
            match column {
                Column::Other => self.other_column(cell, rows, at),
                _ => self.findings.used(1),
            }
        }
        all
    }

    /// The number of the role above a column, of which this table has `others`.
    fn role(&mut self, heading: &Cell, others: &mut HashSet<usize>) -> usize {
        let name = one_line(&heading.text);
        let number = self.headings.number(&name, heading.span);
        if !others.insert(number) {
            let message = format!("“{name}” is above another column, too; both are read as one role");
            let help = "if these are two roles, give each a name of its own";
            self.findings.warn(Code::SameHeading, heading.span, message, help);
        }
        number
    }

    fn other_column(&mut self, heading: &Cell, rows: &[Row], at: usize) {
        match says(heading) {
            true => self.findings.reported(1),
            false => self.findings.used(1),
        }
        let first = std::iter::once(heading).chain(rows.iter().filter_map(|row| row.get(at))).find(|cell| says(cell));
        if let Some(first) = first {
            let (message, help) = match one_line(&heading.text) {
                name if name.is_empty() => (
                    "a column without a heading is no role".to_owned(),
                    "if it is one, write its name above it; if it says more of the activities, add it as `phrases`",
                ),
                name => (
                    format!("“{name}” is no role: it has no A, R, C or I"),
                    "if it is one, write the letters below it; if it says the activities in other words, add them as \
                     `phrases`",
                ),
            };
            self.findings.warn(Code::UnreadColumn, first.span, message, help);
        }
    }

    fn row(&mut self, row: &Row, sheet: &Sheet<'_>, section: &mut Option<Section>) {
        if !row.iter().any(says) || sheet.is_header(row) {
            return self.findings.used(row.len());
        }
        if is_total(row) {
            return self.unread_row(row, "this row is a total, no activity", "nothing to do");
        }
        if is_legend(row) {
            return self.unread_row(row, "this row says what the letters mean", "nothing to do");
        }
        if let Some(cell) = sheet.said_below(row, Below::Section) {
            let is_named = Reading::of(&cell.text) != Reading::Empty;
            let name = || Arc::from(without_emphasis(&one_line(&cell.text)));
            *section = is_named.then(|| Section { name: name(), heading_row: None });
            if row.iter().filter(|cell| says(cell)).count() == 1 {
                return self.findings.used(row.len());
            }
        }
        let Some(cell) = sheet.said_below(row, Below::Activity) else {
            return self.unread_row(row, "this row names no activity", "write what the work is, or remove the row");
        };
        let activity = one_line(&cell.text);
        if Language::default().words(&activity).next().is_none() {
            return self.unread_row(row, "an activity needs a letter or digit", "write what the work is");
        }
        if activity.len() > LONGEST_TEXT {
            let message = format!("this activity is longer than {} KiB", LONGEST_TEXT / 1024);
            return self.unread_row(row, &message, "shorten it; is a quotation mark missing that closes a cell?");
        }
        let draft = self.draft(row, sheet);
        match draft.is_heading(&cell.text) {
            true => self.heading_row(&draft, &activity, cell.span, section),
            false => self.entry(draft, activity, cell.span, section.clone()),
        }
    }

    fn draft<'c>(&mut self, row: &'c Row, sheet: &Sheet<'_>) -> Draft<'c> {
        let mut draft = Draft { kind: sheet.kind, ..Draft::default() };
        for (at, cell) in row.iter().enumerate() {
            match sheet.below.get(at) {
                _ if !says(cell) => draft.used += 1,
                Some(Below::Activity | Below::Section) => draft.used += 1,
                Some(Below::Role(heading)) => {
                    draft.letters((at, cell), sheet.read(cell), *heading, self.headings.name(*heading));
                }
                Some(Below::Duty(duty)) => self.names((at, cell), *duty, &sheet.conjunctions, &mut draft),
                Some(Below::Other) => draft.aside.push(cell),
                None => {
                    let message = "this cell has no heading above it".to_owned();
                    draft.unread.push(Unread { cell, message, help: "write one, or remove the cell" });
                }
            }
        }
        draft
    }

    /// Reads the roles or people that have a duty.
    fn names<'c>(
        &mut self,
        (at, cell): (usize, &'c Cell),
        duty: Duty,
        conjunctions: &Conjunctions,
        draft: &mut Draft<'c>,
    ) {
        let (lists, any) = lists(&cell.text, conjunctions);
        if !lists.iter().flatten().all(|name| is_name_in_list(name))
            || lists.iter().any(|list| self.alone.has_everyone(list))
        {
            draft.in_doubt |= duty == Duty::Accountable;
            let message = format!("“{}” is no list of roles; it becomes a comment", said(cell));
            return draft.comment(
                cell,
                duty.letter(),
                message,
                "write names with commas between them, or leave it empty",
            );
        }
        draft.denies_duty |= lists.iter().all(Vec::is_empty);
        let is_unread = any && duty != Duty::Accountable;
        let (names, doubts): (Vec<_>, Vec<_>) = lists.iter().map(|list| self.alone.read(list, conjunctions)).unzip();
        let is_doubtful = self.doubt(doubts.into_iter().flatten(), cell.span);
        match (is_unread, is_doubtful) {
            (true, _) => {
                let message = format!("“{}” becomes a comment: below this heading, each of them counts", said(cell));
                draft.comment(cell, duty.letter(), message, "nothing to do, if each of them has a part");
            }
            (false, true) => draft.reported += 1,
            (false, false) => draft.used += 1,
        }
        let used_cell = (!is_unread && !is_doubtful).then_some(at);
        for name in names.iter().flatten() {
            let heading = self.headings.number(name, cell.span);
            draft.parts.push(Part { heading, duties: duty.into(), any, used_cell });
        }
    }

    /// Says what is in doubt and was not yet said; returns whether there is any.
    fn doubt(&mut self, doubts: impl Iterator<Item = Doubt>, span: Span) -> bool {
        let mut is_any = false;
        for Doubt { message, help } in doubts {
            if self.doubts.insert(message.clone()) {
                self.findings.warn(Code::UnreadCell, span, message, help);
                is_any = true;
            }
        }
        is_any
    }

    /// A row without duties: a heading between the activities.
    fn heading_row(&mut self, draft: &Draft<'_>, text: &str, span: Span, section: &mut Option<Section>) {
        self.findings.used(draft.used + draft.unread.len());
        self.findings.reported(draft.aside.len());
        let name: Arc<str> = Arc::from(without_emphasis(text));
        *section = Some(Section { name: name.clone(), heading_row: Some(self.heading_rows.len()) });
        self.heading_rows.push(HeadingRow { section: name, span });
    }

    fn entry(&mut self, draft: Draft<'_>, activity: String, span: Span, section: Option<Section>) {
        for Unread { cell, message, help } in &draft.unread {
            self.findings.warn(Code::UnreadCell, cell.span, message, *help);
        }
        let (used, reported) = (draft.used, draft.unread.len() + draft.aside.len() + draft.reported);
        let Draft { kind, parts, in_doubt, remarks, .. } = draft;
        self.entries.push(Entry { activity, span, section, kind, parts, in_doubt, remarks, used, reported });
    }
}
