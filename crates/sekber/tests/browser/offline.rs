//! A report from a village with a bad link: written on a phone, cut off ten times while it goes out, the phone put away in between;
//! it arrives once, with its photo.

use std::time::Duration;

use sekber::kit::store::sql;
use serde_json::json;

use crate::browser::Screen;
use crate::funds::{enter, partnership};
use crate::stage::Stage;

/// How many of something the database has.
async fn count(stage: &Stage, asked: &'static str) -> i64 {
    stage.app.db().value(sql(asked)).await.unwrap().unwrap()
}

/// A photo as a phone has it, in a file.
async fn photo(stage: &Stage) -> String {
    let file = stage.folder().join("kebun.png");
    std::fs::write(&file, stage.browser.client.screenshot().await.unwrap()).unwrap();
    file.display().to_string()
}

#[tokio::test]
async fn a_report_over_a_link_cut_ten_times_arrives_once_with_its_photo() {
    let Some(stage) = Stage::set().await else { return };
    let (id, browser) = (partnership(&stage).await, &stage.browser);
    browser.screen(Screen::Phone).await;
    // The browser itself is to send nothing behind the page, whose link is cut: its own is not.
    let denied =
        json!({ "permission": { "name": "background-sync" }, "setting": "denied", "origin": stage.base() });
    browser.command("Browser.setPermission", denied).await;
    enter(&stage, "partner").await;
    let sent = "select count(*) from report where state = 'sent'";
    let photos = "select count(*) from report_photo";
    let before = (count(&stage, sent).await, count(&stage, photos).await);

    stage.visit("/reports").await;
    let picture = photo(&stage).await;
    browser.click(&format!("form[action='/reports/begin']:has(input[value='{id}']) button")).await;
    browser.find("[data-shrunk]:not([hidden])").await;
    let form = browser.path().await;
    browser.fill("#activities", "Pelatihan kader").await;
    browser.fill("#results", "Sepuluh kebun gizi").await;
    browser.fill("#men", "12").await;
    browser.fill("#women", "34").await;
    for (part, figure) in [("value", "46"), ("men", "12"), ("women", "34"), ("with_disability", "1")] {
        browser.type_into(&format!("input[name^='figure-'][name$='-{part}']"), figure).await;
    }
    browser.type_into("#file", &picture).await;
    browser.find("[data-photos] li").await;

    // There is no link when a draft is saved, nor when it is sent: each waits on the phone and is told as what it is.
    browser.link(false).await;
    browser.click("button[name=act][value=save]").await;
    browser.find("[data-draft-waiting]:not([hidden])").await;
    browser.click("button[name=act][value=send]").await;
    browser.find("[data-waiting]:not([hidden])").await;
    // The link comes back for a moment, ten times: what goes out reaches the server or not, and no answer comes back.
    for _ in 0..10 {
        browser.link_after(true, 5_000).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        browser.link(false).await;
    }
    // Nobody comes back from a page that was left: the phone is put away, and all of it is there again.
    browser.client.goto("about:blank").await.unwrap();
    browser.link(true).await;
    stage.visit(&form).await;
    browser.comes_to("return location.pathname", form.strip_suffix("/edit").unwrap()).await;
    browser.find(".badge.info").await;
    let after = (count(&stage, sent).await, count(&stage, photos).await);
    assert_eq!(after, (before.0 + 1, before.1 + 1), "one report, one photo");
    // Nothing waits any more, and nothing is left to send.
    stage.visit("/reports").await;
    assert!(!browser.comes_within("[data-waiting]:not([hidden])", Duration::from_secs(2)).await);
    assert_eq!((count(&stage, sent).await, count(&stage, photos).await), after);
}
