//! Scenarios about the check of a partner: its papers stand beside the checklist, and whoever is verified is invited in the same step.

use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_PARTNER, on_both};

const POINTS: [&str; 7] = [
    "point-identity",
    "point-legal_base",
    "point-seat",
    "point-leadership",
    "point-contact",
    "point-scope",
    "point-programme",
];
const PDF: &[u8] = b"%PDF-1.4\nskt\n1 0 obj << /Type /Page >> endobj\n%%EOF";

/// A group of residents with its paper, handed in to be checked; its page.
async fn hand_in(harness: &Harness) -> String {
    let path = format!("/partners/{OWN_PARTNER}");
    let file = ("Surat terdaftar.pdf", "application/pdf", PDF);
    let fields = [("kind", "skt"), ("number", "220-77")];
    let papers = format!("{path}/papers");
    harness.as_partner().await.upload(&papers, &fields, "file", file).await.leads_to(&papers);
    let group = "update organisation set state = 'submitted', legal_form = 'unincorporated',
         kind = 'community_group', version = version + 1 where id = $1";
    harness.change(sql(group).bind(OWN_PARTNER)).await;
    path
}

#[tokio::test]
async fn papers_stand_beside_the_check_and_whoever_is_verified_is_invited_at_once() {
    on_both(async |harness| {
        let path = hand_in(&harness).await;
        harness.change(sql("delete from cycle_member")).await;
        let (staff, check) = (harness.as_staff().await, format!("{path}/verification"));
        let seen = staff.get(&check).await;
        seen.is_ok().costs_at_most(10).shows("Dokumen yang berlaku").shows("220-77");
        seen.shows("Surat terdaftar.pdf").shows("undang juga ke siklus");
        let version = seen.field("version");
        let given = |points: &'static [&'static str]| {
            let mut fields = vec![("version", version.as_str()), ("step", "verify"), ("invite", "1")];
            fields.extend(points.iter().map(|point| (*point, "yes")));
            fields
        };
        let again = staff.post(&check, &given(&POINTS[1..])).await;
        again.is(422).shows("name=\"invite\" value=\"1\" checked").shows("220-77");
        staff.post(&check, &given(&POINTS)).await.leads_to(&path);
        staff.get(&path).await.is_ok().shows("Terverifikasi").shows("Sudah diundang ke siklus ini");
        let lines =
            "select count(*) from audit where kind in ('organisation.verified', 'organisation.invited')";
        let lines: Option<i64> = harness.app.db().value(sql(lines)).await.unwrap();
        assert_eq!(lines, Some(2));
    })
    .await;
}

#[tokio::test]
async fn a_partner_is_verified_with_notes_that_it_reads_itself() {
    on_both(async |harness| {
        let path = hand_in(&harness).await;
        let (staff, check) = (harness.as_staff().await, format!("{path}/verification"));
        let version = staff.get(&check).await.field("version");
        let note = ("remark-seat", "Alamat baru; papan nama menyusul");
        let mut fields = vec![("version", version.as_str()), ("step", "verify"), note];
        fields.extend(POINTS.iter().map(|point| (*point, "yes")));
        staff.post(&check, &fields).await.leads_to(&path);
        for reader in [&staff, &harness.as_partner().await] {
            let seen = reader.get(&path).await;
            seen.is_ok().shows("Terverifikasi dengan catatan").shows("papan nama menyusul");
        }
        let other = harness.as_office().await.get(&path).await;
        other.is_ok().shows("Terverifikasi dengan catatan").hides("papan nama menyusul");
    })
    .await;
}

#[tokio::test]
async fn a_donors_project_names_its_implementer_before_it_is_handed_in() {
    on_both(async |harness| {
        let (path, partner) = (format!("/partners/{OWN_PARTNER}"), harness.as_partner().await);
        let project = "update organisation set kind = 'donor_project', state = 'draft' where id = $1";
        harness.change(sql(project).bind(OWN_PARTNER)).await;
        let seen = partner.get(&path).await;
        seen.is_ok().shows("Proyek donor").shows("edit#implementer");
        let form = partner.get(&format!("{path}/edit")).await;
        form.is_ok().shows("name=\"implementer\"").shows("Sebelum diajukan harus terisi");
        seen.shows("Yang diperiksa Sekber").shows("Nama pengurus sesuai dengan akta");
        let told = "update organisation set implementer = 'Yayasan Pelaksana' where id = $1";
        harness.change(sql(told).bind(OWN_PARTNER)).await;
        partner.get(&path).await.is_ok().shows("Yayasan Pelaksana").hides("edit#implementer");
    })
    .await;
}

#[tokio::test]
async fn a_website_is_taken_without_its_beginning() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let bare = [("name", "Badan Perpustakaan"), ("kind", "badan"), ("website", "laman.example.org")];
        let page = staff.post("/offices/new", &bare).await.leads_on().to_owned();
        staff.get(&page).await.is_ok().shows("https://laman.example.org");
    })
    .await;
}
