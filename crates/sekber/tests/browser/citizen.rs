//! A citizen on a phone: from the front page to a programme and its data, without script, over a thin line, without jumps.

use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Screen;
use crate::stage::Stage;

/// Most bytes over the wire for the first public page.
const FIRST_LOAD: f64 = 100.0 * 1024.0;

#[tokio::test]
async fn a_citizen_goes_from_the_front_page_to_programme_and_data_without_scripts() {
    let Some(stage) = Stage::set().await else { return };
    stage.enter(None, "id", None).await;
    stage.browser.scripts(false).await;
    stage.browser.screen(Screen::Phone).await;
    stage.visit("/").await;
    stage.browser.find(".hero").await;
    stage.browser.type_into(".hero-find input", &format!("kesehatan{}", Key::Enter)).await;
    stage.browser.find(".found a[href^='/public/']").await;
    stage.visit("/public/programmes").await;
    stage.browser.click("a.row-link").await;
    stage.browser.find(".page-head .sub a[href^='/public/organisations/']").await;
    stage.visit("/public/data").await;
    stage.browser.find("a[href='/public/data/3w.csv']").await;
}

#[tokio::test]
async fn public_pages_are_small_and_nothing_on_them_jumps() {
    let Some(stage) = Stage::set().await else { return };
    let measure = "const entries = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
                   return entries.reduce((sum, entry) => sum + entry.transferSize, 0)";
    // How far things moved, and the first of them in words: what somebody who mends it looks for.
    let shifts = "return new Promise(done => { new PerformanceObserver(list => done(list.getEntries().map(one =>
                   [one.value, one.sources.map(moved => (moved.node?.parentNode?.outerHTML ?? '').slice(0, 200)).join(' | ')])))
                   .observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done([]), 500) })";
    // A slow device draws a page before all of it has been read; there things jump first.
    stage.browser.command("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await;
    for screen in [Screen::Desktop, Screen::Phone] {
        for path in [
            "/",
            "/public/partners",
            "/public/programmes",
            "/public/partnerships",
            "/public/news",
            "/public/data",
        ] {
            stage.enter(None, "id", None).await;
            stage.browser.screen(screen).await;
            stage.visit(path).await;
            let client = &stage.browser.client;
            let bytes = client.execute(measure, Vec::new()).await.unwrap().as_f64().unwrap();
            assert!((1024.0..FIRST_LOAD).contains(&bytes), "{path}: {bytes} bytes");
            let moved = client.execute(shifts, Vec::new()).await.unwrap();
            let shifted = moved.as_array().unwrap().iter().map(|one| one[0].as_f64().unwrap()).sum::<f64>();
            assert!(shifted < 0.01, "{path} jumps by {shifted}: {moved}");
        }
    }
}
