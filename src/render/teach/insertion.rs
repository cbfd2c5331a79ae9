//! Text that is inserted at a place of another.

/// A text, and the byte before which it is inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Insertion {
    pub(super) at: usize,
    pub(super) text: String,
}

/// The text with all that is inserted, which is in order.
pub(super) fn inserted(text: &str, insertions: &[Insertion]) -> String {
    let mut written = String::with_capacity(text.len() + insertions.iter().map(|one| one.text.len()).sum::<usize>());
    let mut end = 0;
    for insertion in insertions {
        written.push_str(&text[end..insertion.at]);
        written.push_str(&insertion.text);
        end = insertion.at;
    }
    written + &text[end..]
}

/// What a person sees of what is inserted: each line with its number in the new text, from 1.
pub(super) fn lines(text: &str, insertions: &[Insertion]) -> Vec<(usize, String)> {
    let breaks = |text: &str| text.matches('\n').count();
    let mut lines = Vec::new();
    let mut before = 1;
    for insertion in insertions {
        let first = before + breaks(&text[..insertion.at]);
        let said = insertion.text.split('\n').enumerate();
        let said = said.map(|(place, line)| (first + place, line.trim().trim_start_matches([',', ' '])));
        lines.extend(said.filter(|(_, line)| !line.is_empty()).map(|(number, line)| (number, line.to_owned())));
        before += breaks(&insertion.text);
    }
    lines
}
