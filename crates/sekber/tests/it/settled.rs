//! Scenarios about who decides on a plan, and about what no longer changes once it was answered, replaced or put on paper.

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, on_both};
use crate::records::keep_partnership;
use crate::results::{answer, planned};

/// The plan that a meeting put into force.
async fn plan_of(harness: &Harness, hall: &Hall) -> String {
    let asked = sql("select plan_id from meeting where id = $1").bind(&hall.id);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

/// Works another plan out in the meeting; returns it.
async fn worked_out(hall: &Hall) -> String {
    let made = hall.staff.post(&format!("{}/plan", hall.path), &[("kind", "best")]).await;
    made.is(303).leads_on().rsplit('=').next().unwrap().to_owned()
}

async fn set(hall: &Hall, plan: &str, replaced: &str) -> Seen {
    hall.staff.post(&format!("{}/plan", hall.path), &[("lock", plan), ("replaces", replaced)]).await
}

/// Writes down at the desk that the own office is there, or is not.
async fn at_the_desk(harness: &Harness, hall: &Hall, presence: &str) -> Seen {
    let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
    let office: String =
        harness.app.db().value(asked.bind(&hall.id).bind(OWN_OFFICE)).await.unwrap().unwrap();
    let there = [("participant", office.as_str()), ("presence", presence), ("name", ""), ("sex", "")];
    hall.staff.post(&format!("{}/door", hall.path), &there).await
}

fn by_phone<'a>(submission: &'a str, consent: &'a str, reason: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("submission", submission),
        ("office", OWN_OFFICE),
        ("programme", OWN_PARTNER_PROGRAMME),
        ("consent", consent),
        ("reason", reason),
    ]
}

#[tokio::test]
async fn the_meeting_decides_and_a_plan_that_a_leader_sent_back_goes_through_no_door() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let (leader, plan) = (harness.as_leader().await, plan_of(&harness, &hall).await);
        leader.get("/").await.is_ok().hides("Rencana kemitraan menunggu keputusan Anda");
        hall.staff.get(&format!("{}/plan", hall.path)).await.is_ok().shows("Rapat yang memutuskan");

        let other = worked_out(&hall).await;
        leader.get("/").await.is_ok().shows("Rencana kemitraan menunggu keputusan Anda");
        let returned = [("decision", "returned"), ("note", "Utamakan stunting")];
        leader.post(&format!("/matching/plans/{other}/decision"), &returned).await.is(303);
        set(&hall, &other, "").await.is(422).shows("Pimpinan meminta perbaikan atas rencana ini");
        let publish = hall.staff.post(&format!("/matching/plans/{other}/publish"), &[]).await;
        publish.is(422).shows("belum disetujui pimpinan");

        // The one in force stays in force, and nothing that rests on it is issued meanwhile.
        leader.post(&format!("/matching/plans/{plan}/decision"), &returned).await.is(303);
        let home = hall.staff.get("/").await;
        home.is_ok().costs_at_most(10).shows("Pimpinan meminta perbaikan atas rencana kemitraan");
        home.shows(&format!("/matching/plans/{plan}"));
        hall.command(&harness, "close").await;
        let shown = hall.staff.get(&format!("{}/plan", hall.path)).await;
        shown.is_ok().costs_at_most(10).shows("Utamakan stunting").shows("tidak dapat diterbitkan");
        for (kind, number) in [("agreement", "050/1/2023"), ("proposals", "050/2/2023")] {
            let paper = format!("{}/papers/{kind}", hall.path);
            hall.staff.get(&paper).await.is_ok().shows("Pimpinan meminta perbaikan atas rencana rapat ini");
            let form = [("number", number), ("classification", ""), ("signatory", ""), ("stand", "")];
            hall.staff.post(&paper, &form).await.is(422);
        }
        leader.post(&format!("/matching/plans/{plan}/decision"), &[("decision", "approved")]).await.is(303);
        let paper = hall.staff.get(&format!("{}/papers/agreement", hall.path)).await;
        paper.is_ok().hides("Pimpinan meminta perbaikan");
    })
    .await;
}

#[tokio::test]
async fn a_pair_whose_programme_has_ended_says_so_before_it_is_agreed_to() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let pages =
            [format!("{}/plan", hall.path), format!("/matching/plans/{}", plan_of(&harness, &hall).await)];
        let marks = ["Waktu program berakhir sebelum hari rapat", "waktu program sudah berakhir"];
        for (page, mark) in pages.iter().zip(marks) {
            hall.staff.get(page).await.is_ok().hides(mark);
        }
        let ended = "update programme set start_on = '2021-01-01', end_on = '2022-12-31', version = version + 1 where id = $1";
        harness.change(sql(ended).bind(OWN_PARTNER_PROGRAMME)).await;
        for (page, mark) in pages.iter().zip(marks) {
            hall.staff.get(page).await.is_ok().shows(mark);
        }
    })
    .await;
}

#[tokio::test]
async fn a_plan_and_its_files_say_which_pairs_are_partners_already() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let page = format!("/matching/plans/{}", plan_of(&harness, &hall).await);
        let file = format!("{page}/files/csv");
        hall.staff.get(&file).await.is_ok().shows("Ditetapkan pada").hides("Sudah bermitra");
        hall.staff.get(&page).await.is_ok().hides("Sudah bermitra");
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        let office = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             select region_code, id, $1, 'lead', 0, 'Delegasi' from partnership where id = $2";
        harness.change(sql(office).bind(OWN_OFFICE).bind(&partnership)).await;
        let programme = "insert into partnership_programme (region_code, partnership_id, programme_id)
             select region_code, id, $1 from partnership where id = $2";
        harness.change(sql(programme).bind(OWN_PARTNER_PROGRAMME).bind(&partnership)).await;
        for shown in [&file, &page] {
            hall.staff.get(shown).await.is_ok().hides("Sudah bermitra");
        }
        let runs = "update partnership set state = 'active', number = 7, version = version + 1 where id = $1";
        harness.change(sql(runs).bind(&partnership)).await;
        hall.staff.get(&file).await.is_ok().shows("Sudah bermitra, kemitraan nomor 7.");
        let seen = hall.staff.get(&page).await;
        seen.is_ok().costs_at_most(10).shows("Sudah bermitra, kemitraan nomor 7.");
    })
    .await;
}

#[tokio::test]
async fn a_second_meeting_replaces_the_plan_of_the_first_only_when_it_says_so() {
    on_both(async |harness| {
        let first = planned(&harness).await;
        let (plan, partner) = (plan_of(&harness, &first).await, harness.as_partner().await);
        let asked_in = |hall: &Hall| format!("href=\"/hall/{}\"", hall.id);
        partner.get("/").await.is_ok().shows(&asked_in(&first));
        let second = Hall::open(&harness).await;
        for command in ["choose", "plan"] {
            second.command(&harness, command).await;
        }
        let made = worked_out(&second).await;
        set(&second, &made, &plan).await.is(422).shows("Belum ada peserta yang tercatat hadir");
        at_the_desk(&harness, &second, "present").await.is(303);
        set(&second, &made, "").await.is(422).shows("sedang berlaku dan akan digantikan");
        let page = second.staff.get(&format!("{}/plan", second.path)).await;
        page.is_ok().costs_at_most(10).shows("name=\"replaces\"").shows("menggantikan Rencana");
        set(&second, &made, &plan).await.is(303);

        partner.get("/").await.is_ok().hides(&asked_in(&first)).shows(&asked_in(&second));
        let late =
            first.staff.post(&format!("{}/answers", first.path), &answer("office", "agreed", "")).await;
        late.is(422).shows("digantikan oleh rencana lain");
        let phone = first.phone(&harness, OWN_OFFICE).await;
        let late = phone.post(&format!("/hall/{}/answers", first.id), &by_phone("l-1", "agreed", "")).await;
        late.is(422).shows("digantikan oleh rencana lain");
        let shown = first.staff.get(&format!("{}/plan", first.path)).await;
        shown.is_ok().shows("sudah digantikan oleh rencana lain").hides("Catat jawaban lisan");
    })
    .await;
}

#[tokio::test]
async fn what_a_side_answered_itself_is_not_written_over_by_the_secretariat() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let (plan, answers) = (format!("{}/plan", hall.path), format!("{}/answers", hall.path));
        let partner = hall.phone(&harness, OWN_PARTNER).await;
        let told = format!("/hall/{}/answers", hall.id);
        partner.post(&told, &by_phone("s-1", "objected", "Perlu lokasi lain")).await.is(303);
        let over = hall.staff.post(&answers, &answer("partner", "agreed", "")).await;
        over.is(422).shows("sudah menjawab sendiri (Delegasi (YS))");
        hall.staff.get(&plan).await.is_ok().shows("Perlu lokasi lain").hides("dicatat oleh");

        // What was written down from what was said aloud can be mended, until the side answers itself.
        hall.staff.post(&answers, &answer("office", "objected", "Belum dianggarkan")).await.is(303);
        hall.staff.post(&answers, &answer("office", "agreed", "")).await.is(303);
        hall.staff
            .get(&plan)
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("lisan atau di atas kertas, dicatat oleh");
        let office = hall.phone(&harness, OWN_OFFICE).await;
        office.post(&told, &by_phone("s-2", "objected", "Belum dianggarkan")).await.is(303);
        hall.staff.post(&answers, &answer("office", "agreed", "")).await.is(422);
        partner.post(&told, &by_phone("s-3", "agreed", "")).await.is(303);
        hall.staff.get(&plan).await.is_ok().shows("Belum dianggarkan").hides("Perlu lokasi lain");
    })
    .await;
}

#[tokio::test]
async fn once_the_record_is_issued_neither_answers_nor_attendance_change_until_it_is_withdrawn() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let (answers, told) = (format!("{}/answers", hall.path), format!("/hall/{}/answers", hall.id));
        let office = hall.phone(&harness, OWN_OFFICE).await;
        for side in ["office", "partner"] {
            hall.staff.post(&answers, &answer(side, "agreed", "")).await.is(303);
        }
        hall.command(&harness, "close").await;
        let signs =
            "update meeting set chair_position = 'Sekretaris Daerah', version = version + 1 where id = $1";
        harness.change(sql(signs).bind(hall.id.as_str())).await;
        let paper = format!("{}/papers/agreement", hall.path);
        let stand = hall.staff.get(&paper).await.is_ok().field("stand");
        let form =
            [("number", "050/1/2023"), ("classification", ""), ("signatory", ""), ("stand", stand.as_str())];
        let issued = hall.staff.post(&paper, &form).await.is(303).leads_on().to_owned();

        let late = office.post(&told, &by_phone("i-1", "objected", "Berubah pikiran")).await;
        late.is(422).shows("rapat ini sudah diterbitkan");
        hall.staff.post(&answers, &answer("office", "objected", "Berubah pikiran")).await.is(422);
        let door = at_the_desk(&harness, &hall, "excused").await;
        door.is(422).shows("menyebut siapa yang hadir");

        let withdrawn = hall.staff.post(&format!("{issued}/withdraw"), &[("reason", "Salah hadir")]).await;
        withdrawn.is(303);
        at_the_desk(&harness, &hall, "excused").await.is(303);
        office.post(&told, &by_phone("i-2", "objected", "Berubah pikiran")).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn once_it_is_over_those_who_took_part_read_what_it_came_to() {
    on_both(async |harness| {
        let hall = planned(&harness).await;
        let partner = harness.as_partner().await;
        let minutes = [("version", "1"), ("minutes", "Rapat dibuka Sekda.")];
        hall.staff.post(&format!("{}/minutes", hall.path), &minutes).await.is(303);
        partner.get(&hall.path).await.is_ok().hides("Rapat dibuka Sekda.");
        let answers = format!("{}/answers", hall.path);
        hall.staff.post(&answers, &answer("office", "agreed", "")).await.is(303);
        hall.command(&harness, "close").await;
        let page = partner.get(&hall.path).await;
        page.is_ok().costs_at_most(10).shows("Rapat dibuka Sekda.").shows("Belum dijawab kedua pihak");
        page.shows("Kebun gizi keluarga");
        hall.staff.post(&answers, &answer("partner", "agreed", "")).await.is(303);
        partner.get(&hall.path).await.is_ok().shows("Disetujui kedua pihak");
        let other = harness.as_other_partner().await.get(&hall.path).await;
        other.is_ok().shows("Rapat dibuka Sekda.").hides("Kebun gizi keluarga");
    })
    .await;
}

#[tokio::test]
async fn a_remark_on_a_task_that_somebody_else_moved_meanwhile_is_not_typed_again() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let task = [("what", "Menyusun naskah"), ("organisation", OWN_PARTNER), ("due", "2023-09-21")];
        hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);
        let task: String = harness.app.db().value(sql("select id from meeting_task")).await.unwrap().unwrap();
        let moves = format!("{}/tasks/{task}", hall.path);
        let says = |note: &'static str| [("version", "1"), ("state", "done"), ("note", note)];
        hall.staff.post(&moves, &says("Sudah dikirim")).await.is(303);
        let met = hall.staff.post(&moves, &says("Sudah ditandatangani")).await;
        met.is(409).shows("Orang lain mengubah tindak lanjut ini").shows("value=\"Sudah ditandatangani\"");
        met.hides("Data sudah berubah");
    })
    .await;
}

#[tokio::test]
async fn the_tasks_that_the_leaders_page_counts_are_those_that_it_opens() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        for what in ["Menyusun naskah", "Mengundang camat", "Menyiapkan ruang"] {
            let task = [("what", what), ("organisation", OWN_PARTNER), ("due", "2023-09-21")];
            hall.staff.post(&format!("{}/tasks", hall.path), &task).await.is(303);
        }
        let due = "update meeting_task set due = $1, version = version + 1 where what = $2";
        for (what, day) in [("Menyusun naskah", "2000-01-01"), ("Mengundang camat", "2999-12-31")] {
            harness.change(sql(due).bind(day).bind(what)).await;
        }
        let done = "update meeting_task set state = 'done', due = '2000-01-01', version = version + 1 where what = $1";
        harness.change(sql(done).bind("Menyiapkan ruang")).await;
        let leader = harness.as_leader().await;
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok().costs_at_most(10);
        for tasks in ["open", "late"] {
            page.shows(&format!("href=\"{}?tasks={tasks}#tasks\"", hall.path));
        }
        let open = leader.get(&format!("{}?tasks=open", hall.path)).await;
        open.is_ok().shows("Menyusun naskah").shows("Mengundang camat").hides("Menyiapkan ruang");
        let late = leader.get(&format!("{}?tasks=late", hall.path)).await;
        late.is_ok().shows("Menyusun naskah").hides("Mengundang camat").hides("Menyiapkan ruang");
        late.shows("lewat tenggatnya").shows("Tampilkan semua tindak lanjut");
        leader.get(&hall.path).await.is_ok().shows("Menyiapkan ruang").hides("Tampilkan semua tindak lanjut");
    })
    .await;
}
