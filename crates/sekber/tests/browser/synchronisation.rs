//! Synchronisation as people do it: somebody who types is told that another one does this already; the secretariat opens the
//! finding and settles it; the leader reads the page.

use std::time::Duration;

use fantoccini::Locator;

use crate::stage::Stage;

async fn run(stage: &Stage, script: &str) -> String {
    let answer = stage.browser.client.execute(script, Vec::new()).await.unwrap();
    answer.as_str().unwrap_or_default().to_owned()
}

async fn wait_for(stage: &Stage, selector: &str) {
    stage.browser.wait_for(Locator::Css(selector), Duration::from_secs(60)).await;
}

async fn text(stage: &Stage, selector: &str) -> String {
    stage.browser.client.find(Locator::Css(selector)).await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn whoever_types_is_warned_the_secretariat_settles_and_the_leader_reads() {
    let Some(stage) = Stage::set().await else { return };
    let partner = stage.session_of(Some("partner")).await;
    stage.enter(partner.as_deref(), "id", Some("light")).await;
    stage.visit("/programmes/new").await;
    let type_in = "const set = (name, value) => { const field = document.querySelector(`form [name=${name}]`);
                     field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })) };
                   set('title', 'Program iklim berbasis ekonomi hutan dan masyarakat');
                   set('description', 'Diskusi kelompok terarah bersama LBBT untuk merancang program iklim dan ekonomi hutan rakyat.');
                   set('start', '2025'); set('end', 'Agustus 2025');
                   const place = document.querySelector('[name=place][value=\"61.05.01\"]');
                   place.checked = true; place.dispatchEvent(new Event('change', { bubbles: true }));
                   return ''";
    // Whoever types goes on typing; a single pause may fall together with another one.
    let told = Locator::Css("#similar .notice.warn");
    for _ in 0..20 {
        run(&stage, type_in).await;
        if stage.browser.client.wait().at_most(Duration::from_secs(5)).for_element(told).await.is_ok() {
            break;
        }
    }
    wait_for(&stage, "#similar .notice.warn").await;
    let warned = text(&stage, "#similar").await;
    assert!(warned.contains("Sudah ada yang mengerjakan") && warned.contains("LBBT"), "{warned}");

    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation").await;
    let first = run(&stage, "return document.querySelector('tbody a.row-link').getAttribute('href')").await;
    stage.visit(&first).await;
    run(&stage, "document.querySelector('[name=verdict][value=complement]').click(); return ''").await;
    run(&stage, "document.querySelector('form[action$=verdict] button').click(); return ''").await;
    wait_for(&stage, ".notice.good").await;
    assert!(text(&stage, ".marks").await.contains("Sudah diputuskan"));
    assert_eq!(crate::accessible::violations(&stage).await, Vec::<String>::new());

    let leader = stage.session_of(Some("leader")).await;
    stage.enter(leader.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation/leader").await;
    let opened = run(&stage, "return document.querySelector('.tile a').getAttribute('href')").await;
    let figure = text(&stage, ".tile .value").await;
    stage.visit(&opened).await;
    let caption = text(&stage, "caption").await;
    assert!(caption.starts_with(&format!("{figure} ")), "{figure} opens: {caption}");
}
