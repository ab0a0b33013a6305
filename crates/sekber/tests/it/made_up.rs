//! The full demonstration: everything in it that is made up says so, wherever it is shown.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sekber::features::meeting;
use sekber::features::programme::{self, SIMULATED_MARK};
use sekber::features::registry::Provenance;
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::problem::Problem;
use sekber::kit::store::{Engine, sql};
use sekber::shell::routes;
use sekber_core::value::ProgrammeId;
use sekber_documents::sheet::{Limits, read};

use crate::docx;
use crate::harness::{
    Caller, Harness, Seen, Who, on_both, on_both_with_all_of_the_demonstration,
    on_both_with_the_demonstration, organisation,
};

/// Addresses of a route that are looked at, for each person.
const OF_A_ROUTE: usize = 2;

/// A path with the route that answers it.
fn route_of(path: &str, all: &[&'static str]) -> Option<&'static str> {
    let asked: Vec<&str> = path.split('/').collect();
    let fits = |route: &&&'static str| {
        let parts: Vec<&str> = route.split('/').collect();
        parts.len() == asked.len()
            && parts
                .iter()
                .zip(&asked)
                .all(|(part, one)| part == one || (part.starts_with('{') && !one.is_empty()))
    };
    // An address without parameters comes before one with them.
    let parameters = |route: &&&'static str| route.matches('{').count();
    all.iter().filter(fits).min_by_key(parameters).copied()
}

/// The addresses that a page leads to.
fn links(page: &str) -> Vec<String> {
    let leads = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let here = leads.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    here.map(|link| link.split('#').next().unwrap_or(link).replace("&amp;", "&")).collect()
}

/// What somebody reads in an answer: the text of a page, the cells of a sheet, the words of a document.
fn words_of(seen: &Seen) -> String {
    let kind = seen.header("content-type");
    if kind.contains("spreadsheetml") {
        let book = read(&seen.bytes, "x.xlsx", &Limits::default()).unwrap();
        let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        return cells.map(|cell| cell.text()).collect::<Vec<_>>().join("\n");
    }
    if kind.contains("wordprocessingml") {
        return docx::text_of(&seen.bytes);
    }
    if kind.starts_with("text/") || kind.contains("json") || kind.contains("xml") {
        return seen.text.clone();
    }
    String::new()
}

/// What is wrong with an answer of a district that holds what is made up.
fn faults(seen: &Seen, titles: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let kind = seen.header("content-type");
    let is_page = kind.starts_with("text/html") && seen.text.contains("</html>");
    if is_page
        && !["class=\"simulated\"", "class=\"wall-simulated\""].iter().any(|mark| seen.text.contains(mark))
    {
        faults.push(format!("{} has no mark", seen.told));
    }
    let file = seen.header("content-disposition");
    if file.contains("filename=") && !file.contains("filename=\"simulasi-") {
        faults.push(format!("{} is called {file}", seen.told));
    }
    let words = words_of(seen);
    for title in titles {
        let shown = words.matches(title.as_str()).count();
        let marked = words.matches(&format!("{title}{SIMULATED_MARK}")).count();
        if shown != marked {
            faults.push(format!(
                "{} tells {shown} times of {title:?}, {marked} times with its mark",
                seen.told
            ));
        }
    }
    faults
}

/// Looks at everything that a person is led to from some pages; returns how many addresses of how many routes.
async fn walk(caller: &Caller, begin: &[&str], titles: &BTreeSet<String>) -> (usize, BTreeSet<&'static str>) {
    let all: Vec<&'static str> =
        routes::table().into_iter().filter(|line| line.method == "GET").map(|line| line.path).collect();
    let mut waiting: VecDeque<String> = begin.iter().map(|path| (*path).to_owned()).collect();
    let (mut known, mut of_route) = (BTreeSet::new(), BTreeMap::<&str, usize>::new());
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    while let Some(address) = waiting.pop_front() {
        let path = address.split('?').next().unwrap_or(&address).to_owned();
        let Some(route) = route_of(&path, &all) else { continue };
        // A stream has no end, and a language or the way out is no page.
        let is_other = route.contains("stream") || route.contains("{tag}");
        let looked = of_route.entry(route).or_default();
        if is_other || *looked >= OF_A_ROUTE || !known.insert(address.clone()) {
            continue;
        }
        *looked += 1;
        looked_at += 1;
        let seen = caller.get(&address).await;
        if (300..400).contains(&seen.status) {
            waiting.push_back(seen.header("location").to_owned());
            continue;
        }
        assert!(seen.status < 500, "{} answers {}", seen.told, seen.status);
        wrong.extend(faults(&seen, titles));
        waiting.extend(links(&seen.text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    (looked_at, of_route.into_keys().collect())
}

/// Titles of partners' made-up programmes without their mark. Those of offices are also the names of the nomenclature.
async fn titles(harness: &Harness) -> BTreeSet<String> {
    sekber::row_struct! { struct Found { title: String } }
    let asked = sql("select title from programme where side = 'partner' and provenance = $1");
    let asked = asked.bind(Provenance::Simulated.as_str());
    let found: Vec<Found> = harness.app.db().all(asked).await.unwrap();
    found.into_iter().map(|one| one.title.strip_suffix(SIMULATED_MARK).unwrap().to_owned()).collect()
}

#[tokio::test]
async fn whoever_looks_around_reads_everywhere_what_is_made_up() {
    on_both_with_all_of_the_demonstration(async |harness| {
        let titles = titles(&harness).await;
        assert!(titles.len() > 100, "{} titles", titles.len());
        let (_, seen) = walk(&harness.public(), &["/public", "/api/v1", "/api/v1/programmes"], &titles).await;
        for route in ["/public/programmes/{programme}", "/public/data/3w.csv", "/api/v1/programmes"] {
            assert!(seen.contains(route), "nobody leads to {route}: {seen:?}");
        }
        let staff = harness.of_the_demonstration("staff").await;
        let files = ["/programmes.xlsx", "/programmes.csv", "/programmes-hxl.csv"];
        let (count, seen) = walk(&staff, &[&["/"][..], &files].concat(), &titles).await;
        let rooms = [
            "/programmes/{programme}",
            "/matching",
            "/needs/{need}",
            "/partnerships/{partnership}",
            "/reports",
            "/synchronisation",
            "/awards/{season}",
        ];
        for route in rooms {
            assert!(seen.contains(route), "nobody leads staff to {route}: {seen:?}");
        }
        // What two of it are to each other can be shown with every grade, and decided whenever the demonstration is loaded.
        let complementary = staff.get("/synchronisation?grade=synergy&decided=due").await;
        complementary.is_ok().shows("<span class=\"badge good\">Saling melengkapi</span>");
        assert!(count > 150, "staff was led to {count} addresses only");
        // What a page says of itself hangs on who reads it, not on the database.
        let others: &[&str] = if harness.engine() == Engine::Sqlite { &["partner", "leader"] } else { &[] };
        for role in others {
            walk(&harness.of_the_demonstration(role).await, &["/"], &titles).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_invited_partner_has_programmes_of_several_years() {
    on_both_with_all_of_the_demonstration(async |harness| {
        let count = async |statement: &'static str| -> i64 {
            harness.app.db().value(sql(statement)).await.unwrap().unwrap()
        };
        let cycle = harness.cycle().await;
        let alone = sql("select count(*) from cycle_member m join organisation o on o.region_code = m.region_code
                         and o.id = m.organisation_id where m.invited and o.side = 'partner' and not exists
                         (select 1 from programme p where p.region_code = m.region_code
                          and p.organisation_id = m.organisation_id and p.cycle_id = m.cycle_id) and m.cycle_id = $1");
        let alone: Option<i64> = harness.app.db().value(alone.bind(&cycle)).await.unwrap();
        assert_eq!(alone, Some(0), "a partner has nothing in the cycle in force");
        let invited = sql("select count(*) from cycle_member m join organisation o on o.region_code = m.region_code
                           and o.id = m.organisation_id where m.invited and o.side = 'partner' and m.cycle_id = $1");
        let invited: Option<i64> = harness.app.db().value(invited.bind(&cycle)).await.unwrap();
        assert_eq!(invited, Some(45));
        assert_eq!(count("select count(*) from cycle").await, 4);
        assert!(count("select count(*) from programme_former_cycle").await > 50, "too few go on");
        // What is made up is marked, and nothing that is marked is not made up.
        let unlike = "select count(*) from programme where (provenance = 'simulated') <> (title like '%(simulasi)')";
        assert_eq!(count(unlike).await, 0);
        assert_eq!(count("select count(*) from partnership where not simulated").await, 0);
        assert_eq!(count("select count(distinct state) from partnership").await, 7);
        // What past cycles carry out came of a meeting of theirs that says of itself that it was never held.
        assert_eq!(count("select count(*) from meeting where round = 'closed' and name like '%(simulasi)'").await, 2);
        assert_eq!(count("select count(*) from meeting where minutes not like 'Simulasi%'").await, 0);
        let announced = "select count(*) from public_meeting s join meeting m on m.region_code = s.region_code and m.id = s.meeting_id
             where not s.outcome and m.name like '%(simulasi)'";
        assert_eq!(count(announced).await, 2, "everybody may know of the meetings of past cycles");
        let by_hand = "select count(*) from partnership p join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
             where c.year in (2024, 2025) and not exists (select 1 from meeting m where m.region_code = p.region_code
             and m.id = p.meeting_id and m.cycle_id = p.cycle_id)";
        assert_eq!(count(by_hand).await, 0);
        // Nor does the history of what no meeting agreed on tell of one.
        let of_none = "select count(*) from partnership p join audit a on a.region_code = p.region_code
             and a.subject_id = p.id and a.kind = 'partnership.opened' where p.meeting_id is null";
        assert_eq!(count(of_none).await, 0);
        let cooperatives = "select count(*) from organisation where side = 'partner'
             and (name like 'Koperasi %' or name like 'KUD %')";
        assert!(count(cooperatives).await >= 4);
        let of_another_kind = "select count(*) from organisation where side = 'partner' and kind <> 'credit_union'
             and (name like 'Koperasi %' or name like 'KUD %')";
        assert_eq!(count(of_another_kind).await, 0, "a cooperative is taken for a company");
        // The road of a foreign organisation is walked, with permits whose numbers say that they are made up.
        assert!(count("select count(distinct state) from partnership where road = 'foreign'").await >= 2);
        let unready = "select count(*) from partnership where road = 'foreign' and next_step in
             ('principle_permit', 'operational_permit')";
        let today = harness.app.today();
        if today < jiff::civil::date(2027, 1, 1) {
            assert_eq!(count(unready).await, 0, "a body from abroad without its permits is under way");
        }
        // What is verified has shown what verification asks of it, as far as its name tells what it is in law.
        assert_eq!(count("select count(*) from legal_document where number not like 'SIMULASI/%'").await, 0);
        let short = "select count(*) from organisation o where o.legal_form = 'foundation' and o.state = 'verified' and 3 <>
             (select count(*) from legal_document d where d.region_code = o.region_code and d.organisation_id = o.id
              and d.kind in ('deed', 'ahu', 'npwp'))";
        assert_eq!(count(short).await, 0);
        let foundations = "select count(*) from organisation where legal_form = 'foundation' and state = 'verified'";
        assert!(count(foundations).await >= 8);
        let foreign = "select count(*) from legal_document d join organisation o on o.region_code = d.region_code
             and o.id = d.organisation_id where o.legal_form = 'foreign'";
        assert_eq!(count(foreign).await, 3);
        assert_eq!(count("select count(*) from need where not simulated").await, 0);
        assert_eq!(count("select count(*) from award_season where not simulated").await, 0);
        assert!(count("select count(*) from award_season").await >= 3);
        assert!(harness.app.district().simulated);
    })
    .await;
}

/// Every village that consents is one of the record, with a head who says that nobody told of him.
async fn name_villages(harness: Harness) {
    let count = async |statement: &'static str| -> i64 {
        harness.app.db().value(sql(statement)).await.unwrap().unwrap()
    };
    assert!(count("select count(*) from agreement where kind = 'consent'").await > 0);
    let without = "select count(*) from agreement a where a.kind = 'consent'
         and (a.village_head_name not like '%(simulasi)' or not exists (select 1 from region r
          where r.region_code = a.region_code and r.kind = 'desa' and r.name = a.village))";
    assert_eq!(count(without).await, 0, "a consent names no village or no head");
}

#[tokio::test]
async fn made_up_consents_name_a_village_and_a_head_who_is_made_up() {
    on_both_with_the_demonstration(name_villages).await;
    on_both_with_all_of_the_demonstration(name_villages).await;
}

#[tokio::test]
async fn nobody_takes_the_mark_off_again() {
    on_both(async |harness| {
        let cycle = harness.cycle().await;
        let owner = organisation("partner-own");
        let mut draft = programme::ProgrammeDraft::new(owner, cycle, "Sekolah lapang petani");
        draft.provenance = Provenance::Simulated;
        let refused = programme::add(&harness.app, &harness.actor(Who::Partner), &draft).await;
        assert!(matches!(refused, Err(Problem::NotAllowed)), "a partner makes something up: {refused:?}");
        let refused = programme::add(&harness.app, &harness.actor(Who::Staff), &draft).await;
        assert!(matches!(refused, Err(Problem::NotAllowed)), "staff makes something up: {refused:?}");

        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        let made = programme::create(&mut tx, std::slice::from_ref(&draft)).await.unwrap();
        tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
        let id = &made[0];
        draft.title = "Sekolah lapang petani sayur".to_owned();
        draft.provenance = Provenance::Imported;
        programme::save(&harness.app, &harness.actor(Who::Partner), id, 1, (&draft, false)).await.unwrap();
        let found = kept(&harness, id).await;
        assert_eq!(found.title, "Sekolah lapang petani sayur (simulasi)");
        assert_eq!(found.provenance, Provenance::Simulated);
        assert_eq!(found.bare_title(), "Sekolah lapang petani sayur");
        // The district carries the mark from then on, also under the next process.
        let beside = harness.beside().await;
        assert!(beside.app.district().simulated && beside.app.district().name.ends_with("(simulasi)"));
        beside.public().get("/public").await.is_ok().shows("class=\"simulated\"");
    })
    .await;
}

async fn kept(harness: &Harness, id: &ProgrammeId) -> programme::ProgrammeDraft {
    let ids = std::slice::from_ref(id);
    let found = programme::by_ids(harness.app.db(), &harness.app.region(), ids).await.unwrap();
    found.into_iter().next().unwrap().content
}

#[tokio::test]
async fn a_district_without_anything_made_up_bears_no_mark() {
    on_both(async |harness| {
        harness.public().get("/public").await.is_ok().hides("class=\"simulated\"");
        let sheet = harness.as_staff().await.get("/programmes.csv").await;
        assert!(!sheet.header("content-disposition").contains("simulasi"));
    })
    .await;
}

/// Meetings of the demonstration have a chair, tasks, and minutes that are issued by the verb of their page.
#[tokio::test]
async fn made_up_meetings_are_chaired_give_tasks_and_have_issued_minutes() {
    on_both_with_all_of_the_demonstration(async |harness| {
        let db = harness.app.db();
        let held = "select min(id) from meeting where round = 'closed' and name like '%(simulasi)'";
        let held: String = db.value(sql(held)).await.unwrap().unwrap();
        let tasks = sql("select count(*) from meeting_task where meeting_id = $1").bind(&held);
        assert_eq!(db.value::<i64>(tasks).await.unwrap(), Some(3));
        let nobodys = sql("select count(*) from meeting_task where organisation_id is not null");
        assert_eq!(db.value::<i64>(nobodys).await.unwrap(), Some(0));
        let id = held.parse().unwrap();
        meeting::demonstrate_minutes(&harness.app, &Actor::operator(), &id).await.unwrap();
        let code =
            sql("select min(code) from document where kind = 'minutes' and subject_id = $1").bind(&held);
        let code: String = db.value(code).await.unwrap().unwrap();
        let admin = harness.of_the_demonstration("admin").await;
        let paper = docx::text_of(&admin.get(&format!("/documents/{code}/docx")).await.is_ok().bytes);
        for said in ["Pimpinan Rapat (simulasi)", "Notulis Sekber (simulasi)"] {
            assert!(paper.contains(said), "{said}: {paper}");
        }
    })
    .await;
}

/// What an auditor reads of a made-up report is what is read of any other: how far it was and is, and what it said before.
#[tokio::test]
async fn the_trail_tells_of_made_up_reports_what_it_tells_of_others() {
    on_both_with_the_demonstration(async |harness| {
        let count = async |statement: &'static str| -> i64 {
            harness.app.db().value(sql(statement)).await.unwrap().unwrap()
        };
        let decided = "select count(*) from audit where kind in ('report.confirmed', 'report.returned')";
        let told = "select count(*) from audit where before_json like '{\"state\":\"sent\"}'
             and (kind = 'report.confirmed' and after_json like '%\"state\":\"confirmed\"%'
              or kind = 'report.returned' and after_json like '%\"state\":\"returned\"%')";
        assert!(count(decided).await > 0);
        assert_eq!(count(told).await, count(decided).await);
        let sent = "select count(*) from audit where kind = 'report.sent'";
        let told =
            "select count(*) from audit where kind = 'report.sent' and before_json like '%\"period\":%'
             and after_json like '%\"period\":%'";
        assert_eq!(count(told).await, count(sent).await);
    })
    .await;
}
