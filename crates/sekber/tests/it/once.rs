//! Forms that count once: whatever a form makes is made once, however often it is sent, and no route that makes something is left
//! out.

mod lists;
mod making;

use std::collections::BTreeSet;

use sekber::kit::store::{Sql, sql};
use sekber::shell::routes;

use self::lists::{CHANGING, ONE_BY_NATURE};
use self::making::{MAKING, Making};
use crate::harness::{Caller, Harness, OWN_PARTNER, Seen, on_both};
use crate::routes::{fill_for_own_partner, keep_a_plan};

#[test]
fn every_route_says_whether_it_makes_something() {
    let known: Vec<&str> = MAKING
        .iter()
        .map(|making| making.route)
        .chain(ONE_BY_NATURE.iter().map(|(route, _)| *route))
        .chain(CHANGING.iter().copied())
        .collect();
    let routes: BTreeSet<&str> =
        routes::table().into_iter().filter(|line| line.method == "POST").map(|line| line.path).collect();
    let listed: BTreeSet<&str> = known.iter().copied().collect();
    assert_eq!(listed.len(), known.len(), "a route stands in two lists");
    let differing: Vec<_> = routes.symmetric_difference(&listed).collect();
    assert!(differing.is_empty(), "in one list and not in the other: {differing:?}");
}

/// The name of the form that a page sends to an address, and the field that carries it.
fn name_of(page: &Seen, action: &str) -> Option<(&'static str, String)> {
    let marked = format!("action=\"{action}\"");
    let form = page.text.split("<form").find(|form| form.contains(&marked))?;
    let form = form.split("</form>").next()?;
    ["once", "fresh"].into_iter().find_map(|field| {
        let tag = form.split('<').find(|tag| tag.contains(&format!("name=\"{field}\"")))?;
        let value = tag.split_once("value=\"")?.1.split('"').next()?;
        Some((field, value.to_owned())).filter(|(_, value)| !value.is_empty())
    })
}

fn rows(table: &'static str) -> Sql {
    sql(format!("select count(*) from {table}").leak())
}

async fn send(caller: &Caller, making: &Making, path: &str, fields: &[(&str, &str)]) -> Seen {
    match making.file {
        Some((field, content)) => {
            caller.upload(path, fields, field, ("berkas.csv", "application/octet-stream", content)).await
        }
        None => caller.post(path, fields).await,
    }
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let cycle = harness.cycle().await.to_string();
        let mut faults = Vec::new();
        // The evidence of an entry is told before the entry is undone.
        for making in MAKING.iter().rev() {
            let caller = harness.sign_in(making.who).await;
            let path = fill_for_own_partner(making.route);
            let page = caller.get(&fill_for_own_partner(making.page)).await;
            let Some((field, name)) = name_of(&page, &path) else {
                faults.push(format!(
                    "{}: its form on {} has no name ({})",
                    making.route, making.page, page.status
                ));
                continue;
            };
            let fields = making.fields.iter().map(|(name, value)| (*name, value.replace("{cycle}", &cycle)));
            let mut fields: Vec<(&str, String)> = fields.collect();
            fields.push((field, name));
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let before = count(&harness, making).await;
            let first = send(&caller, making, &path, &fields).await;
            let made = count(&harness, making).await - before;
            if made != 1 || first.status >= 400 {
                faults.push(format!(
                    "{}: makes {made} and answers {}: {}",
                    making.route, first.status, first.text
                ));
                continue;
            }
            let again = send(&caller, making, &path, &fields).await;
            let made = count(&harness, making).await - before;
            if made != 1 {
                faults.push(format!("{}: sent twice it makes {made}", making.route));
            }
            let leads = (first.status == 303).then(|| first.header("location"));
            if leads.is_some_and(|first| again.header("location") != first) {
                faults.push(format!(
                    "{}: sent twice it answers {}: {}",
                    making.route, again.status, again.text
                ));
            }
            if leads.is_none() && again.status != 409 {
                faults.push(format!("{}: sent twice it answers {}", making.route, again.status));
            }
            // What says something else by now is neither stored nor passed over in silence.
            let mut other = fields.clone();
            other.push(("another", "1"));
            let other = send(&caller, making, &path, &other).await;
            if field == "once" && (other.status != 409 || count(&harness, making).await - before != 1) {
                faults.push(format!("{}: sent with other words it answers {}", making.route, other.status));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

async fn count(harness: &Harness, making: &Making) -> i64 {
    harness.app.db().value(rows(making.table)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_form_that_two_send_at_the_same_moment_makes_one() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let page = staff.get("/calendar").await;
        let (field, name) = name_of(&page, "/calendar").unwrap();
        let fields = [("title", "Lokakarya"), ("starts_on", "2023-10-01"), ("party", "all"), (field, &name)];
        let send = || async { staff.post("/calendar", &fields).await.status };
        let answers = futures_util::future::join_all((0..6).map(|_| send())).await;
        assert!(answers.iter().all(|status| [303, 409].contains(status)), "{answers:?}");
        let made = sql("select count(*) from milestone where title = 'Lokakarya'");
        assert_eq!(harness.app.db().value::<i64>(made).await.unwrap(), Some(1));
        // Somebody else's form of the same name is another one.
        let admin = harness.as_admin().await;
        admin.post("/calendar", &fields).await.is(303);
        let made = sql("select count(*) from milestone where title = 'Lokakarya'");
        assert_eq!(harness.app.db().value::<i64>(made).await.unwrap(), Some(2));
    })
    .await;
}

#[tokio::test]
async fn a_form_with_something_to_mend_can_be_sent_again() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let (field, name) = name_of(&staff.get("/calendar").await, "/calendar").unwrap();
        let wrong = [("title", ""), ("starts_on", "2023-10-01"), ("party", "all"), (field, &name)];
        staff.post("/calendar", &wrong).await.is(422);
        let right = [("title", "Lokakarya"), ("starts_on", "2023-10-01"), ("party", "all"), (field, &name)];
        staff.post("/calendar", &right).await.is(303);
        let told = staff.post("/calendar", &wrong).await;
        assert_eq!(told.status, 422, "what was wrong is wrong again");
        let other = [("title", "Rapat"), ("starts_on", "2023-10-01"), ("party", "all"), (field, &name)];
        staff.post("/calendar", &other).await.is(409).shows("Sudah disimpan").shows("/calendar?year=");
    })
    .await;
}

#[tokio::test]
async fn what_a_form_makes_stands_at_an_address_of_its_own_whatever_it_brings() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        for fresh in ["new", "codes", "programme-x", ""] {
            let form = [("organisation", OWN_PARTNER), ("fresh", fresh), ("title", "Sumur"), ("do", "save")];
            let made = partner.post("/programmes/new", &form).await.is(303).leads_on().to_owned();
            partner.get(&made).await.is_ok().shows("Sumur").hides("name=\"fresh\"");
            let form = [
                ("fresh", fresh),
                ("version", "1"),
                ("name", "Rapat sumur"),
                ("place", "Pendopo"),
                ("day", "2023-09-20"),
                ("starts", "08.00"),
                ("ends", "16.00"),
            ];
            let made = staff.post("/meetings/new", &form).await.is(303).leads_on().to_owned();
            staff.get(&made).await.is_ok().shows("Rapat sumur").hides("name=\"fresh\"");
        }
    })
    .await;
}
