//! Rows without a letter: headings between the activities.

use std::collections::HashMap;
use std::sync::Arc;

use super::draft::LONGEST_REMARK;
use super::findings::Findings;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::shortened;

/// A row that is taken for a heading.
pub(super) struct HeadingRow {
    /// What stands in it. The activities below it have this very value as their section.
    pub(super) section: Arc<str>,
    pub(super) span: Span,
}

/// Says which rows are taken for headings. `sections` are those of all activities.
pub(super) fn say_heading_rows<'a>(
    rows: &[HeadingRow],
    sections: impl Iterator<Item = &'a Arc<str>>,
    findings: &mut Findings,
) {
    let mut below: HashMap<*const str, usize> = HashMap::new();
    sections.for_each(|section| *below.entry(Arc::as_ptr(section)).or_default() += 1);
    for HeadingRow { section, span } in rows {
        let what = match below.get(&Arc::as_ptr(section)) {
            None => "a heading".to_owned(),
            Some(1) => "the section of the activity below it".to_owned(),
            Some(more) => format!("the section of the {more} activities below it"),
        };
        let message = format!("“{}” is taken for {what}: no letter is in its row", shortened(section, LONGEST_REMARK));
        findings.warn(Code::HeadingRow, *span, message, "if it is an activity, give one of its roles the A");
    }
}
