//! What becomes of the public pages when something changes: what nobody has looked at is not shown, what is kept is drawn
//! anew when it must be and only then, and what is counted is what is listed.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::Method;
use sekber::features::portal::{self, Release};
use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::store::sql;
use sekber_core::value::{MeetingId, ProgrammeId};

use crate::harness::{
    Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, Who, on_both,
};
use crate::routes::keep_a_plan;

async fn stored(harness: &Harness, id: &ProgrammeId) -> (i64, ProgrammeDraft) {
    let found = programme::by_ids(harness.app.db(), &harness.app.region(), std::slice::from_ref(id)).await;
    let one = found.unwrap().into_iter().next().unwrap();
    (one.version, one.content)
}

/// Changes a programme as somebody.
async fn change(harness: &Harness, who: Who, id: &ProgrammeId, edit: impl FnOnce(&mut ProgrammeDraft)) {
    let (version, mut draft) = stored(harness, id).await;
    edit(&mut draft);
    programme::save(&harness.app, &harness.actor(who), id, version, (&draft, false)).await.unwrap();
}

#[tokio::test]
async fn what_an_owner_makes_of_a_verified_programme_the_secretariat_sees_first() {
    on_both(async |harness| {
        let id: ProgrammeId = OWN_PARTNER_PROGRAMME.parse().unwrap();
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let (page, record) = (format!("/public/programmes/{id}"), format!("/programmes/{id}"));
        let shown = ["/public/programmes", "/public/data/programmes.csv", "/public/data/activities.xml"];
        public.get(&page).await.is_ok();
        // Who is asked is nobody's business, so nothing is to be looked at.
        change(&harness, Who::Partner, &id, |draft| draft.contact_name = "Ibu Dewi".to_owned()).await;
        public.get(&page).await.is_ok();
        let (_, found) = stored(&harness, &id).await;
        change(&harness, Who::Partner, &id, |draft| draft.title = "Judi daring".to_owned()).await;
        public.get(&page).await.is(404);
        public.get(&format!("/api/v1/programmes/{id}")).await.is(404);
        for path in shown {
            public.get(path).await.is_ok().hides("Judi daring").hides(id.as_str());
        }
        // What says again what was found in order waits for nobody, and what differs by anything waits on.
        change(&harness, Who::Staff, &id, |draft| draft.title.clone_from(&found.title)).await;
        public.get(&page).await.is_ok().shows(&found.title);
        change(&harness, Who::Partner, &id, |draft| draft.title = "Judi daring".to_owned()).await;
        change(&harness, Who::Partner, &id, |draft| draft.beneficiaries = Some(7_400)).await;
        change(&harness, Who::Partner, &id, |draft| draft.title.clone_from(&found.title)).await;
        public.get(&page).await.is(404);
        change(&harness, Who::Partner, &id, |draft| draft.title = "Judi daring".to_owned()).await;
        // Marking it as public once more opens nothing, and its stage stays.
        change(&harness, Who::Partner, &id, |draft| draft.published = false).await;
        change(&harness, Who::Partner, &id, |draft| draft.published = true).await;
        public.get(&page).await.is(404);
        harness
            .as_partner()
            .await
            .get(&record)
            .await
            .is_ok()
            .shows("Diubah setelah diverifikasi")
            .shows("Ya, sesudah diterima Sekber")
            .hides("/release");
        let counted = "1 program tidak tampil untuk umum: diubah setelah diverifikasi</a>";
        let home = staff.get("/").await;
        home.is_ok().shows("Judi daring").shows("Diubah setelah diverifikasi").shows(counted);
        harness.as_partner().await.get("/").await.is_ok().hides(counted);
        staff.get("/programmes?withheld=1").await.is_ok().shows("Judi daring").hides(OTHER_PARTNER_PROGRAMME);
        // An edit of the secretariat, of another field or of the same one, is no look at the rest.
        change(&harness, Who::Staff, &id, |draft| draft.beneficiaries = Some(7_500)).await;
        public.get(&page).await.is(404);
        staff.get("/programmes?withheld=1").await.is_ok().shows("Judi daring");
        let version = staff.get(&record).await.is_ok().field("version");
        harness.as_partner().await.post(&format!("{record}/release"), &[("version", &version)]).await.is(403);
        staff.post(&format!("{record}/release"), &[("version", "1")]).await.is(409);
        staff.post(&format!("{record}/release"), &[("version", &version)]).await.leads_to(&record);
        public.get(&page).await.is_ok().shows("Judi daring");
        let bell = harness.as_partner().await.get("/notices").await;
        bell.is_ok().shows("Perubahan program diterima: Judi daring");
        let seen = staff.get(&record).await;
        seen.is_ok().hides("Diubah setelah diverifikasi").hides("Ya, sesudah diterima");
        staff.get("/").await.is_ok().hides(counted);
        // What the secretariat writes itself, with no change of others waiting, it has seen.
        change(&harness, Who::Staff, &id, |draft| draft.title = "Kebun gizi".to_owned()).await;
        public.get(&page).await.is_ok().shows("Kebun gizi");
    })
    .await;
}

#[tokio::test]
async fn a_count_of_agreements_tells_of_no_hidden_one() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let id: MeetingId = format!("meeting-of-{OWN_PARTNER}").parse().unwrap();
        let staff = harness.actor(Who::Staff);
        portal::release_meeting(&harness.app, &staff, &id, Release::Outcome).await.unwrap();
        let agree = "insert into meeting_consent (region_code, meeting_id, office_id, programme_id, side, consent, person_name, made_at)
             select m.region_code, m.id, p.office_id, p.programme_id, s.side, 'agreed', 'X', 0 from meeting m
             join matching_pair p on p.region_code = m.region_code and p.plan_id = m.plan_id
             cross join (select 'office' as side union all select 'partner' as side) s
             where m.id = $1 on conflict (region_code, meeting_id, office_id, programme_id, side)
             do update set consent = 'agreed'";
        let close = "update meeting set round = 'closed', plan_id = 'kept-plan' where id = $1";
        harness.change(sql(close).bind(&id)).await;
        harness.change(sql(agree).bind(&id)).await;
        let told = async || {
            let (db, region) = (harness.app.db(), harness.app.region());
            let meeting = portal::meeting(db, &region, &id).await.unwrap().unwrap();
            let pairs = portal::pairs(db, &region, &id).await.unwrap();
            (meeting.agreed, i64::try_from(pairs.len()).unwrap())
        };
        let (agreed, listed) = told().await;
        assert!(listed > 0 && agreed == Some(listed), "{agreed:?} are counted, {listed} listed");
        harness.change(sql("update organisation set published = false where side = 'office'")).await;
        assert_eq!(told().await, (None, 0));
    })
    .await;
}

#[tokio::test]
async fn kept_pages_outlast_what_nobody_sees_and_nothing_else() {
    on_both(async |harness| {
        let public = harness.public();
        let paths = ["/", "/public/data/activities.xml", "/public/data/partners.csv"];
        let tags = async || {
            let mut all = Vec::new();
            for path in paths {
                all.push(public.get(path).await.is_ok().header("etag").to_owned());
            }
            all
        };
        let first = tags().await;
        assert!(first.iter().all(|tag| !tag.is_empty()));
        // Behind the trail's back, so that only a new drawing could show it.
        let hide = "update organisation set published = false where id = $1";
        harness.app.db().housekeeping(sql(hide).bind(OWN_PARTNER)).await.unwrap();
        harness.as_partner().await;
        assert_eq!(tags().await, first, "somebody signed in");
        harness
            .change(sql("update organisation set published = false where id = $1").bind(OWN_PARTNER))
            .await;
        let changed = tags().await;
        assert!(first.iter().zip(&changed).all(|(before, after)| before != after), "{first:?} {changed:?}");
    })
    .await;
}

async fn from_elsewhere(harness: &Harness, path: &str) -> Seen {
    let public = harness.public();
    let request = public.request(Method::GET, path).body(Body::empty()).unwrap();
    public.send_from(SocketAddr::from(([103, 10, 20, 32], 4_000)), request).await
}

#[tokio::test]
async fn files_of_ones_own_are_made_a_few_at_a_time_and_whole_ones_are_kept() {
    let harness = Harness::on_sqlite().await;
    let mut made = 0;
    let refused = loop {
        let seen = from_elsewhere(&harness, "/public/data/3w.csv?year=all&q=gizi").await;
        if seen.status != 200 {
            break seen;
        }
        made += 1;
        assert!(made < 100, "whoever narrows files without end is held back");
    };
    assert!(!refused.is(429).header("retry-after").is_empty() && made > 5, "{made}");
    for path in
        ["/public/data/3w.csv", "/public/data/3w.xlsx?year=all", "/public/data/programmes.csv?year=all"]
    {
        let first = from_elsewhere(&harness, path).await;
        assert!(first.is_ok().header("content-disposition").contains("attachment"), "{path}");
        assert_eq!(first.header("cache-control"), "public, no-cache");
        assert!(!first.header("etag").is_empty());
    }
    // A narrowed file is not the whole one.
    let whole = harness.public().get("/public/data/programmes.csv").await;
    whole.is_ok().shows(OTHER_PARTNER_PROGRAMME);
    let own = format!("/public/data/programmes.csv?organisation={OWN_PARTNER}");
    harness.public().get(&own).await.is_ok().shows(OWN_PARTNER_PROGRAMME).hides(OTHER_PARTNER_PROGRAMME);
}

#[tokio::test]
async fn meetings_go_on_by_page_and_none_is_left_out() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let of = format!("meeting-of-{OWN_PARTNER}");
        for number in 0..60 {
            let id = format!("extra-{number:02}");
            // Some on the same day and at the same hour, where the identifier decides.
            let day = format!("2023-{:02}-10", 1 + number / 10);
            let copy = sql("insert into meeting (region_code, id, cycle_id, name, place, day, starts, ends, created_at)
                 select region_code, $1, cycle_id, $2, place, $3, starts, ends, created_at from meeting where id = $4");
            harness.change(copy.bind(&id).bind(&id).bind(&day).bind(&of)).await;
            let announce = "insert into public_meeting (region_code, meeting_id) select region_code, id from meeting where id = $1";
            harness.change(sql(announce).bind(&id)).await;
        }
        let public = harness.public();
        let (mut path, mut found) = ("/api/v1/meetings".to_owned(), Vec::new());
        let total = loop {
            let page: serde_json::Value = serde_json::from_str(&public.get(&path).await.is_ok().text).unwrap();
            let items = page["items"].as_array().unwrap();
            found.extend(items.iter().map(|one| one["id"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(next) => path = next.to_owned(),
                None => break usize::try_from(page["total"].as_u64().unwrap()).unwrap(),
            }
        };
        let all = found.len();
        found.sort();
        found.dedup();
        assert_eq!((found.len(), all), (total, total));
        assert!(total >= 60);
        public.get("/public/meetings").await.is_ok().shows("rel=\"next\"").costs_at_most(5);
    })
    .await;
}
