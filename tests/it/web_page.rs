//! The web page in a browser: what is typed is found, the address keeps it, nothing leaves the page.

use std::path::PathBuf;

use crate::browser::Browser;
use crate::support::{KITCHEN, file, out, run, text};

/// The list as a page, written into the test's folder.
fn page(arguments: &[&str]) -> PathBuf {
    let output = run(["list", "--format", "html"].iter().chain(arguments));
    file("page.html", out(&output))
}

const SHOWN: &str = "[...document.querySelectorAll('section:not([hidden]) tbody tr:not([hidden]) th')] \
     .map((cell) => cell.firstChild.textContent)";

/// The activities that are shown, the first one first.
fn shown(browser: &mut Browser) -> Vec<String> {
    let shown = browser.value(SHOWN);
    let names = shown.as_array().expect("it is a list").iter();
    names.map(|name| name.as_str().expect("it has a name").to_owned()).collect()
}

#[test]
fn the_page_finds_what_is_typed() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page(&[]);
    browser.open(&page, "", 1280);
    assert_eq!(shown(&mut browser).len(), 170);
    browser.press("Tab", 9);
    assert_eq!(browser.value("document.activeElement.id"), "q");
    browser.type_in("Refund");
    assert_eq!(shown(&mut browser), ["supporting individual customers"], "a phrase says so");
    assert_eq!(
        browser.value("document.querySelector('tr:not([hidden]) li:not([hidden])').textContent"),
        "refund for a customer"
    );
    assert_eq!(browser.value("location.hash"), "#q=Refund");
    browser.press("Escape", 27);
    assert_eq!((shown(&mut browser).len(), browser.value("location.hash")), (170, "".into()));
    browser.type_in("xyzzy it's");
    assert!(shown(&mut browser).is_empty());
    let advice = browser.value("document.getElementById('nothing').innerText");
    assert!(advice.as_str().is_some_and(|text| text.contains(r"who-owns 'xyzzy it'\''s'")), "{advice}");
    assert_eq!(browser.complaints(), Vec::<serde_json::Value>::new());
    assert!(browser.requests().iter().all(|url| url.ends_with("page.html")), "{:?}", browser.requests());
}

#[test]
fn the_best_match_comes_first() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page(&[]);
    for (query, first) in [
        ("who approves the increment?", "approving the Increment"),
        ("prioritize the backlog", "backlog prioritisation"),
        ("PRIORITISING  the\tbacklog", "backlog prioritisation"),
        ("prîces", "pricing"),
    ] {
        let query: String = query.chars().map(|c| if c.is_whitespace() { '+' } else { c }).collect();
        browser.open(&page, &format!("q={query}"), 1280);
        assert_eq!(shown(&mut browser)[0], first, "{query}");
    }
}

#[test]
fn a_condition_is_a_button() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page(&["--rules", KITCHEN]);
    browser.open(&page, "q=terrace", 1280);
    let branches =
        "[...document.querySelectorAll('[data-when]:not([hidden])')].map((branch) => branch.textContent).join()";
    let both = browser.value(branches).to_string();
    assert!(both.contains("season=summer") && both.contains("season=winter"), "{both}");
    browser.value("document.querySelector('button[value=\"season=winter\"]').click()");
    let one = browser.value(branches).to_string();
    assert!(!one.contains("season=summer") && one.contains("season=winter: nobody"), "{one}");
    assert_eq!(browser.value("location.hash"), "#q=terrace&given=season%3Dwinter");
    let people = browser.value("[...document.querySelectorAll('a[href^=\"mailto:\"]')].map((a) => a.href)[0]");
    assert_eq!(people, "mailto:ada@kitchen.example");
}

#[test]
fn the_page_fits_a_phone_and_headings_stay_in_sight() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page(&[]);
    for width in [390, 1280] {
        browser.open(&page, "owner-3", width);
        assert!(browser.value("document.documentElement.scrollWidth <= innerWidth").as_bool().is_some_and(|fits| fits));
        let top = "document.getElementById('owner-3').getBoundingClientRect().top";
        browser.wait_for(&format!("{top} >= document.querySelector('search').getBoundingClientRect().bottom"));
        browser.wait_for(&format!("{top} < innerHeight / 2"));
    }
}

#[test]
fn what_looks_like_markup_stays_text_in_a_browser() {
    let Some(mut browser) = Browser::start() else { return };
    let wild = "</title></script><script>document.title = 'x'</script><img src=x onerror=alert(1)>\\\"'><b>";
    let rules = format!(
        "schema = 1\ntitle = \"{wild}\"\n[contexts.day]\nquestion = \"{wild}\"\nvalues = [\"{wild}\", \"b\"]\n\
        [roles.a]\nname = \"{wild}\"\ncontact = \"https://a.example/{wild}\"\n\
        [rules.r]\nactivity = \"soup {wild}\"\nphrases = [\"bowl {wild}\"]\nwhy = \"{wild}\"\n\
        [[rules.r.cases]]\nwhen = {{ day = \"{wild}\" }}\nowner = \"a\"\nwhy = \"{wild}\"\n\
        [vocabulary]\nsynonyms = [[\"{wild}\", \"bread\"]]\n"
    );
    let rules = file("wild.toml", rules);
    let page = page(&["--rules", text(&rules)]);
    browser.open(&page, "q=bowl", 390);
    assert_eq!(browser.value("document.querySelectorAll('img, b, h1 *, p script').length"), 0);
    assert!(browser.value("document.title").as_str().is_some_and(|title| title.starts_with("</title>")));
    assert_eq!(shown(&mut browser).len(), 1);
    browser.value("document.querySelector('#conditions button').click()");
    assert_eq!(shown(&mut browser).len(), 1);
    assert!(browser.value("document.documentElement.scrollWidth <= innerWidth").as_bool().is_some_and(|fits| fits));
    assert_eq!(browser.complaints(), Vec::<serde_json::Value>::new());
    assert!(browser.requests().iter().all(|url| url.starts_with("file:")), "{:?}", browser.requests());
}
