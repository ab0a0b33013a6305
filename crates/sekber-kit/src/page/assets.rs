//! Style sheets, scripts and pictures: embedded, named by their hash, so that browsers keep them for ever.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::cpu;

#[derive(rust_embed::Embed)]
#[folder = "assets"]
#[exclude = "*.md"]
#[exclude = "*.txt"]
struct Files;

struct Asset {
    kind: &'static str,
    plain: Vec<u8>,
    /// Made when first asked for: packing takes a tenth of a second, which no page waits for.
    brotli: OnceLock<Vec<u8>>,
}

impl Asset {
    /// The asset as Brotli, or nothing when the processor has no time for it now.
    async fn packed(&'static self) -> Option<&'static [u8]> {
        let packed = match self.brotli.get() {
            Some(packed) => packed,
            None => cpu::run(|| self.brotli.get_or_init(|| compress(&self.plain))).await.ok()?,
        };
        Some(packed.as_slice()).filter(|packed| !packed.is_empty())
    }
}

struct AssetStore {
    hashed: HashMap<String, String>,
    assets: HashMap<String, Asset>,
}

/// Named once, at the first page: the files are few and small. Style sheets come last, because they name other files.
static SHELF: LazyLock<AssetStore> = LazyLock::new(|| {
    let mut store = AssetStore { hashed: HashMap::new(), assets: HashMap::new() };
    let (styles, others): (Vec<_>, Vec<_>) = Files::iter().partition(|name| name.ends_with(".css"));
    for name in others.into_iter().chain(styles) {
        let Some(file) = Files::get(&name) else { continue };
        let mut plain = file.data.into_owned();
        if name.ends_with(".css") {
            plain = with_hashed_names(&String::from_utf8_lossy(&plain), &store.hashed).into_bytes();
        }
        let hash: String = Sha256::digest(&plain).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let flat = name.replace('/', "-");
        let hashed = match flat.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{flat}.{hash}"),
        };
        store.assets.insert(hashed.clone(), Asset { kind: kind(&name), plain, brotli: OnceLock::new() });
        store.hashed.insert(name.to_string(), format!("/assets/{hashed}"));
    }
    store
});

/// A style sheet whose `url("…")` lead to the files' addresses.
fn with_hashed_names(style: &str, addresses: &HashMap<String, String>) -> String {
    let named = |text: String, (name, address): (&String, &String)| {
        text.replace(&format!("url(\"{name}\")"), &format!("url(\"{address}\")"))
    };
    addresses.iter().fold(style.to_owned(), named)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

pub(super) fn compress(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    match brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters) {
        // What is packed already, such as a typeface, only grows.
        Ok(_) if packed.len() < plain.len() => packed,
        _ => Vec::new(),
    }
}

/// The address of a file under `assets/`; an unknown name leads nowhere and a test finds it.
pub fn address(name: &str) -> &'static str {
    SHELF.hashed.get(name).map_or("/assets/missing", String::as_str)
}

/// A file under `assets/` as it is, for what has to stand at an address of its own; nothing for an unknown name.
pub fn plain(name: &str) -> &'static [u8] {
    let hashed = SHELF.hashed.get(name).and_then(|address| address.strip_prefix("/assets/"));
    hashed.and_then(|hashed| SHELF.assets.get(hashed)).map_or(&[], |asset| asset.plain.as_slice())
}

/// Serves an asset by its hashed name.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = SHELF.assets.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let accepts =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let forever = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    let kind = (header::CONTENT_TYPE, asset.kind);
    let varies = (header::VARY, "accept-encoding");
    if accepts.contains("br")
        && let Some(packed) = asset.packed().await
    {
        return ([kind, forever, varies, (header::CONTENT_ENCODING, "br")], packed).into_response();
    }
    ([kind, forever, varies], asset.plain.as_slice()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_lead_to_files_that_are_there() {
        let mut led = 0;
        for (name, asset) in SHELF.assets.iter().filter(|(name, _)| name.ends_with(".css")) {
            let style = std::str::from_utf8(&asset.plain).unwrap();
            for address in style.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                led += 1;
                let there =
                    address.strip_prefix("/assets/").is_some_and(|file| SHELF.assets.contains_key(file));
                assert!(there || address.starts_with("data:"), "{name} leads to {address}");
            }
        }
        assert!(led > 0, "the style sheets name their typeface");
    }
}
