//! Objections to answers of the information officer: raised with number and code, decided by the superior, told in a letter.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::docx::text_of;
use crate::harness::{Caller, Harness, Seen, on_both};

const FIELDS: [(&str, &str); 4] = [
    ("name", "Siti Warga"),
    ("contact", "siti.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023"),
    ("purpose", "Penelitian"),
];
const STATE: &str = "/public/information/state";
const OBJECT: &str = "/public/information/objection";

/// A request that was filed on Monday, 2 October 2023: its number and code, and where the secretariat finds it.
struct Filed {
    number: String,
    code: String,
    path: String,
}

impl Filed {
    async fn of(harness: &Harness) -> Self {
        let filed = harness.public().post("/public/information", &FIELDS).await;
        let (number, code) = (filed.is_ok().field("number"), filed.field("code"));
        harness.change(sql("update information_request set received_on = '2023-10-02'")).await;
        let id = sql("select id from information_request order by id desc limit 1");
        let id: String = harness.app.db().value(id).await.unwrap().unwrap();
        Self { number, code, path: format!("/information/{id}") }
    }

    fn fields<'a>(&'a self, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let mut all = vec![("number", self.number.as_str()), ("code", self.code.as_str())];
        all.extend_from_slice(more);
        all
    }

    async fn look(&self, citizen: &Caller) -> Seen {
        citizen.post(STATE, &self.fields(&[])).await
    }

    async fn object(&self, citizen: &Caller, reason: &str) -> Seen {
        let said = [("reason", reason), ("statement", "Saya sudah menunggu\ntanpa kabar.")];
        citizen.post(OBJECT, &self.fields(&said)).await
    }
}

/// Says who decides about objections.
async fn name_superior(harness: &Harness) {
    let office = "insert into portal_settings (region_code, purpose_id, superior_name, superior_position)
         values ($1, '', 'Dra. Atasan, M.M.', 'Sekretaris Daerah')";
    harness.change(sql(office).bind(harness.app.region())).await;
}

async fn on_day(harness: &Harness, day: &str) -> Harness {
    let at = format!("{day}T03:00:00Z").parse::<jiff::Timestamp>().unwrap().as_millisecond();
    harness.at(Moment(at)).await
}

#[tokio::test]
async fn nobody_answers_so_whoever_asked_objects_and_the_superior_decides() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        name_superior(&harness).await;
        let early = on_day(&harness, "2023-10-16").await;
        filed.look(&early.public()).await.is_ok().hides("Ajukan keberatan");
        filed.object(&early.public(), "35c").await.is(422);
        let late = on_day(&harness, "2023-10-17").await;
        let citizen = late.public();
        // Thirty working days after 16 October.
        filed.look(&citizen).await.is_ok().shows("Ajukan keberatan").shows("27 November 2023");
        filed.object(&citizen, "35a").await.is(422).shows("Saya sudah menunggu");
        citizen.post(OBJECT, &filed.fields(&[("reason", "35c")])).await.is(422).shows("href=\"#statement\"");
        let wrong =
            [("number", filed.number.as_str()), ("code", "AAAAAAAA"), ("reason", "35c"), ("statement", "x")];
        citizen.post(OBJECT, &wrong).await.is(404);
        citizen.post(OBJECT, &[]).await.leads_to(STATE);
        let raised = filed.object(&citizen, "35c").await;
        raised
            .is_ok()
            .shows("1/KEB-PPID/2023")
            .shows("Menunggu tanggapan")
            .shows("28 November 2023")
            .hides("Siti");
        // The same again is the same; another one is refused.
        filed.object(&citizen, "35c").await.is_ok();
        filed.object(&citizen, "35b").await.is(422);
        let count = sql("select count(*) from information_objection");
        assert_eq!(harness.app.db().value::<i64>(count).await.unwrap(), Some(1));

        let staff = late.as_staff().await;
        staff.get("/").await.is_ok().shows("1/KEB-PPID/2023").shows("sisa 30 hari kerja");
        let waiting = staff.get("/information?objection=received").await;
        waiting.is_ok().shows(&filed.number).shows("28 November 2023").costs_at_most(5);
        staff.get("/information?objection=upheld").await.is_ok().hides(&filed.number);
        let answer = format!("{}/objection", filed.path);
        staff.post(&answer, &[]).await.is(422);
        let read = staff.get(&filed.path).await.is_ok().shows("tanpa kabar.").field("stand");
        let said = [("end", "granted"), ("decision", "Daftarnya di /public/partnerships.")];
        staff.post(&answer, &said).await.is(409).shows("berubah sejak halaman dibuka");
        let said = [said[0], said[1], ("stand", read.as_str())];
        staff.post(&answer, &said).await.leads_to(&filed.path);
        staff.post(&answer, &said).await.is(422);
        let seen = filed.look(&citizen).await;
        seen.is_ok().shows("Dikabulkan").shows("/public/partnerships").shows("Komisi Informasi");
        // Fourteen working days after 17 October.
        seen.shows("6 November 2023");
        for shut_out in [late.as_partner().await, late.as_leader().await] {
            shut_out.post(&answer, &said).await.is(403);
            shut_out.get(&format!("{}/objection.pdf", filed.path)).await.is(403);
        }
        let audit = late.as_admin().await.get("/audit").await;
        audit
            .is_ok()
            .shows("Keberatan atas permintaan informasi ditanggapi")
            .hides("tanpa kabar")
            .hides("siti.warga");
        let years = citizen.get("/public/information").await;
        years.is_ok().shows("Permintaan dan keberatan per tahun").hides("Siti").hides("tanpa kabar");
    })
    .await;
}

#[tokio::test]
async fn holidays_on_a_fixed_day_are_known_and_the_page_says_which_are_not() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        // Monday, 18 December 2023: Christmas and New Year stand between.
        harness.change(sql("update information_request set received_on = '2023-12-18'")).await;
        let then = on_day(&harness, "2023-12-19").await;
        let seen = filed.look(&then.public()).await;
        seen.is_ok().shows("3 Januari 2024").shows("Hari libur 2023, 2024 yang tanggalnya berubah");
        then.as_staff().await.get(&filed.path).await.is_ok().shows("Hari libur 2023, 2024 yang");
        let pasted = "insert into portal_references (region_code, holidays)
             values ('61.05', '2023-12-26 Cuti bersama' || '\n' || '2024-02-08 Isra Mikraj')";
        harness.change(sql(pasted)).await;
        filed.look(&then.public()).await.is_ok().shows("4 Januari 2024").hides("tanggalnya berubah");
    })
    .await;
}

#[tokio::test]
async fn nobody_waits_to_object_because_many_filed_from_the_same_network() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        let citizen = late.public();
        for _ in 0..8 {
            citizen.post("/public/information", &FIELDS).await;
        }
        citizen.post("/public/information", &FIELDS).await.is(429);
        citizen.post(OBJECT, &filed.fields(&[])).await.is(422);
        filed.object(&citizen, "35c").await.is_ok().shows("1/KEB-PPID/2023");
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_objected_to_within_thirty_working_days_and_nobody_judges_their_own() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let office = "insert into portal_settings (region_code, purpose_id, superior_name, superior_position)
             values ($1, '', 'Drs. Contoh, M.Si.', 'Sekretaris Daerah')";
        harness.change(sql(office).bind(harness.app.region())).await;
        // Refused on Tuesday, 10 October 2023.
        let refused = "update information_request set state = 'refused', ground = '17h', answer = 'Rahasia pribadi.',
             answered_at = 1696906800000, signer_name = 'DRS. CONTOH, M.Si.', signer_position = 'PPID,', version = 2";
        harness.change(sql(refused)).await;
        let closed = on_day(&harness, "2023-11-22").await;
        filed.object(&closed.public(), "35a").await.is(422);
        let open = on_day(&harness, "2023-11-21").await;
        let citizen = open.public();
        filed.look(&citizen).await.is_ok().shows("21 November 2023").hides("huruf g:");
        filed.object(&citizen, "35g").await.is(422);
        filed.object(&citizen, "35a").await.is_ok();
        let pdf = "/public/information/objection.pdf";
        citizen.post(pdf, &filed.fields(&[])).await.is(404);
        let staff = open.as_staff().await;
        staff.get(&format!("{}/objection.pdf", filed.path)).await.leads_to(&filed.path);
        let answer = format!("{}/objection", filed.path);
        let read = staff.get(&filed.path).await.field("stand");
        let said = [("end", "upheld"), ("decision", "Memuat data pribadi warga."), ("stand", read.as_str())];
        // Whoever signed the answer is the superior of the settings as well.
        staff.post(&answer, &said).await.is(422).shows("tidak memutus keberatan").shows("Memuat data pribadi");
        harness.change(sql("update portal_settings set superior_name = 'Dra. Atasan, M.M.'")).await;
        staff.post(&answer, &said).await.leads_to(&filed.path);
        let sent = citizen.post(pdf, &filed.fields(&[])).await;
        assert_eq!(FileKind::of(&sent.is_ok().costs_at_most(10).bytes).ok(), Some(FileKind::Pdf));
        // What can be written on is the secretariat's alone.
        filed.look(&citizen).await.is_ok().shows("Surat tanggapan (PDF)").hides("DOCX");
        citizen.post("/public/information/objection.docx", &filed.fields(&[])).await.is(404);
        let own = format!("{}/objection.docx", filed.path);
        let text = text_of(&staff.get(&own).await.is_ok().bytes);
        for part in ["1/KEB-PPID/2023", "huruf a", "kami kuatkan", "Memuat data pribadi", "Atasan", "Komisi"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(text.contains("“Daftar kemitraan tahun 2023”"), "what was asked is quoted: {text}");
        citizen.post(pdf, &[("number", filed.number.as_str()), ("code", "AAAAAAAA")]).await.is(404);
        citizen.post(pdf, &[]).await.leads_to(STATE);
    })
    .await;
}

#[tokio::test]
async fn the_lack_of_an_answer_and_the_answer_are_objected_to_in_the_same_words() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        let citizen = late.public();
        filed.object(&citizen, "35b").await.is_ok();
        // Answered on the same day.
        let answered =
            "update information_request set state = 'answered', answer = 'Ada di /public/partnerships.',
             answered_at = 1697511600000, version = version + 1";
        harness.change(sql(answered)).await;
        for _ in ["once", "again"] {
            filed.object(&citizen, "35b").await.is_ok();
        }
        let count = sql("select count(*) from information_objection");
        assert_eq!(harness.app.db().value::<i64>(count).await.unwrap(), Some(2));
    })
    .await;
}

#[tokio::test]
async fn an_objection_that_nobody_decides_leads_to_the_commission_and_is_forgotten_in_the_end() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        filed.object(&late.public(), "35c").await.is_ok();
        let over = on_day(&harness, "2023-11-29").await;
        let seen = filed.look(&over.public()).await;
        // Fourteen working days after 28 November.
        seen.is_ok().shows("tidak ditanggapi dalam 30 hari kerja").shows("18 Desember 2023");
        over.as_staff()
            .await
            .get("/")
            .await
            .is_ok()
            .shows("keberatan atas permintaan informasi (PPID) lewat");
        let years = on_day(&harness, "2026-01-05").await;
        assert_eq!(sekber::features::information::clean_up(&years.app).await.unwrap(), 1);
        filed.look(&over.public()).await.is_ok().hides("tanpa kabar");
        // Nor does anybody stay who never got an answer.
        let staff = years.as_staff().await;
        staff.get(&filed.path).await.is_ok().shows("siti.warga");
        harness.change(sql("update information_request set received_at = 1696215600000")).await;
        assert_eq!(sekber::features::information::clean_up(&years.app).await.unwrap(), 1);
        staff.get(&filed.path).await.is_ok().hides("Siti").hides("siti.warga").shows("Nama sudah dihapus");
    })
    .await;
}

#[tokio::test]
async fn texts_as_long_as_they_may_be_are_taken_in_objections() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        let long = "é".repeat(2_000);
        let name = "é".repeat(200);
        let said = [("reason", "35c"), ("statement", long.as_str()), ("representative", name.as_str())];
        late.public().post(OBJECT, &filed.fields(&said)).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn somebody_with_a_power_of_attorney_objects_for_whoever_asked() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        name_superior(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        let citizen = late.public();
        let long = "x".repeat(201);
        let too_long = [("reason", "35c"), ("statement", "Tanpa kabar."), ("representative", long.as_str())];
        citizen.post(OBJECT, &filed.fields(&too_long)).await.is(422).shows("href=\"#representative\"");
        let said = [too_long[0], too_long[1], ("representative", "Rudi Kuasa")];
        let raised = citizen.post(OBJECT, &filed.fields(&said)).await;
        raised.is_ok().shows("Belum ditunjukkan kepada Sekber").hides("Rudi Kuasa").hides("Siti");
        let staff = late.as_staff().await;
        let read = staff.get(&filed.path).await.is_ok().shows("Rudi Kuasa").field("stand");
        let answer = format!("{}/objection", filed.path);
        let granted = [("end", "granted"), ("decision", "Kami berikan."), ("stand", read.as_str())];
        staff.post(&answer, &granted).await.is(422).shows("href=\"#power_shown\"").shows("Kami berikan.");
        let shown = [granted[0], granted[1], granted[2], ("power_shown", "yes")];
        staff.post(&answer, &shown).await.leads_to(&filed.path);
        filed.look(&citizen).await.is_ok().shows("Sudah ditunjukkan kepada Sekber").hides("Rudi Kuasa");
        let letter = staff.get(&format!("{}/objection.docx", filed.path)).await;
        let letter = text_of(&letter.is_ok().bytes);
        for part in [
            "oleh Rudi Kuasa sebagai kuasa Siti Warga",
            "yang telah ditunjukkan",
            "Yth. Sdr./Sdri. Siti Warga",
        ] {
            assert!(letter.contains(part), "{part}: {letter}");
        }
        late.as_admin().await.get("/audit").await.is_ok().hides("Rudi Kuasa");
        let years = on_day(&harness, "2026-01-05").await;
        assert_eq!(sekber::features::information::clean_up(&years.app).await.unwrap(), 1);
        years.as_staff().await.get(&filed.path).await.is_ok().hides("Rudi Kuasa").hides("Tanpa kabar.");
    })
    .await;
}

#[tokio::test]
async fn without_the_power_of_attorney_an_answer_can_only_be_upheld() {
    on_both(async |harness| {
        let filed = Filed::of(&harness).await;
        name_superior(&harness).await;
        let late = on_day(&harness, "2023-10-17").await;
        let said = [("reason", "35c"), ("statement", "Tanpa kabar."), ("representative", "Rudi Kuasa")];
        late.public().post(OBJECT, &filed.fields(&said)).await.is_ok();
        let staff = late.as_staff().await;
        let read = staff.get(&filed.path).await.field("stand");
        let answer = format!("{}/objection", filed.path);
        let partly = [("end", "partly"), ("decision", "Tanpa surat kuasa."), ("stand", read.as_str())];
        staff.post(&answer, &partly).await.is(422).shows("href=\"#power_shown\"");
        let shown = [partly[0], partly[1], partly[2], ("power_shown", "yes")];
        staff.post(&answer, &shown).await.is(422).shows("href=\"#decision_ground\"");
        let upheld = [("end", "upheld"), partly[1], partly[2]];
        staff.post(&answer, &upheld).await.leads_to(&filed.path);
        let letter = staff.get(&format!("{}/objection.docx", filed.path)).await;
        let letter = text_of(&letter.is_ok().bytes);
        assert!(letter.contains("menyatakan diri kuasa Siti Warga"), "{letter}");
        assert!(letter.contains("tidak ditunjukkan kepada kami"), "{letter}");
    })
    .await;
}
