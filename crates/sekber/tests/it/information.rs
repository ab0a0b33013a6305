//! Requests for public information: filed by anybody, answered within the days of the law, looked at by number and code.

use sekber::kit::files::FileKind;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Caller, Harness, SCAN, Seen, on_both};

const FIELDS: [(&str, &str); 4] = [
    ("name", "Siti Warga"),
    ("contact", "siti.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023\nbeserta nilainya"),
    ("purpose", "Penelitian"),
];

/// Where the state of a request is looked at.
const STATE: &str = "/public/information/state";

/// Number and code of a request that was filed.
struct Receipt {
    number: String,
    code: String,
}

impl Receipt {
    fn of(filed: &Seen) -> Self {
        Self { number: filed.is_ok().field("number"), code: filed.field("code") }
    }

    fn fields(&self) -> [(&str, &str); 2] {
        [("number", self.number.as_str()), ("code", self.code.as_str())]
    }

    async fn look(&self, citizen: &Caller) -> Seen {
        citizen.post(STATE, &self.fields()).await
    }
}

async fn file(citizen: &Caller) -> Receipt {
    Receipt::of(&citizen.post("/public/information", &FIELDS).await)
}

/// A guess at the code of the first request.
async fn guess(citizen: &Caller, code: &str) -> Seen {
    citizen.post(STATE, &[("number", "1/PPID/2026"), ("code", code)]).await
}

async fn one(harness: &Harness) -> String {
    let id = sql("select id from information_request order by id desc limit 1");
    format!("/information/{}", harness.app.db().value::<String>(id).await.unwrap().unwrap())
}

fn status_of(seen: &Seen, words: &str) {
    seen.is_ok().shows(words).hides("Siti").hides("siti.warga");
}

#[tokio::test]
async fn a_citizen_files_a_request_and_reads_the_answer() {
    on_both(async |harness| {
        let citizen = harness.public();
        citizen.get("/public/information").await.is_ok().shows("10 hari kerja").shows("7 hari kerja");
        let empty = citizen.post("/public/information", &[("name", "Siti")]).await;
        empty.is(422).shows("Siti").shows("error-summary");
        let receipt = file(&citizen).await;
        let state = receipt.look(&citizen).await;
        status_of(&state, "Menunggu jawaban");
        state.shows("Daftar kemitraan tahun 2023").shows("Alamat sekretariat belum diisi").shows("Komisi Informasi");
        let office = "insert into portal_settings (region_code, purpose_id, purpose_en, address, email, phone, hours, licence, iati_reference)
             values ($1, '', '', 'Jalan Mawar 7', '', '0565-1234', '', '', '')";
        harness.change(sql(office).bind(harness.app.region())).await;
        let state = receipt.look(&citizen).await;
        status_of(&state, "Jalan Mawar 7");
        state.shows("0565-1234").hides("Alamat sekretariat belum diisi");

        let staff = harness.as_staff().await;
        staff.get("/information").await.is_ok().shows("Siti Warga").shows("1/PPID/").costs_at_most(5);
        let path = one(&harness).await;
        staff.get(&path).await.is_ok().shows("siti.warga@contoh.id").shows("Penelitian");
        let version = [("version", "1")];
        let answer = format!("{path}/answer");
        staff.post(&answer, &version).await.is(422);
        let refused = [("version", "1"), ("state", "refused"), ("answer", "Memuat data pribadi.")];
        staff
            .post(&answer, &refused)
            .await
            .is(422)
            .shows("Pilih dasar penolakan")
            .shows("Memuat data pribadi.");
        let odd = [("version", "1"), ("state", "answered"), ("ground", "17h"), ("answer", "Ini.")];
        staff.post(&answer, &odd).await.is(422).shows("kosongkan");
        let read = staff.get(&path).await.field("stand");
        let given = [
            ("version", "1"),
            ("state", "answered"),
            ("ground", ""),
            ("answer", "Lihat /public/data\nbagian 3W."),
            ("stand", read.as_str()),
        ];
        staff.post(&answer, &[("version", "7"), given[1], given[3], given[4]]).await.is(409);
        staff.post(&answer, &given).await.leads_to(&path);
        staff.post(&answer, &given).await.is(422);
        staff.post(&format!("{path}/extend"), &[("version", "2"), ("because", "Banyak")]).await.is(422);

        let state = receipt.look(&citizen).await;
        status_of(&state, "Diberikan");
        state.shows("bagian 3W.").shows("keberatan");
        harness
            .as_admin()
            .await
            .get("/audit")
            .await
            .is_ok()
            .shows("Permintaan informasi dijawab")
            .hides("siti.warga");
        for shut_out in [harness.as_partner().await, harness.as_leader().await] {
            shut_out.get("/information").await.is(403);
            shut_out.get(&path).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_an_answer_to_another_request_than_they_read() {
    on_both(async |harness| {
        file(&harness.public()).await;
        let (staff, path) = (harness.as_staff().await, one(&harness).await);
        let send = async |page: &Seen| {
            let (version, stand) = (page.field("version"), page.field("stand"));
            let fields = [
                ("version", version.as_str()),
                ("stand", stand.as_str()),
                ("state", "answered"),
                ("answer", "Daftarnya terlampir."),
            ];
            staff.post(&format!("{path}/answer"), &fields).await
        };
        let unread = [("version", "1"), ("state", "answered"), ("answer", "Daftarnya terlampir.")];
        staff.post(&format!("{path}/answer"), &unread).await.is(409).shows("berubah sejak halaman dibuka");
        // Somebody else writes on the request, then on the list of who can sign.
        let read = staff.get(&path).await;
        staff.post(&format!("{path}/extend"), &[("version", "1"), ("because", "Banyak")]).await.is(303);
        let again = send(&read).await;
        again.is(409).shows("berubah sejak halaman dibuka").shows("Daftarnya terlampir.").shows("Banyak");
        let official = [
            ("name", "Dra. Siti Aminah, M.Si."),
            ("position", "Pejabat Pengelola Informasi dan Dokumentasi"),
            ("rank", ""),
            ("number", ""),
            ("acting_mark", "holder"),
            ("on_behalf_of", ""),
        ];
        staff.post("/settings/signatories", &official).await.is(303);
        let again = send(&again).await;
        again.is(409).shows("Dra. Siti Aminah");
        // The page that is shown again holds what it says now.
        send(&again).await.leads_to(&path);
        // What is typed to prolong one that somebody else prolonged is kept as well.
        file(&harness.public()).await;
        let other = format!("{}/extend", one(&harness).await);
        staff
            .post(&other, &[("version", "9"), ("because", "Dikumpulkan")])
            .await
            .is(409)
            .shows("Dikumpulkan");
    })
    .await;
}

#[tokio::test]
async fn the_clock_runs_in_working_days_and_is_prolonged_once() {
    on_both(async |harness| {
        let receipt = file(&harness.public()).await;
        // Monday, 2 October 2023.
        harness.change(sql("update information_request set received_on = '2023-10-02'")).await;
        let at = |day: &str| {
            Moment(format!("{day}T03:00:00Z").parse::<jiff::Timestamp>().unwrap().as_millisecond())
        };
        let path = one(&harness).await;
        let then = harness.at(at("2023-10-13")).await;
        receipt.look(&then.public()).await.is_ok().shows("16 Oktober 2023");
        let staff = then.as_staff().await;
        staff.get("/information?state=received").await.is_ok().shows("16 Oktober 2023").hides("Lewat batas");
        let extend = format!("{path}/extend");
        staff.post(&extend, &[("version", "1")]).await.is(422);
        staff
            .post(&extend, &[("version", "1"), ("because", "Dikumpulkan dari 12 kecamatan")])
            .await
            .leads_to(&path);
        staff.post(&extend, &[("version", "2"), ("because", "Lagi")]).await.is(422);
        receipt.look(&then.public()).await.is_ok().shows("25 Oktober 2023").shows("12 kecamatan");
        let late = harness.at(at("2023-10-26")).await;
        receipt.look(&late.public()).await.is_ok().shows("Lewat batas").shows("keberatan");
        late.as_staff().await.get("/information").await.is_ok().shows("Lewat batas");
    })
    .await;
}

#[tokio::test]
async fn what_is_late_is_answered_but_not_prolonged_and_names_go_in_the_end() {
    on_both(async |harness| {
        let receipt = file(&harness.public()).await;
        harness.change(sql("update information_request set received_on = '2023-10-02'")).await;
        let path = one(&harness).await;
        let staff = harness.as_staff().await;
        let late = staff.post(&format!("{path}/extend"), &[("version", "1"), ("because", "Banyak")]).await;
        late.is(422).shows("sudah lewat");
        let read = staff.get(&path).await.field("stand");
        let not_held = [
            ("version", "1"),
            ("stand", read.as_str()),
            ("state", "not_held"),
            ("answer", "Tanyakan kepada Bappeda."),
        ];
        staff.post(&format!("{path}/answer"), &not_held).await.leads_to(&path);
        assert_eq!(sekber::features::information::clean_up(&harness.app).await.unwrap(), 0);
        harness.change(sql("update information_request set answered_at = 0")).await;
        assert_eq!(sekber::features::information::clean_up(&harness.app).await.unwrap(), 1);
        staff.get(&path).await.is_ok().hides("Siti").hides("siti.warga").shows("Nama sudah dihapus");
        receipt.look(&harness.public()).await.is_ok().shows("Bappeda");
    })
    .await;
}

#[tokio::test]
async fn nobody_files_without_end_or_guesses_codes() {
    on_both(async |harness| {
        let citizen = harness.public();
        let receipt = file(&citizen).await;
        let mut last = 303;
        for _ in 0..8 {
            last = citizen.post("/public/information", &FIELDS).await.status;
        }
        assert_eq!(last, 429);
        let count = sql("select count(*) from information_request");
        assert_eq!(harness.app.db().value::<i64>(count).await.unwrap(), Some(5));
        citizen.get("/public/information/state").await.is_ok();
        for (number, code) in [("1/PPID/2026", "AAAAAAAA"), ("x", "-"), ("9/9999999999999999999", "A")] {
            let wrong = citizen.post(STATE, &[("number", number), ("code", code)]).await;
            wrong.is(404).hides("kemitraan tahun");
        }
        citizen.post(STATE, &[("number", "x"), ("code", "")]).await.leads_to(STATE);
        receipt.look(&citizen).await.is_ok();
        let mut last = 404;
        for _ in 0..8 {
            last = guess(&citizen, "BBBBBBBB").await.status;
        }
        assert_eq!(last, 429);
        // Whoever has the right code is let in meanwhile, and that forgives no guess.
        receipt.look(&citizen).await.is_ok();
        guess(&citizen, "CCCCCCCC").await.is(429);
    })
    .await;
}

#[tokio::test]
async fn a_right_code_among_wrong_ones_does_not_start_the_count_afresh() {
    on_both(async |harness| {
        let citizen = harness.public();
        let receipt = file(&citizen).await;
        let mut wrong = Vec::new();
        for _ in 0..3 {
            for _ in 0..4 {
                wrong.push(guess(&citizen, "DDDDDDDD").await.status);
            }
            receipt.look(&citizen).await.is_ok();
        }
        assert_eq!(wrong[..5], [404; 5]);
        assert_eq!(wrong[5..], [429; 7], "{wrong:?}");
    })
    .await;
}

#[tokio::test]
async fn of_a_code_the_hash_alone_is_kept_and_the_trail_names_nobody() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let page = partner.get("/public/information").await;
        let (once, sealed) = (page.field("once"), page.field("sealed"));
        let mut fields = FIELDS.to_vec();
        // A code that somebody chose is nothing that counts.
        fields.extend([("once", once.as_str()), ("sealed", sealed.as_str()), ("code", "7K2M9QXA")]);
        let filed = partner.post("/public/information", &fields).await;
        let receipt = Receipt::of(&filed);
        assert_ne!(receipt.code, "7K2M9QXA");
        let again = Receipt::of(&partner.post("/public/information", &fields).await);
        assert_eq!((&again.number, &again.code), (&receipt.number, &receipt.code));
        receipt.look(&partner).await.is_ok().shows(&receipt.code);
        // An address holds no code: it would stay in histories and in logs.
        let address = format!("{STATE}?number={}&code={}", receipt.number, receipt.code);
        partner.get(&address).await.leads_to(STATE);
        partner.get("/public/information/letter.pdf").await.is(405);
        for (asked, wanted) in [
            ("select count(*) from information_request", 1),
            ("select count(*) from form_sent where content <> ''", 1),
            ("select count(*) from form_sent where led_to <> ''", 0),
            (
                "select count(*) from audit where kind = 'information_request.filed' and actor_id = 'system'",
                1,
            ),
        ] {
            assert_eq!(harness.app.db().value::<i64>(sql(asked)).await.unwrap(), Some(wanted), "{asked}");
        }
        for sealed in ["tidak-dikenal", "7K2M9QXA", "enc1:x:00"] {
            let forged = [FIELDS.to_vec(), vec![("sealed", sealed)]].concat();
            let receipt = Receipt::of(&partner.post("/public/information", &forged).await);
            assert_ne!(receipt.code, "7K2M9QXA");
        }
    })
    .await;
}

#[tokio::test]
async fn texts_as_long_as_they_may_be_are_taken_in_any_letters() {
    on_both(async |harness| {
        let long = [("what", 2_000), ("purpose", 500), ("name", 200), ("contact", 300)];
        let long = long.map(|(field, most)| (field, "é".repeat(most)));
        let fields = long.each_ref().map(|(field, text)| (*field, text.as_str()));
        harness.public().post("/public/information", &fields).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_a_letter_with_its_file() {
    on_both(async |harness| {
        let (citizen, staff) = (harness.public(), harness.as_staff().await);
        let receipt = file(&citizen).await;
        let path = one(&harness).await;
        let [letter, given] = ["/public/information/letter.pdf", "/public/information/file"];
        for early in [letter, given] {
            citizen.post(early, &receipt.fields()).await.is(404);
        }
        staff.get(&format!("{path}/letter.pdf")).await.leads_to(&path);
        let official = [
            ("name", "Dra. Siti Aminah, M.Si."),
            ("position", "Pejabat Pengelola Informasi dan Dokumentasi"),
            ("rank", ""),
            ("number", "19700101 199503 2 001"),
            ("acting_mark", "holder"),
            ("on_behalf_of", ""),
        ];
        staff.post("/settings/signatories", &official).await.is(303);
        let read = staff.get(&path).await.is_ok().shows("Dra. Siti Aminah").field("stand");
        let signatory: Option<String> =
            harness.app.db().value(sql("select id from signatory")).await.unwrap();
        let signatory = signatory.unwrap();
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
        // The letter keeps who signed it, whoever holds the post later.
        let signed = sql("select signer_name || ' ' || signer_under from information_request");
        let signed: Option<String> = harness.app.db().value(signed).await.unwrap();
        assert_eq!(signed.as_deref(), Some("Dra. Siti Aminah, M.Si. NIP 19700101 199503 2 001"));
        receipt
            .look(&citizen)
            .await
            .is_ok()
            .shows("action=\"/public/information/letter.pdf\"")
            .shows("Berkas informasi");
        staff.get(&path).await.is_ok().costs_at_most(5).shows(&format!("{path}/letter.pdf"));
        for (seen, file) in [
            (citizen.post(letter, &receipt.fields()).await, citizen.post(given, &receipt.fields()).await),
            (staff.get(&format!("{path}/letter.pdf")).await, staff.get(&format!("{path}/file")).await),
        ] {
            let bytes = seen.is_ok().costs_at_most(10).bytes.clone();
            assert_eq!(FileKind::of(&bytes).ok(), Some(FileKind::Pdf));
            assert_eq!(file.is_ok().bytes, SCAN);
        }
        for shut_out in [harness.as_partner().await, harness.as_leader().await] {
            shut_out.get(&format!("{path}/letter.pdf")).await.is(403);
            shut_out.get(&format!("{path}/file")).await.is(403);
        }
        for path in [letter, given] {
            citizen.post(path, &[("number", "1/PPID/2026"), ("code", "AAAAAAAA")]).await.is(404);
            citizen.post(path, &[]).await.leads_to(STATE);
        }
    })
    .await;
}
