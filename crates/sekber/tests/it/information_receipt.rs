//! What a page that answers a form keeps from being lost: the receipt of a request for information with its code.

use crate::harness::on_both;

const FIELDS: [(&str, &str); 4] = [
    ("name", "Siti Warga"),
    ("contact", "siti.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023"),
    ("purpose", "Penelitian"),
];

#[tokio::test]
async fn a_page_that_would_be_lost_offers_no_other_language() {
    on_both(async |harness| {
        let citizen = harness.public();
        let switch = "/language/en?back=";
        citizen.get("/public/information").await.is_ok().shows(switch);
        citizen.post("/public/information", &FIELDS[..2]).await.is(422).hides(switch);
        let receipt = citizen.post("/public/information", &FIELDS).await;
        let (number, code) = (receipt.is_ok().hides(switch).field("number"), receipt.field("code"));
        let state = "/public/information/state";
        citizen.get(state).await.is_ok().shows(switch);
        let asked = [("number", number.as_str()), ("code", code.as_str())];
        citizen.post(state, &asked).await.is_ok().hides(switch).shows(&code);
    })
    .await;
}

#[tokio::test]
async fn the_state_of_a_request_is_read_in_the_other_language_and_its_code_stays_out_of_addresses() {
    on_both(async |harness| {
        let citizen = harness.public();
        let receipt = citizen.post("/public/information", &FIELDS).await;
        let (number, code) = (receipt.is_ok().field("number"), receipt.field("code"));
        receipt.shows("name=\"language\" value=\"en\"");
        let asked = [("number", number.as_str()), ("code", code.as_str()), ("language", "en")];
        let state = "/public/information/state";
        let seen = citizen.post(state, &asked).await;
        seen.is_ok().shows("<html lang=\"en\"").shows(&code).shows("name=\"language\" value=\"id\"");
        seen.hides(&format!("code={code}"));
        assert_eq!(seen.cookie("language").as_deref(), Some("en"));
        // Without a choice, or with one that is none, it stays as it is.
        for language in ["", "fr"] {
            let asked = [("number", number.as_str()), ("code", code.as_str()), ("language", language)];
            let seen = citizen.post(state, &asked).await;
            seen.is_ok().shows("<html lang=\"id\"");
            assert_eq!(seen.cookie("language"), None);
        }
    })
    .await;
}
