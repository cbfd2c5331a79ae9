//! Links in HTML. No address but one of the web or of mail becomes one: no `javascript:` or the like.

use super::escape;

/// A link if there is a web address, else the text alone.
pub(super) fn linked(text: &str, url: Option<&str>) -> String {
    match url.filter(|url| is_web(url)) {
        Some(url) => link(url, text),
        None => escape::markup(text),
    }
}

/// A text, with the addresses in it as links.
pub(super) fn with_links(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

/// A word with what stands around it: “(ada@kitchen.example);”.
fn word(text: &str) -> String {
    let is_around = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '“' | '”');
    let address = text.trim_matches(is_around);
    let target = match address {
        web if is_web(web) => web.to_owned(),
        mail if is_mail(mail) => format!("mailto:{mail}"),
        _ => return escape::markup(text),
    };
    let (before, after) = text.split_once(address).unwrap_or_default();
    escape::markup(before) + &link(&target, address) + &escape::markup(after)
}

fn link(target: &str, text: &str) -> String {
    format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escape::markup(target), escape::markup(text))
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}

/// The addresses that everyone recognises: no quotes, no comments, no `?subject=`.
fn is_mail(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    let is_of = |part: &str, others: &[char]| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(&c))
    };
    is_of(local, &['.', '_', '+', '-']) && is_of(domain, &['.', '-']) && domain.trim_matches('.').contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(linked("a", Some("javascript:alert(1)")), "a");
        assert_eq!(
            linked("a", Some("https://a.example/?\"")),
            "<a href=\"https://a.example/?&quot;\" rel=\"noreferrer\">a</a>"
        );
    }

    #[test]
    fn addresses_in_a_text_are_links() {
        assert_eq!(
            with_links("Ada (ada@a.example); see https://a.example/x."),
            "Ada (<a href=\"mailto:ada@a.example\" rel=\"noreferrer\">ada@a.example</a>); \
             see <a href=\"https://a.example/x\" rel=\"noreferrer\">https://a.example/x</a>."
        );
        for text in ["@ada", "#product", "ada@home", "a@b@c.example", "ada@a.example?cc=x", "javascript:x", "https://"]
        {
            assert_eq!(with_links(text), text);
        }
        assert_eq!(with_links("<b>@x.example"), "&lt;b&gt;@x.example");
    }
}
