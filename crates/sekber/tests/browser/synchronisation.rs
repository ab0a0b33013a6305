//! Synchronisation as people do it: somebody who types is told that another one does this already; the secretariat opens the
//! finding and settles it; the leader reads the page.

use std::time::Duration;

use crate::stage::Stage;

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
    for _ in 0..20 {
        stage.browser.run(type_in).await;
        if stage.browser.comes_within("#similar .notice.warn", Duration::from_secs(5)).await {
            break;
        }
    }
    let warned = stage.browser.text("#similar").await;
    assert!(warned.contains("Sudah ada yang mengerjakan") && warned.contains("LBBT"), "{warned}");

    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation").await;
    let first = stage.browser.attribute("tbody a.row-link", "href").await;
    stage.visit(&first).await;
    stage.browser.click("[name=verdict][value=complement]").await;
    stage.browser.click("form[action$=verdict] button").await;
    stage.browser.find(".notice.good").await;
    assert!(stage.browser.text(".marks").await.contains("Sudah diputuskan"));
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());

    let leader = stage.session_of(Some("leader")).await;
    stage.enter(leader.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation/leader").await;
    let opened = stage.browser.attribute(".tile a", "href").await;
    let figure = stage.browser.text(".tile .value").await;
    stage.visit(&opened).await;
    let caption = stage.browser.text("caption").await;
    assert!(caption.starts_with(&format!("{figure} ")), "{figure} opens: {caption}");
}
