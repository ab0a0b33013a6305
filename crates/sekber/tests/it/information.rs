//! Requests for public information: filed by anybody, answered within the days of the law, looked at by number and code.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Caller, Harness, Seen, on_both};

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

/// Puts somebody on the list of those who can sign; returns their identifier.
pub async fn signatory(harness: &Harness, name: &str) -> String {
    let staff = harness.as_staff().await;
    let official = [
        ("name", name),
        ("position", "Pejabat Pengelola Informasi dan Dokumentasi"),
        ("rank", ""),
        ("number", "19700101 199503 2 001"),
        ("acting_mark", "holder"),
        ("on_behalf_of", ""),
    ];
    staff.post("/settings/signatories", &official).await.is(303);
    let id = sql("select id from signatory where name = $1").bind(name);
    harness.app.db().value::<String>(id).await.unwrap().unwrap()
}

/// Prolongs a request as the secretariat does, with a letter that somebody signs.
pub async fn extend(staff: &Caller, path: &str, because: &str, signer: &str) -> Seen {
    let page = staff.get(path).await;
    let (version, stand) = (page.field("version"), page.field("stand"));
    let fields = [
        ("version", version.as_str()),
        ("stand", stand.as_str()),
        ("because", because),
        ("signatory", signer),
    ];
    staff.post(&format!("{path}/extend"), &fields).await
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
        let form = citizen.get("/public/information").await;
        form.is_ok().shows("10 hari kerja").shows("7 hari kerja").shows("keberatan diajukan pada halaman status");
        let empty = citizen.post("/public/information", &[("name", "Siti"), ("contact", "x")]).await;
        empty.is(422).shows("Siti").shows("error-summary").shows("alamat yang lengkap");
        let unreached = [("name", "Siti"), ("contact", "0565-21001"), ("way", "email")];
        citizen.post("/public/information", &unreached).await.is(422).shows("isi juga alamat surel");
        let receipt = file(&citizen).await;
        let state = receipt.look(&citizen).await;
        status_of(&state, "Menunggu jawaban");
        state.shows("Daftar kemitraan tahun 2023").shows("Alamat Sekber belum diisi").shows("Komisi Informasi");
        let office = "insert into portal_settings (region_code, purpose_id, address, phone, superior_name, superior_position)
             values ($1, '', 'Jalan Mawar 7', '0565-1234', 'Drs. Contoh, M.Si.', 'Asisten')";
        harness.change(sql(office).bind(harness.app.region())).await;
        let state = receipt.look(&citizen).await;
        status_of(&state, "Jalan Mawar 7");
        state.shows("0565-1234").hides("Alamat Sekber belum diisi").shows("Drs. Contoh, M.Si., Asisten");
        citizen.get("/public/information").await.is_ok().shows("yaitu Drs. Contoh, M.Si., Asisten, dalam");
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
        let partly = [refused[0], ("state", "partly"), refused[2]];
        staff.post(&answer, &partly).await.is(422).shows("Pilih dasar penolakan");
        let odd = [("version", "1"), ("state", "answered"), ("ground", "17h"), ("answer", "Ini.")];
        staff.post(&answer, &odd).await.is(422).shows("kosongkan");
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let read = staff.get(&path).await.field("stand");
        let given = [
            ("version", "1"),
            ("state", "answered"),
            ("ground", ""),
            ("answer", "Lihat /public/data\nbagian 3W."),
            ("stand", read.as_str()),
            ("signatory", signer.as_str()),
        ];
        let other = [("version", "7"), given[1], given[3], given[4], given[5]];
        staff.post(&answer, &other).await.is(409);
        // Nothing is sent that nobody signs.
        staff.post(&answer, &given[..5]).await.is(422).shows("Pilih penanda tangan surat").shows("bagian 3W.");
        staff.post(&answer, &given).await.leads_to(&path);
        staff.post(&answer, &given).await.is(422);
        staff.post(&format!("{path}/extend"), &[("version", "2"), ("because", "Banyak")]).await.is(422);

        let state = receipt.look(&citizen).await;
        status_of(&state, "Diberikan");
        state.shows("bagian 3W.").shows("keberatan").hides("Dijawab paling lambat");
        state.shows("action=\"/public/information/letter.pdf\"").hides("penanda tangannya belum tercatat");
        // An answer from before somebody had to sign is read, and its draft is not handed out.
        let unsigned = "update information_request set signer_name = '', signer_position = '', letter_id = null";
        harness.change(sql(unsigned)).await;
        let state = receipt.look(&citizen).await;
        state.hides("action=\"/public/information/letter.pdf\"").shows("penanda tangannya belum tercatat");
        citizen.post("/public/information/letter.pdf", &receipt.fields()).await.is(404);
        harness
            .as_admin()
            .await
            .get("/audit")
            .await
            .is_ok()
            .shows("Permintaan informasi dijawab")
            .hides("siti.warga");
        let partner = harness.as_partner().await;
        partner.get("/information").await.is(403);
        partner.get(&path).await.is(403);
        // The leaders and the auditor read the register, and not who asked.
        let leader = harness.as_leader().await;
        leader.get("/information").await.is_ok().shows("1/PPID/").hides("Siti Warga").costs_at_most(5);
        let read = leader.get(&path).await;
        read.is_ok().shows("bagian 3W.").hides("Siti Warga").hides("siti.warga").hides("Penelitian");
        leader.post(&answer, &given).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_an_answer_to_another_request_than_they_read() {
    on_both(async |harness| {
        file(&harness.public()).await;
        let (staff, path) = (harness.as_staff().await, one(&harness).await);
        let signer = signatory(&harness, "Drs. Budi, M.Si.").await;
        let send = async |page: &Seen| {
            let (version, stand) = (page.field("version"), page.field("stand"));
            let fields = [
                ("version", version.as_str()),
                ("stand", stand.as_str()),
                ("state", "answered"),
                ("answer", "Daftarnya terlampir."),
                ("signatory", signer.as_str()),
            ];
            staff.post(&format!("{path}/answer"), &fields).await
        };
        let unread = [
            ("version", "1"),
            ("state", "answered"),
            ("answer", "Daftarnya terlampir."),
            ("signatory", signer.as_str()),
        ];
        staff.post(&format!("{path}/answer"), &unread).await.is(409).shows("berubah sejak halaman dibuka");
        // Somebody else writes on the request, then on the list of who can sign.
        let read = staff.get(&path).await;
        extend(&staff, &path, "Banyak arsip", &signer).await.leads_to(&path);
        let again = send(&read).await;
        again.is(409).shows("berubah sejak halaman dibuka").shows("Daftarnya terlampir.").shows("Banyak");
        signatory(&harness, "Dra. Siti Aminah, M.Si.").await;
        let again = send(&again).await;
        again.is(409).shows("Dra. Siti Aminah");
        // The page that is shown again holds what it says now.
        send(&again).await.leads_to(&path);
        // What is typed to prolong one that somebody else prolonged is kept as well.
        file(&harness.public()).await;
        let other = format!("{}/extend", one(&harness).await);
        staff
            .post(&other, &[("version", "9"), ("because", "Dikumpulkan"), ("signatory", signer.as_str())])
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
        // A holiday among the days moves the last one, on every page.
        let holidays = "insert into portal_references (region_code, holidays) values ('61.05', '2023-10-05 Libur; bersama')";
        harness.change(sql(holidays)).await;
        receipt.look(&then.public()).await.is_ok().shows("17 Oktober 2023");
        staff.get("/information?state=received").await.is_ok().shows("17 Oktober 2023");
        staff.get("/").await.is_ok().shows("17 Oktober 2023").hides("Libur");
        harness.change(sql("delete from portal_references")).await;
        let form = format!("{path}/extend");
        staff.post(&form, &[("version", "1")]).await.is(422);
        staff.post(&form, &[("version", "1"), ("because", "x")]).await.is(422).shows("sedikitnya 10 huruf");
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        extend(&staff, &path, "Dikumpulkan dari 12 kecamatan", &signer).await.leads_to(&path);
        extend(&staff, &path, "Masih dikumpulkan", &signer).await.is(422).shows("sudah diperpanjang");
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
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        extend(&staff, &path, "Banyak arsip", &signer).await.is(422).shows("sudah lewat");
        let read = staff.get(&path).await.field("stand");
        let not_held = [
            ("version", "1"),
            ("stand", read.as_str()),
            ("state", "not_held"),
            ("answer", "Tidak ada pada kami."),
            ("signatory", signer.as_str()),
            ("holder", "Bappeda"),
        ];
        staff.post(&format!("{path}/answer"), &not_held[..5]).await.is(422).shows("href=\"#holder\"");
        staff.post(&format!("{path}/answer"), &not_held).await.leads_to(&path);
        assert_eq!(sekber::features::information::clean_up(&harness.app).await.unwrap(), 0);
        harness.change(sql("update information_request set answered_at = 0")).await;
        assert_eq!(sekber::features::information::clean_up(&harness.app).await.unwrap(), 1);
        let kept = staff.get(&path).await;
        kept.is_ok().hides("Siti").hides("siti.warga").shows("Nama sudah dihapus");
        // What somebody writes of their purpose may name them; what is asked for is the register itself.
        kept.hides("Penelitian").hides("Tujuan penggunaan").shows("Daftar kemitraan tahun 2023");
        assert_eq!(sekber::features::information::clean_up(&harness.app).await.unwrap(), 0);
        receipt.look(&harness.public()).await.is_ok().shows("yang menguasainya: Bappeda.");
    })
    .await;
}

#[tokio::test]
async fn nobody_files_without_end_or_guesses_codes() {
    on_both(async |harness| {
        let citizen = harness.public();
        let receipt = file(&citizen).await;
        let mut last = citizen.post("/public/information", &FIELDS).await;
        for _ in 0..7 {
            last = citizen.post("/public/information", &FIELDS).await;
        }
        // What was typed comes back with the wait, so that nobody writes it again.
        last.is(429).shows("beserta nilainya").shows("siti.warga@contoh.id").shows("kirim lagi sesudah");
        assert!(last.header("retry-after").parse::<i64>().is_ok_and(|seconds| seconds > 0));
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
        guess(&citizen, "CCCCCCCC").await.is(429).shows("CCCCCCCC").shows("kode yang salah");
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
