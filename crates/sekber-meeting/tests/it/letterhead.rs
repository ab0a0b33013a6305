//! Scenarios about the pictures on letterheads: what a district uploads stands on its papers, and on no other's.

use std::io::Read as _;

use sekber::kit::store::sql;
use sekber_documents::drawing;

use crate::hall::Hall;
use crate::harness::{Harness, Seen, on_both};

const SHIELD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50"><rect width="40" height="50" fill="green"/></svg>"#;

async fn upload(harness: &Harness, whose: &str, field: &str, picture: &[u8]) -> Seen {
    let staff = harness.as_staff().await;
    let file = ("lambang.png", "image/png", picture);
    staff.upload("/settings/emblem", &[("whose", whose)], field, file).await
}

/// How many pictures lie in a DOCX.
fn pictures(docx: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut body = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    body.matches("r:embed=\"picture1\"").count()
}

async fn minutes(hall: &Hall) -> Vec<u8> {
    hall.staff.get(&format!("{}/files/minutes.docx", hall.path)).await.is_ok().bytes.clone()
}

#[tokio::test]
async fn an_emblem_stands_on_the_papers_of_the_district_until_it_is_taken_off() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let plain = minutes(&hall).await;
        let picture = drawing::png(SHIELD, 900).unwrap();
        upload(&harness, "district", "emblem", &picture).await.is(303);
        let settings = hall.staff.get("/settings/documents").await;
        settings.is_ok().costs_at_most(10).shows("Terpasang").shows("Lepas lambang daerah dari kop");
        let with = minutes(&hall).await;
        assert_eq!((pictures(&plain), pictures(&with)), (0, 1));
        hall.staff.get(&format!("{}/files/minutes.pdf", hall.path)).await.is_ok().costs_at_most(11);
        let sample = hall.staff.get("/settings/letterhead.pdf").await.is_ok().bytes.clone();
        let of_head = hall.staff.get("/settings/letterhead.pdf?whose=state").await.is_ok().bytes.clone();
        assert_ne!(sample, of_head);
        // The head of the region does not bear it, but that of the state.
        let regent =
            sql("update meeting set chair_position = 'Bupati Sintang', version = version + 1 where id = $1");
        harness.change(regent.bind(hall.id.as_str())).await;
        assert_eq!(pictures(&minutes(&hall).await), 0);
        upload(&harness, "state", "state_emblem", &picture).await.is(303);
        assert_eq!(pictures(&minutes(&hall).await), 1);
        hall.staff.post("/settings/emblem/end", &[("whose", "state")]).await.is(303);
        assert_eq!(pictures(&minutes(&hall).await), 0);
        hall.staff.post("/settings/emblem/end", &[("whose", "state")]).await.is(404);
        let told = sql("select count(*) from audit where kind = 'letterhead.emblem_changed'");
        assert_eq!(harness.app.db().value::<i64>(told).await.unwrap(), Some(3));
    })
    .await;
}

#[tokio::test]
async fn only_small_pictures_that_can_be_drawn_are_taken_from_the_secretariat() {
    on_both(async |harness| {
        let picture = drawing::png(SHIELD, 90).unwrap();
        upload(&harness, "district", "emblem", b"%PDF-1.4 no picture").await.is(422);
        for other in [b"<svg/>".as_slice(), b"GIF89a\x01\0\x01\0"] {
            let seen = upload(&harness, "district", "emblem", other).await;
            seen.is(422).shows("Pilih gambar PNG atau JPEG");
        }
        let line = SHIELD.replace("0 0 40 50", "0 0 3000 10");
        for small in [drawing::png(SHIELD, 4).unwrap(), drawing::png(&line, 600).unwrap()] {
            let seen = upload(&harness, "district", "emblem", &small).await;
            seen.is(422).shows("terlalu kecil atau terlalu pipih");
        }
        let large = [picture.as_slice(), vec![0; 200_000].as_slice()].concat();
        upload(&harness, "district", "emblem", &large).await.is(422).shows("lebih besar dari 200 kB");
        upload(&harness, "province", "emblem", &picture).await.is(422);
        let staff = harness.as_staff().await;
        staff
            .upload("/settings/emblem", &[("whose", "district")], "emblem", ("", "image/png", b""))
            .await
            .is(422);
        let partner = harness.as_partner().await;
        let file = ("lambang.png", "image/png", picture.as_slice());
        partner.upload("/settings/emblem", &[("whose", "district")], "emblem", file).await.is(403);
        let kept = sql("select count(*) from letterhead where emblem_id is not null");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(0));
        staff.get("/settings/letterhead.pdf").await.is_ok();
    })
    .await;
}
