//! A juror's sheet: what was told of the entry's work stands beside the boxes, for those who are not kept from the entry.

use sekber::kit::store::sql;

use super::season;
use crate::harness::{OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::records::{keep_award, keep_report};

#[tokio::test]
async fn reports_visits_and_targets_stand_beside_the_boxes() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "scoring").await;
        keep_report(db, OWN_PARTNER).await;
        let results = "update report set results = 'Gizi balita membaik', men = 3, women = 4";
        harness.change(sql(results)).await;
        let visit = "insert into visit (region_code, id, partnership_id, on_day, seen, person_name, created_at, changed_at)
             values ('61.05', 'visit-one', $1, '2023-08-17', 'Kebun tumbuh baik', 'Stefanus', 0, 0)";
        harness.change(sql(visit).bind(format!("partnership-of-{OWN_PARTNER}"))).await;
        let targets = "update programme set targets = 'Dua puluh kebun' where id = $1";
        harness.change(sql(targets).bind(OWN_PARTNER_PROGRAMME)).await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let admin = harness.as_admin().await;
        admin.post(&format!("{path}/jury"), &[("person", "juror")]).await.leads_to(&format!("{path}/jury"));

        let sheet = format!("{path}/sheets/entry-of-{OWN_PARTNER}");
        let report = format!("/reports/report-of-{OWN_PARTNER}");
        let juror = harness.as_juror().await;
        juror.get(&sheet).await.is_ok().hides("Gizi balita membaik");
        harness.change(sql("update report set state = 'confirmed'")).await;
        juror
            .get(&sheet)
            .await
            .is_ok()
            .shows("Gizi balita membaik")
            .shows("Terjangkau menurut laporan: 7 orang")
            .shows("17 Agustus 2023: Kebun gizi")
            .shows("Kebun tumbuh baik")
            .shows("Dua puluh kebun")
            .hides(&report);
        admin.get(&sheet).await.is_ok().shows(&report).shows("/visits/visit-one");
        juror.post(&sheet, &[("conflict", "yes")]).await.leads_to(&sheet);
        juror.get(&sheet).await.is_ok().hides("Gizi balita membaik").hides("Dua puluh kebun");
    })
    .await;
}
