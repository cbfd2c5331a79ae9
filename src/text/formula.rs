//! Text that a spreadsheet would calculate, and the apostrophes that keep it from that.

use std::iter::repeat_n;

/// What a spreadsheet may take for the end of a cell, whatever the file is separated by.
const SEPARATORS: [char; 4] = [',', ';', '|', ':'];

/// What begins a formula.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell with an apostrophe before each sign that would begin a formula, at its start and after every separator.
/// [`unguard`] takes it away again, so one more stands before a sign that has some; a quotation such as `'-y'` is safe
/// as it is, and stays.
pub(crate) fn guard(cell: &str) -> String {
    with_apostrophes(cell, |apostrophes, is_closed| match (apostrophes, is_closed) {
        (0, true) => 2,
        (1, true) => 1,
        _ => apostrophes + 1,
    })
}

/// The cell that [`guard`] made this one of.
pub(crate) fn unguard(cell: &str) -> String {
    if !cell.contains('\'') {
        return cell.to_owned();
    }
    with_apostrophes(cell, |apostrophes, is_closed| match (apostrophes, is_closed) {
        (1, true) => 1,
        (2, true) => 0,
        _ => apostrophes.saturating_sub(1),
    })
}

/// The cell with as many apostrophes before each sign that may begin a formula as `wanted` says, by how many there are
/// and whether one that follows may close them.
fn with_apostrophes(cell: &str, wanted: fn(usize, bool) -> usize) -> String {
    let last_closing = last_closing(cell);
    let mut written = String::with_capacity(cell.len());
    let (mut rest, mut at_start) = (cell, true);
    while let Some(first) = rest.chars().next() {
        let mut c = first;
        if at_start {
            let signs = rest.trim_start_matches('\'');
            if let Some(sign) = signs.chars().next().filter(|c| SIGNS.contains(c)) {
                let is_closed = last_closing.is_some_and(|closing| closing > cell.len() - signs.len());
                written.extend(repeat_n('\'', wanted(rest.len() - signs.len(), is_closed)));
                (rest, c) = (signs, sign);
            }
        }
        at_start = SEPARATORS.contains(&c) || at_start && (c.is_whitespace() || c == '"');
        written.push(c);
        rest = &rest[c.len_utf8()..];
    }
    written
}

/// Where the last apostrophe stands that can close a quotation: after a word, and not within one. Those of [`guard`]
/// cannot.
fn last_closing(cell: &str) -> Option<usize> {
    let ends_word = |c: char| !c.is_whitespace() && !SEPARATORS.contains(&c) && !matches!(c, '\'' | '"');
    let is_closing = |at: &usize| {
        let (before, after) = (cell[..*at].chars().next_back(), cell[at + 1..].chars().next());
        before.is_some_and(ends_word) && !after.is_some_and(char::is_alphanumeric)
    };
    cell.rmatch_indices('\'').map(|(at, _)| at).find(is_closing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_begin_a_formula_is_guarded() {
        for (cell, guarded) in [
            ("=1+1", "'=1+1"),
            (" -1", " '-1"),
            ("x;=1+1", "x;'=1+1"),
            ("x, -1|@y;\"＝z", "x, '-1|'@y;\"'＝z"),
            ("1+1 = 2, two-fold", "1+1 = 2, two-fold"),
            ("'=1", "''=1"),
            ("say: '-y' flag", "say: '-y' flag"),
            ("say: -y, not 'n'", "say: ''-y, not 'n'"),
            ("say: ''-y'", "say: '''-y'"),
            ("don't", "don't"),
        ] {
            assert_eq!(guard(cell), guarded, "{cell}");
            assert_eq!(unguard(guarded), cell, "{guarded}");
        }
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for cell in ["the '-y' flag", "use: '-y' or '+n'", "'@team' is told", "the team's 'own'", "''"] {
            assert_eq!(unguard(cell), cell);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_guard_is_taken_away_again(any in ".*", likely in "[ab' \",;:=@-]{0,12}") {
            for cell in [&any, &likely] {
                proptest::prop_assert_eq!(&unguard(&guard(cell)), cell);
            }
        }
    }
}
