//! A scenario about the plan of a meeting: it is made among those who are there.

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{OWN_OFFICE, OWN_PARTNER, on_both};

#[tokio::test]
async fn a_plan_of_the_meeting_is_made_among_those_who_are_there() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        for command in ["choose", "plan"] {
            hall.command(&harness, command).await;
        }
        let plan = format!("{}/plan", hall.path);
        hall.staff.get(&plan).await.is_ok().shows("Hanya bagi yang hadir");
        let there = [("kind", "best"), ("there", "1")];
        hall.staff
            .post(&plan, &there)
            .await
            .is(422)
            .shows("Belum ada perangkat daerah atau mitra yang tercatat hadir");
        let came = "update meeting_participant set presence = 'present' where organisation_id in ($1, $2)";
        harness.change(sql(came).bind(OWN_OFFICE).bind(OWN_PARTNER)).await;
        let made = hall.staff.post(&plan, &there).await.is(303).leads_on().to_owned();
        let made = made.rsplit('=').next().unwrap();
        let others = "select count(*) from matching_pair where plan_id = $1
             and (office_id <> $2 or partner_id <> $3)";
        let others = sql(others).bind(made.to_owned()).bind(OWN_OFFICE).bind(OWN_PARTNER);
        assert_eq!(harness.app.db().value::<i64>(others).await.unwrap(), Some(0));
        let page = hall.staff.get(&format!("/matching/plans/{made}")).await;
        page.is_ok().costs_at_most(10).shows("hanya bagi 2 organisasi yang hadir");
        // The rules stay when a pair is ruled on and the plan is made again.
        let inputs = sql("select inputs_json from matching_plan where id = $1").bind(made.to_owned());
        let inputs: String = harness.app.db().value(inputs).await.unwrap().unwrap();
        assert!(inputs.contains("\"among\":[\"office-own\",\"partner-own\"]"), "{inputs}");
        let all = hall.staff.post(&plan, &[("kind", "best")]).await.is(303).leads_on().to_owned();
        let all = all.rsplit('=').next().unwrap();
        hall.staff.get(&format!("/matching/plans/{all}")).await.is_ok().hides("yang hadir dalam rapat");
    })
    .await;
}
