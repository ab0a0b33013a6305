//! What the demonstration concludes from public facts: themes of codes and words, and the programmes of each office.

use std::collections::{BTreeMap, BTreeSet};

use sekber::kit::store::sql;
use sekber_facts::theme;

use crate::harness::{Harness, on_both_with_the_demonstration};

async fn count(harness: &Harness, asked: &'static str) -> i64 {
    harness.app.db().value(sql(asked)).await.unwrap().unwrap()
}

#[tokio::test]
async fn themes_that_are_concluded_are_those_of_a_district() {
    on_both_with_the_demonstration(async |harness| {
        sekber::row_struct! { struct Found { code: String } }
        let found: Vec<Found> = harness.app.db().all(sql("select code from theme")).await.unwrap();
        let known: BTreeSet<String> = found.into_iter().map(|one| one.code).collect();
        for row in theme::fields() {
            assert!(row.theme.as_ref().is_none_or(|theme| known.contains(theme)), "{row:?}");
        }
        let unknown = "select count(*) from programme_theme x where not exists
             (select 1 from theme t where t.region_code = x.region_code and t.code = x.theme_code)";
        assert_eq!(count(&harness, unknown).await, 0);
        // Names of the nomenclature are not read for words, and the code tells what it can.
        let climate = "select count(*) from programme p join programme_theme x on x.programme_id = p.id
             where p.title like '%Iklim Penanaman Modal%'";
        assert_eq!(count(&harness, climate).await, 0);
        let teachers = "select count(*) from programme p join programme_theme x on x.programme_id = p.id
             where p.title like '%Kependidikan%' and x.theme_code <> 'pendidikan'";
        assert_eq!(count(&harness, teachers).await, 0);
        let planning = "select count(*) from programme p join programme_code k on k.programme_id = p.id
             join programme_theme x on x.programme_id = p.id
             where p.side = 'office' and x.theme_code = 'tata-kelola' and k.code like '5.01.%'";
        assert!(count(&harness, planning).await > 0);
    })
    .await;
}

#[tokio::test]
async fn no_two_offices_of_the_demonstration_carry_out_the_same_program() {
    on_both_with_the_demonstration(async |harness| {
        let twice = "select count(*) from (select k.code from programme_code k
             join programme p on p.region_code = k.region_code and p.id = k.programme_id
             where p.side = 'office' and k.vocabulary = 'nomenclature'
             group by p.cycle_id, k.code having count(*) > 1) x";
        assert_eq!(count(&harness, twice).await, 0);
        let revenue = "select count(*) from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where o.short_name = 'BPKAD' and p.title like '%Pendapatan%'";
        assert_eq!(count(&harness, revenue).await, 0);
    })
    .await;
}

#[tokio::test]
async fn no_partnership_of_the_demonstration_carries_out_what_is_over() {
    on_both_with_the_demonstration(async |harness| {
        let over = "select count(*) from partnership p
             join partnership_programme x on x.region_code = p.region_code and x.partnership_id = p.id
             join programme g on g.region_code = x.region_code and g.id = x.programme_id
             where p.end_on is not null and substr(g.end_on, 1, 4) < substr(p.end_on, 1, 4)";
        assert_eq!(count(&harness, over).await, 0);
        let linked = "select count(*) from partnership p where p.state = 'active' and exists (select 1
             from partnership_programme x where x.region_code = p.region_code and x.partnership_id = p.id)";
        assert!(count(&harness, linked).await > 0);
    })
    .await;
}

/// What is made up goes the same course in the trail, from which any day is made again.
#[tokio::test]
async fn the_trail_tells_how_far_partnerships_and_reports_of_the_demonstration_are() {
    on_both_with_the_demonstration(async |harness| {
        sekber::row_struct! {
            struct Line { subject_id: String, kind: String, after_json: Option<String> }
            struct Stands { id: String, state: String }
        }
        let lines = "select subject_id, kind, after_json from audit where subject in ('partnership', 'report') order by seq";
        let lines: Vec<Line> = harness.app.db().all(sql(lines)).await.unwrap();
        let mut told: BTreeMap<String, String> = BTreeMap::new();
        for line in lines {
            let after = line.after_json.as_deref().and_then(|json| serde_json::from_str(json).ok());
            let after: serde_json::Value = after.unwrap_or_default();
            let state = match line.kind.as_str() {
                "report.begun" => "draft",
                "partnership.opened" => "accepted",
                other if after["state"].is_null() => other.split('.').nth(1).unwrap(),
                _ => after["state"].as_str().unwrap(),
            };
            if line.kind != "partnership.step_taken" {
                told.insert(line.subject_id, state.to_owned());
            }
        }
        let all = "select id, state from partnership union all select id, state from report";
        let all: Vec<Stands> = harness.app.db().all(sql(all)).await.unwrap();
        assert!(all.iter().any(|one| one.state == "confirmed") && all.iter().any(|one| one.state == "active"));
        for Stands { id, state } in all {
            assert_eq!(told.get(&id), Some(&state), "{id}");
        }
    })
    .await;
}
