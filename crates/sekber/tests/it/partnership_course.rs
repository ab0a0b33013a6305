//! Scenarios about what a partnership must not lose on its way: its term, its programmes, its parts.

use jiff::ToSpan as _;
use sekber::kit::store::sql;

use crate::harness::{
    Harness, OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
    organisation, person,
};
use crate::partnership::{Story, agreed, version};
use crate::standing::suspend;
use sekber_core::roles::{Duty, Role};

/// Text of a cell.
pub async fn text(harness: &Harness, asked: &'static str) -> Option<String> {
    sekber::row_struct! { struct Cell { cell: Option<String> } }
    let found: Vec<Cell> = harness.app.db().all(sql(asked)).await.unwrap();
    found.into_iter().next().and_then(|one| one.cell)
}

/// A whole number.
pub async fn count(harness: &Harness, asked: &'static str) -> i64 {
    harness.app.db().value(sql(asked)).await.unwrap().unwrap()
}

/// From when to when the only partnership runs.
async fn term(harness: &Harness) -> String {
    let asked = "select coalesce(start_on, '') || ' ' || coalesce(end_on, '') as cell from partnership";
    text(harness, asked).await.unwrap()
}

impl Story {
    /// Begins the papers of a road.
    pub async fn begins(harness: &Harness, road: &str) -> Self {
        let story = Self::opened(harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", road)]).await.is(303);
        story
    }

    /// Drafts a joint agreement of three years.
    pub async fn joint(&self) -> String {
        let (today, last) = (self.in_years(0, 0), self.in_years(3, 0));
        let fields =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        self.draft(&self.partner, &fields).await.is(303).leads_on().to_owned()
    }

    /// Drafts a paper and signs it.
    async fn signed(&self, kind: &str, fields: &[(&str, &str)]) -> String {
        let drafted = self.draft(&self.staff, &[fields, &[("kind", kind)]].concat()).await;
        let paper = drafted.is(303).leads_on().to_owned();
        if kind == "amendment" {
            self.issue(&paper, "100.3.7/7/2023").await.is(303);
        }
        self.sign(&paper, "100.3.7/7/2023").await.is(303);
        paper
    }
}

#[tokio::test]
async fn a_paper_about_one_year_leaves_the_term_and_a_change_moves_it() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let (today, last, soon) = (story.in_years(0, 0), story.in_years(3, 0), story.in_years(1, 0));
        let (longer, beyond) = (story.in_years(4, 0), story.in_years(9, 0));
        let field = ("field", "1.02");
        let days = [("starts_on", today.as_str()), ("ends_on", longer.as_str()), field];
        let joint = story.signed("joint", &days).await;
        let joint = joint.rsplit('/').next().unwrap();
        let days = [("starts_on", today.as_str()), ("ends_on", last.as_str()), field, ("base", joint)];
        let cooperation = story.signed("cooperation", &days).await;
        story.office.get(&story.path).await.is_ok().shows("Naskah lain bernomor sama");
        assert_eq!(term(&harness).await, format!("{today} {last}"));
        let village = [("village", "Baning Kota"), ("village_head_name", "Petrus Kades")];
        let short = [("starts_on", today.as_str()), ("ends_on", soon.as_str()), village[0], village[1]];
        for (kind, fields) in [("consent", &short[..]), ("yearly_plan", &short[..2])] {
            story.signed(kind, fields).await;
            assert_eq!(term(&harness).await, format!("{today} {last}"), "{kind}");
        }

        // A change without a first day is bounded by what it changes, and by what that rests on.
        let base = cooperation.rsplit('/').next().unwrap();
        for ends in [&beyond, &story.in_years(4, 1)] {
            let fields = [("kind", "amendment"), ("base", base), ("ends_on", ends.as_str())];
            let paper = story.draft(&story.staff, &fields).await.is(303).leads_on().to_owned();
            story.sign(&paper, "8").await.is(422);
        }
        story.signed("amendment", &[("base", base), ("ends_on", longer.as_str())]).await;
        assert_eq!(term(&harness).await, format!("{today} {longer}"));

        // What was signed is not written over by hand.
        let edit = format!("{}/edit", story.path);
        let page = story.partner.get(&edit).await;
        page.is_ok().costs_at_most(10).shows("Jangka waktu mengikuti naskah");
        let now = version(&page);
        let fields = [
            ("version", now.as_str()),
            ("title", "Kebun gizi keluarga"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("start_on", today.as_str()),
        ];
        let shorter = [&fields[..], &[("end_on", soon.as_str())]].concat();
        story.partner.post(&edit, &shorter).await.is(422).shows("naskah yang sudah ditandatangani");
        story.partner.post(&edit, &[&fields[..], &[("end_on", longer.as_str())]].concat()).await.is(303);
        assert_eq!(term(&harness).await, format!("{today} {longer}"));
    })
    .await;
}

#[tokio::test]
async fn only_the_office_that_leads_lets_others_support_and_decides() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let edit = format!("{}/edit", story.path);
        let now = version(&story.partner.get(&edit).await);
        let fields = [
            ("version", now.as_str()),
            ("title", "Kebun gizi"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("supporting", OTHER_OFFICE),
        ];
        story.partner.get(&edit).await.is_ok().hides("type=\"checkbox\" name=\"supporting\"");
        story.partner.post(&edit, &fields).await.is(422).shows("Hanya perangkat daerah utama");
        story.office.post(&edit, &fields).await.is(303);
        story.staff.get(&story.path).await.is_ok().shows("Badan Lain");
    })
    .await;
}

#[tokio::test]
async fn programmes_that_were_given_up_stay_with_what_carries_them() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        harness
            .change(sql("update programme set state = 'cancelled' where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        let edit = format!("{}/edit", story.path);
        let page = story.office.get(&edit).await;
        page.is_ok().shows(&format!("value=\"{OWN_PARTNER_PROGRAMME}\" checked"));
        let now = version(&page);
        let fields = [
            ("version", now.as_str()),
            ("title", "Kebun gizi keluarga"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
        ];
        story.office.post(&edit, &fields).await.is(303);
        assert_eq!(count(&harness, "select count(*) from partnership_programme").await, 1);
        // Even without it the pair of the hall is carried on, and waits for nobody.
        let now = version(&story.office.get(&edit).await);
        let without = [("version", now.as_str()), fields[1], fields[2], fields[3]];
        story.office.post(&edit, &without).await.is(303);
        harness
            .change(sql("update programme set state = 'verified' where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        story.staff.get("/partnerships").await.is_ok().hides("belum dibuka sebagai kemitraan");
        let meeting = text(&harness, "select id as cell from meeting").await.unwrap();
        let hall = format!("/meetings/{meeting}/partnerships");
        story.staff.get(&hall).await.is_ok().shows("dilanjutkan");
        story.staff.post(&hall, &[]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn an_agreed_pair_whose_programme_was_given_up_opens_nothing() {
    on_both(async |harness| {
        let hall = agreed(&harness).await;
        harness
            .change(sql("update programme set state = 'cancelled' where id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        let from = format!("{}/partnerships", hall.path);
        hall.staff
            .get(&from)
            .await
            .is_ok()
            .shows("tidak diajukan lagi")
            .hides("<form method=\"post\" action=\"/meetings");
        hall.staff.get("/partnerships").await.is_ok().hides(&from);
        hall.staff.post(&from, &[]).await.is(422);
        assert_eq!(count(&harness, "select count(*) from partnership").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_acts_for_all_who_are_asked_is_not_asked_again() {
    on_both(async |harness| {
        let both = [
            Role::Office(organisation(OWN_OFFICE), Duty::Manager),
            Role::Partner(organisation(OWN_PARTNER), Duty::Manager),
        ];
        for role in &both {
            let text = "insert into person_role (region_code, person_id, role, organisation_id, granted_at)
                 select region_code, 'juror', $1, id, 0 from organisation where id = $2";
            let role = sql(text).bind(role.name()).bind(role.organisation());
            harness.change(role).await;
        }
        let caller = harness.sign_in_as(&person("juror", "Yohanes Juri", both.to_vec())).await;
        let fields = [("title", "Kebun"), ("lead", OWN_OFFICE), ("partner", OWN_PARTNER)];
        let path = caller.post("/partnerships/new", &fields).await.is(303).leads_on().to_owned();
        caller.get(&path).await.is_ok().shows("Disetujui kedua pihak").shows("Menunggu tindakan Sekber");
    })
    .await;
}

#[tokio::test]
async fn two_partners_of_one_partnership_become_one_party() {
    on_both(async |harness| {
        let office = harness.as_office().await;
        let fields = [
            ("title", "Kebun gizi bersama"),
            ("lead", OWN_OFFICE),
            ("partner", OTHER_PARTNER),
            ("copartner", OWN_PARTNER),
        ];
        let path = office.post("/partnerships/new", &fields).await.is(303).leads_on().to_owned();
        let now = version(&office.get(&format!("{path}/edit")).await);
        let accept = [("version", now.as_str()), ("act", "accept"), ("party", OTHER_PARTNER)];
        harness.as_other_partner().await.post(&format!("{path}/acts"), &accept).await.is(303);
        // The trail tells from where to where.
        let trail = harness.as_admin().await.get("/audit?subject=partnership").await;
        trail.is_ok().shows("Yayasan Sendiri").hides(&format!("<ins>{OWN_PARTNER}</ins>"));
        let told = "select count(*) from audit where kind = 'partnership.accepted' and before_json like '%proposed%'";
        assert_eq!(count(&harness, told).await, 1);
        let staff = harness.as_staff().await;
        let merge = format!("/partners/{OTHER_PARTNER}/merge");
        let now = staff.get(&format!("{merge}?into={OWN_PARTNER}")).await.field("version");
        staff.post(&merge, &[("into", OWN_PARTNER), ("version", now.as_str())]).await.is(303);
        let partner = harness.as_partner().await;
        let page = partner.get(&path).await;
        page.is_ok().shows("Mitra penanggung jawab").hides("Mitra bersama").shows("Menunggu tindakan YS");
        assert_eq!(count(&harness, "select count(*) from partnership_party").await, 2);
        let now = version(&page);
        let accept = [("version", now.as_str()), ("act", "accept"), ("party", OWN_PARTNER)];
        partner.post(&format!("{path}/acts"), &accept).await.is(303);
        let now = version(&office.get(&format!("{path}/edit")).await);
        let fields = [
            ("version", now.as_str()),
            ("title", "Kebun gizi bersama"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
        ];
        office.post(&format!("{path}/edit"), &fields).await.is(303);
        office.get(&path).await.is_ok().shows("Disetujui kedua pihak");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_and_cannot_be_taken_is_shown_again() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let long = format!("Dana berhenti {}", "x".repeat(2_000));
        story
            .end(&story.partner, &[("reason", &long)])
            .await
            .is(422)
            .shows("Dana berhenti xxx")
            .shows("href=\"#reason\"");
        let now = version(&story.staff.get(&story.path).await);
        let ahead = (story.today + 5.days()).to_string();
        let fields =
            [("version", now.as_str()), ("step", "mapping"), ("taken_on", &ahead), ("note", "Sudah dibahas")];
        let again = story.staff.post(&format!("{}/steps", story.path), &fields).await;
        again.is(422).shows("value=\"Sudah dibahas\"").shows("href=\"#taken_on\"");
        story.act(&story.staff, &[("act", "end"), ("reason", "x"), ("party", "!")]).await.is(422);

        // An act takes no road but the one that begins it, and an amount keeps its sen.
        let fields = [("reason", "Dana berhenti"), ("road", "village")];
        let paper = [("kind", "cooperation"), ("amount", "1.250.000,50"), ("signer", "king")];
        story.draft(&story.staff, &paper[..2]).await.is(303);
        let paper_page = story.staff.get(&story.path).await;
        let paper_page =
            paper_page.text.split("href=\"/agreements/").nth(1).unwrap().split('"').next().unwrap();
        let edit = format!("/agreements/{paper_page}/edit");
        story.staff.get(&edit).await.is_ok().shows("value=\"1.250.000,50\"");
        let now = version(&story.staff.get(&edit).await);
        let unread = [("version", now.as_str()), ("title", "kebun"), ("signer", "king")];
        story.staff.post(&edit, &unread).await.is(422).shows("href=\"#signer\"");
        story.end(&story.staff, &fields).await.is(303);
        let road = text(&harness, "select road as cell from partnership").await;
        assert_eq!(road.as_deref(), Some("third_party"));
    })
    .await;
}

#[tokio::test]
async fn the_tile_counts_what_the_list_shows() {
    on_both(async |harness| {
        Story::opened(&harness).await;
        harness.change(sql("update partnership set state = $1, cycle_id = cycle_id").bind("active")).await;
        let tile = async |who| {
            let front = harness.sign_in(who).await.get("/").await;
            let from = front.is_ok().text.find("href=\"/partnerships?state=active\"").unwrap();
            let shown: String = front.text[from..].chars().take(400).collect();
            shown.contains(">1<")
        };
        assert!(tile(Who::Staff).await && tile(Who::Partner).await && tile(Who::Leader).await);
        assert!(!tile(Who::OtherPartner).await, "nothing of it is theirs");
    })
    .await;
}

#[tokio::test]
async fn a_suspended_partner_is_refused_at_every_door_of_a_partnership() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let ledger = format!("{}/ledger", story.path);
        story.partner.get(&ledger).await.is_ok();
        suspend(&harness).await;
        for path in [story.path.as_str(), &ledger, "/ledger", "/reports", "/partnerships"] {
            harness.as_partner().await.get(path).await.is(403);
        }
    })
    .await;
}
