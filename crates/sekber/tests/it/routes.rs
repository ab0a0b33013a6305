//! Every route × every role × own and other records: who may use it, what it costs, how it answers strangers.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use sekber::kit::store::sql;
use sekber::shell::routes::{self, Line};

use crate::harness::{
    Caller, Harness, LEAVER, OTHER_OFFICE, OTHER_OFFICE_PROGRAMME, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME,
    OWN_OFFICE, OWN_OFFICE_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, TOKEN, Who, on_both,
};
use crate::records::asked::{keep_need, keep_private};
use crate::records::work_plans::{keep_area_data, keep_visit, keep_work_plan};
use crate::records::{
    fill, issued_code, keep_award, keep_issued, keep_ledger, keep_meeting, keep_news, keep_partnership,
    keep_report,
};

/// The reviewed table: a new route, or another permit, shows up as a difference of this snapshot.
#[test]
fn the_table_of_routes_is_the_reviewed_one() {
    let lines = routes::table().into_iter();
    let text: Vec<String> = lines
        .map(|line| format!("{:<5} {:<52} {:<13} {}", line.method, line.path, line.permit.name(), line.room))
        .collect();
    insta::assert_snapshot!("routes", text.join("\n"));
}

/// Who passes which permit, written down once more and apart from the code: rows are permits, columns people.
/// `own` means: only with a record of the person's own organisation.
const WHO_MAY: [(&str, &str); 21] = [
    // public admin staff office office2 partner partner2 editor reader leader juror kesbangpol steward law auditor
    ("public", "yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes"),
    ("account", "no yes yes yes yes yes yes yes yes yes yes yes yes yes yes"),
    ("role_holder", "no yes yes yes yes yes yes yes yes yes yes yes yes yes yes"),
    ("member", "no yes yes yes yes yes yes yes yes yes yes yes yes yes yes"),
    ("owner", "no yes yes own own own own own no no no no no no no"),
    ("reader", "no yes yes own own own own own own yes no no no no no"),
    ("paper_reader", "no yes yes own own own own own own yes no yes no no no"),
    ("agreement_reader", "no yes yes own own own own own own yes no no no yes no"),
    ("manager", "no yes yes own own own own no no no no no no no no"),
    ("organisation", "no yes yes yes yes yes yes yes no no no no no no no"),
    ("inviter", "no yes yes yes yes yes yes no no no no no no no no"),
    ("delegate", "no no no own own own own own no no no no no no no"),
    ("overseer", "no yes yes no no no no no no yes no no no no no"),
    ("jury", "no yes yes no no no no no no no yes no no no no"),
    ("legality", "no yes yes no no no no no no no no yes no no no"),
    ("data_steward", "no yes yes no no no no no no no no no yes no no"),
    ("drafting", "no yes yes no no no no no no no no no no yes no"),
    ("secretariat", "no yes yes no no no no no no no no no no no no"),
    ("register", "no yes yes no no no no no no yes no no no no yes"),
    ("auditor", "no yes no no no no no no no yes no no no no yes"),
    ("admin", "no yes no no no no no no no no no no no no no"),
];

fn may(line: &Line, who: Option<Who>, owner: &Owner) -> bool {
    let (_, row) = WHO_MAY.iter().find(|(name, _)| *name == line.permit.name()).unwrap();
    // A sheet that is being imported belongs to whoever uploaded it, not to the colleagues.
    if line.path.contains("{run}") && who == Some(Who::PartnerEditor) {
        return false;
    }
    let column = who.map_or(0, |who| Who::ALL.iter().position(|known| *known == who).unwrap() + 1);
    let role = who.map(Who::role);
    let organisation = role.as_ref().and_then(|role| role.organisation());
    match row.split(' ').nth(column).unwrap() {
        "yes" => true,
        "own" => organisation.is_some_and(|own| own.as_str() == owner.organisation),
        _ => false,
    }
}

/// An organisation with its records.
pub struct Owner {
    organisation: &'static str,
    programme: &'static str,
}

/// Everybody who has records in the harness.
pub const OWNERS: [Owner; 4] = [
    Owner { organisation: OWN_PARTNER, programme: OWN_PARTNER_PROGRAMME },
    Owner { organisation: OTHER_PARTNER, programme: OTHER_PARTNER_PROGRAMME },
    Owner { organisation: OWN_OFFICE, programme: OWN_OFFICE_PROGRAMME },
    Owner { organisation: OTHER_OFFICE, programme: OTHER_OFFICE_PROGRAMME },
];

impl Owner {
    /// The path with this owner's records in place of its parameters.
    pub fn fill(&self, path: &str) -> String {
        let parts = path.split('/').map(|part| {
            let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else {
                return part.to_owned();
            };
            match name {
                "organisation" => self.organisation.to_owned(),
                "programme" => self.programme.to_owned(),
                "document" if path.starts_with("/documents") => issued_code(self.organisation),
                "document" => format!("document-of-{}", self.organisation),
                "run" => format!("import-of-{}", self.organisation),
                "kind" if path.starts_with("/meetings") => "minutes".to_owned(),
                "kind" => "programmes".to_owned(),
                "plan" => "kept-plan".to_owned(),
                "office" => OWN_OFFICE.to_owned(),
                // Any other programme: two are compared whether or not they have anything in common.
                "other" if self.programme == OTHER_PARTNER_PROGRAMME => OTHER_OFFICE_PROGRAMME.to_owned(),
                "other" => OTHER_PARTNER_PROGRAMME.to_owned(),
                "tag" => "id".to_owned(),
                "format" => "csv".to_owned(),
                "guide" => "import".to_owned(),
                "person" => LEAVER.to_owned(),
                "invitation" => format!("to-{}", self.organisation),
                "token" => TOKEN.to_owned(),
                "session" => "nobody".to_owned(),
                "meeting" => format!("meeting-of-{}", self.organisation),
                "task" => format!("task-of-{}", self.organisation),
                "file" if path.contains("/decrees/") => "team.docx".to_owned(),
                "file" if path.contains("/certificates/") || path.contains("/letters/") => {
                    "all.zip".to_owned()
                }
                "file" if path.contains("/letter/") => "letter.docx".to_owned(),
                "file" if path.starts_with("/awards") => "ranking.csv".to_owned(),
                "file" => "calendar.ics".to_owned(),
                "handout" | "evidence" | "photo" => format!("scan-of-{}", self.organisation),
                "email" => "nothing".to_owned(),
                "job" => "no-job".to_owned(),
                "milestone" => "milestone".to_owned(),
                // Records of a room are named so, or are not there, which is an answer like any other.
                other => format!("{}-of-{}", other.replace('_', "-"), self.organisation),
            }
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// The path of a route with the records of [`OWN_PARTNER`] in place of its parameters.
pub fn fill_for_own_partner(path: &str) -> String {
    OWNERS[0].fill(path)
}

/// Whether an answer means "you may not": asked to sign in, or refused.
fn is_shut_out(seen: &Seen) -> bool {
    let entrances = ["/sign-in?next=", "/hall?next="];
    let to_the_door =
        seen.status == 303 && entrances.iter().any(|door| seen.header("location").starts_with(door));
    seen.status == 401 || seen.status == 403 || to_the_door
}

/// The plan, the meetings and the partnerships that paths name.
pub async fn keep_a_plan(harness: &Harness) {
    fill(harness.app.db(), "/matching/plans/{plan}").await.unwrap();
    for owner in &OWNERS {
        let (db, meeting) = (harness.app.db(), format!("meeting-of-{}", owner.organisation));
        keep_meeting(db, &meeting, owner.organisation).await;
        keep_issued(db, &meeting, owner.organisation).await;
        keep_news(db, owner.organisation, &meeting).await;
        keep_private(db, owner.organisation).await;
        keep_partnership(db, owner.organisation).await;
        keep_ledger(db, owner.organisation).await;
        keep_report(db, owner.organisation).await;
        keep_need(db, owner.organisation).await;
        keep_work_plan(db, owner.organisation).await;
        keep_visit(db, owner.organisation).await;
        keep_area_data(db, owner.organisation).await;
        // One of each stage, so that every page has something to show.
        let state = match owner.organisation {
            OTHER_PARTNER => "decided",
            OWN_OFFICE => "published",
            OTHER_OFFICE => "frozen",
            _ => "scoring",
        };
        keep_award(db, owner.organisation, state).await;
    }
}

async fn call(caller: &Caller, method: &str, path: &str) -> Seen {
    if method == "GET" { caller.get(path).await } else { caller.post(path, &[]).await }
}

#[tokio::test]
async fn whoever_may_not_is_shut_out_and_changes_nothing() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let everybody = harness.everybody().await;
        let before = harness.trail_length().await;
        let mut faults = Vec::new();
        for line in routes::table() {
            for owner in &OWNERS {
                let path = owner.fill(line.path);
                for (who, caller) in &everybody {
                    if may(&line, *who, owner) {
                        continue;
                    }
                    let seen = call(caller, &line.method, &path).await;
                    if !is_shut_out(&seen) {
                        faults.push(format!("{} {path} lets {who:?} in: {}", line.method, seen.status));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(before, harness.trail_length().await, "somebody who may not has changed something");
    })
    .await;
}

/// What few records have: a token of the partner's person, which can tell an address of changes; an office and a programme in the
/// partner's partnership, which is carried out and so is public; and the letter that ends it, as which the partner's scan serves, a
/// file of the district by now.
async fn keep_what_few_have(harness: &Harness) {
    let now = harness.app.now();
    let token = "insert into api_token (region_code, id, person_id, name, scope, token_hash, token_end, created_at, expires_at)
         select region_code, 'api-token-of-partner-own', person_id, 'Lembar kerja', 'read', 'none', 'none', $1, $2
         from person_role where person_id = 'partner'";
    harness.change(sql(token).bind(now).bind(now.plus_seconds(24 * 60 * 60))).await;
    let letter = "update partnership set end_letter_id = 'scan-of-partner-own', state = 'active', activated_at = 0, version = version + 1
         where id = 'partnership-of-partner-own'";
    harness.change(sql(letter)).await;
    let office = "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
         select region_code, id, $1, 'lead', 0, 'Delegasi' from partnership where id = 'partnership-of-partner-own'
         on conflict do nothing";
    harness.change(sql(office).bind(OWN_OFFICE)).await;
    let carried = "insert into partnership_programme (region_code, partnership_id, programme_id)
         select region_code, id, $1 from partnership where id = 'partnership-of-partner-own' on conflict do nothing";
    harness.change(sql(carried).bind(OWN_PARTNER_PROGRAMME)).await;
}

#[tokio::test]
async fn whoever_may_read_gets_a_page() {
    on_both(async |harness| {
        // Time stands still: a session is marked as used every few minutes, which is no statement of the page that it happens on.
        let harness = harness.at(harness.app.now()).await;
        keep_a_plan(&harness).await;
        keep_what_few_have(&harness).await;
        let everybody = harness.everybody().await;
        let mut answered: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
        let mut faults = Vec::new();
        for line in routes::table().into_iter().filter(|line| line.method == "GET") {
            for owner in &OWNERS {
                let path = owner.fill(line.path);
                for (who, caller) in &everybody {
                    if !may(&line, *who, owner) {
                        continue;
                    }
                    let seen = caller.get(&path).await;
                    answered.entry(line.path).or_default().insert(seen.status);
                    if is_shut_out(&seen) || seen.status >= 500 {
                        faults.push(format!("{path} answers {who:?} with {}", seen.status));
                    }
                    if seen.statements > 10 {
                        faults.push(format!("{path} takes {} statements for {who:?}", seen.statements));
                    }
                }
            }
        }
        for (path, statuses) in answered {
            if !statuses.iter().any(|status| *status < 400) {
                faults.push(format!("{path} shows nobody anything: {statuses:?}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn whoever_may_act_is_never_met_by_an_error_of_ours() {
    on_both(async |harness| {
        let mut faults = Vec::new();
        // What programs write takes a token, and is walked with those.
        let acts = |line: &Line| line.method == "POST" && !line.path.starts_with("/api/v1/");
        for line in routes::table().into_iter().filter(acts) {
            for owner in &OWNERS {
                let path = owner.fill(line.path);
                for who in std::iter::once(None).chain(Who::ALL.map(Some)) {
                    if !may(&line, who, owner) {
                        continue;
                    }
                    // A session of its own each time: signing out is one of the actions.
                    let caller = match who {
                        Some(who) => harness.sign_in(who).await,
                        None => harness.public(),
                    };
                    let seen = caller.post(&path, &[]).await;
                    if is_shut_out(&seen) || seen.status >= 500 {
                        faults.push(format!("POST {path} answers {who:?} with {}", seen.status));
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}

/// Pages with a list of records: at most so many statements.
const LISTS: [&str; 6] =
    ["/audit", "/people", "/invitations", "/papers/expiring", "/partnerships", "/programmes"];

#[tokio::test]
async fn lists_keep_to_five_statements() {
    on_both(async |harness| {
        let staff = harness.as_admin().await;
        for list in LISTS {
            staff.get(list).await.is_ok().costs_at_most(5);
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_tells_the_browser_to_trust_nobody_else() {
    let harness = Harness::on_sqlite().await;
    let admin = harness.as_admin().await;
    for line in routes::table().into_iter().filter(|line| line.method == "GET") {
        let seen = admin.get(&OWNERS[0].fill(line.path)).await;
        let policy = seen.header("content-security-policy");
        if seen.header("content-disposition").starts_with("attachment") && policy.starts_with("sandbox") {
            // A file that somebody brought: it may do nothing at all.
            continue;
        }
        assert!(policy.contains("default-src 'self'"), "{}: {policy}", seen.told);
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{}", seen.told);
        assert_eq!(seen.header("referrer-policy"), "same-origin", "{}", seen.told);
        assert!(!seen.header("cache-control").is_empty(), "{}", seen.told);
        if seen.header("content-type").starts_with("text/html") {
            assert!(!seen.text.contains(" style=\"") && !seen.text.contains(" onclick="), "{}", seen.told);
        }
    }
}

#[tokio::test]
async fn an_action_sent_by_another_site_is_refused() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        let before = harness.trail_length().await;
        for line in routes::table().into_iter().filter(|line| line.method == "POST") {
            let path = OWNERS[0].fill(line.path);
            for (header, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://example.org"),
            ] {
                let mut request = admin.request(Method::POST, &path).body(axum::body::Body::empty()).unwrap();
                request.headers_mut().remove("sec-fetch-site");
                request.headers_mut().insert(header, value.parse().unwrap());
                let seen = admin.send(request).await;
                assert_eq!(seen.status, 403, "{path} takes {header}: {value}");
            }
        }
        assert_eq!(before, harness.trail_length().await);
    })
    .await;
}
