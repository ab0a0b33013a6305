//! Scenarios about partnerships: from the pair that the hall agreed on to what is carried out, and what the law does not let.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber::kit::files::FileKind;
use sekber::kit::store::sql;
use sekber_documents::official::count_pages;

use crate::hall::Hall;
use crate::harness::{
    Caller, Harness, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME,
    SCAN, Seen, Who, on_both,
};

/// A meeting that is over, with one pair agreed on and one objected to.
pub async fn agreed(harness: &Harness) -> Hall {
    let hall = Hall::open(harness).await;
    let plan = "insert into matching_plan (region_code, id, cycle_id, number, state, engine, seed, inputs_json, inputs_digest, outcome_json, plan_digest, pairs, optimal, person_name, created_at)
         select region_code, 'the-plan', cycle_id, 99, 'published', 'sekber-matching/1', 1, '{}', 'ab', '{}', 'ab', 2, $1, 'Stefanus', 0 from meeting where id = $2";
    harness.change(sql(plan).bind(true).bind(&hall.id)).await;
    for (programme, said) in [(OWN_PARTNER_PROGRAMME, "agreed"), (OTHER_PARTNER_PROGRAMME, "objected")] {
        let pair = "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked)
             select region_code, id, $1, $2, 9000, $3 from matching_plan where id = 'the-plan'";
        harness.change(sql(pair).bind(OWN_OFFICE).bind(programme).bind(false)).await;
        for side in ["office", "partner"] {
            let consent = "insert into meeting_consent (region_code, meeting_id, office_id, programme_id, side, consent, reason, person_name, made_at)
                 select region_code, id, $2, $3, $4, $5, $6, 'Delegasi Rapat', 1 from meeting where id = $1";
            let said = if side == "office" { said } else { "agreed" };
            let why = if said == "objected" { "Di luar tugas dinas" } else { "" };
            let consent = sql(consent).bind(&hall.id).bind(OWN_OFFICE).bind(programme).bind(side);
            harness.change(consent.bind(said).bind(why)).await;
        }
    }
    let over = "update meeting set round = 'closed', closed_at = $1, plan_id = 'the-plan', version = version + 1 where id = $2";
    harness.change(sql(over).bind(harness.app.now()).bind(&hall.id)).await;
    hall
}

/// A partnership that is proposed by hand: the form of its proposal.
pub const PROPOSAL: [(&str, &str); 4] = [
    ("title", "Kebun gizi sekolah"),
    ("lead", OWN_OFFICE),
    ("partner", OWN_PARTNER),
    ("programme", OWN_PARTNER_PROGRAMME),
];

/// A form's hidden version.
pub fn version(seen: &Seen) -> String {
    seen.field("version")
}

/// The partnership that the hall agreed on, with those who carry it on.
pub struct Story {
    pub staff: Caller,
    pub office: Caller,
    pub partner: Caller,
    pub path: String,
    pub today: Date,
}

impl Story {
    /// The partnership that the hall agreed on, opened with one click.
    pub async fn opened(harness: &Harness) -> Self {
        let hall = agreed(harness).await;
        let from = format!("{}/partnerships", hall.path);
        hall.staff.post(&from, &[]).await.is(303);
        let asked = sql("select id from partnership where meeting_id = $1").bind(&hall.id);
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        Self {
            staff: harness.as_staff().await,
            office: harness.as_office().await,
            partner: harness.as_partner().await,
            path: format!("/partnerships/{id}"),
            today: harness.app.today(),
        }
    }

    /// A day so many years from today, and some days more.
    pub fn in_years(&self, years: i64, days: i64) -> String {
        (self.today + years.years() + days.days()).to_string()
    }

    pub async fn act(&self, who: &Caller, fields: &[(&str, &str)]) -> Seen {
        let now = version(&self.staff.get(&self.path).await);
        let mut all = vec![("version", now.as_str())];
        all.extend(fields);
        who.post(&format!("{}/acts", self.path), &all).await
    }

    /// Ends it early by a letter of the partner of today.
    pub async fn end(&self, who: &Caller, fields: &[(&str, &str)]) -> Seen {
        let today = self.today.to_string();
        let letter = [
            ("act", "end"),
            ("ended_by", "partner"),
            ("number", "3/YS/2023"),
            ("letter_on", today.as_str()),
            ("ended_on", today.as_str()),
        ];
        let now = version(&self.staff.get(&self.path).await);
        let all = [&[("version", now.as_str())][..], &letter[..], fields].concat();
        let scan = ("surat.pdf", "application/pdf", SCAN);
        who.upload(&format!("{}/acts", self.path), &all, "letter", scan).await
    }

    async fn note(&self, who: &Caller, step: &str) -> Seen {
        let now = version(&self.staff.get(&self.path).await);
        let fields = [("version", now.as_str()), ("step", step), ("taken_on", "2023-10-02"), ("note", "")];
        who.post(&format!("{}/steps", self.path), &fields).await
    }

    pub async fn draft(&self, who: &Caller, fields: &[(&str, &str)]) -> Seen {
        let base = [
            ("title", "kebun gizi keluarga"),
            ("signer", "regent"),
            ("district_name", "Jarot Winarno"),
            ("partner_name", "Yuliana"),
        ];
        let mut all = base.to_vec();
        all.extend(fields);
        who.post(&format!("{}/agreements", self.path), &all).await
    }

    /// Issues a paper as the page shows it, whatever it leaves open.
    pub async fn issue(&self, paper: &str, number: &str) -> Seen {
        let stand = self.staff.get(paper).await.is_ok().field("stand");
        let fields = [("number", number), ("stand", stand.as_str()), ("seen", "1")];
        self.staff.post(&format!("{paper}/issue"), &fields).await
    }

    pub async fn sign(&self, paper: &str, number: &str) -> Seen {
        let page = self.staff.get(paper).await;
        // A village says with its signature that it agrees.
        let answer: &[(&str, &str)] =
            if page.text.contains("name=\"answer\"") { &[("answer", "agrees")] } else { &[] };
        let (now, today) = (version(&page), self.today.to_string());
        let fields = [
            ("version", now.as_str()),
            ("signed_on", today.as_str()),
            ("number_district", number),
            ("number_partner", "01/YS/2023"),
        ];
        let fields = [&fields[..], answer].concat();
        let scan = ("kb.pdf", "application/pdf", SCAN);
        self.staff.upload(&format!("{paper}/sign"), &fields, "scan", scan).await
    }
}

#[tokio::test]
async fn all_agreed_pairs_become_partnerships_with_one_click_and_objections_stay() {
    on_both(async |harness| {
        let hall = agreed(&harness).await;
        let from = format!("{}/partnerships", hall.path);
        hall.staff.get("/partnerships").await.is_ok().costs_at_most(5).shows(&from);
        // The meeting's page and the secretariat's home lead there.
        let leads = format!("href=\"{from}\"");
        hall.staff.get(&hall.path).await.is_ok().costs_at_most(10).shows(&leads);
        let waits = "1 pasangan yang disepakati dalam rapat belum dibuka";
        hall.staff.get("/").await.is_ok().costs_at_most(10).shows(waits).shows(&leads);
        harness.as_partner().await.get("/").await.is_ok().hides(waits);
        let page = hall.staff.get(&from).await;
        page.is_ok()
            .costs_at_most(10)
            .shows("disepakati, menunggu dibuka")
            .shows("Disendi keberatan: Di luar tugas dinas");
        harness.as_leader().await.get(&from).await.is_ok().hides("<form method=\"post\" action=\"/meetings");
        harness.as_leader().await.post(&from, &[]).await.is(403);
        hall.staff.post(&from, &[]).await.leads_to(&format!("/partnerships?meeting={}", hall.id));
        hall.staff.post(&from, &[]).await.is(422).shows("Tidak ada pasangan yang disepakati");
        hall.staff.get("/").await.is_ok().hides(waits);
        hall.staff.get(&from).await.is_ok().shows("dilanjutkan").shows("Di luar tugas dinas");
        let list = hall.staff.get("/partnerships").await;
        list.is_ok()
            .costs_at_most(5)
            .shows("Kebun gizi keluarga")
            .shows("Disetujui kedua pihak")
            .shows("Menunggu tindakan Anda");
        let own = harness.as_partner().await.get("/partnerships").await;
        own.is_ok().shows("Kebun gizi keluarga").shows("Sekber");
        harness.as_other_partner().await.get("/partnerships").await.is_ok().hides("Kebun gizi keluarga");
        harness
            .as_partner()
            .await
            .get(&format!("/partners/{OWN_PARTNER}"))
            .await
            .is_ok()
            .shows("Disetujui kedua pihak");
        let programme = format!("/programmes/{OWN_PARTNER_PROGRAMME}");
        harness.as_office().await.get(&programme).await.is_ok().costs_at_most(10).shows("/partnerships/");
        harness.as_other_partner().await.get(&programme).await.is_ok().hides("/partnerships/");
    })
    .await;
}

#[tokio::test]
async fn an_agreed_pair_is_carried_on_through_its_papers() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let page = story.partner.get(&story.path).await;
        page.is_ok().costs_at_most(10).shows("Disetujui Delegasi Rapat").shows("Menunggu tindakan Sekber");
        story.act(&story.office, &[("act", "begin"), ("road", "third_party")]).await.is(403);
        story.act(&story.staff, &[("act", "begin")]).await.is(422);
        story.act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        story.staff.get(&story.path).await.is_ok().shows("Menunggu tindakan Sekber");
        story.note(&story.office, "offer").await.is(403);
        for (who, step) in [
            (&story.staff, "mapping"),
            (&story.partner, "offer"),
            (&story.office, "terms"),
            (&story.staff, "assessment"),
        ] {
            story.note(who, step).await.is(303);
        }
        story.note(&story.staff, "joint").await.is(404);
        story.act(&story.staff, &[("act", "activate")]).await.is(422).shows("Langkah wajib");

        // The agreement of cooperation can be written, but neither issued nor signed before the joint one is.
        let (today, last) = (story.in_years(0, 0), story.in_years(5, -1));
        let (later, beyond, soon) = (story.in_years(3, 0), story.in_years(5, 0), story.in_years(2, 0));
        let after = story.in_years(7, 0);
        let fields = [("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let early = story.draft(&story.office, &[&fields[..], &[("kind", "cooperation")]].concat()).await;
        let early = early.is(303).leads_on().to_owned();
        story
            .staff
            .get(&early)
            .await
            .is_ok()
            .costs_at_most(10)
            .shows("Naskah yang menjadi dasarnya belum dipilih");
        story.staff.post(&format!("{early}/issue"), &[]).await.is(422).shows("belum dipilih");
        story.sign(&early, "1").await.is(422).shows("belum dipilih");
        let gone = version(&story.office.get(&format!("{early}/edit")).await);
        story
            .office
            .post(&format!("{early}/withdraw"), &[("version", &gone), ("withdraw_reason", "Salah dasar")])
            .await
            .is(303);

        let joint = story.draft(&story.partner, &[&fields[..], &[("kind", "joint")]].concat()).await;
        let joint = joint.is(303).leads_on().to_owned();
        let pdf = story.partner.get(&format!("{joint}/pdf")).await;
        assert_eq!(FileKind::of(&pdf.is_ok().bytes).ok(), Some(FileKind::Pdf));
        let docx = story.partner.get(&format!("{joint}/docx")).await;
        assert_eq!(FileKind::of(&docx.is_ok().bytes).ok(), Some(FileKind::Docx));
        story.partner.post(&format!("{joint}/issue"), &[]).await.is(403);
        let issued = story.issue(&joint, "100.3.7/1/2023").await;
        let document = issued.is(303).leads_on().to_owned();
        story.partner.get(&document).await.is_ok().shows("100.3.7/1/2023");
        harness.as_other_partner().await.get(&document).await.is(404);
        harness.as_other_partner().await.get(&joint).await.is(403);
        story.sign(&joint, "100.3.7/1/2023").await.is(303);
        story.staff.get(&joint).await.is_ok().costs_at_most(10).shows("Ditandatangani").shows("01/YS/2023");
        assert_eq!(story.partner.get(&format!("{joint}/scan")).await.is_ok().bytes, SCAN);
        assert_eq!(
            story.partner.get(&format!("{document}/scan")).await.is_ok().bytes,
            SCAN,
            "the scan is the paper"
        );
        story.staff.post(&format!("{joint}/edit"), &[("version", "9"), ("title", "x")]).await.is(422);

        // It stays within what the joint one says, and only whoever may signs it.
        let base = joint.rsplit('/').next().unwrap();
        let based = [("kind", "cooperation"), ("base", base), ("office", OWN_OFFICE)];
        for (wrong, why) in [
            (
                vec![("starts_on", today.as_str()), ("ends_on", beyond.as_str()), ("field", "1.02")],
                "melebihi lima tahun",
            ),
            (
                vec![("starts_on", later.as_str()), ("ends_on", after.as_str()), ("field", "1.02")],
                "melampaui naskah",
            ),
            (
                vec![("starts_on", today.as_str()), ("ends_on", soon.as_str()), ("field", "2.11")],
                "tidak tercantum",
            ),
            (
                vec![
                    ("starts_on", today.as_str()),
                    ("ends_on", soon.as_str()),
                    ("field", "1.02"),
                    ("signer", "head"),
                ],
                "surat kuasa",
            ),
        ] {
            let mut sent = vec![("title", "kebun gizi"), ("district_name", "A"), ("partner_name", "B")];
            sent.extend(based);
            sent.extend(wrong);
            let paper = story.office.post(&format!("{}/agreements", story.path), &sent).await;
            let paper = paper.is(303).leads_on().to_owned();
            story.sign(&paper, "2").await.is(422).shows(why);
        }
        let right = [("starts_on", today.as_str()), ("ends_on", soon.as_str()), ("field", "1.02")];
        let cooperation = story.draft(&story.office, &[&right[..], &based[..]].concat()).await;
        let cooperation = cooperation.is(303).leads_on().to_owned();
        story.sign(&cooperation, "100.3.7/2/2023").await.is(303);
        let page = story.office.get(&story.path).await;
        page.is_ok().shows("Jangka waktu").shows("Menunggu tindakan Disendi");
        story.act(&story.partner, &[("act", "activate")]).await.is(403);
        story.act(&story.office, &[("act", "activate")]).await.is(303);
        let page = story.office.get(&story.path).await;
        page.is_ok()
            .shows("Dilaksanakan")
            .shows("Naskah kerja sama ditandatangani")
            .hides("Mulai pelaksanaan");
        story.act(&story.partner, &[("act", "end")]).await.is(422);
        story.end(&story.partner, &[("reason", "Dana berhenti")]).await.is(303);
        story.staff.get(&story.path).await.is_ok().shows("Diakhiri lebih awal").shows("Dana berhenti");
        let late = [("version", "1"), ("step", "filing"), ("taken_on", "2023-12-01")];
        story.staff.post(&format!("{}/steps", story.path), &late).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_partnership_is_proposed_by_hand_and_accepted_by_both() {
    on_both(async |harness| {
        let (office, partner, staff) =
            (harness.as_office().await, harness.as_partner().await, harness.as_staff().await);
        office.get("/partnerships/new").await.is_ok().shows("selected>Dinas Sendiri");
        let asked = format!("/partnerships/new?lead={OWN_OFFICE}&partner={OWN_PARTNER}");
        office.get(&asked).await.is_ok().costs_at_most(10).shows("Kebun gizi keluarga – YS");
        harness.as_other_partner().await.post("/partnerships/new", &PROPOSAL).await.is(403);
        let wrong = [
            ("title", "X"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OTHER_PARTNER_PROGRAMME),
        ];
        office.post("/partnerships/new", &wrong).await.is(422).shows("bukan milik para pihak");
        let longer = [&PROPOSAL[..], &[("start_on", "2024-01-01"), ("end_on", "2029-01-01")]].concat();
        office.post("/partnerships/new", &longer).await.is(422).shows("paling lama lima tahun");
        let sides = [("title", "X"), ("lead", OTHER_PARTNER), ("partner", OWN_PARTNER)];
        staff.post("/partnerships/new", &sides).await.is(422);
        let path = office.post("/partnerships/new", &PROPOSAL).await.is(303).leads_on().to_owned();
        office
            .get(&path)
            .await
            .is_ok()
            .shows("Disetujui Damianus Dinas")
            .shows("Menunggu tindakan YS")
            .hides(">Setujui");
        partner.get("/").await.is_ok().shows("Kemitraan menunggu Anda");
        partner.get("/partnerships?turn=mine").await.is_ok().shows("Kebun gizi sekolah");
        office.get("/partnerships?turn=mine").await.is_ok().hides("Kebun gizi sekolah");
        harness.sign_in(Who::PartnerReader).await.get(&path).await.is_ok().hides(">Setujui");
        let page = partner.get(&path).await;
        let now = version(&page);
        let accept = [("version", now.as_str()), ("act", "accept"), ("party", OWN_PARTNER)];
        office.post(&format!("{path}/acts"), &accept).await.is(403);
        partner.post(&format!("{path}/acts"), &[("version", "9"), ("act", "accept")]).await.is(409);
        partner.post(&format!("{path}/acts"), &accept).await.is(303);
        staff.get(&path).await.is_ok().shows("Disetujui kedua pihak").shows("Disetujui Yuliana Yayasan");
        let settled = [("version", "2"), ("title", "Y"), ("lead", OWN_OFFICE), ("partner", OTHER_PARTNER)];
        office.post(&format!("{path}/edit"), &settled).await.is(422).shows("sudah menyetujui");
        let year = format!("/partners/{OWN_PARTNER}/year");
        let page = partner.get(&year).await;
        page.is_ok().costs_at_most(10).shows("Tidak ada kemitraan yang dilaksanakan").hides("year.pdf");
        let sheet = partner.get(&format!("{year}.pdf")).await;
        assert_eq!(FileKind::of(&sheet.is_ok().bytes).ok(), Some(FileKind::Pdf));
        assert_eq!(count_pages(&sheet.bytes), 1, "one page");
        harness.as_other_partner().await.get(&year).await.is(403);
        for form in ["csv", "xlsx"] {
            office.get(&format!("/partnerships.{form}")).await.is_ok();
        }
    })
    .await;
}
