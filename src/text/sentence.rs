//! Names in a sentence.

/// `names` as a sentence lists them: `A`, `A and B`, `A, B and C`; nothing for none. `conjunction` stands before the
/// last one.
pub fn sentence_list<S: AsRef<str>>(names: &[S], conjunction: &str) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} {conjunction} {last}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conjunction_stands_before_the_last_name_only() {
        assert_eq!(sentence_list::<&str>(&[], "and"), "");
        assert_eq!(sentence_list(&["Ann"], "and"), "Ann");
        assert_eq!(sentence_list(&["Ann", "Bob"], "and"), "Ann and Bob");
        assert_eq!(sentence_list(&["Ann", "Bob", "Cid"], "or"), "Ann, Bob or Cid");
    }
}
