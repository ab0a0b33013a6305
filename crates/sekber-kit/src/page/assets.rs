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

/// Named once, at the first page: the files are few and small.
static SHELF: LazyLock<AssetStore> = LazyLock::new(|| {
    let mut store = AssetStore { hashed: HashMap::new(), assets: HashMap::new() };
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let hash: String =
            Sha256::digest(&file.data).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let flat = name.replace('/', "-");
        let hashed = match flat.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{flat}.{hash}"),
        };
        let plain = file.data.into_owned();
        store.assets.insert(hashed.clone(), Asset { kind: kind(&name), plain, brotli: OnceLock::new() });
        store.hashed.insert(name.to_string(), format!("/assets/{hashed}"));
    }
    store
});

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}

pub(super) fn compress(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    match brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters) {
        Ok(_) => packed,
        Err(_) => Vec::new(),
    }
}

/// The address of a file under `assets/`; an unknown name leads nowhere and a test finds it.
pub fn address(name: &str) -> &'static str {
    SHELF.hashed.get(name).map_or("/assets/missing", String::as_str)
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
