//! Whether a rule file has room for another activity.

use std::collections::HashSet;

use super::draft::Part;
use super::duty::Duty;
use super::roles::Roles;
use super::rows::Entry;
use super::settings::Limits;

/// More bytes than a rule has beside its texts, than it has more if it is commented out, and than a role has.
const ROOM_FOR_RULE: usize = 180;
const ROOM_FOR_COMMENT: usize = 140;
const ROOM_FOR_ROLE: usize = 40;

/// How much is written so far; an estimate from above.
pub(super) struct Room {
    limits: Limits,
    rules: usize,
    text: usize,
    file: usize,
    /// The headings whose roles are counted.
    headings: HashSet<usize>,
}

impl Room {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, rules: 0, text: 0, file: 0, headings: HashSet::new() }
    }

    /// Takes room for an entry, if there is: for one in a comment, unless it has an owner and `may_be_rule`.
    pub(super) fn takes(&mut self, entry: &Entry, roles: &Roles, may_be_rule: bool) -> bool {
        let is_owned = entry.parts.iter().any(|part| part.duties.has(Duty::Accountable));
        let comment = if is_owned && may_be_rule { 0 } else { ROOM_FOR_COMMENT };
        let remarks = entry.remarks.iter().map(|remark| written(remark)).sum::<usize>();
        let section = entry.section.as_ref().map_or(0, |section| 2 * written(&section.name));
        let parts = entry.parts.iter().map(|part| self.part(part, roles)).sum::<usize>();
        self.rules += 1;
        self.text += entry.activity.len();
        self.file += ROOM_FOR_RULE + comment + 2 * written(&entry.activity) + remarks + section + parts;
        self.rules <= self.limits.rules && self.text <= self.limits.text && self.file <= self.limits.file
    }

    /// For its ids, and for a role that is new.
    fn part(&mut self, part: &Part, roles: &Roles) -> usize {
        let new = self.headings.insert(part.heading).then(|| match roles.role(part.heading) {
            Some(role) => {
                let names = role.aliases.iter().chain([&role.name, &role.id]);
                ROOM_FOR_ROLE + names.map(|name| written(name) + 4).sum::<usize>()
            }
            None => 0,
        });
        let duties = Duty::ALL.into_iter().filter(|duty| part.duties.has(*duty)).count();
        new.unwrap_or_default() + duties * (roles.id(part.heading).len() + 4)
    }
}

/// How long a text is when it is written, in bytes: a character that no reader sees becomes an escape.
fn written(text: &str) -> usize {
    let is_plain = |c: char| c.is_alphanumeric() || c == ' ' || c.is_ascii_punctuation() && !matches!(c, '"' | '\\');
    text.chars().map(|c| if is_plain(c) { c.len_utf8() } else { 10 }).sum()
}
