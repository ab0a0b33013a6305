//! Scenarios about text from strangers: what a database refuses, a terminal obeys or a reader is fooled by goes no further
//! than the door, whichever door it is.

use sekber::kit::access::Actor;
use sekber::kit::audit::{self, Event};
use sekber::kit::files::Files;
use sekber::kit::store::{Db, sql};
use sekber::shell::{backup, routes};

use crate::hall::count;
use crate::harness::{Harness, OWN_PARTNER, Scratch, on_both};
use crate::program::Program;
use crate::routes::fill_for_own_partner;

/// A name that would end a text in PostgreSQL, forge a line in a list, colour a terminal and read as another.
const FORGED: &str = "Dinas\0 Ma\u{1b}[31mwar\r\nadmin@x  Admin\u{202e}nimda\u{200b}\u{e0041}\u{fffe}";
/// What is kept of it.
const KEPT: &str = "Dinas Ma[31mwar admin@x  Adminnimda";

async fn name_of(harness: &Harness, statement: &'static str) -> String {
    harness.app.db().value(sql(statement)).await.unwrap().unwrap()
}

#[tokio::test]
async fn names_are_cleaned_at_every_door_on_both_databases() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let form = [
            ("name", FORGED),
            ("short_name", "Ma\0war"),
            ("kind", "dinas"),
            ("duties", "satu\r\ndua\0\u{b}tiga"),
        ];
        staff.post("/offices/new", &form).await.is(303);
        let kept = "select name from organisation where short_name = 'Mawar'";
        assert_eq!(name_of(&harness, kept).await, KEPT);
        let duties = "select duties from organisation where short_name = 'Mawar'";
        assert_eq!(name_of(&harness, duties).await, "satu\ndua\ntiga");

        // A sheet whose name and cells hold the same.
        let sheet = format!(
            "Nama,Singkatan,Jenis\n\"{}\",Mel,dinas\n",
            FORGED.replace("Mawar", "Melati").replace(['\0', '\u{1b}'], "")
        );
        let file = ("opd\u{202e}vsc.csv", "text/csv", sheet.as_bytes());
        staff.upload("/import", &[("kind", "offices")], "file", file).await.is(303);
        assert_eq!(name_of(&harness, "select file_name from import_run where file_name like 'opd%'").await, "opdvsc.csv");
        let cells = name_of(&harness, "select cells_json from import_row where run_id = (select id from import_run where file_name = 'opdvsc.csv')").await;
        assert!(!cells.contains(['\u{202e}', '\u{200b}', '\u{e0041}', '\u{fffe}']), "{cells}");

        // The trail, whose names are part of its chain.
        let mut tx = harness.app.begin(&Actor { name: FORGED.to_owned(), ..Actor::operator() }).await.unwrap();
        tx.note(Event::new("organisation.changed", OWN_PARTNER, FORGED));
        tx.commit(Event::new("organisation.changed", OWN_PARTNER, FORGED)).await.unwrap();
        assert!(audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().is_ok());
        let line = "select label from audit where seq = (select max(seq) from audit)";
        assert_eq!(name_of(&harness, line).await, KEPT);
    })
    .await;
}

#[tokio::test]
async fn no_address_and_no_field_makes_an_error_of_ours() {
    on_both(async |harness| {
        let (public, admin) = (harness.public(), harness.as_admin().await);
        public.post("/sign-in", &[("email", "a\0@b\u{202e}"), ("password", "\0\0")]).await.is(422);
        public.post("/hall", &[("code", "\0"), ("name", "\0")]).await.is(422);
        for path in
            ["/partners/%00", "/partners/%FF%FE", "/%00", "/partners/a%0Ab", "/%E2%80%AE", "/import/%1B"]
        {
            admin.get(path).await.is(404).shows("</html>");
            public.get(path).await.is(404).shows("</html>");
        }
        let query =
            "?q=%00&q=%FF&after=%00&before=%FF%00&%00=%00&kind=%00&id=%00&state=%ED%A0%80&page=%00&from=%00";
        let fields: Vec<(&str, &str)> = [
            "name",
            "title",
            "reason",
            "note",
            "q",
            "email",
            "organisation",
            "kind",
            "version",
            "code",
            "step",
            "state",
        ]
        .map(|name| (name, FORGED))
        .to_vec();
        let mut faults = Vec::new();
        for line in routes::table().iter().filter(|line| line.path != "/sign-out") {
            let path = fill_for_own_partner(line.path);
            for caller in [&public, &admin] {
                let seen = match line.method.as_str() {
                    "GET" => caller.get(&format!("{path}{query}")).await,
                    _ => caller.post(&path, &fields).await,
                };
                // Waiting for a long computation is told by 503 as well.
                if seen.status >= 500 && seen.status != 503 {
                    faults.push(format!("{} → {}", seen.told, seen.status));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_backup_with_a_text_from_before_is_restored_into_both() {
    let harness = Harness::on_sqlite().await;
    harness
        .change(
            sql("update organisation set name = 'Yayasan' || char(0) || ' Lama' where id = $1")
                .bind(OWN_PARTNER),
        )
        .await;
    let (app, folder) = (&harness.app, harness.folder());
    let copy = folder.join("copy.tar.gz");
    backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
    for scratch in [Some(Scratch::empty_sqlite()), Scratch::empty_postgres().await].into_iter().flatten() {
        let db = Db::connect(&scratch.address).await.unwrap();
        db.migrate().await.unwrap();
        let place = Files::open(&scratch.folder.join("files").display().to_string()).unwrap();
        backup::restore(&db, &place, &copy).await.unwrap();
        let asked = "select count(*) from organisation where name = 'Yayasan Lama'";
        assert_eq!(count(&db, asked).await, 1);
        db.close().await;
    }
}

#[tokio::test]
async fn a_listed_name_stays_on_its_line() {
    on_both(async |harness| {
        let name = "Budi\u{1b}[2K\nadmin@x  Admin\u{202e}";
        harness.change(sql("update person set name = $1 where email like 'partner%'").bind(name)).await;
        let program = Program::on(harness.address(), harness.folder());
        let shown = program.run(&["user", "list"]);
        assert!(shown.status.success());
        let text = String::from_utf8(shown.stdout).unwrap();
        assert!(text.contains("Budi\\u001b[2K\\nadmin@x  Admin\\u202e"), "{text}");
        assert!(
            !text.contains(['\u{1b}', '\u{202e}', '\r'])
                && !text.lines().any(|line| line.starts_with("admin@x"))
        );
        // What is typed on the command line comes back in an error.
        let refused = program.run(&["user", "reset", "x\u{1b}[31m\nsekber: all is well"]);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(
            !refused.status.success()
                && !told.contains('\u{1b}')
                && !told.lines().any(|line| line.starts_with("sekber: all")),
            "{told}"
        );
    })
    .await;
}

#[tokio::test]
async fn money_beyond_every_number_ends_no_page_on_either_database() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        harness
            .change(
                sql("update programme set state = 'active', published = $1, total_idr = $2")
                    .bind(true)
                    .bind(i64::MAX),
            )
            .await;
        for path in
            ["/", "/partners", "/partners.csv", "/partners.xlsx", "/public", "/public/data/places.geojson"]
        {
            staff.get(path).await.is(200);
        }
        let own = staff.get(&format!("/partners/{OWN_PARTNER}")).await;
        own.is(200);
    })
    .await;
}
