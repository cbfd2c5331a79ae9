//! Bars for tables of counts.

/// Eighths of a column, from one to all eight.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// What bars are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Block characters of Unicode, in eighths of a column.
    Unicode,
    /// `#`, for a terminal without Unicode.
    Ascii,
}

/// `part` of `whole` as a bar in `width` columns; only zero has no bar.
pub(super) fn bar(part: usize, whole: usize, width: usize, charset: Charset) -> String {
    let steps = match charset {
        Charset::Unicode => EIGHTHS.len(),
        Charset::Ascii => 1,
    };
    let length = scaled(part, whole, width * steps).max(usize::from(part > 0));
    match charset {
        Charset::Ascii => "#".repeat(length),
        Charset::Unicode => {
            let rest = length.checked_rem(steps).filter(|rest| *rest > 0).map(|rest| EIGHTHS[rest - 1]);
            "█".repeat(length / steps) + &rest.map_or_else(String::new, String::from)
        }
    }
}

/// `part` of `whole` in hundredths: `0%` only of nothing, `100%` only of all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    match scaled(part, whole, 100) {
        0 if part > 0 => "<1%".to_owned(),
        100 if part < whole => ">99%".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// `part` of `whole` on a scale from 0 to `most`, rounded to the nearest.
fn scaled(part: usize, whole: usize, most: usize) -> usize {
    (part * most + whole / 2).checked_div(whole).unwrap_or_default().min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share() {
        assert_eq!(bar(1, 2, 4, Charset::Ascii), "##");
        assert_eq!(bar(1, 2, 3, Charset::Unicode), "█▌");
        assert_eq!(bar(5, 5, 3, Charset::Unicode), "███");
        assert_eq!(bar(0, 5, 3, Charset::Unicode), "");
        assert_eq!(bar(0, 0, 3, Charset::Unicode), "");
    }

    #[test]
    fn a_little_is_not_nothing() {
        assert_eq!(bar(1, 1000, 10, Charset::Ascii), "#");
        assert_eq!(bar(1, 1000, 10, Charset::Unicode), "▏");
        assert_eq!(percent(1, 1000), "<1%");
        assert_eq!(percent(0, 1000), "0%");
    }

    #[test]
    fn almost_all_is_not_all() {
        assert_eq!(percent(199, 200), ">99%");
        assert_eq!(percent(200, 200), "100%");
    }
}
