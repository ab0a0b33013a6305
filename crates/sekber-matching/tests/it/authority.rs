//! Scenarios about programmes in fields that are not the district's: the pair is shown, and says whom it needs beside the office.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER_PROGRAMME, Who, on_both};

#[tokio::test]
async fn a_pair_in_a_field_of_the_province_says_so_in_ranking_pair_plan_and_file() {
    on_both(async |harness| {
        const NOTE: &str = "Juga memerlukan mitra tingkat provinsi atau pusat: kehutanan.";
        let duties = "update organisation set duties = $1, quota = 2, version = version + 1 where id = $2";
        harness.change(sql(duties).bind("Membina masyarakat hutan adat dan gizi.").bind(OWN_OFFICE)).await;
        let (staff, office) = (harness.as_staff().await, harness.sign_in(Who::Office).await);
        let ranking = "/offices/office-own/matching";
        office.get(ranking).await.is_ok().hides(NOTE);
        let title = "update programme set title = $1, version = version + 1 where id = $2";
        let title = sql(title).bind("Pendampingan masyarakat hutan adat").bind(OWN_PARTNER_PROGRAMME);
        harness.change(title).await;
        office.get(ranking).await.is_ok().costs_at_most(10).shows(NOTE);
        let lock =
            [("office", OWN_OFFICE), ("programme", OWN_PARTNER_PROGRAMME), ("rule", "lock"), ("reason", "")];
        staff.post("/matching/rulings", &lock).await.is(303);
        let pair = format!("/matching/pairs/{OWN_OFFICE}/{OWN_PARTNER_PROGRAMME}");
        staff.get(&pair).await.is_ok().costs_at_most(10).shows(NOTE);
        staff.post("/matching/plans", &[("kind", "best")]).await.is(303);
        let newest = sql("select id from matching_plan order by number desc limit 1");
        let plan: String = harness.app.db().value(newest).await.unwrap().unwrap();
        let plan = format!("/matching/plans/{plan}");
        staff.get(&plan).await.is_ok().costs_at_most(10).shows(NOTE);
        staff.get(&format!("{plan}/files/csv")).await.is_ok().shows(NOTE);
        // Whoever is above the district already needs nobody else.
        let above = "update organisation set name = 'Balai Kehutanan', version = version + 1 where id = $1";
        harness.change(sql(above).bind(OWN_OFFICE)).await;
        staff.get(&pair).await.is_ok().hides(NOTE);
    })
    .await;
}
