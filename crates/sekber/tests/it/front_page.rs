//! Scenarios about the front page: what it shows of the rooms.

use jiff::Span;

use crate::harness::{OWN_PARTNER, on_both};

#[tokio::test]
async fn legal_documents_that_run_out_are_told_to_whom_they_concern() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let papers = format!("/partners/{OWN_PARTNER}/papers");
        for (kind, number, days) in [("skt", "SKT-BARU", 20), ("domicile", "DOM-1", -1), ("msp", "MSP-1", 90)]
        {
            let last = harness.app.today().saturating_add(Span::new().days(days)).to_string();
            let document = [("kind", kind), ("number", number), ("expires_on", last.as_str())];
            partner.post(&papers, &document).await.leads_to(&papers);
        }
        let home = staff.get("/").await;
        home.is_ok().shows("Yayasan Sendiri sudah kedaluwarsa sejak").shows("Lihat semua: 3 dokumen");
        partner.get("/").await.is_ok().shows("Yayasan Sendiri berlaku sampai").hides("/papers/expiring");
        harness.as_other_partner().await.get("/").await.is_ok().hides("Yayasan Sendiri berlaku");
    })
    .await;
}
