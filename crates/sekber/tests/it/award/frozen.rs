//! Frozen is frozen: through the addresses, through the database, through what goes on by itself, and through a backup that was tampered with.

use sekber::features::award::{self, Template};
use sekber::kit::app::App;
use sekber::kit::card::{Check, State};
use sekber::kit::digest::sha256;
use sekber::kit::files::Files;
use sekber::kit::store::{Db, sql};
use sekber::shell::backup;

use super::{fields, season, send};
use crate::backups::with_other_rows;
use crate::harness::{OWN_PARTNER, on_both, on_both_with_the_demonstration};
use crate::records::keep_award;

/// What the doctor finds about awards.
pub async fn doctor(app: &App, db: &Db) -> State {
    let cards = sekber::features::cards();
    let card = cards.iter().find(|card| card.name == "award").unwrap();
    let mut worst = State::Good;
    for check in &card.checks {
        if let Check::Records(look) = check {
            for found in look(app.settings(), db).await {
                worst = worst.max(found.state);
            }
        }
    }
    worst
}

#[tokio::test]
async fn frozen_is_frozen_through_every_door() {
    on_both_with_the_demonstration(async |harness| {
        let db = harness.app.db();
        assert_eq!(doctor(&harness.app, db).await, State::Good);
        let season = season(&harness.app).await;
        let state = async || -> Vec<String> {
            let asked = "select content_json || digest as all_text from award_rules order by season_id, version";
            sekber::row_struct! { struct Kept { all_text: String } }
            db.all::<Kept>(sql(asked)).await.unwrap().into_iter().map(|kept| kept.all_text).collect()
        };
        let before = state().await;
        // Every address of the room that changes something.
        let staff = harness.of_the_demonstration("admin").await;
        let rules = fields(Template::Csr, |_| ());
        for step in ["publish", "freeze", "evidence", "announce", "decide", "cancel"] {
            staff.post(&format!("/awards/{season}/{step}"), &[("reason", "Diubah")]).await.is(422);
        }
        send(&staff, &format!("/awards/{season}/edit"), &rules).await.is(422);
        let entry: String = db.value(sql("select min(id) from award_entry")).await.unwrap().unwrap();
        let record = [("criterion", "k1"), ("amount", "9"), ("reason", "Diubah")];
        staff.post(&format!("/awards/{season}/entries/{entry}/records"), &record).await.is(422);
        let juror = harness.of_the_demonstration("juror").await;
        let marks = [("k10", "100"), ("k11", "100"), ("k12", "100")];
        juror.post(&format!("/awards/{season}/sheets/{entry}"), &marks).await.is(422);
        // The database itself, whoever writes to it: jobs, commands, a hand at the console.
        for statement in [
            "update award_season set draft_json = '{}'",
            "update award_season set rules_version = 2",
            "update award_season set frozen_at = null",
            "update award_season set state = 'draft'",
            "update award_season set result_digest = 'ab'",
            "update award_season set state = 'cancelled', cancelled_at = 1",
            "delete from award_season",
            "update award_rules set content_json = '{}'",
            "delete from award_rules",
            "update award_entry set category = 'a1', name = 'Lain'",
            "delete from award_entry",
            "update award_value set amount = 1",
            "delete from award_value",
            "update award_sheet set conflict = true",
            "delete from award_sheet",
            "update award_mark set points = 10000",
            "delete from award_mark",
            "update award_result set place = 1",
            "delete from award_result",
            "update award_season set announced_at = null",
            "update award_season set object_until = '2999-12-31'",
            "update award_provisional set place = 1",
            "delete from award_provisional",
            "update award_season set ceremony = '2999-12-31'",
            "update award_season set sheets_due = '2999-12-31'",
            "update award_season set ticket_until = '2999-12-31'",
            "update award_season set cancel_reason = 'Lain'",
            "update award_objection set answer = 'Lain'",
            "delete from award_objection",
            "update award_juror set ended_at = 1",
            "delete from award_juror",
        ] {
            assert!(db.housekeeping(sql(statement)).await.is_err(), "{statement} was let through");
        }
        // What goes on by itself finds nothing to do here.
        award::take_due(&harness.app).await.unwrap();
        award::remind(&harness.app).await.unwrap();
        assert_eq!(before, state().await);
        assert_eq!(doctor(&harness.app, db).await, State::Good);
        // What can still be added does not hold, and the doctor tells of it.
        let added = "insert into award_mark (region_code, entry_id, person_id, edition, criterion, points)
                     select t.region_code, t.entry_id, t.person_id, t.edition, 'k1', 10000 from award_sheet t";
        db.housekeeping(sql(added)).await.unwrap();
        assert_eq!(doctor(&harness.app, db).await, State::Good, "marks on a criterion of the record count nothing");
        let sheet = "insert into award_sheet (region_code, entry_id, person_id, edition, conflict, made_at)
                     select region_code, entry_id, person_id, 2, $1, 0 from award_sheet where edition = 1";
        db.housekeeping(sql(sheet).bind(true)).await.unwrap();
        assert_eq!(doctor(&harness.app, db).await, State::Bad);
    })
    .await;
}

#[tokio::test]
async fn frozen_rules_are_never_opened_again() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        for statement in [
            "update award_season set state = 'draft'",
            "update award_season set state = 'published'",
            "update award_season set id = 'another'",
            "update award_season set name = 'Lain'",
            "update award_season set ticket_from = '2023-01-01'",
        ] {
            assert!(db.housekeeping(sql(statement)).await.is_err(), "{statement} was let through");
        }
        // Onward it goes, and not back from there.
        let taken =
            "update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-06'";
        db.housekeeping(sql(taken)).await.unwrap();
        assert!(db.housekeeping(sql("update award_season set state = 'frozen'")).await.is_err());
    })
    .await;
}

/// The rules of every line of a backup with another weight, under a fingerprint that fits.
fn forged(rows: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(rows.to_vec()).unwrap();
    let forge = |line: &str| {
        let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
        let rules = row["content_json"].as_str().unwrap().replace("\"weight\":8", "\"weight\":9");
        row["digest"] = sha256(&rules).into();
        row["content_json"] = rules.into();
        format!("{row}\n")
    };
    text.lines().map(forge).collect::<String>().into_bytes()
}

#[tokio::test]
async fn a_backup_brings_an_award_back_whole_and_a_forged_one_is_told() {
    on_both_with_the_demonstration(async |harness| {
        let (app, folder) = (&harness.app, harness.folder());
        let (copy, other) = (folder.join("copy.sekber"), folder.join("forged.sekber"));
        let told = folder.join("told.sekber");
        backup::write(app.db(), app.files(), &copy, 0).await.unwrap();
        // Nobody restores over a season that is there.
        assert!(backup::restore(app.db(), app.files(), &copy).await.is_err());
        assert_eq!(doctor(app, app.db()).await, State::Good);
        with_other_rows(&copy, &other, ("award_rules", "award_rules"), |rows| forged(&rows));
        // A provisional result that is not the one that was told.
        with_other_rows(&copy, &told, ("award_provisional", "award_provisional"), |rows| {
            let text = String::from_utf8(rows).unwrap();
            text.replace("\"disclosed\":", "\"disclosed\":1").into_bytes()
        });
        let all = [("whole", &copy, State::Good), ("rules", &other, State::Bad), ("told", &told, State::Bad)];
        for (name, from, wanted) in all {
            let folder = folder.join(name);
            std::fs::create_dir(&folder).unwrap();
            let db = Db::connect(&format!("sqlite:{}", folder.join("s.sqlite").display())).await.unwrap();
            db.migrate().await.unwrap();
            let files = Files::open(folder.join("files").to_str().unwrap()).unwrap();
            backup::restore(&db, &files, from).await.unwrap();
            assert_eq!(doctor(app, &db).await, wanted);
            assert!(db.housekeeping(sql("update award_rules set digest = 'ab'")).await.is_err());
            db.close().await;
        }
    })
    .await;
}
