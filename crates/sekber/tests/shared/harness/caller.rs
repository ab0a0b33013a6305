//! Somebody at the door: sends requests as a browser would and looks at the answers.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use futures_util::StreamExt as _;
use sekber_server::Statements;
use tower::ServiceExt as _;

use super::Listening;

/// Somebody who calls, signed in or not.
#[derive(Clone)]
pub struct Caller {
    router: Router,
    session: Option<String>,
    language: &'static str,
    host: String,
}

impl Caller {
    pub(super) fn new(router: Router, session: Option<String>) -> Self {
        Self { router, session, language: "id", host: "127.0.0.1:8080".to_owned() }
    }

    /// The same person reading English.
    pub fn in_english(mut self) -> Self {
        self.language = "en";
        self
    }

    /// The same person with another router, who asks it under a host name.
    pub fn at(&self, router: Router, host: &str) -> Self {
        Self { router, host: host.to_owned(), ..self.clone() }
    }

    /// The same device with other cookies.
    pub fn holding(mut self, cookies: String) -> Self {
        self.session = Some(cookies);
        self
    }

    /// Listens to a stream until it has brought so many events, after the number that was heard last. Each event is its
    /// number, its kind and its facts.
    pub async fn listen(
        &self,
        path: &str,
        last: i64,
        wanted: usize,
    ) -> Vec<(i64, String, serde_json::Value)> {
        let mut stream = self.open_stream(path, Some(&last.to_string())).await;
        let mut events = Vec::new();
        while events.len() < wanted {
            let told = stream.next().await;
            let told = told.unwrap_or_else(|| panic!("{path} ended after {events:?}"));
            if let Some(seq) = told.id {
                events.push((seq, told.kind, told.told["data"].clone()));
            }
        }
        events
    }

    /// Opens a stream, saying what was heard last as a browser does that comes back.
    pub async fn open_stream(&self, path: &str, last: Option<&str>) -> Listening {
        let mut request = self.request(Method::GET, path);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        Listening::to(response.into_body())
    }

    /// The cookie that carries the session; empty for the public.
    pub fn cookie(&self) -> &str {
        self.session.as_deref().unwrap_or_default()
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Seen {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Asks for the part of a page that changes, as the script does.
    pub async fn get_part(&self, path: &str) -> Seen {
        let request = self.request(Method::GET, path).header("hx-request", "true");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        self.send(request.unwrap()).await
    }

    /// Sends a form with one file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        file: (&str, &str, &[u8]),
    ) -> Seen {
        let edge = "----story-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{edge}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (name, kind, bytes) = file;
        let head = format!(
            "--{edge}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={edge}"))
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// A request as this person's browser would begin it; more headers may be added before [`Caller::send`].
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut cookies = format!("language={}", self.language);
        if let Some(session) = &self.session {
            cookies = format!("{session}; {cookies}");
        }
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.host)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookies)
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Seen {
        self.send_from(SocketAddr::from(([127, 0, 0, 1], 40_000)), request).await
    }

    /// Sends a request from some address.
    pub async fn send_from(&self, address: SocketAddr, mut request: Request<Body>) -> Seen {
        let told = format!("{} {}", request.method(), request.uri());
        request.extensions_mut().insert(ConnectInfo(address));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let bytes = if kind.is_some_and(|kind| kind.starts_with("text/event-stream")) {
            // A stream has no end: its greeting is answer enough.
            body.into_data_stream().next().await.unwrap().unwrap().to_vec()
        } else {
            to_bytes(body, usize::MAX).await.unwrap().to_vec()
        };
        Seen {
            told,
            status: parts.status.as_u16(),
            statements: parts.extensions.get::<Statements>().map_or(0, |statements| statements.0),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

/// An answer as it was seen.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The request, for messages.
    pub told: String,
    /// The status.
    pub status: u16,
    /// How many SQL statements the answer took.
    pub statements: u32,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Seen {
    /// The header's text; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The value of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        set.filter_map(|text| text.split(';').next()?.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// It must have this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}\n{}", self.told, self.text);
        self
    }

    /// It must be a page that was found.
    #[track_caller]
    pub fn is_ok(&self) -> &Self {
        self.is(200)
    }

    /// It must lead on to an address.
    #[track_caller]
    pub fn leads_to(&self, address: &str) -> &Self {
        assert!((300..400).contains(&self.status), "{} → {}\n{}", self.told, self.status, self.text);
        assert_eq!(self.header("location"), address, "{}", self.told);
        self
    }

    /// It must lead on somewhere; returns where.
    #[track_caller]
    pub fn leads_on(&self) -> &str {
        assert!((300..400).contains(&self.status), "{} → {}\n{}", self.told, self.status, self.text);
        self.header("location")
    }

    /// It must hold this text.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.text.contains(text), "{} does not show {text:?}:\n{}", self.told, self.text);
        self
    }

    /// It must not hold this text.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.text.contains(text), "{} shows {text:?}:\n{}", self.told, self.text);
        self
    }

    /// It must have taken at most so many SQL statements.
    #[track_caller]
    pub fn costs_at_most(&self, statements: u32) -> &Self {
        let taken = self.statements;
        assert!(taken <= statements, "{} took {taken} statements, more than {statements}", self.told);
        self
    }

    /// The value of the first input with this name, such as a record's version.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let marked = format!("name=\"{name}\"");
        let tag = self.text.split('<').find(|tag| tag.contains(&marked));
        let tag = tag.unwrap_or_else(|| panic!("{} has no field {name:?}", self.told));
        let value = tag.split_once("value=\"").map_or("", |(_, rest)| rest);
        value.split('"').next().unwrap_or_default().to_owned()
    }
}
