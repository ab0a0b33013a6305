//! What memory shows of a meeting is what the database holds: after any sequence of changes, in the process that made
//! them and in the one beside it.

use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::store::sql;

use crate::hall::{Hall, want};
use crate::harness::{
    Caller, Harness, OTHER_OFFICE, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER,
    OWN_PARTNER_PROGRAMME, Seen, Who, on_both,
};

/// Changes that are tried on each database.
const CHANGES: usize = 90;
/// After how many of them a process that remembers nothing is asked as well.
const ASKED_AFRESH: usize = 3;
/// How long the process beside may take to show a change: far longer than it does.
const BESIDE: Duration = Duration::from_secs(20);

const OFFICES: [&str; 2] = [OWN_OFFICE, OTHER_OFFICE];
const PARTNERS: [(&str, &str); 2] =
    [(OWN_PARTNER, OWN_PARTNER_PROGRAMME), (OTHER_PARTNER, OTHER_PARTNER_PROGRAMME)];

/// A meeting that is followed on several phones, a wall and a console.
struct Followed {
    hall: Hall,
    /// The cookies of a phone of each office and partner.
    phones: Vec<(&'static str, String)>,
    /// The cookies of the secretariat and of an invited organisation's own person at a desk.
    desks: [String; 2],
}

impl Followed {
    async fn open(harness: &Harness) -> Self {
        let hall = Hall::open(harness).await;
        let mut phones = Vec::new();
        for organisation in [OWN_OFFICE, OTHER_OFFICE, OWN_PARTNER, OTHER_PARTNER] {
            phones.push((organisation, hall.phone(harness, organisation).await.cookie().to_owned()));
        }
        let desks = [hall.staff.cookie().to_owned(), harness.as_partner().await.cookie().to_owned()];
        Self { hall, phones, desks }
    }

    fn phone(&self, harness: &Harness, at: usize) -> (&'static str, Caller) {
        let (organisation, cookie) = &self.phones[at % self.phones.len()];
        (organisation, harness.public().holding(cookie.clone()))
    }

    fn staff(&self, harness: &Harness) -> Caller {
        harness.public().holding(self.desks[0].clone())
    }

    /// Everything that a process shows of the meeting, status included.
    async fn shown(&self, harness: &Harness) -> Vec<(String, u16, String)> {
        let (id, path) = (&self.hall.id, &self.hall.path);
        let mut asked: Vec<(Caller, String)> = Vec::new();
        for (_, cookie) in &self.phones {
            asked.push((harness.public().holding(cookie.clone()), format!("/hall/{id}/part")));
        }
        asked.push((harness.public().holding(self.desks[1].clone()), format!("/hall/{id}/part")));
        asked.push((self.staff(harness), format!("{path}/wall/part")));
        asked.push((self.staff(harness).in_english(), format!("{path}/wall/part")));
        asked.push((self.staff(harness), format!("{path}/console/part")));
        let mut shown = Vec::new();
        for (caller, part) in asked {
            let seen = caller.get(&part).await;
            shown.push((part, seen.status, seen.text));
        }
        shown
    }

    /// Makes one change of chance on a process. Whether it is refused does not matter: nothing may be shown that is not so.
    async fn change(&mut self, harness: &Harness, chance: &mut StdRng, number: usize) -> String {
        let what = chance.random_range(0..18);
        let (hall, submission) = (&self.hall, format!("c-{number}"));
        let (organisation, phone) = self.phone(harness, chance.random_range(0..4));
        let office = if OFFICES.contains(&organisation) { organisation } else { OFFICES[number % 2] };
        let own = PARTNERS.iter().find(|(partner, _)| *partner == organisation);
        let programme = own.unwrap_or(&PARTNERS[chance.random_range(0..2)]).1;
        let staff = self.staff(harness);
        let status = match what {
            0..5 => {
                let stance = ["want", "maybe", "no", "withdraw", "want"][what];
                let mut form = want(&submission, office, programme).to_vec();
                form[3] = ("stance", stance);
                form.extend([("reason", "Sudah ada"), ("note", submission.as_str())]);
                phone.post(&hall.picks(), &form).await.status
            }
            5 => {
                let order = format!("{office}~{},{office}~{}", PARTNERS[0].1, PARTNERS[1].1);
                let form = [("submission", submission.as_str()), ("order", order.as_str())];
                phone.post(&format!("/hall/{}/ranks", hall.id), &form).await.status
            }
            6..8 => {
                let commands = ["next", "next", "skip", "extend", "choose", "back"];
                let version = hall.version(harness).await;
                let command = commands[chance.random_range(0..commands.len())];
                let form = [("command", command), ("version", version.as_str())];
                staff.post(&format!("{}/stage", hall.path), &form).await.status
            }
            8 => {
                let form = [("programme", programme), ("stance", "want"), ("note", submission.as_str())];
                let desk = harness.sign_in(Who::Office).await;
                desk.post(&format!("/offices/{OWN_OFFICE}/interests"), &form).await.status
            }
            9 => {
                let rename =
                    sql("update organisation set short_name = $1, version = version + 1 where id = $2");
                harness.change(rename.bind(format!("Nama {number}")).bind(organisation)).await;
                200
            }
            10 => self.recode(harness, chance.random_range(0..4)).await,
            11 => {
                let slides = (
                    submission.as_str(),
                    "application/pdf",
                    &b"%PDF-1.7 slides\n1 0 obj << /Type /Page >> endobj\n%%EOF"[..],
                );
                let name = format!("{submission}.pdf");
                let slides = (name.as_str(), slides.1, slides.2);
                let bring = format!("{}/handouts", hall.path);
                harness.as_partner().await.upload(&bring, &[], "file", slides).await.status
            }
            12 => {
                let version: i64 = harness
                    .app
                    .db()
                    .value(sql("select minutes_version from meeting where id = $1").bind(&hall.id))
                    .await
                    .unwrap()
                    .unwrap();
                let form = [("version", version.to_string()), ("minutes", format!("Naskah {number}."))];
                let form: Vec<(&str, &str)> =
                    form.iter().map(|(name, text)| (*name, text.as_str())).collect();
                staff.post(&format!("{}/minutes", hall.path), &form).await.status
            }
            13 => {
                let title = sql("update programme set title = $1, version = version + 1 where id = $2");
                harness.change(title.bind(format!("Program {number}")).bind(programme)).await;
                200
            }
            14 => self.set_desks(harness, chance.random_bool(0.7)).await,
            15 => {
                let commands = ["next", "next", "skip", "extend"];
                let kept: String = harness
                    .app
                    .db()
                    .value(sql("select desks_json from meeting where id = $1").bind(&self.hall.id))
                    .await
                    .unwrap()
                    .unwrap();
                let desks: Vec<serde_json::Value> = serde_json::from_str(&kept).unwrap_or_default();
                let desk = desks.get(chance.random_range(0..2_usize)).cloned().unwrap_or_default();
                let (desk, version) = (desk["number"].to_string(), desk["version"].to_string());
                let command = commands[chance.random_range(0..commands.len())];
                let form = [("command", command), ("desk", desk.as_str()), ("version", version.as_str())];
                staff.post(&format!("{}/stage", hall.path), &form).await.status
            }
            16 => {
                let version = hall.version(harness).await;
                let item = chance.random_range(0..3_i64).to_string();
                let form = [("item", item.as_str()), ("version", version.as_str())];
                staff.post(&format!("{}/agenda", hall.path), &form).await.status
            }
            _ => staff.post(&format!("{}/order/propose", hall.path), &[]).await.status,
        };
        format!("{what} by {organisation}: {status}")
    }

    /// Sets two desks up, or none.
    async fn set_desks(&self, harness: &Harness, some: bool) -> u16 {
        let version = self.hall.version(harness).await;
        let act = if some { "set" } else { "none" };
        let form = [("act", act), ("version", version.as_str()), ("name_1", "Gizi"), ("name_2", "Pangan")];
        self.staff(harness).post(&format!("{}/desks", self.hall.path), &form).await.status
    }

    /// Gives a participant another code and lets its phone join again, so that the old one is shut out at once.
    async fn recode(&mut self, harness: &Harness, at: usize) -> u16 {
        let (organisation, before) = self.phone(harness, at);
        let round = sql("select round from meeting where id = $1").bind(&self.hall.id);
        if harness.app.db().value::<String>(round).await.unwrap().as_deref() == Some("preparing") {
            // The chair may have stepped back to before the doors were open.
            let version = self.hall.version(harness).await;
            let open = [("command", "open"), ("version", version.as_str())];
            self.staff(harness).post(&format!("{}/stage", self.hall.path), &open).await.is(303);
        }
        let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let asked = asked.bind(&self.hall.id).bind(organisation);
        let id: String = harness.app.db().value(asked).await.unwrap().unwrap();
        let form = [("participant", id.as_str()), ("recode", "1")];
        let done = self.staff(harness).post(&format!("{}/door", self.hall.path), &form).await;
        before.get(&format!("/hall/{}/part", self.hall.id)).await.is(303);
        let shut_out = want("shut-out", OWN_OFFICE, OWN_PARTNER_PROGRAMME);
        before.post(&self.hall.picks(), &shut_out).await.is(401);
        let place = at % self.phones.len();
        self.phones[place].1 = self.hall.phone(harness, organisation).await.cookie().to_owned();
        done.status
    }
}

#[tokio::test]
async fn memory_shows_what_the_database_holds_after_any_sequence_of_changes() {
    on_both(async |harness| {
        let seed: u64 = rand::random();
        let mut chance = StdRng::seed_from_u64(seed);
        let mut followed = Followed::open(&harness).await;
        let beside = harness.beside().await;
        let mut done = Vec::new();
        if chance.random_bool(0.5) {
            followed.set_desks(&harness, true).await;
        }
        for number in 0..CHANGES {
            let acting = if chance.random_bool(0.5) { &harness } else { &beside };
            done.push(followed.change(acting, &mut chance, number).await);
            // Whoever made the change shows it at once.
            let shown = followed.shown(acting).await;
            if number % ASKED_AFRESH == 0 {
                let afresh = followed.shown(&harness.beside().await).await;
                assert_eq!(shown, afresh, "seed {seed}, after {done:#?}");
            }
            // The process beside shows it soon.
            let other = if std::ptr::eq(acting, &harness) { &beside } else { &harness };
            let begun = Instant::now();
            while followed.shown(other).await != shown {
                assert!(begun.elapsed() < BESIDE, "seed {seed}: the other process differs after {done:#?}");
            }
        }
    })
    .await;
}

/// The cheapest of some answers: a test's one thread may be too busy to look for other processes' changes in time, and
/// then whoever asks has to look.
async fn cheapest(caller: &Caller, path: &str) -> Seen {
    let mut seen = Vec::new();
    for _ in 0..10 {
        seen.push(caller.get(path).await);
    }
    for one in &seen {
        one.is_ok();
    }
    seen.into_iter().min_by_key(|one| one.statements).unwrap()
}

#[tokio::test]
async fn what_has_not_changed_is_shown_without_a_statement_and_alike_to_all() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (first, second) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_OFFICE).await);
        let part = format!("/hall/{}/part", hall.id);
        for phone in [&first, &second] {
            phone.get(&part).await.is_ok();
        }
        let shown = cheapest(&first, &part).await;
        shown.costs_at_most(0);
        assert_eq!(second.get(&part).await.is_ok().text, shown.text);
        cheapest(&first, &format!("/hall/{}", hall.id)).await.costs_at_most(0);
        // The wall asks for its session, and for nothing else.
        cheapest(&hall.staff, &format!("{}/wall/part", hall.path)).await.costs_at_most(1);
        cheapest(&hall.staff, &format!("{}/console/part", hall.path)).await.costs_at_most(1);
    })
    .await;
}

#[tokio::test]
async fn every_copy_of_a_page_names_its_sendings_differently() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        hall.command(&harness, "next").await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let page = format!("/hall/{}", hall.id);
        let (one, two) = (phone.get(&page).await, phone.get(&page).await);
        let (one, two) = (one.is_ok().field("submission"), two.is_ok().field("submission"));
        assert!(!one.is_empty() && !two.is_empty() && one != two, "{one} {two}");
        // A script names what it sends itself; a form that comes without a name is one submission of its own.
        assert_eq!(phone.get(&format!("{page}/part")).await.field("submission"), "");
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_is_shut_out_by_another_process_is_out_within_a_second() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let part = format!("/hall/{}/part", hall.id);
        phone.get(&part).await.is_ok();
        let beside = harness.beside().await;
        let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let id: String =
            harness.app.db().value(asked.bind(&hall.id).bind(OWN_OFFICE)).await.unwrap().unwrap();
        let staff = beside.public().holding(hall.staff.cookie().to_owned());
        let form = [("participant", id.as_str()), ("recode", "1")];
        staff.post(&format!("{}/door", hall.path), &form).await.is(303);
        // Asked for a second; a loaded machine is given ten.
        let begun = Instant::now();
        while phone.get(&part).await.status == 200 {
            assert!(begun.elapsed() < Duration::from_secs(10), "the phone is still let in");
        }
        phone.get(&part).await.is(303);
    })
    .await;
}
