//! A file goes on without the address that it was asked for with, so it refuses a filter that nothing fits: every route that hands out
//! a file is walked.

use sekber::shell::routes;

use crate::harness::{Harness, OWN_PARTNER, on_both};
use crate::records::keep_report;
use crate::routes::OWNERS;

const ORGANISATIONS: &[&str] = &[
    "q=-",
    "kind=xxx",
    "party=xxx",
    "level=xxx",
    "state=xxx",
    "theme=xxx",
    "field=xxx",
    "invited=xxx",
    "programmes=xxx",
    "place=99.99.99",
    "sort=xxx",
];
const PROGRAMMES: &[&str] = &[
    "q=-",
    "cycle=xxx",
    "side=xxx",
    "organisation=nobody-there",
    "theme=xxx",
    "goal=99",
    "place=99.99.99",
    "whole=maybe",
    "state=xxx",
    "withheld=maybe",
    "year=1",
    "money=xxx",
    "lead=nobody-there",
    "sort=xxx",
];
const PARTNERSHIPS: &[&str] =
    &["state=xxx", "office=nobody-there", "partner=nobody-there", "turn=xxx", "ends=99", "sort=xxx"];
const LEDGER: &[&str] = &[
    "by=xxx",
    "year=xxx",
    "way=xxx",
    "budget=xxx",
    "form=xxx",
    "stage=xxx",
    "funder=xxx",
    "office=nobody-there",
    "theme=xxx",
    "field=xxx",
    "goal=99",
    "place=99.99.99",
    "mission=xxx",
    "kind=xxx",
    "level=xxx",
    "until=xxx",
    "from=2024-01-01",
    "to=2024-01-01",
    "standing=xxx",
    "unpaid=maybe",
];
const EXPIRING: &[&str] = &["q=-", "state=xxx", "kind=xxx"];
const COVERAGE: &[&str] = &[
    "side=xxx",
    "office=nobody-there",
    "partner=nobody-there",
    "theme=xxx",
    "place=99.99.99",
    "lead=xxx",
    "state=xxx",
    "year=xxx",
    "from=xxx",
    "until=xxx",
    "from=2024&until=2023",
    "need=nothing",
];
const FINDINGS: &[&str] = &[
    "grade=xxx",
    "decided=xxx",
    "verdict=xxx",
    "paid=xxx",
    "group=xxx",
    "office=nobody-there",
    "partner=nobody-there",
    "theme=xxx",
    "place=99.99.99",
    "sort=xxx",
];
const OPEN_ORGANISATIONS: &[&str] = &["q=-", "kind=xxx", "theme=xxx", "place=99.99.99"];
const OPEN_PARTNERSHIPS: &[&str] = &["state=xxx", "organisation=nobody-there"];
const OPEN_PROGRAMMES: &[&str] = &[
    "q=%25",
    "q=%00",
    "side=xxx",
    "organisation=nobody-there",
    "theme=xxx",
    "goal=99",
    "place=99.99.99",
    "year=1850",
];

/// Files that an address narrows, each with values that nothing fits.
const NARROWED: &[(&str, &[&str])] = &[
    ("/audit/download/{format}", &["kind=xxx", "subject=xxx", "from=xxx", "until=2023-02-30"]),
    ("/calendar/file", &["year=1850"]),
    ("/export/{kind}", &["form=xxx"]),
    ("/information.xlsx", &["state=xxx", "objection=xxx", "sort=xxx"]),
    ("/ledger/entries.csv", LEDGER),
    ("/ledger/entries.xlsx", LEDGER),
    ("/offices.csv", ORGANISATIONS),
    ("/offices.xlsx", ORGANISATIONS),
    ("/offices/{organisation}/matching/{format}", &["theme=xxx", "place=99.99.99", "stance=xxx"]),
    ("/papers/expiring.csv", EXPIRING),
    ("/papers/expiring.xlsx", EXPIRING),
    ("/partners.csv", ORGANISATIONS),
    ("/partners.xlsx", ORGANISATIONS),
    ("/partners/{organisation}/year.pdf", &["year=xxx", "year=1850", "money=xxx"]),
    ("/partnerships.csv", PARTNERSHIPS),
    ("/partnerships.xlsx", PARTNERSHIPS),
    ("/programmes-hxl.csv", PROGRAMMES),
    ("/programmes.csv", PROGRAMMES),
    ("/programmes.xlsx", PROGRAMMES),
    ("/public/data/3w.csv", OPEN_PROGRAMMES),
    ("/public/data/3w.xlsx", OPEN_PROGRAMMES),
    ("/public/data/kdsd.csv", OPEN_PROGRAMMES),
    ("/public/data/kdsd.xlsx", OPEN_PROGRAMMES),
    ("/public/data/offices.csv", OPEN_ORGANISATIONS),
    ("/public/data/offices.xlsx", OPEN_ORGANISATIONS),
    ("/public/data/partners.csv", OPEN_ORGANISATIONS),
    ("/public/data/partners.xlsx", OPEN_ORGANISATIONS),
    ("/public/data/partnerships.csv", OPEN_PARTNERSHIPS),
    ("/public/data/partnerships.xlsx", OPEN_PARTNERSHIPS),
    ("/public/data/programmes.csv", OPEN_PROGRAMMES),
    ("/public/data/programmes.xlsx", OPEN_PROGRAMMES),
    ("/public/data/sdg.csv", OPEN_PROGRAMMES),
    ("/public/data/sdg.xlsx", OPEN_PROGRAMMES),
    ("/reports.xlsx", &["period=xxx", "show=xxx", "partnership=nobody-there"]),
    ("/settings/letterhead.pdf", &["whose=xxx"]),
    ("/synchronisation/findings.xlsx", FINDINGS),
    ("/synchronisation/map.csv", COVERAGE),
    ("/synchronisation/map.geojson", COVERAGE),
    ("/synchronisation/map.pdf", COVERAGE),
    ("/synchronisation/map.png", COVERAGE),
    ("/synchronisation/map.svg", COVERAGE),
    ("/synchronisation/matrix.xlsx", &["by=xxx", "need=nothing", "year=xxx", "from=xxx", "until=xxx"]),
    ("/synchronisation/programmes.csv", COVERAGE),
    ("/synchronisation/programmes.xlsx", COVERAGE),
];

/// Files that hold one record or a whole set, whatever stands behind their address.
const WHOLE: &[&str] = &[
    "/account/data.json",
    "/agreements/{agreement}/pdf",
    "/api/v1/openapi.json",
    "/awards/{season}/certificates/{file}",
    "/awards/{season}/decrees/{file}",
    "/awards/{season}/entries/{entry}/letter/{file}",
    "/awards/{season}/files/{file}",
    "/awards/{season}/letters/{file}",
    "/documents/{document}/pdf",
    "/import/templates/{kind}",
    "/information/{information_request}/extension.pdf",
    "/information/{information_request}/file",
    "/information/{information_request}/letter.pdf",
    "/information/{information_request}/objection.pdf",
    "/information/{information_request}/objection/file",
    "/matching/plans/{plan}/files/{format}",
    "/meetings/{meeting}/files/{file}",
    "/partners/{organisation}/papers/{document}/file",
    "/partnerships/{partnership}/plan.xlsx",
    "/periods/{period}/pdf",
    "/privacy/breaches/{breach}/authority.pdf",
    "/privacy/breaches/{breach}/people.pdf",
    "/public/data/activities.xml",
    "/public/data/catalogue.jsonld",
    "/public/data/metadata.xlsx",
    "/public/data/organisations.xml",
    "/public/data/places.geojson",
    "/public/news.atom",
    "/public/organisations/{organisation}/activities.xml",
    "/public/organisations/{organisation}/organisation.xml",
    "/reports/{report}/sheet.xlsx",
    "/sitemap.xml",
    "/synchronisation/data/{area_data}/places.csv",
    "/synchronisation/leader.pdf",
    "/visits/{visit}/pdf",
];

/// Whether a route hands out a file, by its address.
fn is_file(path: &str) -> bool {
    let endings = [
        ".csv",
        ".xlsx",
        ".pdf",
        ".png",
        ".svg",
        ".geojson",
        ".xml",
        ".json",
        ".jsonld",
        ".atom",
        "/pdf",
        "/file",
        "/{file}",
        "/{format}",
    ];
    endings.iter().any(|ending| path.ends_with(ending))
        || path.starts_with("/export/")
        || path.contains("/templates/")
}

/// The address with records of the harness in it.
fn filled(path: &str) -> String {
    let [partner, _, office, _] = &OWNERS;
    if path.starts_with("/offices/") { office.fill(path) } else { partner.fill(path) }
}

#[test]
fn every_route_of_a_file_says_whether_its_address_narrows_it() {
    let listed = |path: &str| NARROWED.iter().any(|(one, _)| *one == path) || WHOLE.contains(&path);
    let files: Vec<&str> = routes::table()
        .into_iter()
        .filter(|line| line.method == "GET" && is_file(line.path))
        .map(|line| line.path)
        .collect();
    let missing: Vec<&&str> = files.iter().filter(|path| !listed(path)).collect();
    assert!(missing.is_empty(), "say what their addresses narrow: {missing:?}");
    let gone = NARROWED.iter().map(|(path, _)| path).chain(WHOLE).filter(|path| !files.contains(path));
    assert_eq!(gone.collect::<Vec<_>>(), Vec::<&&str>::new(), "no longer there");
}

#[tokio::test]
async fn no_file_passes_over_a_filter_that_nothing_fits() {
    on_both(async |harness: Harness| {
        keep_report(harness.app.db(), OWN_PARTNER).await;
        let admin = harness.as_admin().await;
        let mut faults = Vec::new();
        for (path, unknown) in NARROWED {
            let path = filled(path);
            let mut whole = admin.get(&path).await;
            // A rating that takes long says so and goes on.
            for _ in 0..30 {
                if whole.status != 503 {
                    break;
                }
                whole = admin.get(&path).await;
            }
            if whole.status != 200 {
                faults.push(format!("{path} answers with {}", whole.status));
            }
            for query in *unknown {
                let seen = admin.get(&format!("{path}?{query}")).await;
                if ![404, 422].contains(&seen.status) {
                    faults.push(format!("{path}?{query} answers with {}", seen.status));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        // What exists narrows as before.
        for known in
            ["/synchronisation/programmes.csv?theme=none&place=whole", "/programmes.csv?theme=air-sanitasi"]
        {
            admin.get(known).await.is_ok();
        }
        // A page says it instead.
        for typed in ["-", "_", "%25", "%F0%9F%8C%B3", "%00", &"a".repeat(100)] {
            for path in [
                "/partners",
                "/programmes",
                "/public/partners",
                "/public/programmes",
                "/public/search",
                "/search",
            ] {
                admin
                    .get(&format!("{path}?q={typed}"))
                    .await
                    .is_ok()
                    .shows("Tidak ada kata yang dapat dicari")
                    .hides("Yayasan Sendiri</a>");
            }
            admin.get(&format!("/api/v1/programmes?q={typed}")).await.is(422);
            admin.get(&format!("/api/v1/organisations?q={typed}")).await.is(422);
        }
        admin.get("/programmes?cycle=xxx").await.is_ok().shows("xxx");
    })
    .await;
}
