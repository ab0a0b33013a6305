//! Stories about what the district keeps itself.

use crate::hall::count;
use crate::house::on_both;

#[tokio::test]
async fn the_secretariat_keeps_the_missions_of_the_plan() {
    on_both(async |house| {
        let staff = house.as_staff().await;
        let wrong = staff.post("/settings/missions", &[("missions", "Sehat | 1.02\nLain | 9.99")]).await;
        wrong.is(422).shows("2: 9.99").shows("Sehat | 1.02");
        assert_eq!(count(house.app.db(), "select count(*) from mission").await, 0);
        let kept = "Pelayanan kesehatan | 1.02\nPendidikan | 1.01, 2.23";
        staff.post("/settings/missions", &[("missions", kept)]).await.is(303);
        staff.get("/settings").await.is_ok().costs_at_most(10).shows("Pendidikan | 1.01, 2.23");
        staff.post("/settings/missions", &[("missions", "")]).await.is(303);
        assert_eq!(count(house.app.db(), "select count(*) from mission").await, 0);
        house.as_office().await.post("/settings/missions", &[("missions", kept)]).await.is(403);
        house
            .as_admin()
            .await
            .get("/audit?subject=missions")
            .await
            .is_ok()
            .shows("Pelayanan kesehatan | 1.02");
    })
    .await;
}
