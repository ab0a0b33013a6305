use super::*;

/// A name as somebody would type it to forge a line of a list, colour the screen and hide behind another.
const FORGED: &str = "Budi\u{1b}[2K\radmin@x\nadmin@sekber  Admin\u{9b}31m\u{202e}nimda\u{200b}\u{e0041}";

#[test]
fn nothing_is_obeyed() {
    let shown = escaped(FORGED);
    assert_eq!(
        shown,
        "Budi\\u001b[2K\\radmin@x\\nadmin@sekber  Admin\\u009b31m\\u202enimda\\u200b\\udb40\\udc41"
    );
    assert_eq!(escaped("Désa “Nanga” – Rp1.000"), "Désa “Nanga” – Rp1.000");
}

#[test]
fn an_escaped_line_of_json_is_the_same_json() {
    let told = serde_json::json!({ "name": FORGED }).to_string();
    let read: serde_json::Value = serde_json::from_str(&escaped(&told)).unwrap();
    assert_eq!(read["name"], FORGED);
}

#[test]
fn a_row_of_a_table_stays_a_row() {
    let mut table = Table::bare(400);
    table.header(["name", "role"]);
    table.row([FORGED, "partner"]);
    let shown = table.0.to_string();
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\r']), "{shown}");
}

#[test]
fn a_further_line_of_an_error_cannot_pass_for_a_message() {
    assert_eq!(
        escaped_lines("nobody is called a\nsekber: all is well"),
        "nobody is called a\n  sekber: all is well"
    );
}

#[test]
fn a_record_of_the_log_is_one_line() {
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<String>>);
    impl Write for Kept {
        fn write(&mut self, record: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().push_str(&escaped_record(record));
            Ok(record.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let kept = Kept::default();
    let writer = kept.clone();
    let text = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(text, || tracing::warn!(name = FORGED, "from {FORGED}"));
    let writer = kept.clone();
    let json = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(json, || tracing::warn!(name = %FORGED, "from {FORGED}"));
    let shown = kept.0.lock().unwrap().clone();
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\r']), "{shown}");
}
