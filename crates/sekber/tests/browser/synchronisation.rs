//! Synchronisation as people do it: somebody who types is told that another one does this already; the secretariat opens the
//! finding and settles it; the leader reads the page.

use std::time::Duration;

use sekber_documents::official::count_pages;

use crate::program::agent;
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
    one_sheet(&stage, &leader.unwrap());
}

/// The leader's page on paper: one sheet.
fn one_sheet(stage: &Stage, session: &str) {
    let address = format!("{}/synchronisation/leader.pdf", stage.base());
    let mut answer = agent().get(address).header("cookie", format!("sekber={session}")).call().unwrap();
    let bytes = answer.body_mut().read_to_vec().unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(count_pages(&bytes), 1);
}

/// Opens what has the focus, and waits until it is there; gives back its address.
async fn open_focused(stage: &Stage) -> String {
    let address = stage.browser.focused("href").await;
    stage.browser.press("Enter").await;
    stage.browser.is_at(&address).await;
    address
}

#[tokio::test]
async fn map_table_filters_and_years_take_only_a_keyboard() {
    let Some(stage) = Stage::set().await else { return };
    let (admin, browser) = (stage.session_of(Some("admin")).await, &stage.browser);
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation/map").await;
    browser.tab_to(".map svg a").await;
    let inside = open_focused(&stage).await;
    let kecamatan = browser.text("h1").await;
    assert!(inside.contains("place=61.05.") && kecamatan.starts_with("Kecamatan "), "{inside}: {kecamatan}");
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    // A filter is chosen with the arrows and taken with Enter, and the kecamatan stays.
    browser.tab_to("#side").await;
    browser.press("ArrowDown").await;
    browser.press("Enter").await;
    let asked = "const asked = new URLSearchParams(location.search); return `${asked.get('side')} ${asked.get('place')}`";
    let place = inside.split("place=").nth(1).unwrap().split('&').next().unwrap();
    browser.comes_to(asked, &format!("office {place}")).await;
    assert_eq!(browser.text("h1").await, kecamatan);

    // The table leads where the map leads.
    stage.visit("/synchronisation/map").await;
    browser.tab_to(&format!("tbody small a[href='{inside}']")).await;
    assert_eq!(open_focused(&stage).await, inside);
    assert_eq!(browser.text("h1").await, kecamatan);

    // The years above it narrow the map, and its files with it.
    stage.visit("/synchronisation/map").await;
    browser.tab_to(".years a[href*='year=2']").await;
    let year = open_focused(&stage).await;
    browser.find(".years a[aria-current]").await;
    let asked = year.split_once('?').unwrap().1;
    for kind in ["pdf", "png", "svg", "geojson", "csv"] {
        browser.find(&format!("a[href='/synchronisation/map.{kind}?{asked}']")).await;
    }
}

#[tokio::test]
async fn a_gap_leads_to_its_map_and_becomes_an_open_need_by_keyboard() {
    let Some(stage) = Stage::set().await else { return };
    let (admin, browser) = (stage.session_of(Some("admin")).await, &stage.browser);
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/synchronisation/gaps").await;
    browser.tab_to("#need a[href^='/synchronisation/map?need=']").await;
    let map = open_focused(&stage).await;
    let need = browser.text("#chosen-need h2").await;
    browser.find(".legend").await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    // The kecamatan's villages, still of this need; then the programmes behind a number.
    browser.tab_to(".map svg a").await;
    let inside = open_focused(&stage).await;
    assert!(inside.contains(map.split_once('?').unwrap().1), "{inside}");
    assert_eq!(browser.text("#chosen-need h2").await, need);
    browser.tab_to("a[href='/synchronisation/gaps#need']").await;
    browser.press("Enter").await;
    browser.is_at("/synchronisation/gaps").await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());

    // What nobody does enough of is sought as an open need.
    browser.tab_to("#need a[href^='/needs/new?title=']").await;
    browser.press("Enter").await;
    browser.find("#office").await;
    browser.tab_to("#office").await;
    browser.press("ArrowDown").await;
    browser.tab_to("main form .form-end button").await;
    browser.press("Enter").await;
    browser.find("#purpose").await;
    assert!(need.contains(&browser.typed("#title").await), "{need}");
    for (field, value) in [("#purpose", "Pendampingan bagi keluarga."), ("#contact", "Sekretaris dinas")] {
        browser.set(field, value).await;
    }
    let choose = "const field = document.querySelector('#field'); if (!field.value) field.selectedIndex = 1; return ''";
    browser.run(choose).await;
    browser.tab_to("main form .form-end button").await;
    browser.press("Enter").await;
    browser.find("main > .notice.good:not([hidden])").await;
    assert!(need.contains(&browser.text("h1").await), "{need}");
}
