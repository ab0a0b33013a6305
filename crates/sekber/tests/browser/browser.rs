//! A browser of one's own: Chromium driven through its driver, both ended with the test.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};

use crate::program::free_port;

/// How wide the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 1280 × 720.
    Desktop,
    /// 360 × 760, a small phone held upright.
    Phone,
    /// 320 × 640, the narrowest that a page must fit: an old phone, or a desktop on which everything is four times as large.
    Narrow,
}

impl Screen {
    /// Its name in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Phone => "phone",
            Self::Narrow => "narrow",
        }
    }
}

/// A running browser with one window.
pub struct Browser {
    /// The window.
    pub client: Client,
    driver: Child,
    profile: PathBuf,
}

/// A command of Chromium's own protocol, or one that only its driver knows.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Json,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.body.to_string()))
    }
}

/// Whether there is a browser to test with; its absence is said aloud, and fails where everything is required.
pub fn is_there() -> bool {
    let found = ["chromium", "chromedriver"].map(|name| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
    });
    if found == [true, true] {
        return true;
    }
    assert!(
        std::env::var("SEKBER_TEST_REQUIRE_ALL").as_deref() != Ok("1"),
        "chromium or chromedriver is missing, and everything is required"
    );
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    let _ =
        writeln!(std::io::stderr(), "NOT TESTED IN A BROWSER: {name} (chromium or chromedriver is missing)");
    false
}

impl Browser {
    /// Starts the driver and a headless browser with an empty profile.
    pub async fn start(folder: &Path) -> Self {
        let port = free_port();
        let profile = folder.join(format!("profile-{port}"));
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A group of its own, so that the browser ends with its driver.
            .process_group(0)
            .spawn()
            .unwrap();
        let client = connect(port, &profile).await;
        let browser = Self { client, driver, profile };
        browser.screen(Screen::Desktop).await;
        browser
    }

    /// Sends a command of Chromium's protocol.
    pub async fn command(&self, name: &str, parameters: Json) -> Json {
        let body = json!({ "cmd": name, "params": parameters });
        self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await.unwrap()
    }

    /// Makes the window as wide as a screen.
    pub async fn screen(&self, screen: Screen) {
        let (width, height, mobile) = match screen {
            Screen::Desktop => (1280, 720, false),
            Screen::Phone => (360, 760, true),
            Screen::Narrow => (320, 640, true),
        };
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sets a cookie for a site.
    pub async fn cookie(&self, site: &str, name: &str, value: &str) {
        self.command("Network.setCookie", json!({ "url": site, "name": name, "value": value })).await;
    }

    /// Forgets every cookie and everything that was kept.
    pub async fn forget(&self) {
        self.command("Network.clearBrowserCookies", json!({})).await;
        self.command("Network.clearBrowserCache", json!({})).await;
    }

    /// Cuts the link of the page that is open, or brings it back.
    pub async fn link(&self, up: bool) {
        self.link_after(up, 0).await;
    }

    /// The same, with an answer that takes so many milliseconds to come.
    pub async fn link_after(&self, up: bool, latency: u32) {
        let conditions =
            json!({ "offline": !up, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.command("Network.enable", json!({})).await;
        self.command("Network.emulateNetworkConditions", conditions).await;
    }

    /// Whether pages may run scripts.
    pub async fn scripts(&self, allowed: bool) {
        self.command("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed })).await;
    }

    /// What the browser complained about since the last time: errors of scripts, files not found, refused by policy.
    pub async fn complaints(&self) -> Vec<String> {
        let log = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        let entries = self.client.issue_cmd(log).await.unwrap();
        let entries = entries.as_array().cloned().unwrap_or_default();
        // Advice that the browser gives in passing is no complaint.
        let serious =
            entries.iter().filter(|entry| entry["level"] == "WARNING" || entry["level"] == "SEVERE");
        serious.map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect()
    }
}

async fn connect(port: u16, profile: &Path) -> Client {
    let flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=id",
    ];
    let mut arguments: Vec<String> = flags.iter().map(ToString::to_string).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let capabilities = json!({
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
        // A whole page is looked through for barriers by one script, which takes its time on a busy machine.
        "timeouts": { "script": 120_000 },
    });
    let capabilities = capabilities.as_object().unwrap().clone();
    let (address, begun) = (format!("http://127.0.0.1:{port}"), Instant::now());
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&address).await {
            Ok(client) => return client,
            Err(error) => assert!(begun.elapsed() < Duration::from_secs(60), "no browser: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
