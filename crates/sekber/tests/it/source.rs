//! The project's own files, read as text: for rules about code that the compiler does not know.

use std::path::{Path, PathBuf};

/// The crates of the application, from the tools up to the doors. Rooms stand in the `features` folders of the later ones.
const APPLICATION: [&str; 14] = [
    "sekber-kit",
    "sekber-server",
    "sekber-administration",
    "sekber-registry",
    "sekber-exchange",
    "sekber-matching",
    "sekber-meeting",
    "sekber-partnership",
    "sekber-report",
    "sekber-award",
    "sekber-synchronisation",
    "sekber-help",
    "sekber-portal",
    "sekber",
];

/// One file of the project.
pub struct Source {
    /// Its path from the root of the project, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// The lines that are not comments, with their numbers from 1; tests inside the file are left out.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod ").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether it stands in a folder.
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Whether the file holds unit tests.
    pub fn is_tests(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// The room it belongs to, if any.
    pub fn room(&self) -> Option<&str> {
        let inside = self.path.split_once("/src/features/")?.1;
        inside.split_once('/').map(|(room, _)| room)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Every file below a folder of the project with one of these endings, sorted by path.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing to read in {folder}");
    found
}

/// Every source and template of the application with one of these endings, crate by crate.
pub fn application(endings: &[&str]) -> Vec<Source> {
    let all = APPLICATION.map(|name| files(&format!("crates/{name}"), &[".rs", ".html", ".ftl"]));
    let is_part = |file: &Source| ["/src/", "/templates/"].iter().any(|folder| file.path.contains(folder));
    let wanted = |file: &Source| endings.iter().any(|ending| file.path.ends_with(ending));
    all.into_iter().flatten().filter(|file| is_part(file) && wanted(file)).collect()
}

/// The sources of the rooms, tests left out, crate by crate.
pub fn rooms() -> Vec<Source> {
    application(&[".rs"]).into_iter().filter(|file| file.room().is_some() && !file.is_tests()).collect()
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, endings, found);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let inside = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path: inside, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}
