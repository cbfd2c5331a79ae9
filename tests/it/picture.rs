//! The picture of two answers in the README, made from what the program prints. `PICTURE=overwrite` makes it anew.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::support::{PROJECT, out, run};

const FILE: &str = "docs/answer.svg";
/// What is asked in the picture.
const ASKED: [&str; 2] = ["users say the app is too expensive", "feed the cat"];

/// The size of a letter, the height of a line, and the margin, in pixels. Letters of most monospaced fonts are 0.6 of
/// their size wide.
const LETTER: usize = 14;
const LINE: usize = 20;
const MARGIN: usize = 20;
/// The width of the terminal, in letters.
const COLUMNS: usize = 80;

/// Classes that the codes of a terminal stand for, with their colours on a light and on a dark background.
const CLASSES: [(&str, &str, &str, &str); 5] = [
    ("1", "bold", "#1f2328", "#f0f6fc"),
    ("2", "dim", "#59636e", "#9198a1"),
    ("31", "red", "#d1242f", "#ff7b72"),
    ("32", "green", "#1a7f37", "#3fb950"),
    ("34", "blue", "#0969da", "#79c0ff"),
];

#[test]
fn the_picture_shows_what_the_program_prints() {
    let drawn = picture(&ASKED.map(asked).concat());
    let path = Path::new(PROJECT).join(FILE);
    if env::var_os("PICTURE").is_some_and(|what| what == "overwrite") {
        fs::write(&path, &drawn).expect("it can be written");
    }
    let shown = fs::read_to_string(&path).expect("the picture exists");
    assert!(shown == drawn, "make {FILE} anew: PICTURE=overwrite cargo test --release --test it picture");
    assert!(drawn.contains("class=\"bold green\"") && drawn.contains("class=\"bold red\""), "{drawn}");
}

/// The command, and what the program prints in a terminal.
fn asked(question: &str) -> String {
    let printed = out(&run(["--color", "always", question]));
    format!("\u{1b}[34m$\u{1b}[0m who-owns {question}\n{printed}\n")
}

/// A picture of lines with the colours of a terminal, for light and dark pages.
fn picture(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let (width, height) = (2 * MARGIN + COLUMNS * LETTER * 6 / 10, 2 * MARGIN + lines.len() * LINE);
    let colors = |pick: fn(&(&str, &str, &'static str, &'static str)) -> &'static str| {
        CLASSES.iter().fold(String::new(), |css, class| css + &format!(".{}{{fill:{}}}", class.1, pick(class)))
    };
    let (light, dark) = (colors(|class| class.2), colors(|class| class.3));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" xml:space=\"preserve\">\n<title>Two answers of who-owns in a terminal</title>\n<style>\n\
         text{{font:{LETTER}px ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;\
         white-space:pre;fill:#1f2328}}\n.bold{{font-weight:bold}}\n.page{{fill:#f6f8fa;stroke:#d1d9e0}}\n{light}\n\
         @media (prefers-color-scheme:dark){{text{{fill:#f0f6fc}}.page{{fill:#0d1117;stroke:#3d444d}}{dark}}}\n\
         </style>\n<rect class=\"page\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\"/>\n",
        width - 1,
        height - 1
    );
    for (at, line) in lines.iter().enumerate() {
        let y = MARGIN + at * LINE + LETTER;
        let _ = writeln!(svg, "<text x=\"{MARGIN}\" y=\"{y}\">{}</text>", spans(line));
    }
    svg + "</svg>\n"
}

/// A line in SVG: each stretch of one look in a `tspan`.
fn spans(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut spans = escaped(parts.next().unwrap_or_default());
    let mut classes: Vec<&str> = Vec::new();
    for part in parts {
        let (code, text) = part.split_once('m').expect("a code ends");
        match CLASSES.iter().find(|class| class.0 == code) {
            Some(class) => classes.push(class.1),
            None if code == "0" => classes.clear(),
            None => panic!("the picture has no colour for {code}"),
        }
        spans += &match (text, classes.as_slice()) {
            ("", _) => String::new(),
            (text, []) => escaped(text),
            (text, classes) => format!("<tspan class=\"{}\">{}</tspan>", classes.join(" "), escaped(text)),
        };
    }
    spans
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
