//! Two who act on one season at the same moment: nothing is taken behind a result, and nobody's value or sheet is lost.

use std::time::Duration;

use sekber::features::award::{self, AnswerDraft, HeldDraft, ObjectionDraft, SheetDraft};
use sekber::kit::audit::Event;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::value::{EntryId, ObjectionId, SeasonId};

use super::fairness::grant;
use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

fn season() -> SeasonId {
    format!("season-of-{OWN_PARTNER}").parse().unwrap()
}

fn entry() -> EntryId {
    format!("entry-of-{OWN_PARTNER}").parse().unwrap()
}

fn objection() -> ObjectionId {
    format!("objection-of-{OWN_PARTNER}").parse().unwrap()
}

fn held(amount: i64) -> HeldDraft {
    HeldDraft { criterion: "k1".to_owned(), amount: Some(amount), reason: "Diperiksa".to_owned() }
}

fn sheet() -> SheetDraft {
    let marks = ["k10", "k11", "k12"].map(|code| (code.to_owned(), 8_000));
    SheetDraft { conflict: false, comment: String::new(), marks: marks.into() }
}

/// A season that is scored, with a juror.
async fn scored(harness: &Harness) {
    keep_award(harness.app.db(), OWN_PARTNER, "scoring").await;
    let staff = harness.actor(Who::Staff);
    award::seat(&harness.app, &staff, &season(), &"juror".parse().unwrap(), "").await.unwrap();
}

/// Long enough for whoever does not wait to have read what it acts on.
const A_MOMENT: Duration = Duration::from_millis(300);

#[tokio::test]
async fn whoever_comes_while_a_result_is_decided_comes_too_late() {
    on_both(async |harness| {
        scored(&harness).await;
        let (app, staff, juror, partner) =
            (&harness.app, harness.actor(Who::Staff), harness.actor(Who::Juror), harness.actor(Who::Partner));
        let mut deciding = app.begin(&staff).await.unwrap();
        deciding.lock_audit_head().await.unwrap();
        let decided = "update award_season set state = 'decided', decided_at = 1 where id = $1";
        deciding.run(sql(decided).bind(season())).await.unwrap();
        let all = async {
            let (season, entry, objection) = (season(), entry(), objection());
            let (first, contested) =
                (held(9), ObjectionDraft { criterion: "k2".to_owned(), text: "Dua".to_owned() });
            let answered = AnswerDraft { upheld: false, amount: None, answer: "Tetap".to_owned() };
            let (sheet, person) = (sheet(), "juror".parse().unwrap());
            let done: (_, _, _, _, _) = tokio::join!(
                award::hand_in(app, &juror, &season, &entry, &sheet),
                award::record(app, &staff, &season, &entry, &first),
                award::object(app, &partner, &season, &entry, &contested),
                award::answer(app, &staff, &season, &objection, &answered),
                award::unseat(app, &staff, &season, &person),
            );
            [done.0, done.1, done.2, done.3, done.4]
        };
        let commit = async {
            tokio::time::sleep(A_MOMENT).await;
            deciding.commit(Event::new("award.decided", season(), "Penghargaan")).await.unwrap();
        };
        let (done, ()) = tokio::join!(all, commit);
        for (number, one) in done.into_iter().enumerate() {
            assert!(matches!(one, Err(Problem::Refused { .. })), "{number}: {one:?}");
        }
        let counted = async |table: &'static str| app.db().value::<i64>(sql(table)).await.unwrap().unwrap();
        assert_eq!(counted("select count(*) from award_sheet").await, 0);
        assert_eq!(counted("select count(*) from award_value").await, 1);
    })
    .await;
}

#[tokio::test]
async fn two_at_once_both_find_their_place() {
    on_both(async |harness| {
        scored(&harness).await;
        grant(&harness, Who::Staff, "juror", None).await;
        let (app, staff, admin, juror) =
            (&harness.app, harness.actor(Who::Staff), harness.actor(Who::Admin), harness.actor(Who::Juror));
        // The trail is held for a moment, so that all of them meet there.
        let mut holding = app.begin(&staff).await.unwrap();
        holding.lock_audit_head().await.unwrap();
        let all = async {
            let (season, entry, sheet) = (season(), entry(), sheet());
            let (five, six) = (held(5), held(6));
            tokio::join!(
                award::record(app, &staff, &season, &entry, &five),
                award::record(app, &admin, &season, &entry, &six),
                award::hand_in(app, &juror, &season, &entry, &sheet),
                award::hand_in(app, &juror, &season, &entry, &sheet),
            )
        };
        let release = async {
            tokio::time::sleep(A_MOMENT).await;
            holding.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
        };
        let (done, ()) = tokio::join!(all, release);
        let (first, second, third, fourth) = done;
        for one in [first, second, third, fourth] {
            one.unwrap();
        }
        let numbers: i64 = app
            .db()
            .value(sql("select max(number) from award_value where criterion = 'k1'"))
            .await
            .unwrap()
            .unwrap();
        let editions: i64 =
            app.db().value(sql("select max(edition) from award_sheet")).await.unwrap().unwrap();
        assert_eq!((numbers, editions), (3, 2));
    })
    .await;
}
