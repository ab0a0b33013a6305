//! The program itself, started as an operator would start it, and stopped or killed.

// Each binary of tests uses its own part.
#![allow(dead_code)]

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take to answer, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with the database and the data folder of one scenario.
pub struct Program {
    database: String,
    folder: PathBuf,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Program {
    /// The program on a database.
    pub fn on(database: &str, folder: &Path) -> Self {
        Self { database: database.to_owned(), folder: folder.to_owned(), variables: Vec::new() }
    }

    /// The same with more variables in its environment.
    pub fn with(mut self, variables: &[(&'static str, &Path)]) -> Self {
        self.variables.extend(variables.iter().map(|(name, value)| (*name, value.to_path_buf())));
        self
    }

    /// A command line that has not run yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekber"));
        command.args(arguments).env("SEKBER_DATABASE", &self.database).env("SEKBER_DATA", &self.folder);
        // Answers are compared, whatever the machine of the tests is set to.
        command.env("LC_ALL", "C.UTF-8");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Serves on a free port of this machine and waits until the server answers.
    pub fn serve(&self) -> Server {
        self.serve_at(free_port())
    }

    /// Serves on a port, such as that of a server before.
    pub fn serve_at(&self, port: u16) -> Server {
        let listen = format!("127.0.0.1:{port}");
        self.start(self.command(&["serve", "--listen", &listen]), port)
    }

    /// Serves as a process that may open only so many files and connections.
    pub fn serve_with_descriptors(&self, most: u32) -> Server {
        let port = free_port();
        let mut command = Command::new("sh");
        let limited = format!("ulimit -n {most}; exec \"$0\" serve --listen 127.0.0.1:{port}");
        command.args(["-c", &limited, env!("CARGO_BIN_EXE_sekber")]);
        command.env("SEKBER_DATABASE", &self.database).env("SEKBER_DATA", &self.folder);
        self.start(command, port)
    }

    fn start(&self, mut command: Command, port: u16) -> Server {
        let log = self.folder.join(format!("serve-{port}.log"));
        let child = command.stdout(Stdio::null()).stderr(File::create(&log).unwrap()).spawn().unwrap();
        let mut server = Server { child, base: format!("http://127.0.0.1:{port}"), log };
        server.wait_until_it_answers();
        server
    }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// Its address, without a slash at the end.
    pub base: String,
    log: PathBuf,
}

impl Server {
    fn wait_until_it_answers(&mut self) {
        let (agent, begun) = (agent(), Instant::now());
        while agent.get(format!("{}/health", self.base)).call().is_err() {
            assert!(self.child.try_wait().unwrap().is_none(), "the server ended:\n{}", self.log());
            assert!(begun.elapsed() < PATIENCE, "the server does not answer:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The most memory that it ever held, in megabytes.
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_000
    }

    /// Kills it at once, as `kill -9` does: nothing is flushed, nobody is told.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody who asks over the network: follows no redirects and takes every status as an answer.
pub fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(120)))
        .build();
    ureq::Agent::new_with_config(config)
}
