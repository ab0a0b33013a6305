//! Scenarios about the roads of papers as a district sets them: what is advised and how long steps take is the district's to say, what
//! the law asks for is not.

use sekber::kit::jobs;
use sekber::kit::store::sql;
use sekber_core::partnership::{RoadKind, road};

use crate::harness::{Caller, Seen, Who, on_both};
use crate::partnership::{Story, version};
use crate::partnership_course::text;

const PATH: &str = "/partnerships/roads";
/// Where the district adds a step.
const STEP: &str = "/partnerships/roads/step";

/// Sends the road of third parties as it usually is, with some fields that say something else.
async fn send(who: &Caller, other: &[(&str, &str)]) -> Seen {
    let steps = road(RoadKind::ThirdParty).steps.iter();
    let usual: Vec<(String, String)> =
        steps.map(|step| (format!("days-{}", step.code), step.usual_days.to_string())).collect();
    let plain = usual.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let plain = plain.filter(|(name, _)| !other.iter().any(|(one, _)| one == name));
    let all: Vec<(&str, &str)> =
        [("road", "third_party")].into_iter().chain(plain).chain(other.iter().copied()).collect();
    who.post(PATH, &all).await
}

#[tokio::test]
async fn a_district_sets_what_is_advised_on_its_roads_and_nothing_of_the_law() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let next = async || text(&harness, "select next_step as cell from partnership").await;
        assert_eq!(next().await.as_deref(), Some("mapping"));
        let page = story.staff.get(PATH).await;
        page.is_ok().costs_at_most(10).shows("name=\"weight-offer\"").hides("name=\"weight-joint\"");
        for who in [&story.partner, &story.office, &harness.sign_in(Who::Law).await] {
            who.get(PATH).await.is(403);
            send(who, &[]).await.is(403);
        }
        send(&story.staff, &[("weight-joint", "warns")]).await.is(422).shows("href=\"#weight-joint\"");
        send(&story.staff, &[("days-offer", "seminggu")])
            .await
            .is(422)
            .shows("href=\"#days-offer\"")
            .shows("seminggu");
        send(&story.staff, &[("days-offer", "0")]).await.is(422).shows("href=\"#days-offer\"");

        // What is not advised any more is passed over at once, and whose turn it is follows.
        let passed = [("weight-mapping", "optional"), ("weight-offer", "optional"), ("days-terms", "3")];
        send(&story.staff, &passed).await.is(303);
        assert_eq!(next().await.as_deref(), Some("terms"));
        story.office.get("/").await.is_ok().costs_at_most(10).shows("Kebun gizi keluarga");
        story.office.get(&story.path).await.is_ok().costs_at_most(10).shows("bila perlu").hides(PATH);
        story.staff.get(&story.path).await.is_ok().costs_at_most(10).shows(PATH);
        story.staff.get(PATH).await.is_ok().shows("value=\"3\"");

        // Whoever is given a step that no paper proves has its turn, and notes it; a paper stays with whoever writes it.
        send(&story.staff, &[("actor-cooperation", "partner")])
            .await
            .is(422)
            .shows("href=\"#actor-cooperation\"");
        let given =
            [("weight-mapping", "optional"), ("weight-offer", "optional"), ("actor-terms", "partner")];
        send(&story.staff, &given).await.is(303);
        let now = version(&story.staff.get(&story.path).await);
        let today = story.today.to_string();
        let noted = [("version", now.as_str()), ("step", "terms"), ("taken_on", today.as_str())];
        let steps = format!("{}/steps", story.path);
        story.office.post(&steps, &noted).await.is(403);
        story.partner.get("/").await.is_ok().shows("Kebun gizi keluarga");
        story.partner.post(&steps, &noted).await.is(303);
        assert_eq!(next().await.as_deref(), Some("assessment"));
        let now = version(&story.staff.get(&story.path).await);
        let undone = [("version", now.as_str()), ("step", "terms"), ("undo", "1"), ("note", "Keliru")];
        story.staff.post(&steps, &undone).await.is(303);
        send(&story.staff, &[]).await.is(303);
        assert_eq!(next().await.as_deref(), Some("mapping"));
    })
    .await;
}

#[tokio::test]
async fn many_partnerships_follow_their_road_part_by_part() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let first = story.path.rsplit('/').next().unwrap();
        let copy = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, road, next_step, created_at,
              changed_at)
             select region_code, $1, cycle_id, $2, title, state, state_since, road, next_step, created_at, changed_at
             from partnership where id = $3";
        let copied = |at: i64| sql(copy).bind(format!("copy-{at}")).bind(1_000 + at).bind(first);
        harness.app.db().housekeeping_all((0..250).map(copied).collect()).await.unwrap();
        let waiting = async |step: &str| -> i64 {
            let asked = sql("select count(*) from partnership where next_step = $1").bind(step);
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        assert_eq!(waiting("mapping").await, 251);

        let passed = [("weight-mapping", "optional"), ("weight-offer", "optional")];
        send(&story.staff, &passed).await.is(303);
        assert_eq!((waiting("terms").await, waiting("mapping").await), (200, 51), "as many as nobody waits for");
        assert_eq!(jobs::run_due(&harness.app, "partnership_road").await.unwrap(), 1);
        assert_eq!((waiting("terms").await, waiting("mapping").await), (251, 0));
        let parts = "select count(*) from audit where kind = 'road.followed'";
        assert_eq!(harness.app.db().value::<i64>(sql(parts)).await.unwrap(), Some(2));
    })
    .await;
}

/// Sends a step of the district for the road of third parties, with some fields that say something else.
async fn keep(who: &Caller, other: &[(&str, &str)]) -> Seen {
    let usual = [
        ("road", "third_party"),
        ("name_id", "Rapat persiapan"),
        ("name_en", "Preparing meeting"),
        ("actor", "office"),
        ("weight", "warns"),
        ("usual_days", "3"),
        ("paper", ""),
        ("follows", "mapping"),
    ];
    let plain = usual.iter().filter(|(name, _)| !other.iter().any(|(one, _)| one == name));
    let all: Vec<(&str, &str)> = plain.chain(other).copied().collect();
    who.post(STEP, &all).await
}

/// Notes a step of a partnership as taken today.
async fn note(story: &Story, who: &Caller, step: &str) -> Seen {
    let now = version(&story.staff.get(&story.path).await);
    let today = story.today.to_string();
    let fields = [("version", now.as_str()), ("step", step), ("taken_on", today.as_str())];
    who.post(&format!("{}/steps", story.path), &fields).await
}

#[tokio::test]
async fn a_district_adds_steps_that_remind_and_never_block() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let next = async || text(&harness, "select next_step as cell from partnership order by number").await;
        story.staff.get(STEP).await.is_ok().costs_at_most(10).shows("Pemetaan objek kerja sama");
        story.staff.get(&format!("{STEP}?step=own_9")).await.is(404);
        for who in [&story.partner, &story.office, &harness.sign_in(Who::Law).await] {
            who.get(STEP).await.is(403);
            keep(who, &[]).await.is(403);
        }
        for (field, wrong) in [
            ("weight", "blocks"),
            ("paper", "joint"),
            ("follows", "tidak-ada"),
            ("name_id", ""),
            ("name_en", ""),
            ("actor", "nobody"),
            ("usual_days", "seminggu"),
            ("usual_days", "0"),
        ] {
            let seen = keep(&story.staff, &[(field, wrong)]).await;
            seen.is(422).shows(&format!("href=\"#{field}\""));
        }
        keep(&story.staff, &[]).await.is(303);
        keep(&story.staff, &[]).await.is(422).shows("href=\"#name_id\"");
        story.staff.get(PATH).await.is_ok().costs_at_most(10).shows("Rapat persiapan").shows("3 hari kerja");

        // It has its place in the road of what is under way, and whoever takes it notes it.
        note(&story, &story.staff, "mapping").await.is(303);
        assert_eq!(next().await.as_deref(), Some("own_1"));
        story.office.get("/").await.is_ok().costs_at_most(10).shows("Rapat persiapan");
        story.office.get(&story.path).await.is_ok().costs_at_most(10).shows("Rapat persiapan");
        note(&story, &story.partner, "own_1").await.is(403);
        note(&story, &story.office, "own_1").await.is(303);
        assert_eq!(next().await.as_deref(), Some("offer"));

        // Another one is shown by a paper; it is moved, and goes for good as nobody has used it.
        let other = [("name_id", "Pernyataan komitmen"), ("paper", "commitment"), ("follows", "offer")];
        keep(&story.staff, &other).await.is(303);
        let asked = "select follows as cell from road_own_step where step = 'own_2'";
        assert_eq!(text(&harness, asked).await.as_deref(), Some("offer"));
        keep(&story.staff, &[&other[..2], &[("step", "own_2"), ("follows", "filing")]].concat()).await.is(303);
        assert_eq!(text(&harness, asked).await.as_deref(), Some("filing"));
        // The office begins the paper that the step asks for, though the road itself does not.
        let asked_for = format!("{}/agreements/new?kind=commitment", story.path);
        story.office.get(&story.path).await.is_ok().shows(&asked_for);
        story.office.get(&asked_for).await.is_ok();
        let end = [("road", "third_party"), ("step", "own_2")];
        story.office.post(&format!("{STEP}/end"), &end).await.is(403);
        story.staff.post(&format!("{STEP}/end"), &end).await.is(303);
        story.staff.post(&format!("{STEP}/end"), &end).await.is(404);
        story.office.get(&story.path).await.is_ok().hides("Pernyataan komitmen");
        story.office.get(&asked_for).await.is(422);

        // What was used is retired: it stays where the papers had begun, and nothing that begins later has it.
        let end = [("road", "third_party"), ("step", "own_1")];
        story.staff.post(&format!("{STEP}/end"), &end).await.is(303);
        story.staff.get(PATH).await.is_ok().hides("Rapat persiapan");
        story.staff.get(&story.path).await.is_ok().shows("Rapat persiapan");
        story.staff.get(&format!("{}/history", story.path)).await.is_ok().shows("Rapat persiapan");
        let first = story.path.rsplit('/').next().unwrap();
        let copies = [
            "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, created_at, changed_at)
             select region_code, 'later', cycle_id, 99, 'Kebun lain', 'accepted', state_since, created_at, changed_at
             from partnership where id = $1",
            "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             select region_code, 'later', organisation_id, part, accepted_at, accepted_by from partnership_party
             where partnership_id = $1",
        ];
        for copy in copies {
            harness.change(sql(copy).bind(first)).await;
        }
        let later = Story { path: "/partnerships/later".to_owned(), ..story };
        later.act(&later.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        later.staff.get(&later.path).await.is_ok().shows("Pemetaan objek").hides("Rapat persiapan");
        let told = "select count(*) from audit where kind in ('road.step_added', 'road.step_changed', 'road.step_removed',
             'road.step_retired')";
        assert_eq!(harness.app.db().value::<i64>(sql(told)).await.unwrap(), Some(5));
    })
    .await;
}
