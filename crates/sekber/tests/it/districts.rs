//! Two districts in one process and one database: each under its own host name, and nothing of one ever reaches the other.

use std::collections::BTreeSet;

use sekber::features::district::{give_host, initialise};
use sekber::features::registry::{self, Kind, OrganisationDraft};
use sekber::kit::access::Actor;
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::jobs::{self, Served as _};
use sekber::kit::store::sql;
use sekber::kit::words::Language;
use sekber::shell::districts::Districts;
use sekber::shell::routes;
use sekber_core::registry::PartnerKind;
use sekber_core::value::RegionCode;

use crate::harness::{Caller, Harness, Scratch, on_both, person};
use crate::jobs::stage::until;
use crate::program::Program;
use crate::routes::{OWNERS, keep_a_plan};

/// Kabupaten Asmat: far away, and in another time zone.
pub const NEIGHBOUR: &str = "93.04";
const HERE: &str = "sintang.sekber.example";
pub const THERE: &str = "asmat.sekber.example";
/// What only the records of each district hold.
const OURS: [&str; 5] = ["Yayasan Sendiri", "Yayasan Lain", "Dinas Sendiri", "Dinas Lain", "rahasia-"];
const THEIRS: &str = "Lembaga Rawa Bakau Asmat";
/// Somebody of the neighbour's secretariat.
const NEIGHBOUR_ADMIN: &str = "neighbour-admin";

struct Two {
    districts: Districts,
    neighbour: App,
    neighbour_admin: Caller,
}

/// A neighbour of the harness's district, set up a moment ago, and the way in to both.
pub async fn set_up(harness: &Harness) -> (Districts, App) {
    let (db, region) = (harness.app.db(), NEIGHBOUR.parse::<RegionCode>().unwrap());
    let (operator, now) = (Actor::operator(), harness.app.now());
    initialise(db, &operator, &region, now, 2023).await.unwrap();
    give_host(db, &operator, &region, THERE, now).await.unwrap();
    let districts = Districts::new(harness.app.clone(), harness.app.settings().clone());
    let neighbour = districts.open(&region).await.unwrap().unwrap();
    (districts, neighbour)
}

/// The district of the harness and a neighbour with a partner and somebody of its secretariat, behind one router.
async fn two(harness: &Harness) -> Two {
    let (operator, now) = (Actor::operator(), harness.app.now());
    give_host(harness.app.db(), &operator, &harness.app.region(), HERE, now).await.unwrap();
    let (districts, neighbour) = set_up(harness).await;
    let region = neighbour.region();
    let mut tx = neighbour.begin(&operator).await.unwrap();
    registry::create(&mut tx, OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), THEIRS)).await.unwrap();
    let added =
        sql("insert into person (id, email, name, password_hash, created_at) values ($1, $2, $3, '', $4)");
    let added = added.bind(NEIGHBOUR_ADMIN).bind("admin@asmat.example").bind("Admin Asmat").bind(now);
    tx.run(added).await.unwrap();
    let role = sql(
        "insert into person_role (region_code, person_id, role, granted_at) values ($1, $2, 'admin', $3)",
    );
    tx.run(role.bind(&region).bind(NEIGHBOUR_ADMIN).bind(now)).await.unwrap();
    tx.commit(Event::new("district.filled", &region, "Asmat")).await.unwrap();
    let admin = person(NEIGHBOUR_ADMIN, "Admin Asmat", Vec::new());
    let neighbour_admin = harness.sign_in_as(&admin).await.at(districts.router(), THERE);
    Two { districts, neighbour, neighbour_admin }
}

async fn lines(app: &App) -> i64 {
    let asked = sql("select count(*) from audit where region_code = $1").bind(app.region());
    app.db().value(asked).await.unwrap().unwrap()
}

/// The addresses of a route with each owner's records; one where it names none.
fn addresses(route: &str) -> BTreeSet<String> {
    OWNERS.iter().map(|owner| owner.fill(route)).collect()
}

#[tokio::test]
async fn nothing_of_a_district_reaches_the_people_of_another() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let two = two(&harness).await;
        let router = two.districts.router();
        let before = (lines(&harness.app).await, lines(&two.neighbour).await);
        let mut faults = Vec::new();
        for (who, caller) in harness.everybody().await.into_iter().filter(|(who, _)| who.is_some()) {
            let there = caller.at(router.clone(), THERE);
            for line in routes::table() {
                for path in addresses(line.path) {
                    let seen = match line.method.as_str() {
                        "GET" => there.get(&path).await,
                        // What is for anybody, and for everybody's own account, belongs to the person, not to the district.
                        _ if ["public", "account"].contains(&line.permit.name()) => continue,
                        _ => there.post(&path, &[]).await,
                    };
                    let open = line.permit.name() == "public" || line.permit.name() == "account";
                    if seen.status < 300 && !open {
                        faults.push(format!("{} {path} lets {who:?} of the other district in", line.method));
                    }
                    if let Some(ours) = OURS.iter().find(|ours| seen.text.contains(**ours)) {
                        faults.push(format!("{path} shows {ours:?} to {who:?} in the other district"));
                    }
                }
            }
            there.get("/account").await.is_ok();
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        // Beside the sessions that were opened for the walk.
        let opened = sql("select count(*) from audit where region_code = $1 and kind = 'session.opened'");
        let opened: i64 = harness.app.db().value(opened.bind(harness.app.region())).await.unwrap().unwrap();
        let after = (lines(&harness.app).await, lines(&two.neighbour).await);
        assert!(after.0 - before.0 <= opened, "the walk changed the district whose people walked");
        assert_eq!(after.1, before.1, "people of one district changed something in the other");
    })
    .await;
}

#[tokio::test]
async fn each_district_shows_its_own_and_only_that() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let two = two(&harness).await;
        let (mut faults, mut own) = (Vec::new(), 0);
        for line in routes::table().into_iter().filter(|line| line.method == "GET") {
            for path in addresses(line.path) {
                let seen = two.neighbour_admin.get(&path).await;
                own += usize::from(seen.text.contains(THEIRS));
                if let Some(ours) = OURS.iter().find(|ours| seen.text.contains(**ours)) {
                    faults.push(format!("{path} shows {ours:?} of the other district"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(own > 5, "the neighbour's own records are shown: {own}");
        let staff = harness.as_staff().await.at(two.districts.router(), HERE);
        for path in
            ["/partners", "/partners?q=rawa", "/search?q=rawa", "/audit", "/jobs", "/export/partners.csv"]
        {
            staff.get(path).await.hides(THEIRS);
        }
        staff.get("/partners").await.is_ok().shows("Yayasan Sendiri");
        let found = two.neighbour_admin.get("/search?q=rawa").await;
        found.is_ok().shows(THEIRS);
        two.neighbour_admin.get("/search?q=yayasan").await.hides("Yayasan Sendiri");
    })
    .await;
}

#[tokio::test]
async fn the_host_name_says_which_district_is_meant() {
    on_both(async |harness| {
        let two = two(&harness).await;
        let public = |host: &str| harness.public().at(two.districts.router(), host);
        public(HERE).get("/sign-in").await.is_ok().shows("Sintang").hides("Asmat");
        public(&format!("{}:8443", THERE.to_uppercase()))
            .get("/sign-in")
            .await
            .is_ok()
            .shows("Asmat")
            .hides("Sintang");
        let directory = public("sekber.example").get("/").await;
        directory.is_ok().shows("Sintang").shows(&format!("http://{THERE}:8080"));
        public("sekber.example").get("/partners").await.is(404);
        public("127.0.0.1").get("/health").await.is_ok();
        let settings = two.neighbour.settings();
        assert_eq!(settings.base_url, format!("http://{THERE}:8080"));
        assert_eq!(settings.zone_mark(harness.app.now()), "WIT");
        assert_eq!(harness.app.settings().zone_mark(harness.app.now()), "WIB");
        let (db, now) = (harness.app.db(), harness.app.now());
        let operator = Actor::operator();
        assert!(
            give_host(db, &operator, &harness.app.region(), THERE, now).await.is_err(),
            "it leads to another"
        );
        assert!(give_host(db, &operator, &harness.app.region(), "127.0.0.1", now).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn sentences_call_the_parts_of_a_district_as_they_are_called_there() {
    on_both(async |harness| {
        let two = two(&harness).await;
        let said = |app: &App, key: &str| app.words().say(Language::Indonesian, key);
        let of_both = |key: &str| [said(&harness.app, key), said(&two.neighbour, key)];
        assert_eq!(of_both("field-kecamatan"), ["Kecamatan", "Distrik"]);
        assert_eq!(of_both("agreement-village-head"), ["Nama kepala desa", "Nama kepala kampung"]);
        let english = two.neighbour.words().say(Language::English, "field-kecamatan");
        assert_eq!(english, harness.app.words().say(Language::English, "field-kecamatan"));
        // What somebody typed into a sentence stays as it was typed.
        let named = [("name", "Kecamatan Lama".to_owned())];
        let told = two.neighbour.words().say_with(Language::Indonesian, "finding-place-kecamatan", &named);
        assert_eq!(told, "Distrik Kecamatan Lama");
        let settings = two.neighbour_admin.get("/settings").await;
        settings.is_ok().shows("Distrik");
    })
    .await;
}

#[tokio::test]
async fn one_worker_takes_the_jobs_of_all_districts_each_in_its_own() {
    on_both(async |harness| {
        let two = two(&harness).await;
        let worker = tokio::spawn(jobs::keep_working(two.districts.clone()));
        let regions = two.districts.regions().await.unwrap();
        for region in &regions {
            let worked = "select count(*) from job where region_code = $1 and name = 'session_cleanup' and attempts = 0 and due_at > $2";
            until(async || {
                let asked = sql(worked).bind(region).bind(harness.app.now());
                harness.app.db().value::<i64>(asked).await.unwrap() == Some(1)
            })
            .await;
        }
        jobs::stop(&harness.app);
        worker.await.unwrap();
        let opened: Vec<RegionCode> = two.districts.opened().iter().map(App::region).collect();
        assert_eq!(opened, regions);
        assert_eq!(opened.len(), 2);
        let (db, now) = (harness.app.db(), harness.app.now());
        let all = jobs::figures(db, None, now).await.unwrap().queued;
        let mut each = Vec::new();
        for region in &regions {
            each.push(jobs::figures(db, Some(region), now).await.unwrap().queued);
        }
        assert!(each.iter().all(|queued| *queued > 0) && each.iter().sum::<i64>() == all, "{each:?} {all}");
    })
    .await;
}

#[test]
fn whoever_sets_a_district_up_is_told_what_comes_next() {
    let scratch = Scratch::empty_sqlite();
    let program = Program::on(&scratch.address, &scratch.folder);
    let unnamed = program.run(&["init"]);
    assert!(!unnamed.status.success());
    let told = String::from_utf8(unnamed.stderr).unwrap();
    assert!(told.contains("sekber init 61.05"), "{told}");
    let set_up = |code: &str| {
        let done = program.run(&["init", code]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let told = set_up("61.05");
    assert!(told.contains("sekber user add") && told.contains("sekber serve"), "{told}");
    assert!(!told.contains("--region"), "{told}");
    // Where there are several, the command for people names the district.
    let told = set_up(NEIGHBOUR);
    assert!(told.contains(&format!("--role admin --region {NEIGHBOUR}")), "{told}");
}
