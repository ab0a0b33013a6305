//! Addresses of the web that people give: read as browsers read them, so that a link leads to a page and runs nothing.

use url::{Host, Url};

/// Signs that no address holds as they are; programs that find addresses in a text stop at them or read on.
const NEVER: [char; 11] = ['"', '<', '>', '\\', '^', '`', '{', '|', '}', '\'', '\u{fffd}'];

/// Whether a text is an address of the web that is safe to link to: `http` or `https`, a host, and no name or password of
/// somebody who signs in.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let is_whole = lower.starts_with("http://") || lower.starts_with("https://");
    let is_plain =
        !text.contains(|sign: char| sign.is_whitespace() || sign.is_control() || NEVER.contains(&sign));
    if !(is_whole && is_plain) {
        return false;
    }
    let Ok(url) = Url::parse(text) else { return false };
    let has_host = match url.host() {
        Some(Host::Domain(name)) => {
            let labels: Vec<&str> = name.trim_end_matches('.').split('.').collect();
            labels.len() > 1 && labels.iter().all(|label| !label.is_empty())
        }
        Some(_) => true,
        None => false,
    };
    has_host && url.username().is_empty() && url.password().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_and_runs_nothing() {
        for sound in [
            "https://www.contoh.or.id",
            "http://sintang.go.id/berita?id=1&hal=2#atas",
            "HTTPS://Contoh.ID/",
            "https://contoh.id:8443/a(b)",
            "https://désa.id/é",
            "http://103.10.20.30/",
        ] {
            assert!(is_web_address(sound), "{sound}");
        }
        for wrong in [
            "",
            "contoh.or.id",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x.y",
            "ftp://contoh.id",
            "file:///etc/passwd",
            "https:contoh.id",
            "https:/contoh.id",
            "https://",
            "https://.",
            "https://a..b",
            "https://localhost",
            "https:// contoh.id",
            "https://contoh.id/a b",
            "https://contoh.id/\u{a0}",
            "https://contoh.id\\@lain.id",
            "https://contoh.id@lain.id",
            "https://a:b@contoh.id",
            "https://contoh.id/\"><script>",
            "https://contoh.id:99999",
        ] {
            assert!(!is_web_address(wrong), "{wrong}");
        }
    }
}
