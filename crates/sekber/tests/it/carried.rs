//! Scenarios about programmes that last longer than a year: the next cycle takes them along, and the one they came from keeps them.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::registry::programme::Status;
use sekber_core::value::{Moment, Period, ProgrammeId};

use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, Who, on_both, organisation};

/// Programmes of 2023: until 2025, until 2023, and without a last day.
async fn programmes(harness: &Harness) -> Vec<ProgrammeId> {
    let cycle = harness.cycle().await;
    let draft = |(title, owner, end): (&str, &str, Option<&str>)| ProgrammeDraft {
        reference: Some(title.to_owned()),
        state: Status::Verified,
        published: true,
        period: Period::new(Some("2023".parse().unwrap()), end.map(|end| end.parse().unwrap())).unwrap(),
        ..ProgrammeDraft::new(organisation(owner), cycle.clone(), title)
    };
    let drafts = [
        ("Panjang", OWN_PARTNER, Some("2025-06")),
        ("Pendek", OWN_PARTNER, Some("2023-12")),
        ("Terbuka", OWN_PARTNER, None),
        ("Orang lain", OTHER_PARTNER, Some("2026")),
    ]
    .map(draft);
    let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
    let made = programme::create(&mut tx, &drafts).await.unwrap();
    tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
    made
}

/// A day of the cycle of the harness: that of a year that is past is not opened again.
fn then() -> Moment {
    Moment("2023-10-02T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

async fn open(harness: &Harness, year: &str) {
    let staff = harness.as_staff().await;
    staff.post("/settings/cycles", &[("year", year)]).await.is(303);
}

#[tokio::test]
async fn the_next_cycle_takes_along_what_still_runs_and_the_last_one_keeps_it() {
    on_both(async |harness| {
        let harness = harness.at(then()).await;
        let made = programmes(&harness).await;
        open(&harness, "2024").await;
        let partner = harness.as_partner().await;
        partner.get("/programmes").await.is(200).hides("Panjang");
        // What is known to last is ticked, what has no end is offered, what is over or somebody else's is not there.
        let list = partner.get("/programmes/carry-over").await;
        let list = list.is(200).shows("Panjang").shows("Terbuka").shows("Tanggal akhir belum diisi");
        list.hides("Pendek").hides("Orang lain").shows(&format!("value=\"{}\" checked", made[0]));
        partner.post("/programmes/carry-over", &[]).await.is(422).shows("Pilih sekurang-kurangnya satu");
        partner.post("/programmes/carry-over", &[("programme", made[0].as_str())]).await.is(303);
        partner.get("/programmes").await.is(200).shows("Panjang").hides("Terbuka");
        partner.get("/programmes/carry-over").await.is(200).hides("Panjang").shows("Terbuka");
        let former: String = {
            let asked = sql("select id from cycle where year = 2023");
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        for who in [&partner, &harness.as_staff().await] {
            who.get(&format!("/programmes?cycle={former}")).await.is(200).shows("Panjang").shows("Terbuka");
        }
        harness.public().get("/public/programmes?year=2023").await.is(200).shows("Panjang");
        harness.public().get("/public/programmes").await.is(200).shows("Panjang");
        harness.public().get("/api/v1/programmes?year=2023").await.is(200).shows("Panjang");
        // Whoever opened the wrong year goes back the same way.
        open(&harness, "2023").await;
        partner.get("/programmes/carry-over").await.is(200).shows("Panjang");
        partner.post("/programmes/carry-over", &[("programme", made[0].as_str())]).await.is(303);
        let left = "select count(*) from programme_former_cycle where cycle_id = (select id from cycle where year = 2023)";
        assert_eq!(harness.app.db().value::<i64>(sql(left)).await.unwrap(), Some(0));
        partner.get("/programmes").await.is(200).shows("Panjang").shows("Pendek");
    })
    .await;
}

#[tokio::test]
async fn what_is_over_or_numbered_again_or_somebody_elses_does_not_go_on() {
    on_both(async |harness| {
        let harness = harness.at(then()).await;
        let made = programmes(&harness).await;
        open(&harness, "2024").await;
        let partner = harness.actor(Who::Partner);
        let carry = async |ids: &[&ProgrammeId]| {
            let ids: Vec<ProgrammeId> = ids.iter().map(|id| (*id).clone()).collect();
            programme::carry_over(&harness.app, &partner, &ids).await
        };
        // All or none: the one that may go on stays, too.
        assert!(matches!(carry(&[&made[0], &made[1]]).await, Err(Problem::Refused { .. })));
        assert!(matches!(carry(&[&made[0], &made[3]]).await, Err(Problem::NotAllowed)));
        let still = "select count(*) from programme p join cycle c on c.id = p.cycle_id where c.year = 2024";
        assert_eq!(harness.app.db().value::<i64>(sql(still)).await.unwrap(), Some(0));
        let again = ProgrammeDraft {
            reference: Some("Panjang".to_owned()),
            ..ProgrammeDraft::new(organisation(OWN_PARTNER), harness.cycle().await, "Panjang")
        };
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        programme::create(&mut tx, &[again]).await.unwrap();
        tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
        assert!(matches!(carry(&[&made[0]]).await, Err(Problem::Invalid(_))));
        harness.as_partner().await.get("/programmes/carry-over").await.is(200).hides(made[0].as_str());
    })
    .await;
}

#[tokio::test]
async fn a_programme_goes_on_with_its_partnership() {
    on_both(async |harness| {
        let harness = harness.at(then()).await;
        let made = programmes(&harness).await;
        let (short, partnership) = (&made[1], "of-short");
        let kept = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, end_on, created_at, changed_at)
             select region_code, $1, id, 900, 'Kemitraan panjang', 'active', 0, '2024-06-30', 0, 0 from cycle where year = 2023";
        harness.change(sql(kept).bind(partnership)).await;
        let carries = "insert into partnership_programme (region_code, partnership_id, programme_id) values ('61.05', $1, $2)";
        harness.change(sql(carries).bind(partnership).bind(short)).await;
        open(&harness, "2024").await;
        let (partner, path) = (harness.as_partner().await, "/programmes/carry-over");
        // Its own time is over before the year, but its partnership goes on: offered, and not ticked for anybody.
        let list = partner.get(path).await;
        list.is(200).costs_at_most(5).shows("Pendek").shows("kemitraannya belum berakhir");
        list.hides(&format!("value=\"{short}\" checked"));
        let stands = async |state: &str, end: Option<&str>| {
            let text = "update partnership set state = $1, end_on = $2 where id = $3";
            harness.change(sql(text).bind(state).bind(end).bind(partnership)).await;
            partner.get(path).await
        };
        for (state, end) in [("active", Some("2023-10-01")), ("completed", None), ("declined", None), ("proposed", None)] {
            stands(state, end).await.is(200).hides("Pendek");
            let refused = partner.post(path, &[("programme", short.as_str())]).await;
            refused.is(422).shows("tidak ada kemitraannya yang masih berjalan");
        }
        for (state, end) in [("active", None), ("accepted", None), ("in_agreement", Some("2023-10-02"))] {
            stands(state, end).await.is(200).shows("Pendek");
        }
        partner.post(path, &[("programme", short.as_str())]).await.is(303);
        partner.get("/programmes").await.is(200).shows("Pendek");
    })
    .await;
}
