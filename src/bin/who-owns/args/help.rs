//! What the help says below the options; the manual page takes its chapters from it.

/// Below the short help of the program.
pub(super) const SHORT: &str = "\
Options for a question (more of them: who-owns ask -h):
      --from <FILE>        Ask each line of a file; `-` is standard input
      --area <AREA>        Name the people of this area
      --format <FORMAT>    How to print the answer: text, json, jsonl or tsv
      --explain            Show each word's share, and why the runner-up lost
      --hyperlink <WHEN>   Link the source's address: auto, always or never
      --expect <ROLE>      Exit with 0 if this is the answer, else with 1
      --exit-zero          Exit with 0 instead of 1 or 3

Examples:
  who-owns \"customer feedback\"
  who-owns who approves the increment

A question that starts with a verb: who-owns ask list the stories";

/// Below the long help of the program. Each paragraph that begins with a heading and a colon is a chapter of the manual
/// page: its lines are entries, a name and, after two spaces or on the lines below, what it means.
pub(crate) const LONG: &str = "\
Examples:
  who-owns \"customer feedback\"          whom to take it to, and why
  who-owns who approves the increment   words without quotes are one activity
  who-owns ask list the stories         `ask` and `--` always mean a question
  who-owns --given scrum=no \"developers' questions\"
                                        the answer under a condition
  who-owns --from issues.txt            each line of a file; `-` is standard
                                        input
  who-owns --from - --format jsonl      one JSON object a line, for scripts
  who-owns list --role product-owner    all that a role owns

Options for a question: there are more of them in `who-owns ask --help`
  --from FILE      ask each line of a file; `-` is standard input
  --area AREA      name the people of this area
  --format FORMAT  how to print the answer: text, json, jsonl or tsv
  --explain        show each word's share, and why the runner-up lost

Exit status:
  0  owned or shared; for other verbs, success
  1  unowned or unknown; for other verbs, what was asked for does not hold
  2  wrong usage, or a file that cannot be used
  3  it depends on a condition that was not given, or it is unclear

Files: the rules come from the first of these that exists
  1  the file that --rules names
  2  the file that the environment variable WHO_OWNS_RULES names
  3  the nearest who-owns.toml, from here up to the root of the repository
  4  who-owns/who-owns.toml in your configuration folder
  5  the built-in rules

Environment:
  WHO_OWNS_RULES   the rule file; --rules wins
  WHO_OWNS_TODAY   the date of today, as in 2026-11-24: it decides who is away
                   and which rules were confirmed too long ago
  XDG_CONFIG_HOME  your configuration folder, ~/.config by default
  NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb
                   whether to use colour; --color wins
  COLUMNS          the width of the text, by default that of the terminal";

pub(super) const ASK: &str = "\
Examples:
  who-owns ask list the stories
  who-owns --given scrum=no \"developers' questions\"
  who-owns --area payments \"sort the backlog\"
  who-owns --explain \"sort the backlog\"
  git log --format=%s | who-owns --from - --format tsv --exit-zero";

pub(super) const LIST: &str = "\
Examples:
  who-owns list --role product-owner
  who-owns list --format html > owners.html
  who-owns list --format raci > raci.csv
  who-owns list --rule pricing --format toml >> who-owns.toml";

pub(super) const CHECK: &str = "\
Examples:
  who-owns check --format json > known.json
  who-owns check --baseline known.json
  git diff -z --name-only main | xargs -0 -r who-owns check --changed

Exit status:
  0  no errors; there may be warnings
  1  an expectation failed, or a lint found an error (see --deny)
  2  wrong usage, or a file that cannot be used";

pub(super) const DIFF: &str = "\
Examples:
  who-owns diff builtin who-owns.toml
  who-owns diff git:main:who-owns.toml who-owns.toml --format markdown

Exit status:
  0  all answers are the same, by the same people; a role may be renamed
  1  some answers differ, or another person holds an owner
  2  wrong usage, or a file that cannot be used";

pub(super) const COVERAGE: &str = "\
Examples:
  who-owns coverage questions.txt --unanswered
  who-owns coverage questions.txt --suggest > drafts.toml
  who-owns coverage questions.txt --format json > before.json
  who-owns coverage questions.txt --baseline before.json

Exit status:
  0  all lines were counted
  1  fewer questions have an owner than --fail-under wants
  2  no question, an unreadable line, wrong usage, or an unusable file";

pub(super) const REPORT: &str = "\
Examples:
  who-owns report
  who-owns report --questions issues.txt --format markdown
  who-owns report --without \"Ada Pan\" --without \"Bo Ladle\"

Exit status:
  0  nothing must be decided
  1  something must be decided
  2  wrong usage, or a file that cannot be used";

pub(super) const INIT: &str = "\
Examples:
  who-owns init
  who-owns init docs/owners.toml    a file to use with --rules
  who-owns init --alone             none but your own rules
  who-owns init --agent             .agents/skills/who-owns/SKILL.md

The file extends the built-in rules and changes no answer yet. It shows
how to name the people, set a default, change a rule, add one, remove
one, and expect an answer. An existing file is never overwritten.";

pub(super) const TEACH: &str = "\
Examples:
  who-owns teach \"lend me a test phone\" --owner developers
  who-owns teach \"who waters the plants\" --owner office --new \"plants\"
  who-owns teach \"rank the wishes\" --owner PO --expect --against log.txt

Exit status:
  0  it is written, or was right already
  1  nothing is written: no rule of the owner is near, another rule has
     the words, or another owner would change (--accept writes it); or
     it is written, and the question still has another answer
  2  wrong usage, or a file that cannot be used or written";

pub(super) const IMPORT: &str = "\
Examples:
  who-owns import raci.csv > raci.toml
  who-owns import docs/roles.md --map PO=product-owner
  who-owns list --format raci         the table again

An activity without an A gets no owner: its rule is commented out until
you decide.

Exit status:
  0  the table was read; there may be findings
  2  no table of activities and roles, wrong usage, or an unusable file";

pub(super) const SCHEMA: &str = "\
Examples:
  who-owns schema > who-owns.schema.json
  who-owns schema --of answer

An editor that knows TOML then completes and checks the keys of a rule
file that begins with this line (`init` writes it):
  #:schema ./who-owns.schema.json";

pub(super) const COMPLETIONS: &str = "\
The shells: bash, elvish, fish, powershell, zsh. Activities, roles and
conditions are completed from the rules of the current folder.

Where the script goes:
  bash        ~/.local/share/bash-completion/completions/who-owns
  zsh         _who-owns in a folder of $fpath
  fish        ~/.config/fish/completions/who-owns.fish
  elvish      the end of ~/.config/elvish/rc.elv
  powershell  the end of $PROFILE

Examples:
  who-owns completions zsh > _who-owns
  who-owns completions elvish >> ~/.config/elvish/rc.elv

Write the script again after an update.";

pub(super) const MAN: &str = "\
Examples:
  who-owns man | man -l -
  who-owns man > ~/.local/share/man/man1/who-owns.1";
