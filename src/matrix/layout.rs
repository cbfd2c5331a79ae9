//! What the columns of a table are: which one has the activities, and where the roles stand.

use std::collections::HashSet;

use super::duty::{Duty, Letters, Reading};
use super::heading_words::{ACTIVITY, DOING, LETTERS, NO_ROLE, PEOPLE, SECTIONS};
use super::read::MOST_CELLS;
use super::table::{Cell, Row, Table};
use crate::text::{Language, is_unseen, one_line};

/// How many rows may stand above the one with the headings.
const MOST_ABOVE: usize = 20;

/// How many rows below the headings say what a column is.
const SAMPLE: usize = 200;

/// Which row has the headings, and what is below each.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) kind: Kind,
    /// The index of the row with the headings.
    pub(super) header: usize,
    /// One for each heading.
    pub(super) columns: Vec<Column>,
    /// That of the headings, where one alone has their words; else English.
    pub(super) language: Language,
    /// Whether K is a C.
    pub(super) reads_k: bool,
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// What the work is.
    Activity,
    /// The duties of the role that the heading names.
    Role,
    /// The roles that have the duty that the heading names.
    Duty(Duty),
    /// What the activities belong to: a text beside the first of several, or beside each of them.
    Section,
    /// Anything else.
    Other,
}

/// Why a table is no matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misfit {
    /// No cell and no heading names a duty.
    NoDuty,
    /// No column has activities.
    NoActivity,
    /// A column of letters stands below none of the names that they are for.
    LettersAlone,
}

/// The table with the activities below one another: where the heading of that column says that people or roles are, they are
/// side by side. Of a list with a row for each letter, they are set side by side.
pub(super) fn upright(table: Table) -> Table {
    if let Some((header, columns)) = list(&table) {
        return table.spread(header, columns);
    }
    let names_people = |row: &Row| row.first().is_some_and(|cell| is_people(&cell.text));
    if !table.rows.iter().take(MOST_ABOVE).any(names_people) || !table.is_full() {
        return table;
    }
    match Layout::of(&table) {
        Ok(layout) if layout.has_people_down(&table) => table.transposed(layout.header),
        _ => table,
    }
}

/// Where the headings of a list of who has which letter in which activity stand, and its columns: the activity, who, the letter.
fn list(table: &Table) -> Option<(usize, [usize; 3])> {
    let heading = |cell: &Cell| one_line(&cell.text).to_lowercase();
    let columns = |row: &Row| {
        let column = |is_it: fn(&str) -> bool| row.iter().position(|cell| is_it(&heading(cell)));
        let columns = [column(|text| ACTIVITY.languages(text).is_some())?, column(is_people)?, column(is_letters)?];
        (row.len() == columns.len()).then_some(columns)
    };
    let (header, columns) =
        table.rows.iter().take(MOST_ABOVE).enumerate().find_map(|(at, row)| Some((at, columns(row)?)))?;
    let mut below = table.rows[header + 1..].iter();
    let is_read = |row: &Row| row.len() == columns.len() && Reading::of(&row[columns[2]].text).is_duty();
    let distinct =
        |at: usize| table.rows[header + 1..].iter().map(|row| row[at].text.as_str()).collect::<HashSet<_>>().len();
    let is_list = below.all(is_read) && distinct(columns[0]).saturating_mul(distinct(columns[1])) <= MOST_CELLS;
    is_list.then_some((header, columns))
}

/// Whether a heading says that letters are below it, and not whose they are.
fn is_letters(heading: &str) -> bool {
    LETTERS.contains(&heading)
}

fn is_people(heading: &str) -> bool {
    PEOPLE.languages(&one_line(heading).to_lowercase()).is_some()
}

impl Layout {
    /// Of the rows at the top, the one whose headings stand above the most duties, or above the most roles.
    pub(super) fn of(table: &Table) -> Result<Self, Misfit> {
        let candidates = 0..table.rows.len().min(MOST_ABOVE);
        let samples: Vec<Vec<Stats>> = candidates.map(|header| Stats::of(table, header, SAMPLE, Reading::of)).collect();
        let fit = |stats: &[Stats]| explained(stats, Kind::Letters).max(explained(stats, Kind::Names));
        if samples.iter().any(|stats| stats.iter().any(Stats::is_of_nobody) && fit(stats) == 0) {
            return Err(Misfit::LettersAlone);
        }
        let (header, _) = samples.iter().enumerate().rev().max_by_key(|(_, stats)| fit(stats)).ok_or(Misfit::NoDuty)?;
        let stats = Stats::of(table, header, usize::MAX, Reading::of);
        let kind = Kind::of(&stats);
        let columns = columns(&stats, kind)?;
        let layout = Self { kind, header, language: language(&stats, &columns), columns, reads_k: false };
        let layout = if kind == Kind::Letters { layout.with_german_letters(table, &stats) } else { layout };
        if layout.is_legend(table) { Err(Misfit::NoDuty) } else { Ok(layout) }
    }

    /// Whether the column that would be that of the activities is the first one, and has people or roles.
    fn has_people_down(&self, table: &Table) -> bool {
        let first = table.rows[self.header].first();
        self.kind == Kind::Letters
            && self.columns.first() == Some(&Column::Activity)
            && first.is_some_and(|heading| is_people(&heading.text))
    }

    /// In a German table in which K is the one letter beside A, R and I, it is the C: also below roles that have no other. Signs
    /// without a letter, such as a question mark, say nothing of it.
    fn with_german_letters(mut self, table: &Table, stats: &[Stats]) -> Self {
        if self.language != Language::German {
            return self;
        }
        let says = |cell: &&Cell| cell.text.is_empty() || cell.text.contains(char::is_alphanumeric);
        let below = |at: usize| table.rows[self.header + 1..].iter().filter_map(move |row| row.get(at)).filter(says);
        let readings = |at: usize| below(at).map(|cell| (Reading::of(&cell.text), Reading::in_german(&cell.text)));
        let german = Stats::of(table, self.header, usize::MAX, Reading::in_german);
        let is_role = |at: &usize| match self.columns[*at] {
            Column::Role => true,
            Column::Other => {
                stats[*at].may_be_role()
                    && german[*at].is_role()
                    && readings(*at).all(|(_, german)| german != Reading::Other)
            }
            _ => false,
        };
        let roles: Vec<usize> = (0..self.columns.len()).filter(is_role).collect();
        let cells = || roles.iter().flat_map(|at| readings(*at));
        let has = |duty: Duty| cells().any(|(reading, _)| reading.has(duty));
        let are_read = cells().all(|(reading, german)| reading != Reading::Other || german != Reading::Other);
        let has_others = has(Duty::Responsible) || has(Duty::Informed);
        if has(Duty::Accountable) && has_others && !has(Duty::Consulted) && are_read {
            roles.into_iter().for_each(|at| self.columns[at] = Column::Role);
            self.reads_k = true;
        }
        self
    }

    /// Whether the table says what the letters mean: each row has one, and a text with its word; and they are several.
    fn is_legend(&self, table: &Table) -> bool {
        let said = |row: &Row| {
            let mut cells = row.iter().zip(&self.columns);
            let duty = cells.clone().find_map(|(cell, column)| {
                let is_letter = *column == Column::Role && Reading::of(&cell.text).is_duty();
                is_letter.then(|| Duty::named(&cell.text))?
            });
            let words = |text: &str| text.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>();
            let names = |cell: &Cell| words(&cell.text).iter().any(|word| word.len() > 1 && Duty::named(word) == duty);
            duty.filter(|_| cells.any(|(cell, column)| *column == Column::Activity && names(cell)))
        };
        let is_alone = self.columns.iter().filter(|column| **column == Column::Role).count() == 1;
        let said: Option<Vec<Duty>> = table.rows.iter().skip(self.header + 1).map(said).collect();
        is_alone && said.is_some_and(|said| said.iter().any(|duty| *duty != said[0]))
    }
}

/// Where the duties stand: as letters below roles, or in the headings above names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Letters,
    Names,
}

impl Kind {
    fn of(stats: &[Stats]) -> Self {
        match explained(stats, Self::Letters) >= explained(stats, Self::Names) {
            true => Self::Letters,
            false => Self::Names,
        }
    }
}

/// What a column has below its heading.
#[derive(Debug, Default)]
struct Stats {
    heading: String,
    /// The heading in lower case.
    lower: String,
    /// Cells that say duties and nothing else.
    duties: usize,
    /// Cells that say duties with a remark.
    remarked: usize,
    /// Other cells that say something.
    others: usize,
    /// Of those, the ones with a letter.
    texts: usize,
    /// How many of those differ.
    distinct: usize,
    /// How many of those differ from the one above.
    runs: usize,
    /// Whether the first row that says anything has one.
    begins: bool,
    /// How many rows say anything.
    rows: usize,
}

impl Stats {
    /// Of each column, in the first `most` rows below the one with the headings, as `read` reads a cell.
    fn of(table: &Table, header: usize, most: usize, read: fn(&str) -> Reading) -> Vec<Self> {
        let below = &table.rows[header + 1..];
        let sample = &below[..below.len().min(most)];
        let headings = table.rows[header].iter().enumerate();
        headings.map(|(at, heading)| Self::of_column(heading, sample, at, read)).collect()
    }

    fn of_column(heading: &Cell, sample: &[Row], at: usize, read: fn(&str) -> Reading) -> Self {
        let heading = one_line(&heading.text);
        let mut stats = Self { lower: heading.to_lowercase(), heading, ..Self::default() };
        let (mut texts, mut above) = (HashSet::new(), "");
        for row in sample.iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty())) {
            stats.rows += 1;
            let Some(cell) = row.get(at) else { continue };
            match read(&cell.text) {
                Reading::Empty => {}
                Reading::Letters(Letters { remark: None, .. }) => stats.duties += 1,
                Reading::Letters(Letters { remark: Some(remark), .. }) if !is_number(&remark) => stats.remarked += 1,
                Reading::Letters(_) | Reading::Other => {
                    stats.others += 1;
                    if cell.text.contains(char::is_alphabetic) {
                        stats.texts += 1;
                        texts.insert(cell.text.as_str());
                        stats.begins |= stats.rows == 1;
                        stats.runs += usize::from(cell.text != above);
                        above = &cell.text;
                    }
                }
            }
        }
        stats.distinct = texts.len();
        stats
    }

    fn is_text(&self) -> bool {
        2 * self.texts > self.duties + self.remarked + self.others
    }

    /// Whether it has few texts, each beside activities that stand together.
    fn is_section(&self) -> bool {
        let is_note = NO_ROLE.contains(&self.lower.as_str()) && !SECTIONS.contains(&self.lower.as_str());
        let has_texts_alone = self.others == self.texts && self.duties + self.remarked == 0;
        let are_few = self.distinct > 1 && 2 * self.distinct <= self.rows;
        !is_note && has_texts_alone && are_few && self.begins && self.runs == self.distinct
    }

    /// Whether letters stand below a heading that says so, and not whose they are.
    fn is_of_nobody(&self) -> bool {
        self.duties > 0 && is_letters(&self.lower)
    }

    /// Whether duties stand below the heading of a role.
    fn is_role(&self) -> bool {
        let has_duties = self.duties > 0 || self.remarked > 0 && self.others == 0;
        has_duties && self.may_be_role()
    }

    /// Whether the heading can be that of a role, above what is below it.
    fn may_be_role(&self) -> bool {
        let is_number = self.others > 0 && NO_ROLE.contains(&self.lower.as_str());
        !is_number && !is_letters(&self.lower) && is_name(&self.heading)
    }

    /// Whether the heading says who carries it out, and no more.
    fn names_doing(&self) -> bool {
        self.lower.split(|c: char| !c.is_alphanumeric()).any(|word| DOING.languages(word).is_some())
    }

    fn duty(&self) -> Option<Duty> {
        Duty::of_heading(&self.heading)
    }

    /// The languages that have each of its words for activities and duties.
    fn languages(&self) -> Vec<&'static [Language]> {
        let of_word =
            |word: &str| ACTIVITY.languages(word).or_else(|| Duty::of_word(word).map(|(_, languages)| languages));
        let words = self.lower.split(|c: char| !c.is_alphanumeric()).filter_map(of_word);
        let whole = [&ACTIVITY, &PEOPLE].into_iter().filter_map(|known| known.languages(self.lower.trim()));
        whole.chain(words).collect()
    }

    fn names_activities(&self) -> NamesActivities {
        let is_activity = |words: &str| ACTIVITY.languages(words.trim()).is_some();
        match () {
            () if is_activity(&self.lower) => NamesActivities::Wholly,
            () if self.lower.split(|c: char| !c.is_alphanumeric()).any(is_activity) => NamesActivities::WithOtherWords,
            () => NamesActivities::No,
        }
    }
}

/// Whether a remark begins with a number: letters with nothing but these may be the numbers of rooms, `A1` and `C2`.
fn is_number(remark: &str) -> bool {
    remark.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a heading says that activities are below it; the last one fits best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NamesActivities {
    No,
    WithOtherWords,
    Wholly,
}

/// How many cells have a meaning.
fn explained(stats: &[Stats], kind: Kind) -> usize {
    let of_column = |stats: &Stats| match kind {
        Kind::Letters if stats.is_role() => stats.duties + stats.remarked,
        Kind::Names if stats.duty().is_some() => stats.others,
        _ => 0,
    };
    stats.iter().map(of_column).sum()
}

/// What each column is.
fn columns(stats: &[Stats], kind: Kind) -> Result<Vec<Column>, Misfit> {
    let of_duties = |stats: &Stats| match kind {
        Kind::Letters if stats.is_role() => Column::Role,
        Kind::Letters => Column::Other,
        Kind::Names => stats.duty().map_or(Column::Other, Column::Duty),
    };
    let mut columns: Vec<Column> = stats.iter().map(of_duties).collect();
    let first_duty = columns.iter().position(|column| *column != Column::Other).ok_or(Misfit::NoDuty)?;
    let activity = activities(stats, first_duty).ok_or(Misfit::NoActivity)?;
    columns[activity] = Column::Activity;
    if kind == Kind::Names {
        responsible_as_accountable(stats, &mut columns);
    }
    // Of several columns, none is known to be the one.
    let mut sections = (0..activity).filter(|at| columns[*at] == Column::Other && stats[*at].is_section());
    if let (Some(section), None) = (sections.next(), sections.next()) {
        columns[section] = Column::Section;
    }
    match columns.iter().all(|column| matches!(column, Column::Activity | Column::Section | Column::Other)) {
        true => Err(Misfit::NoActivity),
        false => Ok(columns),
    }
}

/// Where a column has those who are responsible, none those accountable, and either no other says anything of duties or one has
/// those who carry it out, the responsible ones are accountable: “Verantwortlich”, alone or beside “Durchführung”.
fn responsible_as_accountable(stats: &[Stats], columns: &mut [Column]) {
    if columns.contains(&Column::Duty(Duty::Accountable)) {
        return;
    }
    let responsible = (0..columns.len()).filter(|at| columns[*at] == Column::Duty(Duty::Responsible));
    let (doing, answering): (Vec<usize>, Vec<usize>) = responsible.partition(|at| stats[*at].names_doing());
    let duties = columns.iter().filter(|column| matches!(column, Column::Duty(_))).count();
    match answering.as_slice() {
        [answering] if !doing.is_empty() || duties == 1 => columns[*answering] = Column::Duty(Duty::Accountable),
        _ => {}
    }
}

/// The language that alone has the words of the headings. That of the activities counts before the duties, which are often
/// English; English, too, is what remains in doubt.
fn language(stats: &[Stats], columns: &[Column]) -> Language {
    let of = |is_wanted: fn(&Column) -> bool| stats.iter().zip(columns).filter(move |(_, column)| is_wanted(column));
    let headings = of(|column| *column == Column::Activity).chain(of(|column| matches!(column, Column::Duty(_))));
    let mut possible: Vec<Language> = Language::all().collect();
    for languages in headings.flat_map(|(stats, _)| stats.languages()) {
        if possible.iter().any(|language| languages.contains(language)) {
            possible.retain(|language| languages.contains(language));
        }
    }
    match possible.as_slice() {
        [one] => *one,
        _ => Language::default(),
    }
}

/// The column with the activities: one of texts, by its heading, or else left of the duties; of several, the one with
/// the most different ones, then the one on the left.
fn activities(stats: &[Stats], first_duty: usize) -> Option<usize> {
    let fit = |at: &usize| {
        let stats = &stats[*at];
        (stats.is_text(), stats.names_activities(), *at < first_duty, stats.distinct)
    };
    let is_candidate = |at: &usize| stats[*at].is_text() || stats[*at].names_activities() == NamesActivities::Wholly;
    (0..stats.len()).rev().filter(is_candidate).max_by_key(fit)
}

/// The longest name of a role, in bytes.
const LONGEST_NAME: usize = 1_000;

/// Whether a text can be the name of a role: not too long, and with something that a reader sees.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && text.contains(|c: char| !c.is_whitespace() && !is_unseen(c))
}
