//! Using the pages: by keyboard alone, without scripts, and over a thin line.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use sekber::kit::store::sql;

use crate::browser::Screen;
use crate::pages::pages;
use crate::stage::Stage;

/// Most bytes over the wire for the first page that somebody opens, whichever it is.
const FIRST_LOAD: f64 = 150.0 * 1024.0;

/// Presses Tab until an element with this id has the focus.
async fn tab_to(stage: &Stage, id: &str) {
    for _ in 0..40 {
        let focused = stage.browser.client.active_element().await.unwrap();
        if focused.attr("id").await.unwrap().as_deref() == Some(id) {
            return;
        }
        focused.send_keys(&Key::Tab.to_string()).await.unwrap();
    }
    panic!("{id} cannot be reached by keyboard");
}

async fn press(stage: &Stage, keys: &str) {
    stage.browser.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
}

#[tokio::test]
async fn signing_in_takes_only_a_keyboard() {
    let Some(stage) = Stage::set().await else { return };
    let (email, password) = stage.account("staff").await;
    stage.enter(None, "id", None).await;
    stage.visit("/sign-in").await;
    tab_to(&stage, "email").await;
    press(&stage, &email).await;
    tab_to(&stage, "password").await;
    press(&stage, &password).await;
    press(&stage, &Key::Enter.to_string()).await;
    stage.browser.find("details.account").await;
}

/// Touches the middle of an element as a hand does. The driver itself takes what stands in a closed fold for hidden, though
/// the style sheet opens the menu on a wide screen.
async fn tap(stage: &Stage, selector: &str) {
    let found = stage.browser.find(selector).await;
    // Where it stands once the page has come to rest.
    let mut place = found.rectangle().await.unwrap();
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let now = found.rectangle().await.unwrap();
        if now == place {
            break;
        }
        place = now;
    }
    let (left, top, width, height) = place;
    let (x, y) = (left + width / 2.0, top + height / 2.0);
    for kind in ["mousePressed", "mouseReleased"] {
        let touch = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
        stage.browser.command("Input.dispatchMouseEvent", touch).await;
    }
}

#[tokio::test]
async fn menu_and_search_take_only_a_keyboard() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("admin")).await;
    stage.enter(session.as_deref(), "id", Some("light")).await;
    stage.visit("/partners").await;
    let focused =
        "document.querySelector('.group > summary').focus(); return document.activeElement.textContent";
    stage.browser.comes_to(focused, "Data").await;
    stage.browser.press("Enter").await;
    stage.browser.find(".group[open] a[href='/partners'][aria-current=page]").await;
    stage.browser.press("Escape").await;
    stage.browser.find(".groups:not(:has(.group[open]))").await;
    stage.browser.comes_to("return document.activeElement.textContent", "Data").await;
    // One group at a time is open.
    tap(&stage, ".group > summary").await;
    tap(&stage, ".apart .group > summary").await;
    stage.browser.find(".apart .group[open]").await;
    stage.browser.comes_to("return String(document.querySelectorAll('.group[open]').length)", "1").await;
    stage.browser.press("Escape").await;
    // The key leads to the box that searches everything, from a list with a box of its own, too.
    stage.browser.press("/").await;
    stage.browser.comes_to("return document.activeElement.id", "find").await;
    press(&stage, &format!("kesehatan{}", Key::Enter)).await;
    stage.browser.find(".found a[href^='/offices/']").await;
    stage.browser.comes_to("return document.getElementById('find').value", "kesehatan").await;
    stage.browser.command("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let shown = "return getComputedStyle(document.querySelector('.menu-bar')).display";
    stage.browser.comes_to(shown, "none").await;
}

#[tokio::test]
async fn menu_and_search_work_without_scripts() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("staff")).await;
    for screen in [Screen::Desktop, Screen::Phone] {
        stage.enter(session.as_deref(), "en", Some("dark")).await;
        stage.browser.scripts(false).await;
        stage.browser.screen(screen).await;
        stage.visit("/").await;
        if screen == Screen::Phone {
            tap(&stage, ".menu > summary").await;
        }
        tap(&stage, ".group > summary").await;
        tap(&stage, ".group a[href='/programmes']").await;
        stage.browser.find(".groups a[href='/programmes'][aria-current=page]").await;
        stage.browser.type_into("#find", "kesehatan").await;
        tap(&stage, ".find button").await;
        stage.browser.find(".found a[href^='/programmes/']").await;
    }
}

#[tokio::test]
async fn everything_begins_without_scripts() {
    let Some(stage) = Stage::set().await else { return };
    let (email, password) = stage.account("staff").await;
    stage.enter(None, "en", None).await;
    stage.browser.scripts(false).await;
    stage.visit("/sign-in").await;
    stage.browser.type_into("#email", &email).await;
    stage.browser.type_into("#password", &(password + &Key::Enter.to_string())).await;
    stage.browser.find("details.account").await;
}

#[tokio::test]
async fn the_first_page_is_small_whichever_it_is() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("admin")).await;
    let measure = "const entries = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
                   return entries.reduce((sum, entry) => sum + entry.transferSize, 0)";
    // What a page took is known when all of it is there, which is a moment after it shows on a busy machine.
    let is_there = "const page = performance.getEntriesByType('navigation')[0];
                    return page && page.loadEventEnd > 0 && page.transferSize > 0 ? 'there' : 'not yet'";
    let mut large = Vec::new();
    for path in pages(&stage, session.as_deref()).await {
        stage.enter(session.as_deref(), "id", None).await;
        stage.visit(&path).await;
        stage.browser.comes_to(is_there, "there").await;
        let bytes = stage.browser.client.execute(measure, Vec::new()).await.unwrap().as_f64().unwrap();
        assert!(bytes > 1024.0, "{path}: nothing was measured");
        if bytes > FIRST_LOAD {
            large.push(format!("{path}: {bytes} bytes"));
        }
    }
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[tokio::test]
async fn what_was_typed_can_be_thrown_away_and_faults_name_their_fields() {
    let Some(stage) = Stage::set().await else { return };
    let session = stage.session_of(Some("partner")).await;
    stage.enter(session.as_deref(), "id", None).await;
    stage.visit("/programmes/new").await;
    stage.browser.type_into("#title", "Kebun gizi").await;
    stage.visit("/programmes").await;
    stage.visit("/programmes/new").await;
    stage.browser.find("[data-restored]:not([hidden])").await;
    assert_eq!(stage.browser.typed("#title").await, "Kebun gizi");
    stage.browser.click("[data-discard]").await;
    stage.browser.find("[data-restored][hidden]").await;
    assert_eq!(stage.browser.typed("#title").await, "");
    // Its own way back throws it away, too.
    stage.browser.type_into("#title", "Kebun gizi").await;
    stage.browser.click("#programme-form .form-end > a").await;
    stage.visit("/programmes/new").await;
    stage.browser.find("[data-restored][hidden]").await;
    assert_eq!(stage.browser.typed("#title").await, "");
    let send = "const form = document.querySelector('#programme-form'); form.noValidate = true; form.requestSubmit();";
    stage.browser.client.execute(send, Vec::new()).await.unwrap();
    stage.browser.find(".error-summary[data-seen]").await;
    let named = "return document.querySelector('.error-summary a').textContent";
    stage.browser.comes_to(named, "Judul program: Wajib diisi.").await;
}

#[tokio::test]
async fn what_was_typed_is_shown_again_after_a_session_has_ended() {
    let Some(stage) = Stage::set().await else { return };
    let (email, password) = stage.account("staff").await;
    let session = stage.session_of(Some("staff")).await;
    stage.enter(session.as_deref(), "id", None).await;
    stage.visit("/partners/new").await;
    stage.browser.type_into("#name", "Yayasan Muara Sungai").await;
    stage.app.db().housekeeping(sql("delete from session")).await.unwrap();
    let send = "const form = document.querySelector('form[data-guard]'); form.noValidate = true; form.requestSubmit();";
    stage.browser.client.execute(send, Vec::new()).await.unwrap();
    stage.browser.click("a.button[href^='/sign-in?next=']").await;
    stage.browser.find("#password").await;
    stage.browser.type_into("#email", &email).await;
    stage.browser.type_into("#password", &(password + &Key::Enter.to_string())).await;
    stage.browser.find("[data-restored]:not([hidden])").await;
    assert_eq!(stage.browser.typed("#name").await, "Yayasan Muara Sungai");
}
