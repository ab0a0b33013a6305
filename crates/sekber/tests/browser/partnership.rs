//! A partnership of the demonstration carried on in the browser: the secretariat begins its papers, the office drafts, the signed
//! sheet is uploaded, and the checklist follows.

use sekber::kit::store::sql;

use crate::browser::Screen;
use crate::stage::Stage;

/// Nothing on the page is wider than the screen.
pub async fn fits(stage: &Stage) {
    let script = "return String(document.documentElement.scrollWidth - window.innerWidth)";
    let over = stage.browser.client.execute(script, Vec::new()).await.unwrap();
    let over: i64 = over.as_str().unwrap().parse().unwrap();
    assert!(over <= 0, "the page is {over} pixels wider than the phone");
}

#[tokio::test]
async fn an_accepted_partnership_gets_its_joint_agreement() {
    let Some(stage) = Stage::set().await else { return };
    let asked = sql("select id from partnership where state = 'accepted' order by number");
    let id: String = stage.app.db().value(asked).await.unwrap().expect("one waits for its papers");
    let path = format!("/partnerships/{id}");
    let staff = stage.session_of(Some("staff")).await;
    stage.enter(staff.as_deref(), "id", Some("light")).await;
    stage.browser.screen(Screen::Phone).await;
    stage.visit("/partnerships?turn=mine").await;
    fits(&stage).await;
    stage.visit(&path).await;
    stage.browser.shows("simulasi").await;
    // The legal form of the partner is not known, so the road is asked for.
    stage.browser.set("select#road", "third_party").await;
    stage.browser.click("button[name=act][value=begin]").await;
    stage.browser.shows("Surat penawaran kepada kepala daerah").await;
    fits(&stage).await;
    for _ in 0..4 {
        stage.browser.click("#road details[open] form .button").await;
    }
    stage.browser.click("#road a[href*='kind=joint']").await;
    let today = stage.app.today();
    stage.browser.set("main [name=starts_on]", &today.to_string()).await;
    let last = today.checked_add(jiff::Span::new().years(4)).unwrap();
    stage.browser.set("main [name=ends_on]", &last.to_string()).await;
    stage.browser.fill("main [name=district_name]", "dr. H. Contoh, M.Med.").await;
    stage.browser.fill("main [name=partner_name]", "Contoh Ketua").await;
    fits(&stage).await;
    stage.browser.click("main form .form-end .button").await;
    stage.browser.shows("Catat penandatanganan").await;
    fits(&stage).await;
    let scan = stage.folder().join("kb.pdf");
    std::fs::write(&scan, b"%PDF-1.7 scan\n1 0 obj << /Type /Page >> endobj\n%%EOF").unwrap();
    stage.browser.set("main [name=signed_on]", &today.to_string()).await;
    stage.browser.fill("main [name=number_district]", "100.3.7/7/2026").await;
    stage.browser.fill("main [name=number_partner]", "07/YYS/2026").await;
    stage.browser.type_into("#scan", &scan.display().to_string()).await;
    stage.browser.click("form[enctype] .button").await;
    stage.browser.shows("Naskah bertanda tangan").await;
    stage.visit(&path).await;
    stage.browser.shows("Menunggu tindakan Distanbun").await;
    let open = "select count(*) from agreement where state = 'signed' and number_partner = '07/YYS/2026' and scan_id is not null";
    assert_eq!(stage.app.db().value::<i64>(sql(open)).await.unwrap(), Some(1));
}
