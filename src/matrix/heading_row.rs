//! Rows without a letter: headings between the activities.

use std::sync::Arc;

use super::draft::LONGEST_REMARK;
use super::findings::Findings;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::shortened;

/// A row that is taken for a heading.
pub(super) struct HeadingRow {
    /// What stands in it: the section of the activities below it.
    pub(super) section: Arc<str>,
    pub(super) span: Span,
}

/// Says which rows are taken for headings; `below` is how many activities each of them is the section of.
pub(super) fn say_heading_rows(rows: &[HeadingRow], below: &[usize], findings: &mut Findings) {
    for (HeadingRow { section, span }, below) in rows.iter().zip(below) {
        let what = match below {
            0 => "a heading".to_owned(),
            1 => "the section of the activity below it".to_owned(),
            more => format!("the section of the {more} activities below it"),
        };
        let message = format!("“{}” is taken for {what}: no letter is in its row", shortened(section, LONGEST_REMARK));
        findings.warn(Code::HeadingRow, *span, message, "if it is an activity, give one of its roles the A");
    }
}
