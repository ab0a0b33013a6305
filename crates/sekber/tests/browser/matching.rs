//! Matching as people do it: an office says what interests it, the secretariat locks a pair, the plan is made again, and
//! a pair that is not in it says why.

use sekber::kit::store::sql;

use crate::stage::Stage;

/// The page of the best pair that could have been chosen and was not.
async fn pair_outside_the_plan(stage: &Stage) -> String {
    let newest = "select inputs_json from matching_plan order by number desc limit 1";
    let inputs: String = stage.app.db().value(sql(newest)).await.unwrap().unwrap();
    let outcome = newest_outcome(stage).await;
    let inputs: serde_json::Value = serde_json::from_str(&inputs).unwrap();
    let chosen: Vec<(u64, u64)> = outcome["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap()))
        .collect();
    let edges = inputs["edges"].as_array().unwrap().iter();
    let outside =
        edges.filter(|edge| !chosen.contains(&(edge[0].as_u64().unwrap(), edge[1].as_u64().unwrap())));
    let best = outside.max_by_key(|edge| edge[2].as_u64().unwrap()).unwrap();
    let at = |list: &str, index: usize| {
        inputs[list][best[index].as_u64().unwrap() as usize]["id"].as_str().unwrap().to_owned()
    };
    format!("/matching/pairs/{}/{}", at("offices", 1), at("programmes", 0))
}

async fn newest_outcome(stage: &Stage) -> serde_json::Value {
    let newest = "select outcome_json from matching_plan order by number desc limit 1";
    let outcome: String = stage.app.db().value(sql(newest)).await.unwrap().unwrap();
    serde_json::from_str(&outcome).unwrap()
}

#[tokio::test]
async fn an_office_asks_the_secretariat_locks_and_the_plan_follows() {
    let Some(stage) = Stage::set().await else { return };
    let office = stage.session_of(Some("office")).await;
    stage.enter(office.as_deref(), "id", Some("light")).await;
    stage.visit("/matching").await;
    stage.browser.click("main a.button[href$='/matching']").await;
    stage.browser.find(".fits .fit").await;
    assert!(stage.browser.text(".fits .fit:first-child .fit-reason").await.starts_with("Kesesuaian"));
    stage.browser.click(".fits .fit:first-child button[value=want]").await;
    stage.browser.find(".notice.good").await;
    assert_eq!(stage.browser.text(".fits .fit:first-child .marks .badge").await, "Anda berminat");

    let admin = stage.session_of(Some("admin")).await;
    stage.enter(admin.as_deref(), "id", Some("light")).await;
    stage.visit("/matching").await;
    stage.browser.click("form[action='/matching/plans'] button").await;
    stage.browser.find("form[action='/matching/rulings']").await;
    assert_eq!(stage.browser.text("h1").await, "Rencana 1");
    stage.browser.click("form[action='/matching/rulings'] button[value=lock]").await;
    stage.browser.find("button[value=free]").await;
    assert_eq!(stage.browser.text("h1").await, "Rencana 2", "the plan was made again");
    stage.visit(&format!("{}?view=matrix", stage.browser.path().await)).await;
    stage.browser.find(".matrix td.chosen").await;

    // What a closed office would mean is seen first, and only then done.
    let plan = stage.browser.path().await;
    stage.visit(&plan).await;
    stage.browser.click("#what-if > summary").await;
    // An office that has a pair, and none that is locked: a lock stays.
    let closed = "const office = [...document.querySelectorAll('section[id^=o-]')].find((one) =>
                    one.querySelector('button[value=lock]') && !one.querySelector('button[value=free]'));
                  document.querySelector('#if').value = office.id.slice(2);
                  document.querySelector('#if-least').value = 0; document.querySelector('#if-most').value = 0";
    stage.browser.run(closed).await;
    stage.browser.click("#what-if form[method=get] button").await;
    stage.browser.find("#what-if[open] del").await;
    assert_eq!(stage.browser.text("h1").await, "Rencana 2", "nothing has changed yet");
    assert_eq!(crate::accessible::violations(&stage, true).await, Vec::<String>::new());
    stage.browser.click("#what-if form[action='/matching/quotas'] button").await;
    stage.browser.find(".section del").await;
    assert_eq!(stage.browser.text("h1").await, "Rencana 3");
    stage.visit(&format!("{}?view=matrix", stage.browser.path().await)).await;
    stage.browser.find(".matrix td.chosen").await;

    // A pair that is not in the plan: an office's last choice.
    let pair = "const row = document.querySelector('.matrix tbody tr');
                return row ? row.querySelectorAll('td').length : 0";
    let offices = stage.browser.run(pair).await.as_u64().unwrap();
    assert!(offices > 20, "{offices} offices");
    let path = pair_outside_the_plan(&stage).await;
    stage.visit(&path).await;
    let why = stage.browser.text(".columns > section:last-child > p").await;
    assert!(why.ends_with('.') && !why.contains("masuk rencana"), "{why}");
    stage.browser.find("ins").await;
}
