//! What a check found, as a JUnit report, which CI servers show as tests.
//!
//! The shape is that of the schema `junit-10.xsd` of Jenkins: suites, cases, failures (an expectation or a lint) and
//! errors (a file that cannot be used).

use super::unnamed::unnamed;
use crate::checked::{CheckReport, Checked, ExpectationResult, LintResult};
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::escape;
use crate::rulebook::Expectation;

/// A test case: an expectation, a lint, or an error of a file that cannot be used.
struct TestCase {
    name: String,
    class: String,
    problem: Option<Problem>,
    /// Lines of output: the findings of a lint that are warnings.
    output: Vec<String>,
}

/// Why a test case did not pass.
struct Problem {
    kind: Kind,
    code: &'static str,
    message: String,
    lines: Vec<String>,
}

#[derive(Clone, Copy)]
enum Kind {
    /// The test ran and did not pass.
    Failure,
    /// The test could not run.
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
    let suites: Vec<(&str, Vec<TestCase>)> = checked.iter().map(|one| (one.file.as_str(), cases(one))).collect();
    let all = counts(suites.iter().flat_map(|(_, cases)| cases));
    let suites: String = suites.iter().map(|(file, cases)| suite(file, cases)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"who-owns check\" {all}>\n{suites}</testsuites>\n"
    )
}

fn suite(file: &str, cases: &[TestCase]) -> String {
    let tests: String = cases.iter().map(test_case).collect();
    format!("  <testsuite name=\"{}\" {}>\n{tests}  </testsuite>\n", escape::markup(file), counts(cases))
}

/// How many cases there are and how many did not pass, as attributes.
fn counts<'c>(cases: impl IntoIterator<Item = &'c TestCase>) -> String {
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    for case in cases {
        tests += 1;
        match case.problem.as_ref().map(|problem| problem.kind) {
            Some(Kind::Failure) => failures += 1,
            Some(Kind::Error) => errors += 1,
            None => {}
        }
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
}

fn test_case(case: &TestCase) -> String {
    let mut inside = String::new();
    if let Some(problem) = &case.problem {
        let (element, message) = (problem.kind.element(), escape::markup(&problem.message));
        let lines = escaped_lines(&problem.lines);
        inside += &format!("      <{element} type=\"{}\" message=\"{message}\">{lines}</{element}>\n", problem.code);
    }
    if !case.output.is_empty() {
        inside += &format!("      <system-out>{}</system-out>\n", escaped_lines(&case.output));
    }
    let (name, class) = (escape::markup(&case.name), escape::markup(&case.class));
    match inside.as_str() {
        "" => format!("    <testcase name=\"{name}\" classname=\"{class}\"/>\n"),
        inside => format!("    <testcase name=\"{name}\" classname=\"{class}\">\n{inside}    </testcase>\n"),
    }
}

fn escaped_lines(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| escape::no_command(&escape::markup(line)).into_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn cases(checked: &Checked) -> Vec<TestCase> {
    let class = checked.file.as_str();
    match &checked.result {
        Ok(report) => of_report(class, report),
        Err(findings) => findings.iter().map(|finding| of_error(class, finding)).collect(),
    }
}

fn of_error(class: &str, finding: &Diagnostic) -> TestCase {
    let name = format!("{} in line {}", finding.code.name(), finding.position().line);
    TestCase { name, class: class.to_owned(), problem: Some(problem(Kind::Error, &[finding])), output: Vec::new() }
}

fn of_report(class: &str, report: &CheckReport) -> Vec<TestCase> {
    let expectations = report.expectations.iter().map(|result| of_expectation(class, result));
    expectations.chain(report.lints.iter().map(|lint| of_lint(class, lint))).collect()
}

fn of_expectation(class: &str, result: &ExpectationResult) -> TestCase {
    let Expectation { ask, given, area, .. } = &result.expectation;
    let given = given.iter().map(|(key, value)| format!(" --given {key}={value}"));
    let area = area.iter().map(|area| format!(" --area {area}"));
    TestCase {
        name: format!("{ask}{}", given.chain(area).collect::<String>()),
        class: format!("{class}: expectations"),
        problem: result.failure().map(|failure| problem(Kind::Failure, &[failure])),
        output: Vec::new(),
    }
}

fn of_lint(class: &str, lint: &LintResult) -> TestCase {
    let findings: Vec<&Diagnostic> = lint.findings.iter().collect();
    let fails = lint.severity == Severity::Error && !findings.is_empty();
    TestCase {
        name: lint.code.name().to_owned(),
        class: format!("{class}: lints"),
        problem: fails.then(|| problem(Kind::Failure, &findings)),
        output: if fails { Vec::new() } else { findings.iter().map(|finding| in_a_line(finding)).collect() },
    }
}

/// `findings` is not empty; the first one speaks for all.
fn problem(kind: Kind, findings: &[&Diagnostic]) -> Problem {
    let first = findings[0];
    let lines = findings.iter().map(|finding| in_a_line(finding)).collect();
    Problem { kind, code: first.code.name(), message: first.message.clone(), lines }
}

fn in_a_line(finding: &Diagnostic) -> String {
    let position = finding.position();
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    let about = unnamed(finding).map_or_else(String::new, |things| format!(": {things}"));
    format!("{}:{}:{}: {}{about}{help}", finding.file(), position.line, position.column, finding.message)
}
