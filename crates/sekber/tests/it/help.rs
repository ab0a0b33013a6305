//! The guides as pages: everybody reads them in the language of the page, the search finds them, and the "?" beside the title of a page
//! leads to the part that explains it.

use std::collections::BTreeSet;

use sekber::shell::routes;

use crate::harness::{Caller, Harness, on_both};
use crate::routes::{fill_for_own_partner, keep_a_plan};
use crate::source::files;

/// Pages that explain themselves: what citizens look at, and the guides.
const THEMSELVES: [&str; 2] = ["/public", "/help"];

/// Where the "?" of a page leads.
fn help_of(page: &str) -> Option<&str> {
    page.split("<a class=\"help no-print\" href=\"").nth(1)?.split('"').next()
}

/// Looks at every page that somebody may open; returns where their "?" lead, and how many pages were looked at.
async fn walk(caller: &Caller, faults: &mut BTreeSet<String>) -> (BTreeSet<String>, usize) {
    let (mut led, mut looked) = (BTreeSet::new(), 0);
    for line in routes::table().into_iter().filter(|line| line.method == "GET") {
        let seen = caller.get(&fill_for_own_partner(line.path)).await;
        // Files, parts of pages, and walls with a sheet of their own.
        if seen.status != 200 || !seen.text.contains("<main class=\"page\"") || !seen.text.contains("<h1") {
            continue;
        }
        looked += 1;
        match help_of(&seen.text) {
            Some(href) => {
                led.insert(href.to_owned());
            }
            None if THEMSELVES.iter().any(|begin| line.path.starts_with(begin)) => {}
            None => {
                faults.insert(format!("{} has no \"?\"", line.path));
            }
        }
    }
    (led, looked)
}

#[tokio::test]
async fn every_page_with_a_title_leads_to_what_explains_it() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let mut faults = BTreeSet::new();
    for caller in [harness.as_admin().await, harness.as_partner().await, harness.public()] {
        for caller in [caller.clone(), caller.in_english()] {
            let (led, looked) = walk(&caller, &mut faults).await;
            assert!(looked > 5 && !led.is_empty(), "pages are no longer recognised: {looked}");
            for href in led {
                let (page, anchor) = href.split_once('#').unwrap_or((href.as_str(), ""));
                let seen = caller.get(page).await;
                let there = anchor.is_empty() || seen.text.contains(&format!(" id=\"{anchor}\""));
                if seen.status != 200 || !there {
                    faults.insert(format!("nothing stands at {href}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn everybody_reads_every_guide_in_both_languages() {
    let harness = Harness::on_sqlite().await;
    let public = harness.public();
    for (language, caller) in [("id", public.clone()), ("en", public.in_english())] {
        let first = caller.get("/help").await;
        first.is_ok().shows("href=\"/help/operations\"").shows("id=\"all-guides\"");
        for file in files(&format!("docs/guide/{language}"), &[".md"]) {
            let name = file.name().trim_end_matches(".md").to_owned();
            if name == "README" {
                continue;
            }
            let title = file.text.lines().next().unwrap().trim_start_matches("# ");
            let page = caller.get(&format!("/help/{name}")).await;
            page.is_ok().shows(&format!("<h1>{title}</h1>")).costs_at_most(2);
            first.shows(&format!("href=\"/help/{name}\""));
            assert!(!page.text.contains(".md\""), "{language}/{name} leads to a file");
        }
    }
    harness.public().get("/help/README").await.is(404);
    harness.public().get("/help/nothing").await.is(404);
    // The same address in the other language: what was linked stays linked.
    harness.public().get("/help/import").await.shows("id=\"pertanyaan\"").shows("href=\"/help\"");
    harness.public().in_english().get("/help/import").await.shows("id=\"questions\"");
}

#[tokio::test]
async fn the_search_finds_what_the_guides_say() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.get("/search?q=lonceng").await.is_ok().shows("/help/account#pemberitahuan").costs_at_most(5);
        staff.get("/search?q=zzzzzzzz").await.is_ok().hides("class=\"found\"");
        let found = staff.in_english().get("/search?q=bell").await;
        found.is_ok().shows("/help/account#notices");
        let found = harness.public().get("/public/search?q=lonceng").await;
        found.is_ok().shows("/help/account#pemberitahuan");
    })
    .await;
}
