//! Scenarios about working groups: their members, what these say, and who sees it.

use sekber::kit::store::sql;

use crate::harness::{
    OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
};

const LIST: &str = "/working-groups";
const NOTES: &str = "/working-groups/notes";

#[tokio::test]
async fn offices_and_partners_look_after_a_theme_together() {
    on_both(async |harness| {
        let asked = sql("select code from theme where active order by code limit 1");
        let theme: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let page = format!("{LIST}?theme={theme}");
        let bears = "insert into programme_theme (region_code, programme_id, theme_code) select region_code, id, $1 from programme where id = $2";
        harness.change(sql(bears).bind(&theme).bind(OWN_PARTNER_PROGRAMME)).await;
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        let members = |names: &'static str| [("theme", theme.as_str()), ("members", names)];

        staff.get(LIST).await.is_ok().costs_at_most(5).shows(&format!("href=\"?theme={theme}\""));
        partner.post(LIST, &members("YS")).await.is(403);
        staff.post(LIST, &members("Entah")).await.is(422).shows("bernama singkat Entah").shows("Entah</textarea>");
        staff.post(LIST, &[("theme", "no-such-theme"), ("members", "YS")]).await.is(404);
        staff.post(LIST, &members("YS\nDisendi\nYS")).await.leads_to(&page);

        // Whoever acts for a member says something for it, and only for it.
        let say = |organisation: &'static str, note: &'static str| {
            [("theme", theme.as_str()), ("organisation", organisation), ("note", note)]
        };
        let seen = partner.get(&page).await;
        seen.is_ok().costs_at_most(10).shows("Disendi").shows("Kebun gizi keluarga").shows("Pandangan dan usulan");
        seen.hides("Atur anggota");
        partner.get(LIST).await.is_ok().shows("Anda anggota");
        partner.post(NOTES, &say(OWN_PARTNER, "Satukan data posyandu")).await.leads_to(&page);
        partner.post(NOTES, &say(OWN_OFFICE, "Bukan milik kami")).await.is(403);
        harness.sign_in(Who::PartnerReader).await.post(NOTES, &say(OWN_PARTNER, "Pembaca")).await.is(403);
        harness.as_other_partner().await.post(NOTES, &say(OTHER_PARTNER, "Bukan anggota")).await.is(404);
        harness.public().post(NOTES, &say(OWN_PARTNER, "Tamu")).await.is(401);
        let long = "a".repeat(2_001);
        let too_long = [("theme", theme.as_str()), ("organisation", OWN_PARTNER), ("note", long.as_str())];
        partner.post(NOTES, &too_long).await.is(422);

        // The members, the secretariat and the leaders read it, and nobody else.
        for reader in [harness.as_office().await, harness.as_leader().await, harness.as_staff().await] {
            reader.get(&page).await.is_ok().shows("Satukan data posyandu");
        }
        harness.as_leader().await.get(&page).await.is_ok().hides("Atur anggota").hides("Pandangan dan usulan");
        let other = harness.as_other_partner().await.get(&page).await;
        other.is_ok().shows("Disendi").hides("Satukan data posyandu").hides("Pandangan dan usulan");

        // Who stays has said what it said; a form that has read other members is not taken.
        let stand = staff.get(&page).await.field("stand");
        let with = |names: &'static str| {
            [("theme", theme.as_str()), ("members", names), ("stand", stand.as_str())]
        };
        staff.post(LIST, &with("YS\nBalain")).await.leads_to(&page);
        staff.post(LIST, &with("Balain")).await.is(422).shows("Orang lain mengubah anggota");
        staff.get(&page).await.is_ok().shows("Satukan data posyandu").shows("Balain");
        harness.as_office().await.get(&page).await.is_ok().hides("Satukan data posyandu");
        let trail = harness.as_admin().await.get("/audit?subject=working_group").await;
        trail.is_ok().shows("Anggota kelompok kerja diubah").shows("Pandangan dalam kelompok kerja diubah");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_named_in_a_working_group_who_waits_to_be_let_in() {
    on_both(async |harness| {
        let asked = sql("select code from theme where active order by code limit 1");
        let theme: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let page = format!("{LIST}?theme={theme}");
        let waits = "insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since, published,
             contact_email, created_at, changed_at)
             select region_code, 'partner-waits', side, 'Yayasan Sungai Melawi', 'YSM', 'yayasan sungai melawi', kind, 'draft', 0,
             published, '', 0, 0 from organisation where id = $1";
        harness.change(sql(waits).bind(OWN_PARTNER)).await;
        let signed_up = "insert into sign_up (region_code, organisation_id, declaration, made_at)
             select region_code, id, 1, 0 from organisation where id = 'partner-waits'";
        harness.change(sql(signed_up)).await;
        let staff = harness.as_staff().await;
        let members = [("theme", theme.as_str()), ("members", "YS\nYSM")];
        staff.post(LIST, &members).await.is(422).shows("bernama singkat YSM");
        // One that was let in, was named, and waits again by now.
        let named = "insert into working_group_member (region_code, theme_code, organisation_id, note)
             select region_code, $1, id, 'Usul rahasia' from organisation where id in ('partner-waits', $2)";
        harness.change(sql(named).bind(&theme).bind(OWN_PARTNER)).await;
        // A draft bears the theme as well, and is its owner's alone.
        let bears = "insert into programme_theme (region_code, programme_id, theme_code) select region_code, id, $1 from programme where id = $2";
        harness.change(sql(bears).bind(&theme).bind(OTHER_PARTNER_PROGRAMME)).await;
        let draft = "update programme set state = 'draft' where id = $1";
        harness.change(sql(draft).bind(OTHER_PARTNER_PROGRAMME)).await;
        for reader in [harness.as_partner().await, harness.as_leader().await, harness.as_office().await] {
            reader.get(&page).await.is_ok().shows(">YS<").hides("YSM").hides("Sekolah lapang");
        }
    })
    .await;
}
