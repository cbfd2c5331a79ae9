//! Clauses: where one ends and the next one begins.

/// Whether what stands between two words ends a clause: a mark of punctuation, a dash between blanks, an empty line. A line
/// may break within a clause.
pub fn ends_clause(between: &str) -> bool {
    between.matches('\n').nth(1).is_some()
        || between.contains([',', ';', ':', '.', '!', '?', '(', ')', '–', '—'])
        || between.contains(" - ")
}

#[cfg(test)]
mod tests {
    use super::ends_clause;

    #[test]
    fn marks_dashes_and_empty_lines_end_a_clause() {
        for between in [", ", ". ", "\n\n", "\r\n\r\n", " - ", " – ", " ("] {
            assert!(ends_clause(between), "{between:?}");
        }
        for between in [" ", "\n", "-", "/", " & ", ""] {
            assert!(!ends_clause(between), "{between:?}");
        }
    }
}
