//! Scenarios about open needs: an office writes what it seeks, partners whom it fits are told and answer, the answer becomes a
//! wish of the matching.

use sekber::features::need;
use sekber::kit::settings::MailSettings;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{
    Harness, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
};

/// A need of the own office.
pub const WRITTEN: [(&str, &str); 7] = [
    ("office", OWN_OFFICE),
    ("title", "Pendamping kebun gizi keluarga"),
    ("purpose", "Keluarga dengan balita kurang gizi ingin menanam sayur sendiri."),
    ("field", "1.02"),
    ("place_note", "Desa Baning"),
    ("starts_on", "2023-10-01"),
    ("contact", "Ibu Sari, 0812"),
];

/// Writes it; its address.
pub async fn written(harness: &Harness) -> String {
    let office = harness.sign_in(Who::Office).await;
    let made = office.post("/needs/new", &WRITTEN).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.header("location").to_owned()
}

/// A day of the cycle of the harness: that of a year that is past is not opened again.
fn then() -> Moment {
    Moment("2023-10-02T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

fn id(path: &str) -> &str {
    path.strip_prefix("/needs/").unwrap()
}

async fn answers(harness: &Harness, path: &str) -> Vec<(String, String)> {
    sekber::row_struct! { struct Found { partner_id: String, state: String } }
    let asked = sql("select partner_id, state from need_answer where need_id = $1 order by 1").bind(id(path));
    let found: Vec<Found> = harness.app.db().all(asked).await.unwrap();
    found.into_iter().map(|one| (one.partner_id, one.state)).collect()
}

async fn stances(harness: &Harness) -> Vec<(String, String)> {
    sekber::row_struct! { struct Found { side: String, stance: String } }
    let asked =
        sql("select side, stance from interest where office_id = $1 and programme_id = $2 order by side")
            .bind(OWN_OFFICE)
            .bind(OWN_PARTNER_PROGRAMME);
    let found: Vec<Found> = harness.app.db().all(asked).await.unwrap();
    found.into_iter().map(|one| (one.side, one.stance)).collect()
}

#[tokio::test]
async fn an_answer_with_a_programme_becomes_a_wish_of_both_sides() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let partner = harness.sign_in(Who::Partner).await;
        partner.get("/needs").await.is_ok().costs_at_most(10).shows("Pendamping kebun gizi keluarga");
        let ranked = partner.get(&format!("/partners/{OWN_PARTNER}/needs?show=all")).await;
        ranked.is_ok().costs_at_most(10).shows("Pendamping kebun gizi keluarga").shows("Kesesuaian ");
        let seen = partner.get(&need).await;
        seen.is_ok().costs_at_most(10).shows("Ibu Sari, 0812").shows("Jawab kebutuhan ini");
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        let empty = partner.post(&answer, &[("message", "")]).await;
        assert_eq!(empty.status, 422);
        empty.shows("Pilih program atau tulis pesan");
        let foreign = partner.post(&answer, &[("programme", OTHER_PARTNER_PROGRAMME)]).await;
        assert_eq!(foreign.status, 422, "only what is the partner's own is on offer");
        let told = partner.post(&answer, &[("programme", OWN_PARTNER_PROGRAMME), ("message", "Mari.")]).await;
        assert_eq!(told.status, 303, "{}", told.text);
        assert_eq!(stances(&harness).await, [("partner".to_owned(), "want".to_owned())]);
        let office = harness.sign_in(Who::Office).await;
        let seen = office.get(&need).await;
        seen.is_ok().costs_at_most(10).shows("Mari.").shows("Nyatakan minat");
        // Another partner sees that the need is open, and not who answered what.
        let other = harness.sign_in(Who::OtherPartner).await;
        other.get(&need).await.is_ok().hides("Mari.");
        let decision = format!("/offices/{OWN_OFFICE}{need}/decision");
        let accepted = office
            .post(&decision, &[("partner", OWN_PARTNER), ("version", "1"), ("decision", "accept")])
            .await;
        assert_eq!(accepted.status, 303, "{}", accepted.text);
        let want = |side: &str| (side.to_owned(), "want".to_owned());
        assert_eq!(stances(&harness).await, [want("office"), want("partner")]);
        assert_eq!(answers(&harness, &need).await, [(OWN_PARTNER.to_owned(), "accepted".to_owned())]);
        partner.get(&need).await.is_ok().shows("Perangkat daerah berminat pada program Anda");
        let again = partner.post(&answer, &[("message", "Lain")]).await;
        assert_eq!(again.status, 422, "what the office wishes for stays: {}", again.text);
        assert_eq!(answers(&harness, &need).await, [(OWN_PARTNER.to_owned(), "accepted".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_no_says_why_and_a_message_alone_is_no_wish() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let partner = harness.sign_in(Who::Partner).await;
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        partner.post(&answer, &[("message", "Bisa dibicarakan?")]).await;
        assert_eq!(stances(&harness).await, []);
        let office = harness.sign_in(Who::Office).await;
        let decision = format!("/offices/{OWN_OFFICE}{need}/decision");
        let of = |decision, reason, version| {
            [("partner", OWN_PARTNER), ("version", version), ("decision", decision), ("reason", reason)]
        };
        for refused in [of("accept", "", "1"), of("decline", " ", "1"), of("decline", "Penuh", "7")] {
            let seen = office.post(&decision, &refused).await;
            assert!((400..500).contains(&seen.status), "{refused:?}: {}", seen.status);
        }
        assert_eq!(answers(&harness, &need).await, [(OWN_PARTNER.to_owned(), "waiting".to_owned())]);
        let declined = office.post(&decision, &of("decline", "Sudah ada mitra", "1")).await;
        assert_eq!(declined.status, 303, "{}", declined.text);
        partner.get(&need).await.is_ok().shows("Sudah ada mitra").shows("Tidak diterima");
        // Whoever was declined may offer something else, and take it back.
        partner.post(&answer, &[("programme", OWN_PARTNER_PROGRAMME)]).await;
        partner.post(&format!("/partners/{OWN_PARTNER}{need}/take-back"), &[]).await;
        assert_eq!(answers(&harness, &need).await, [(OWN_PARTNER.to_owned(), "taken_back".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_need_is_changed_withdrawn_with_a_reason_and_opened_again() {
    on_both(async |harness| {
        let office = harness.sign_in(Who::Office).await;
        let bad = [
            ("office", OWN_OFFICE),
            ("field", "9.99"),
            ("starts_on", "2023-10-01"),
            ("ends_on", "2023-09-01"),
        ];
        let seen = office.post("/needs/new", &bad).await;
        assert_eq!(seen.status, 422);
        seen.shows("Hari terakhir mendahului hari pertama").shows("Pilih salah satu dari daftar");
        let need = written(&harness).await;
        let edit = format!("/offices/{OWN_OFFICE}{need}/edit");
        office.get(&edit).await.is_ok().shows("Desa Baning");
        let change = |version| {
            let mut all = WRITTEN.to_vec();
            all.retain(|(name, _)| *name != "office");
            all.push(("version", version));
            all
        };
        assert_eq!(office.post(&edit, &change("1")).await.status, 303);
        assert_eq!(office.post(&edit, &change("1")).await.status, 409, "somebody was faster");
        let step = format!("/offices/{OWN_OFFICE}{need}/step");
        let without = office.post(&step, &[("step", "withdraw"), ("version", "2")]).await;
        assert_eq!(without.status, 422, "whoever withdraws says why");
        let done = office.post(&step, &[("step", "withdraw"), ("version", "2"), ("reason", "Keliru")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let partner = harness.sign_in(Who::Partner).await;
        assert_eq!(partner.get(&need).await.status, 404, "what is over is not for those who did not answer");
        partner.get("/needs").await.is_ok().hides("Pendamping kebun gizi keluarga");
        let late =
            partner.post(&format!("/partners/{OWN_PARTNER}{need}/answer"), &[("message", "Kami")]).await;
        assert!((400..500).contains(&late.status));
        harness
            .as_staff()
            .await
            .get("/needs?state=withdrawn")
            .await
            .is_ok()
            .shows("Pendamping kebun gizi keluarga");
        office.post(&step, &[("step", "reopen"), ("version", "3")]).await;
        partner.get(&need).await.is_ok().shows("Jawab kebutuhan ini");
        assert_eq!(office.post("/needs/new", &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn partners_whom_it_fits_are_told_once_and_suspended_ones_never() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let told = need::call_all(&harness.app).await.unwrap();
        assert!(told > 0, "the least fit is 0 here, so it fits everybody");
        assert_eq!(need::call_all(&harness.app).await.unwrap(), 0, "each is told once");
        let suspend = "update organisation set state = 'suspended', version = version + 1 where id = $1";
        harness.change(sql(suspend).bind(OWN_PARTNER)).await;
        let partner = harness.sign_in(Who::Partner).await;
        for page in [need.clone(), "/needs".to_owned(), format!("/partners/{OWN_PARTNER}/needs")] {
            assert_eq!(partner.get(&page).await.status, 403, "{page} is for those who take part");
        }
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        assert_eq!(partner.post(&answer, &[("message", "Kami")]).await.status, 403);
        let staff = harness.as_staff().await;
        let seen = staff.post(&answer, &[("message", "Atas nama mitra")]).await;
        assert!((400..500).contains(&seen.status), "nobody answers for a suspended partner");
        let second = written(&harness).await;
        need::call_all(&harness.app).await.unwrap();
        let called = sql("select count(*) from need_call where need_id = $1 and partner_id = $2")
            .bind(id(&second))
            .bind(OWN_PARTNER);
        assert_eq!(harness.app.db().value::<i64>(called).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn an_office_without_a_fitting_programme_is_led_to_an_open_need() {
    on_both(async |harness| {
        let office = harness.sign_in(Who::Office).await;
        let page = format!("/offices/{OWN_OFFICE}/matching");
        office
            .get(&page)
            .await
            .is_ok()
            .hides("Belum ada program yang sesuai")
            .shows("Tulis kebutuhan terbuka");
        harness.change(sql("update cycle set least_fit = 100")).await;
        office
            .get(&page)
            .await
            .is_ok()
            .shows("Belum ada program yang sesuai")
            .shows("Tulis kebutuhan terbuka");
        office.get(&format!("/needs/new?office={OWN_OFFICE}")).await.is_ok().shows("Buka kebutuhan");
    })
    .await;
}

async fn letters(harness: &Harness, subject: &str) -> i64 {
    let asked = sql("select count(*) from email where subject like $1").bind(format!("{subject}%"));
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn answering_and_taking_back_without_end_writes_one_letter_a_day() {
    on_both(async |harness| {
        let harness = harness
            .beside_with(|settings| {
                let server = "smtp://127.0.0.1:9".to_owned();
                settings.mail =
                    Some(MailSettings { server, from: "Sekber <sekber@example.go.id>".to_owned() });
            })
            .await;
        let need = written(&harness).await;
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let of_partner = format!("/partners/{OWN_PARTNER}{need}");
        let answer = async || {
            partner.post(&format!("{of_partner}/answer"), &[("message", "Kami bisa.")]).await.is(303);
        };
        answer().await;
        let once = letters(&harness, "Jawaban atas kebutuhan").await;
        assert!(once > 0, "the office is told of the first one");
        for _ in 0..5 {
            partner.post(&format!("{of_partner}/take-back"), &[]).await.is(303);
            answer().await;
        }
        assert_eq!(letters(&harness, "Jawaban atas kebutuhan").await, once);
        // What follows upon a no of the office is told: it has asked for it.
        let version = sql("select version from need_answer where need_id = $1").bind(id(&need));
        let version: i64 = harness.app.db().value(version).await.unwrap().unwrap();
        let version = version.to_string();
        let no = [
            ("partner", OWN_PARTNER),
            ("version", version.as_str()),
            ("decision", "decline"),
            ("reason", "Sebutkan programnya"),
        ];
        office.post(&format!("/offices/{OWN_OFFICE}{need}/decision"), &no).await.is(303);
        answer().await;
        assert_eq!(letters(&harness, "Jawaban atas kebutuhan").await, 2 * once);
        // An office that closes and opens again tells of it once.
        let step = format!("/offices/{OWN_OFFICE}{need}/step");
        let mut ended = Vec::new();
        for version in [1, 3] {
            let (close, reopen) = (version.to_string(), (version + 1).to_string());
            office.post(&step, &[("step", "close"), ("version", &close)]).await.is(303);
            ended.push(letters(&harness, "Tidak terbuka lagi").await);
            office.post(&step, &[("step", "reopen"), ("version", &reopen)]).await.is(303);
        }
        assert!(ended[0] > 0 && ended[0] == ended[1], "{ended:?}");
    })
    .await;
}

#[tokio::test]
async fn an_office_writes_so_many_needs_a_day_whatever_becomes_of_them() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        for _ in 0..20 {
            let need = written(&harness).await;
            let step = format!("/offices/{OWN_OFFICE}{need}/step");
            office.post(&step, &[("step", "close"), ("version", "1")]).await.is(303);
        }
        office.post("/needs/new", &WRITTEN).await.is(422).shows("sudah menulis 20 kebutuhan");
        harness.change(sql("update need set created_at = created_at - 86400000")).await;
        written(&harness).await;
    })
    .await;
}

#[tokio::test]
async fn a_need_of_a_cycle_that_is_over_has_ended_and_is_read_only() {
    on_both(async |harness| {
        let harness = harness.at(then()).await;
        let need = written(&harness).await;
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        partner.post(&answer, &[("message", "Kami bisa.")]).await.is(303);
        office.get(&need).await.is_ok().shows("Terbuka").shows("Menunggu perangkat daerah");
        let staff = harness.as_staff().await;
        staff.post("/settings/cycles", &[("year", "2022")]).await.is(422).shows("sudah lewat");
        staff.post("/settings/cycles", &[("year", "2029")]).await.is(422).shows("terlalu jauh");
        staff.post("/settings/cycles", &[("year", "2024")]).await.is(303);
        // What nobody can answer is not open, is found under its year, and its answer waits for nobody.
        let other = harness.sign_in(Who::OtherPartner).await;
        for caller in [&office, &partner, &other, &staff] {
            caller.get("/needs").await.is_ok().hides("Pendamping kebun gizi keluarga");
            let former = caller.get("/needs?year=2023").await;
            former
                .is_ok()
                .costs_at_most(5)
                .shows("Pendamping kebun gizi keluarga")
                .shows("Kebutuhan tahun 2023");
            former
                .shows("Berakhir bersama siklusnya")
                .hides("badge info\">Terbuka")
                .hides("jawaban menunggu");
            caller.get("/needs?year=2023&state=ended").await.is_ok().shows("Pendamping kebun gizi");
            caller.get("/needs?year=2023&state=open").await.is_ok().hides("Pendamping kebun gizi");
        }
        other.get(&need).await.is_ok().shows("Berakhir bersama siklusnya").hides("badge info\">Terbuka");
        for caller in [&office, &partner] {
            let seen = caller.get(&need).await;
            seen.is_ok().shows("Berakhir bersama siklusnya").shows("Tidak diputuskan");
            seen.hides("Menunggu perangkat daerah").hides("badge info\">Terbuka");
        }
        let of_office = format!("/offices/{OWN_OFFICE}{need}");
        let edited: Vec<(&str, &str)> = WRITTEN.iter().copied().chain([("version", "1")]).collect();
        let refused = [
            (&partner, answer, vec![("programme", OWN_PARTNER_PROGRAMME)]),
            (&partner, format!("/partners/{OWN_PARTNER}{need}/take-back"), vec![]),
            (&office, format!("{of_office}/edit"), edited),
            (&office, format!("{of_office}/step"), vec![("step", "close"), ("version", "1")]),
            (
                &office,
                format!("{of_office}/decision"),
                vec![
                    ("partner", OWN_PARTNER),
                    ("version", "1"),
                    ("decision", "decline"),
                    ("reason", "Terlambat"),
                ],
            ),
        ];
        for (caller, path, fields) in &refused {
            caller.post(path, fields).await.is(422).shows("siklus yang sedang tidak berlaku");
        }
        assert_eq!(stances(&harness).await, []);
        assert_eq!(answers(&harness, &need).await, [(OWN_PARTNER.to_owned(), "waiting".to_owned())]);
        office.get(&format!("{of_office}/edit")).await.is(422);
        let seen = office.get(&need).await;
        seen.is_ok().costs_at_most(10).shows("Siklus 2023 sudah berakhir").shows("Kami bisa.");
        seen.hides(&format!("{of_office}/"));
        let seen = partner.get(&need).await;
        seen.is_ok().costs_at_most(10).shows("Siklus 2023 sudah berakhir");
        seen.hides(&format!("/partners/{OWN_PARTNER}{need}/"));
        // Whoever opened the wrong year goes back the same way.
        harness.as_staff().await.post("/settings/cycles", &[("year", "2023")]).await.is(303);
        partner.get(&need).await.is_ok().shows("Ganti jawaban");
    })
    .await;
}

#[tokio::test]
async fn a_partner_whose_verification_lapsed_answers_no_need() {
    on_both(async |harness| {
        let need = written(&harness).await;
        let lapsed = "update organisation set state = 'submitted' where id = $1";
        harness.change(sql(lapsed).bind(OWN_PARTNER)).await;
        let partner = harness.sign_in(Who::Partner).await;
        let answer = format!("/partners/{OWN_PARTNER}{need}/answer");
        let told = partner.post(&answer, &[("message", "Mari.")]).await;
        assert_eq!(told.status, 422, "{}", told.text);
        told.shows("belum diverifikasi");
        assert_eq!(answers(&harness, &need).await, []);
    })
    .await;
}
