//! Scenarios about action plans of the district: their list, and the programmes that serve them.

use sekber::kit::store::sql;

use crate::harness::{OWN_PARTNER_PROGRAMME, on_both};

#[tokio::test]
async fn programmes_are_marked_with_the_action_plans_that_they_serve() {
    on_both(async |harness| {
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        let (list, programme) = ("/action-plans", format!("/programmes/{OWN_PARTNER_PROGRAMME}"));
        let tags = format!("{programme}/action-plans");
        partner.get(&programme).await.is_ok().hides("Rencana aksi daerah");
        let kept = "RAD-KSB | Kelapa sawit berkelanjutan | 2020\nCLAP-1 | Tata ruang";
        partner.post(list, &[("plans", kept)]).await.is(403);
        staff
            .post(list, &[("plans", "Tata ruang")])
            .await
            .is(422)
            .shows("Baris 1")
            .shows("Tata ruang</textarea>");
        staff.post(list, &[("plans", kept)]).await.leads_to(list);
        partner.get(&programme).await.is_ok().shows("Belum ditandai").shows("Pilih rencana aksi");
        partner.post(&tags, &[("plan", "CLAP-9")]).await.is(404);
        harness.as_other_partner().await.post(&tags, &[("plan", "CLAP-1")]).await.is(403);
        partner.post(&tags, &[("plan", "CLAP-1"), ("plan", "RAD-KSB")]).await.leads_to(&programme);
        let seen = harness.as_office().await.get(&programme).await;
        seen.is_ok().shows("Kelapa sawit berkelanjutan").shows("sampai 2020").hides("Pilih rencana aksi");
        let seen = harness.as_office().await.get("/action-plans?tag=CLAP-1").await;
        seen.is_ok().costs_at_most(5).shows("1 program").shows(OWN_PARTNER_PROGRAMME).hides("</textarea>");
        // Whose programmes they are is said, with the way back to those of all.
        seen.shows("Program yang mendukung CLAP-1: Tata ruang");
        seen.shows("href=\"/action-plans\">Semua rencana aksi</a>");
        let whole = harness.as_office().await.get(list).await;
        whole.is_ok().shows("Program yang mendukung</h2>").hides("Semua rencana aksi</a>");
        let unknown = harness.as_office().await.get("/action-plans?tag=CLAP-9").await;
        unknown.is_ok().shows("Tidak ada rencana aksi dengan kode itu").shows("Semua rencana aksi</a>");
        // A draft is its owner's alone: nobody meets it here.
        let read = sql("select state from programme where id = $1").bind(OWN_PARTNER_PROGRAMME);
        let state: String = harness.app.db().value(read).await.unwrap().unwrap();
        let set = "update programme set state = $1 where id = $2";
        harness.change(sql(set).bind("draft").bind(OWN_PARTNER_PROGRAMME)).await;
        let drafted = harness.as_office().await.get("/action-plans?tag=CLAP-1").await;
        drafted.is_ok().hides(OWN_PARTNER_PROGRAMME).shows("Belum ada program yang ditandai");
        harness.change(sql(set).bind(state).bind(OWN_PARTNER_PROGRAMME)).await;
        // What programmes serve stays in the list.
        let without = staff.post(list, &[("plans", "RAD-KSB | Kelapa sawit berkelanjutan | 2020")]).await;
        without.is(422).shows("CLAP-1 masih dipakai");
        partner.post(&tags, &[]).await.leads_to(&programme);
        let none = staff.get("/action-plans?tag=CLAP-1").await;
        none.is_ok().shows("Program yang mendukung CLAP-1").shows("Belum ada program yang ditandai");
        // Two who keep the list meet: the later one sees what the other kept, and saves again.
        let read = staff.get(list).await.field("stand");
        staff.post(list, &[("plans", kept), ("stand", "of-another-list")]).await.is(422);
        let other = "CLAP-1 | Tata ruang";
        staff.post(list, &[("plans", other), ("stand", &read)]).await.leads_to(list);
        let met = staff.post(list, &[("plans", kept), ("stand", &read)]).await;
        met.is(422).shows("Orang lain menyimpan daftar ini").shows("Kelapa sawit berkelanjutan");
        staff.post(list, &[("plans", kept), ("stand", &met.field("stand"))]).await.leads_to(list);
        staff.post(list, &[("plans", "")]).await.leads_to(list);
        staff.get(list).await.is_ok().shows("Belum ada rencana aksi");
        let trail = harness.as_admin().await.get("/audit?subject=action_plan").await;
        trail.is_ok().shows("Daftar rencana aksi diubah");
    })
    .await;
}
