//! The stage of the browser's tests: the program serving a filled district, a browser before it, people to sign in.

use sekber::kit::access::{Actor, session};
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::roles::Role;
use sekber_core::value::{OrganisationId, PersonId};

use crate::browser::{self, Browser};
use crate::house::{House, PASSWORD};
use crate::program::{Program, Server};

/// A server with demonstration data and a browser.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The application on the same database, for looking up what to visit.
    pub app: App,
    server: Server,
    house: House,
}

/// Who visits: a role's name, or nobody who signed in.
pub type Visitor = Option<&'static str>;

/// Every kind of visitor.
pub const VISITORS: [Visitor; 7] =
    [None, Some("admin"), Some("staff"), Some("office"), Some("partner"), Some("leader"), Some("juror")];

impl Stage {
    /// Sets the stage, unless there is no browser.
    pub async fn set() -> Option<Self> {
        if !browser::is_there() {
            return None;
        }
        let house = House::on_sqlite().await;
        let program = Program::on(house.address(), house.folder());
        let app = house.app.clone();
        let server = program.serve();
        Some(Self { browser: Browser::start(house.folder()).await, app, server, house })
    }

    /// The server's address.
    pub fn base(&self) -> &str {
        &self.server.base
    }

    /// The address and the password of somebody with a role.
    pub async fn account(&self, role: &str) -> (String, String) {
        (format!("{role}@example.org"), PASSWORD.to_owned())
    }

    /// Opens a session for a visitor directly; the page for signing in has a test of its own.
    pub async fn session_of(&self, visitor: Visitor) -> Option<String> {
        sekber::row_struct! {
            struct Found { id: PersonId, name: String, organisation_id: Option<OrganisationId> }
        }
        let role = visitor?;
        let found: Option<Found> = self
            .app
            .db()
            .maybe(
                sql("select p.id, p.name, r.organisation_id from person p join person_role r on r.person_id = p.id
                     where r.role = $1 and p.active order by p.email limit 1")
                .bind(role),
            )
            .await
            .unwrap();
        let found = found.unwrap_or_else(|| panic!("the demonstration has no {role}"));
        let role = Role::from_parts(role, found.organisation_id).unwrap();
        let actor = Actor { id: Some(found.id.clone()), name: found.name.clone(), roles: vec![role] };
        let mut tx = self.app.begin(&actor).await.unwrap();
        let secret = session::open(&mut tx, &found.id, "browser").await.unwrap();
        tx.commit(Event::new("session.opened", &found.id, &found.name)).await.unwrap();
        Some(secret)
    }

    /// Makes the browser a visitor's, in a language and, when named, an appearance (`light` or `dark`).
    pub async fn enter(&self, session: Option<&str>, language: &str, theme: Option<&str>) {
        self.browser.forget().await;
        self.browser.cookie(self.base(), "language", language).await;
        if let Some(session) = session {
            self.browser.cookie(self.base(), "sekber", session).await;
        }
        if let Some(theme) = theme {
            self.browser.cookie(self.base(), "theme", theme).await;
        }
    }

    /// Opens a page of the site.
    pub async fn visit(&self, path: &str) {
        self.browser.client.goto(&format!("{}{path}", self.base())).await.unwrap();
    }
}
