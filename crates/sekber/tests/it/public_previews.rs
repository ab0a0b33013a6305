//! What pages that everybody may read tell those who only pass them on: search engines, and messengers that show a preview.

use std::collections::BTreeSet;

use sekber::kit::access::Permit;
use sekber::shell::routes;

use crate::harness::{Harness, on_both};
use crate::routes::{OWNERS, keep_a_plan};

/// Doors: pages on which somebody comes in, which nobody passes on.
const DOORS: [&str; 3] = ["/sign-in", "/sign-in/code", "/hall"];

/// What stands once in the head of each page.
const TOLD: [&str; 10] = [
    "<meta name=\"description\" content=\"",
    "<link rel=\"canonical\" href=\"http",
    "hreflang=\"id\" href=\"http",
    "hreflang=\"en\" href=\"http",
    "hreflang=\"x-default\" href=\"http",
    "<meta property=\"og:title\" content=\"",
    "<meta property=\"og:description\" content=\"",
    "<meta property=\"og:image\" content=\"http",
    "<meta property=\"og:url\" content=\"http",
    "<meta property=\"og:type\" content=\"",
];

/// Every address that anybody may open, with everybody's records, without links that were sent to one person.
fn addresses() -> BTreeSet<String> {
    let open = routes::table().into_iter().filter(|line| {
        let is_passed_on = !line.path.contains("{token}") && !DOORS.contains(&line.path);
        line.method == "GET" && line.permit == Permit::Public && is_passed_on
    });
    open.flat_map(|line| OWNERS.each_ref().map(|owner| owner.fill(line.path))).collect()
}

/// What follows a text in a head, up to the end of its quotation.
fn after<'a>(head: &'a str, text: &str) -> &'a str {
    head.split_once(text).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

#[tokio::test]
async fn every_page_for_everybody_tells_what_it_is_where_it_is_and_in_which_languages() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let (mut faults, mut walked) = (Vec::new(), BTreeSet::new());
        for (tag, caller) in [("id", harness.public()), ("en", harness.public().in_english())] {
            for path in addresses() {
                let seen = caller.get(&path).await;
                if seen.status != 200 || !seen.header("content-type").starts_with("text/html") {
                    continue;
                }
                let head = seen.text.split("</head>").next().unwrap_or_default();
                let missing = TOLD.iter().filter(|told| head.matches(**told).count() != 1);
                faults.extend(missing.map(|told| format!("{path} in {tag} tells not once {told}")));
                let own = after(head, "<link rel=\"canonical\" href=\"");
                let is_own = own == after(head, "<meta property=\"og:url\" content=\"")
                    && own == after(head, &format!("hreflang=\"{tag}\" href=\""));
                if !is_own || own.ends_with("?lang=en") != (tag == "en") || head.contains("content=\"\"") {
                    faults.push(format!("{path} in {tag} has the address {own:?}, or tells nothing"));
                }
                walked.insert(path);
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        for path in
            ["/", "/api", "/awards", "/help", "/papers/check", "/public/information", "/public/partners"]
        {
            assert!(walked.contains(path), "{path} was walked");
        }
    })
    .await;
}

#[tokio::test]
async fn the_picture_of_previews_is_there() {
    let harness = Harness::on_sqlite().await;
    let page = harness.public().get("/awards").await;
    let picture = after(&page.text, "<meta property=\"og:image\" content=\"").to_owned();
    let path = picture.find("/assets/").map(|at| picture[at..].to_owned()).unwrap();
    assert_eq!(harness.public().get(&path).await.is_ok().header("content-type"), "image/png");
}

#[tokio::test]
async fn a_page_on_paper_tells_its_address() {
    let harness = Harness::on_sqlite().await;
    let citizen = harness.public();
    for path in ["/", "/public/programmes?q=air", "/public/partners", "/public/information"] {
        let seen = citizen.get(path).await;
        let address = seen.is_ok().text.split("<p class=\"print-only\">").nth(1).unwrap();
        assert!(address.split("</p>").next().unwrap().ends_with(path), "{path}: {address}");
    }
    // What answers a form is found at no address; the page of a request names that where it is looked at.
    let fields = [
        ("name", "Rina Warga"),
        ("contact", "rina.warga@contoh.id"),
        ("what", "Daftar kemitraan tahun 2023"),
        ("purpose", "Penelitian"),
    ];
    let filed = citizen.post("/public/information", &fields).await;
    let (number, code) = (filed.is_ok().field("number"), filed.field("code"));
    let seen = citizen
        .post("/public/information/state", &[("number", number.as_str()), ("code", code.as_str())])
        .await;
    assert!(seen.is_ok().text.contains("/public/information/state</p>"), "{}", seen.text);
}
