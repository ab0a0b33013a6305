//! Scenarios about who sees what: drafts, accounts without a role, partners that are suspended.

use std::io::{Cursor, Read as _};

use sekber::features::programme::{FundingLine, ProgrammeDraft, create};
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber::shell::routes;
use sekber_core::registry::programme::{FundingForm, Status};
use sekber_core::value::{Currency, Money, ProgrammeId};

use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, Seen, Who, on_both, organisation,
};
use crate::routes::{OWNERS, keep_a_plan};
use crate::shared_sheets::{finished, hand_in};

/// The text of an answer, that inside a workbook included; its parts that are no text have none.
pub fn text_of(seen: &Seen) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&seen.bytes)) else { return seen.text.clone() };
    let mut text = String::new();
    for at in 0..archive.len() {
        let _ = archive.by_index(at).unwrap().read_to_string(&mut text);
    }
    text
}

/// The words of an answer, in small letters.
pub fn words_of(seen: &Seen) -> String {
    text_of(seen).to_lowercase()
}

/// A draft of an organisation in which every field holds its own word, with the other organisations named as its offices.
async fn draft(harness: &Harness, owner: &'static str, word: &str, state: Status) -> ProgrammeId {
    let mut draft = ProgrammeDraft::new(organisation(owner), harness.cycle().await, word);
    let told = || format!("{word} {word}");
    (draft.description, draft.targets, draft.help_sought) = (told(), told(), told());
    (draft.help_offered, draft.place_note, draft.contact_name) = (told(), told(), told());
    draft.reference = Some(format!("{word}-1"));
    draft.state = state;
    draft.lead_office = (owner.starts_with("partner")).then(|| organisation(OTHER_OFFICE));
    draft.places = vec!["61.05.03".parse().unwrap()];
    draft.funding = vec![FundingLine {
        year: 2023,
        source: told(),
        amount: Money { minor: 77_712_345_600, currency: Currency::IDR },
        form: FundingForm::Cash,
        on_budget: false,
    }];
    let mut tx = harness.app.begin(&harness.actor(Who::Admin)).await.unwrap();
    let made = create(&mut tx, &[draft]).await.unwrap();
    tx.commit(Event::new("house.changed", "61.05", "")).await.unwrap();
    made.into_iter().next().unwrap()
}

const DRAFTS: [(&str, &str, Status); 6] = [
    (OWN_PARTNER, "zirkonsendiri", Status::Draft),
    (OTHER_PARTNER, "zirkonlain", Status::Draft),
    (OWN_OFFICE, "zirkondinas", Status::Draft),
    (OTHER_OFFICE, "zirkonbadan", Status::Draft),
    (OWN_PARTNER, "zirkonbatalsendiri", Status::Cancelled),
    (OTHER_PARTNER, "zirkonbatallain", Status::Cancelled),
];

/// The secretariat, the leaders, and the draft's own people.
fn may_see(who: Option<Who>, owner: &str) -> bool {
    let Some(who) = who else { return false };
    let role = who.role();
    let own = role.organisation().is_some_and(|own| own.as_str() == owner);
    own || matches!(who, Who::Admin | Who::Staff | Who::Leader)
}

/// Addresses beside those of the table at which a draft might show: searches, filters, files, its own pages.
fn more_addresses(ids: &[ProgrammeId]) -> Vec<String> {
    let mut all: Vec<String> = ids
        .iter()
        .flat_map(|id| ["", "/edit", "/history"].map(|end| format!("/programmes/{id}{end}")))
        .collect();
    for (owner, word, state) in DRAFTS {
        // The last letter is missing: the word nearest to it may not be told.
        let typed = &word[..word.len() - 2];
        for list in ["/programmes", "/programmes.csv", "/programmes.xlsx", "/programmes-hxl.csv"] {
            all.push(format!("{list}?q={typed}xq"));
            all.push(format!("{list}?state={state}&organisation={owner}"));
        }
        all.push(format!("/search?q={typed}"));
        for list in ["/search", "/partners", "/offices", "/partners.csv", "/papers/expiring"] {
            all.push(format!("{list}?q={typed}xq"));
        }
        for side in ["partners", "offices"] {
            all.push(format!("/{side}/{owner}"));
            all.push(format!("/{side}/{owner}/matching?q={typed}"));
        }
    }
    all.extend(["/export/partners", "/export/offices", "/partners?sort=money"].map(str::to_owned));
    all
}

#[tokio::test]
async fn a_draft_shows_nowhere_but_to_its_own_and_the_secretariat() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let mut ids = Vec::new();
        for (owner, word, state) in DRAFTS {
            ids.push(draft(&harness, owner, word, state).await);
        }
        let tables = routes::table().into_iter().filter(|line| line.method == "GET");
        let mut paths: Vec<String> =
            tables.flat_map(|line| OWNERS.iter().map(move |owner| owner.fill(line.path))).collect();
        paths.extend(more_addresses(&ids));
        paths.sort();
        paths.dedup();
        let (mut faults, mut seen_by_own) = (Vec::new(), 0);
        let kept_from_some = |who: &Option<Who>| DRAFTS.iter().any(|(owner, ..)| !may_see(*who, owner));
        for (who, caller) in harness.everybody().await.into_iter().filter(|(who, _)| kept_from_some(who)) {
            for path in &paths {
                let seen = caller.get(path).await;
                let words = words_of(&seen);
                for (owner, word, _) in DRAFTS {
                    // What was asked for stands in the search box again, and who audits reads in the trail what was done.
                    let is_trail = path.starts_with("/audit") && who == Some(Who::Auditor);
                    if words.contains(word) && !may_see(who, owner) && !is_trail {
                        faults.push(format!("{path} shows {who:?} {word}"));
                    }
                    let own = who.is_some_and(|who| who.role().organisation().is_some());
                    seen_by_own += usize::from(own && words.contains(word));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(seen_by_own > 50, "the walk looks in the right places: {seen_by_own}");
    })
    .await;
}

#[tokio::test]
async fn numbers_tell_nothing_of_drafts_either() {
    on_both(async |harness| {
        let stranger = harness.as_other_partner().await;
        let own = harness.as_partner().await;
        let record = format!("/partners/{OWN_PARTNER}");
        let at_work = "/partners?place=61.05.03";
        let before = (stranger.get(&record).await.text, stranger.get("/partners.csv").await.text);
        for (owner, word, state) in DRAFTS {
            draft(&harness, owner, word, state).await;
        }
        assert_eq!(before.0, stranger.get(&record).await.text);
        assert_eq!(before.1, stranger.get("/partners.csv").await.text);
        stranger.get(at_work).await.is_ok().hides("Yayasan Sendiri</a>");
        stranger.get("/").await.is_ok().hides("Rp777");
        own.get(&record).await.is_ok().shows("zirkonsendiri").hides("zirkonbatal").shows("Rp777,1 juta");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_reaches_no_programme_of_another_organisation() {
    on_both(async |harness| {
        let id = draft(&harness, OTHER_PARTNER, "zirkonlain", Status::Draft).await;
        let own = harness.as_partner().await;
        // The column is there and says nothing: the row names a record by its id alone.
        let sheet = format!("ID,Organisasi,Judul program\n{id},,Diambil alih\n");
        let run = hand_in(&own, &[("kind", "programmes")], "program.csv", sheet.as_bytes()).await;
        own.get(&run)
            .await
            .is_ok()
            .hides("zirkonlain")
            .shows("Tidak ada data yang dapat Anda ubah dengan ID ini");
        own.post(&format!("{run}/apply"), &[]).await;
        finished(&own, &run).await;
        let title = sql("select title from programme where id = $1").bind(id.as_str());
        let title: Option<String> = harness.app.db().value(title).await.unwrap();
        assert_eq!(title.as_deref(), Some("zirkonlain"));
        // The secretariat may, with the very same sheet.
        let staff = harness.as_staff().await;
        let run = hand_in(&staff, &[("kind", "programmes")], "program.csv", sheet.as_bytes()).await;
        staff.get(&run).await.is_ok().shows("zirkonlain").shows("Diambil alih");
    })
    .await;
}

#[tokio::test]
async fn a_word_of_a_draft_helps_others_only_once_it_is_put_forward() {
    on_both(async |harness| {
        let id = draft(&harness, OWN_PARTNER, "zirkonsendiri", Status::Draft).await;
        let (own, stranger) = (harness.as_partner().await, harness.as_other_partner().await);
        let mistyped = "/programmes?q=zirkonsendixi";
        own.get("/programmes?q=zirkonsendiri").await.is_ok().shows(id.as_str());
        stranger.get(mistyped).await.is_ok().hides("zirkonsendiri");
        let version = own.get(&format!("/programmes/{id}")).await.is_ok().field("version");
        let step = [("step", "propose"), ("version", version.as_str())];
        fill_in(&harness, &id).await;
        own.post(&format!("/programmes/{id}/state"), &step).await.is(303);
        stranger.get(mistyped).await.is_ok().shows("zirkonsendiri").shows(id.as_str());
    })
    .await;
}

/// What a proposal needs and the draft lacks.
async fn fill_in(harness: &Harness, id: &ProgrammeId) {
    let theme = "insert into programme_theme (region_code, programme_id, theme_code)
         select region_code, $1, min(code) from theme group by region_code";
    harness.change(sql(theme).bind(id)).await;
    let rest = "update programme set start_on = '2023', end_on = '2023' where id = $1";
    harness.change(sql(rest).bind(id)).await;
}
