//! Scenarios about what is set for a meeting before it: when presentations begin, what must lie within it, what a copy takes over,
//! and that nothing typed is lost when somebody else was faster.

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{OTHER_PARTNER, OWN_PARTNER, on_both};

/// What every meeting of these scenarios is called with.
const USUAL: [(&str, &str); 5] = [
    ("name", "Rapat Koordinasi"),
    ("place", "Aula Bappeda"),
    ("day", "2023-09-20"),
    ("starts", "08:00"),
    ("ends", "16:00"),
];

#[tokio::test]
async fn presentations_begin_after_opening_and_addresses() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let called = async |field: &'static str, time: &'static str, status: u16| {
            let form = [&USUAL[..], &[(field, time)]].concat();
            let called = staff.post("/meetings/new", &form).await;
            called.is(status).header("location").to_owned()
        };
        called("presentations_from", "07:30", 422).await;
        called("presentations_from", "16:00", 422).await;
        called("talks_from", "23:00", 422).await;
        let form = [&USUAL[..], &[("pause_from", "17:00"), ("pause_to", "18:00")]].concat();
        staff.post("/meetings/new", &form).await.is(422).shows("di antara mulai dan selesainya rapat");
        let path = called("presentations_from", "09:30", 303).await;
        staff.post(&format!("{path}/invitations"), &[("all", "1")]).await.is(303);
        staff.post(&format!("{path}/order/propose"), &[]).await.is(303);
        staff.get(&format!("{path}/order")).await.is_ok().shows("09.30").hides("08.00");
        staff.get(&path).await.is_ok().shows("Periksa harinya");
        staff.get(&format!("{path}/edit")).await.is_ok().shows("value=\"09:30\"");
        // What goes on after midnight is not taken for the early morning.
        let late =
            sql("update meeting set presentations_from = '23:55', version = version + 1 where id = $1");
        harness.change(late.bind(path.rsplit('/').next().unwrap())).await;
        staff.get(&format!("{path}/order")).await.is_ok().shows("sesudah tengah malam").shows("badge warn");
    })
    .await;
}

#[tokio::test]
async fn a_copy_has_the_same_desks() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let version = hall.version(&harness).await;
        let two = [
            ("version", version.as_str()),
            ("act", "set"),
            ("name_1", "Gizi"),
            ("name_2", "Pangan"),
            ("theme", "stunting"),
            ("desk", "1"),
        ];
        hall.staff.post(&format!("{}/desks", hall.path), &two).await.is(303);
        let like = hall.staff.get(&format!("/meetings/new?like={}", hall.id)).await;
        assert_eq!(like.is_ok().field("like"), hall.id);
        let form = [&USUAL[..], &[("like", hall.id.as_str())]].concat();
        let copy = hall.staff.post("/meetings/new", &form).await;
        let desks = hall.staff.get(&format!("{}/desks", copy.is(303).header("location"))).await;
        desks.is_ok().shows("value=\"Gizi\"").shows("value=\"Pangan\"");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_when_somebody_else_was_faster() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let (order, edit) = (format!("{}/order", hall.path), format!("{}/edit", hall.path));
        let version = hall.version(&harness).await;
        let typed = |version: &str| -> Vec<(String, String)> {
            let row = |partner: &str, minutes: &str| {
                [("slot", partner), ("minutes", minutes), ("not_before", "")]
                    .map(|(name, text)| (name.to_owned(), text.to_owned()))
            };
            let mut form = vec![("version".to_owned(), version.to_owned())];
            form.extend(row(OTHER_PARTNER, "17"));
            form.extend(row(OWN_PARTNER, "23"));
            form
        };
        let send = async |form: &[(String, String)]| {
            let form: Vec<(&str, &str)> =
                form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            hall.staff.post(&order, &form).await
        };
        harness.change(sql("update meeting set version = version + 1 where id = $1").bind(&hall.id)).await;
        let met = send(&typed(&version)).await;
        met.is(409).shows("belum disimpan").shows("value=\"17\"").shows("value=\"23\"");
        assert_eq!(met.field("slot"), OTHER_PARTNER, "in the order that was typed");
        assert_eq!(send(&typed(&met.field("version"))).await.status, 303);

        let stale = [&USUAL[..], &[("place", "Gedung Serbaguna"), ("version", version.as_str())]].concat();
        let stale: Vec<_> = stale.into_iter().filter(|pair| *pair != USUAL[1]).collect();
        let met = hall.staff.post(&edit, &stale).await;
        met.is(409).shows("belum disimpan").shows("Gedung Serbaguna");
        assert_eq!(met.field("version"), hall.version(&harness).await);
        hall.staff.get(&hall.path).await.is_ok().hides("Gedung Serbaguna");
    })
    .await;
}
