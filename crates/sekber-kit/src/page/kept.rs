//! Answers that are the same for everybody who is not signed in: with an entity tag, so that a page that has not changed is
//! not sent again, and kept packed, so that sending it costs nothing.

use std::io::Write as _;

use askama::Template;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Frame, assets, page};
use crate::digest::sha256;
use crate::problem::Problem;

/// Everybody may keep it and has to ask whether it still holds, which costs a few bytes.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");
/// What the answer depends on beside its address.
const VARIES: HeaderValue = HeaderValue::from_static("cookie, accept-language, accept-encoding");
/// Media type of a page.
const HTML: &str = "text/html; charset=utf-8";

/// An answer ready to be sent again and again.
#[derive(Debug, Clone)]
pub struct Kept {
    kind: &'static str,
    tag: HeaderValue,
    plain: Bytes,
    /// Empty where it was not packed.
    brotli: Bytes,
    gzip: Bytes,
}

impl Kept {
    /// Keeps a text unpacked, for answers that are made for one request.
    pub fn once(kind: &'static str, text: impl Into<Bytes>) -> Self {
        let plain = text.into();
        let digest = sha256(&plain);
        let tag = HeaderValue::from_str(&format!("W/\"{}\"", digest.get(..20).unwrap_or_default()));
        let tag = tag.unwrap_or(HeaderValue::from_static("W/\"-\""));
        Self { kind, tag, plain, brotli: Bytes::new(), gzip: Bytes::new() }
    }

    /// Keeps a text packed. This takes some milliseconds: call it within [`crate::cpu::run`].
    pub fn packed(kind: &'static str, text: impl Into<Bytes>) -> Self {
        let once = Self::once(kind, text);
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory cannot fail; an empty result is not sent.
        let gzip = gzip.write_all(&once.plain).and_then(|()| gzip.finish()).unwrap_or_default();
        Self { brotli: assets::compress(&once.plain).into(), gzip: gzip.into(), ..once }
    }

    /// The packed page of a template.
    ///
    /// # Errors
    /// When the template cannot be filled.
    pub fn page(template: &impl Template) -> Result<Self, Problem> {
        Ok(Self::packed(HTML, template.render().map_err(anyhow::Error::from)?))
    }

    /// The answer to a request: nothing but the tag when the one who asks has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let told = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let known = told(header::IF_NONE_MATCH).unwrap_or_default();
        let tag = self.tag.to_str().unwrap_or_default();
        let common =
            [(header::ETAG, self.tag.clone()), (header::CACHE_CONTROL, ASK_AGAIN), (header::VARY, VARIES)];
        if known.split(',').any(|one| one.trim() == tag) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let accepts = told(header::ACCEPT_ENCODING).unwrap_or_default();
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(self.kind))];
        let ways = [("br", &self.brotli), ("gzip", &self.gzip)];
        match ways.into_iter().find(|(way, bytes)| accepts.contains(way) && !bytes.is_empty()) {
            Some((way, bytes)) => {
                let packed = [(header::CONTENT_ENCODING, HeaderValue::from_static(way))];
                (common, kind, packed, bytes.clone()).into_response()
            }
            None => (common, kind, self.plain.clone()).into_response(),
        }
    }
}

/// A public page: with a tag for somebody who is not signed in, and to nobody but the reader for whoever is.
///
/// # Errors
/// When the template cannot be filled.
pub fn for_everybody(
    frame: &Frame,
    asked: &HeaderMap,
    template: &impl Template,
) -> Result<Response, Problem> {
    if frame.actor.is_some() || frame.notice.is_some() {
        return page(template);
    }
    let text = template.render().map_err(anyhow::Error::from)?;
    Ok(Kept::once(HTML, text).answer(asked))
}
