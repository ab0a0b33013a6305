//! Who is told of requests for information: the secretariat that they came in, whoever asked that there is something to read.

use std::collections::BTreeSet;

use sekber::kit::store::sql;

use crate::harness::{Harness, on_both};
use crate::information::{extend, signatory};

const FIELDS: [(&str, &str); 4] = [
    ("name", "Siti Warga"),
    ("contact", "0812-3456-7890, siti.warga@contoh.id"),
    ("what", "Daftar kemitraan tahun 2023"),
    ("purpose", "Penelitian"),
];

async fn count(harness: &Harness, asked: &'static str) -> i64 {
    harness.app.db().value(sql(asked)).await.unwrap().unwrap_or_default()
}

/// Files a request; where the secretariat finds it.
async fn file(harness: &Harness) -> String {
    harness.public().post("/public/information", &FIELDS).await.is_ok();
    let id = sql("select id from information_request order by id desc limit 1");
    format!("/information/{}", harness.app.db().value::<String>(id).await.unwrap().unwrap())
}

const OF_CITIZEN: &str = "select count(*) from email where recipient = 'siti.warga@contoh.id'";

#[tokio::test]
async fn the_secretariat_hears_of_requests_and_whoever_asked_of_the_answer() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let path = file(&harness).await;
        file(&harness).await;
        let staff = harness.as_staff().await;
        let notices = staff.get("/notices").await;
        notices.is_ok().shows("Permintaan informasi publik 1/PPID/").shows(&path).hides("siti.warga");
        // One letter a day, however many come in.
        notices.hides("Permintaan informasi publik 2/PPID/");
        assert_eq!(count(&harness, OF_CITIZEN).await, 0);
        extend(&staff, &path, "Dikumpulkan dari arsip", &signer).await.leads_to(&path);
        assert_eq!(count(&harness, OF_CITIZEN).await, 1);
        let read = staff.get(&path).await.field("stand");
        let given = [
            ("version", "2"),
            ("stand", read.as_str()),
            ("state", "answered"),
            ("answer", "Daftarnya ada di ruang arsip."),
            ("signatory", signer.as_str()),
        ];
        staff.post(&format!("{path}/answer"), &given).await.leads_to(&path);
        assert_eq!(count(&harness, OF_CITIZEN).await, 2);
        let told = "select count(*) from email where recipient = 'siti.warga@contoh.id'
             and (body like '%ruang arsip%' or body like '%kemitraan tahun 2023%' or body not like '%1/PPID/%'
              or body not like '%/public/information/state%')";
        assert_eq!(count(&harness, told).await, 0);
        staff.get(&path).await.is_ok().hides("Surel tidak dapat dikirim");
    })
    .await;
}

#[tokio::test]
async fn without_e_mail_the_page_says_whom_to_tell() {
    on_both(async |harness| {
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let path = file(&harness).await;
        let staff = harness.as_staff().await;
        staff.get("/notices").await.is_ok().shows("Permintaan informasi publik 1/PPID/");
        let read = staff.get(&path).await.is_ok().hides("Surel tidak dapat dikirim").field("stand");
        let given = [
            ("version", "1"),
            ("stand", read.as_str()),
            ("state", "answered"),
            ("answer", "Terlampir."),
            ("signatory", signer.as_str()),
        ];
        staff.post(&format!("{path}/answer"), &given).await.leads_to(&path);
        staff.get(&path).await.is_ok().shows("Surel tidak dapat dikirim").shows("0812-3456-7890");
        harness.as_leader().await.get(&path).await.is_ok().hides("0812-3456-7890");
        assert_eq!(count(&harness, "select count(*) from email").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_register_is_searched_and_tells_when_each_came_and_was_answered() {
    on_both(async |harness| {
        file(&harness).await;
        let dates =
            "update information_request set received_on = '2023-10-02', state = 'answered', answer = 'Ada.',
             answered_at = 1696906800000, version = 2";
        harness.change(sql(dates)).await;
        file(&harness).await;
        let staff = harness.as_staff().await;
        let all = staff.get("/information").await;
        all.is_ok().shows("2 Oktober 2023").shows("Dijawab 10 Oktober 2023").costs_at_most(5);
        let (first, second) = (">1/PPID/", ">2/PPID/");
        staff.get("/information?q=2/ppid").await.is_ok().shows(second).hides(first);
        staff.get("/information?q=kemitraan").await.is_ok().shows(first).shows(second);
        staff.get("/information?q=siti&state=answered").await.is_ok().shows(first).hides(second);
        // Who asks is looked through for those alone who may read it.
        let leader = harness.as_leader().await;
        leader.get("/information?q=siti").await.is_ok().hides(first).hides("/information.xlsx");
        leader.get("/information?q=kemitraan").await.is_ok().shows(first);
        leader.get("/information.xlsx").await.is(403);
        staff.get("/information?q=jembatan").await.is_ok().hides(first).hides(second);
        let link = staff.get("/information?state=answered").await;
        link.is_ok().shows("href=\"/information.xlsx?state=answered\"");
        let book = staff.get("/information.xlsx?state=answered").await;
        let book =
            sekber_documents::sheet::read(&book.is_ok().bytes, "register.xlsx", &Default::default()).unwrap();
        let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        let told: Vec<String> = rows.flat_map(|row| row.iter().map(|cell| cell.text())).collect();
        let holds = |text: &str| told.iter().any(|cell| cell.starts_with(text));
        assert!(holds("1/PPID/") && holds("Siti Warga") && !holds("2/PPID/"), "{told:?}");
        for column in [
            "Cara memperoleh",
            "Alasan perpanjangan",
            "Uji konsekuensi",
            "Jangka waktu",
            "Nomor surat",
            "Nomor keberatan",
        ] {
            assert!(holds(column), "{column} is missing: {told:?}");
        }
        // Those that wait stand in the table that everybody reads, so that a year adds up.
        harness.public().get("/public/information").await.is_ok().shows("data-label=\"Menunggu jawaban\">1<");
    })
    .await;
}

#[tokio::test]
async fn the_register_is_sorted_by_its_columns() {
    on_both(async |harness| {
        for _ in 0..3 {
            file(&harness).await;
        }
        for change in [
            "update information_request set received_on = '2023-10-02', extended_because = 'Arsip lama' where number = 1",
            "update information_request set received_on = '2023-10-03', state = 'answered', answer = 'Ada.',
             answered_at = 1696906800000 where number = 2",
            "update information_request set received_on = '2023-10-04' where number = 3",
        ] {
            harness.change(sql(change)).await;
        }
        let staff = harness.as_staff().await;
        let numbers = async |query: &str| {
            let seen = staff.get(&format!("/information{query}")).await;
            let text = seen.is_ok().costs_at_most(5).text.clone();
            let place = |number: u32| Some((text.find(&format!(">{number}/PPID/"))?, number));
            let mut found: Vec<(usize, u32)> = [1, 2, 3].into_iter().filter_map(place).collect();
            found.sort_unstable();
            found.into_iter().map(|(_, number)| number).collect::<Vec<u32>>()
        };
        assert_eq!(numbers("").await, [3, 2, 1]);
        assert_eq!(numbers("?sort=latest").await, [3, 2, 1]);
        assert_eq!(numbers("?sort=oldest").await, [1, 2, 3]);
        // The first was prolonged until 25 October; the third is answered by the 18th.
        assert_eq!(numbers("?sort=due").await, [3, 1, 2]);
        assert_eq!(numbers("?sort=state").await, [1, 3, 2]);
        assert_eq!(numbers("?state=received").await, [1, 3]);
        assert_eq!(numbers("?state=received&sort=due").await, [3, 1]);
        let due = staff.get("/information?sort=due").await;
        due.is_ok().shows("aria-sort=\"ascending\"").shows("href=\"/information?sort=oldest\"");
        due.shows("href=\"/information.xlsx?sort=due\"");
        let book = staff.get("/information.xlsx?sort=due").await;
        let book =
            sekber_documents::sheet::read(&book.is_ok().bytes, "register.xlsx", &Default::default()).unwrap();
        let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        let told: Vec<String> = rows.flat_map(|row| row.iter().map(|cell| cell.text())).collect();
        let place = |number: u32| told.iter().position(|cell| cell.starts_with(&format!("{number}/PPID/")));
        assert!([place(3), place(1), place(2)].is_sorted(), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn every_order_of_the_register_leads_through_all_its_pages() {
    on_both(async |harness| {
        let asked = "insert into information_request (region_code, id, year, number, code_hash, name, contact, what, purpose,
              received_on, received_at, state)
             values ($1, $2, 2023, $3, '', 'Siti', '0812', 'Daftar', 'Tahu', $4, 0, $5)";
        for number in 1..=70_i64 {
            let day = format!("2023-10-{:02}", 1 + number * 7 % 28);
            let state = match number % 3 {
                0 => "received",
                1 => "answered",
                _ => "refused",
            };
            let one = sql(asked).bind(harness.app.region()).bind(format!("request-{number:03}"));
            harness.change(one.bind(number).bind(day).bind(state)).await;
        }
        let staff = harness.as_staff().await;
        for sort in ["latest", "oldest", "due", "state"] {
            let (mut found, mut next) = (Vec::new(), Some(format!("/information?sort={sort}")));
            while let Some(path) = next {
                let seen = staff.get(&path).await;
                let text = seen.is_ok().text.clone();
                let until_quote = |rest: &str| rest.split('"').next().unwrap_or_default().to_owned();
                let rows = text.split("class=\"row-link\" href=\"/information/").skip(1);
                found.extend(rows.map(until_quote));
                let on = text.split("rel=\"next\" href=\"").nth(1);
                next = on.map(|rest| until_quote(rest).replace("&#38;", "&"));
            }
            let apart: BTreeSet<&String> = found.iter().collect();
            assert_eq!((found.len(), apart.len()), (70, 70), "{sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_fault_is_told_by_its_field_in_the_order_of_the_form() {
    on_both(async |harness| {
        let public = harness.public();
        let empty = public.post("/public/information", &[]).await;
        let told =
            ["Tulis informasi yang diminta.", "Tulis tujuan penggunaannya.", "Isi nama Anda.", "Isi surel,"];
        let places = told.map(|words| empty.is(422).text.find(words));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
        let path = file(&harness).await;
        let staff = harness.as_staff().await;
        let empty = staff.post(&format!("{path}/answer"), &[("version", "1")]).await;
        empty.is(422).shows("Pilih hasilnya.").shows("Isi jawabannya.").hides("Wajib diisi");
        let wrong = [("number", "1"), ("code", "AAAAAAAA")];
        public.post("/public/information/state", &wrong).await.is(404).shows("misalnya 3/PPID/2026");
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_says_how_they_want_to_have_it_and_an_extension_has_its_day() {
    on_both(async |harness| {
        let public = harness.public();
        let fields = [FIELDS.to_vec(), vec![("way", "fax")]].concat();
        public.post("/public/information", &fields).await.is(422).shows("href=\"#way\"");
        let fields = [FIELDS.to_vec(), vec![("way", "post")]].concat();
        public.post("/public/information", &fields).await.is_ok().shows("Dikirim lewat pos");
        let id = sql("select id from information_request");
        let path = format!("/information/{}", harness.app.db().value::<String>(id).await.unwrap().unwrap());
        let staff = harness.as_staff().await;
        staff.get(&path).await.is_ok().shows("Dikirim lewat pos");
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        extend(&staff, &path, "Dikumpulkan dari arsip", &signer).await.leads_to(&path);
        staff.get(&path).await.is_ok().shows(": Dikumpulkan dari arsip");
        let kept = "select count(*) from information_request where way = 'post' and extended_on is not null";
        assert_eq!(count(&harness, kept).await, 1);
    })
    .await;
}

#[tokio::test]
async fn without_e_mail_an_extension_is_to_be_told_too_and_the_way_that_was_asked_for_stands_by_the_form() {
    on_both(async |harness| {
        let signer = signatory(&harness, "Dra. Aminah, M.Si.").await;
        let path = file(&harness).await;
        harness.change(sql("update information_request set way = 'email'")).await;
        let staff = harness.as_staff().await;
        extend(&staff, &path, "Dikumpulkan dari arsip", &signer).await.leads_to(&path);
        let page = staff.get(&path).await;
        page.is_ok().shows("Kabari bahwa waktunya diperpanjang").shows("0812-3456-7890");
        page.shows("Cara yang diminta pemohon: Dikirim lewat surel");
    })
    .await;
}
