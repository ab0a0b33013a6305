//! Scenarios about how much one organisation or partnership may fill: entries, papers, letters, files and rows that nobody asks for.

use std::path::Path;
use std::time::Duration;

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{Caller, Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, SCAN, Who, on_both};
use crate::partnership_course::count;
use crate::records::keep_ledger;

/// The own office's and partner's partnership of 2023 and 2024, with a promise and a draft.
async fn partnership(harness: &Harness) -> String {
    keep_ledger(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    let term = "update partnership set start_on = '2023-01-01', end_on = '2024-12-31'";
    harness.change(sql(term)).await;
    id
}

fn entry(amount: &str) -> Vec<(&str, &str)> {
    vec![
        ("stage", "planned"),
        ("year", "2023"),
        ("way", "partner_run"),
        ("form", "cash"),
        ("disclosure", "exact"),
        ("funder", OWN_PARTNER),
        ("implementer", OWN_PARTNER),
        ("amount", amount),
        ("source", "PKS 1/2023"),
    ]
}

#[tokio::test]
async fn a_ledger_has_a_bounded_number_of_entries_and_can_still_be_mended() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        let path = format!("/partnerships/{id}/ledger");
        let (new, partner) = (format!("{path}/new"), harness.as_partner().await);
        let wrong = partner.post(&new, &entry("1 juta")).await.is(303).leads_on().to_owned();
        let other = partner.post(&new, &entry("2 juta")).await.is(303).leads_on().to_owned();
        let copies = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
             insert into ledger_entry (region_code, id, partnership_id, stage, way, budget, form, year, funder_id, funder_name,
             funder_key, implementer_id, implementer_name, implementer_key, disclosure, currency, low_minor, high_minor, low_idr,
             high_idr, undisclosed, source, person_name, recorded_at)
             select e.region_code, 'copy-' || n.i, e.partnership_id, e.stage, e.way, e.budget, e.form, e.year, e.funder_id,
             e.funder_name, e.funder_key, e.implementer_id, e.implementer_name, e.implementer_key, e.disclosure, e.currency,
             e.low_minor, e.high_minor, e.low_idr, e.high_idr, e.undisclosed, e.source, e.person_name, e.recorded_at
             from ledger_entry e cross join n where e.id = $1";
        harness.change(sql(copies).bind(other.trim_start_matches("/ledger/"))).await;
        partner.post(&new, &entry("3 juta")).await.is(422).shows("2000 catatan dana");
        // What is wrong is still undone, and replaced.
        let undo = [("reason", "Salah"), ("act", "undo")];
        partner.post(&format!("{wrong}/correct"), &undo).await.is(303);
        let right = [&entry("5 juta")[..], &[("reason", "Salah"), ("act", "record")]].concat();
        partner.post(&format!("{other}/correct"), &right).await.is(303);
        let page = partner.get(&path).await;
        page.is_ok().costs_at_most(10).shows("Hanya 300 catatan terbaru");
        partner.get(&new).await.is_ok().costs_at_most(10);
    })
    .await;
}

/// Copies of the partnership's draft, from one number to another, in a state.
async fn copy_papers(harness: &Harness, (first, last): (i64, i64), state: &str) {
    let papers = "with recursive n(i) as (select $1 union all select i + 1 from n where i < $2)
         insert into agreement (region_code, id, kind, state, title, partner_id, signer, created_at, changed_at)
         select a.region_code, 'copy-' || n.i, a.kind, $3, 'Naskah ' || n.i, a.partner_id, a.signer, n.i, n.i
         from agreement a cross join n where a.id = $4";
    let of = format!("agreement-of-{OWN_PARTNER}");
    harness.change(sql(papers).bind(first).bind(last).bind(state).bind(of)).await;
    let serves = "insert into agreement_partnership (region_code, agreement_id, partnership_id)
         select region_code, id, $1 from agreement where id like 'copy-%' on conflict do nothing";
    harness.change(sql(serves).bind(format!("partnership-of-{OWN_PARTNER}"))).await;
}

#[tokio::test]
async fn a_partnership_has_a_bounded_number_of_papers() {
    on_both(async |harness| {
        let id = partnership(&harness).await;
        let path = format!("/partnerships/{id}");
        let (papers, today) = (format!("{path}/agreements"), harness.app.today().to_string());
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let paper = [
            ("kind", "joint"),
            ("title", "kebun gizi keluarga"),
            ("signer", "regent"),
            ("starts_on", today.as_str()),
            ("field", "1.02"),
        ];
        copy_papers(&harness, (1, 49), "draft").await;
        for caller in [&partner, &staff] {
            caller.post(&papers, &paper).await.is(422).shows("50 konsep naskah");
        }
        let page = partner.get(&path).await;
        page.is_ok().shows("Naskah yang lebih lama").shows("Naskah 49");
        harness.change(sql("update agreement set state = 'withdrawn' where id like 'copy-%'")).await;
        partner.post(&papers, &paper).await.is(303);
        // Beginning and giving up without end is no way around it; the secretariat can go on.
        copy_papers(&harness, (50, 198), "withdrawn").await;
        partner.post(&papers, &paper).await.is(422).shows("200 naskah");
        staff.post(&papers, &paper).await.is(303);
    })
    .await;
}

fn invite<'a>(email: &'a str, name: &'a str) -> [(&'a str, &'a str); 4] {
    [("name", name), ("email", email), ("organisation", OWN_PARTNER), ("duty", "editor")]
}

#[tokio::test]
async fn people_outside_the_secretariat_cause_a_bounded_number_of_letters() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let letters = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20)
             insert into email (region_code, id, recipient, subject, body, made_at, written_by)
             select d.region_code, 'letter-' || n.i, 'korban@example.com', 'Undangan', '', $1, $2 from district d cross join n";
        harness.change(sql(letters).bind(harness.app.now()).bind(Who::Partner.key())).await;
        let again = partner.post("/invitations", &invite("korban@example.com", "Orang Baru")).await;
        again.is(422).shows("terlalu banyak dalam 24 jam");
        // Others are still written to, and the secretariat is not counted.
        partner.post("/invitations", &invite("lain@example.com", "Orang Lain")).await.is_ok();
        staff.post("/invitations", &invite("korban@example.com", "Orang Baru")).await.is_ok();
        let counted = "select count(*) from email where written_by = 'partner' and recipient = 'lain@example.com'";
        assert_eq!(count(&harness, counted).await, 1);
        let link = "Menang hadiah di http://jahat.example";
        partner.post("/invitations", &invite("tiga@example.com", link)).await.is(422);
        let title = [("title", "Uang di http://jahat.example"), ("lead", OWN_OFFICE), ("partner", OWN_PARTNER)];
        partner.post("/partnerships/new", &title).await.is(303);
        assert_eq!(count(&harness, "select count(*) from email where subject like '%://%'").await, 0);
        // Inviting and withdrawing without end.
        let withdrawn = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 40)
             insert into invitation (region_code, id, token_hash, email, name, role, organisation_id, invited_by, created_at,
             expires_at, withdrawn_at)
             select o.region_code, 'copy-' || n.i, 'hash-' || n.i, 'x@example.com', 'X', 'partner', o.id, 'partner', $1, $1, $1
             from organisation o cross join n where o.id = $2";
        harness.change(sql(withdrawn).bind(harness.app.now()).bind(OWN_PARTNER)).await;
        let beyond = partner.post("/invitations", &invite("empat@example.com", "Orang Keempat")).await;
        beyond.is(422).shows("20 undangan");
    })
    .await;
}

#[tokio::test]
async fn proposals_are_bounded_and_name_verified_partners_only() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let both = [("lead", OWN_OFFICE), ("partner", OWN_PARTNER)];
        let with_other = [&both[..], &[("title", "Kebun"), ("copartner", OTHER_PARTNER)]].concat();
        harness
            .change(sql("update organisation set state = 'draft' where id = $1").bind(OTHER_PARTNER))
            .await;
        partner.get("/partnerships/new").await.is_ok().hides("Perkumpulan Lain");
        staff.get("/partnerships/new").await.is_ok().shows("Perkumpulan Lain");
        partner.post("/partnerships/new", &with_other).await.is(422).shows("sudah diverifikasi Sekber");
        staff.post("/partnerships/new", &with_other).await.is(303);
        for number in 0..20 {
            let title = format!("Kebun {number}");
            let fields = [&both[..], &[("title", title.as_str())]].concat();
            partner.post("/partnerships/new", &fields).await.is(303);
        }
        let beyond = [&both[..], &[("title", "Satu lagi")]].concat();
        partner.post("/partnerships/new", &beyond).await.is(422).shows("20 kemitraan diusulkan");
        staff.post("/partnerships/new", &beyond).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn what_is_set_aside_leaves_no_rows_and_an_organisation_keeps_a_bounded_number_of_files() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let rows = "select count(*) from import_row where run_id = 'import-of-partner-own'";
        assert!(count(&harness, rows).await > 0);
        partner.post("/import/import-of-partner-own/discard", &[]).await.is(303);
        assert_eq!(count(&harness, rows).await, 0);

        let hall = Hall::called(&harness).await;
        let handouts = format!("{}/handouts", hall.path);
        let bring = async || partner.upload(&handouts, &[], "file", ("a.pdf", "application/pdf", SCAN)).await;
        bring().await.is(303);
        let files = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)
             insert into attachment (region_code, id, organisation_id, file_name, media_type, size, sha256, place, created_at)
             select o.region_code, 'copy-' || n.i, o.id, 'a.pdf', 'application/pdf', 1, 'x', 'x', 0
             from organisation o cross join n where o.id = $1";
        harness.change(sql(files).bind(OWN_PARTNER)).await;
        bring().await.is(422).shows("1.000 berkas");
        let brought = "insert into meeting_handout (region_code, meeting_id, attachment_id, organisation_id, created_at)
             select region_code, $1, id, organisation_id, 0 from attachment where id like 'copy-1%' and length(id) < 9";
        harness.change(sql(brought).bind(&hall.id)).await;
        bring().await.is(422).shows("bahan untuk rapat ini");
    })
    .await;
}

#[tokio::test]
async fn files_that_take_the_place_of_others_are_counted_by_the_day() {
    on_both(async |harness| {
        let paper = format!("/partners/{OWN_PARTNER}/papers/document-of-partner-own");
        let replace = async |caller: &Caller, version: usize| {
            let version = version.to_string();
            let fields = [("kind", "other"), ("number", "17"), ("version", version.as_str())];
            caller.upload(&paper, &fields, "file", ("a.pdf", "application/pdf", SCAN)).await
        };
        harness.change(sql("update attachment set created_at = 0")).await;
        let partner = harness.as_partner().await;
        for version in 1..=50 {
            replace(&partner, version).await.is(303);
        }
        replace(&partner, 51).await.is(422).shows("50 berkas");
        replace(&harness.as_staff().await, 51).await.is(303);
        let tomorrow = harness.at(harness.app.now().plus_seconds(25 * 60 * 60)).await;
        replace(&tomorrow.as_partner().await, 52).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn what_people_type_is_no_link_in_a_letter_and_our_own_links_stay() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let partner = harness.as_partner().await;
        let title = "Uang di http://jahat.example/masuk dan t.me/undian";
        let proposal = [("title", title), ("lead", OWN_OFFICE), ("partner", OWN_PARTNER)];
        partner.post("/partnerships/new", &proposal).await.is(303);
        let of = async |text: &str| -> i64 {
            let asked = sql("select count(*) from email where subject like $1 or body like $1");
            harness.app.db().value(asked.bind(format!("%{text}%"))).await.unwrap().unwrap()
        };
        for link in ["http://jahat", "jahat.example", "t.me"] {
            assert_eq!(of(link).await, 0, "{link} can be clicked");
        }
        assert!(of("http[:]//jahat[.]example/masuk dan t[.]me/undian").await > 0, "it can be read");
        let own = format!("{}/partnerships/", harness.app.settings().base_url);
        assert!(of(&own).await > 0, "our own address is a link");
    })
    .await;
}

/// How many files lie in a folder and those below it.
fn files_below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => files_below(&path),
            _ => 1,
        })
        .sum()
}

#[tokio::test]
async fn an_upload_that_is_refused_leaves_no_file() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let hall = Hall::called(&harness).await;
        let handouts = format!("{}/handouts", hall.path);
        let bring = async || partner.upload(&handouts, &[], "file", ("a.pdf", "application/pdf", SCAN)).await;
        let files = harness.folder().join("files");
        let before = files_below(&files);
        bring().await.is(303);
        assert_eq!(files_below(&files), before + 1, "what is taken stays");
        let many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000)
             insert into attachment (region_code, id, organisation_id, file_name, media_type, size, sha256, place, created_at)
             select o.region_code, 'copy-' || n.i, o.id, 'a.pdf', 'application/pdf', 1, 'x', 'x', 0
             from organisation o cross join n where o.id = $1";
        harness.change(sql(many).bind(OWN_PARTNER)).await;
        for _ in 0..3 {
            bring().await.is(422);
        }
        for _ in 0..200 {
            if files_below(&files) == before + 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(files_below(&files), before + 1, "what is refused goes");
    })
    .await;
}
