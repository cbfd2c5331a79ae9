//! What a role does for an activity: the letters and words of a RACI or DACI cell.

use super::heading_words::{FILLERS, SIGNS_OF_NOTHING, WORDS};
use crate::text::one_line;

/// A part in an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// A: answers for it, approves it; its owner.
    Accountable,
    /// R, or D of DACI (driver): carries it out.
    Responsible,
    /// C: is asked before; contributes.
    Consulted,
    /// I: wants to know.
    Informed,
}

impl Duty {
    /// All of them, in the order in which a cell names them.
    pub const ALL: [Duty; 4] = [Self::Accountable, Self::Responsible, Self::Consulted, Self::Informed];

    /// The letter in RACI.
    pub fn letter(self) -> char {
        match self {
            Self::Accountable => 'A',
            Self::Responsible => 'R',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }

    /// The duty that one word or letter names, whatever its case; `None` for another word.
    pub(super) fn named(word: &str) -> Option<Self> {
        let mut chars = word.chars();
        if let (Some(letter), None) = (chars.next(), chars.next()) {
            return Self::of_letter(letter.to_ascii_uppercase());
        }
        let word = word.to_lowercase();
        let singular = word.strip_suffix('s').unwrap_or(&word);
        let names = |words: &&[&str]| words.contains(&word.as_str()) || words.contains(&singular);
        WORDS.iter().position(names).map(|at| Self::ALL[at])
    }

    fn of_letter(letter: char) -> Option<Self> {
        let is_driver = letter == 'D';
        Self::ALL.into_iter().find(|duty| duty.letter() == letter || is_driver && *duty == Self::Responsible)
    }

    /// The duty that a heading names, as in “Responsible (R)” or “Approver”; `None` of a role or of several duties.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut duties = words().filter_map(Self::named);
        let duty = duties.next().filter(|duty| duties.all(|other| other == *duty))?;
        let is_plain = |word: &str| Self::named(word).is_some() || FILLERS.contains(&word.to_lowercase().as_str());
        words().all(is_plain).then_some(duty)
    }
}

/// The parts of one role in one activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Duties(u8);

impl Duties {
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(super) fn has(self, duty: Duty) -> bool {
        self.0 & Self::from(duty).0 != 0
    }

    fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl From<Duty> for Duties {
    fn from(duty: Duty) -> Self {
        Self(1 << duty as u8)
    }
}

/// What a cell below a role says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing, or a sign for nothing.
    Empty,
    /// Duties; `any` of those accountable will do, if it has that duty. The remark is what else it says.
    Duties { duties: Duties, any: bool, remark: Option<String> },
    /// Anything else.
    Other,
}

impl Reading {
    /// Reads a cell such as `A`, `A/R`, `ra`, `**R**`, `R (assist)` or `Accountable`.
    pub(super) fn of(cell: &str) -> Self {
        let cell = without_emphasis(cell.trim());
        if SIGNS_OF_NOTHING.iter().any(|sign| cell.eq_ignore_ascii_case(sign)) {
            return Self::Empty;
        }
        let (letters, remark) = cell.split_at(start_of_remark(cell));
        match duties(letters) {
            Some(duties) => Self::with_remark(duties, &one_line(remark)),
            None => Self::Other,
        }
    }

    fn with_remark(duties: Duties, remark: &str) -> Self {
        let inner = remark.trim_matches(|c: char| !c.is_alphanumeric());
        let is_any = ["any", "either"].iter().any(|word| inner.eq_ignore_ascii_case(word));
        let any = is_any && duties.has(Duty::Accountable);
        let says_it_again = self::duties(inner).is_some_and(|again| duties.has_all(again));
        let is_remark = !remark.is_empty() && !any && !says_it_again;
        Self::Duties { duties, any, remark: is_remark.then(|| remark.to_owned()) }
    }

    /// Whether it says duties and nothing else.
    pub(super) fn is_duty(&self) -> bool {
        matches!(self, Self::Duties { remark: None, .. })
    }
}

/// A cell without the signs of emphasis around it, which tables of values have as well.
pub(super) fn without_emphasis(cell: &str) -> &str {
    let within = |sign: char| cell.strip_prefix(sign)?.strip_suffix(sign);
    ['*', '_', '`'].into_iter().find_map(within).map_or(cell, without_emphasis)
}

/// Where the letters end: at a bracket, a colon, a dash between spaces, or the sign of a note.
fn start_of_remark(cell: &str) -> usize {
    let signs = |c: char| matches!(c, '(' | '[' | ':' | '*' | '†' | '‡' | '¹' | '²' | '³');
    let dashes = [" - ", " – ", " — "].iter().filter_map(|dash| cell.find(dash));
    cell.find(signs).into_iter().chain(dashes).min().unwrap_or(cell.len())
}

/// The duties that are named, and nothing but them.
fn duties(letters: &str) -> Option<Duties> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '&' | '+' | '|' | '\\' | '.' | '-');
    let mut all = Duties::default();
    for word in letters.split(is_separator).filter(|word| !matches!(*word, "" | "and")) {
        all.add(Duty::named(word).map(Duties::from).or_else(|| together(word))?);
    }
    (!all.is_empty()).then_some(all)
}

/// Letters without anything between them: `AR`, but no word such as `aid`.
fn together(word: &str) -> Option<Duties> {
    if word.len() > Duty::ALL.len() || !word.chars().all(|c| c.is_ascii_uppercase()) && word != "ar" && word != "ra" {
        return None;
    }
    let mut all = Duties::default();
    for letter in word.chars() {
        let duty = Duties::from(Duty::of_letter(letter.to_ascii_uppercase())?);
        if all.has_all(duty) {
            return None;
        }
        all.add(duty);
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (String, bool, Option<String>) {
        let Reading::Duties { duties, any, remark } = Reading::of(cell) else { panic!("{cell}: no duties") };
        (Duty::ALL.into_iter().filter(|duty| duties.has(*duty)).map(Duty::letter).collect(), any, remark)
    }

    #[test]
    fn letters_and_words_are_duties() {
        for (cell, letters) in [
            ("A", "A"),
            ("a", "A"),
            ("A/R", "AR"),
            ("r, a", "AR"),
            ("AR", "AR"),
            ("ra", "AR"),
            ("**R**", "R"),
            ("D", "R"),
            ("C & I", "CI"),
            ("Accountable", "A"),
            ("Responsible and accountable", "AR"),
            ("approver", "A"),
            ("Driver", "R"),
            ("Contributors", "C"),
            ("informed", "I"),
            ("R (responsible)", "R"),
            ("I.", "I"),
        ] {
            assert_eq!(read(cell), (letters.to_owned(), false, None), "{cell}");
        }
        assert_eq!(read("A (any)"), ("A".to_owned(), true, None));
    }

    #[test]
    fn a_remark_is_kept() {
        for (cell, letters, remark) in [
            ("R (assist)", "R", "(assist)"),
            ("R (any of X/Y)", "R", "(any of X/Y)"),
            ("R (any)", "R", "(any)"),
            ("A: signs it", "A", ": signs it"),
            ("a – until May", "A", "– until May"),
            ("A*", "A", "*"),
            ("A[^1]", "A", "[^1]"),
        ] {
            assert_eq!(read(cell), (letters.to_owned(), false, Some(remark.to_owned())), "{cell}");
        }
    }

    #[test]
    fn prose_is_no_duty() {
        for cell in ["A team decides", "X", "S", "yes", "aid", "CIA team", "the board", "AA", "R&B2", "~~R~~"] {
            assert_eq!(Reading::of(cell), Reading::Other, "{cell}");
        }
        for cell in ["", " ", "-", "–", "n/a", "N/A", "None"] {
            assert_eq!(Reading::of(cell), Reading::Empty, "{cell}");
        }
    }

    #[test]
    fn a_heading_names_a_duty_or_a_role() {
        for (heading, duty) in [
            ("Responsible", Some(Duty::Responsible)),
            ("Accountable (A)", Some(Duty::Accountable)),
            ("A – Approver", Some(Duty::Accountable)),
            ("Contributors", Some(Duty::Consulted)),
            ("Person informed", Some(Duty::Informed)),
            ("RACI", None),
            ("Product Owner", None),
            ("Responsible for", None),
            ("Activity", None),
        ] {
            assert_eq!(Duty::of_heading(heading), duty, "{heading}");
        }
    }
}
