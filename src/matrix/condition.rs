//! The condition in which the name of an activity ends, as a list of rules writes it.

/// Whether an activity ends in the condition of a case, as `list` writes it: `(severity=sev1/sev2)`, `(otherwise)`.
pub(super) fn ends_in_condition(activity: &str) -> bool {
    let Some((_, condition)) = activity.strip_suffix(')').and_then(|activity| activity.rsplit_once(" (")) else {
        return false;
    };
    let is_id = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    let is_value = |text: &str| text.starts_with(char::is_alphanumeric);
    condition == "otherwise"
        || condition.split_once('=').is_some_and(|(context, value)| is_id(context) && is_value(value))
}
