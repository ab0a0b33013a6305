//! Scenarios about what the first page tells whom: what waits for somebody stands there until it is done, and for nobody else.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, Who, on_both};
use crate::records::{keep_ledger, keep_partnership, keep_report};

const DAY: i64 = 24 * 60 * 60;

/// The partnership of the own office and the own partner, carried out.
pub async fn carried_out(harness: &Harness) -> String {
    keep_partnership(harness.app.db(), OWN_PARTNER).await;
    let id = harness.keep_lead().await;
    let state = "update partnership set state = 'active', version = version + 1 where id = $1";
    harness.change(sql(state).bind(&id)).await;
    format!("/partnerships/{id}")
}

/// Sends the reports that are kept.
pub async fn send_reports(harness: &Harness) {
    let sent = "update report set state = 'sent', sent_at = 0, submission = 'one', version = version + 1";
    harness.change(sql(sent)).await;
}

/// Nobody but those who are named is told of it.
async fn told_to(harness: &Harness, words: &str, whom: &[Who]) {
    for who in [
        Who::Admin,
        Who::Staff,
        Who::Leader,
        Who::Office,
        Who::OtherOffice,
        Who::Partner,
        Who::OtherPartner,
        Who::PartnerReader,
    ] {
        let home = harness.sign_in(who).await.get("/").await;
        home.is_ok().costs_at_most(10);
        assert_eq!(home.text.contains(words), whom.contains(&who), "{words} for {}", who.name());
    }
}

#[tokio::test]
async fn a_line_of_a_plan_waits_for_the_other_side() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office, staff) =
            (harness.as_partner().await, harness.as_office().await, harness.as_staff().await);
        let activity = [
            ("title", "Pelatihan kader gizi"),
            ("responsible", OWN_PARTNER),
            ("starts_on", "2023-03-01"),
            ("ends_on", "2023-05-31"),
        ];
        let form = format!("{path}/activities/new");
        let line = partner.post(&form, &activity).await.is(303).leads_on().to_owned();
        let waits =
            |count| format!("Baris rencana kerja yang diusulkan dan menunggu persetujuan Anda: {count}");
        told_to(&harness, &waits(1), &[Who::Office]).await;
        office.get("/").await.is_ok().shows(&format!("href=\"{path}/plan\""));
        office.clone().in_english().get("/").await.is_ok().shows("wait for your consent: 1");
        let indicator = [
            ("kind", "output"),
            ("title", "Kader yang dilatih"),
            ("unit", "orang"),
            ("counting", "sum"),
            ("responsible", OWN_PARTNER),
        ];
        // What the secretariat puts forward waits for both sides.
        staff.post(&format!("{path}/indicators/new"), &indicator).await.is(303);
        told_to(&harness, &waits(2), &[Who::Office]).await;
        told_to(&harness, &waits(1), &[Who::Partner]).await;
        office.post(&format!("{line}/agree"), &[("version", "1")]).await.is(303);
        told_to(&harness, &waits(1), &[Who::Office, Who::Partner]).await;
        // Nothing is agreed to any more in what is over.
        harness.change(sql("update partnership set state = 'completed', version = version + 1")).await;
        told_to(&harness, "menunggu persetujuan Anda", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_visit_asks_for_is_told_to_whoever_is_to_do_it() {
    on_both(async |harness| {
        let path = carried_out(&harness).await;
        let (partner, office) = (harness.as_partner().await, harness.as_office().await);
        let visit = [
            ("made_by", OWN_OFFICE),
            ("on_day", "2023-05-10"),
            ("place_note", "Balai desa"),
            ("person_name", "Yohanes"),
            ("person_post", ""),
            ("person_body", "Dinas Sendiri"),
            ("person_part", "leads"),
            ("seen", "Kebun gizi tumbuh."),
        ];
        let visit = office.post(&format!("{path}/visits/new"), &visit).await.is(303).leads_on().to_owned();
        let tomorrow = harness.app.today().tomorrow().unwrap().to_string();
        let add = format!("{visit}/follow-ups");
        for (what, due) in [("Pindahkan kebun", "2023-06-30"), ("Perbarui daftar", tomorrow.as_str())] {
            let asked = [("what", what), ("responsible", OWN_PARTNER), ("due_on", due)];
            office.post(&add, &asked).await.is(303);
        }
        told_to(&harness, "Tindak lanjut kunjungan melewati tenggat", &[Who::Partner]).await;
        told_to(&harness, "Tindak lanjut kunjungan yang harus Anda kerjakan", &[Who::Partner]).await;
        let home = partner.get("/").await;
        home.shows("Pindahkan kebun").shows(&format!("href=\"{visit}#follow-ups\""));
        let late = sql("select id from visit_follow_up where what = $1").bind("Pindahkan kebun");
        let late: String = harness.app.db().value(late).await.unwrap().unwrap();
        partner.post(&format!("{add}/{late}/done"), &[]).await.is(303);
        told_to(&harness, "Tindak lanjut kunjungan melewati tenggat", &[]).await;
        told_to(&harness, "Perbarui daftar", &[Who::Partner]).await;
    })
    .await;
}

#[tokio::test]
async fn a_citizens_request_waits_for_the_secretariat_with_its_days() {
    on_both(async |harness| {
        // A Monday after which no public holiday stands on a fixed day for weeks.
        let monday = "2023-10-02T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let harness = harness.at(Moment(monday)).await;
        let fields = [
            ("name", "Siti Warga"),
            ("contact", "siti@contoh.id"),
            ("what", "Daftar kemitraan"),
            ("purpose", "Penelitian"),
        ];
        harness.public().post("/public/information", &fields).await.is_ok();
        let id: String =
            harness.app.db().value(sql("select id from information_request")).await.unwrap().unwrap();
        let path = format!("/information/{id}");
        let left = |days| format!("Permintaan informasi warga (PPID): jawab, sisa {days} hari kerja");
        told_to(&harness, &left(10), &[Who::Admin, Who::Staff]).await;
        let staff = harness.as_staff().await;
        staff.get("/").await.is_ok().shows(&format!("href=\"{path}\"")).shows("1/PPID/").hides("Siti");
        let signer = crate::information::signatory(&harness, "Dra. Siti Aminah, M.Si.").await;
        crate::information::extend(&staff, &path, "Arsip lama dicari", &signer).await.is(303);
        told_to(&harness, &left(17), &[Who::Admin, Who::Staff]).await;
        // Two weeks hold ten working days.
        let later = harness.at(harness.app.now().plus_seconds(14 * DAY)).await;
        told_to(&later, &left(7), &[Who::Admin, Who::Staff]).await;
        let later = harness.at(harness.app.now().plus_seconds(60 * DAY)).await;
        told_to(&later, "Permintaan informasi warga (PPID): lewat", &[Who::Admin, Who::Staff]).await;
        let read = staff.get(&path).await.is_ok().field("stand");
        let answer = [
            ("version", "2"),
            ("stand", read.as_str()),
            ("state", "answered"),
            ("answer", "Terlampir."),
            ("signatory", signer.as_str()),
        ];
        staff.post(&format!("{path}/answer"), &answer).await.is(303);
        told_to(&harness, "Permintaan informasi warga", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn the_clock_of_a_breach_runs_on_the_page_of_whoever_keeps_breaches() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let local = harness.app.settings().local(harness.app.now());
        let (day, clock) = (local.date().to_string(), format!("{:02}:{:02}", local.hour(), local.minute()));
        let fields = [
            ("noticed_on", day.as_str()),
            ("noticed_at", clock.as_str()),
            ("touched", "accounts"),
            ("data", "Nama dan surel"),
            ("how", "Berkas terkirim ke alamat yang salah."),
            ("measures", "Penerima diminta menghapusnya."),
            ("contact", "Sekretariat, surel sekber@sintang.example"),
        ];
        let path = admin.post("/privacy/breaches/new", &fields).await.is(303).leads_on().to_owned();
        told_to(&harness, "beri tahu Subjek Data Pribadi dan lembaga, sisa", &[Who::Admin]).await;
        admin.get("/").await.is_ok().shows(&format!("href=\"{path}\"")).hides("Nama dan surel");
        admin.post(&format!("{path}/told"), &[("whom", "people")]).await.is(303);
        let later = harness.at(harness.app.now().plus_seconds(4 * DAY)).await;
        told_to(&later, "batas 3 × 24 jam sudah lewat", &[Who::Admin]).await;
        admin.post(&format!("{path}/told"), &[("whom", "authority")]).await.is(303);
        told_to(&later, "Kebocoran data", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_a_need_waits_for_its_office() {
    on_both(async |harness| {
        let need = [
            ("office", OWN_OFFICE),
            ("title", "Pendamping kebun gizi"),
            ("purpose", "Keluarga ingin menanam sayur sendiri."),
            ("field", "1.02"),
            ("place_note", "Desa Baning"),
            ("contact", "Ibu Sari"),
        ];
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let path = office.post("/needs/new", &need).await.is(303).leads_on().to_owned();
        let answer = format!("/partners/{OWN_PARTNER}{path}/answer");
        partner.post(&answer, &[("message", "Kami bisa.")]).await.is(303);
        told_to(&harness, "jawaban mitra atas kebutuhan Anda: putuskan", &[Who::Office]).await;
        office.get("/").await.is_ok().shows(&format!("href=\"{path}#answers\""));
        let decided =
            [("partner", OWN_PARTNER), ("version", "1"), ("decision", "decline"), ("reason", "Sudah ada")];
        office.post(&format!("/offices/{OWN_OFFICE}{path}/decision"), &decided).await.is(303);
        told_to(&harness, "jawaban mitra atas kebutuhan Anda: putuskan", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_wrote_a_report_hears_what_became_of_it() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        carried_out(&harness).await;
        send_reports(&harness).await;
        let path = format!("/reports/report-of-{OWN_PARTNER}");
        told_to(&harness, "Laporan mitra menunggu konfirmasi Anda", &[Who::Office]).await;
        let with_mail = harness.with_mail().await;
        let office = with_mail.as_office().await;
        let letters = async |words: &str| -> i64 {
            let asked =
                sql("select count(*) from email where subject like $1 and body like '%Sebutkan desanya.%'");
            harness.app.db().value(asked.bind(format!("%{words}%"))).await.unwrap().unwrap()
        };
        let decide = async |decision: &str| {
            let version = sql("select version from report");
            let version: i64 = harness.app.db().value(version).await.unwrap().unwrap();
            let version = version.to_string();
            let fields =
                [("decision", decision), ("version", version.as_str()), ("remarks", "Sebutkan desanya.")];
            office.post(&format!("{path}/decide"), &fields).await.is(303);
        };
        decide("confirm").await;
        told_to(&harness, "Laporan Anda sudah dikonfirmasi", &[Who::Partner]).await;
        // What asks for nothing stands apart from what waits.
        let home = harness.as_partner().await.get("/").await;
        let (waiting, news) = home.is_ok().text.split_once("id=\"news\"").unwrap();
        assert!(!waiting.contains("Laporan Anda sudah dikonfirmasi"));
        assert!(news.contains("Kabar") && news.contains("Laporan Anda sudah dikonfirmasi"));
        assert!(news.contains(": Semester 1 2023</a>"));
        told_to(&harness, "Laporan mitra menunggu konfirmasi Anda", &[]).await;
        assert!(letters("dikonfirmasi").await > 0 && letters("dikembalikan").await == 0);
        let later = harness.at(harness.app.now().plus_seconds(15 * DAY)).await;
        told_to(&later, "Laporan Anda sudah dikonfirmasi", &[]).await;
        decide("return").await;
        told_to(&harness, "Laporan Anda sudah dikonfirmasi", &[]).await;
        told_to(&harness, "Laporan dikembalikan untuk diperbaiki", &[Who::Partner]).await;
        assert!(letters("dikembalikan").await > 0);
        // Nobody can mend what lies in a locked period.
        harness.change(sql("update report_period set locked_at = 1, version = version + 1")).await;
        told_to(&harness, "Laporan dikembalikan untuk diperbaiki", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_partnership_lists_its_reports_and_leaders_see_what_is_late_and_what_was_paid() {
    on_both(async |harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        let path = carried_out(&harness).await;
        keep_ledger(harness.app.db(), OWN_PARTNER).await;
        let link = format!("href=\"/reports/report-of-{OWN_PARTNER}\"");
        let sees = async |whom: &[Who]| {
            for who in [Who::Staff, Who::Leader, Who::Office, Who::Partner, Who::PartnerReader] {
                let page = harness.sign_in(who).await.get(&path).await;
                page.is_ok().costs_at_most(10);
                assert_eq!(page.text.contains(&link), whom.contains(&who), "{}", who.name());
            }
        };
        // What was not sent is its writer's own.
        sees(&[Who::Partner, Who::PartnerReader]).await;
        let late = format!("/reports?period=period-of-{OWN_PARTNER}&show=late");
        let leader = harness.as_leader().await;
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok().costs_at_most(10).shows("Laporan terlambat").shows(&late.replace('&', "&#38;"));
        page.shows("Laporan terlambat, semua periode").shows("Semester 1 2023: 1</a>; dari 1 periode");
        page.shows("Dana mitra dijanjikan").shows("1 catatan, semua tahun").hides("Dana mitra disalurkan");
        leader.get(&late).await.is_ok().shows("Kebun gizi");
        let money = "/ledger/entries?budget=partners&form=cash&stage=committed&standing=counted";
        page.shows(&money.replace('&', "&#38;"));
        leader.get(money).await.is_ok().shows("Kebun gizi").shows("Hanya yang dihitung").costs_at_most(5);
        send_reports(&harness).await;
        sees(&[Who::Staff, Who::Leader, Who::Office, Who::Partner, Who::PartnerReader]).await;
        leader.get(&late).await.is_ok().hides("Kebun gizi");
        harness.change(sql("update report_period set locked_at = 1, version = version + 1")).await;
        leader.get("/synchronisation/leader").await.is_ok().hides("Laporan terlambat");
        // What was handed over is often less than what was spent: the figure says what it is, on the page and in the letter.
        harness.change(sql("update ledger_entry set stage = 'disbursed'")).await;
        let english = leader.clone().in_english();
        for path in ["/synchronisation/leader", "/synchronisation/leader/letter"] {
            leader.get(path).await.is_ok().shows("diserahkan kepada pelaksana; 1 catatan, semua tahun");
            let page = english.get(path).await;
            page.is_ok().shows("handed over to whoever carries the work out; 1 entry, all years");
        }
        // What is planned in partnerships is not what all programmes plan, and a range says why its least is told.
        harness.change(sql("update ledger_entry set stage = 'planned', high_idr = 200000000")).await;
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok()
            .shows("hanya yang dicatat pada kemitraan, bukan dana semua program; paling sedikit, karena");
        page.shows("Rp1.000.000 – Rp2.000.000, semua tahun").shows("dengan atau tanpa kemitraan");
    })
    .await;
}
