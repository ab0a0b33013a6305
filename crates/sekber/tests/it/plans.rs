//! Scenarios about plans of the whole program: of the demonstration, and of two sheets without a district.

use std::collections::HashMap;

use sekber::features::registry::{self, Side};
use sekber::features::{district, matching};
use sekber::kit::store::sql;
use sekber::kit::words::Language;

use crate::harness::on_both_with_the_demonstration;
use crate::program::Program;

#[tokio::test]
async fn the_demonstration_gives_the_same_plan_on_both_databases() {
    let digests = std::sync::Mutex::new(std::collections::BTreeSet::new());
    on_both_with_the_demonstration(async |harness| {
        let staff = harness.of_the_demonstration("admin").await;
        for _ in 0..2 {
            staff.post("/matching/plans", &[("kind", "even")]).await;
        }
        // Identifiers differ between two loads of the demonstration, so pairs are compared by their names.
        let named = "select o.short_name || ' ' || p.title from matching_pair m
             join organisation o on o.region_code = m.region_code and o.id = m.office_id
             join programme p on p.region_code = m.region_code and p.id = m.programme_id
             where m.plan_id = $1 order by 1";
        sekber::row_struct! { struct Plan { id: String, plan_digest: String } }
        let plans: Vec<Plan> = harness
            .app
            .db()
            .all(sql("select id, plan_digest from matching_plan order by number"))
            .await
            .unwrap();
        assert_eq!(plans[0].plan_digest, plans[1].plan_digest, "the same input, the same plan");
        let rows = harness.app.db().rows(sql(named).bind(&plans[0].id)).await.unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.first().unwrap()).collect();
        assert!(names.len() > 26, "{names:?}");
        digests.lock().unwrap().insert(names.len());
    })
    .await;
    assert_eq!(digests.into_inner().unwrap().len(), 1, "as many pairs on both databases");
}

/// The pairs that the documentation shows: office, partner, programme and score.
fn shown_in_the_docs() -> Vec<String> {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/plan-sintang-2023.md"));
    let text = text.unwrap();
    let (_, table) = text.split_once("| office | partner | programme | score | reason |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with("| "));
    let mut pairs: Vec<String> =
        rows.map(|row| row.split('|').skip(1).take(4).collect::<Vec<_>>().join("|")).collect();
    pairs.sort();
    pairs
}

#[tokio::test]
async fn the_plan_for_sintang_in_the_docs_is_what_comes_out() {
    on_both_with_the_demonstration(async |harness| {
        let staff = harness.of_the_demonstration("admin").await;
        staff.post("/matching/plans", &[("kind", "best")]).await.is(303);
        let pairs = "select ' ' || o.short_name || ' | ' || w.short_name || ' | ' || p.title || ' | ' || ((m.points + 75) / 150) || ' '
             from matching_pair m
             join organisation o on o.region_code = m.region_code and o.id = m.office_id
             join programme p on p.region_code = m.region_code and p.id = m.programme_id
             join organisation w on w.region_code = p.region_code and w.id = p.organisation_id";
        let rows = harness.app.db().rows(sql(pairs)).await.unwrap();
        let mut made: Vec<String> = rows.iter().map(|row| row.first().unwrap()).collect();
        made.sort();
        assert_eq!(made, shown_in_the_docs(), "docs/plan-sintang-2023.md is made anew by sekber demo and sekber match");
    })
    .await;
}

/// Words that were once read aloud as reasons, with the beginning of the field that they do not speak of.
const OF_ANOTHER_SENSE: [(&str, &str); 10] = [
    ("“berjalan”", "Pekerjaan Umum"),
    ("“menjalankan”", "Pekerjaan Umum"),
    ("“perjalanan”", "Pekerjaan Umum"),
    ("“lintas”", "Perhubungan"),
    ("“peremajaan”", "Pemberdayaan Perempuan"),
    ("“sertifikat”", "Pertanahan"),
    ("“budidaya”", "Kelautan"),
    ("“senilai”", "Kelautan"),
    ("“kerja”", "Tenaga Kerja"),
    ("“manusia”", "Sosial"),
];

/// What a clause of a reason tells, between its fixed words.
fn told<'a>(clause: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    clause.strip_prefix(before)?.strip_suffix(behind)
}

#[tokio::test]
async fn no_pair_of_the_demonstration_has_a_reason_that_its_records_deny() {
    on_both_with_the_demonstration(async |harness| {
        let (db, region) = (harness.app.db(), harness.app.region());
        let cycle = district::current_cycle(db, &region).await.unwrap();
        let glance = matching::Ratings::at(&harness.app, &cycle, Language::Indonesian).await.unwrap();
        let themes = district::themes(db, &region).await.unwrap();
        let offices = registry::records(db, &region, Side::Office).await.unwrap();
        let inferred: HashMap<_, _> = offices
            .iter()
            .map(|record| (record.organisation.id.clone(), record.organisation.is_inferred()))
            .collect();
        let offices: HashMap<_, _> =
            offices.into_iter().map(|record| (record.organisation.id, record.themes)).collect();
        let (mut checked, mut quoted, mut later) = (0, 0, 0);
        for (office, _) in glance.offices() {
            for (_, programme) in glance.all_programmes() {
                let Some(rated) = glance.pair(&office, &programme) else { continue };
                let content = &glance.stored(&programme).unwrap().content;
                let sentence = rated.reason.trim_end_matches('.');
                let clauses = sentence.split_once(": ").map_or("", |(_, clauses)| clauses);
                let begins = content.period.start().map(|start| i64::from(start.first_day().year()));
                if !clauses.is_empty() && begins.is_some_and(|begins| begins > cycle.year) {
                    assert!(clauses.contains("; baru dimulai tahun "), "{}: {clauses}", rated.title);
                    later += 1;
                }
                for clause in clauses.split("; ") {
                    let at = format!("{} – {}: {clause}", rated.office_name, rated.title);
                    if let Some(goals) =
                        told(clause, "mendukung TPB ", " yang juga dituju perangkat daerah ini")
                    {
                        let has =
                            |goal: &str| content.sdg.iter().any(|code| code.split('.').next() == Some(goal));
                        assert!(goals.split(", ").all(has), "{at}");
                    } else if let Some(named) = told(clause, "bertema ", "") {
                        let shared = themes.iter().filter(|theme| {
                            content.themes.contains(&theme.code) && offices[&office].contains(&theme.code)
                        });
                        let shared: Vec<_> = shared.map(|theme| theme.name_id.to_lowercase()).collect();
                        assert_eq!(named.to_lowercase(), shared.join(", "), "{at}");
                    } else if let Some(year) = told(clause, "berjalan pada tahun ", "") {
                        let (year, period): (i16, _) = (year.parse().unwrap(), &content.period);
                        let begun = period.start().is_none_or(|start| start.first_day().year() <= year);
                        let goes_on = period.end().is_none_or(|end| end.last_day().year() >= year);
                        assert!(begun && goes_on && period.years().is_some(), "{at}");
                    } else if let Some((year, _)) =
                        clause.strip_prefix("baru dimulai tahun ").and_then(|said| said.split_once(", "))
                    {
                        let (year, start): (i16, _) = (year.parse().unwrap(), content.period.start());
                        assert!(start.is_some_and(|start| start.first_day().year() == year), "{at}");
                    } else if let Some((words, field)) = clause
                        .strip_prefix("memuat istilah ")
                        .and_then(|said| said.split_once(" yang lazim pada urusan "))
                    {
                        let strange =
                            |(word, of): &(&str, &str)| words.contains(word) && field.starts_with(of);
                        assert!(!OF_ANOTHER_SENSE.iter().any(strange), "{at}");
                    } else if let Some((_, behind)) =
                        clause.strip_prefix("sejalan dengan tugas “").and_then(|duty| duty.rsplit_once('”'))
                    {
                        // What is only believed to be an office's duty is quoted as such.
                        assert_eq!(behind == " (belum dikonfirmasi)", inferred[&office], "{at}");
                        quoted += 1;
                    } else {
                        continue;
                    }
                    checked += 1;
                }
            }
        }
        assert!(checked > 100 && quoted > 10, "clauses are no longer recognised: {checked}, {quoted}");
        assert!(later > 10, "programmes that begin later are no longer told: {later}");
    })
    .await;
}

#[tokio::test]
async fn words_that_spoke_for_a_refused_pair_are_candidates_for_counter_examples() {
    on_both_with_the_demonstration(async |harness| {
        let title = "Pendaftaran surat tanda daftar budidaya bagi petani mandiri tiga desa";
        let asked = sql("select id from programme where title = $1").bind(title);
        let programme: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let asked = sql("select id from organisation where short_name = $1").bind("Distanbun");
        let office: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let told = || {
            let done = program.run(&["senses"]);
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8(done.stdout).unwrap()
        };
        assert!(!told().contains("petani mandiri"));
        let staff = harness.of_the_demonstration("admin").await;
        let veto = [
            ("office", office.as_str()),
            ("programme", programme.as_str()),
            ("rule", "veto"),
            ("reason", "Bukan urusan dinas ini"),
        ];
        staff.post("/matching/rulings", &veto).await.is(303);
        let told = told();
        assert!(told.contains(&format!("3.27 | petani mandiri | 1 | 0 | {title}")), "{told}");
    })
    .await;
}

#[test]
fn two_sheets_are_matched_without_a_district() {
    let folder = tempfile::tempdir().unwrap();
    let program =
        Program::on(&format!("sqlite:{}", folder.path().join("none.sqlite").display()), folder.path());
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures");
    let (offices, programmes) =
        (format!("{fixtures}/perangkat-daerah.xlsx"), format!("{fixtures}/program-mitra.xlsx"));
    let plan = folder.path().join("plan.csv");
    let arguments =
        ["match", "--offices", &offices, "--programmes", &programmes, "--out", plan.to_str().unwrap()];
    let done = program.run(&arguments);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(told.contains("proven best: true") && !told.contains("JUMLAH (no programme)"), "{told}");
    let written = std::fs::read_to_string(&plan).unwrap();
    assert!(written.contains("Pendampingan pekebun swadaya") && written.contains("Distanbun"), "{written}");
    assert!(!folder.path().join("none.sqlite").exists(), "no database is touched");

    let faulty = folder.path().join("rusak.csv");
    std::fs::write(&faulty, "Mitra;Nama Program;Anggaran 2023\nYayasan A;Program A;banyak sekali\n").unwrap();
    let faulty = faulty.to_str().unwrap();
    let refused = program.run(&["match", "--offices", &offices, "--programmes", faulty]);
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stdout));
    assert!(String::from_utf8_lossy(&refused.stdout).contains("banyak sekali"));
}
