//! What a finding is about, for formats that show no excerpt of the file.

use crate::diagnostic::Diagnostic;

/// Each thing that a finding is about and that its message does not name, in quotation marks; `None` if it names them all.
pub(super) fn unnamed(finding: &Diagnostic) -> Option<String> {
    let is_named =
        |thing: &&String| [format!("“{thing}”"), format!("`{thing}`")].iter().any(|it| finding.message.contains(it));
    let things = finding.about.iter().filter(|thing| !is_named(thing));
    let things: Vec<String> = things.map(|thing| format!("“{thing}”")).collect();
    (!things.is_empty()).then(|| things.join(", "))
}
