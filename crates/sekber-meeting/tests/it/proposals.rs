//! Scenarios about proposals for SIPD: what no programme tells is written by the secretariat or by the office that a proposal goes to, and
//! stands in the sheet.

use sekber::kit::store::sql;

use crate::document::closed;
use crate::hall::{Hall, count};
use crate::harness::{OWN_PARTNER_PROGRAMME, on_both};

/// What is written in these scenarios.
const TYPED: [(&str, &str); 8] = [
    ("problem", "Air sumur kotor\nsejak banjir"),
    ("volume", "2,5"),
    ("unit", "kilometer pipa"),
    ("location", "Dusun Hulu"),
    ("land", "customary"),
    ("papers_at", "Dinas Sendiri"),
    ("sipd_number", "U-17"),
    ("version", "0"),
];

/// Everything that stands in the workbook of the proposals.
async fn sheet(hall: &Hall) -> String {
    let list = hall.staff.get(&format!("{}/files/proposals.xlsx", hall.path)).await;
    let book = sekber_documents::sheet::read(&list.is_ok().bytes, "proposals.xlsx", &Default::default());
    format!("{:?}", book.unwrap().sheets[1])
}

/// The form with another value in one field.
fn but(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    TYPED.map(|(name, typed)| if name == field { (name, value) } else { (name, typed) }).to_vec()
}

#[tokio::test]
async fn an_office_completes_what_sipd_asks_of_its_proposals() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let (list, fill) =
            (format!("{}/proposals", hall.path), format!("{}/proposals/{OWN_PARTNER_PROGRAMME}", hall.path));
        hall.staff.get(&hall.path).await.is_ok().shows(&format!("href=\"{list}\""));
        hall.staff.get(&list).await.is_ok();
        let before = hall.staff.get(&list).await;
        before.is_ok().costs_at_most(10).shows("1 dari 1 usulan masih kurang");
        before.shows("Masalah, Alamat, Volume, Satuan, Status lahan");
        assert!(!sheet(&hall).await.contains("Dusun Hulu"));

        let office = harness.as_office().await;
        office.get(&hall.path).await.is_ok().shows(&format!("href=\"{list}\""));
        office.get(&list).await.is_ok().hides("name=\"papers_at\"").hides("proposals.xlsx");
        let form = office.get(&format!("{list}?programme={OWN_PARTNER_PROGRAMME}")).await;
        assert_eq!(form.is_ok().field("version"), "0");
        for other in [
            harness.as_partner().await,
            harness.as_other_office().await,
            harness.as_leader().await,
            harness.as_juror().await,
        ] {
            other.post(&fill, &TYPED).await.is(403);
        }
        harness.as_other_office().await.get(&list).await.is_ok().shows("Tidak ada usulan di sini");
        harness.as_leader().await.get(&list).await.is_ok().shows("1 dari 1").hides("?programme=");

        let wrong = office.post(&fill, &but("volume", "1,250")).await;
        wrong.is(422).shows("tidak jelas sebagai satu bilangan").shows("Air sumur kotor");
        office.post(&fill, &but("volume", "0")).await.is(422).shows("lebih dari nol");
        office.post(&fill, &but("land", "moon")).await.is(422).shows("href=\"#land\"");
        let phone = office.post(&fill, &but("papers_at", "Pak Budi 0812-3456-7890")).await;
        phone.is(422).shows("Jangan menulis nomor telepon");
        assert_eq!(count(harness.app.db(), "select count(*) from meeting_proposal").await, 0);

        let saved = office.post(&fill, &TYPED).await;
        assert_eq!(saved.is(303).cookie("notice").unwrap(), "notice-proposal-saved");
        hall.staff.get(&list).await.is_ok().shows("Semua usulan sudah lengkap").hides("masih kurang.");
        let sheet = sheet(&hall).await;
        for cell in [
            "Air sumur kotor",
            "kilometer pipa",
            "Dusun Hulu",
            "Tanah adat",
            "Disimpan di: Dinas Sendiri",
            "U-17",
        ] {
            assert!(sheet.contains(cell), "{cell}: {sheet}");
        }
        assert!(sheet.contains("2.5"), "{sheet}");
        let unknown = format!("{list}/nothing");
        hall.staff.post(&unknown, &TYPED).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn two_who_complete_one_proposal_meet() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let fill = format!("{}/proposals/{OWN_PARTNER_PROGRAMME}", hall.path);
        harness.as_office().await.post(&fill, &TYPED).await.is(303);
        let met = hall.staff.post(&fill, &but("unit", "titik")).await;
        met.is(409).shows("Orang lain menyimpan usulan ini").shows("value=\"titik\"");
        assert_eq!(met.field("version"), "1");
        assert!(!sheet(&hall).await.contains("titik"));
        let again: Vec<_> = but("unit", "titik")
            .into_iter()
            .filter(|(name, _)| *name != "version")
            .chain([("version", "1")])
            .collect();
        hall.staff.post(&fill, &again).await.is(303);
        assert!(sheet(&hall).await.contains("titik"));
        let told = "select count(*) from audit where kind = 'proposal.completed'";
        assert_eq!(count(harness.app.db(), told).await, 2);
        let trail = harness.as_admin().await.get("/audit").await;
        trail.is_ok().shows("Usulan dilengkapi untuk SIPD");
    })
    .await;
}

#[tokio::test]
async fn what_was_over_on_the_day_of_the_meeting_is_not_handed_to_sipd() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        assert!(sheet(&hall).await.contains("Kebun gizi keluarga"));
        let over = "update programme set start_on = '2022-01-01', end_on = '2022-12-31', version = version + 1 where id = $1";
        harness.change(sql(over).bind(OWN_PARTNER_PROGRAMME)).await;
        let page = hall.staff.get(&format!("{}/proposals", hall.path)).await;
        page.is_ok().shows("Tidak ada usulan di sini").shows("/meetings/proposal-items?year=2025");
        page.shows("tidak diusulkan karena waktunya sudah berakhir pada hari rapat: Kebun gizi keluarga");
        assert!(!sheet(&hall).await.contains("Kebun gizi keluarga"));
    })
    .await;
}

#[tokio::test]
async fn what_is_unverified_or_ends_before_its_plan_year_says_so() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let marks = ["Program belum diverifikasi.", "Berakhir sebelum 2025: sebut kelanjutannya."];
        let list = format!("{}/proposals", hall.path);
        let before = (hall.staff.get(&list).await, sheet(&hall).await);
        for mark in marks {
            assert!(!before.1.contains(mark), "{mark}");
            before.0.hides(mark);
        }
        let early = "update programme set start_on = '2023-01-01', end_on = '2024-12-31', state = 'proposed', version = version + 1 where id = $1";
        harness.change(sql(early).bind(OWN_PARTNER_PROGRAMME)).await;
        let after = (hall.staff.get(&list).await, sheet(&hall).await);
        for mark in marks {
            assert!(after.1.contains(mark), "{mark}: {}", after.1);
            after.0.shows(mark);
        }
    })
    .await;
}

/// The list that a district publishes for the plan year that the meeting reaches.
const LIST: &[u8] = b"Kode;Nama;Satuan;Perangkat Daerah;Isu\n17;Sumur bor;unit;Dinas Sendiri;Air bersih\n;Bidang lain;;;\n18;Ruang kelas;ruang;Dinas Lain;\n";

#[tokio::test]
async fn proposals_choose_from_the_list_of_their_plan_year() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let (list, path) = (format!("{}/proposals", hall.path), "/meetings/proposal-items");
        let fill = format!("{list}/{OWN_PARTNER_PROGRAMME}");
        let load = async |year: &str, bytes: &[u8]| {
            hall.staff.upload(path, &[("year", year)], "file", ("kamus.csv", "text/csv", bytes)).await
        };
        hall.staff.get(path).await.is_ok().shows("Belum ada kamus usulan").shows("type=\"file\"");
        let office = harness.as_office().await;
        office.upload(path, &[("year", "2025")], "file", ("k.csv", "text/csv", LIST)).await.is(403);
        load("dua ribu", LIST).await.is(422).shows("empat angka");
        load("2025", &b"Kode;Satuan\n1;unit\n"[..]).await.is(422).shows("Tidak ditemukan baris judul");
        load("2025", &b"Kode;Nama\n1;A\n1;B\n"[..]).await.is(422).shows("Kode pada baris 3");
        hall.staff.post(path, &[("year", "2025")]).await.is(422).shows("href=\"#file\"");
        // Rows between the things are named with why they were skipped.
        let loaded = load("2025", LIST).await;
        loaded.is_ok().shows("Kamus usulan dimuat").shows("1 baris dilewati").shows("2 butir");
        loaded.shows("Baris 3: “Bidang lain” – tidak berkode").hides("Baris 4");
        load("2025", LIST).await.is_ok();
        let without = hall.staff.get(&format!("{path}?year=2026")).await;
        without.is_ok().shows("tidak ditanyai kode");
        without.shows("<option value=\"2026\" selected>2026 (belum ada kamus)</option>");
        without.shows("<option value=\"2025\">2025</option>");
        let all = office.get(&format!("{path}?year=2025")).await;
        all.shows("<option value=\"2025\" selected>2025</option>").hides("(belum ada kamus)");
        all.is_ok().shows("2 butir").shows("Ruang kelas").hides("type=\"file\"");
        let some = office.get(&format!("{path}?year=2025&q=AIR")).await;
        some.is_ok().shows("1 butir").shows("Sumur bor").hides("Ruang kelas");
        // Of a text without end no more is looked for than its beginning.
        let long = office.get(&format!("{path}?year=2025&q={}ruang", "air+".repeat(100))).await;
        long.is_ok().shows("1 butir").shows("Sumur bor");

        hall.staff.get(&list).await.is_ok().shows("Nama kamus usulan, Masalah");
        hall.staff.get(&list).await.is_ok().costs_at_most(10);
        let form = office.get(&format!("{list}?programme={OWN_PARTNER_PROGRAMME}")).await;
        form.is_ok().costs_at_most(10).shows("<option value=\"17\">Sumur bor</option>");
        let with = |code: &'static str| {
            let mut typed = but("unit", "");
            typed.push(("item_code", code));
            typed
        };
        office.post(&fill, &with("99")).await.is(422).shows("tidak memuat kode itu");
        office.post(&fill, &with("17")).await.is(303);
        hall.staff.get(&list).await.is_ok().shows("Semua usulan sudah lengkap");
        let chosen = sheet(&hall).await;
        assert!(chosen.contains("Sumur bor") && chosen.contains("Air bersih"), "{chosen}");

        // A later list that has it no more takes it out of the sheet, and the page says so.
        let later = load("2025", &b"Kode;Nama\n18;Ruang kelas\n"[..]).await;
        later.leads_to(&format!("{path}?year=2025"));
        hall.staff.get(&list).await.is_ok().shows("Nama kamus usulan, Satuan");
        assert!(!sheet(&hall).await.contains("Sumur bor"));
    })
    .await;
}
