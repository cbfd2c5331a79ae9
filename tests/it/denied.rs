//! A condition or an area that a question denies is not what it says.

use serde_json::Value;

use crate::support::{file, out, run};

const CLINIC: &str = r#"
schema = 1
[contexts.urgency]
question = "Emergency or planned?"
values = ["emergency", "planned"]
words = { emergency = ["urgent", "bleeding"] }
[areas.harbour]
name = "Harbour"
words = ["harbour"]
holders = { head-vet = "Ann" }
[areas.northgate]
name = "Northgate"
words = ["northgate"]
holders = { head-vet = "Bea" }
[roles.vet]
name = "vet on duty"
[roles.head-vet]
name = "head vet"
[rules.surgery]
activity = "performing surgery"
phrases = ["operate on a dog", "a cat needs an operation", "caesarean for a bulldog"]
[[rules.surgery.cases]]
when = { urgency = "emergency" }
owner = "vet"
[[rules.surgery.cases]]
when = { urgency = "planned" }
owner = "head-vet"
[rules.booking]
activity = "booking an appointment"
phrases = ["book an appointment"]
owner = "head-vet"
"#;

const KLINIK: &str = r#"
schema = 1
language = "de"
[contexts.dringlichkeit]
question = "Notfall oder geplant?"
values = ["Notfall", "geplant"]
words = { Notfall = ["dringend", "blutet"] }
[roles.arzt]
name = "Notarzt"
[roles.chef]
name = "Chefarzt"
[rules.op]
activity = "eine Operation durchführen"
phrases = ["Operation", "die Katze operieren"]
[[rules.op.cases]]
when = { dringlichkeit = "Notfall" }
owner = "arzt"
[[rules.op.cases]]
when = { dringlichkeit = "geplant" }
owner = "chef"
"#;

fn answer(rules: &str, question: &str) -> Value {
    let rules = file("denied.toml", rules);
    let rules = rules.to_str().expect("its path is UTF-8");
    let output = run(["--rules", rules, "--format", "json", "ask", question]);
    serde_json::from_str(&out(&output)).expect("it is JSON")
}

#[test]
fn a_value_that_is_denied_decides_nothing() {
    for question in [
        "surgery that is not an emergency",
        "surgery not urgent",
        "non-urgent surgery",
        "surgery isn't urgent",
        "this surgery is not urgent at all",
        "no emergency surgery",
        "surgery without emergency",
        "surgery no longer urgent",
        "surgery was never urgent",
        "less urgent surgery",
        "operation, cat stopped bleeding",
    ] {
        let answer = answer(CLINIC, question);
        assert_eq!((&answer["outcome"], &answer["rule"]), (&"depends".into(), &"surgery".into()), "{question}");
    }
    for question in
        ["Operation ist nicht dringend", "Operation, kein Notfall", "Operation, die Katze blutet nicht mehr"]
    {
        assert_eq!(answer(KLINIK, question)["outcome"], "depends", "{question}");
    }
}

#[test]
fn a_value_that_is_doubted_decides_nothing() {
    for question in [
        "surgery, I don't think it is urgent",
        "I do not think that this surgery is urgent",
        "surgery, not sure whether it is urgent",
        "surgery, no idea if it's urgent",
        "surgery, urgent or not",
        "surgery whether or not it is urgent",
    ] {
        assert_eq!(answer(CLINIC, question)["outcome"], "depends", "{question}");
    }
    for question in ["Operation, ich glaube nicht, dass es dringend ist", "Operation, dringend oder nicht"] {
        assert_eq!(answer(KLINIK, question)["outcome"], "depends", "{question}");
    }
}

#[test]
fn what_a_doubt_takes_for_granted_is_not_doubted() {
    for question in [
        "I don't know the owner's number and the surgery is urgent",
        "check whether the urgent surgery was done",
        "can you do the urgent surgery or not",
    ] {
        assert_eq!(answer(CLINIC, question)["owners"], serde_json::json!(["vet"]), "{question}");
    }
}

#[test]
fn a_name_that_denies_is_none_before_a_noun() {
    let clinic = CLINIC.replace("\"bleeding\"]", "\"no pulse\"]");
    assert_eq!(answer(&clinic, "surgery, no pulse")["owners"], serde_json::json!(["vet"]));
    assert_eq!(answer(&clinic, "surgery, no pulse oximeter here")["outcome"], "depends");
}

#[test]
fn a_value_that_is_denied_or_doubted_is_no_default_either() {
    let clinic = CLINIC.replace("words = { emergency", "default = \"emergency\"\nwords = { emergency");
    assert_eq!(answer(&clinic, "surgery")["owners"], serde_json::json!(["vet"]));
    for question in ["surgery that is not urgent", "surgery, not the emergency", "surgery, I doubt it is urgent"] {
        assert_eq!(answer(&clinic, question)["outcome"], "depends", "{question}");
    }
    assert_eq!(answer(&clinic, "surgery, not sure whether it is planned")["outcome"], "depends");
    assert_eq!(answer(&clinic, "surgery, not planned")["owners"], serde_json::json!(["vet"]), "that is another one");
}

#[test]
fn a_name_with_a_negation_in_it_is_denied_from_before_it() {
    let clinic = CLINIC.replace("\"bleeding\"]", "\"not breathing\", \"no pulse\"]");
    for question in ["surgery, the cat is not breathing", "no pulse, surgery"] {
        assert_eq!(answer(&clinic, question)["owners"], serde_json::json!(["vet"]), "{question}");
    }
    assert_eq!(answer(&clinic, "surgery, I don't think it is not breathing")["outcome"], "depends");
}

#[test]
fn a_value_that_is_not_denied_decides() {
    for question in [
        "not sure who performs urgent surgery",
        "urgent surgery",
        "not only urgent surgery",
        "surgery, the vet is not here, urgent",
        "surgery not planned but urgent",
        "the cat has not stopped bleeding, operation",
    ] {
        assert_eq!(answer(CLINIC, question)["owners"], serde_json::json!(["vet"]), "{question}");
    }
    assert_eq!(answer(KLINIK, "dringend, Operation")["owners"], serde_json::json!(["arzt"]));
}

#[test]
fn an_area_that_is_denied_is_not_where_it_is() {
    for question in
        ["book an appointment not at Harbour but at Northgate", "book an appointment at Northgate not Harbour"]
    {
        assert_eq!(answer(CLINIC, question)["area"]["id"], "northgate", "{question}");
    }
    assert_eq!(answer(CLINIC, "no vet at Harbour, book an appointment")["area"]["id"], "harbour");
}
