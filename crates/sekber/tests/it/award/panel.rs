//! The jury as a panel: where its marks lie far apart, and how far its members agree on the order, for whoever is not blind to it.

use sekber::kit::store::sql;

use super::fairness::{add_entry, grant, marked, scoring};
use crate::harness::{OTHER_OFFICE, OWN_OFFICE, OWN_PARTNER, Who, on_both};

#[tokio::test]
async fn marks_far_apart_are_named_to_the_panel_and_its_agreement_is_told() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        add_entry(&harness, "entry-of-third", OWN_OFFICE, ("entry-of-third", "entry-of-third")).await;
        grant(&harness, Who::Staff, "juror", None).await;
        grant(&harness, Who::Leader, "juror", None).await;
        let jury = format!("{path}/jury");
        let admin = harness.as_admin().await;
        for person in ["juror", "staff", "leader"] {
            admin.post(&jury, &[("person", person)]).await.leads_to(&jury);
        }
        let own = format!("entry-of-{OWN_PARTNER}");
        let entries = [own.as_str(), "entry-of-other", "entry-of-third"];
        let (juror, staff) = (harness.as_juror().await, harness.as_staff().await);
        // The second is more severe and sees the same order; on the last entry the two lie furthest apart.
        for (entry, (first, second)) in entries.iter().zip([("80", "65"), ("60", "39"), ("50", "20")]) {
            let sheet = format!("{path}/sheets/{entry}");
            marked(&juror, &sheet, first).await;
            marked(&staff, &sheet, second).await;
        }
        let apart = "Nilai yang selisihnya lebar";
        let page = admin.get(&jury).await;
        page.is_ok().shows(apart).shows("Dampak: 20 sampai 50").shows("Dampak: 39 sampai 60");
        page.hides("Dampak: 65 sampai 80").shows("W = 1 (juri: 2, peserta: 3)");
        // Jurors read it of the entries that they have marked themselves, and the ranking is nobody's of them.
        juror.get(&jury).await.is_ok().shows(apart).shows("Dampak: 20 sampai 50").hides("W = 1");
        harness.sign_in(Who::Leader).await.get(&jury).await.is_ok().hides(apart).hides("W = 1");
    })
    .await;
}

#[tokio::test]
async fn the_page_of_the_jury_says_whether_others_would_win_without_a_juror() {
    on_both(async |harness| {
        let path = scoring(&harness).await;
        add_entry(&harness, "entry-of-third", OWN_OFFICE, ("entry-of-third", "entry-of-third")).await;
        add_entry(&harness, "entry-of-fourth", OTHER_OFFICE, ("entry-of-fourth", "entry-of-fourth")).await;
        for criterion in ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9"] {
            let value = "insert into award_value (region_code, entry_id, criterion, number, amount, made_at)
                 select region_code, id, $1, 1, 3, 0 from award_entry where true on conflict do nothing";
            harness.change(sql(value).bind(criterion)).await;
        }
        grant(&harness, Who::Staff, "juror", None).await;
        let jury = format!("{path}/jury");
        let admin = harness.as_admin().await;
        for person in ["juror", "staff"] {
            admin.post(&jury, &[("person", person)]).await.leads_to(&jury);
        }
        let (juror, staff) = (harness.as_juror().await, harness.as_staff().await);
        let own = format!("entry-of-{OWN_PARTNER}");
        // Three win. By the first juror the third would, by the second and by both together the fourth.
        let marks = [
            (own.as_str(), "90", "90"),
            ("entry-of-other", "80", "80"),
            ("entry-of-third", "70", "0"),
            ("entry-of-fourth", "0", "100"),
        ];
        for (entry, first, second) in marks {
            let sheet = format!("{path}/sheets/{entry}");
            marked(&juror, &sheet, first).await;
            marked(&staff, &sheet, second).await;
        }
        let page = admin.get(&jury).await;
        page.is_ok().shows("pemenang lain: Mitra lokal dan regional").shows("pemenang sama");
        juror.get(&jury).await.is_ok().hides("Tanpa juri ini");
    })
    .await;
}
