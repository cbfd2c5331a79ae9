//! The web page in a browser: what is typed is found, the address keeps it, nothing leaves the page.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::browser::Browser;
use crate::support::{KITCHEN, file, out, run, text};

/// The list alone as a page, written into the test's folder.
fn page(arguments: &[&str]) -> PathBuf {
    page_that_answers(&[&["--no-ask"], arguments].concat())
}

/// The page with the router in it.
fn page_that_answers(arguments: &[&str]) -> PathBuf {
    let output = run(["list", "--format", "html"].iter().chain(arguments));
    file("page.html", out(&output))
}

const ANSWER: &str = "document.querySelector('#answer h2')?.textContent ?? ''";

/// Opens a page and waits until it can answer.
fn open_ready(browser: &mut Browser, page: &Path, fragment: &str, width: u32) {
    browser.open(page, fragment, width);
    browser.value("ready.then(() => true)");
}

const SHOWN: &str = "[...document.querySelectorAll('section:not([hidden]) tbody tr:not([hidden]) th')] \
     .map((cell) => cell.firstChild.textContent)";

const HEADINGS: &str =
    "[...document.querySelectorAll('section:not([hidden]) h2')].map((heading) => heading.textContent)";

/// The conditions that are offered.
const OFFERED: &str = "[...document.querySelectorAll('#conditions fieldset:not([hidden]) legend')] \
     .map((legend) => legend.textContent)";

/// What the buttons of the answer say.
const BUTTONS: &str = "[...document.querySelectorAll('#answer button')].map((button) => button.textContent)";

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
    assert_eq!(browser.value("document.activeElement.id"), "q");
    assert_eq!(browser.value("document.getElementById('q').placeholder"), "For example: conditions for sign-off");
    browser.type_in("Refund");
    assert_eq!(shown(&mut browser), ["supporting individual customers"], "a phrase says so");
    assert_eq!(
        browser.value("document.querySelector('tr:not([hidden]) [data-said]:not([hidden])').textContent"),
        "refund for a customer"
    );
    assert_eq!(browser.value("location.hash"), "#q=Refund");
    browser.press("Escape", 27);
    assert_eq!((shown(&mut browser).len(), browser.value("location.hash")), (170, "".into()));
    browser.type_in("xyzzy it's");
    assert_eq!(shown(&mut browser).len(), 170, "the whole list instead of none");
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
    assert!(both.contains("Which season is it? summer: waiter") && both.contains("winter: nobody"), "{both}");
    assert_eq!(browser.value(HEADINGS), json!(["It depends: waiter or nobody"]));
    browser.value("document.querySelector('button[value=\"season=winter\"]').click()");
    let one = browser.value(branches).to_string();
    assert!(!one.contains("summer:") && one.contains("winter: nobody"), "{one}");
    assert_eq!(browser.value("location.hash"), "#q=terrace&given=season%3Dwinter");
    assert_eq!(browser.value(HEADINGS), json!(["Nobody, on purpose"]), "under its owner");
    browser.value("document.querySelector('button[value=\"season=summer\"]').click()");
    assert_eq!(browser.value(HEADINGS), json!(["Waiter"]));
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
    let page = page_that_answers(&["--rules", text(&rules)]);
    open_ready(&mut browser, &page, "q=bowl", 390);
    browser.wait_for("document.querySelector('#answer h2') !== null");
    assert_eq!(browser.value("document.querySelectorAll('img, b, h1 *, p script').length"), 0);
    assert!(browser.value("document.title").as_str().is_some_and(|title| title.starts_with("</title>")));
    assert_eq!(shown(&mut browser).len(), 1);
    browser.value("document.querySelector('#conditions button').click()");
    assert_eq!(shown(&mut browser).len(), 1);
    assert!(browser.value("document.documentElement.scrollWidth <= innerWidth").as_bool().is_some_and(|fits| fits));
    assert_eq!(browser.complaints(), Vec::<serde_json::Value>::new());
    assert!(browser.requests().iter().all(|url| url.starts_with("file:")), "{:?}", browser.requests());
}

#[test]
fn the_page_answers_as_in_the_terminal() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    for (query, headline) in [
        ("customer feedback", "Product manager"),
        ("new features or improving existing ones", "Product manager and Product Owner, together"),
        ("holidays, expenses and invoices", "Nobody, on purpose"),
        ("feed the office cat", "Unknown: "),
        ("developers' questions", "It depends: "),
        ("vision", "Unclear: "),
    ] {
        open_ready(&mut browser, &page, &format!("q={}", query.replace(' ', "+")), 390);
        browser.wait_for(&format!("({ANSWER}).startsWith({headline:?})"));
        assert!(browser.value("document.documentElement.scrollWidth <= innerWidth").as_bool().is_some_and(|fits| fits));
    }
    assert_eq!(browser.complaints(), Vec::<serde_json::Value>::new());
    assert!(browser.requests().iter().all(|url| url.starts_with("file:")), "{:?}", browser.requests());
}

#[test]
fn a_question_is_typed_settled_and_shared() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "", 1280);
    browser.type_in("developers' questions");
    browser.press("Enter", 13);
    browser.wait_for(&format!("({ANSWER}).startsWith('It depends')"));
    browser.value("document.querySelector('#answer button[data-given=\"scrum=no\"]').click()");
    browser.wait_for(&format!("({ANSWER}) === 'Product manager'"));
    assert_eq!(browser.value("document.activeElement.id"), "answer", "the answer is read out");
    let shared = browser.value("location.hash");
    let shared = shared.as_str().expect("it is text").trim_start_matches('#').to_owned();
    assert_eq!(shared, "q=developers%27+questions&given=scrum%3Dno");
    open_ready(&mut browser, &page, &shared, 390);
    browser.wait_for(&format!("({ANSWER}) === 'Product manager'"));
}

#[test]
fn a_question_is_shown_once_and_a_button_settles_both_answer_and_list() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&["--rules", KITCHEN]);
    open_ready(&mut browser, &page, "q=lay+the+tables+on+the+terrace", 390);
    browser.wait_for(&format!("({ANSWER}).startsWith('It depends')"));
    assert_eq!(browser.value(BUTTONS), json!(["summer", "winter"]));
    assert_eq!(browser.value(OFFERED), json!([]), "the card asks");
    browser.value("document.querySelector('#answer button').click()");
    browser.wait_for(&format!("({ANSWER}) === 'Waiter'"));
    assert_eq!(browser.value(HEADINGS), json!(["Waiter"]));
    assert_eq!(browser.value(OFFERED), json!(["Which season is it?"]), "it can be taken back");
}

#[test]
fn what_conditions_decide_for_an_owner_of_nothing_else_has_a_heading() {
    let Some(mut browser) = Browser::start() else { return };
    let rules = "schema = 1\n[contexts.day]\nquestion = \"Is it day?\"\nvalues = [\"yes\", \"no\"]\n\
        [roles.a]\nname = \"Cook\"\n[roles.b]\nname = \"Waiter\"\n\
        [rules.bread]\nactivity = \"bread\"\nowner = \"a\"\n[rules.soup]\nactivity = \"soup\"\n\
        [[rules.soup.cases]]\nwhen = { day = \"yes\" }\nowner = \"a\"\n[[rules.soup.cases]]\notherwise = true\nowner = \"b\"\n";
    let page = page(&["--rules", text(&file("day.toml", rules))]);
    browser.open(&page, "", 390);
    assert_eq!(browser.value(HEADINGS), json!(["Cook", "It depends: Cook or Waiter"]));
    browser.value("document.querySelector('button[value=\"day=no\"]').click()");
    assert_eq!(browser.value(HEADINGS), json!(["Cook", "Under these conditions"]));
    assert_eq!(browser.value("document.querySelector('nav').innerText"), "Cook (1)\nUnder these conditions (1)");
    browser.value("document.querySelector('button[value=\"day=yes\"]').click()");
    assert_eq!(browser.value("document.querySelector('nav').innerText"), "Cook (2)");
}

#[test]
fn a_condition_that_decides_nothing_is_not_offered() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "", 1280);
    assert_ne!(browser.value(OFFERED), json!([]), "some rules of the list depend");
    browser.type_in("customer feedback");
    browser.press("Enter", 13);
    browser.wait_for(&format!("({ANSWER}) === 'Product manager'"));
    assert_eq!(browser.value(OFFERED), json!([]));
}

const QUESTION: &str = "document.getElementById('q').value";

#[test]
fn a_pasted_mail_keeps_its_lines() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "", 390);
    let height = "document.getElementById('q').offsetHeight";
    let one_line = browser.value(height).as_f64().expect("it is a number");
    let mail = "Hello,\nwho collects customer feedback?\n\nThanks\nAda";
    browser.type_in(mail);
    browser.press("Enter", 13);
    browser.wait_for("!document.getElementById('answer').hidden");
    assert_eq!(browser.value(QUESTION), mail, "Enter asks, and makes no line");
    assert!(browser.value(height).as_f64().is_some_and(|height| height > 3.0 * one_line), "all of it is seen");
    let shared = browser.value("location.hash");
    open_ready(&mut browser, &page, shared.as_str().expect("it is text").trim_start_matches('#'), 390);
    assert_eq!(browser.value(QUESTION), mail);
    let below = "document.getElementById('answer').getBoundingClientRect().top \
         >= document.querySelector('search').getBoundingClientRect().bottom";
    browser.wait_for(below);
    let shifted = "document.getElementById('q').dispatchEvent(new KeyboardEvent('keydown', \
         { key: 'Enter', shiftKey: true, cancelable: true }))";
    assert_eq!(browser.value(shifted), true, "with Shift, it makes a line");
    browser.value("document.getElementById('q').focus()");
    browser.press("Escape", 27);
    assert_eq!(browser.value(height).as_f64(), Some(one_line));
}

#[test]
fn back_leads_to_the_question_before() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "", 1280);
    browser.type_in("customer feed");
    browser.type_in("back");
    browser.press("Enter", 13);
    browser.wait_for(&format!("({ANSWER}) === 'Product manager'"));
    browser.value("document.getElementById('q').select()");
    browser.type_in("developers' questions");
    browser.press("Enter", 13);
    browser.wait_for(&format!("({ANSWER}).startsWith('It depends')"));
    browser.value("document.querySelector('#answer button[data-given=\"scrum=yes\"]').click()");
    browser.wait_for(&format!("({ANSWER}) === 'Product Owner'"));
    for before in ["It depends", "Product manager"] {
        browser.value("history.back()");
        browser.wait_for(&format!("({ANSWER}).startsWith({before:?})"));
    }
    browser.value("history.back()");
    browser.wait_for("document.getElementById('q').value === '' && document.getElementById('answer').hidden");
}

#[test]
fn what_is_unknown_shows_the_nearest_and_the_whole_list() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "q=renew+my+passport", 390);
    browser.wait_for(&format!("({ANSWER}).startsWith('Unknown')"));
    assert_eq!(browser.value(BUTTONS), json!(["looking after accounts and renewals: sales"]));
    assert_eq!(shown(&mut browser).len(), 170);
    assert_eq!(browser.value("document.getElementById('nothing').hidden"), false, "it says why");
    browser.value("document.querySelector('#answer button').click()");
    browser.wait_for(&format!("({ANSWER}) === 'Sales'"));
}

#[test]
fn a_role_leads_to_its_part_of_the_list() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "q=what+does+a+product+manager+do?", 1280);
    browser.wait_for(&format!("({ANSWER}).startsWith('Unknown: this names a role')"));
    browser.value("document.querySelector('#answer a[href=\"#role-product-manager\"]').click()");
    browser.wait_for("document.getElementById('answer').hidden");
    browser.wait_for("document.getElementById('role-product-manager').getBoundingClientRect().top < innerHeight / 2");
    browser.value("history.back()");
    browser.wait_for(&format!("({ANSWER}).startsWith('Unknown: this names a role')"));
}

#[test]
fn an_answer_comes_into_sight() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    open_ready(&mut browser, &page, "", 390);
    browser.value("scrollTo(0, 3000)");
    browser.value("document.getElementById('q').focus({ preventScroll: true })");
    browser.type_in("customer feedback");
    browser.press("Enter", 13);
    browser.wait_for(&format!("({ANSWER}) === 'Product manager'"));
    let place = "(() => { const { top } = document.getElementById('answer').getBoundingClientRect();
        return top > 0 && top < innerHeight; })()";
    browser.wait_for(place);
}

#[test]
fn an_area_is_a_choice() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&["--rules", "tests/cmd/areas.toml"]);
    open_ready(&mut browser, &page, "", 1280);
    browser.wait_for("!document.getElementById('areas').hidden");
    let areas = browser.value("[...document.querySelectorAll('#area option')].map((option) => option.value)");
    let areas = areas.as_array().expect("it is a list");
    assert!(areas.len() > 2 && areas[0] == "", "{areas:?}");
    browser.value(&format!("document.getElementById('area').value = {}", areas[1]));
    browser.value("document.getElementById('area').dispatchEvent(new Event('change'))");
    assert_eq!(browser.value("new URLSearchParams(location.hash.slice(1)).get('area')"), areas[1], "it is shared");
    let answer = "answer({ ...question('jsonl'), activity: 'x', given: {} })";
    let answer: serde_json::Value =
        serde_json::from_str(browser.value(answer).as_str().expect("it is text")).expect("it is JSON");
    assert_eq!(answer["area"], json!({"id": areas[1], "from": "option"}));
    browser.value("history.back()");
    browser.wait_for("document.getElementById('area').value === ''");
}

#[test]
fn without_web_assembly_the_list_remains() {
    let Some(mut browser) = Browser::start() else { return };
    browser.before_each_page("delete globalThis.WebAssembly");
    let page = page_that_answers(&[]);
    browser.open(&page, "q=refund", 1280);
    assert_eq!(browser.value("typeof WebAssembly"), "undefined");
    browser.wait_for(
        "document.querySelector('label').textContent.includes('cannot run what answers here. Find an activity')",
    );
    assert_eq!(shown(&mut browser), ["supporting individual customers"]);
    assert_eq!(browser.value("document.getElementById('answer').hidden"), true);
}

#[test]
fn without_scripts_there_is_no_choice_of_an_area() {
    let page = out(&run(["list", "--format", "html", "--rules", "tests/cmd/areas.toml"].iter()));
    assert!(page.contains("<p id=\"areas\" hidden>"), "a script shows it");
}

/// The activities that are marked as those of the answer.
const MARKED: &str = "[...document.querySelectorAll('tr[aria-current=true]:not([hidden]) th')] \
     .map((cell) => cell.firstChild.textContent)";

#[test]
fn what_the_answer_is_about_comes_first_in_the_list() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&[]);
    for (query, marked) in [
        ("the roadmap for next year", vec!["roadmap"]),
        ("holidays, expenses and invoices", vec!["holidays, expenses and invoices"]),
        ("vision", vec!["creating the product vision", "working out the vision together"]),
    ] {
        open_ready(&mut browser, &page, &format!("q={}", query.replace(' ', "+")), 1280);
        browser.wait_for("!document.getElementById('answer').hidden");
        assert_eq!(browser.value(MARKED), json!(marked), "{query}");
        assert_eq!(shown(&mut browser)[..1], marked[..1], "{query}");
        assert_eq!(browser.value("document.getElementById('nothing').hidden"), true, "{query}");
    }
    browser.value("document.getElementById('q').focus()");
    browser.press("Escape", 27);
    assert_eq!(browser.value(MARKED), json!([]));
}

/// What the answer says about the area.
const AREA: &str = "document.querySelector('#answer dd').textContent";

#[test]
fn an_area_that_was_chosen_is_told_from_the_one_in_the_question() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&["--rules", "tests/cmd/areas.toml"]);
    open_ready(&mut browser, &page, "q=sort+the+backlog&area=payments", 1280);
    browser.wait_for(&format!("({AREA}) === 'Payments, as chosen'"));
    open_ready(&mut browser, &page, "q=sort+the+search+backlog&area=payments", 390);
    browser.wait_for(&format!("({AREA}).startsWith('Payments, as chosen; the question names Search')"));
    assert_eq!(browser.value(BUTTONS), json!(["Ask for Search"]));
    browser.value("document.querySelector('#answer button').click()");
    browser.wait_for(&format!("({AREA}) === 'Search, as chosen'"));
    assert_eq!(browser.value("document.getElementById('area').value"), "search");
    open_ready(&mut browser, &page, "q=sort+the+search+backlog", 390);
    browser.wait_for(&format!("({AREA}) === 'Search, from “search”'"));
}

#[test]
fn the_area_to_say_is_a_button() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&["--rules", "tests/cmd/areas.toml"]);
    open_ready(&mut browser, &page, "q=sort+the+backlog", 390);
    browser.wait_for("!document.getElementById('answer').hidden");
    assert_eq!(browser.value(BUTTONS), json!(["Payments", "Search"]));
    browser.value("document.querySelectorAll('#answer button')[1].click()");
    browser.wait_for(&format!("({AREA}) === 'Search, as chosen'"));
    assert_eq!(browser.value("document.activeElement.id"), "answer", "the answer is read out");
    assert_eq!(browser.value("location.hash"), "#q=sort+the+backlog&area=search");
}

#[test]
fn the_list_names_the_people_of_the_area_that_counts() {
    let Some(mut browser) = Browser::start() else { return };
    let page = page_that_answers(&["--rules", "tests/cmd/areas.toml"]);
    let people = "document.getElementById('role-product-owner').innerText";
    for (fragment, named) in [
        ("", ["Payments: Ada Pan", "Search: Bo Li", "Petra Probe"].as_slice()),
        ("area=payments", &["Ada Pan"]),
        ("q=sort+the+search+backlog", &["Bo Li", "Cy Orr"]),
    ] {
        open_ready(&mut browser, &page, fragment, 390);
        let text = browser.value(people);
        let is_named = |name: &str| text.as_str().is_some_and(|text| text.contains(name));
        assert!(named.iter().all(|name| is_named(name)), "{fragment}: {text}");
        assert_eq!(is_named("Ada Pan") && is_named("Cy Orr"), fragment.is_empty(), "{fragment}: {text}");
    }
}

/// The people that are shown of roles whose people differ by area.
const PEOPLE: &str = "[...document.querySelectorAll('[data-area] p')].filter((line) => line.checkVisibility()) \
     .map((line) => line.textContent)";

#[test]
fn an_area_without_holders_of_a_role_has_those_of_the_whole() {
    let Some(mut browser) = Browser::start() else { return };
    let rules = "schema = 1\n[roles.cook]\nname = \"Cook\"\nholder = \"Ada\"\n\
        [areas.bar]\nname = \"Bar\"\nwords = [\"bar\"]\nholders = { cook = \"Bo\" }\n\
        [areas.hall]\nname = \"Hall\"\nwords = [\"hall\"]\nholders = { waiter = \"Cy\" }\n\
        [roles.waiter]\nname = \"Waiter\"\n[rules.soup]\nactivity = \"make soup\"\nowner = \"cook\"\n";
    let rules = file("areas.toml", rules);
    let whole = json!(["Bar: Bo", "across areas: Ada"]);
    for (chosen, fragment, people) in [
        (&[][..], "", &whole),
        (&[], "area=hall", &json!(["Ada"])),
        (&[], "area=bar", &json!(["Bo"])),
        (&["--area", "hall"], "", &json!(["Ada"])),
        (&["--area", "bar"], "", &json!(["Bo"])),
        (&["--area", "bar"], "area=hall", &json!(["Ada"])),
    ] {
        let page = page_that_answers(&[&["--rules", text(&rules)], chosen].concat());
        open_ready(&mut browser, &page, fragment, 1280);
        let shown = browser.value(PEOPLE);
        assert_eq!(shown, *people, "{chosen:?} {fragment}");
    }
}

#[test]
fn a_place_in_a_file_stays_in_the_background() {
    let Some(mut browser) = Browser::start() else { return };
    let rules = "schema = 1\n[sources.plan]\ntitle = \"The plan\"\n[roles.a]\nname = \"Cook\"\n\
        [rules.soup]\nactivity = \"make soup\"\nowner = \"a\"\nwhy = \"It is hot.\"\nsource = \"plan\"\n\
        [rules.bread]\nactivity = \"bake bread\"\nowner = \"a\"\nwhy = \"It is fresh.\"\n\
        [rules.tea]\nactivity = \"brew tea\"\nowner = \"a\"\n";
    let page = page_that_answers(&["--rules", text(&file("places.toml", rules))]);
    for (query, told, small) in [
        ("make+soup", "The plan", ""),
        ("bake+bread", "in the rules of this page, ", "places.toml:11"),
        ("brew+tea", "Agreed in ", "places.toml:15"),
    ] {
        open_ready(&mut browser, &page, &format!("q={query}"), 390);
        browser.wait_for("!document.getElementById('answer').hidden");
        let fields = "[...document.querySelectorAll('#answer dd')].map((field) => field.firstChild.textContent)";
        let fields = browser.value(fields);
        assert!(fields.as_array().is_some_and(|fields| fields.contains(&told.into())), "{query}: {fields}");
        let place = browser.value("document.querySelector('#answer dd small')?.textContent ?? ''");
        assert!(place.as_str().is_some_and(|place| place.ends_with(small) && place.is_empty() == small.is_empty()));
    }
}
