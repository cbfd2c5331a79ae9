//! What a check found, as a JUnit report, which CI servers show as tests.
//!
//! The shape is that of the schema `junit-10.xsd` of Jenkins: suites, cases, failures (an expectation or a lint) and
//! errors (a file that cannot be used).

use crate::diagnostic::{Diagnostic, Severity};
use crate::render::escape;
use crate::report::{Checked, ExpectationResult, LintResult, Report};

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
    kind: Kind,
    code: &'static str,
    message: String,
    lines: Vec<String>,
}

/// What did not pass: the test, or the very attempt.
#[derive(Clone, Copy)]
enum Kind {
    Failure,
    Error,
}

impl Kind {
    fn element(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::Error => "error",
        }
    }
}

/// The result of every file as an XML document.
pub fn junit(checked: &[Checked]) -> String {
    let suites: Vec<(&str, Vec<Case>)> = checked.iter().map(|one| (one.file.as_str(), cases(one))).collect();
    let all = counts(suites.iter().flat_map(|(_, cases)| cases));
    let suites: String = suites.iter().map(|(file, cases)| suite(file, cases)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"who-owns check\" {all}>\n{suites}</testsuites>\n"
    )
}

fn suite(file: &str, cases: &[Case]) -> String {
    let tests: String = cases.iter().map(test).collect();
    format!("  <testsuite name=\"{}\" {}>\n{tests}  </testsuite>\n", escape::markup(file), counts(cases))
}

/// How many cases there are and how many did not pass, as attributes.
fn counts<'c>(cases: impl IntoIterator<Item = &'c Case>) -> String {
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    for case in cases {
        tests += 1;
        match case.bad.as_ref().map(|bad| bad.kind) {
            Some(Kind::Failure) => failures += 1,
            Some(Kind::Error) => errors += 1,
            None => {}
        }
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
}

fn test(case: &Case) -> String {
    let mut inside = String::new();
    if let Some(bad) = &case.bad {
        let (element, message) = (bad.kind.element(), escape::markup(&bad.message));
        let lines = escaped_lines(&bad.lines);
        inside += &format!("      <{element} type=\"{}\" message=\"{message}\">{lines}</{element}>\n", bad.code);
    }
    if !case.said.is_empty() {
        inside += &format!("      <system-out>{}</system-out>\n", escaped_lines(&case.said));
    }
    let (name, class) = (escape::markup(&case.name), escape::markup(&case.class));
    match inside.as_str() {
        "" => format!("    <testcase name=\"{name}\" classname=\"{class}\"/>\n"),
        inside => format!("    <testcase name=\"{name}\" classname=\"{class}\">\n{inside}    </testcase>\n"),
    }
}

fn escaped_lines(lines: &[String]) -> String {
    lines.iter().map(|line| escape::markup(line)).collect::<Vec<_>>().join("\n")
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
    Case { name, class: class.to_owned(), bad: Some(bad(Kind::Error, &[finding])), said: Vec::new() }
}

fn of_report(class: &str, report: &Report) -> Vec<Case> {
    let expectations = report.expectations.iter().map(|result| of_expectation(class, result));
    expectations.chain(report.lints.iter().map(|lint| of_lint(class, lint))).collect()
}

fn of_expectation(class: &str, result: &ExpectationResult) -> Case {
    let given = result.expectation.given.iter().map(|(key, value)| format!(" --given {key}={value}"));
    Case {
        name: format!("{}{}", result.expectation.ask, given.collect::<String>()),
        class: format!("{class}: expectations"),
        bad: result.failure.as_ref().map(|failure| bad(Kind::Failure, &[failure])),
        said: Vec::new(),
    }
}

fn of_lint(class: &str, lint: &LintResult) -> Case {
    let findings: Vec<&Diagnostic> = lint.findings.iter().collect();
    let fails = lint.severity == Severity::Error && !findings.is_empty();
    Case {
        name: lint.code.name().to_owned(),
        class: format!("{class}: lints"),
        bad: fails.then(|| bad(Kind::Failure, &findings)),
        said: if fails { Vec::new() } else { findings.iter().map(|finding| in_a_line(finding)).collect() },
    }
}

/// `findings` is not empty; the first one speaks for all.
fn bad(kind: Kind, findings: &[&Diagnostic]) -> Bad {
    let first = findings[0];
    let lines = findings.iter().map(|finding| in_a_line(finding)).collect();
    Bad { kind, code: first.code.name(), message: first.message.clone(), lines }
}

fn in_a_line(finding: &Diagnostic) -> String {
    let position = finding.position();
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    format!("{}:{}:{}: {}{help}", finding.file(), position.line, position.column, finding.message)
}
