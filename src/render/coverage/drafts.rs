//! Drafts of the missing rules, to be completed and pasted into a rule file.

use std::fmt::Write;

use super::counts::lacking_nothing;
use crate::coverage::{Draft, Drafts};
use crate::render::answer::candidate::{in_a_line, is_worth_naming};
use crate::render::escape;
use crate::render::wording::counted;
use crate::rulebook::RuleBook;

/// The drafts as TOML. None has an owner, so that a file with one is refused until a person decides.
pub fn drafts(book: &RuleBook, drafts: &Drafts<'_>) -> String {
    let mut text = head(drafts);
    for draft in &drafts.drafts {
        let _ = write!(text, "\n# {}\n{}", remark(draft), nearest(book, draft));
        text.push_str(&rule(draft));
    }
    text
}

fn head(drafts: &Drafts<'_>) -> String {
    let left_out = match drafts.left_out {
        0 => String::new(),
        1 => "# 1 more question is not drafted: --unanswered lists it.\n".to_owned(),
        count => format!("# {count} more questions are not drafted: --unanswered lists them.\n"),
    };
    let lacking_nothing =
        lacking_nothing(drafts.lacking_nothing).map_or_else(String::new, |sentence| format!("# {sentence}\n"));
    let without_case = match drafts.without_case {
        0 => String::new(),
        1 => "# 1 question needs a case and no rule: see who-owns coverage.\n".to_owned(),
        count => format!("# {count} questions need a case and no rule: see who-owns coverage.\n"),
    };
    let left_out = lacking_nothing + &without_case + &left_out;
    match drafts.drafts.len() {
        0 if !left_out.is_empty() => left_out,
        0 => "# Every question has an answer: there is nothing to draft.\n".to_owned(),
        count => format!(
            "# {} without an owner, so the file is not valid yet.\n\
             # Decide who owns each of them and write it; or give its phrases to a rule that you have.\n{left_out}",
            counted(count, "draft")
        ),
    }
}

fn remark(draft: &Draft<'_>) -> String {
    let asked = if draft.times == 1 { "asked once".to_owned() } else { format!("asked {} times", draft.times) };
    let words = draft.words.join(", ");
    escape::terminal(&if words.is_empty() { asked } else { format!("{asked}; in common: {words}") }).into_owned()
}

fn nearest(book: &RuleBook, draft: &Draft<'_>) -> String {
    let near = draft.nearest.filter(|candidate| is_worth_naming(candidate)).map(|candidate| in_a_line(book, candidate));
    near.map_or_else(String::new, |near| format!("# nearest rule: {}\n", escape::terminal(&near)))
}

fn rule(draft: &Draft<'_>) -> String {
    let activity = escape::toml_string(&draft.activity);
    let rule = format!("[rules.{}]\nactivity = {activity}\n# owner = \"…\"\n", draft.id);
    if draft.phrases.is_empty() {
        return rule;
    }
    let phrases: String =
        draft.phrases.iter().map(|phrase| format!("    {},\n", escape::toml_string(phrase))).collect();
    format!("{rule}phrases = [\n{phrases}]\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::Coverage;
    use crate::router::{Detail, Router};
    use crate::rulebook::Given;
    use crate::source::Source;

    const BOOK: &str =
        "schema = 1\n[roles.cook]\nname = \"cook\"\n[rules.soup]\nactivity = \"stirring the soup\"\nowner = \"cook\"\n";

    /// A file with the drafts is refused for its missing owners alone; with owners it answers the questions.
    #[test]
    fn drafts_are_rules_once_they_have_owners() {
        let book = RuleBook::of(BOOK);
        let router = Router::new(&book);
        let mut coverage = Coverage::new(&book);
        for (line, question) in (1..).zip(["file the tax \"return\"", "the tax is due", "feed\u{1b} the cat\\"]) {
            coverage.count(line, &router.route(question, &Given::new(), Detail::Scores));
        }
        let text = format!("{BOOK}{}", drafts(&book, &coverage.drafts(&book)));
        let refused = RuleBook::parse(Source::new("test.toml", text.clone())).expect_err("the owners are missing");
        let codes: Vec<&str> = refused.iter().map(|finding| finding.code.name()).collect();
        assert_eq!(codes, ["owner-or-cases", "owner-or-cases"], "{text}");
        let decided = text.replace("# owner = \"…\"", "owner = \"cook\"");
        let book = RuleBook::of(decided);
        let answer = Router::new(&book).route("the tax is due", &Given::new(), Detail::Scores);
        assert_eq!(answer.decision.owners(), ["cook"]);
    }
}
