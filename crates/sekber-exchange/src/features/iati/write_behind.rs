//! A file that a thread of its own writes while the next lines are made.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

/// Bytes that are written together. As many again wait to be written, and as many are being written.
const WRITTEN_AT_ONCE: usize = 1 << 16;
/// Room for them; the last line may be longer than what was left.
const ROOM: usize = WRITTEN_AT_ONCE + (1 << 14);

/// Takes lines and hands them to the thread that writes, which hands their room back.
pub struct WriteBehind {
    lines: Vec<u8>,
    full: SyncSender<Vec<u8>>,
    written: Receiver<Vec<u8>>,
    writing: JoinHandle<io::Result<()>>,
}

impl WriteBehind {
    /// Writes into a file that is open.
    pub fn to(mut file: File) -> Self {
        let (full, waiting) = sync_channel::<Vec<u8>>(1);
        let (done, written) = channel();
        let writing = std::thread::spawn(move || {
            waiting.iter().try_for_each(|mut lines| -> io::Result<()> {
                file.write_all(&lines)?;
                lines.clear();
                // Nobody takes the room of the last lines.
                let _ = done.send(lines);
                Ok(())
            })
        });
        Self { lines: Vec::with_capacity(ROOM), full, written, writing }
    }

    /// Adds a line, which somebody else makes after those before it; its end is added.
    ///
    /// # Errors
    /// What whoever makes it says; [`io::ErrorKind::BrokenPipe`] when the file can no longer be written, which
    /// [`WriteBehind::finish`] explains.
    pub fn line(&mut self, make: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<()> {
        make(&mut self.lines)?;
        self.lines.push(b'\n');
        if self.lines.len() >= WRITTEN_AT_ONCE {
            let room = self.written.try_recv().unwrap_or_else(|_| Vec::with_capacity(ROOM));
            let lines = std::mem::replace(&mut self.lines, room);
            self.full.send(lines).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        Ok(())
    }

    /// Ends when everything has been written.
    ///
    /// # Errors
    /// What the system said while it wrote.
    pub fn finish(self) -> io::Result<()> {
        // It only hangs up after an error, which it tells.
        let _ = self.full.send(self.lines);
        drop(self.full);
        self.writing.join().unwrap_or_else(|_| Err(io::Error::other("whoever wrote has ended")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path of its own, and nothing there yet.
    fn somewhere() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("sekber-lines-{}", uuid::Uuid::now_v7().simple()))
    }

    #[test]
    fn all_is_written_in_its_order() {
        let path = somewhere();
        let mut out = WriteBehind::to(File::create(&path).unwrap());
        let lines: Vec<String> = (0..60_000).map(|line| format!("line {line}\n")).collect();
        lines.iter().for_each(|line| out.line(|room| room.write_all(line.trim_end().as_bytes())).unwrap());
        out.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), lines.concat());
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn what_the_system_refuses_is_told() {
        let path = somewhere();
        std::fs::write(&path, "").unwrap();
        // Opened for reading alone.
        let mut out = WriteBehind::to(File::open(&path).unwrap());
        let _ = (0..100).try_for_each(|_| out.line(|room| room.write_all(&[b'x'; 10_000])));
        assert!(out.finish().is_err());
        std::fs::remove_file(path).unwrap();
    }
}
