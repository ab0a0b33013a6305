//! More time for an answer: whoever asked gets a letter with the reason and the new last day, the same for ever, until the name in it goes.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, SCAN, Seen, on_both};
use crate::information::{extend, signatory};

const FIELDS: [(&str, &str); 4] = [
    ("name", "Rina Warga"),
    ("contact", "rina.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023"),
    ("purpose", "Penelitian"),
];
const STATE: &str = "/public/information/state";
const LETTER: &str = "/public/information/extension.pdf";

/// A request as somebody filed it: number, code, and where the secretariat finds it.
pub struct Filed {
    pub number: String,
    pub code: String,
    pub path: String,
}

impl Filed {
    pub async fn of(harness: &Harness) -> Self {
        let filed = harness.public().post("/public/information", &FIELDS).await;
        let (number, code) = (filed.is_ok().field("number"), filed.field("code"));
        let id = sql("select id from information_request order by id desc limit 1");
        let id: String = harness.app.db().value(id).await.unwrap().unwrap();
        Self { number, code, path: format!("/information/{id}") }
    }

    async fn post(&self, citizen: &Caller, path: &str) -> Seen {
        citizen.post(path, &[("number", self.number.as_str()), ("code", self.code.as_str())]).await
    }
}

#[tokio::test]
async fn an_extension_is_a_letter_that_stays_as_it_was_sent_until_its_name_goes() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let own = format!("{}/extension.pdf", filed.path);
        let hand_in = format!("{}/extension/scan", filed.path);
        let scan = ("surat.pdf", "application/pdf", SCAN);
        filed.post(&citizen, LETTER).await.is(404);
        staff.get(&own).await.leads_to(&filed.path);
        staff.upload(&hand_in, &[], "extension_scan", scan).await.is(422);
        let read = staff.get(&filed.path).await.field("stand");
        let said = [
            ("version", "1"),
            ("stand", read.as_str()),
            ("because", "Dikumpulkan dari arsip"),
            ("extension_number", "480/3/2023"),
            ("signatory", signer.as_str()),
        ];
        let (form, preview) =
            (format!("{}/extend", filed.path), format!("{}/extend/preview", filed.path));
        // The draft asks for the same as the letter.
        for form in [&form, &preview] {
            let unsigned = staff.post(form, &said[..4]).await;
            unsigned.is(422).shows("href=\"#extension_signer\"").shows("Dikumpulkan dari arsip");
            let unread = [said[0], said[2], said[4]];
            staff.post(form, &unread).await.is(409).shows("berubah sejak halaman dibuka");
        }
        let draft = staff.post(&preview, &said).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&draft).ok(), Some(FileKind::Pdf));
        let leader = harness.as_leader().await;
        leader.post(&preview, &said).await.is(403);
        filed.post(&citizen, STATE).await.is_ok().hides("Pemberitahuan perpanjangan waktu");
        staff.post(&form, &said).await.leads_to(&filed.path);
        staff.post(&preview, &said).await.is(422);
        let seen = staff.get(&filed.path).await;
        seen.is_ok().costs_at_most(10).shows("480/3/2023").shows("Dra. Aminah").shows(&own);
        leader.get(&filed.path).await.is_ok().hides(&own);
        leader.get(&own).await.is(403);
        let seen = filed.post(&citizen, STATE).await;
        seen.is_ok().shows("Pemberitahuan perpanjangan waktu").shows(&format!("action=\"{LETTER}\""));
        let sent = filed.post(&citizen, LETTER).await.is_ok().costs_at_most(10).bytes.clone();
        assert_eq!(FileKind::of(&sent).ok(), Some(FileKind::Pdf));
        citizen.post(LETTER, &[("number", filed.number.as_str()), ("code", "AAAAAAAA")]).await.is(404);
        citizen.post(LETTER, &[]).await.leads_to(STATE);
        // What the settings say later changes no letter of before.
        harness.change(sql("update signatory set name = 'Drs. Baru, M.M.'")).await;
        assert_eq!(filed.post(&citizen, LETTER).await.is_ok().bytes, sent);
        assert_eq!(staff.get(&own).await.is_ok().bytes, sent);
        // What was signed on paper takes the place of what was set here, once.
        staff.upload(&hand_in, &[], "extension_scan", scan).await.leads_to(&filed.path);
        staff.upload(&hand_in, &[], "extension_scan", scan).await.is(422);
        assert_eq!(filed.post(&citizen, LETTER).await.is_ok().bytes, SCAN);
        harness.change(sql("update information_request set received_at = 0")).await;
        sekber::features::information::clean_up(&harness.app).await.unwrap();
        let kept = sql("select count(*) from district_file where file_name like 'perpanjangan-ppid%' or file_name = 'surat.pdf'");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(0));
        // The letter without the name is another one.
        assert_ne!(filed.post(&citizen, LETTER).await.is_ok().bytes, sent);
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_about_objections_signs_no_extension() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let office = "insert into portal_settings (region_code, purpose_id, superior_name, superior_position)
             values ($1, '', 'Dra. AMINAH, M.Si.', 'Sekretaris Daerah')";
        harness.change(sql(office).bind(harness.app.region())).await;
        let staff = harness.as_staff().await;
        let superior = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let refused = extend(&staff, &filed.path, "Dikumpulkan dari arsip", &superior).await;
        refused.is(422).shows("atasan PPID, yang memutus").shows("Dikumpulkan dari arsip");
        let other = signatory(&harness, "Drs. Budi, M.Si.").await;
        extend(&staff, &filed.path, "Dikumpulkan dari arsip", &other).await.leads_to(&filed.path);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_was_prolonged_before_there_were_letters_has_none() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        harness.change(sql("update information_request set extended_because = 'Arsip lama'")).await;
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let own = format!("{}/extension.pdf", filed.path);
        staff.get(&filed.path).await.is_ok().shows("Arsip lama").hides(&own);
        staff.get(&own).await.leads_to(&filed.path);
        filed.post(&citizen, STATE).await.is_ok().shows("Arsip lama").hides(LETTER);
        filed.post(&citizen, LETTER).await.is(404);
    })
    .await;
}
