//! What all comma-separated values have in common.

use super::escape;

/// A table for spreadsheets, as it grows; what looks like a formula stays text.
pub(super) struct Csv(csv::Writer<Vec<u8>>);

impl Csv {
    pub(super) fn new() -> Self {
        Self(csv::Writer::from_writer(Vec::new()))
    }

    pub(super) fn row<C: AsRef<str>>(&mut self, cells: &[C]) {
        // Writing to memory cannot fail.
        let _ = self.0.write_record(cells.iter().map(|cell| escape::spreadsheet(cell.as_ref())));
    }

    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
