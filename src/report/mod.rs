//! What a team must decide about its rule file: gaps, overlaps, load, single points, what is stale or was never confirmed.
//!
//! All of it is counted from the file and from what a router answers. Nothing rates a person.

mod freshness;
mod gaps;
mod hand_over;
mod inherited;
mod leaver;
mod leavers;
mod left;
mod load;
mod open_areas;
mod overlaps;
mod people;
mod point;
mod single_points;
mod standing_in;
mod taker;
mod unanswered;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::rulebook::{Given, RuleBook};

pub use hand_over::{HandOver, HandedOver};
pub use inherited::{Inherited, InheritedFile};
pub use leaver::Leaver;
pub use load::Load;
pub use open_areas::OpenAreas;
pub use overlaps::{Contested, Overlap, Overlaps};
pub use point::{Chapter, Concerns, Kind, Place, Point, Subject};
pub use taker::Taker;
pub use unanswered::{Unanswered, UnansweredQuestion};

/// What the state of a book is measured against.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What reviews are measured against.
    pub today: Date,
    /// Answers to the book's contexts, for every question.
    pub given: Given,
    /// Who is to hand over their work, all at once; empty if no one is.
    pub without: Vec<Leaver>,
}

/// The state of a rule book.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    /// All that must be decided, the most pressing first.
    pub points: Vec<Point>,
    /// The phrases that could be one owner's or another's.
    pub overlaps: Overlaps,
    /// By role, those that own most first, then by name.
    pub load: Vec<Load>,
    /// The rules of files below.
    pub inherited: Inherited,
    /// What people and roles leave behind, if that was asked for.
    pub hand_over: Option<HandOver>,
    /// Real questions without an answer, if any were asked.
    pub unanswered: Option<Unanswered>,
}

impl Report {
    /// How many points are to be decided first.
    pub const FIRST: usize = 7;

    /// Measures a book; `unanswered` are the real questions that it left open, if any were asked.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use who_owns::report::{Report, Settings, Subject};
    /// use who_owns::{Given, RuleBook, Source};
    ///
    /// let text = r#"
    ///     schema = 1
    ///     [roles.cook]
    ///     name = "Cook"
    ///     [rules.soup]
    ///     activity = "cooking the soup"
    ///     owner = "cook"
    /// "#;
    /// let book = RuleBook::parse(Source::new("kitchen.toml", text)).expect("the file is valid");
    /// let settings = Settings { today: date(2026, 11, 24), given: Given::new(), without: Vec::new() };
    /// let report = Report::of(&book, &settings, None);
    /// assert!(matches!(report.points[0].subject, Subject::RoleWithoutHolder { .. }));
    /// ```
    pub fn of(book: &RuleBook, settings: &Settings, unanswered: Option<Unanswered>) -> Self {
        let hand_over = (!settings.without.is_empty()).then(|| HandOver::of(book, &settings.without, settings.today));
        let overlaps = Overlaps::of(book, &settings.given);
        let inherited = Inherited::of(book);
        let mut points = gaps::points(book, settings.today);
        points.extend(hand_over.iter().flat_map(HandOver::points));
        points.extend(unanswered.iter().flat_map(Unanswered::points));
        points.extend(overlaps.points());
        points.extend(inherited.points());
        points.extend(freshness::points(book, settings.today));
        let mut single = single_points::points(book);
        let all_away = roles_all_away(&points);
        single.retain(|point| !is_urgent(point, &all_away));
        points.extend(single);
        points.sort_by_cached_key(Point::order);
        Self { points, overlaps, load: Load::of_all(book), inherited, hand_over, unanswered }
    }

    /// What to decide first: at most [`Report::FIRST`] points.
    pub fn first(&self) -> &[Point] {
        &self.points[..self.points.len().min(Self::FIRST)]
    }

    /// The points of one chapter, the most pressing first.
    pub fn of_chapter(&self, chapter: Chapter) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |point| point.subject.kind().chapter == chapter)
    }
}

/// Whether a role without a deputy is one for which nobody answers today: that is said already.
fn is_urgent(point: &Point, all_away: &HashSet<&str>) -> bool {
    matches!(&point.subject, Subject::RoleWithoutDeputy { role, .. } if all_away.contains(role.as_str()))
}

/// The roles for which nobody answers today.
fn roles_all_away(points: &[Point]) -> HashSet<&str> {
    let roles = points.iter().filter_map(|point| match &point.subject {
        Subject::AllAway { role, .. } => Some(role.as_str()),
        _ => None,
    });
    roles.collect()
}
