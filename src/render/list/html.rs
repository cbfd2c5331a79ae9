//! The list as one web page that needs nothing else: for those who never open a terminal.

use super::groups::{Heading, branches, grouped, provenance, why};
use crate::render::escape;
use crate::render::people::{People, Staff};
use crate::rulebook::{Case, Owner, Ownership, Rule, RuleBook};

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/filter.js");

/// Only the page's own style and script, named by their hashes, may be loaded or run, whatever a rule says.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
     style-src 'sha256-l3irXVGtWb/qNu9X7L/FQmMq4Q6y6/jo0vCfLLTpbu8='; \
     script-src 'sha256-SoKY1QkPsYYUYwJE4QK9mZI2rctTjJVOeewdXMth6Cs='";

/// The rules under their owners as an HTML document. All text of the rules stays text.
pub fn html(book: &RuleBook, rules: &[&Rule], staff: Staff<'_>) -> String {
    let groups: Vec<(Heading, Vec<&Rule>)> = grouped(book, rules).into_iter().collect();
    let title = escape::markup(if book.title.is_empty() { "Who owns what" } else { &book.title });
    let links: String = groups.iter().enumerate().map(link).collect();
    let people = People::of(book, staff);
    let sections: String = groups.iter().enumerate().map(|(at, group)| section(&people, book, at, group)).collect();
    format!(
        include_str!("html/page.html"),
        policy = POLICY,
        title = title,
        style = STYLE,
        links = links,
        sections = sections,
        provenance = escape::markup(&provenance(book, rules)),
        script = SCRIPT,
    )
}

fn link((at, (heading, rules)): (usize, &(Heading, Vec<&Rule>))) -> String {
    format!("<li><a href=\"#owner-{at}\">{}</a> ({})</li>", escape::markup(&heading.text), rules.len())
}

fn section(people: &People<'_>, book: &RuleBook, at: usize, (heading, rules): &(Heading, Vec<&Rule>)) -> String {
    let rows: String = rules.iter().map(|rule| row(book, rule)).collect();
    let people = people.lines(heading.owners());
    let people: String = people.iter().map(|(_, line)| format!("<p>{}</p>\n", escape::markup(line))).collect();
    format!(
        include_str!("html/section.html"),
        at = at,
        heading = escape::markup(&heading.text),
        people = people,
        rows = rows
    )
}

fn row(book: &RuleBook, rule: &Rule) -> String {
    let details: String =
        details(book, rule).iter().map(|detail| format!("<p>{}</p>", escape::markup(detail))).collect();
    format!(
        "<tr><th scope=\"row\">{}</th><td><p>{}</p>{details}{}</td></tr>\n",
        escape::markup(&rule.activity),
        escape::markup(&why(book, rule)),
        written(book, rule)
    )
}

/// How several owners settle it, or who owns it when.
fn details(book: &RuleBook, rule: &Rule) -> Vec<String> {
    match &rule.ownership {
        Ownership::Always(Owner::One(_) | Owner::Nobody) => Vec::new(),
        Ownership::Always(Owner::Shared { mode, .. }) => mode.settle().map(str::to_owned).into_iter().collect(),
        Ownership::Cases(cases) => {
            let why = |case: &Case| case.why.as_ref().map_or_else(String::new, |why| format!(" {why}"));
            let whys = cases.iter().map(why);
            branches(book, rule).into_iter().zip(whys).map(|(branch, why)| format!("{branch}.{why}")).collect()
        }
    }
}

fn written(book: &RuleBook, rule: &Rule) -> String {
    let Some(source) = rule.source.as_ref().and_then(|id| book.sources.get(id)) else { return String::new() };
    let section = rule.section.as_ref().map_or_else(String::new, |section| format!(", “{section}”"));
    format!("<small>{}</small>", linked(&format!("{}{section}", source.title), source.url.as_deref()))
}

/// A link if there is a web address, else the text alone: no `javascript:` or the like.
fn linked(text: &str, url: Option<&str>) -> String {
    match url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escape::markup(url), escape::markup(text)),
        None => escape::markup(text),
    }
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_policy_names_the_style_and_the_script() {
        for text in [STYLE, SCRIPT] {
            let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
            assert!(POLICY.contains(&hash), "the policy must name {hash}");
        }
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(
            escape::markup("<b onclick='x(\"&\")'>\u{1b}"),
            "&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;\\u{1b}"
        );
        assert_eq!(linked("a", Some("javascript:alert(1)")), "a");
        assert_eq!(
            linked("a", Some("https://a.example/?\"")),
            "<a href=\"https://a.example/?&quot;\" rel=\"noreferrer\">a</a>"
        );
    }
}
