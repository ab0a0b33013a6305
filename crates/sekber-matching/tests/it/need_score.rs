//! Scenarios about how well answers fit a need, and about what a need may be of.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::need::{WRITTEN, written};

/// What stands between two texts of a page, the first time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split_once(after).unwrap().0
}

#[tokio::test]
async fn an_answer_has_one_score_and_one_reason_whoever_looks_at_it() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        for fields in [[("programme", OWN_PARTNER_PROGRAMME)], [("message", "Kami bisa.")]] {
            partner.post(&answer, &fields).await.is(303);
            let own = partner.get(&need).await.text;
            let own = between(&own, "<p class=\"fit-reason\">", "</p>").to_owned();
            let (score, reason) =
                (between(&own, "<strong>", "</strong>"), own.split_once(". ").unwrap().1.to_owned());
            let seen = office.get(&need).await.text;
            assert_eq!(between(&seen, "<p class=\"fit-score\"><strong>", "</strong>"), score);
            assert_eq!(between(&seen, "<p class=\"fit-reason\">", "</p>"), reason);
            let list = partner.get(&format!("/partners/{OWN_PARTNER}/needs?show=all")).await.text;
            assert_eq!(between(&list, "<p class=\"fit-score\"><strong>", "</strong>"), score);
            assert_eq!(between(&list, "<p class=\"fit-reason\">", "</p>"), reason);
        }
    })
    .await;
}

#[tokio::test]
async fn a_need_is_of_a_field_that_the_district_has() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        let form = office.get("/needs/new").await;
        form.is_ok().shows("1.02 Kesehatan").hides("Aceh").shows("seluruh Kabupaten Sintang");
        let mut fields = WRITTEN.to_vec();
        fields[3] = ("field", "9.01");
        office.post("/needs/new", &fields).await.is(422).shows("href=\"#field\"");
    })
    .await;
}

/// Whoever writes for all offices is shown the one whose field it is; where several have it nobody is proposed.
#[tokio::test]
async fn a_need_of_a_field_proposes_the_office_in_charge_of_it() {
    on_both(async |harness| {
        harness.change(sql("delete from organisation_field where code = '1.02'")).await;
        let staff = harness.as_staff().await;
        let form = "/needs/new?field=1.02";
        let proposed = format!("<option value=\"{OWN_OFFICE}\" selected>");
        staff.get(form).await.is_ok().hides("Diusulkan").hides(&proposed);
        let own = "insert into organisation_field (region_code, organisation_id, code) values ('61.05', $1, '1.02')";
        harness.change(sql(own).bind(OWN_OFFICE)).await;
        staff.get(form).await.is_ok().costs_at_most(10).shows("Diusulkan").shows(&proposed);
        staff.get("/needs/new").await.is_ok().hides("Diusulkan");
    })
    .await;
}
