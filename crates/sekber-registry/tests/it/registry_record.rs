//! Scenarios about a single office or partner: its page, its form, its check, its doubles.

use sekber::features::registry::{self, Kind, OrganisationDraft, Record, Standing, create};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::registry::verification::State;
use sekber_core::registry::{LegalForm, Level, PartnerKind};
use sekber_core::value::OrganisationId;

use crate::harness::{Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, on_both};

const POINTS: [&str; 7] = ["identity", "legal_base", "seat", "leadership", "contact", "scope", "programme"];

async fn stored(harness: &Harness, id: &str) -> Record {
    let id: OrganisationId = id.parse().unwrap();
    registry::find(harness.app.db(), &harness.app.region(), &id).await.unwrap().unwrap()
}

/// A partner whose profile is complete.
fn complete(name: &str) -> OrganisationDraft {
    let mut draft = OrganisationDraft::new(Kind::Partner(PartnerKind::CommunityGroup), name);
    draft.level = Some(Level::Local);
    draft.legal_form = Some(LegalForm::Unincorporated);
    draft.description = "Kelompok tani karet".to_owned();
    draft.themes = vec!["pangan".to_owned()];
    draft.contact_name = "Maria Contoh".to_owned();
    draft.contact_email = "maria@example.org".to_owned();
    draft.address = "Jalan Contoh 1".to_owned();
    draft
}

async fn added(harness: &Harness, draft: OrganisationDraft) -> OrganisationId {
    let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
    let id = create(&mut tx, draft).await.unwrap();
    tx.commit(Event::new("district.filled", "61.05", "Sintang")).await.unwrap();
    id
}

async fn add_document(harness: &Harness, id: &OrganisationId, kind: &str, number: &str) {
    let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
    tx.run(
        sql("insert into legal_document (region_code, id, organisation_id, kind, number, created_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(harness.app.region())
            .bind(sekber::kit::app::new_id::<String>())
            .bind(id)
            .bind(kind)
            .bind(number)
            .bind(harness.app.now()),
    )
    .await
    .unwrap();
    tx.commit(Event::new("paper.added", id, number)).await.unwrap();
}

#[tokio::test]
async fn the_contact_is_for_the_secretariat_and_its_own_people_unless_opened() {
    on_both(async |harness| {
        let path = format!("/partners/{OWN_PARTNER}");
        let secret = format!("rahasia-{OWN_PARTNER}@example.org");
        for reader in [harness.as_staff().await, harness.as_partner().await] {
            reader.get(&path).await.is_ok().costs_at_most(10).shows(&secret);
        }
        for reader in [harness.as_other_partner().await, harness.as_office().await, harness.as_leader().await]
        {
            let seen = reader.get(&path).await;
            seen.is_ok().costs_at_most(10).hides(&secret).shows("Kontak hanya ditampilkan");
        }
        let form = harness.as_partner().await.get(&format!("{path}/edit")).await;
        let fields = [
            ("version", form.field("version")),
            ("name", "Yayasan Sendiri".to_owned()),
            ("short_name", "YS".to_owned()),
            ("kind", "ngo".to_owned()),
            ("contact_email", secret.clone()),
            ("contact_public", "yes".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        harness.as_partner().await.post(&format!("{path}/edit"), &fields).await.leads_to(&path);
        harness.as_office().await.get(&path).await.shows(&secret);
        let trail: String = harness
            .app
            .db()
            .value(sql("select coalesce(string_agg(coalesce(after_json, ''), ' '), '') from audit"))
            .await
            .unwrap()
            .unwrap();
        assert!(!trail.contains(&secret), "the trail must hold no private contact");
    })
    .await;
}

#[tokio::test]
async fn an_address_of_the_other_side_leads_to_the_right_one() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.get(&format!("/offices/{OWN_PARTNER}")).await.leads_to(&format!("/partners/{OWN_PARTNER}"));
        staff.get(&format!("/offices/{OWN_OFFICE}")).await.is_ok().shows("Dinas Sendiri");
        staff.get("/offices/tidak-ada").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_form_with_faults_comes_back_with_all_of_them_and_what_was_typed() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let typed = [
            ("name", ""),
            ("kind", "dinas"),
            ("website", "contoh"),
            ("contact_email", "bukan surel"),
            ("quota", "banyak"),
            ("duties", "Melayani <b>semua</b>"),
        ];
        let seen = staff.post("/offices/new", &typed).await;
        seen.is(422).shows("Wajib diisi").shows("alamat surel yang lengkap").shows("dimulai dengan https://");
        seen.shows("0 sampai 999").shows("value=\"banyak\"").shows("value=\"bukan surel\"");
        assert!(
            seen.text.contains("Melayani &#60;b&#62;semua") || seen.text.contains("Melayani &lt;b&gt;semua")
        );
        let well = [
            ("name", "Dinas Baru"),
            ("kind", "dinas"),
            ("fields", "1.02"),
            ("quota", "4"),
            ("published", "yes"),
        ];
        let path = staff.post("/offices/new", &well).await.leads_on().to_owned();
        let page = staff.get(&path).await;
        page.is_ok().shows("Dinas Baru").shows("1.02").shows("4 mitra per siklus").costs_at_most(10);
        let record = stored(&harness, path.rsplit('/').next().unwrap()).await;
        assert!(record.organisation.published);
        staff.get(&format!("{path}/edit")).await.is_ok().shows("value=\"1.02\" checked");
    })
    .await;
}

#[tokio::test]
async fn fields_of_government_are_found_by_words_of_their_activities() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let found = staff.get_part("/registry/fields?field_words=posyandu&fields=3.27").await;
        found.is_ok().shows("value=\"3.27\" checked").shows("value=\"1.02\"").hides("<html");
        let typed =
            [("name", "Dinas Contoh"), ("kind", "dinas"), ("field_words", "posyandu"), ("action", "search")];
        let again = staff.post("/offices/new", &typed).await;
        again.is_ok().shows("value=\"Dinas Contoh\"").shows("value=\"1.02\"").hides("error-summary");
        staff.get_part("/registry/fields?field_words=zzzz").await.shows("Tidak ada urusan");
    })
    .await;
}

#[tokio::test]
async fn what_only_the_secretariat_sets_stays_when_others_edit() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let path = format!("/partners/{OWN_PARTNER}/edit");
        let version = partner.get(&path).await.field("version");
        let typed = [
            ("version", version.as_str()),
            ("name", "Yayasan Sendiri"),
            ("short_name", "YS"),
            ("kind", "ngo"),
            ("themes", "hutan"),
            ("code", "CURANG"),
            ("provenance", "documented"),
        ];
        let unknown = [&typed[..], &[("themes", "tidak-ada")]].concat();
        partner.post(&path, &unknown).await.is(422).shows("href=\"#themes\"");
        partner.post(&path, &typed).await.leads_to(&format!("/partners/{OWN_PARTNER}"));
        let record = stored(&harness, OWN_PARTNER).await;
        assert_eq!(record.organisation.code, None);
        assert!(record.organisation.published);
        assert_eq!(record.organisation.provenance, registry::Provenance::Entered);
        assert_eq!(record.themes, ["hutan"]);
        assert_eq!(record.organisation.state, Standing::Checked(State::Verified));
    })
    .await;
}

#[tokio::test]
async fn two_edits_that_meet_are_told_apart_and_the_second_may_overwrite_knowingly() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = format!("/offices/{OWN_OFFICE}/edit");
        let version = staff.get(&path).await.field("version");
        let first =
            [("version", version.as_str()), ("name", "Dinas Sendiri"), ("kind", "dinas"), ("quota", "3")];
        harness.as_office().await.post(&path, &first).await.leads_on();
        let second =
            [("version", version.as_str()), ("name", "Dinas Sendiri"), ("kind", "dinas"), ("quota", "8")];
        let met = staff.post(&path, &second).await;
        met.is(409).shows("Damianus Dinas").shows("<del>3</del>").shows("<ins>8</ins>").shows("value=\"8\"");
        assert_eq!(stored(&harness, OWN_OFFICE).await.organisation.quota, Some(3));
        let newer = met.field("version");
        assert_ne!(newer, version);
        let third =
            [("version", newer.as_str()), ("name", "Dinas Sendiri"), ("kind", "dinas"), ("quota", "8")];
        staff.post(&path, &third).await.leads_on();
        assert_eq!(stored(&harness, OWN_OFFICE).await.organisation.quota, Some(8));
    })
    .await;
}

#[tokio::test]
async fn a_double_is_noticed_before_it_is_saved() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let typed = [("name", "Yayasan Sendiri"), ("kind", "ngo")];
        let asked = staff.post("/partners/new", &typed).await;
        asked
            .is(422)
            .shows("mungkin sudah terdaftar")
            .shows(&format!("/partners/{OWN_PARTNER}"))
            .shows("Simpan juga");
        let anyway = [("name", "Yayasan Sendiri"), ("kind", "ngo"), ("anyway", "yes")];
        let path = staff.post("/partners/new", &anyway).await.leads_on().to_owned();
        staff.get(&path).await.is_ok().costs_at_most(10).shows("Mungkin sudah terdaftar");
        harness.as_leader().await.get(&path).await.is_ok().hides("Mungkin sudah terdaftar");
    })
    .await;
}

fn checklist<'a>(names: &'a [String], version: &'a str, step: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("version", version), ("step", step)];
    fields.extend(names.iter().map(|name| (name.as_str(), "yes")));
    fields
}

#[tokio::test]
async fn a_partner_is_handed_in_returned_mended_and_verified() {
    on_both(async |harness| {
        let id = added(&harness, complete("Kelompok Tani Contoh")).await;
        let (path, staff) = (format!("/partners/{id}"), harness.as_staff().await);
        let steps = format!("{path}/steps");
        let version = async || stored(&harness, id.as_str()).await.organisation.version.to_string();
        staff.post(&steps, &[("version", &version().await), ("step", "submit")]).await.leads_to(&path);
        staff.get(&path).await.shows("Diajukan").shows("Menunggu tindakan Anda").shows("Periksa berkas");
        harness.as_leader().await.get(&path).await.shows("Menunggu tindakan Sekber").hides("Periksa berkas");

        let names: Vec<String> = POINTS.iter().map(|point| format!("point-{point}")).collect();
        let check = format!("{path}/verification");
        staff.get(&check).await.is_ok().costs_at_most(10).shows("Kepengurusan");
        let without_documents = staff.post(&check, &checklist(&names, &version().await, "verify")).await;
        without_documents.is(422).shows("dokumen wajib belum ada").shows("checked");
        let unanswered = staff.post(&check, &[("version", &version().await), ("step", "verify")]).await;
        unanswered.is(422).shows("7 butir");
        let no_reason = staff.post(&check, &[("version", &version().await), ("step", "return")]).await;
        no_reason.is(422).shows("Tuliskan alasannya");
        let returned = [
            ("version", version().await),
            ("step", "return".to_owned()),
            ("point-seat", "no".to_owned()),
            ("remark-seat", "Alamat belum lengkap".to_owned()),
            ("reason", "Lampirkan SKT".to_owned()),
        ];
        let returned: Vec<(&str, &str)> =
            returned.iter().map(|(name, value)| (*name, value.as_str())).collect();
        staff.post(&check, &returned).await.leads_to(&path);
        let seen = staff.get(&path).await;
        seen.shows("Dikembalikan")
            .shows("Alamat belum lengkap")
            .shows("Lampirkan SKT")
            .shows("Menunggu tindakan Mitra");

        add_document(&harness, &id, "skt", "220-123").await;
        staff.post(&steps, &[("version", &version().await), ("step", "submit")]).await.leads_on();
        let said = "Catatan pemeriksaan terakhir: Alamat belum lengkap";
        staff.get(&check).await.is_ok().shows(said).hides("value=\"Alamat belum lengkap\"");
        staff.post(&check, &checklist(&names, &version().await, "verify")).await.leads_to(&path);
        let verified = stored(&harness, id.as_str()).await.organisation;
        assert_eq!(
            (verified.state, verified.state_reason.as_str()),
            (Standing::Checked(State::Verified), "")
        );
        staff.get(&path).await.shows("Terverifikasi").shows("turn none");
        staff.get(&check).await.leads_to(&path);
    })
    .await;
}

#[tokio::test]
async fn without_a_legal_form_nobody_is_verified() {
    on_both(async |harness| {
        let mut draft = complete("Kelompok Tanpa Bentuk");
        draft.legal_form = None;
        draft.state = State::Submitted;
        let id = added(&harness, draft).await;
        let check = format!("/partners/{id}/verification");
        let staff = harness.as_staff().await;
        staff.get(&check).await.is_ok().shows("Bentuk hukum belum diisi");
        let names: Vec<String> = POINTS.iter().map(|point| format!("point-{point}")).collect();
        staff
            .post(&check, &checklist(&names, "1", "verify"))
            .await
            .is(422)
            .shows("bentuk hukum mitra belum diisi");
        assert_eq!(
            stored(&harness, id.as_str()).await.organisation.state,
            Standing::Checked(State::Submitted)
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_secretariat_suspends_and_a_stale_page_does_nothing() {
    on_both(async |harness| {
        let steps = format!("/partners/{OWN_PARTNER}/steps");
        let own = harness.as_partner().await;
        own.post(&steps, &[("version", "1"), ("step", "suspend"), ("reason", "x")]).await.is(403);
        own.post(&steps, &[("version", "1"), ("step", "submit")])
            .await
            .is(422)
            .shows("tidak dapat dilakukan");
        let staff = harness.as_staff().await;
        staff.post(&steps, &[("version", "9"), ("step", "suspend"), ("reason", "x")]).await.is(409);
        staff
            .post(&steps, &[("version", "1"), ("step", "suspend"), ("reason", "Izin habis")])
            .await
            .leads_on();
        let seen = own.get(&format!("/partners/{OWN_PARTNER}")).await;
        seen.shows("Ditangguhkan").shows("Izin habis").hides("Cabut penangguhan");
        let back = |version: &'static str| [("version", version), ("step", "reinstate")];
        staff.post(&steps, &back("2")).await.is(422).shows("bentuk hukum mitra belum diisi");
        let group = [
            ("version", "2"),
            ("name", "Yayasan Sendiri"),
            ("kind", "community_group"),
            ("legal_form", "unincorporated"),
        ];
        staff.post(&format!("/partners/{OWN_PARTNER}/edit"), &group).await.leads_on();
        staff.post(&steps, &back("3")).await.is(422).shows("1 dokumen wajib");
        add_document(&harness, &OWN_PARTNER.parse().unwrap(), "skt", "220-9").await;
        staff.post(&steps, &back("3")).await.leads_on();
        own.post(&steps, &[("version", "4"), ("step", "reopen")]).await.leads_on();
        let own_page = own.get(&format!("/partners/{OWN_PARTNER}")).await;
        own_page.shows("Draf").shows("Sebelum diajukan, lengkapi dahulu").shows("Menunggu tindakan Anda");
        own.post(&steps, &[("version", "5"), ("step", "submit")])
            .await
            .is(422)
            .shows("isian wajib yang kosong");
    })
    .await;
}

#[tokio::test]
async fn joined_doubles_keep_everything_and_lead_to_the_survivor() {
    on_both(async |harness| {
        let (from, into) = (format!("/partners/{OTHER_PARTNER}"), format!("/partners/{OWN_PARTNER}"));
        let gone: OrganisationId = OTHER_PARTNER.parse().unwrap();
        add_document(&harness, &gone, "npwp", "01.234.567.8").await;
        let staff = harness.as_staff().await;
        staff.post(&format!("{from}/invited"), &[("invited", "yes")]).await.leads_to(&from);
        let merge = format!("{from}/merge");
        staff.get(&merge).await.is_ok().shows("Data yang dipertahankan").hides("Gabungkan Perkumpulan");
        let preview = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await;
        preview.is_ok().costs_at_most(10).shows("1 program").shows("2 dokumen").shows("1 pengguna");
        let version = preview.field("version");
        staff.post(&merge, &[("into", OTHER_PARTNER), ("version", &version)]).await.is(422);
        staff.post(&merge, &[("into", OWN_PARTNER), ("version", "99")]).await.is(409);
        staff.post(&merge, &[("into", OWN_PARTNER), ("version", &version)]).await.leads_to(&into);
        staff.get(&from).await.leads_to(&into);
        staff
            .get(&into)
            .await
            .shows("Sekolah lapang petani karet")
            .shows("Kebun gizi keluarga")
            .shows("Diundang");
        staff.get("/partners").await.shows("1 mitra").hides("Perkumpulan Lain");
        staff.get("/partners?state=merged").await.shows("Perkumpulan Lain");
        staff.get("/partners?q=perkumpulan").await.hides("Perkumpulan Lain");
        // The people of the double now act for the survivor.
        harness.as_other_partner().await.get(&format!("{into}/edit")).await.is_ok();
        harness.as_other_partner().await.get(&format!("{from}/edit")).await.is(403);
        staff.post(&merge, &[("into", OWN_PARTNER), ("version", "2")]).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn invitations_are_given_and_taken_back_by_the_secretariat() {
    on_both(async |harness| {
        let (staff, path) = (harness.as_staff().await, format!("/offices/{OWN_OFFICE}"));
        staff.post(&format!("{path}/invited"), &[("invited", "yes")]).await.leads_to(&path);
        staff
            .get("/offices?invited=yes")
            .await
            .is_ok()
            .costs_at_most(5)
            .shows("Dinas Sendiri")
            .hides("Badan Lain");
        staff.get("/offices?invited=no").await.is_ok().shows("Badan Lain").hides("Dinas Sendiri");
        harness.as_office().await.post(&format!("{path}/invited"), &[("invited", "no")]).await.is(403);
        staff.post(&format!("{path}/invited"), &[("invited", "no")]).await.leads_to(&path);
        staff.get("/offices?invited=yes").await.shows("Tidak ada yang cocok");
    })
    .await;
}
