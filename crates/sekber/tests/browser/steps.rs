//! What somebody does on a page, one way for each step. Every step waits for what it needs and is tried again when the page was
//! replaced in between, so that a busy machine makes a scenario slow and never red. A test of the sources keeps other files
//! from asking a page only once.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value as Json, json};

use crate::browser::Browser;

/// How long anything may take to show, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// Tries until it works; afterwards says what did not and why.
async fn until<T>(what: &str, mut attempt: impl AsyncFnMut() -> Result<T, String>) -> T {
    let begun = Instant::now();
    loop {
        match attempt().await {
            Ok(found) => return found,
            Err(why) => assert!(begun.elapsed() < PATIENCE, "{what}: {why}"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

impl Browser {
    /// Waits for an element; if it does not come in time, says which page it was not on.
    pub async fn find(&self, selector: &str) -> Element {
        self.located(Locator::Css(selector)).await
    }

    /// Whether an element comes so soon.
    pub async fn comes_within(&self, selector: &str, time: Duration) -> bool {
        self.client.wait().at_most(time).for_element(Locator::Css(selector)).await.is_ok()
    }

    /// Waits until the page shows a text.
    pub async fn shows(&self, text: &str) {
        let found = format!("//body//*[contains(normalize-space(.), \"{text}\") and not(self::script)]");
        self.located(Locator::XPath(&found)).await;
    }

    async fn located(&self, locator: Locator<'_>) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(locator).await {
            Ok(element) => element,
            Err(why) => {
                let shown =
                    self.run("return document.querySelector('main')?.innerText.slice(0, 3000) ?? ''").await;
                panic!("{locator:?} at {:?}: {why}; the page says {shown}", self.client.current_url().await)
            }
        }
    }

    /// Finds an element and does something with it.
    async fn with<T>(&self, selector: &str, act: impl AsyncFn(Element) -> Result<T, CmdError>) -> T {
        until(selector, async || act(self.find(selector).await).await.map_err(|error| error.to_string()))
            .await
    }

    async fn brought_into_view(&self, element: &Element) -> Result<(), CmdError> {
        let there = vec![serde_json::to_value(element)?];
        self.client.execute("arguments[0].scrollIntoView({block: 'center'})", there).await.map(drop)
    }

    /// Clicks.
    pub async fn click(&self, selector: &str) {
        self.with(selector, async |found| {
            self.brought_into_view(&found).await?;
            found.click().await
        })
        .await;
    }

    /// Clicks what asks first, and says yes.
    pub async fn click_and_confirm(&self, selector: &str) {
        self.click(selector).await;
        until("a question", async || self.client.accept_alert().await.map_err(|error| error.to_string()))
            .await;
    }

    /// Types keys into a field, after what is in it.
    pub async fn type_into(&self, selector: &str, keys: &str) {
        self.find(selector).await.send_keys(keys).await.unwrap();
    }

    /// Empties a field and types into it.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.with(selector, async |found| {
            found.clear().await?;
            found.send_keys(text).await
        })
        .await;
    }

    /// Gives a field a value as its calendar or its list would.
    pub async fn set(&self, selector: &str, value: &str) {
        self.with(selector, async |found| {
            let script = "arguments[0].value = arguments[1]";
            let given = vec![serde_json::to_value(&found)?, value.into()];
            self.client.execute(script, given).await.map(drop)
        })
        .await;
    }

    /// What an element shows.
    pub async fn text(&self, selector: &str) -> String {
        self.with(selector, async |found| found.text().await).await
    }

    /// An attribute that an element has.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        self.with(selector, async |found| found.attr(name).await).await.unwrap()
    }

    /// What stands in a field.
    pub async fn typed(&self, selector: &str) -> String {
        self.with(selector, async |found| found.prop("value").await).await.unwrap_or_default()
    }

    /// What a script answers on the page that is open; does not wait for anything.
    pub async fn run(&self, script: &str) -> Json {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|why| panic!("{script}: {why}"))
    }

    /// Waits until a script gives this answer.
    pub async fn comes_to(&self, script: &str, expected: &str) {
        until(script, async || match self.client.execute(script, Vec::new()).await {
            Ok(answer) if answer.as_str() == Some(expected) => Ok(()),
            Ok(answer) => Err(format!("{answer} instead of {expected}")),
            Err(error) => Err(error.to_string()),
        })
        .await;
    }

    /// The path of the page that is open.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// Presses a key wherever the focus is, as a keyboard does: also on what a driver takes for nothing to type into, such as an area of a
    /// map.
    pub async fn press(&self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            "/" => (191, "/"),
            other => panic!("no such key: {other}"),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        for (kind, text) in [(down, text), ("keyUp", "")] {
            let pressed =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
            self.command("Input.dispatchKeyEvent", pressed).await;
        }
    }

    /// Presses Tab until what has the focus is what a selector names.
    pub async fn tab_to(&self, selector: &str) {
        self.find(selector).await;
        let reached = format!("return document.activeElement.matches({})", json!(selector));
        for _ in 0..400 {
            if self.run(&reached).await.as_bool() == Some(true) {
                return;
            }
            self.press("Tab").await;
        }
        panic!("{selector} at {:?} cannot be reached by keyboard", self.client.current_url().await);
    }

    /// An attribute of what has the focus; empty when it has none.
    pub async fn focused(&self, attribute: &str) -> String {
        let script = format!("return document.activeElement.getAttribute({}) ?? ''", json!(attribute));
        self.run(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page that is open has this address, with what it asks for.
    pub async fn is_at(&self, address: &str) {
        self.comes_to("return location.pathname + location.search", address).await;
    }
}
