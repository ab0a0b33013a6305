//! What Sekber writes out, Sekber reads in again and finds unchanged: every file of programmes that the import takes, of a district of
//! real size.

use sekber::features::exchange::{self, Kind, Upload};
use sekber::kit::access::Actor;
use sekber::kit::jobs;
use sekber::kit::store::sql;
use sekber_core::value::ImportId;
use sekber_documents::sheet::Limits;

use crate::harness::{Caller, Harness, on_both_with_all_of_the_demonstration};

sekber::row_struct! {
    struct Checked { number: i64, outcome: String, details_json: String }
}

/// Hands a file in; how many of its rows are left as they are. Nothing else may become of a row than that it is more of another one, or of a
/// programme of another cycle.
async fn unchanged(harness: &Harness, name: &str, bytes: Vec<u8>) -> usize {
    let app = &harness.app;
    let id = checked(harness, name, bytes).await;
    let rows = sql("select number, outcome, details_json from import_row where run_id = $1 order by number");
    let rows: Vec<Checked> = app.db().all(rows.bind(&id)).await.unwrap();
    let is_left_out = |row: &Checked| {
        let reasons = [r#""reason":"part-of""#, r#""reason":"other-cycle""#];
        row.outcome == "skipped" && reasons.iter().any(|reason| row.details_json.contains(reason))
    };
    let wrong: Vec<String> = (rows.iter())
        .filter(|row| row.outcome != "unchanged" && !is_left_out(row))
        .map(|row| format!("row {}: {} {}", row.number, row.outcome, row.details_json))
        .collect();
    let first = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{name}: {} rows\n{first}", wrong.len());
    exchange::discard(app, &Actor::operator(), &id).await.unwrap();
    rows.iter().filter(|row| row.outcome == "unchanged").count()
}

/// A sum that differs from the stored lines is a question, and is never added to its own parts.
async fn ask_about_another_sum(harness: &Harness) {
    sekber::row_struct! { struct Found { id: String, title: String } }
    let asked = sql("select id, title from programme where funding_lines > 1 and cycle_id = $1 limit 1");
    let one: Found = harness.app.db().one(asked.bind(&harness.cycle().await)).await.unwrap();
    let sheet = format!("ID Sekber;Judul program;Jumlah dana\n{};{};Rp1.234.567\n", one.id, one.title);
    let id = checked(harness, "jumlah.csv", sheet.into_bytes()).await;
    let row = sql("select details_json from import_row where run_id = $1").bind(&id);
    let row: String = harness.app.db().value(row).await.unwrap().unwrap();
    assert!(row.contains("total-differs"), "{row}");
}

/// Hands a file in and has it checked.
async fn checked(harness: &Harness, name: &str, bytes: Vec<u8>) -> ImportId {
    let (app, actor) = (&harness.app, Actor::operator());
    let upload =
        Upload { kind: Kind::Programmes, file_name: name.to_owned(), bytes, sheet: None, organisation: None };
    let id = exchange::receive(app, &actor, upload, Limits::default()).await.unwrap();
    exchange::start_checking(app, &actor, &id).await.unwrap();
    jobs::run_due(app, "import").await.unwrap();
    id
}

async fn file(caller: &Caller, path: &str) -> Vec<u8> {
    let seen = caller.get(path).await;
    seen.is_ok();
    seen.bytes.clone()
}

#[tokio::test]
async fn what_is_written_out_is_read_in_again_and_found_unchanged() {
    on_both_with_all_of_the_demonstration(async |harness| {
        let count = async |statement: &'static str| -> i64 {
            harness.app.db().value(sql(statement)).await.unwrap().unwrap()
        };
        // What has gone wrong before is in it.
        let several = "select count(*) from (select programme_id from programme_place group by programme_id having count(*) > 1) p";
        assert!(count(several).await > 0, "no programme is in several places");
        let several =
            "select count(*) from (select programme_id from funding_line group by programme_id having count(*) > 1) p";
        assert!(count(several).await > 0, "no programme has several lines of money");
        let over = "select count(*) from programme where state in ('verified', 'active') and end_on < '2026'";
        assert!(count(over).await > 0, "no programme is past its last day");
        let money = "select cast(coalesce(sum(total_idr), 0) as bigint) from programme";
        let before = count(money).await;

        let (public, staff) = (harness.public(), harness.of_the_demonstration("staff").await);
        let files = [
            ("program.csv", file(&public, "/public/data/programmes.csv").await),
            ("program-semua.csv", file(&public, "/public/data/programmes.csv?year=all").await),
            ("program-english.csv", file(&public, "/public/data/programmes.csv?lang=en").await),
            ("program.xlsx", file(&public, "/public/data/programmes.xlsx").await),
            ("3w.csv", file(&public, "/public/data/3w.csv").await),
            ("3w-semua.csv", file(&public, "/public/data/3w.csv?year=all").await),
            ("3w-english.csv", file(&public, "/public/data/3w.csv?lang=en").await),
            ("3w.xlsx", file(&public, "/public/data/3w.xlsx").await),
            ("program-hxl.csv", file(&staff, "/programmes-hxl.csv").await),
            ("kesehatan-hxl.csv", file(&staff, "/programmes-hxl.csv?theme=kesehatan").await),
            ("apa-di-mana.csv", file(&staff, "/synchronisation/programmes.csv").await),
            ("kegiatan.xml", file(&public, "/public/data/activities.xml").await),
            ("sekber.xlsx", file(&staff, "/export/programmes").await),
            ("sekber.csv", file(&staff, "/export/programmes?form=csv").await),
        ];
        for (name, bytes) in files {
            assert!(unchanged(&harness, name, bytes).await > 0, "{name} holds nothing of the cycle");
        }
        assert_eq!(count(money).await, before);
        ask_about_another_sum(&harness).await;
    })
    .await;
}

/// The columns that an import reads, by the fields that it takes them for.
async fn fields_of(harness: &Harness, name: &str, bytes: Vec<u8>) -> Vec<String> {
    let id = checked(harness, name, bytes).await;
    let asked = sql("select mapping_json from import_run where id = $1").bind(&id);
    let layout: Option<String> = harness.app.db().value(asked).await.unwrap();
    let layout: serde_json::Value = serde_json::from_str(&layout.unwrap()).unwrap();
    exchange::discard(&harness.app, &Actor::operator(), &id).await.unwrap();
    let fields = layout["fields"].as_array().unwrap();
    fields.iter().map(|field| field.as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn the_public_file_of_programmes_is_read_alike_in_both_languages_and_stays_as_it_is() {
    on_both_with_all_of_the_demonstration(async |harness| {
        // Notes of the place and the whole district as a place are in it.
        let noted = "update programme set place_note = 'Dusun tanpa kode', version = version + 1 where id in
             (select p.id from programme p where p.cycle_id = $1 and p.state = 'active' and p.published order by p.id limit 5)";
        harness.change(sql(noted).bind(&harness.cycle().await)).await;
        let wide = "insert into programme_place (region_code, programme_id, place_code)
             select p.region_code, p.id, '61.05' from programme p where p.place_note = 'Dusun tanpa kode' and not exists
             (select 1 from programme_place l where l.region_code = p.region_code and l.programme_id = p.id)";
        harness.change(sql(wide)).await;
        let notes = async || {
            let asked = sql("select count(*) from programme where place_note <> ''");
            harness.app.db().value::<i64>(asked).await.unwrap()
        };
        let before = notes().await;
        let public = harness.public();
        let addresses = ["/public/data/programmes.csv", "/public/data/programmes.csv?lang=en"];
        let mut read = Vec::new();
        for address in addresses {
            let written = file(&public, address).await;
            assert!(unchanged(&harness, "program.csv", written.clone()).await > 0, "{address}");
            read.push(fields_of(&harness, "program.csv", written.clone()).await);
            assert!(file(&public, address).await == written, "{address} is written as before");
        }
        assert_eq!(read[0], read[1], "the same columns in both languages");
        for field in ["id", "organisation", "places", "start", "amount"] {
            assert_eq!(read[0].iter().filter(|one| *one == field).count(), 1, "{field}: {:?}", read[0]);
        }
        assert!(!read[0].iter().any(|field| field == "place_note"));
        assert_eq!(notes().await, before);
    })
    .await;
}
