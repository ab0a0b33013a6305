//! The award as people do it: the secretariat writes rules and freezes them, three jurors mark at once, and a season that is decided leads to
//! the wall and to certificates.

use sekber::kit::access::{Actor, session};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::value::PersonId;

use crate::browser::{Browser, Screen};
use crate::hall::document;
use crate::screens::take;
use crate::stage::Stage;

/// Sessions of every juror.
async fn jurors(stage: &Stage) -> Vec<(String, String)> {
    sekber::row_struct! { struct Found { id: PersonId, name: String } }
    let asked = sql(
        "select p.id, p.name from person p join person_role r on r.person_id = p.id where r.role = 'juror'",
    );
    let mut all = Vec::new();
    for found in stage.app.db().all::<Found>(asked).await.unwrap() {
        let actor = Actor::person(found.id.clone(), &found.name, vec![sekber_core::roles::Role::Juror]);
        let mut tx = stage.app.begin(&actor).await.unwrap();
        let secret = session::open(&mut tx, &found.id, "browser").await.unwrap();
        tx.commit(Event::new("session.opened", &found.id, &found.name)).await.unwrap();
        all.push((found.id.to_string(), secret));
    }
    all
}

/// A juror before a sheet, in a browser of their own.
async fn at_a_sheet(stage: &Stage, secret: &str, sheet: &str) -> Browser {
    let browser = Browser::start(stage.folder()).await;
    for (name, value) in [("language", "id"), ("theme", "light"), ("sekber", secret)] {
        browser.cookie(stage.base(), name, value).await;
    }
    browser.client.goto(&format!("{}{sheet}", stage.base())).await.unwrap();
    browser.find("#k10").await;
    browser
}

/// Gives the same mark on every criterion, and hands the sheet in.
async fn hand_in(browser: &Browser, mark: &str) {
    for code in ["k10", "k11", "k12"] {
        browser.set(&format!("#{code}"), mark).await;
    }
    browser.click("form[action*='/sheets/'] .form-end button").await;
    browser.find("main > .notice.good:not([hidden])").await;
}

#[tokio::test]
async fn from_rules_to_certificates_with_jurors_at_once() {
    let Some(stage) = Stage::set().await else { return };
    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/awards/new").await;
    stage.browser.set("#name", "Penghargaan uji").await;
    stage.browser.click("main form .form-end button").await;
    stage.browser.find("input[name=k_weight]").await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    // Evidence is taken once its last day is over.
    stage.browser.set("#cut_off", "2024-01-31").await;
    // Of that year no report was asked for, so that none is the ticket.
    stage.browser.run("document.querySelector('input[name=needs_report]').checked = false; return ''").await;
    // The ceremony stays ahead of the window whatever day the test runs on.
    stage.browser.set("#ceremony", "2099-12-14").await;
    stage.browser.click("main form .form-end button").await;
    stage.browser.find("form[action$='/publish']").await;
    let path = stage.browser.path().await;
    stage.browser.click("form[action$='/publish'] button").await;
    stage.browser.find("form[action$='/freeze']").await;
    stage.browser.click_and_confirm("form[action$='/freeze'] button").await;
    stage.browser.find("form[action$='/evidence']").await;
    stage.browser.click_and_confirm("form[action$='/evidence'] button").await;
    stage.browser.find("table.data a.row-link").await;

    let panel = jurors(&stage).await;
    for (id, _) in &panel {
        stage.visit(&format!("{path}/jury")).await;
        stage.browser.set("#person", id).await;
        stage.browser.click("form[action$='/jury'] button").await;
        stage.browser.find("main > .notice.good:not([hidden])").await;
    }
    let entry: String = {
        let season = path.rsplit('/').next().unwrap();
        let asked = sql("select min(id) from award_entry where season_id = $1").bind(season);
        stage.app.db().value(asked).await.unwrap().unwrap()
    };
    // All three have the empty sheet before any of them hands in; none sees what the others gave.
    let sheet = format!("{path}/sheets/{entry}");
    let mut desks = Vec::new();
    for (_, secret) in &panel {
        desks.push(at_a_sheet(&stage, secret, &sheet).await);
    }
    let tables = "return String(document.querySelectorAll('main table').length)";
    for desk in &desks {
        assert_eq!(desk.run(tables).await, "0", "marks are shown too early");
    }
    let [first, second, third] = &desks[..] else { panic!("the demonstration has three jurors") };
    tokio::join!(hand_in(first, "60"), hand_in(second, "70"), hand_in(third, "80"));
    // Each is shown what both others gave, once the own marks are in.
    let rows = "return String(document.querySelectorAll('main table tbody tr').length)";
    for desk in &desks {
        desk.client.refresh().await.unwrap();
        desk.comes_to(rows, "2").await;
    }
    drop(desks);
    stage.enter(panel.first().map(|(_, secret)| secret.as_str()), "id", Some("light")).await;
    stage.visit(&sheet).await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());

    // The demonstration's season is decided.
    let decided = sql("select id from award_season where decided_at is not null");
    let decided: String = stage.app.db().value(decided).await.unwrap().unwrap();
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit(&format!("/awards/{decided}/wall")).await;
    for shown in 1..=3 {
        stage.browser.click("a[rel=next]").await;
        stage.browser.find(&format!(".wall-winners li:nth-child({shown})")).await;
    }
    for (step, place) in [(1, "third"), (2, "second"), (3, "first")] {
        let wall = format!("/awards/{decided}/wall?step={step}");
        take(&stage, &format!("award-wall-{place}"), &wall, "id", Screen::Desktop).await;
    }
    stage.visit(&format!("/awards/{decided}/papers")).await;
    stage.browser.set("#signer", "Jarot Winarno").await;
    stage.browser.set("#decree", "100.3.3/512/2023").await;
    stage.browser.set("#decree_day", "2023-12-11").await;
    stage.browser.click_and_confirm("form[action$='/papers'] .form-end button").await;
    stage.browser.find("a[href^='/documents/']").await;
    take(&stage, "award-issued", &format!("/awards/{decided}/papers"), "id", Screen::Desktop).await;
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    let first = sql("select min(id) from award_entry where season_id = $1").bind(&decided);
    let first: String = stage.app.db().value(first).await.unwrap().unwrap();
    let letter = format!("entries/{first}/letter/letter.pdf");
    for (name, file) in [
        ("certificate", "certificates/all.pdf"),
        ("decree-team", "decrees/team.pdf"),
        ("decree-winners", "decrees/winners.pdf"),
        ("award-letter", letter.as_str()),
    ] {
        document(&stage, (name, &format!("/awards/{decided}/{file}")), admin.as_deref().unwrap());
    }
}
