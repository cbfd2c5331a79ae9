//! What was read of a table, as JSON; the shape is stable.

use serde::Serialize;

use crate::matrix::{Activity, Matrix, Standing};
use crate::render::diagnostic::FindingJson;
use crate::render::json::{SCHEMA, pretty};
use crate::rulebook::{Mode, Owner};

#[derive(Serialize)]
struct ImportJson<'a> {
    schema: u32,
    file: &'a str,
    language: &'static str,
    roles: Vec<RoleJson<'a>>,
    activities: Vec<ActivityJson<'a>>,
    cells: CellsJson,
    findings: Vec<FindingJson<'a>>,
    /// How many findings there are beyond those.
    more_findings: usize,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    name: &'a str,
    aliases: &'a [String],
    known: bool,
}

#[derive(Serialize)]
struct ActivityJson<'a> {
    rule: &'a str,
    activity: &'a str,
    line: usize,
    section: Option<&'a str>,
    state: &'static str,
    /// `None` if the table names none.
    owners: Option<&'a [String]>,
    mode: Option<&'static str>,
    does: &'a [String],
    consult: &'a [String],
    inform: &'a [String],
    remarks: &'a [String],
}

#[derive(Serialize)]
struct CellsJson {
    total: usize,
    used: usize,
    reported: usize,
}

/// The roles, activities and findings of a table as one JSON object.
pub fn json(matrix: &Matrix) -> String {
    let roles = matrix.roles.iter().map(|role| RoleJson {
        role: &role.id,
        name: &role.name,
        aliases: &role.aliases,
        known: role.is_known,
    });
    let cells = matrix.cells;
    pretty(&ImportJson {
        schema: SCHEMA,
        file: matrix.source.name(),
        language: matrix.language.code(),
        roles: roles.collect(),
        activities: matrix.activities.iter().map(ActivityJson::new).collect(),
        cells: CellsJson { total: cells.total, used: cells.used, reported: cells.reported },
        findings: matrix.findings.iter().map(FindingJson::new).collect(),
        more_findings: matrix.more_findings,
    })
}

impl<'a> ActivityJson<'a> {
    fn new(activity: &'a Activity) -> Self {
        Self {
            rule: &activity.id,
            activity: &activity.activity,
            line: activity.line,
            section: activity.section.as_deref(),
            state: match activity.standing {
                Standing::Rule(_) => "rule",
                Standing::WithoutOwner => "without-owner",
                Standing::InDoubt(_) => "in-doubt",
                Standing::Repeated { .. } => "repeated",
            },
            owners: activity.owner().map(Owner::roles),
            mode: activity.owner().and_then(Owner::mode).map(Mode::name),
            does: &activity.does,
            consult: &activity.consult,
            inform: &activity.inform,
            remarks: &activity.remarks,
        }
    }
}
