//! Clauses: where one ends and the next one begins.

/// Whether what stands between two words ends a clause: a mark of punctuation, a dash between blanks, a line break.
pub fn ends_clause(between: &str) -> bool {
    between.contains(['\n', ',', ';', ':', '.', '!', '?', '(', ')', '–', '—']) || between.contains(" - ")
}

#[cfg(test)]
mod tests {
    use super::ends_clause;

    #[test]
    fn marks_dashes_and_line_breaks_end_a_clause() {
        for between in [", ", ". ", "\n", " - ", " – ", " ("] {
            assert!(ends_clause(between), "{between:?}");
        }
        for between in [" ", "-", "/", " & ", ""] {
            assert!(!ends_clause(between), "{between:?}");
        }
    }
}
