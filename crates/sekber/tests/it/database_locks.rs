//! The embedded database keeps its locks while the same process connects to it again: without them another program takes itself
//! for the last one and removes the log that acknowledged changes stand in.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use sekber::kit::store::Db;

/// Whether this process holds a lock on a file, as the system tells.
fn is_locked(path: &Path) -> bool {
    let file = format!(":{} ", std::fs::metadata(path).unwrap().ino());
    let process = format!(" {} ", std::process::id());
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    locks.lines().any(|lock| lock.contains(&file) && lock.contains(&process))
}

#[tokio::test]
async fn connecting_again_drops_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let address = format!("sqlite:{}", path.display());
    let first = Db::connect(&address).await.unwrap();
    first.migrate().await.unwrap();
    assert!(is_locked(&path), "an open database is locked against whoever would remove its log");
    let second = Db::connect(&address).await.unwrap();
    assert!(is_locked(&path), "the first one's lock is there still");
    second.close().await;
    first.close().await;
}
