//! The award as people do it: the secretariat writes rules and freezes them, three jurors mark at once, and a season that is decided leads to
//! the wall and to certificates.

use std::time::Duration;

use fantoccini::Locator;
use sekber::kit::access::{Actor, session};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::value::PersonId;

use crate::stage::Stage;

async fn click(stage: &Stage, selector: &str) {
    let found = stage.browser.client.find(Locator::Css(selector)).await;
    let found = found.unwrap_or_else(|error| panic!("{selector}: {error}"));
    let shown = vec![serde_json::to_value(&found).unwrap()];
    let client = &stage.browser.client;
    client.execute("arguments[0].scrollIntoView({block: 'center'})", shown).await.unwrap();
    found.click().await.unwrap();
}

/// Presses a button that asks first, and says yes.
async fn click_and_confirm(stage: &Stage, selector: &str) {
    click(stage, selector).await;
    stage.browser.client.accept_alert().await.unwrap();
}

async fn wait_for(stage: &Stage, selector: &str) {
    stage.browser.wait_for(Locator::Css(selector), Duration::from_secs(60)).await;
}

async fn set(stage: &Stage, selector: &str, value: &str) {
    let script = "document.querySelector(arguments[0]).value = arguments[1]";
    stage.browser.client.execute(script, vec![selector.into(), value.into()]).await.unwrap();
}

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

#[tokio::test]
async fn from_rules_to_certificates_with_jurors_at_once() {
    let Some(stage) = Stage::set().await else { return };
    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/awards/new").await;
    set(&stage, "#name", "Penghargaan uji").await;
    click(&stage, "main form .form-end button").await;
    wait_for(&stage, "input[name=k_weight]").await;
    assert_eq!(crate::accessible::violations(&stage).await, Vec::<String>::new());
    // Evidence is taken once its last day is over.
    set(&stage, "#cut_off", "2024-01-31").await;
    click(&stage, "main form .form-end button").await;
    wait_for(&stage, "form[action$='/publish']").await;
    let path = stage.browser.client.current_url().await.unwrap().path().to_owned();
    click(&stage, "form[action$='/publish'] button").await;
    wait_for(&stage, "form[action$='/freeze']").await;
    click_and_confirm(&stage, "form[action$='/freeze'] button").await;
    wait_for(&stage, "form[action$='/evidence']").await;
    click_and_confirm(&stage, "form[action$='/evidence'] button").await;
    wait_for(&stage, "table.data a.row-link").await;

    let panel = jurors(&stage).await;
    for (id, _) in &panel {
        stage.visit(&format!("{path}/jury")).await;
        set(&stage, "#person", id).await;
        click(&stage, "form[action$='/jury'] button").await;
        wait_for(&stage, "main > .notice.good:not([hidden])").await;
    }
    let entry: String = {
        let season = path.rsplit('/').next().unwrap();
        let asked = sql("select min(id) from award_entry where season_id = $1").bind(season);
        stage.app.db().value(asked).await.unwrap().unwrap()
    };
    // All three have the empty sheet before any of them hands in; none sees what the others gave.
    for (at, (_, secret)) in panel.iter().enumerate() {
        stage.enter(Some(secret), "id", Some("light")).await;
        stage.visit(&format!("{path}/sheets/{entry}")).await;
        assert!(
            stage.browser.client.find(Locator::Css("main table")).await.is_err(),
            "marks are shown too early"
        );
        for code in ["k10", "k11", "k12"] {
            set(&stage, &format!("#{code}"), &(60 + at * 10).to_string()).await;
        }
        click(&stage, "form[action*='/sheets/'] .form-end button").await;
        wait_for(&stage, "main > .notice.good:not([hidden])").await;
        let rows = stage.browser.client.find_all(Locator::Css("main table tbody tr")).await.unwrap();
        assert_eq!(rows.len(), at, "those who were faster are shown, once one's own marks are in");
    }
    assert_eq!(crate::accessible::violations(&stage).await, Vec::<String>::new());

    // The demonstration's season is decided.
    let decided = sql("select id from award_season where decided_at is not null");
    let decided: String = stage.app.db().value(decided).await.unwrap().unwrap();
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit(&format!("/awards/{decided}/wall")).await;
    for shown in 1..=3 {
        click(&stage, "a[rel=next]").await;
        wait_for(&stage, &format!(".wall-winners li:nth-child({shown})")).await;
    }
    stage.visit(&format!("/awards/{decided}/papers")).await;
    set(&stage, "#signer", "Jarot Winarno").await;
    click_and_confirm(&stage, "form[action$='/papers'] .form-end button").await;
    wait_for(&stage, "a[href^='/documents/']").await;
    assert_eq!(crate::accessible::violations(&stage).await, Vec::<String>::new());
}
