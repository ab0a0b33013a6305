//! Databases for one scenario each, copied from a template that is filled once; gone when the scenario ends.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sekber::kit::store::Db;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tokio::sync::Mutex;

/// What a database holds before its scenario begins: made once for all scenarios of a run, then copied.
#[derive(Debug)]
pub struct Template<F> {
    /// Tells it from other templates: lower-case letters.
    pub name: &'static str,
    /// Fills an empty database.
    pub fill: F,
}

/// One scenario's database and folder.
pub struct Scratch {
    /// Where the database is.
    pub address: String,
    /// A folder of its own.
    pub folder: PathBuf,
    /// The server and the database to drop, on PostgreSQL.
    server: Option<(String, String)>,
}

impl Scratch {
    /// A copy of a template in a fresh folder.
    pub async fn sqlite(template: &Template<impl AsyncFn(&Db)>) -> Self {
        let template = sqlite_template(template).await;
        let folder = fresh_folder();
        let file = folder.join("sekber.sqlite");
        std::fs::copy(template, &file).unwrap();
        Self { address: format!("sqlite:{}", file.display()), folder, server: None }
    }

    /// An empty database in a fresh folder.
    pub fn empty_sqlite() -> Self {
        let folder = fresh_folder();
        let address = format!("sqlite:{}", folder.join("sekber.sqlite").display());
        Self { address, folder, server: None }
    }

    /// An empty database, when there is a server.
    pub async fn empty_postgres() -> Option<Self> {
        Some(Self::made(postgres_server()?, "").await)
    }

    /// A copy of a template on the server of the tests, when there is one.
    pub async fn postgres(template: &Template<impl AsyncFn(&Db)>) -> Option<Self> {
        Some(Self::postgres_at(postgres_server()?, template).await)
    }

    /// A copy of a template on a server.
    pub async fn postgres_at(server: String, template: &Template<impl AsyncFn(&Db)>) -> Self {
        let template = postgres_template(&server, template).await;
        Self::made(server, &format!("template {template}")).await
    }

    async fn made(server: String, from: &str) -> Self {
        let name = format!("story_{}", uuid::Uuid::now_v7().simple());
        administer(&server, &format!("create database {name} {from}")).await;
        let address = beside(&server, &name);
        Self { address, folder: fresh_folder(), server: Some((server, name)) }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        let Some((server, name)) = self.server.take() else { return };
        // A scenario may end by a panic inside its runtime, so the database is dropped from a thread of its own.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(administer(&server, &format!("drop database if exists {name} with (force)")));
        });
        let _ = dropping.join();
    }
}

/// The server of the tests. Its absence is said on the terminal even when the output of tests is kept back.
pub fn postgres_server() -> Option<String> {
    let server = std::env::var("SEKBER_TEST_POSTGRES").ok().filter(|server| !server.is_empty());
    if server.is_none() {
        assert!(
            std::env::var("SEKBER_TEST_REQUIRE_ALL").as_deref() != Ok("1"),
            "SEKBER_TEST_POSTGRES is not set, and everything is required"
        );
        let _ = writeln!(
            std::io::stderr(),
            "NOT TESTED ON POSTGRESQL: {} (SEKBER_TEST_POSTGRES is not set)",
            std::thread::current().name().unwrap_or("a story")
        );
    }
    server
}

async fn administer(server: &str, statement: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(statement.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}

/// The address of another database on the same server.
fn beside(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, ""), |(a, o)| (a, o));
    let (head, _) = address.rsplit_once('/').unwrap();
    if options.is_empty() { format!("{head}/{name}") } else { format!("{head}/{name}?{options}") }
}

fn fresh_folder() -> PathBuf {
    let folder = scratch_root().join(uuid::Uuid::now_v7().simple().to_string());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn scratch_root() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// Tells one build of the tests from another, so that a template never outlives the code that filled it.
fn build() -> String {
    let about = std::fs::metadata(std::env::current_exe().unwrap()).unwrap();
    let changed = about.modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_millis();
    format!("{changed}_{}", about.len())
}

/// Scenarios of one process wait for whoever makes a template; of two processes that make the same one, the later wins.
async fn sqlite_template(template: &Template<impl AsyncFn(&Db)>) -> PathBuf {
    static MAKING: Mutex<()> = Mutex::const_new(());
    let ready = scratch_root().join(format!("template_{}_{}.sqlite", build(), template.name));
    let _alone = MAKING.lock().await;
    if ready.exists() {
        return ready;
    }
    let folder = fresh_folder();
    let file = folder.join("template.sqlite");
    let db = Db::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    (template.fill)(&db).await;
    // Closing the last connection folds the write-ahead log into the file, so that one file is the whole database.
    db.close().await;
    remove_old_templates();
    std::fs::rename(&file, &ready).unwrap();
    let _ = std::fs::remove_dir_all(folder);
    ready
}

fn remove_old_templates() {
    for entry in std::fs::read_dir(scratch_root()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("template_") && !name.contains(&build()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Made under a lock of the server, because every test may be a process of its own.
async fn postgres_template(server: &str, template: &Template<impl AsyncFn(&Db)>) -> String {
    let name = format!("template_{}_{}", build(), template.name);
    let mut lock = PgConnection::connect(server).await.unwrap();
    lock.execute("select pg_advisory_lock(610500)").await.unwrap();
    let known = sqlx::query("select 1 from pg_database where datname = $1").bind(&name);
    if known.fetch_optional(&mut lock).await.unwrap().is_none() {
        let draft = format!("{name}_draft");
        administer(server, &format!("drop database if exists {draft} with (force)")).await;
        administer(server, &format!("create database {draft}")).await;
        let db = Db::connect(&beside(server, &draft)).await.unwrap();
        (template.fill)(&db).await;
        db.close().await;
        administer(server, &format!("alter database {draft} rename to {name}")).await;
    }
    lock.close().await.unwrap();
    name
}
