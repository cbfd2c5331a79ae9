//! The list as one web page that needs nothing else: for those who never open a terminal.

use super::decision::{conditions, owners_of};
use super::list::{Heading, grouped, provenance, why};
use super::page::clean;
use super::people::holders;
use crate::rulebook::{Case, Owner, Ownership, Rule, RuleBook};

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/filter.js");

/// Nothing but the page's own style and script, named by their hashes, may run or be loaded, whatever a rule says.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
     style-src 'sha256-l3irXVGtWb/qNu9X7L/FQmMq4Q6y6/jo0vCfLLTpbu8='; \
     script-src 'sha256-SoKY1QkPsYYUYwJE4QK9mZI2rctTjJVOeewdXMth6Cs='";

/// The rules under their owners as an HTML document. All text of the rules stays text.
pub fn page(book: &RuleBook, rules: &[&Rule]) -> String {
    let groups: Vec<(Heading, Vec<&Rule>)> = grouped(book, rules).into_iter().collect();
    let title = escaped(if book.title.is_empty() { "Who owns what" } else { &book.title });
    let links: String = groups.iter().enumerate().map(link).collect();
    let sections: String = groups.iter().enumerate().map(|(at, group)| section(book, at, group)).collect();
    format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class=\"soft\">Who owns which activity, and why.</p>
<nav aria-label=\"Owners\"><ul>{links}</ul></nav>
</header>
<search hidden>
<label for=\"filter\">Find an activity, a role or a reason</label>
<input id=\"filter\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">
<p id=\"count\" class=\"soft\" role=\"status\"></p>
</search>
<main>
{sections}</main>
<footer><p class=\"soft\">{}</p></footer>
<script>{SCRIPT}</script>
</body>
</html>
",
        escaped(&provenance(book, rules))
    )
}

fn link((at, (heading, rules)): (usize, &(Heading, Vec<&Rule>))) -> String {
    format!("<li><a href=\"#owner-{at}\">{}</a> ({})</li>", escaped(&heading.text), rules.len())
}

fn section(book: &RuleBook, at: usize, (heading, rules): &(Heading, Vec<&Rule>)) -> String {
    let rows: String = rules.iter().map(|rule| row(book, rule)).collect();
    format!(
        "<section aria-labelledby=\"owner-{at}\">
<h2 id=\"owner-{at}\">{}</h2>
{}<table>
<thead><tr><th scope=\"col\">Activity</th><th scope=\"col\">Why</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</section>
",
        escaped(&heading.text),
        people(book, heading)
    )
}

fn people(book: &RuleBook, heading: &Heading) -> String {
    let owners: Vec<&str> = heading.owners().iter().map(String::as_str).collect();
    holders(book, &owners).iter().map(|person| format!("<p>{}</p>\n", escaped(person))).collect()
}

fn row(book: &RuleBook, rule: &Rule) -> String {
    let details: String = details(book, rule).iter().map(|detail| format!("<p>{}</p>", escaped(detail))).collect();
    format!(
        "<tr><th scope=\"row\">{}</th><td><p>{}</p>{details}{}</td></tr>\n",
        escaped(&rule.activity),
        escaped(&why(book, rule)),
        written(book, rule)
    )
}

/// How several owners settle it, or who owns it when.
fn details(book: &RuleBook, rule: &Rule) -> Vec<String> {
    match &rule.ownership {
        Ownership::Always(Owner::One(_) | Owner::Nobody) => Vec::new(),
        Ownership::Always(Owner::Shared { settle, .. }) => vec![settle.clone()],
        Ownership::Cases(cases) => {
            let case = |case: &Case| format!("{}: {}. {}", conditions(&case.when), owners_of(book, case), case.why);
            cases.iter().map(case).collect()
        }
    }
}

fn written(book: &RuleBook, rule: &Rule) -> String {
    let Some(source) = rule.source.as_ref().and_then(|id| book.sources.get(id)) else { return String::new() };
    let section = rule.section.as_ref().map_or_else(String::new, |section| format!(", “{section}”"));
    format!("<small>{}</small>", linked(&format!("{}{section}", source.title), source.url.as_deref()))
}

/// A link where there is an address that a browser may be sent to.
fn linked(text: &str, url: Option<&str>) -> String {
    match url.filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(url), escaped(text)),
        None => escaped(text),
    }
}

/// A text that a browser shows as it is, in an element or in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
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
        assert_eq!(escaped("<b onclick='x(\"&\")'>\u{1b}"), "&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;\\u{1b}");
        assert_eq!(linked("a", Some("javascript:alert(1)")), "a");
        assert_eq!(
            linked("a", Some("https://a.example/?\"")),
            "<a href=\"https://a.example/?&quot;\" rel=\"noreferrer\">a</a>"
        );
    }
}
