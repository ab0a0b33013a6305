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
        let list = file("attendance").await;
        for name in ["Siti Aminah", "Budi", "Yosef", "Agus", "Kabid"] {
            assert_eq!(list.matches(name).count(), 1, "{name}: {list}");
        }
    })
    .await;
}
