//! Scenarios about what a meeting of the demonstration agreed on, as its documents say it.

use sekber::kit::store::sql;

use crate::docx::text_of;
use crate::harness::{Caller, Harness, on_both_with_the_demonstration};

/// A meeting of the demonstration with a plan in force: the first programmes were agreed to, one was objected to, one waits.
async fn planned(harness: &Harness, staff: &Caller) -> String {
    let particulars = [
        ("name", "Rapat Koordinasi Kemitraan"),
        ("place", "Aula Bappeda"),
        ("day", "2023-09-20"),
        ("starts", "08:00"),
        ("ends", "16:00"),
        ("chair_name", "Kartiyus"),
        ("chair_position", "Sekretaris Daerah"),
        ("record_number", "050/1/2023"),
    ];
    let path = staff.post("/meetings/new", &particulars).await.is(303).leads_on().to_owned();
    let id = path.rsplit('/').next().unwrap().to_owned();
    staff.post(&format!("{path}/invitations"), &[("all", "1")]).await.is(303);
    let plan = "insert into matching_plan (region_code, id, cycle_id, number, state, engine, seed, inputs_json, inputs_digest, outcome_json, plan_digest, pairs, optimal, person_name, created_at)
         select region_code, 'agreed-plan', cycle_id, 99, 'published', 'sekber-matching/1', 1, '{}', 'ab', '{}', 'ab', 1, $1, 'Stefanus', 0 from meeting where id = $2";
    harness.change(sql(plan).bind(true).bind(&id)).await;
    let pairs = "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked)
         select o.region_code, 'agreed-plan', o.organisation_id, p.id, 9000, $1
         from (select region_code, organisation_id, row_number() over (order by id) as n from meeting_participant
               where meeting_id = $2 and side = 'office') o
         join (select p.id, row_number() over (order by p.id) as n from programme p
               join meeting_participant w on w.organisation_id = p.organisation_id and w.meeting_id = $2
               join meeting m on m.id = $2 and m.cycle_id = p.cycle_id
               where p.side = 'partner' and p.state in ('proposed', 'verified', 'active')) p on o.n = p.n % 20 + 1";
    harness.change(sql(pairs).bind(false).bind(&id)).await;
    for side in ["office", "partner"] {
        let said = "insert into meeting_consent (region_code, meeting_id, office_id, programme_id, side, consent, reason, person_name, made_at)
             select region_code, $1, office_id, programme_id, $2,
              case when $2 = 'office' and programme_id = (select min(programme_id) from matching_pair where plan_id = 'agreed-plan') then 'objected' else 'agreed' end,
              'Sudah ada', 'Delegasi', 0
             from matching_pair where plan_id = 'agreed-plan'
              and programme_id < (select max(programme_id) from matching_pair where plan_id = 'agreed-plan')";
        harness.change(sql(said).bind(&id).bind(side)).await;
    }
    let over = "update meeting set plan_id = 'agreed-plan', round = 'closed', closed_at = 0, version = version + 1 where id = $1";
    harness.change(sql(over).bind(&id)).await;
    path
}

#[tokio::test]
async fn only_what_both_sides_agreed_to_is_a_result() {
    on_both_with_the_demonstration(async |harness| {
        let staff = harness.of_the_demonstration("admin").await;
        let path = planned(&harness, &staff).await;
        let title = async |edge: &'static str| -> String {
            let asked = match edge {
                "first" => "select p.title from programme p where p.id = (select min(programme_id) from matching_pair where plan_id = 'agreed-plan')",
                _ => "select p.title from programme p where p.id = (select max(programme_id) from matching_pair where plan_id = 'agreed-plan')",
            };
            harness.app.db().value(sql(asked)).await.unwrap().unwrap()
        };
        let (objected, waiting) = (title("first").await, title("last").await);
        let told = async |kind: &str| {
            text_of(&staff.get(&format!("{path}/files/{kind}.docx")).await.is_ok().bytes)
        };
        let (proposals, agreement) = (told("proposals").await, told("agreement").await);
        let (result, annex) = proposals.split_once("Lampiran: Belum Dijawab").unwrap();
        assert!(!result.contains(&objected) && !result.contains(&waiting), "{result}");
        assert!(annex.contains(&waiting) && !annex.contains(&objected), "{annex}");
        let (result, annex) = agreement.split_once("Lampiran II: Belum Disepakati").unwrap();
        assert!(!result.contains(&waiting) && annex.contains(&waiting), "{annex}");
        let (open, objections) = annex.rsplit_once("Keberatan").unwrap();
        assert!(!result.contains(&objected) && !open.contains(&objected), "{open}");
        assert!(objections.contains("Sudah ada"), "{objections}");
    })
    .await;
}
