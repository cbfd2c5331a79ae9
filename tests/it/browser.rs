//! A headless Chromium to try the pages in, driven by its DevTools protocol over two pipes.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{command, folder, text};

/// What the browser is called, on Debian and elsewhere.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "chromium-headless-shell", "google-chrome"];

/// How long a page may take to do what is expected of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a browser is started, for on a busy machine one ends at once now and then.
const STARTS: usize = 3;

/// A browser with one page, closed when it is dropped.
pub(crate) struct Browser {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    calls: u64,
    session: String,
    /// What happened on the page, in order.
    events: Vec<Value>,
}

impl Browser {
    /// `None` if there is no browser: that is said where it is seen, because a test that is skipped passes.
    pub(crate) fn start() -> Option<Self> {
        let Some(program) = program() else {
            let _ = writeln!(std::io::stderr(), "SKIPPED: no Chromium, so the web page is not tried in a browser.");
            assert!(env::var_os("BROWSER_REQUIRED").is_none(), "BROWSER_REQUIRED is set, and there is no Chromium");
            return None;
        };
        let browser = (0..STARTS).map(|_| Self::spawn(&program)).find_map(Self::if_it_answers);
        let mut browser = browser.expect("one of the browsers stays");
        browser.attach();
        Some(browser)
    }

    fn spawn(program: &str) -> Self {
        // The lock of a browser that was killed would end this one where another process has its number by now.
        let profile = folder().join("profile");
        let _ = fs::remove_dir_all(&profile);
        // The browser reads from the third and writes to the fourth.
        let mut shell = command("sh");
        shell.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null", program]);
        shell.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]);
        shell.args(["--remote-debugging-pipe", &format!("--user-data-dir={}", text(&profile))]);
        shell.env("HOME", folder()).env("XDG_CONFIG_HOME", folder());
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = shell.spawn().expect("there is a shell");
        let (to, from) = (process.stdin.take().expect("piped"), process.stdout.take().expect("piped"));
        Self { process, to, from: BufReader::new(from), calls: 0, session: String::new(), events: Vec::new() }
    }

    /// Itself, unless it ended at once.
    fn if_it_answers(mut self) -> Option<Self> {
        let mut answer = Vec::new();
        write!(self.to, "{}\0", json!({"id": 0, "method": "Browser.getVersion"})).ok()?;
        self.from.read_until(0, &mut answer).ok()?;
        (answer.pop() == Some(0)).then_some(self)
    }

    fn attach(&mut self) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let session = self.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        self.session = session["sessionId"].as_str().expect("a session has an id").to_owned();
        for domain in ["Page", "Network", "Runtime", "Log"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
    }

    /// A script that runs before those of every page.
    pub(crate) fn before_each_page(&mut self, script: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }

    /// Opens a file in a window of this width, with something after the `#` of its address.
    pub(crate) fn open(&mut self, path: &Path, fragment: &str, width: u32) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
        self.call("Emulation.setDeviceMetricsOverride", size);
        // Another fragment alone would not load the page anew.
        self.call("Page.navigate", json!({"url": "about:blank"}));
        self.call("Page.navigate", json!({"url": format!("file://{}#{fragment}", text(path))}));
        self.wait_for("location.protocol === 'file:' && document.readyState === 'complete'");
    }

    /// The value of an expression of JavaScript.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let result = self.call("Runtime.evaluate", asked);
        assert_eq!(result.get("exceptionDetails"), None, "{expression}");
        result["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub(crate) fn wait_for(&mut self, expression: &str) {
        let begin = Instant::now();
        while self.value(expression) != true {
            assert!(begin.elapsed() < PATIENCE, "never true: {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types a text into what has the focus.
    pub(crate) fn type_in(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Presses a key, such as `Tab`.
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        let event = |kind: &str| json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
        let mut down = event("keyDown");
        if key == "Enter" {
            // What it writes, unless the page prevents that.
            down["text"] = json!("\r");
        }
        self.call("Input.dispatchKeyEvent", down);
        self.call("Input.dispatchKeyEvent", event("keyUp"));
    }

    /// The addresses of all requests so far, without the blank page.
    pub(crate) fn requests(&mut self) -> Vec<String> {
        let sent = self.happened("Network.requestWillBeSent");
        let urls = sent.iter().map(|event| event["request"]["url"].as_str().unwrap_or_default().to_owned());
        urls.filter(|url| url != "about:blank").collect()
    }

    /// What went wrong in pages so far: exceptions, and what the policy refused.
    pub(crate) fn complaints(&mut self) -> Vec<Value> {
        let mut all = self.happened("Runtime.exceptionThrown");
        all.extend(self.happened("Log.entryAdded"));
        all
    }

    fn happened(&mut self, method: &str) -> Vec<Value> {
        // What the browser has sent before its answer is read with it.
        self.value("0");
        self.events.iter().filter(|event| event["method"] == method).map(|event| event["params"].clone()).collect()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.calls += 1;
        let id = self.calls;
        let mut message = json!({"id": id, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        write!(self.to, "{message}\0").expect("the browser listens");
        loop {
            let mut answer = Vec::new();
            self.from.read_until(0, &mut answer).expect("the browser answers");
            assert!(answer.pop() == Some(0), "the browser has ended");
            let mut answer: Value = serde_json::from_slice(&answer).expect("it answers in JSON");
            if answer["id"] == id {
                assert_eq!(answer.get("error"), None, "{method}");
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The browser to use: that of `CHROMIUM`, else the first one that there is.
fn program() -> Option<String> {
    let named = env::var("CHROMIUM").ok();
    let folders: Vec<_> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let is_there = |name: &str| folders.iter().any(|folder| folder.join(name).is_file());
    named.or_else(|| NAMES.into_iter().find(|name| is_there(name)).map(str::to_owned))
}
