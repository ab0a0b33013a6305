//! Scenarios about the people who come to a meeting: each with name, position and L/P, and how many the minutes count.

use sekber::kit::store::sql;

use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, on_both};

#[tokio::test]
async fn people_of_one_body_are_counted_once_each_by_what_was_told_of_them() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let of = async |organisation: &str| -> String {
            let asked =
                sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
            harness.app.db().value(asked.bind(&hall.id).bind(organisation)).await.unwrap().unwrap()
        };
        let (office, partner, other) = (of(OWN_OFFICE).await, of(OWN_PARTNER).await, of(OTHER_PARTNER).await);
        let desk = format!("{}/door", hall.path);
        let come = async |participant: &str, name: &str, sex: &str, status: u16| {
            let form = [("participant", participant), ("presence", "present"), ("name", name), ("sex", sex)];
            hall.staff.post(&desk, &form).await.is(status);
        };
        come(&office, "Siti Aminah", "female", 303).await;
        come(&office, "Budi", "male", 303).await;
        come(&office, "Yosef", "", 303).await;
        // What was left open is told by writing the same name again; it stays one person.
        come(&office, "yosef", "male", 303).await;
        come(&partner, "Petrus", "other", 404).await;
        come(&partner, "", "", 303).await;
        // Whoever was told to come for somebody who is excused in the end was not there.
        come(&other, "Maria", "female", 303).await;
        hall.staff.post(&desk, &[("participant", other.as_str()), ("presence", "excused")]).await.is(303);
        let code = hall.code(&harness, OWN_OFFICE).await;
        let phone = [("code", code.as_str()), ("name", "Agus"), ("position", "Kabid"), ("sex", "")];
        harness.public().post("/hall", &phone).await.is(303);
        assert_eq!(count(harness.app.db(), "select count(*) from meeting_seat where sex is null").await, 2);
        hall.staff.get(&desk).await.is_ok().shows("Siti Aminah (P)").shows("Budi (L)").costs_at_most(10);

        let file = async |name: &str| {
            text_of(&hall.staff.get(&format!("{}/files/{name}.docx", hall.path)).await.is_ok().bytes)
        };
        let minutes = file("minutes").await;
        assert!(minutes.contains("4 orang tercatat: 2 L, 1 P, 1 tidak dicatat"), "{minutes}");
        assert!(minutes.contains("1 peserta hadir tanpa nama orang"), "{minutes}");
        let (held, annex) = minutes.split_once("Lampiran: Daftar Hadir").unwrap();
        assert!(held.contains("(daftar terlampir)") && held.contains("1. Pembukaan"), "{held}");
        assert!(annex.contains("Agus, Kabid") && annex.contains("Siti Aminah"), "{annex}");
        let unknown = sql("update meeting_seat set sex = null");
        harness.change(unknown).await;
        let plain = file("minutes").await;
        assert!(plain.contains("4 orang tercatat;") && !plain.contains(" L, "), "{plain}");
        let list = file("attendance").await;
        for name in ["Siti Aminah", "Budi", "Yosef", "Agus", "Kabid"] {
            assert_eq!(list.matches(name).count(), 1, "{name}: {list}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_was_written_down_twice_is_removed_from_the_attendance() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let db = harness.app.db();
        let office = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let office: String = db.value(office.bind(&hall.id).bind(OWN_OFFICE)).await.unwrap().unwrap();
        let (desk, opened) =
            (format!("{}/door", hall.path), format!("{}/door?participant={office}", hall.path));
        for name in ["Siti Aminah", "Siti Aminnah"] {
            let form = [("participant", office.as_str()), ("presence", "present"), ("name", name)];
            hall.staff.post(&desk, &form).await.is(303);
        }
        hall.staff.get(&opened).await.is_ok().shows("Siti Aminnah").shows("Hapus dari daftar hadir");
        let wrong = "select id from meeting_seat where name = 'Siti Aminnah'";
        let wrong: String = db.value(sql(wrong)).await.unwrap().unwrap();
        let strike = [("participant", office.as_str()), ("strike", wrong.as_str())];
        harness.as_office().await.post(&desk, &strike).await.is(403);
        hall.staff.post(&desk, &[("participant", office.as_str()), ("strike", "nobody")]).await.is(404);
        // Whoever presses twice has done it once.
        for _ in 0..2 {
            hall.staff.post(&desk, &strike).await.leads_to(&opened);
        }
        hall.staff.get(&opened).await.is_ok().shows("Siti Aminah").hides("Siti Aminnah");
        let list = hall.staff.get(&format!("{}/files/attendance.docx", hall.path)).await;
        let list = text_of(&list.is_ok().bytes);
        assert!(list.contains("Siti Aminah") && !list.contains("Siti Aminnah"), "{list}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_by_messenger_goes_to_the_number_that_is_known() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let office = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let office: String =
            harness.app.db().value(office.bind(&hall.id).bind(OWN_OFFICE)).await.unwrap().unwrap();
        let opened = format!("{}/door?participant={office}", hall.path);
        hall.staff.get(&opened).await.is_ok().shows("https://wa.me/?text=");
        let phone = sql("update organisation set contact_phone = '0812-0000-1111' where id = $1");
        harness.change(phone.bind(OWN_OFFICE)).await;
        hall.staff.get(&opened).await.is_ok().shows("https://wa.me/6281200001111?text=");
    })
    .await;
}
