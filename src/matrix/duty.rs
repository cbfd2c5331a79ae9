//! What a role does for an activity: the letters and words of a RACI or DACI cell.

use super::heading_words::{FILLERS, GERMAN_CONSULTED, OPEN, SIGNS_OF_NOTHING, WORDS, Words};
use crate::rulebook::Rule;
use crate::text::{Language, one_line};

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
    /// The roles that have it in a rule, besides its owners.
    pub(super) fn roles_of(self, rule: &Rule) -> &[String] {
        match self {
            Self::Accountable => &[],
            Self::Responsible => &rule.does,
            Self::Consulted => &rule.consult,
            Self::Informed => &rule.inform,
        }
    }

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
        Self::of_word(word).map(|(duty, _)| duty)
    }

    /// The duty that a word names, whatever its case, and the languages that have the word.
    pub(super) fn of_word(word: &str) -> Option<(Self, &'static [Language])> {
        let word = word.to_lowercase();
        let singular = word.strip_suffix('s').unwrap_or(&word);
        let languages = |words: &Words| words.languages(&word).or_else(|| words.languages(singular));
        Self::ALL.into_iter().zip(&WORDS).find_map(|(duty, words)| Some((duty, languages(words)?)))
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
    /// Letters or words for duties, and perhaps something else.
    Letters(Letters),
    /// Anything else.
    Other,
}

/// What a cell with letters says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) duties: Duties,
    /// Whether any of those accountable will do.
    pub(super) any: bool,
    /// Whether the letters may hold or not, as in `A?`.
    pub(super) in_doubt: bool,
    /// What else the cell says, in one line.
    pub(super) remark: Option<String>,
}

impl Reading {
    /// Reads a cell such as `A`, `A/R`, `ra`, `**R**`, `R (assist)`, `A(R)`, `A (any)/R`, `A1` or `Accountable`.
    pub(super) fn of(cell: &str) -> Self {
        Self::by(Letters::of, cell)
    }

    /// Reads a cell in which K is the C of German, “konsultiert”.
    pub(super) fn in_german(cell: &str) -> Self {
        Self::by(Letters::in_german, cell)
    }

    fn by(letters: fn(&str) -> Option<Letters>, cell: &str) -> Self {
        let cell = without_emphasis(cell.trim());
        if SIGNS_OF_NOTHING.iter().any(|sign| cell.eq_ignore_ascii_case(sign)) {
            return Self::Empty;
        }
        Letters::of_parts(letters, cell).map_or(Self::Other, Self::Letters)
    }

    /// Whether it says this duty.
    pub(super) fn has(&self, duty: Duty) -> bool {
        matches!(self, Self::Letters(letters) if letters.duties.has(duty))
    }

    /// Whether it says duties and nothing else.
    pub(super) fn is_duty(&self) -> bool {
        matches!(self, Self::Letters(Letters { remark: None, .. }))
    }
}

impl Letters {
    /// Reads letters with what stands behind all of them.
    fn of(text: &str) -> Option<Self> {
        Self::with_remark(text, str::to_owned)
    }

    /// Reads letters of which K is a C; the remark keeps its own.
    fn in_german(text: &str) -> Option<Self> {
        Self::with_remark(text, |letters| letters.replace(GERMAN_CONSULTED, "C"))
    }

    fn with_remark(text: &str, spelt: fn(&str) -> String) -> Option<Self> {
        let (letters, remark) = text.split_at(start_of_remark(text));
        let mut duties = self::duties(letters).or_else(|| self::duties(&spelt(letters)))?;
        let remark = one_line(remark);
        let inner = remark.trim_matches(|c: char| !c.is_alphanumeric());
        let any = is_any(inner) && duties.has(Duty::Accountable);
        let in_doubt = is_in_doubt(&remark);
        let says_it_again = self::duties(inner).is_some_and(|again| duties.has_all(again));
        let more = in_round_brackets(&spelt(&remark));
        more.into_iter().for_each(|more| duties.add(more));
        let is_remark = in_doubt || !remark.is_empty() && !any && !says_it_again && more.is_none();
        Some(Self { duties, any, in_doubt, remark: is_remark.then_some(remark) })
    }

    /// Reads part by part, each with the bracket at its end; one without letters is a remark of the part before it.
    fn of_parts(letters: fn(&str) -> Option<Self>, cell: &str) -> Option<Self> {
        let mut parts: Vec<Self> = Vec::new();
        for part in parts_of(cell) {
            match letters(part) {
                Some(letters) => parts.push(letters),
                None => parts.last_mut()?.add_remark(part),
            }
        }
        Some(Self::joined(parts))
    }

    fn add_remark(&mut self, text: &str) {
        let before = self.remark.take().unwrap_or_default();
        let is_nothing = before.is_empty() && text.chars().all(is_separator);
        self.in_doubt |= is_in_doubt(text);
        self.remark = (!is_nothing).then(|| one_line(&(before + text)));
    }

    fn joined(parts: Vec<Self>) -> Self {
        let mut duties = Duties::default();
        parts.iter().for_each(|part| duties.add(part.duties));
        let (any, in_doubt) = (parts.iter().any(|part| part.any), parts.iter().any(|part| part.in_doubt));
        let remarks: Vec<String> = parts.into_iter().filter_map(|part| part.remark).collect();
        Self { duties, any, in_doubt, remark: (!remarks.is_empty()).then(|| remarks.join(" ")) }
    }
}

/// What ends with a bracket that stands within no other, and what is behind the last one.
fn parts_of(cell: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    cell.split_inclusive(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ')' && depth == 0
    })
}

/// Whether a remark says that what it stands behind is to be decided.
fn is_in_doubt(remark: &str) -> bool {
    is_open(remark.trim_matches(['(', ')', '[', ']', ':', ' ']))
}

/// The letters that a bracket adds, as in `A (R, C)`. Small ones may be marks of notes, and with a letter twice, as in
/// `A (R&D)`, it is something else.
fn in_round_brackets(remark: &str) -> Option<Duties> {
    let letters = remark.strip_prefix('(')?.strip_suffix(')')?.replace(is_separator, "");
    let are_capitals = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_uppercase());
    are_capitals.then(|| together(&letters))?
}

/// Whether a text says that any of several will do.
pub(super) fn is_any(text: &str) -> bool {
    ["any", "either"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text says that something is to be decided.
pub(super) fn is_open(text: &str) -> bool {
    text.starts_with('?') || text.ends_with('?') || OPEN.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A cell without the signs of emphasis around it, which tables of values have as well.
pub(super) fn without_emphasis(cell: &str) -> &str {
    let within = |sign: char| cell.strip_prefix(sign)?.strip_suffix(sign);
    ['*', '_', '`'].into_iter().find_map(within).map_or(cell, without_emphasis)
}

/// Where the letters end: at a bracket, a colon, a question mark, a dash between spaces, or the mark of a note.
fn start_of_remark(cell: &str) -> usize {
    let signs = |c: char| matches!(c, '(' | '[' | ':' | '?' | '*' | '†' | '‡');
    let dashes = [" - ", " – ", " — "].iter().filter_map(|dash| cell.find(dash));
    cell.find(signs).into_iter().chain(dashes).chain(number_of_note(cell)).min().unwrap_or(cell.len())
}

/// Where a number begins, as in `A1` and `R²`; but `C3PO` is a name.
fn number_of_note(cell: &str) -> Option<usize> {
    let start = cell.find(char::is_numeric)?;
    let behind = cell[start..].trim_start_matches(char::is_numeric);
    (!behind.starts_with(char::is_alphabetic)).then_some(start)
}

/// Whether a sign may stand between letters.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | ',' | ';' | '&' | '+' | '|' | '\\' | '.' | '-')
}

/// The duties that are named, and nothing but them.
fn duties(letters: &str) -> Option<Duties> {
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

    fn letters(cell: &str) -> Letters {
        let Reading::Letters(letters) = Reading::of(cell) else { panic!("{cell}: no letters") };
        letters
    }

    fn read(cell: &str) -> (String, bool, Option<String>) {
        let Letters { duties, any, remark, .. } = letters(cell);
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
            ("A/R (r)", "AR"),
            ("A(R)", "AR"),
            ("A (R)", "AR"),
            ("R (A, C)", "ARC"),
            ("A (R) / I", "ARI"),
            ("A (R).", "AR"),
            ("I.", "I"),
        ] {
            assert_eq!(read(cell), (letters.to_owned(), false, None), "{cell}");
        }
        for (cell, letters) in [("R (K)", "RC"), ("K(R)", "RC"), ("K (K)", "C"), ("Konsultiert", "C")] {
            let Reading::Letters(read) = Reading::in_german(cell) else { panic!("{cell}: no letters") };
            assert_eq!((duties(letters), read.remark), (Some(read.duties), None), "{cell}");
        }
        for (cell, letters) in [("A (any)", "A"), ("A (any)/R", "AR"), ("R/A (either)", "AR"), ("C, A (any), R", "ARC")]
        {
            assert_eq!(read(cell), (letters.to_owned(), true, None), "{cell}");
        }
    }

    #[test]
    fn a_remark_is_kept() {
        for (cell, letters, remark) in [
            ("R (assist)", "R", "(assist)"),
            ("R (any of X/Y)", "R", "(any of X/Y)"),
            ("R (any)", "R", "(any)"),
            ("A: signs it", "A", ": signs it"),
            ("a – until May", "A", "– until May"),
            ("A (signs)/R (bakes)", "AR", "(signs) (bakes)"),
            ("A (signs) always", "A", "(signs) always"),
            ("A*", "A", "*"),
            ("A1", "A", "1"),
            ("R1)", "R", "1)"),
            ("R 1)", "R", "1)"),
            ("A/R 2, 3", "AR", "2, 3"),
            ("A1 (on call)", "A", "1 (on call)"),
            ("R²", "R", "²"),
            ("A[^1]", "A", "[^1]"),
            ("R (a)", "R", "(a)"),
            ("R (ra)", "R", "(ra)"),
            ("A (c)", "A", "(c)"),
            ("R (i)", "R", "(i)"),
            ("A [c]", "A", "[c]"),
            ("A [C]", "A", "[C]"),
            ("R (owner)", "R", "(owner)"),
            ("R (OWNER)", "R", "(OWNER)"),
            ("A (R&D)", "A", "(R&D)"),
            ("A ()", "A", "()"),
            ("A: R", "A", ": R"),
            ("R - C", "R", "- C"),
            ("R (K)", "R", "(K)"),
            ("A(R)(tbc)", "AR", "(tbc)"),
            ("A (R) since May", "AR", "since May"),
            ("A (signs)/R (bakes) since May", "AR", "(signs) (bakes) since May"),
            ("A (see (1)/R (2))", "A", "(see (1)/R (2))"),
        ] {
            assert_eq!(read(cell), (letters.to_owned(), false, Some(remark.to_owned())), "{cell}");
        }
    }

    #[test]
    fn a_letter_may_be_in_doubt() {
        for cell in ["A?", "A ?", "A (?)", "a (tbc)", "R [who else?]", "A? or R", "A (?)/R", "A(R)(tbc)", "A (R)?"] {
            assert!(letters(cell).in_doubt && letters(cell).remark.is_some(), "{cell}");
        }
        for cell in ["A", "A (since May)", "A: https://wiki/?page=1 has it"] {
            assert!(!letters(cell).in_doubt, "{cell}");
        }
    }

    #[test]
    fn prose_is_no_duty() {
        for cell in ["A team decides", "X", "S", "yes", "aid", "CIA team", "the board", "AA", "R&B2", "C3PO", "~~R~~"] {
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
