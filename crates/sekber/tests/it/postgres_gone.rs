//! A PostgreSQL of the scenario's own that is stopped, frozen and brought back: what is sent meanwhile is answered in time, and
//! nobody restarts anything afterwards.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::harness::{Harness, postgres_server};
use crate::source::root;

/// A server in a folder of its own, as `scripts/postgres.sh` starts it.
struct OwnServer {
    folder: String,
}

impl OwnServer {
    fn start() -> Self {
        let told = shell("", "start_postgres && printf %s \"$postgres_folder\"");
        Self { folder: told }
    }

    fn address(&self) -> String {
        format!("postgres://sekber@localhost/postgres?host={}", self.folder)
    }

    fn run(&self, script: &str) {
        shell(&self.folder, script);
    }

    fn stop(&self) {
        self.run("as_postgres \"$postgres_programs/pg_ctl\" --pgdata \"$postgres_folder/data\" --mode immediate --wait stop");
    }

    fn start_again(&self) {
        self.run(
            "as_postgres \"$postgres_programs/pg_ctl\" --pgdata \"$postgres_folder/data\" --log \"$postgres_folder/data/server.log\" \
             --options \"-c listen_addresses= -c unix_socket_directories=$postgres_folder -c max_connections=200\" --wait start >/dev/null",
        );
    }

    /// Stops every process of the server where it stands, or lets all go on.
    fn signal(&self, signal: &str) {
        self.run(&format!(
            "first=$(head -1 \"$postgres_folder/data/postmaster.pid\"); kill -{signal} $first $(pgrep -P $first)"
        ));
    }
}

impl OwnServer {
    /// A second server that stands by for this one, which from then on acknowledges only what that one shows, too.
    fn with_a_standby(&self) -> Standby {
        let folder = format!("{}/standby", self.folder);
        self.run(&format!(
            "as_postgres mkdir {folder}
             as_postgres \"$postgres_programs/pg_basebackup\" --pgdata {folder}/data --write-recovery-conf --checkpoint=fast \
               --dbname \"user=sekber host=$postgres_folder application_name=standby\"
             as_postgres \"$postgres_programs/pg_ctl\" --pgdata {folder}/data --log {folder}/server.log --wait start --options \
               \"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=200 -c wal_retrieve_retry_interval=100ms\" >/dev/null
             {}
             {}",
            administer("alter system set synchronous_commit = remote_apply"),
            administer("alter system set synchronous_standby_names = standby"),
        ));
        Standby { folder, of: self.folder.clone() }
    }
}

/// The piece of shell that runs a statement about the settings of a server, and has it read them.
fn administer(statement: &str) -> String {
    format!(
        "printf '%s;\n' '{statement}' 'select pg_reload_conf()' | \"$postgres_programs/psql\" -qX -h \"$postgres_folder\" -U sekber \
           -v ON_ERROR_STOP=1 postgres >/dev/null"
    )
}

/// A server that stands by.
struct Standby {
    folder: String,
    of: String,
}

impl Standby {
    /// The address of the same database on this server.
    fn address(&self, of: &str) -> String {
        format!("{}?host={}", of.split_once('?').unwrap().0, self.folder)
    }
}

impl Drop for Standby {
    fn drop(&mut self) {
        let alone = administer("alter system reset synchronous_standby_names");
        let stop = format!(
            "as_postgres \"$postgres_programs/pg_ctl\" --pgdata {}/data --mode immediate stop",
            self.folder
        );
        // The other server may be stopped, after a scenario that failed.
        shell(&self.of, &format!("{alone} 2>&1 || true\n{stop} >/dev/null"));
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        // Also after a scenario that failed while it was frozen.
        let _ = std::panic::catch_unwind(|| self.signal("CONT"));
        self.run("stop_postgres");
    }
}

/// Runs a piece of shell with the functions of `scripts/postgres.sh` for the server in a folder; returns what it printed.
fn shell(folder: &str, script: &str) -> String {
    let script = format!(
        "set -euo pipefail\n. scripts/postgres.sh\npostgres_folder={folder}\n\
         postgres_programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)\n{script}"
    );
    let done = Command::new("bash").args(["-c", &script]).current_dir(root()).output().unwrap();
    assert!(done.status.success(), "{script}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A harness on a server of its own, where there is PostgreSQL at all.
async fn harness() -> Option<(OwnServer, Harness)> {
    postgres_server()?;
    let server = OwnServer::start();
    let harness = Harness::on_postgres_at(&server.address()).await;
    Some((server, harness))
}

#[tokio::test]
async fn a_server_that_stops_and_starts_is_used_again() {
    let Some((server, harness)) = harness().await else { return };
    let staff = harness.as_staff().await;
    for round in ["Dinas Satu", "Dinas Dua"] {
        server.stop();
        let form = [("name", round), ("short_name", round), ("kind", "dinas")];
        let refused = staff.post("/offices/new", &form).await;
        assert_eq!(refused.is(503).header("retry-after"), "5");
        refused.shows("Tidak ada yang tersimpan");
        harness.public().get("/health").await.is(503).shows("database: the database cannot be reached");
        server.start_again();
        staff.post("/offices/new", &form).await.is(303);
        harness.public().get("/health").await.is_ok();
    }
    drop(harness);
}

#[tokio::test]
async fn a_server_that_falls_silent_is_not_waited_for_without_end() {
    let Some((server, harness)) = harness().await else { return };
    let staff = harness.as_staff().await;
    let form = [("name", "Dinas Diam"), ("short_name", "Diam"), ("kind", "dinas")];
    server.signal("STOP");
    let begun = Instant::now();
    staff.post("/offices/new", &form).await.is(503).shows("Tidak ada yang tersimpan");
    let health = Instant::now();
    harness.public().get("/health").await.is(503).shows("database: the database does not answer in time");
    // Asked of `/health` are two seconds, of a request sixty; the rest is for a busy machine.
    assert!(health.elapsed() < Duration::from_secs(10) && begun.elapsed() < Duration::from_secs(60));
    server.signal("CONT");
    staff.post("/offices/new", &form).await.is(303);
    harness.public().get("/health").await.is_ok();
    drop(harness);
}

/// While the server that writes is away, pages are read from the one that stands by, and show whatever was acknowledged.
#[tokio::test]
async fn pages_are_read_from_the_server_that_stands_by() {
    let Some((server, first)) = harness().await else { return };
    let standby = server.with_a_standby();
    let address = standby.address(first.address());
    let harness = first.beside_with(|settings| settings.database_standby = Some(address)).await;
    let staff = harness.as_staff().await;
    for round in ["Dinas Satu", "Dinas Dua"] {
        let form = [("name", round), ("short_name", round), ("kind", "dinas")];
        staff.post("/offices/new", &form).await.is(303);
        server.stop();
        for _ in 0..3 {
            let begun = Instant::now();
            staff.get("/offices?q=Dinas").await.is_ok().shows(round);
            assert!(begun.elapsed() < Duration::from_secs(10), "a page waits for the server that is away");
        }
        let late = [("name", "Dinas Terlambat"), ("short_name", "Terlambat"), ("kind", "dinas")];
        staff.post("/offices/new", &late).await.is(503).shows("Tidak ada yang tersimpan");
        harness.public().get("/health").await.is(503).shows("database: the database cannot be reached");
        server.start_again();
        staff.get("/offices?q=Dinas").await.is_ok().shows(round).hides("Dinas Terlambat");
    }
    drop((first, harness));
    drop(standby);
}
