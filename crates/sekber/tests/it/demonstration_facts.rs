//! What the demonstration concludes from public facts: themes of codes and words, and the programmes of each office.

use std::collections::BTreeSet;

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
