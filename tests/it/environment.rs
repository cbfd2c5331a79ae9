//! What the program takes from its surroundings: variables, the width of the terminal, the folder that it runs in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, KITCHEN, PROGRAM, PROJECT, command, err, folder, out, status};

const BARE: &str = "tests/cmd/bare.toml";

/// The program in the project's folder, with these variables in addition.
fn program(variables: &[(&str, &str)]) -> Command {
    let mut command = support::program();
    command.envs(variables.iter().copied());
    command
}

fn said(mut command: Command) -> String {
    let output = command.output().expect("the program runs");
    out(&output) + &err(&output)
}

/// Whether an answer is coloured under these variables and options; an error must be coloured alike.
fn coloured(variables: &[(&str, &str)], options: &[&str]) -> bool {
    let coloured = |arguments: &[&str]| {
        let mut command = program(variables);
        command.args(options).args(arguments);
        said(command).contains('\u{1b}')
    };
    let answer = coloured(&["--rules", KITCHEN, "make soup"]);
    for wrong in
        [&["--rules", "nowhere.toml", "soup"][..], &["--no-such-option"], &["--rules", "tests/cmd/blank.txt", "soup"]]
    {
        assert_eq!(coloured(wrong), answer, "{wrong:?} with {variables:?} {options:?}");
    }
    answer
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    assert!(!coloured(&[], &[]), "a pipe is no terminal");
    assert!(coloured(&[], &["--color", "always"]));
    assert!(coloured(&[], &["--color=always"]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "0")], &[]), "this forces nothing");
    assert!(coloured(&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "0"), ("TERM", "dumb")], &[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "0")], &["--color", "always"]), "the option wins");
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]), "the option wins");
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always"]), "the option wins");
    assert!(!coloured(&[("TERM", "dumb")], &[]));
}

/// The visible text is the same with and without the link.
#[test]
fn an_address_is_a_link_for_those_who_ask() {
    let address = "https://framework.scaledagile.com";
    let linked = format!("\u{1b}]8;;{address}\u{1b}\\{address}\u{1b}]8;;\u{1b}\\");
    let asked = |options: &[&str]| {
        let mut command = program(&[("TERM", "xterm-kitty")]);
        command.args(options).arg("WSJF");
        said(command)
    };
    let plain = asked(&["--hyperlink", "never"]);
    assert!(plain.contains(address) && !plain.contains('\u{1b}'), "{plain}");
    assert_eq!(asked(&[]), plain, "a pipe is no terminal");
    assert_eq!(asked(&["--hyperlink", "always"]), plain.replace(address, &linked));
    let coloured = asked(&["--color", "always", "--hyperlink=always"]);
    assert_eq!(coloured.replace(&linked, address), asked(&["--color", "always"]));
    assert_eq!(asked(&["--hyperlink", "always", "--format", "json"]), asked(&["--format", "json"]));
}

/// `script`, which comes with util-linux, gives the program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colour_unless_it_is_refused() {
    let shown = |variables: &[(&str, &str)]| {
        let mut command = command("script");
        command.args(["-qec", &format!("{PROGRAM} --rules {KITCHEN} 'make soup'"), "/dev/null"]);
        command.envs(variables.iter().copied());
        let output = command.output().expect("`script` of util-linux is installed");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).contains('\u{1b}')
    };
    assert!(shown(&[]));
    assert!(!shown(&[("NO_COLOR", "1")]));
    assert!(!shown(&[("CLICOLOR", "0")]));
    assert!(shown(&[("CLICOLOR_FORCE", "0")]), "a terminal is still one");
    assert!(!shown(&[("CLICOLOR_FORCE", "0"), ("CLICOLOR", "0")]));
    assert!(!shown(&[("TERM", "dumb")]));
    assert!(!shown(&[("TERM", "dumb"), ("CI", "true")]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_is_known_to_open_links_gets_them() {
    let linked = |term: &str| {
        let mut command = command("script");
        command.args(["-qec", &format!("{PROGRAM} WSJF"), "/dev/null"]).env("TERM", term);
        let output = command.output().expect("`script` of util-linux is installed");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).contains("\u{1b}]8;;https://")
    };
    assert!(linked("xterm-kitty"));
    assert!(!linked("xterm"));
    assert!(!linked("dumb"));
}

/// The widest line, in columns of the terminal.
fn widest(columns: &str, arguments: &[&str]) -> usize {
    let mut command = program(&[("COLUMNS", columns)]);
    command.args(arguments);
    said(command).lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default()
}

#[test]
fn a_list_is_not_as_wide_as_a_very_wide_terminal() {
    let widest = widest("300", &["list"]);
    assert!((100..=120).contains(&widest), "{widest}");
}

#[test]
fn roles_stand_one_below_the_other_where_it_is_narrow() {
    let mut narrow = program(&[("COLUMNS", "40")]);
    narrow.args(["--rules", KITCHEN, "roles"]);
    let wanted = "\
Chef
  owns 3, shares 1
  also cook, boss of the stove
  Ada Pan
  ada@kitchen.example
  deputy Bo Ladle
  focus     what is on the plate
  skills    taste, timing

Sommelier
  owns nothing
  not filled here, see waiter
  focus     what is in the glass

Waiter
  owns 4, shares 1
  1 of them depends
  focus     what the guests notice
  skills    memory, patience

Where they meet
  writing the menu: chef and waiter
";
    assert_eq!(said(narrow), wanted);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let pages: [&[&str]; 6] = [
        &["--rules", KITCHEN, "list"],
        &["--rules", KITCHEN, "roles"],
        &["--rules", KITCHEN, "--from", "tests/cmd/questions.txt"],
        &["list"],
        &["roles"],
        &["--help"],
    ];
    for page in pages {
        for columns in ["80", "120"] {
            let widest = widest(columns, page);
            assert!(widest <= columns.parse().expect("a number"), "{page:?} is {widest} wide at {columns}");
        }
    }
    assert!(widest("120", &["list"]) > 80, "a wide terminal is used");
}

/// Only a command and a line to copy are wider: they stay whole.
#[test]
fn what_comes_of_a_file_is_said_in_narrow_lines() {
    let table = support::file("narrow.csv", "Activity,Cook\nbake,A\nfry,A\n");
    let summary = |columns: &str| {
        let mut import = program(&[("COLUMNS", columns)]);
        import.current_dir(support::folder()).arg("import").arg(table.file_name().expect("it has a name"));
        err(&import.output().expect("the program runs"))
    };
    assert_eq!(summary("80"), "narrow.csv: 2 activities read, 2 rules; 6 of 6 cells used, 0 reported\n");
    assert_eq!(summary("40"), "narrow.csv: 2 activities read, 2 rules;\n6 of 6 cells used, 0 reported\n");
    for options in [&[][..], &["--alone"], &["other.toml"], &["--agent"]] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut init = program(&[("COLUMNS", "40")]);
        init.current_dir(&folder).arg("init").args(options);
        let said = said(init);
        let is_command = |line: &str| line.contains("who-owns ") || line.contains("ask `who-owns`");
        let is_wide = |line: &&str| line.chars().count() > 40 && !is_command(line);
        assert_eq!(said.lines().find(is_wide), None, "{said}");
        assert!(said.starts_with("Wrote "), "{said}");
    }
}

/// Else it would be no address where it is copied.
#[test]
fn an_address_that_is_longer_than_a_line_stays_whole() {
    let address = "https://kitchen.example/archives/C0123456789/p1234567890123456?thread_ts=1234567890.123456";
    let rules = format!(
        "schema = 1\n[roles.cook]\nname = \"cook\"\ncontact = \"{address}\"\n\
         [rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\nwhy = \"{}\"\n",
        "汤".repeat(50)
    );
    let rules = support::file("address.toml", rules);
    for page in [&["cooking soup"][..], &["roles"], &["list"]] {
        let mut command = program(&[("COLUMNS", "40")]);
        command.args(["--rules", support::text(&rules)]).args(page);
        let said = said(command);
        assert!(said.contains(address), "{page:?}: {said}");
        let too_long =
            said.lines().find(|line| line.contains('汤') && unicode_width::UnicodeWidthStr::width(*line) > 40);
        assert_eq!(too_long, None, "{page:?}: a text without spaces is broken");
    }
}

#[test]
fn a_width_that_makes_no_sense_is_passed_over() {
    for columns in ["", "0", "-3", "wide"] {
        assert_eq!(widest(columns, &["list"]), widest("80", &["list"]), "{columns:?}");
    }
    assert!(widest("1", &["--rules", KITCHEN, "list"]) <= 60, "too narrow is as narrow as can be read");
}

/// What the program says in a folder, without blanks: a long path takes several lines.
fn said_of(here: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = program(variables);
    command.current_dir(here).args(arguments);
    said(command).split_whitespace().collect()
}

/// The rule files of an empty folder with these rule files in it, as `list` names them.
fn used(here: &Path, variables: &[(&str, &str)], options: &[&str]) -> String {
    let said = said_of(here, variables, &[options, &["list"]].concat());
    let (used, _) = said.rsplit_once(",from").expect("it names them").1.split_once(".Chosen").expect("it says why");
    used.to_owned()
}

/// A repository with a folder in it, `inner`, both with a rule file of the bare kitchen where asked for.
fn repository(name: &str, rules_in: &[&str]) -> PathBuf {
    let root = folder().join(name);
    let _ = fs::remove_dir_all(&root);
    for folder in [".git", "inner/deep", "config/who-owns", "config/.git"] {
        fs::create_dir_all(root.join(folder)).expect("the folder for tests can be written");
    }
    for folder in rules_in {
        fs::copy(Path::new(PROJECT).join(BARE), root.join(folder).join("who-owns.toml")).expect("it can be written");
    }
    root
}

#[test]
fn the_reason_for_a_rule_file_is_said() {
    let root = repository("reason", &["", "inner", "config/who-owns"]);
    let reason = |variables: &[(&str, &str)], here: &str, options: &[&str]| {
        let said = said_of(&root.join(here), variables, &[options, &["--explain", "soup"]].concat());
        said.rsplit_once("because").expect("it says why").1.split("thisrule").next().unwrap_or_default().to_owned()
    };
    assert_eq!(reason(&[], "", &["--rules", "inner/who-owns.toml"]), "--rulesnamesit");
    assert_eq!(reason(&[("WHO_OWNS_RULES", "who-owns.toml")], "", &[]), "WHO_OWNS_RULESnamesit");
    assert_eq!(reason(&[], "inner", &[]), "itisthenearestwho-owns.toml");
}

#[test]
fn the_nearest_rule_file_counts() {
    let root = repository("nearest", &["", "inner"]);
    assert_eq!(used(&root, &[], &[]), "who-owns.toml");
    assert_eq!(used(&root.join("inner/deep"), &[], &[]), "../who-owns.toml");
}

#[test]
fn the_search_ends_at_the_root_of_the_repository() {
    let outer = repository("outer", &[""]);
    let inner = outer.join("inner");
    fs::create_dir(inner.join(".git")).expect("it can be written");
    assert_eq!(used(&inner, &[], &[]), "builtin");
}

#[test]
fn the_users_rules_come_before_the_built_in_ones() {
    let root = repository("user", &["config/who-owns"]);
    let config = root.join("config");
    let config = config.to_str().expect("the folder for tests is UTF-8");
    assert!(used(&root, &[("XDG_CONFIG_HOME", config)], &[]).ends_with("config/who-owns/who-owns.toml"));
    assert_eq!(used(&root, &[], &[]), "builtin");
}

#[test]
fn the_option_wins_over_the_variable_and_the_variable_over_the_folder() {
    let root = repository("named", &["", "inner", "inner/deep"]);
    let variable = [("WHO_OWNS_RULES", "inner/who-owns.toml")];
    assert_eq!(used(&root, &variable, &[]), "inner/who-owns.toml");
    assert_eq!(used(&root, &variable, &["--rules", "inner/deep/who-owns.toml"]), "inner/deep/who-owns.toml");
    assert_eq!(used(&root, &variable, &["--rules", "builtin"]), "builtin");
    assert_eq!(used(&root, &[("WHO_OWNS_RULES", "builtin")], &[]), "builtin");
    fs::copy(root.join("who-owns.toml"), root.join("builtin")).expect("it can be written");
    let roles = |name: &str| said_of(&root, &[], &["--rules", name, "roles"]);
    assert_eq!(roles("./builtin"), roles("who-owns.toml"), "a file is called so");
    assert_ne!(roles("builtin"), roles("who-owns.toml"), "the name alone is that of the built-in rules");
    let diff = said_of(&root, &[], &["diff", "builtin", "builtin"]);
    assert!(diff.starts_with("Nothingchangeshandsfrombuiltintobuiltin"), "{diff}");
    let check = said_of(&root, &[], &["check", "builtin"]);
    assert!(check.contains("builtin:"), "{check}");
    assert_eq!(used(&root, &[("WHO_OWNS_RULES", "")], &[]), "who-owns.toml", "an empty variable names nothing");
}

#[test]
fn a_variable_that_names_nothing_is_an_error() {
    let mut command = program(&[("WHO_OWNS_RULES", "nowhere.toml")]);
    command.arg("soup");
    let output = command.output().expect("the program runs");
    assert_eq!(status(&output), 2);
    let said = err(&output);
    assert!(said.contains("WHO_OWNS_RULES: there is no file `nowhere.toml`"), "{said}");
}
