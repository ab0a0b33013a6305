//! Scenarios about who an organisation is: nobody takes the name of another through any door, and a verified partner that becomes
//! another body in law is looked at again.

use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, SCAN, Seen, on_both};
use crate::shared_sheets::{finished, hand_in};

/// Sends the form of an organisation as it stands, with some fields changed.
pub async fn edit(caller: &Caller, path: &str, kind: &str, changed: &[(&str, &str)]) -> Seen {
    let form = caller.get(&format!("{path}/edit")).await;
    let kept = ["version", "name", "short_name", "website", "contact_name", "contact_email"];
    let mut fields: Vec<(&str, String)> = kept.iter().map(|name| (*name, form.field(name))).collect();
    fields.push(("kind", kind.to_owned()));
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    caller.post(&format!("{path}/edit"), &fields).await
}

async fn state(harness: &Harness, id: &str) -> String {
    let asked = sql("select state from organisation where id = $1").bind(id);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

async fn verify_again(harness: &Harness) {
    harness.change(sql("update organisation set state = 'verified' where side = 'partner'")).await;
}

#[tokio::test]
async fn a_verified_partner_that_becomes_another_body_is_looked_at_again() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let path = format!("/partners/{OWN_PARTNER}");
        partner.get(&format!("{path}/edit")).await.is_ok().shows("Sekber memeriksa lagi");
        harness.public().get(&format!("/public/organisations/{OWN_PARTNER}")).await.is_ok();
        // Another contact, another comma: the same body.
        edit(&partner, &path, "ngo", &[("name", "YAYASAN, Sendiri"), ("contact_name", "Maria")])
            .await
            .is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "verified");
        for (what, value) in [
            ("name", "Yayasan Baru Sama Sekali"),
            ("short_name", "YBS"),
            ("kind", "company"),
            ("legal_form", "company"),
        ] {
            verify_again(&harness).await;
            let kind = if what == "legal_form" { "company" } else { "ngo" };
            let fields = if what == "kind" { vec![] } else { vec![(what, value)] };
            let kind = if what == "kind" { value } else { kind };
            edit(&partner, &path, kind, &fields).await.is(303);
            assert_eq!(state(&harness, OWN_PARTNER).await, "submitted", "{what}");
            harness.public().get(&format!("/public/organisations/{OWN_PARTNER}")).await.is(404);
        }
        let told = sql("select count(*) from email where subject like 'Perlu diperiksa lagi%'");
        assert!(harness.app.db().value::<i64>(told).await.unwrap() > Some(3), "the secretariat is told");
        staff.get(&path).await.is_ok().costs_at_most(10);
        // What the secretariat changes it has looked at.
        verify_again(&harness).await;
        edit(&staff, &path, "ngo", &[("name", "Yayasan Sungai Kapuas")]).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "verified");
    })
    .await;
}

#[tokio::test]
async fn another_number_of_the_founding_papers_is_looked_at_again() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let path = format!("/partners/{OWN_PARTNER}/papers");
        let paper = |kind, number| vec![("kind", kind), ("number", number)];
        // The first of its kind only completes what is known.
        partner.post(&path, &paper("npwp", "01.234.567.8-901.000")).await.is(303);
        partner.post(&path, &paper("skt", "12/2023")).await.is(303);
        partner.post(&path, &paper("other", "99/2023")).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "verified");
        partner.post(&path, &paper("npwp", "09.876.543.2-109.000")).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "submitted", "a second tax number");
        verify_again(&harness).await;
        let asked = sql("select id from legal_document where kind = 'skt'");
        let skt: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let mut changed = paper("skt", "13/2023");
        changed.push(("version", "1"));
        partner.post(&format!("{path}/{skt}"), &changed).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "submitted", "another registration");
        verify_again(&harness).await;
        let renewed = [("kind", "skt"), ("number", "14/2028"), ("expires_on", "2033-01-01")];
        partner.post(&path, &renewed).await.is(303);
        assert_eq!(
            state(&harness, OWN_PARTNER).await,
            "verified",
            "a permit that is renewed has another number"
        );
    })
    .await;
}

#[tokio::test]
async fn another_scan_or_the_end_of_a_founding_paper_is_looked_at_again() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let path = format!("/partners/{OWN_PARTNER}/papers");
        let address = async |number: &str| -> String {
            let asked = sql("select id from legal_document where number = $1").bind(number);
            let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
            format!("{path}/{id}")
        };
        let deed = [("kind", "deed"), ("number", "7/2015"), ("version", "1")];
        partner.upload(&path, &deed, "file", ("Akta.pdf", "application/pdf", SCAN)).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "verified");
        let kept = address("7/2015").await;
        partner.upload(&kept, &deed, "file", ("Lain.pdf", "application/pdf", SCAN)).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "submitted", "another scan under the same number");
        verify_again(&harness).await;
        partner.post(&format!("{kept}/end"), &[("version", "2")]).await.is(303);
        assert_eq!(state(&harness, OWN_PARTNER).await, "submitted", "nothing is left of what was verified");
        verify_again(&harness).await;
        for (number, until) in [("1/2015", "2020-01-01"), ("2/2020", "2032-01-01"), ("3/2025", "2033-01-01")]
        {
            let permit = [("kind", "skt"), ("number", number), ("expires_on", until)];
            partner.post(&path, &permit).await.is(303);
        }
        for (number, after) in [("1/2015", "verified"), ("2/2020", "verified"), ("3/2025", "submitted")] {
            let end = format!("{}/end", address(number).await);
            partner.post(&end, &[("version", "1")]).await.is(303);
            assert_eq!(state(&harness, OWN_PARTNER).await, after, "the end of {number}");
        }
    })
    .await;
}

#[tokio::test]
async fn papers_that_change_while_they_are_checked_are_shown_again() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let submitted = "update organisation set state = 'submitted', legal_form = 'company' where id = $1";
        harness.change(sql(submitted).bind(OWN_PARTNER)).await;
        let check = format!("/partners/{OWN_PARTNER}/verification");
        let papers = format!("/partners/{OWN_PARTNER}/papers");
        let kept = format!("{papers}/document-of-partner-own");
        let added = vec![("kind", "npwp"), ("number", "01.234.567.8-901.000")];
        let changed = vec![("kind", "other"), ("number", "18"), ("version", "1")];
        for (path, fields) in
            [(papers, added), (kept.clone(), changed), (format!("{kept}/end"), vec![("version", "2")])]
        {
            let opened = staff.get(&check).await.is_ok().field("version");
            partner.post(&path, &fields).await.is(303);
            let late = staff.post(&check, &[("version", opened.as_str()), ("step", "verify")]).await;
            late.is(409);
            assert_ne!(late.field("version"), opened, "the page is shown again after {path}");
            assert_eq!(state(&harness, OWN_PARTNER).await, "submitted");
        }
        // Who has seen them as they are now is only asked for the checklist.
        let now = staff.get(&check).await.field("version");
        staff.post(&check, &[("version", now.as_str()), ("step", "verify")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_the_name_of_another() {
    on_both(async |harness| {
        let (partner, office, staff) =
            (harness.as_partner().await, harness.as_office().await, harness.as_staff().await);
        let own = format!("/partners/{OWN_PARTNER}");
        for taken in ["Perkumpulan Lain", "PERKUMPULAN  LAIN.", "Yayasan Lain", "Lain (PL)", "Badan Lain"] {
            let seen = edit(&partner, &own, "ngo", &[("name", taken), ("anyway", "yes")]).await;
            seen.is(422).shows("Nama ini sudah dipakai");
        }
        edit(&office, &format!("/offices/{OWN_OFFICE}"), "dinas", &[("name", "Badan lain")]).await.is(422);
        staff
            .post("/offices/new", &[("name", "BADAN LAIN"), ("kind", "badan")])
            .await
            .is(422)
            .shows("sudah dipakai");
        staff
            .post("/partners/new", &[("name", "Dinas Sendiri"), ("kind", "ngo"), ("anyway", "yes")])
            .await
            .is(422);
        // Two bodies may truly be called alike; the secretariat is asked.
        let twin = [("name", "PT Lain"), ("kind", "company")];
        staff.post("/partners/new", &twin).await.is(422).shows("name=\"anyway\"");
        let seen = edit(&staff, &own, "ngo", &[("name", "Yayasan Lain")]).await;
        seen.is(422).shows("sudah dipakai Perkumpulan Lain").shows("name=\"anyway\"");
        edit(&staff, &own, "ngo", &[("name", "Yayasan Lain"), ("anyway", "yes")]).await.is(303);
        let applicant = [
            ("name", "LAIN, yayasan"),
            ("kind", "ngo"),
            ("contact_name", "Maria"),
            ("contact_email", "maria@example.org"),
            ("declared", "yes"),
        ];
        harness.public().post("/join", &applicant).await.is(422).shows("is_another");
        assert_eq!(state(&harness, OTHER_PARTNER).await, "verified");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_gives_nobody_the_name_of_another() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = format!("ID;Nama;Jenis mitra\n{OWN_PARTNER};Perkumpulan Lain;LSM\n;Badan Lain;LSM\n");
        let run = hand_in(&staff, &[("kind", "partners")], "nama.csv", sheet.as_bytes()).await;
        staff.post(&format!("{run}/apply"), &[("skip_errors", "1")]).await;
        finished(&staff, &run).await;
        let names = sql("select count(*) from organisation where name in ('Perkumpulan Lain', 'Badan Lain')");
        assert_eq!(harness.app.db().value::<i64>(names).await.unwrap(), Some(2));
    })
    .await;
}
