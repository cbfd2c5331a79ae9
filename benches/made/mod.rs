//! Rule files and questions of any size, always the same ones.
#![allow(dead_code, reason = "no benchmark needs all of it")]

/// What phrases are made of.
const VERBS: [&str; 10] = ["cook", "serve", "wash", "order", "bake", "sharpen", "count", "clean", "open", "write"];
const THINGS: [&str; 10] =
    ["soup", "salad", "table", "menu", "bill", "cellar", "knife", "bread", "terrace", "guest list"];

/// A wording: no two numbers have the same one.
pub(crate) fn wording(number: usize) -> String {
    let (verb, thing) = (VERBS[number % 10], THINGS[number / 10 % 10]);
    format!("{verb} the {thing} of house w{}", number / 100)
}

/// A rule file of so many rules with ten phrases each.
pub(crate) fn rules(count: usize) -> String {
    let mut text = "schema = 1\ntitle = \"T\"\n[roles.a]\nname = \"A\"\n[roles.b]\nname = \"B\"\n".to_owned();
    for rule in 0..count {
        let phrases: Vec<String> = (0..10).map(|phrase| wording(rule * 10 + phrase)).collect();
        let owner = if rule % 2 == 0 { "a" } else { "b" };
        text += &format!(
            "[rules.r{rule}]\nactivity = \"activity number {rule}\"\nowner = \"{owner}\"\nwhy = \"Because.\"\n\
             phrases = {phrases:?}\n"
        );
    }
    text
}
