//! Scenarios about what console, phones, wall and talks show: who is there, what was not taken, and nothing that will not be.

use sekber::kit::store::sql;

use crate::docx::text_of;
use crate::hall::{Hall, count, want};
use crate::harness::{
    Harness, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both,
};

async fn participant(harness: &Harness, hall: &Hall, organisation: &str) -> String {
    let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
    harness.app.db().value(asked.bind(&hall.id).bind(organisation)).await.unwrap().unwrap()
}

/// Who presents first by the running order, and who second.
async fn order(harness: &Harness, hall: &Hall) -> [String; 2] {
    let asked =
        sql("select organisation_id from meeting_slot where meeting_id = $1 order by ordinal limit 1");
    let first: String = harness.app.db().value(asked.bind(&hall.id)).await.unwrap().unwrap();
    let second = if first == OWN_PARTNER { OTHER_PARTNER } else { OWN_PARTNER };
    [first, second.to_owned()]
}

#[tokio::test]
async fn the_console_says_who_is_not_there_and_offers_who_is() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let part = format!("{}/console/part", hall.path);
        let [first, second] = order(&harness, &hall).await;
        let absent = "Mitra berikutnya tidak tercatat hadir";
        hall.staff.get(&part).await.is_ok().shows("Belum hadir").hides(absent);
        hall.phone(&harness, &second).await;
        hall.staff.get(&part).await.is_ok().shows(absent);
        let id = participant(&harness, &hall, &first).await;
        let excused = [("participant", id.as_str()), ("presence", "excused")];
        hall.staff.post(&format!("{}/door", hall.path), &excused).await.is(303);
        hall.staff.get(&part).await.is_ok().shows("Izin").shows(absent);
        let version = hall.version(&harness).await;
        let call = [("command", "call"), ("slot", second.as_str()), ("version", version.as_str())];
        hall.staff.post(&format!("{}/stage", hall.path), &call).await.is(303);
        let waits = sql("select state from meeting_slot where organisation_id = $1").bind(first.as_str());
        assert_eq!(harness.app.db().value::<String>(waits).await.unwrap().as_deref(), Some("waiting"));
        hall.staff.get(&part).await.is_ok().hides(absent);
    })
    .await;
}

#[tokio::test]
async fn what_a_phone_sends_in_vain_leads_back_to_its_page() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let office = hall.phone(&harness, OWN_OFFICE).await;
        for command in ["choose", "plan"] {
            hall.command(&harness, command).await;
        }
        let no = [
            ("submission", "o-1"),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("stance", "no"),
            ("reason", "Sudah ada mitra lain"),
        ];
        let refused = office.post(&hall.picks(), &no).await;
        refused.is(422).shows("data-hall=\"phone\"").shows("Pilihan sedang tidak diterima");
        refused.shows("Sudah ada mitra lain");
        let stale = [("version", "9"), ("objection", "Nama salah tulis")];
        let refused = office.post(&format!("/hall/{}/approval", hall.id), &stale).await;
        assert!([409, 422].contains(&refused.status), "{}", refused.text);
        refused.shows("data-hall=\"phone\"").shows("Nama salah tulis");
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_late_knows_until_when_and_that_nobody_wrote_them_down() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let there = hall.phone(&harness, OWN_PARTNER).await;
        let (now, later) = (harness.app.now(), harness.app.now().plus_seconds(3_600));
        let closed =
            sql("update meeting set round = 'closed', closed_at = $1, late_until = $2, version = version + 1
             where id = $3");
        harness.change(closed.bind(now).bind(later).bind(hall.id.as_str())).await;
        let late = hall.phone(&harness, OWN_OFFICE).await;
        let page = format!("/hall/{}", hall.id);
        late.get(&page).await.is_ok().shows("Pilihan susulan diterima sampai").shows("tidak dicatat");
        there.get(&page).await.is_ok().shows("Pilihan susulan diterima sampai").hides("tidak dicatat");
        harness.as_partner().await.get(&hall.path).await.is_ok().shows("Hadir").hides("Belum menjawab");
        harness.as_office().await.get(&hall.path).await.is_ok().shows("Tidak tercatat hadir");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_code_is_called_so() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let code = hall.code(&harness, OWN_PARTNER).await;
        let id = participant(&harness, &hall, OWN_PARTNER).await;
        let why = [("participant", id.as_str()), ("reason", "Keliru mengundang")];
        hall.staff.post(&format!("{}/invitations/withdraw", hall.path), &why).await.is(303);
        let join =
            async |code: &str| harness.public().post("/hall", &[("code", code), ("name", "Delegasi")]).await;
        join(&code).await.is(422).shows("sudah ditarik").hides("Keliru mengundang");
        join("0000-0000").await.is(422).shows("Kode tidak dikenali");
    })
    .await;
}

#[tokio::test]
async fn the_wall_of_choosing_says_who_has_not_chosen_and_announces_nobody() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        hall.phone(&harness, OWN_OFFICE).await;
        let wall = format!("{}/wall/part", hall.path);
        hall.staff.get(&wall).await.is_ok().shows("Berikutnya").hides("Belum memilih");
        hall.command(&harness, "choose").await;
        hall.staff
            .get(&wall)
            .await
            .is_ok()
            .hides("Berikutnya")
            .shows("Belum memilih")
            .shows("dalam rapat ini");
        hall.command(&harness, "plan").await;
        hall.staff.get(&wall).await.is_ok().hides("Berikutnya").hides("Belum memilih");
    })
    .await;
}

/// While both sides choose, the wall draws a line for each wish; what both want is lit.
#[tokio::test]
async fn the_wall_draws_who_wants_whom() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let office = hall.phone(&harness, OWN_OFFICE).await;
        let own = hall.phone(&harness, OWN_PARTNER).await;
        let wall = format!("{}/wall/part", hall.path);
        hall.command(&harness, "choose").await;
        hall.staff.get(&wall).await.is_ok().hides("class=\"web\"");
        office.post(&hall.picks(), &want("o-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        hall.staff.get(&wall).await.is_ok().shows("class=\"web\"").hides("class=\"on\"");
        own.post(&hall.picks(), &want("p-1", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        hall.staff.get(&wall).await.is_ok().shows("class=\"on\"").shows("mitra di kanan");
    })
    .await;
}

/// Talks are between those who are there, and over before the meeting is.
#[tokio::test]
async fn talks_leave_out_who_is_not_there_and_stop_at_the_end() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let office = hall.phone(&harness, OWN_OFFICE).await;
        let own = hall.phone(&harness, OWN_PARTNER).await;
        for (name, programme) in [("o-1", OWN_PARTNER_PROGRAMME), ("o-2", OTHER_PARTNER_PROGRAMME)] {
            office.post(&hall.picks(), &want(name, OWN_OFFICE, programme)).await.is(303);
        }
        let told =
            async || text_of(&hall.staff.get(&format!("{}/files/talks.docx", hall.path)).await.is_ok().bytes);
        assert!(told().await.contains("2 pertemuan"), "who is still to come is counted on");
        let from = "update meeting set talks_from = '15:45', version = version + 1 where id = $1";
        harness.change(sql(from).bind(hall.id.as_str())).await;
        let sheet = told().await;
        assert!(
            sheet.contains("Jadwal Pertemuan Dua Pihak") && sheet.contains("tidak mendapat waktu: 1"),
            "{sheet}"
        );
        assert!(!sheet.contains("Periksa"), "what is to be looked at is no matter of the sheet: {sheet}");
        for command in ["choose", "plan"] {
            hall.command(&harness, command).await;
        }
        let sheet = told().await;
        assert!(sheet.contains("1 pertemuan") && !sheet.contains("tidak mendapat waktu"), "{sheet}");
        own.get(&format!("/hall/{}", hall.id)).await.is_ok().shows("15.45");
        assert_eq!(count(harness.app.db(), "select count(*) from interest").await, 2);
    })
    .await;
}
