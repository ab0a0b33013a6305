//! The stage of the browser's tests: the program serving the demonstration, a browser before it, people to sign in.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use sekber::kit::access::{Actor, session};
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::settings::Given;
use sekber::kit::store::sql;
use sekber::shell::bootstrap;
use sekber::shell::demo::{PASSWORD, REGION};
use sekber_core::roles::Role;
use sekber_core::value::{OrganisationId, PersonId};

use crate::browser::{self, Browser};
use crate::program::{Program, Server};

/// The host name of the demonstration where there are two districts, and that of its neighbour.
pub const HERE: &str = "sintang.localhost";
pub const THERE: &str = "asmat.localhost";

/// A server with the demonstration and a browser. Ends in this order: browser, server, folder.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The application on the same database, for looking up what to visit.
    pub app: App,
    server: Server,
    folder: Folder,
}

/// Who visits: a role's name, or nobody who signed in.
pub type RequestIdentity = Option<&'static str>;

/// Every kind of visitor.
pub const VISITORS: [RequestIdentity; 7] =
    [None, Some("admin"), Some("staff"), Some("office"), Some("partner"), Some("leader"), Some("juror")];

/// A folder that goes when nobody needs it any more.
struct Folder(PathBuf);

impl Folder {
    fn fresh() -> Self {
        Self::named("stage")
    }

    fn named(kind: &str) -> Self {
        let name = format!("{kind}-{}", uuid::Uuid::now_v7().simple());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program on the database in a folder.
fn program_in(folder: &Folder) -> (Program, String) {
    let database = format!("sqlite:{}", folder.0.join("sekber.sqlite").display());
    (Program::on(&database, &folder.0), database)
}

/// Loads a demonstration into a folder.
fn load(folder: &Folder, arguments: &[&str]) {
    let output = program_in(folder).0.run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A folder with the demonstration as it is loaded: made once, copied for each test.
fn filled() -> Folder {
    static LOADED: OnceLock<Folder> = OnceLock::new();
    let loaded = LOADED.get_or_init(|| {
        // Nothing ends what is kept for the whole run: whoever comes next removes what the run before left.
        for left in std::fs::read_dir(env!("CARGO_TARGET_TMPDIR")).unwrap().flatten() {
            if left.file_name().to_string_lossy().starts_with("demonstration-") {
                let _ = std::fs::remove_dir_all(left.path());
            }
        }
        let folder = Folder::named("demonstration");
        load(&folder, &["demo", "--no-serve"]);
        folder
    });
    let folder = Folder::fresh();
    copy(&loaded.0, &folder.0);
    folder
}

/// A folder with the full demonstration, whose made-up years fill every room: for one test alone.
fn filled_to_the_brim() -> Folder {
    let folder = Folder::fresh();
    load(&folder, &["demo", "--full", "--no-serve"]);
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (entry, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).unwrap();
        }
    }
}

impl Stage {
    /// Sets the stage, unless there is no browser.
    pub async fn set() -> Option<Self> {
        if !browser::is_there() {
            return None;
        }
        Some(Self::on(filled()).await)
    }

    /// The same with the full demonstration.
    pub async fn set_full() -> Option<Self> {
        if !browser::is_there() {
            return None;
        }
        Some(Self::on(filled_to_the_brim()).await)
    }

    /// The same with Kabupaten Asmat beside the demonstration, both in one process and each under a host name of its own. The browser
    /// takes every name that ends so for this machine.
    pub async fn set_with_a_neighbour() -> Option<Self> {
        if !browser::is_there() {
            return None;
        }
        let folder = filled();
        let program = program_in(&folder).0;
        for arguments in
            [&["district", "host", REGION, HERE][..], &["district", "add", "93.04", "--host", THERE][..]]
        {
            let done = program.run(arguments);
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        Some(Self::on(folder).await)
    }

    async fn on(folder: Folder) -> Self {
        let (program, database) = program_in(&folder);
        let given = Given {
            database: Some(database),
            data: Some(folder.0.clone()),
            region: Some(REGION.parse().unwrap()),
            ..Given::default()
        };
        let app = bootstrap::open(given.settle().unwrap()).await.unwrap();
        let server = program.serve();
        Self { browser: Browser::start(&folder.0).await, app, server, folder }
    }

    /// The server's address.
    pub fn base(&self) -> &str {
        &self.server.base
    }

    /// A folder for files of this test.
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// The address and the password of somebody with a role.
    pub async fn account(&self, role: &str) -> (String, String) {
        let asked =
            sql("select p.email from person p join person_role r on r.person_id = p.id where r.role = $1");
        let email: Option<String> = self.app.db().value(asked.bind(role)).await.unwrap();
        (email.unwrap(), PASSWORD.to_owned())
    }

    /// Opens a session for a visitor directly; the page for signing in has a test of its own.
    pub async fn session_of(&self, visitor: RequestIdentity) -> Option<String> {
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
        let actor = Actor::person(found.id.clone(), &found.name, vec![role]);
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

    /// Opens a page under a host name.
    pub async fn visit_at(&self, host: &str, path: &str) {
        let (_, port) = self.base().rsplit_once(':').unwrap();
        self.browser.client.goto(&format!("http://{host}:{port}{path}")).await.unwrap();
    }

    /// Opens a page of the site.
    pub async fn visit(&self, path: &str) {
        self.browser.client.goto(&format!("{}{path}", self.base())).await.unwrap();
    }
}
