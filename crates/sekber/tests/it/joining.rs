//! Scenarios of organisations that turn out to be one, where the records of several rooms move.

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{OTHER_PARTNER, OWN_PARTNER, Who, on_both};
use crate::records::keep_meeting;

#[tokio::test]
async fn what_a_double_was_invited_to_and_has_to_do_goes_along() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_meeting(db, "under-way", OTHER_PARTNER).await;
        keep_meeting(db, "over", OTHER_PARTNER).await;
        db.housekeeping(sql("update meeting set closed_at = 1 where id = 'over'")).await.unwrap();
        let quota = "insert into matching_quota (region_code, cycle_id, organisation_id, least, most)
                     select region_code, id, $1, 1, 3 from cycle";
        db.housekeeping(sql(quota).bind(OTHER_PARTNER)).await.unwrap();

        let staff = harness.as_staff().await;
        let merge = format!("/partners/{OTHER_PARTNER}/merge");
        let version = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await.field("version");
        let sent = [("into", OWN_PARTNER), ("version", version.as_str())];
        staff.post(&merge, &sent).await.leads_to(&format!("/partners/{OWN_PARTNER}"));

        for (asked, double, survivor) in [
            ("select count(*) from meeting_task where organisation_id = $1", 0, 1),
            ("select count(*) from matching_quota where organisation_id = $1", 0, 1),
            // The record of what is over stays as it was.
            (
                "select count(*) from meeting_participant where organisation_id = $1 and meeting_id = 'over'",
                1,
                0,
            ),
            (
                "select count(*) from meeting_participant where organisation_id = $1 and meeting_id = 'under-way'",
                0,
                1,
            ),
        ] {
            let of = async |id: &'static str| db.value::<i64>(sql(asked).bind(id)).await.unwrap();
            let found = (of(OTHER_PARTNER).await, of(OWN_PARTNER).await);
            assert_eq!(found, (Some(double), Some(survivor)), "{asked}");
        }
        // The people of the double take part for the survivor.
        harness.as_other_partner().await.get("/hall/under-way").await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn nobody_known_is_joined_to_one_that_waits_to_be_let_in() {
    on_both(async |harness| {
        let request = [
            ("name", "Yayasan Sungai Melawi"),
            ("kind", "ngo"),
            ("contact_name", "Maria Sungai"),
            ("contact_email", "maria@sungai.example.org"),
            ("declared", "yes"),
        ];
        harness.public().post("/join", &request).await.is_ok();
        let asked = sql("select id from organisation where name = 'Yayasan Sungai Melawi'");
        let waiting: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let staff = harness.as_staff().await;
        let merge = format!("/partners/{OTHER_PARTNER}/merge");
        staff.get(&merge).await.is_ok().hides("Yayasan Sungai Melawi");
        staff.get(&format!("{merge}?into={waiting}")).await.is_ok().hides("Yayasan Sungai Melawi");
        let version = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await.field("version");
        let sent = [("into", waiting.as_str()), ("version", version.as_str())];
        staff.post(&merge, &sent).await.is(422).shows("mendaftar sendiri dan belum tampak");
        staff.get(&format!("/partners/{OTHER_PARTNER}")).await.is_ok();
        // The other way round is what the page is for.
        let merge = format!("/partners/{waiting}/merge");
        let version = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await.field("version");
        let sent = [("into", OWN_PARTNER), ("version", version.as_str())];
        staff.post(&merge, &sent).await.leads_to(&format!("/partners/{OWN_PARTNER}"));
    })
    .await;
}

#[tokio::test]
async fn one_that_was_joined_to_another_takes_part_in_nothing_new() {
    on_both(async |harness| {
        let (staff, admin) = (harness.as_staff().await, harness.as_admin().await);
        let merge = format!("/partners/{OTHER_PARTNER}/merge");
        let version = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await.field("version");
        let sent = [("into", OWN_PARTNER), ("version", version.as_str())];
        staff.post(&merge, &sent).await.is(303);

        let hall = Hall::called(&harness).await;
        let told = "digabungkan ke Yayasan Sendiri";
        let invite = [
            ("name", "Maria Sungai"),
            ("email", "maria@sungai.example.org"),
            ("organisation", OTHER_PARTNER),
        ];
        staff.post("/invitations", &invite).await.is(422).shows(told);
        let invitations = format!("{}/invitations", hall.path);
        staff.post(&invitations, &[("organisation", OTHER_PARTNER)]).await.is(422).shows(told);
        let roles = format!("/people/{}/roles", Who::Office.key());
        admin.post(&roles, &[("organisation", OTHER_PARTNER)]).await.is(422).shows(told);
        let quota = [("organisation", OTHER_PARTNER), ("least", "1"), ("most", "3")];
        staff.post("/matching/quotas", &quota).await.is(422).shows(told);
        let named = "select (select count(*) from person_role where organisation_id = $1)
             + (select count(*) from invitation where organisation_id = $1)
             + (select count(*) from matching_quota where organisation_id = $1)";
        let named: i64 = harness.app.db().value(sql(named).bind(OTHER_PARTNER)).await.unwrap().unwrap();
        assert_eq!(named, 0);
    })
    .await;
}

#[tokio::test]
async fn no_organisation_is_named_like_an_address_or_a_formula() {
    on_both(async |harness| {
        let names =
            ["=HYPERLINK(A1)", "+62 812", "@sekber", "Yayasan https://jahat.example", "Yayasan WWW.jahat.id"];
        for (field, name) in ["name", "short_name", "contact_name"]
            .into_iter()
            .flat_map(|field| names.map(|name| (field, name)))
        {
            let mut request = vec![
                ("name", "Yayasan Sungai Melawi"),
                ("kind", "ngo"),
                ("contact_name", "Maria Sungai"),
                ("contact_email", "maria@sungai.example.org"),
                ("declared", "yes"),
            ];
            request.retain(|(known, _)| *known != field);
            request.push((field, name));
            harness.public().post("/join", &request).await.is(422).shows("tidak memuat alamat situs");
        }
        // Lines become one: a name fills no letter.
        let broken = [
            ("name", "Yayasan\nSungai Melawi"),
            ("kind", "ngo"),
            ("contact_name", "Maria Sungai"),
            ("contact_email", "maria@sungai.example.org"),
            ("declared", "yes"),
        ];
        harness.public().post("/join", &broken).await.is_ok();
        let kept = sql("select count(*) from organisation where name = 'Yayasan Sungai Melawi'");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(1));
    })
    .await;
}
