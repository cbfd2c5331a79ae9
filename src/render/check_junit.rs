//! What a check found, as a JUnit report, which CI servers show as tests.
//!
//! The shape is that of the schema `junit-10.xsd` of Jenkins: suites, cases, failures (an expectation or a lint) and
//! errors (a file that cannot be used).

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::page::clean;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Checked, Linted, Report, Trial};

/// A test, as JUnit has it.
struct Case {
    name: String,
    class: String,
    bad: Option<Bad>,
    /// What to know besides.
    said: Vec<String>,
}

/// Why a test did not pass.
struct Bad {
    element: &'static str,
    code: &'static str,
    message: String,
    lines: Vec<String>,
}

/// The result of every file as an XML document.
pub fn xml(checked: &[Checked]) -> String {
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    let mut writer = Writer::new_with_indent(&mut bytes, b' ', 2);
    // Writing to memory cannot fail.
    let _ = document(&mut writer, checked);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

type Xml<'b> = Writer<&'b mut Vec<u8>>;

fn document(writer: &mut Xml<'_>, checked: &[Checked]) -> io::Result<()> {
    let suites: Vec<(&str, Vec<Case>)> =
        checked.iter().map(|checked| (checked.file.as_str(), cases(checked))).collect();
    let all: Vec<&Case> = suites.iter().flat_map(|(_, cases)| cases).collect();
    let root = writer.create_element("testsuites").with_attribute(("name", "who-owns check"));
    root.with_attributes(counts(&all).iter().map(|(key, count)| (*key, count.as_str())))
        .write_inner_content(|writer| suites.iter().try_for_each(|(file, cases)| suite(writer, file, cases)))?;
    Ok(())
}

fn suite(writer: &mut Xml<'_>, file: &str, cases: &[Case]) -> io::Result<()> {
    let name = readable(file);
    let counts = counts(&cases.iter().collect::<Vec<_>>());
    let element = writer.create_element("testsuite").with_attribute(("name", name.as_str()));
    element
        .with_attributes(counts.iter().map(|(key, count)| (*key, count.as_str())))
        .write_inner_content(|writer| cases.iter().try_for_each(|case| test(writer, case)))?;
    Ok(())
}

fn counts(cases: &[&Case]) -> [(&'static str, String); 3] {
    let of = |element| cases.iter().filter(|case| case.bad.as_ref().is_some_and(|bad| bad.element == element)).count();
    [("tests", cases.len()), ("failures", of("failure")), ("errors", of("error"))]
        .map(|(key, count)| (key, count.to_string()))
}

fn test(writer: &mut Xml<'_>, case: &Case) -> io::Result<()> {
    let (name, class) = (readable(&case.name), readable(&case.class));
    let element = writer.create_element("testcase");
    let element = element.with_attribute(("name", name.as_str())).with_attribute(("classname", class.as_str()));
    if case.bad.is_none() && case.said.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|writer| {
        if let Some(bad) = &case.bad {
            let message = readable(&bad.message);
            let element = writer.create_element(bad.element).with_attribute(("type", bad.code));
            element
                .with_attribute(("message", message.as_str()))
                .write_text_content(BytesText::new(&lines(&bad.lines)))?;
        }
        if !case.said.is_empty() {
            writer.create_element("system-out").write_text_content(BytesText::new(&lines(&case.said)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Lines that were made [`readable`], one below the other.
fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| readable(line)).collect::<Vec<_>>().join("\n")
}

/// Text that XML 1.0 can hold: its escapes do not help against control characters, which are shown as ours.
fn readable(text: &str) -> String {
    clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn cases(checked: &Checked) -> Vec<Case> {
    let class = checked.file.as_str();
    match &checked.result {
        Ok(report) => of_report(class, report),
        Err(findings) => findings.iter().map(|finding| of_error(class, finding)).collect(),
    }
}

fn of_error(class: &str, finding: &Diagnostic) -> Case {
    let name = format!("{} in line {}", finding.code.name(), finding.position().line);
    Case { name, class: class.to_owned(), bad: Some(bad("error", &[finding])), said: Vec::new() }
}

fn of_report(class: &str, report: &Report) -> Vec<Case> {
    let trials = report.trials.iter().map(|trial| of_trial(class, trial));
    trials.chain(report.lints.iter().map(|lint| of_lint(class, lint))).collect()
}

fn of_trial(class: &str, trial: &Trial) -> Case {
    let given = trial.expectation.given.iter().map(|(key, value)| format!(" --given {key}={value}"));
    Case {
        name: format!("{}{}", trial.expectation.ask, given.collect::<String>()),
        class: format!("{class}: expectations"),
        bad: trial.failure.as_ref().map(|failure| bad("failure", &[failure])),
        said: Vec::new(),
    }
}

fn of_lint(class: &str, lint: &Linted) -> Case {
    let findings: Vec<&Diagnostic> = lint.findings.iter().collect();
    let fails = lint.severity == Severity::Error && !findings.is_empty();
    Case {
        name: lint.code.name().to_owned(),
        class: format!("{class}: lints"),
        bad: fails.then(|| bad("failure", &findings)),
        said: if fails { Vec::new() } else { findings.iter().map(|finding| in_a_line(finding)).collect() },
    }
}

/// `findings` is not empty; the first one speaks for all.
fn bad(element: &'static str, findings: &[&Diagnostic]) -> Bad {
    let first = findings[0];
    let lines = findings.iter().map(|finding| in_a_line(finding)).collect();
    Bad { element, code: first.code.name(), message: first.message.clone(), lines }
}

fn in_a_line(finding: &Diagnostic) -> String {
    let position = finding.position();
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    format!("{}:{}:{}: {}{help}", finding.file(), position.line, position.column, finding.message)
}
