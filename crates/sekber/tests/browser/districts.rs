//! Two districts in one process, as a browser meets them: each under its own name, and whoever signed in at one is nobody at the other.

use fantoccini::key::Key;

use crate::stage::{HERE, Stage, THERE};

#[tokio::test]
async fn each_name_is_a_district_of_its_own_and_a_session_stays_where_it_began() {
    let Some(stage) = Stage::set_with_a_neighbour().await else { return };
    let (email, password) = stage.account("staff").await;
    stage.browser.forget().await;
    stage.visit_at(HERE, "/sign-in").await;
    stage.browser.type_into("#email", &email).await;
    stage.browser.type_into("#password", &(password + &Key::Enter.to_string())).await;
    stage.browser.find("details.account").await;
    stage.visit_at(HERE, "/partners").await;
    stage.browser.find("a[href^='/partners/']").await;
    // Next door nobody is signed in, and the page of partners asks for it.
    stage.visit_at(THERE, "/").await;
    stage.browser.shows("Kabupaten Asmat").await;
    stage.browser.find("a.tool[href='/sign-in']").await;
    stage.visit_at(THERE, "/partners").await;
    stage.browser.find("#password").await;
    assert_eq!(stage.browser.path().await, "/sign-in");
    // Where the session began it goes on.
    stage.visit_at(HERE, "/partners").await;
    stage.browser.find("details.account").await;
    stage.browser.shows("Kabupaten Sintang").await;
    // Any other name leads to the directory, which leads to both.
    stage.visit_at("localhost", "/").await;
    stage.browser.find(&format!("a[href^='http://{HERE}']")).await;
    stage.browser.find(&format!("a[href^='http://{THERE}']")).await;
}
