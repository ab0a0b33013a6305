//! A harness to tell scenarios to: a fresh, filled application on either database, and callers with every role.
//!
//! `sekber` is the crate whose rooms are told about, with all rooms before them: the tests of other crates take this folder
//! in by its path.

// Not every room's scenarios need every tool.
#![allow(dead_code, unused_imports)]

mod caller;
mod filling;
mod listening;
mod scratch;

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use sekber::features::{self, district};
use sekber::kit::access::{Actor, session};
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::card::Card;
use sekber::kit::files::Files;
use sekber::kit::settings::{Given, MailSettings, Settings};
use sekber::kit::store::{Db, Engine, Sql, sql};
use sekber_core::roles::Role;
use sekber_core::value::{CycleId, Moment, OrganisationId, PersonId, ProgrammeId};
use sekber_server::routes;

pub use caller::{Caller, Seen};
pub use filling::{
    LEAVER, OTHER_OFFICE, OTHER_OFFICE_PROGRAMME, OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_OFFICE,
    OWN_OFFICE_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, PASSWORD, SCAN, TOKEN, Who,
};
pub use listening::Listening;
pub use scratch::{Scratch, Template, postgres_server};

/// The district of the scenarios: Kabupaten Sintang.
pub const REGION: &str = "61.05";

/// A fresh application on a database of its own, filled with one person of each role, two offices, two partners
/// and a programme of each. It cleans up after itself, also when the scenario fails.
pub struct Harness {
    /// The application.
    pub app: App,
    router: Router,
    scratch: Arc<Scratch>,
}

/// Tells one scenario twice: on SQLite, then on PostgreSQL.
pub async fn on_both(story: impl AsyncFn(Harness)) {
    story(Harness::on_sqlite().await).await;
    if let Some(harness) = Harness::on_postgres().await {
        story(harness).await;
    }
}

impl Harness {
    /// Somebody of a database filled with the demonstration who has this role.
    pub async fn of_the_demonstration(&self, role: &str) -> Caller {
        sekber::row_struct! { struct Found { id: PersonId, name: String } }
        let asked = sql(
            "select p.id, p.name from person p join person_role r on r.person_id = p.id where r.role = $1",
        );
        let found: Found = self.app.db().one(asked.bind(role)).await.unwrap();
        self.sign_in_as(&person(found.id.as_str(), &found.name, Vec::new())).await
    }

    /// A harness on the embedded database.
    pub async fn on_sqlite() -> Self {
        Self::open(Scratch::sqlite(&filling::template()).await).await
    }

    /// A harness on PostgreSQL, unless there is none; that is reported, and fails where everything is required.
    pub async fn on_postgres() -> Option<Self> {
        Some(Self::open(Scratch::postgres(&filling::template()).await?).await)
    }

    /// A harness on a server of its own.
    pub async fn on_postgres_at(server: &str) -> Self {
        Self::open(Scratch::postgres_at(server.to_owned(), &filling::template()).await).await
    }

    /// A harness on a database that is filled.
    pub async fn open(scratch: Scratch) -> Self {
        filling::put_scans(&scratch.folder);
        let settings = settings(&scratch.address, &scratch.folder);
        Self::with(settings, features::cards(), Arc::new(scratch)).await
    }

    async fn with(settings: Settings, cards: Vec<Card>, scratch: Arc<Scratch>) -> Self {
        let standby = settings.database_standby.as_deref();
        let db = Db::connect_beside(&scratch.address, standby).await.unwrap();
        let region = REGION.parse().unwrap();
        let name = district::name_of(&db, &region).await.unwrap().unwrap();
        let files = Files::open(&settings.files).unwrap();
        let app = App::new(db, settings.in_zone_of(&region), files, &cards, name);
        Self { router: routes::router(app.clone(), cards), app, scratch }
    }

    /// A change that no page makes, with its line in the trail as every change has one.
    pub async fn change(&self, statement: Sql) {
        let mut tx = self.app.begin(&Actor::operator()).await.unwrap();
        tx.run(statement).await.unwrap();
        tx.commit(Event::new("house.changed", REGION, "")).await.unwrap();
    }

    /// Which database this harness stands on.
    pub fn engine(&self) -> Engine {
        self.app.db().engine()
    }

    /// The address of the database, for starting the program itself on it.
    pub fn address(&self) -> &str {
        &self.scratch.address
    }

    /// The data folder: attachments are in `files` below it.
    pub fn folder(&self) -> &Path {
        &self.scratch.folder
    }

    /// The cycle of the harness.
    pub async fn cycle(&self) -> CycleId {
        district::current_cycle(self.app.db(), &self.app.region()).await.unwrap().id
    }

    /// A second process on the same database, as far as a test can tell: it shares no memory with this one.
    pub async fn beside(&self) -> Self {
        self.beside_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn beside_with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings(self.address(), self.folder());
        change(&mut settings);
        Self::with(settings, features::cards(), self.scratch.clone()).await
    }

    /// The same with a mail server in the settings that does not answer: what is written waits.
    pub async fn with_mail(&self) -> Self {
        self.beside_with(|settings| {
            settings.mail = Some(MailSettings {
                server: "smtp://127.0.0.1:1".to_owned(),
                from: "Sekber <sekber@example.go.id>".to_owned(),
            });
        })
        .await
    }

    /// The same district at another moment.
    pub async fn at(&self, now: Moment) -> Self {
        let beside = self.beside().await;
        let app = beside.app.clone();
        drop(beside);
        let app = app.with_clock(Arc::new(move || now));
        assert_eq!(app.now(), now, "the application is shared already");
        Self { router: routes::router(app.clone(), features::cards()), app, scratch: self.scratch.clone() }
    }

    /// The same harness with more rooms' cards.
    pub async fn with_cards(&self, more: Vec<Card>) -> Self {
        let cards: Vec<Card> = features::cards().into_iter().chain(more).collect();
        Self::with(self.app.settings().clone(), cards, self.scratch.clone()).await
    }

    /// Somebody who is not signed in.
    pub fn public(&self) -> Caller {
        Caller::new(self.router.clone(), None)
    }

    /// An administrator of the secretariat.
    pub async fn as_admin(&self) -> Caller {
        self.sign_in(Who::Admin).await
    }

    /// A member of the secretariat's staff.
    pub async fn as_staff(&self) -> Caller {
        self.sign_in(Who::Staff).await
    }

    /// An officer of [`OWN_OFFICE`].
    pub async fn as_office(&self) -> Caller {
        self.sign_in(Who::Office).await
    }

    /// An officer of [`OTHER_OFFICE`].
    pub async fn as_other_office(&self) -> Caller {
        self.sign_in(Who::OtherOffice).await
    }

    /// Somebody of [`OWN_PARTNER`].
    pub async fn as_partner(&self) -> Caller {
        self.sign_in(Who::Partner).await
    }

    /// Somebody of [`OTHER_PARTNER`].
    pub async fn as_other_partner(&self) -> Caller {
        self.sign_in(Who::OtherPartner).await
    }

    /// The Bupati or Sekda.
    pub async fn as_leader(&self) -> Caller {
        self.sign_in(Who::Leader).await
    }

    /// A juror of the award.
    pub async fn as_juror(&self) -> Caller {
        self.sign_in(Who::Juror).await
    }

    /// Opens a session for somebody directly: scenarios about signing in use the page, all others save the time.
    pub async fn sign_in(&self, who: Who) -> Caller {
        self.sign_in_as(&who.actor()).await
    }

    /// Opens a session for any person in the database.
    pub async fn sign_in_as(&self, actor: &Actor) -> Caller {
        let mut tx = self.app.begin(actor).await.unwrap();
        let person = actor.person_id().cloned().unwrap();
        let secret = session::open(&mut tx, &person, "story").await.unwrap();
        tx.commit(sekber::kit::audit::Event::new("session.opened", &person, &actor.name)).await.unwrap();
        let cookie = format!("{}={secret}", session::COOKIE);
        Caller::new(self.router.clone(), Some(cookie))
    }

    /// Somebody as the verbs know them, for calling a room's functions without a page.
    pub fn actor(&self, who: Who) -> Actor {
        who.actor()
    }

    /// Every role's caller with its name: for walks over all of them. The public comes first.
    pub async fn everybody(&self) -> Vec<(Option<Who>, Caller)> {
        let mut callers = vec![(None, self.public())];
        for who in Who::ALL {
            callers.push((Some(who), self.sign_in(who).await));
        }
        callers
    }
}

fn settings(address: &str, folder: &Path) -> Settings {
    let given = Given {
        database: Some(address.to_owned()),
        data: Some(folder.to_owned()),
        base_url: Some("http://127.0.0.1:8080".to_owned()),
        ..Given::default()
    };
    given.settle().unwrap()
}

/// An identifier from a known good text.
pub fn organisation(id: &str) -> OrganisationId {
    id.parse().unwrap()
}

/// An identifier from a known good text.
pub fn programme(id: &str) -> ProgrammeId {
    id.parse().unwrap()
}

/// A role of somebody, with the organisation it is bound to.
pub fn person(id: &str, name: &str, roles: Vec<Role>) -> Actor {
    let id: PersonId = id.parse().unwrap();
    Actor::person(id, name, roles)
}
