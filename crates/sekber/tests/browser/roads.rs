//! Each road of papers walked in the browser, from an accepted partnership to one that is carried out: the table of steps says what is to
//! be done, the page shows where, and what was done shows on the page. The road of third parties has a test of its own.

use jiff::ToSpan as _;
use sekber::kit::store::sql;
use sekber_core::partnership::road::ROADS;
use sekber_core::partnership::{AgreementKind, Proof, Road, RoadKind, Step, Weight};

use crate::browser::Screen;
use crate::partnership::fits;
use crate::stage::Stage;

/// How many buttons of the page let the partnership be carried out.
const MAY_BEGIN: &str = "return String(document.querySelectorAll('button[name=act][value=activate]').length)";

/// Whether the page says that the partnership is carried out.
const IS_ACTIVE: &str = "const at = document.querySelector('ol.steps [aria-current=step]');
     return String(Boolean(at?.textContent.includes('Dilaksanakan')))";

/// A partnership on its road.
pub struct Walk<'a> {
    stage: &'a Stage,
    path: String,
    /// What its papers are numbered by.
    number: i64,
    /// How many papers it has so far.
    papers: usize,
    /// Its joint agreement, on which the others rest.
    joint: Option<String>,
}

/// A copy of a partnership that both sides have accepted, with the same parties.
async fn accepted(stage: &Stage, road: RoadKind, number: i64) -> String {
    let id = format!("road-{road}");
    let copies = [
        "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, created_at, changed_at)
         select region_code, $1, cycle_id, $2, title, state, state_since, created_at, changed_at from partnership
         where state = 'accepted' and number < $3 order by number limit 1",
        "insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
         select region_code, $1, organisation_id, part, accepted_at, accepted_by from partnership_party
         where partnership_id in (select p.id from partnership p where p.state = 'accepted' and p.number < $3 and p.number <> $2
          order by p.number limit 1)",
    ];
    for copy in copies {
        let copy = sql(copy).bind(&id).bind(number).bind(9_000_i64);
        stage.app.db().housekeeping(copy).await.unwrap();
    }
    format!("/partnerships/{id}")
}

impl<'a> Walk<'a> {
    /// A partnership that both sides have accepted, whose papers are numbered by something that no other has.
    pub fn new(stage: &'a Stage, path: String, number: i64) -> Self {
        Self { stage, path, number, papers: 0, joint: None }
    }

    async fn opens(&self) {
        self.stage.visit(&self.path).await;
        self.stage.browser.find("section#road").await;
    }

    /// Takes a step, as its proof asks for. A joint agreement that the partner has signed before may be about another field: this
    /// partnership gets one of its own.
    async fn takes(&mut self, step: &Step) {
        let at = format!("#step-{}", step.code);
        self.opens().await;
        let is_taken = format!("return document.querySelector('{at} .badge.good') !== null");
        let is_joint = step.proof == Proof::Signed(AgreementKind::Joint);
        if !is_joint && self.stage.browser.run(&is_taken).await == true {
            return;
        }
        match step.proof {
            Proof::Noted => {
                self.stage.browser.find(&format!("{at} details")).await;
                let open = format!("document.querySelector('{at} details').open = true");
                self.stage.browser.run(&open).await;
                self.stage.browser.click(&format!("{at} details form .button")).await;
                self.stage.browser.find(&format!("{at} .badge.good")).await;
            }
            Proof::Signed(kind) => {
                self.signs(kind).await;
                self.opens().await;
            }
            // Permits have forms of their own, with tests of their own.
            Proof::Held(kind) => {
                let held =
                    "insert into legal_document (region_code, id, organisation_id, kind, number, created_at)
                     select m.region_code, $1, m.organisation_id, $2, '7', 0 from partnership_party m
                     where m.part = 'partner' and m.partnership_id = $3";
                let id = self.path.rsplit('/').next().unwrap();
                let held = sql(held).bind(format!("held-{kind}")).bind(kind.as_str()).bind(id);
                self.stage.app.db().housekeeping(held).await.unwrap();
                self.opens().await;
            }
        }
        self.stage.browser.find(&format!("{at} .badge.good")).await;
    }

    /// Drafts the paper of a step where the page offers it, and uploads the signed sheet.
    async fn signs(&mut self, kind: AgreementKind) {
        let browser = &self.stage.browser;
        self.papers += 1;
        browser.click(&format!("main a[href*='kind={kind}']")).await;
        let today = self.stage.app.today();
        let last = today.checked_add(2.years()).unwrap();
        let mut fields = vec![
            ("district_name", "dr. H. Contoh, M.Med.".to_owned()),
            ("partner_name", "Contoh Ketua".to_owned()),
        ];
        // What is handed over has no term.
        if kind.has_days() {
            fields.extend([("starts_on", today.to_string()), ("ends_on", last.to_string())]);
        }
        if kind == AgreementKind::Consent {
            fields.push(("village", "Baning Kota".to_owned()));
            fields.push(("village_head_name", "Petrus Contoh".to_owned()));
        }
        // The partner may have signed a joint agreement in another partnership, too.
        if let Some(joint) = self.joint.as_ref().filter(|_| kind == AgreementKind::Cooperation) {
            fields.push(("base", joint.clone()));
        }
        for (name, value) in fields {
            browser.set(&format!("main [name={name}]"), &value).await;
        }
        browser.click("main form .form-end .button").await;
        browser.shows("Catat penandatanganan").await;
        if kind == AgreementKind::Joint {
            self.joint = browser.path().await.rsplit('/').next().map(str::to_owned);
        }
        let scan = self.stage.folder().join("naskah.pdf");
        std::fs::write(&scan, b"%PDF-1.7 scan\n1 0 obj << /Type /Page >> endobj\n%%EOF").unwrap();
        // One number names one paper of its kind in the district.
        let number = format!("100.3.7/{}{}/2026", self.number, self.papers);
        browser.set("main [name=signed_on]", &today.to_string()).await;
        browser.set("main form[enctype] [name=number_district]", &number).await;
        browser.set("main form[enctype] [name=number_partner]", &number).await;
        if kind == AgreementKind::Consent {
            browser.find("#answer input[value=agrees]").await;
            browser.run("document.querySelector('#answer input[value=agrees]').checked = true").await;
        }
        browser.type_into("#scan", &scan.display().to_string()).await;
        browser.click("form[enctype] .button").await;
        browser.shows("Naskah bertanda tangan").await;
    }

    /// Goes the whole road: nothing is carried out before what the law asks for, all of it is afterwards, and what belongs to the work is
    /// done then.
    pub async fn goes(&mut self, road: &Road) {
        let browser = &self.stage.browser;
        self.stage.visit(&self.path).await;
        browser.set("select#road", road.kind.as_str()).await;
        browser.click("button[name=act][value=begin]").await;
        browser.find("section#road").await;
        if road.steps.iter().any(|step| step.weight == Weight::Blocks) {
            browser.comes_to(MAY_BEGIN, "0").await;
        }
        let before = |step: &&Step| matches!(step.weight, Weight::Blocks | Weight::Warns);
        for step in road.steps.iter().filter(before) {
            self.takes(step).await;
        }
        let browser = &self.stage.browser;
        browser.comes_to(MAY_BEGIN, "1").await;
        browser.click("button[name=act][value=activate]").await;
        browser.comes_to(IS_ACTIVE, "true").await;
        for step in road.steps.iter().filter(|step| step.weight == Weight::During) {
            self.takes(step).await;
        }
        fits(self.stage).await;
    }
}

#[tokio::test]
async fn every_other_road_is_walked_until_the_partnership_is_carried_out() {
    let Some(stage) = Stage::set().await else { return };
    let staff = stage.session_of(Some("staff")).await;
    stage.enter(staff.as_deref(), "id", Some("light")).await;
    stage.browser.screen(Screen::Phone).await;
    let others = ROADS.iter().filter(|road| road.kind != RoadKind::ThirdParty);
    for (number, road) in (9_001_i64..).zip(others) {
        let path = accepted(&stage, road.kind, number).await;
        Walk::new(&stage, path, number).goes(road).await;
        let asked = sql("select state from partnership where number = $1").bind(number);
        let state: Option<String> = stage.app.db().value(asked).await.unwrap();
        assert_eq!(state.as_deref(), Some("active"), "{}", road.kind);
    }
}
