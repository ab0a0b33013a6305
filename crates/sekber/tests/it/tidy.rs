//! Rules about the code that only reading it can check: what may stand where. `arrows.rs` says which room may
//! lean on which.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, Source, files};

const KIT: &str = "crates/sekber-kit/src";
const SERVER: &str = "crates/sekber-server/src";
const SHELL: &str = "crates/sekber/src/shell";

/// Fails with every line of the files that holds one of the words.
#[track_caller]
fn forbid(rule: &str, words: &[&str], files: impl Iterator<Item = Source>) {
    let mut breaches = Vec::new();
    for file in files {
        for (number, line) in file.code() {
            if words.iter().any(|word| line.contains(word)) {
                breaches.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(breaches.is_empty(), "{rule}:\n{}", breaches.join("\n"));
}

fn application() -> impl Iterator<Item = Source> {
    source::application(&[".rs"]).into_iter()
}

#[test]
fn tools_know_no_room_and_no_door() {
    let tools = application().filter(|file| file.is_in(KIT) || file.is_in(SERVER));
    forbid("tools never name features or shell", &["::features", "::shell"], tools);
}

/// The first parts of the addresses of all rooms.
fn addresses_of_rooms() -> BTreeSet<&'static str> {
    let parts = sekber::shell::routes::table().into_iter().filter_map(|line| line.path.split('/').nth(1));
    parts.filter(|part| !part.is_empty() && !part.starts_with('{')).collect()
}

#[test]
fn tools_and_rules_name_no_address_of_a_room() {
    let addresses = addresses_of_rooms();
    assert!(addresses.contains("partners") && addresses.len() > 30, "the routes are gone: {addresses:?}");
    let mut tools: Vec<Source> = source::application(&[".rs", ".html"]);
    tools.retain(|file| file.is_in("crates/sekber-kit/") && !file.is_tests());
    tools.extend(files("crates/sekber-core/src", &[".rs"]).into_iter().filter(|file| !file.is_tests()));
    assert!(tools.iter().any(|file| file.path.ends_with("layout.html")), "the layout is no longer read");
    let mut breaches = Vec::new();
    for file in &tools {
        for (number, line) in file.code() {
            for (at, _) in line.match_indices("\"/") {
                let rest = &line[at + 2..];
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
                if addresses.contains(&rest[..end]) {
                    breaches.push(format!("{}:{number}: /{}", file.path, &rest[..end]));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "a room says on its card where it is:\n{}", breaches.join("\n"));
}

#[test]
fn a_step_in_the_browser_waits_for_what_it_needs() {
    let scenarios = files("crates/sekber/tests/browser", &[".rs"])
        .into_iter()
        .filter(|file| !["steps.rs", "browser.rs"].contains(&file.name()));
    forbid(
        "steps.rs finds elements and waits for them",
        &["Locator", "client.find", "client.wait(", "client.source("],
        scenarios,
    );
}

/// Looking for examples takes as long as reading the crate once more, so a crate is only looked through when it has one.
#[test]
fn every_example_in_the_docs_is_tried() {
    for manifest in files("crates", &["Cargo.toml"]) {
        let folder = manifest.path.strip_suffix("/Cargo.toml").unwrap_or_default();
        let sources = files(&format!("{folder}/src"), &[".rs"]);
        let has_one = sources.iter().any(|file| {
            file.text.lines().any(|line| {
                let words = line.trim_start();
                words.starts_with("/// ```") || words.starts_with("//! ```")
            })
        });
        let left_out = manifest.text.contains("doctest = false");
        assert!(
            has_one != left_out,
            "{folder}: doctest = false belongs where there is no example, and only there"
        );
    }
}

#[test]
fn rooms_know_no_door() {
    let rooms = application().filter(|file| file.room().is_some());
    forbid("features never name shell", &["crate::shell"], rooms);
}

#[test]
fn rooms_are_entered_by_the_door() {
    let doors = application().filter(|file| file.room().is_some() && file.name() == "mod.rs");
    forbid("a room's parts are private; its mod.rs offers what others may use", &["pub mod "], doors);
}

/// `mail::write` decides where a piece of news goes. Whoever asked first whether there is a mail server would keep it from the bell, so
/// only pages that say so may ask, and what is an e-mail by its nature: links that let somebody in, the letter of the leader, and what a
/// citizen without an account is told.
#[test]
fn one_place_decides_where_news_goes() {
    let may_ask = |file: &Source| {
        file.path.contains("/features/mail/")
            || file.path.contains("/pages/")
            || file.name() == "pages.rs"
            || file.path.ends_with("features/account/links/actions.rs")
            || file.path.ends_with("features/information/letters.rs")
            || file.path.ends_with("features/synchronisation/leader/letter.rs")
    };
    let others = application().filter(|file| file.room().is_some() && !may_ask(file));
    forbid("news is written whether or not there is a mail server", &["mail::is_set_up"], others);
}

#[test]
fn sql_stands_in_stores() {
    // The server's health check asks the database for the number one and nothing else.
    let allowed = |file: &Source| {
        file.is_in(KIT)
            || file.name() == "store.rs"
            || file.path.contains("/store/")
            || file.is_in(SHELL)
            || file.is_tests()
    };
    forbid(
        "SQL stands in store.rs",
        &["sql(\"", "insert_rows("],
        application().filter(|file| !allowed(file)),
    );
    let doors = application().filter(|file| file.is_in(SHELL));
    forbid("the shell writes no rows", &["insert into", "update ", "delete from"], doors);
}

#[test]
fn what_many_rooms_ask_of_programmes_stands_once() {
    let others = application().filter(|file| !file.path.ends_with("/programme/store/conditions.rs"));
    let conditions = [
        "in ('proposed', 'verified', 'active')",
        "p.state not in ('draft', 'cancelled')",
        "g.state not in ('draft', 'cancelled')",
    ];
    forbid("put_forward!, under_way! and of_cycle! say it for every statement", &conditions, others);
}

#[test]
fn only_the_edge_of_a_room_speaks_http() {
    let inside = |file: &Source| {
        let edge = ["pages", "api", "guard", "form", "upload", "mod"];
        let named = |edge: &&str| file.name().starts_with(*edge) || file.path.contains(&format!("/{edge}/"));
        file.room().is_some() && !edge.iter().any(named) && !file.is_tests()
    };
    forbid("axum stands at the edge of a room", &["axum::"], application().filter(inside));
}

#[test]
fn paths_are_read_by_one_extractor() {
    let rooms = application().filter(|file| file.room().is_some());
    let plain = ["extract::Path", "extract::{Path", ", Path, ", ", Path}"];
    forbid("PathId answers a path that names nothing with the page that was not found", &plain, rooms);
}

#[test]
fn one_function_leads_on() {
    let elsewhere = |file: &Source| file.path != "crates/sekber-kit/src/page/redirect.rs";
    let leading = ["Redirect::", "header::LOCATION", "StatusCode::SEE_OTHER", "StatusCode::FOUND"];
    forbid(
        "kit/page/redirect.rs proves that we lead nowhere else",
        &leading,
        application().filter(|file| elsewhere(file) && !file.is_tests()),
    );
}

#[test]
fn one_module_writes_to_the_terminal() {
    let elsewhere = |file: &Source| file.path != "crates/sekber-kit/src/terminal.rs" && !file.is_tests();
    let printing = ["println!", "eprint!", " print!", "io::stdout()", "io::stderr()", "with_writer(std"];
    forbid("kit/terminal.rs escapes what is printed", &printing, application().filter(elsewhere));
}

#[test]
fn what_is_typed_into_a_text_area_is_read_with_its_line_breaks() {
    let sources: String = application().map(|file| file.text).collect();
    let mut areas = BTreeSet::new();
    for page in source::application(&[".html"]) {
        for (before, mark) in [("area(frame, faults, \"", '"'), ("<textarea id=\"", '>')] {
            for (at, _) in page.text.match_indices(before) {
                let rest = page.text[at + before.len()..].split(mark).next().unwrap_or_default();
                let name =
                    rest.split("name=\"").last().unwrap_or_default().split('"').next().unwrap_or_default();
                if !name.contains("{{") {
                    areas.insert(name.to_owned());
                }
            }
        }
    }
    assert!(areas.len() > 8, "text areas are no longer recognised: {areas:?}");
    let read = |name: &str| {
        ["paragraphs(\"", "long(\""].iter().any(|verb| sources.contains(&format!("{verb}{name}\"")))
    };
    let lost: Vec<_> = areas.iter().filter(|name| !read(name)).collect();
    assert!(lost.is_empty(), "the line breaks of these fields are lost: {lost:?}");
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let told = &files("docs", &["security.md"])[0].text;
    let sources: String = files("crates", &[".rs"]).into_iter().map(|file| file.text).collect();
    let rows = told.lines().filter(|line| line.starts_with('|'));
    let named = rows
        .filter_map(|row| row.trim_end_matches('|').rsplit('|').next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let tests: Vec<&str> = named
        .filter(|name| name.contains('_') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        .collect();
    assert!(tests.len() > 40, "the tables are no longer recognised");
    let gone: Vec<_> = tests.iter().filter(|name| !sources.contains(&format!("fn {name}("))).collect();
    assert!(gone.is_empty(), "docs/security.md names tests that are gone: {gone:?}");
}

#[test]
fn names_are_sorted_as_people_sort_them() {
    // By code points "BPKAD" would stand before "Bapenda": what is sorted in memory is folded, as the databases' sort keys are.
    let raw = [".name.cmp(&", ".title.cmp(&", "_name.cmp(&"];
    forbid("names and titles are compared folded (sekber_core::text::fold)", &raw, application());
}

#[test]
fn heavy_work_leaves_the_threads_that_serve_in_one_way() {
    // A walk through folders waits for the disk; commands serve nobody; connections are accepted by a thread of its own.
    let apart = [
        "crates/sekber-kit/src/cpu.rs",
        "crates/sekber-report/src/features/jobs/actions.rs",
        "crates/sekber-server/src/server.rs",
    ];
    let serves = |file: &Source| {
        !apart.contains(&file.path.as_str())
            && !file.is_in(SHELL)
            && file.room() != Some("iati")
            && !file.is_tests()
    };
    let ways = ["spawn_blocking", "block_in_place", "thread::spawn"];
    forbid("kit/cpu bounds how much is computed at a time", &ways, application().filter(serves));
}

#[test]
fn the_clock_is_read_in_one_place() {
    let elsewhere = |file: &Source| file.path != "crates/sekber-kit/src/app.rs" && !file.is_tests();
    let clocks = ["Timestamp::now", "Zoned::now", "ZonedDateTime::now", "SystemTime::now"];
    forbid("kit/app.rs reads the clock", &clocks, application().filter(elsewhere));
}

#[test]
fn only_the_store_and_the_doors_know_which_database_it_is() {
    let rooms = application().filter(|file| file.room().is_some() && !file.is_tests());
    forbid("rooms are the same on both databases", &["Engine::Sqlite", "Engine::Postgres"], rooms);
}

#[test]
fn the_rules_know_no_world() {
    let outside = ["std::fs", "std::net", "std::env", "std::time", "tokio", "sqlx", "axum", "::now()"];
    for name in ["sekber-core", "sekber-engines"] {
        let sources = files(&format!("crates/{name}/src"), &[".rs"]);
        forbid(&format!("{name} is pure"), &outside, sources.into_iter());
    }
    for (name, forbidden) in [
        ("sekber-core", &["sekber-facts", "sekber-documents", "tokio", "sqlx", "axum", "rand"][..]),
        (
            "sekber-engines",
            &["sekber-facts", "sekber-documents", "sekber-kit", "tokio", "sqlx", "axum", "rand"][..],
        ),
        ("sekber-facts", &["sekber-core", "sekber-documents", "tokio", "sqlx", "axum"][..]),
        ("sekber-files", &["sekber-core", "sekber-documents", "tokio", "sqlx", "axum"][..]),
        ("sekber-documents", &["sekber-core", "sekber-facts", "tokio", "sqlx", "axum"][..]),
    ] {
        let manifest = files(&format!("crates/{name}"), &["Cargo.toml"]).remove(0);
        let used = manifest.text.split("[dependencies]").nth(1).unwrap_or_default();
        let used = used.split("\n[").next().unwrap_or_default();
        for word in forbidden {
            assert!(!used.lines().any(|line| line.starts_with(word)), "{name} must not depend on {word}");
        }
    }
}

#[test]
fn every_module_says_why_it_exists_and_stays_readable() {
    let mut breaches = Vec::new();
    for file in files("crates", &[".rs", ".html"]) {
        let lines = file.text.lines().count();
        if lines > 400 {
            breaches.push(format!("{} has {lines} lines, more than 400", file.path));
        }
        if file.name().ends_with(".rs") && !file.is_tests() && !file.text.starts_with("//!") {
            breaches.push(format!("{} does not begin with //!", file.path));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// Most lines of a crate: beyond it, an edit of one page is no longer built and tried in seconds.
const LARGEST_CRATE: usize = 20_000;

#[test]
fn no_crate_outgrows_its_builds() {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for file in files("crates", &[".rs"]) {
        let Some((name, _)) = file.path.split_once("/src/") else { continue };
        *lines.entry(name.to_owned()).or_default() += file.text.lines().count();
    }
    let large: Vec<_> = lines.iter().filter(|(_, lines)| **lines > LARGEST_CRATE).collect();
    assert!(large.is_empty(), "rooms of these belong into a crate of their own: {large:?}");
}

#[test]
fn no_test_is_left_out() {
    let silent = ["#[ignore", "todo!(", "unimplemented!("];
    let all = files("crates", &[".rs"]).into_iter().filter(|file| !file.path.ends_with("it/tidy.rs"));
    forbid("every test runs", &silent, all);
}

/// A link over a whole row must not catch what is clicked in it.
#[test]
fn controls_in_a_row_lie_above_the_link_over_it() {
    let sheet = std::fs::read_to_string(source::root().join("crates/sekber-kit/assets/app.css")).unwrap();
    let rule = sheet.lines().find(|line| line.starts_with("tr td :is(")).unwrap();
    let (above, _) = rule.split_once("), tr th").unwrap();
    let above: Vec<&str> = above.trim_start_matches("tr td :is(").split(", ").collect();
    let controls = ["button", "input", "label", "select", "textarea", "summary", "form"];
    let mut rows = 0;
    for file in source::application(&[".html"]) {
        let linked = file.text.split("<tr").skip(1).filter_map(|row| row.split("</tr>").next());
        for row in linked.filter(|row| row.contains("class=\"row-link\"")) {
            rows += 1;
            for control in controls.iter().filter(|control| row.contains(&format!("<{control}"))) {
                assert!(above.contains(control), "{}: <{control}> lies below the link of its row", file.path);
            }
        }
    }
    assert!(rows > 10, "{rows} rows with a link over them");
}
