//! Days that cannot be kept: rules whose ceremony would come before any result are neither published nor frozen, and frozen ones say so.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::season;
use crate::harness::{OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

/// Noon of 13 December 2023, the day before the ceremony.
const LATE: Moment = Moment(1_702_443_600_000);

#[tokio::test]
async fn a_ceremony_before_any_result_is_refused_and_told() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let late = harness.at(LATE).await;
        let staff = late.sign_in(Who::Staff).await;
        staff.get(&path).await.is_ok().shows("Hari penyerahan terlalu dekat");
        late.public().get(&path).await.is_ok().shows("Sekber memindahkan hari penyerahan dalam versi baru");
        staff.post(&format!("{path}/publish"), &[]).await.is(422).shows("Hari penyerahan terlalu dekat");
        staff.post(&format!("{path}/freeze"), &[]).await.is(422).shows("tidak dapat dipenuhi lagi");
        // What was frozen in time and forgotten can no longer be moved, so everybody is told.
        harness
            .change(sql("update award_season set state = 'frozen', frozen_at = 0, contest_until = null"))
            .await;
        late.public().get(&path).await.is_ok().shows("paling cepat 23 Desember 2023");
    })
    .await;
}
