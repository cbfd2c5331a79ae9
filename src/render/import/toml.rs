//! A table as a rule file that stands alone.

use std::fmt::Write;

use crate::matrix::{Activity, Duty, Matrix, MatrixRole, Standing, file_name};
use crate::render::escape;
use crate::render::wording::{activities, counted};
use crate::rulebook::{Mode, Owner};
use crate::text::Language;

/// The roles and rules of a table as TOML. An activity that is no rule yet is commented out.
pub fn toml(matrix: &Matrix) -> String {
    let mut file = head(matrix);
    let _ =
        write!(file, "\n[sources.{}]\n{}", matrix.id, line("title", &escape::toml_string(file_name(&matrix.source))));
    matrix.roles.iter().for_each(|role| file.push_str(&self::role(role)));
    let mut section = None;
    for activity in &matrix.activities {
        if activity.section != section {
            section.clone_from(&activity.section);
            let heading = section.iter().map(|section| format!("\n# {}\n", escape::terminal(section)));
            file.extend(heading);
        }
        file.push_str(&self::activity(activity, &matrix.id));
    }
    file
}

/// What the file is, and its version. A file without a rule would be refused, so it extends the built-in ones.
fn head(matrix: &Matrix) -> String {
    let (read, rules) = (matrix.activities.len(), matrix.rules());
    let mut head = format!(
        "# {} and {}, from {}.\n",
        activities(read),
        counted(matrix.roles.len(), "role"),
        escape::terminal(file_name(&matrix.source))
    );
    if read > rules {
        let _ = writeln!(head, "# Commented out, because something is to be decided: {}.", read - rules);
    }
    head.push_str("schema = 1\n");
    if matrix.language != Language::default() {
        head.push_str(&line("language", &escape::toml_string(matrix.language.code())));
    }
    if rules == 0 {
        head.push_str("extends = [\"builtin\"]             # until there is a rule below\n");
    }
    head
}

fn role(role: &MatrixRole) -> String {
    let aliases = match role.aliases.as_slice() {
        [] => String::new(),
        aliases => line("aliases", &escape::toml_list(aliases)),
    };
    format!("\n[roles.{}]\n{}{aliases}", role.id, line("name", &escape::toml_string(&role.name)))
}

/// What a rule and its remarks are; `source` is the id of the table.
fn activity(activity: &Activity, source: &str) -> String {
    let remarks: String = activity.remarks.iter().map(|remark| format!("# {}\n", escape::terminal(remark))).collect();
    match &activity.standing {
        Standing::Rule(_) => format!("\n{remarks}{}", rule(activity, source)),
        Standing::WithoutOwner => format!("\n# Decide who owns this.\n{remarks}{}", commented(&rule(activity, source))),
        Standing::InDoubt(_) => {
            format!("\n# Decide who owns this: its As are in doubt.\n{remarks}{}", commented(&rule(activity, source)))
        }
        Standing::Repeated { line, .. } => {
            let why =
                format!("# The table has this in line {line}, too, with other letters. Decide which of them holds.");
            format!("\n{why}\n{remarks}{}", commented(&rule(activity, source)))
        }
    }
}

/// The lines of a rule as comments.
fn commented(rule: &str) -> String {
    rule.lines().map(|line| format!("# {line}\n")).collect()
}

fn rule(activity: &Activity, source: &str) -> String {
    let mut rule = format!("[rules.{}]\n{}", activity.id, line("activity", &escape::toml_string(&activity.activity)));
    rule.push_str(&line("owner", &activity.owner().map_or_else(|| "\"…\"".to_owned(), owner)));
    rule.push_str(&line("source", &escape::toml_string(source)));
    if let Some(section) = &activity.section {
        rule.push_str(&line("section", &escape::toml_string(section)));
    }
    if let Some(known_as) = &activity.known_as {
        rule.push_str(&line("more_phrases", &escape::toml_list(std::slice::from_ref(known_as))));
    }
    for (key, duty, roles) in [
        ("does", Duty::Responsible, &activity.does),
        ("consult", Duty::Consulted, &activity.consult),
        ("inform", Duty::Informed, &activity.inform),
    ] {
        if !roles.is_empty() || activity.emptied.contains(&duty) {
            rule.push_str(&line(key, &escape::toml_list(roles)));
        }
    }
    rule
}

fn owner(owner: &Owner) -> String {
    match owner {
        Owner::One(role) => escape::toml_string(role),
        Owner::Shared { owners, mode: Mode::Together { .. } } => escape::toml_list(owners),
        Owner::Shared { owners, mode: Mode::Any } => format!("{{ any = {} }}", escape::toml_list(owners)),
        Owner::Nobody => "[]".to_owned(),
    }
}

fn line(key: &str, value: &str) -> String {
    format!("{key} = {value}\n")
}
