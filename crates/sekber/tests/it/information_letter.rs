//! Letters about public information as they were sent: signed by somebody who does not judge them, and the same for ever, until the name
//! in them goes.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::docx::text_of;
use crate::harness::{Caller, Harness, SCAN, Seen, on_both};
use crate::information::signatory;

const FIELDS: [(&str, &str); 4] = [
    ("name", "Rina Warga"),
    ("contact", "rina.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023"),
    ("purpose", "Penelitian"),
];

/// A request as somebody filed it: number, code, and where the secretariat finds it.
struct Filed {
    number: String,
    code: String,
    path: String,
}

impl Filed {
    async fn of(harness: &Harness) -> Self {
        let filed = harness.public().post("/public/information", &FIELDS).await;
        let (number, code) = (filed.is_ok().field("number"), filed.field("code"));
        let id = sql("select id from information_request order by id desc limit 1");
        let id: String = harness.app.db().value(id).await.unwrap().unwrap();
        Self { number, code, path: format!("/information/{id}") }
    }

    async fn post(&self, citizen: &Caller, path: &str, more: &[(&str, &str)]) -> Seen {
        let mut all = vec![("number", self.number.as_str()), ("code", self.code.as_str())];
        all.extend_from_slice(more);
        citizen.post(path, &all).await
    }

    async fn look(&self, citizen: &Caller) -> Seen {
        self.post(citizen, "/public/information/state", &[]).await
    }

    /// Answers it as the secretariat does.
    async fn answer(&self, staff: &Caller, more: &[(&str, &str)]) -> Seen {
        self.send(staff, "answer", more).await
    }

    /// The draft of the letter with an answer.
    async fn preview(&self, staff: &Caller, more: &[(&str, &str)]) -> Seen {
        self.send(staff, "answer/preview", more).await
    }

    /// Sends a form of its page as it was read.
    async fn send(&self, staff: &Caller, form: &str, more: &[(&str, &str)]) -> Seen {
        let page = staff.get(&self.path).await;
        let (version, stand) = (page.field("version"), page.field("stand"));
        let mut all = vec![("version", version.as_str()), ("stand", stand.as_str())];
        all.extend_from_slice(more);
        staff.post(&format!("{}/{form}", self.path), &all).await
    }
}

async fn name_superior(harness: &Harness, name: &str) {
    let office = "insert into portal_settings (region_code, purpose_id, superior_name, superior_position)
         values ($1, '', $2, 'Sekretaris Daerah')";
    harness.change(sql(office).bind(harness.app.region()).bind(name)).await;
}

#[tokio::test]
async fn a_letter_stays_as_it_was_sent_until_its_name_goes() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let long = "9".repeat(101);
        let said = [
            ("state", "partly"),
            ("ground", "17h"),
            ("answer", "Nilainya rahasia."),
            ("signatory", signer.as_str()),
            ("consequence_test", "Berita Acara Nomor 480/3/2023."),
            ("exception_term", "Sampai 31 Desember 2028"),
        ];
        // What article 17 keeps back needs the test of its consequences and a term, and nothing else has them.
        let bare = filed.answer(&staff, &said[..4]).await;
        bare.is(422).shows("href=\"#consequence_test\"").shows("href=\"#exception_term\"");
        let elsewhere = [said[0], ("ground", "6-3e"), said[2], said[3], said[4]];
        filed.answer(&staff, &elsewhere).await.is(422).shows("href=\"#consequence_test\"");
        let too_long = [said.to_vec(), vec![("letter_number", long.as_str())]].concat();
        filed.answer(&staff, &too_long).await.is(422).shows("href=\"#letter_number\"");
        let numbered = [said.to_vec(), vec![("letter_number", "480/12/2023")]].concat();
        // The draft is shown and nothing kept.
        let draft = filed.preview(&staff, &numbered).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&draft).ok(), Some(FileKind::Pdf));
        filed.preview(&staff, &too_long).await.is(422).shows("Nilainya rahasia.");
        filed.look(&citizen).await.is_ok().shows("Menunggu jawaban").hides("Nilainya rahasia.");
        let read = staff.get(&filed.path).await.field("stand");
        filed.answer(&staff, &numbered).await.leads_to(&filed.path);
        let again = [numbered.to_vec(), vec![("version", "1"), ("stand", read.as_str())]].concat();
        staff.post(&format!("{}/answer/preview", filed.path), &again).await.is(422);
        staff
            .get(&filed.path)
            .await
            .is_ok()
            .shows("480/12/2023")
            .shows("Dra. Aminah")
            .shows("Diberikan sebagian");
        let letter = "/public/information/letter.pdf";
        let sent = filed.post(&citizen, letter, &[]).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&sent).ok(), Some(FileKind::Pdf));
        let scan = ("surat.pdf", "application/pdf", SCAN);
        let hand_in = format!("{}/scan", filed.path);
        staff.upload(&hand_in, &[], "scan", ("surat.exe", "application/pdf", b"MZ".as_slice())).await.is(422);
        // Whoever becomes the superior later stands in no letter of before.
        name_superior(&harness, "Drs. Baru, M.M.").await;
        assert_eq!(filed.post(&citizen, letter, &[]).await.is_ok().bytes, sent);
        assert_eq!(staff.get(&format!("{}/letter.pdf", filed.path)).await.is_ok().bytes, sent);
        // The same words to write on are the secretariat's alone, and stay as well.
        let own = format!("{}/letter.docx", filed.path);
        let text = text_of(&staff.get(&own).await.is_ok().bytes);
        for part in ["480/12/2023", "konsekuensi: Berita", "pengecualian: Sampai"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("Drs. Baru"), "{text}");
        // What is given is told before what is not.
        assert!(text.find("Nilainya rahasia.") < text.find("Bagian lain tidak kami berikan"), "{text}");
        staff.get(&filed.path).await.is_ok().shows("Surat jawaban (DOCX)").shows("480/3/2023");
        let seen = filed.look(&citizen).await;
        seen.is_ok().shows("480/3/2023").shows("Sampai 31 Desember 2028");
        seen.shows("480/12/2023").shows("Surat jawaban (PDF)").hides("DOCX");
        filed.post(&citizen, "/public/information/letter.docx", &[]).await.is(404);
        harness.as_leader().await.get(&own).await.is(403);
        // What was signed on paper takes the place of what was set here, once.
        staff.upload(&hand_in, &[], "scan", scan).await.leads_to(&filed.path);
        staff.upload(&hand_in, &[], "scan", scan).await.is(422);
        assert_eq!(filed.post(&citizen, letter, &[]).await.is_ok().bytes, SCAN);
        harness.as_leader().await.post(&hand_in, &[]).await.is(403);
        harness.change(sql("update information_request set answered_at = 0")).await;
        sekber::features::information::clean_up(&harness.app).await.unwrap();
        let kept = sql("select count(*) from district_file where file_name like 'jawaban-ppid%' or file_name = 'surat.pdf'");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(0));
        // The letter without the name is another one.
        assert_ne!(filed.post(&citizen, letter, &[]).await.is_ok().bytes, sent);
    })
    .await;
}

#[tokio::test]
async fn whoever_decides_about_objections_signs_no_answer() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        name_superior(&harness, "Dra. AMINAH, M.Si.").await;
        let staff = harness.as_staff().await;
        let superior = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let said = [("state", "answered"), ("answer", "Ada di /public/partnerships.")];
        let by = |signer| [said[0], said[1], ("signatory", signer)];
        let refused = filed.answer(&staff, &by(superior.as_str())).await;
        refused.is(422).shows("atasan PPID, yang memutus").shows("/public/partnerships.");
        let other = signatory(&harness, "Drs. Budi, M.Si.").await;
        filed.answer(&staff, &by(other.as_str())).await.leads_to(&filed.path);
    })
    .await;
}

#[tokio::test]
async fn the_draft_of_a_letter_that_would_be_refused_is_not_shown() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        name_superior(&harness, "Dra. Aminah, M.Si.").await;
        let staff = harness.as_staff().await;
        let superior = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let other = signatory(&harness, "Drs. Budi, M.Si.").await;
        let said = [("state", "answered"), ("answer", "Ada di /public/partnerships.")];
        for (signer, told) in
            [(None, "Pilih penanda tangan surat"), (Some(superior.as_str()), "atasan PPID, yang memutus")]
        {
            let signed = signer.map(|signer| ("signatory", signer));
            let fields: Vec<_> = said.iter().copied().chain(signed).collect();
            for refused in [filed.preview(&staff, &fields).await, filed.answer(&staff, &fields).await] {
                refused.is(422).shows(told).shows("/public/partnerships.");
            }
        }
        // Nobody sees a letter about another request than they read.
        let unread = [said[0], said[1], ("version", "1"), ("signatory", other.as_str())];
        let preview = format!("{}/answer/preview", filed.path);
        staff.post(&preview, &unread).await.is(409).shows("berubah sejak halaman dibuka");
        let read = staff.get(&filed.path).await.field("stand");
        let fields = [said[0], said[1], unread[2], unread[3], ("stand", read.as_str())];
        let wrong = ("daftar.exe", "application/pdf", b"MZ nothing that we take".as_slice());
        staff.upload(&preview, &fields, "file", wrong).await.is(422).shows("href=\"#file\"");
        let draft = staff.post(&preview, &fields).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&draft).ok(), Some(FileKind::Pdf));
    })
    .await;
}

#[tokio::test]
async fn the_draft_of_a_reply_asks_for_what_the_reply_needs() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        harness.change(sql("update information_request set received_on = '2023-10-02'")).await;
        name_superior(&harness, "Dra. Atasan, M.M.").await;
        let at = "2023-10-17T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let late = harness.at(Moment(at)).await;
        let said = [("reason", "35c"), ("statement", "Tanpa kabar."), ("representative", "Rudi Kuasa")];
        filed.post(&late.public(), "/public/information/objection", &said).await.is_ok();
        let staff = late.as_staff().await;
        let read = staff.get(&filed.path).await.field("stand");
        let granted = [("end", "granted"), ("decision", "Kami berikan."), ("stand", read.as_str())];
        let objection = format!("{}/objection", filed.path);
        for form in [objection.clone(), format!("{objection}/preview")] {
            let refused = staff.post(&form, &granted).await;
            refused.is(422).shows("href=\"#power_shown\"").shows("Kami berikan.");
        }
        // Whoever signed the answer replies to no objection, not even in a draft.
        harness.change(sql("update information_request set signer_name = 'DRA. ATASAN, M.M.'")).await;
        let shown = [granted[0], granted[1], granted[2], ("power_shown", "yes")];
        for form in [objection.clone(), format!("{objection}/preview")] {
            staff.post(&form, &shown).await.is(422).shows("tidak memutus keberatan");
        }
    })
    .await;
}

#[tokio::test]
async fn an_objection_waits_for_the_leaders_and_its_reply_brings_a_file() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        harness.change(sql("update information_request set received_on = '2023-10-02'")).await;
        let at = "2023-10-17T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let late = harness.at(Moment(at)).await;
        let (citizen, staff, leader) = (late.public(), late.as_staff().await, late.as_leader().await);
        let said = [("reason", "35c"), ("statement", "Tanpa kabar."), ("representative", "Rudi Kuasa")];
        filed.post(&citizen, "/public/information/objection", &said).await.is_ok();
        leader.get("/").await.is_ok().shows("1/KEB-PPID/2023").shows(&format!("href=\"{}\"", filed.path));
        // Whoever is not the superior is told; whoever bears the name of the superior, be it with titles, has to act.
        leader.get("/").await.is_ok().shows("Untuk diketahui: keberatan");
        name_superior(&harness, "Dra. Sesilia Sekda, M.Si.").await;
        leader.get("/").await.is_ok().shows("tanggapan Anda sebagai atasan PPID").hides("Untuk diketahui");
        harness.change(sql("delete from portal_settings")).await;
        let read = leader.get(&filed.path).await;
        read.is_ok().shows("Tanpa kabar.").hides("Rina Warga").hides("Rudi Kuasa").hides("Kirim tanggapan");
        let objection = format!("{}/objection", filed.path);
        let stand = staff.get(&filed.path).await.field("stand");
        let granted = [
            ("end", "granted"),
            ("decision", "Daftarnya terlampir."),
            ("power_shown", "yes"),
            ("decision_number", "480/77/2023"),
            ("stand", stand.as_str()),
        ];
        // Nothing is sent that nobody signs.
        staff.post(&objection, &granted).await.is(422).shows("href=\"#superior\"").shows("terlampir.");
        name_superior(&harness, "Dra. Atasan, M.M.").await;
        let preview = format!("{objection}/preview");
        let draft = staff.post(&preview, &granted).await.is_ok().bytes.clone();
        assert_eq!(FileKind::of(&draft).ok(), Some(FileKind::Pdf));
        leader.post(&preview, &granted).await.is(403);
        let wrong = ("daftar.exe", "application/pdf", b"MZ nothing that we take".as_slice());
        staff
            .upload(&objection, &granted, "decision_file", wrong)
            .await
            .is(422)
            .shows("href=\"#decision_file\"");
        let list = ("daftar.pdf", "application/pdf", SCAN);
        staff.upload(&objection, &granted, "decision_file", list).await.leads_to(&filed.path);
        let seen = filed.look(&citizen).await;
        seen.is_ok().shows("Keberatan: Dikabulkan").shows("Berkas bersama tanggapan").shows("Dra. Atasan");
        // Nothing is left to object to, so nothing says how.
        seen.hides("ajukan keberatan tertulis");
        let file = "/public/information/objection/file";
        assert_eq!(filed.post(&citizen, file, &[]).await.is_ok().bytes, SCAN);
        citizen.post(file, &[("number", filed.number.as_str()), ("code", "AAAAAAAA")]).await.is(404);
        for reader in [&staff, &leader] {
            assert_eq!(reader.get(&format!("{objection}/file")).await.is_ok().bytes, SCAN);
        }
        let docx = format!("{objection}.docx");
        let sent = staff.get(&docx).await.is_ok().bytes.clone();
        let text = text_of(&sent);
        for part in ["480/77/2023", "Sdr./Sdri. Rina Warga", "berkas daftar.pdf", "Demikian kami sampaikan"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        harness.change(sql("update portal_settings set superior_name = 'Drs. Baru, M.M.'")).await;
        assert_eq!(staff.get(&docx).await.is_ok().bytes, sent);
        let scan = ("tanggapan.pdf", "application/pdf", SCAN);
        staff.upload(&format!("{objection}/scan"), &[], "reply_scan", scan).await.leads_to(&filed.path);
        assert_eq!(filed.post(&citizen, "/public/information/objection.pdf", &[]).await.is_ok().bytes, SCAN);
        let again = Filed::of(&late).await;
        staff.upload(&format!("{}/scan", again.path), &[], "scan", scan).await.is(422);
        staff.get(&format!("{}/objection/file", again.path)).await.leads_to(&again.path);
        again.post(&citizen, file, &[]).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_a_letter_with_its_file() {
    on_both(async |harness| {
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let receipt = Filed::of(&harness).await;
        let path = receipt.path.clone();
        let [letter, given] = ["/public/information/letter.pdf", "/public/information/file"];
        receipt.post(&citizen, letter, &[]).await.is(404);
        receipt.post(&citizen, given, &[]).await.is(404);
        staff.get(&format!("{path}/letter.pdf")).await.leads_to(&path);
        let signatory = signatory(&harness, "Dra. Siti Aminah, M.Si.").await;
        let read = staff.get(&path).await.is_ok().shows("Dra. Siti Aminah").field("stand");
        let fields = [
            ("version", "1"),
            ("state", "answered"),
            ("answer", "Daftarnya terlampir."),
            ("signatory", signatory.as_str()),
            ("stand", read.as_str()),
        ];
        let answer = format!("{path}/answer");
        let wrong = ("daftar.exe", "application/pdf", b"MZ nothing that we take".as_slice());
        staff.upload(&answer, &fields, "file", wrong).await.is(422).shows("href=\"#file\"");
        let list = ("daftar.pdf", "application/pdf", SCAN);
        staff.upload(&answer, &fields, "file", list).await.leads_to(&path);
        let signed = sql("select signer_name || ' ' || signer_under from information_request");
        let signed: Option<String> = harness.app.db().value(signed).await.unwrap();
        assert_eq!(signed.as_deref(), Some("Dra. Siti Aminah, M.Si. NIP 19700101 199503 2 001"));
        receipt
            .look(&citizen)
            .await
            .is_ok()
            .shows("action=\"/public/information/letter.pdf\"")
            .shows("Berkas informasi");
        staff.get(&path).await.is_ok().costs_at_most(6).shows(&format!("{path}/letter.pdf"));
        let file = receipt.look(&citizen).await.field("file");
        let own = format!("{path}/file?of={file}");
        staff.get(&format!("{path}/file")).await.leads_to(&path);
        for (seen, file) in [
            (
                receipt.post(&citizen, letter, &[]).await,
                receipt.post(&citizen, given, &[("file", file.as_str())]).await,
            ),
            (staff.get(&format!("{path}/letter.pdf")).await, staff.get(&own).await),
        ] {
            let bytes = seen.is_ok().costs_at_most(10).bytes.clone();
            assert_eq!(FileKind::of(&bytes).ok(), Some(FileKind::Pdf));
            assert_eq!(file.is_ok().bytes, SCAN);
        }
        for shut_out in [harness.as_partner().await, harness.as_leader().await] {
            shut_out.get(&format!("{path}/letter.pdf")).await.is(403);
        }
        harness.as_partner().await.get(&own).await.is(403);
        receipt.post(&citizen, given, &[]).await.is(404);
        for path in [letter, given] {
            citizen.post(path, &[("number", "1/PPID/2026"), ("code", "AAAAAAAA")]).await.is(404);
            citizen.post(path, &[]).await.leads_to("/public/information/state");
        }
    })
    .await;
}
