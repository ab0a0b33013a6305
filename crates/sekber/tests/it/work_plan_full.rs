//! The largest plan that a partnership can have: its page stays small and cheap, and says of every year what its values come to.

use sekber::kit::store::sql;

use crate::harness::{OWN_PARTNER, on_both};
use crate::records::keep_partnership;

/// Most bytes of the page before compression.
const BYTES: usize = 256 * 1024;
/// Most SQL statements of the page.
const STATEMENTS: u32 = 10;

/// Lines up to every limit, with texts as long as they may be. The last indicator counts the last value of a year.
const LINES: [&str; 4] = [
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < 200)
     insert into work_activity (region_code, id, partnership_id, organisation_id, title, detail, starts_on, ends_on, proposed_by,
       proposed_at, agreed_at, agreed_by, created_at, changed_at)
     select o.region_code, 'activity-' || (1000 + n.i), $1, o.id, 'Kegiatan ' || n.i, $2, '2023-03-01', '2023-05-31',
       'secretariat', 0, 0, 'Delegasi', 0, 0
     from organisation o, n where o.id = $3",
    "insert into work_activity_place (region_code, activity_id, place_code)
     select a.region_code, a.id, r.code from work_activity a
     join region r on r.region_code = a.region_code
     where a.partnership_id = $1 and a.detail = $2 and a.organisation_id = $3
       and r.code in (select s.code from region s where s.region_code = a.region_code order by s.code limit 60)",
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < 60)
     insert into work_indicator (region_code, id, partnership_id, organisation_id, kind, title, unit, counting, source, proposed_by,
       proposed_at, agreed_at, agreed_by, created_at, changed_at)
     select o.region_code, 'indicator-' || (100 + n.i), $1, o.id, 'output', 'Indikator ' || n.i, 'orang',
       (case when n.i = 60 then 'last' else 'sum' end), substr($2, 1, 300), 'secretariat', 0, 0, 'Delegasi', 0, 0
     from organisation o, n where o.id = $3",
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < 300)
     insert into work_actual (region_code, id, indicator_id, on_day, value_milli, note, person_name, recorded_at)
     select w.region_code, w.id || '-' || (1000 + n.i), w.id,
       (case when n.i % 2 = 0 then '2022-06-30' else '2023-06-30' end), n.i * 1000, substr($2, 1, 2000), 'Delegasi', 0
     from work_indicator w, n where w.partnership_id = $1 and w.organisation_id = $3",
];

#[tokio::test]
async fn the_largest_plan_is_a_small_page() {
    on_both(async |harness| {
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let id = harness.keep_lead().await;
        let text = "Panjang sekali. ".repeat(250);
        for line in LINES {
            harness.change(sql(line).bind(&id).bind(&text).bind(OWN_PARTNER)).await;
        }
        // One that was mistaken counts in no year.
        let withdrawn = "update work_actual set withdrawn_at = 1 where value_milli = $1";
        harness.change(sql(withdrawn).bind(1_000_i64)).await;

        let plan = harness.as_partner().await.get(&format!("/partnerships/{id}/plan")).await;
        plan.is_ok().costs_at_most(STATEMENTS).hides("Panjang sekali");
        assert!(plan.text.len() <= BYTES, "the page of the largest plan has {} bytes", plan.text.len());
        plan.shows("Kegiatan 200").shows("tempat lain");
        // Those of even number lie in 2022, the others in 2023: together, and the last one.
        plan.shows("2022: 22.650").shows("2023: 22.499").shows("2022: 300<").shows("2023: 299<");
        // The page of an indicator works it out from the values themselves.
        let one = harness.as_partner().await.get("/indicators/indicator-101").await;
        one.is_ok().shows("22.650").shows("22.499");
    })
    .await;
}
