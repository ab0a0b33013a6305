//! Several districts in one process: the host name of a request says which one it is for. Each is opened when it is first asked
//! for, with a memory of its own; what guards the process is shared.

pub mod cli;

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use askama::Template;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware;
use axum::response::{Html, IntoResponse as _, Response};
use sekber_core::value::RegionCode;
use tower::ServiceExt as _;

use super::{bootstrap, routes};
use crate::features::district::{self, Listed, readable_host};
use crate::kit::access::rate_limit::Limit;
use crate::kit::app::App;
use crate::kit::jobs::Served;
use crate::kit::page::assets;
use crate::kit::problem::Problem;
use crate::kit::settings::Settings;
use crate::kit::store::StoreError;
use crate::kit::words::Language;

/// How often the host names are read again at most, when somebody asks for one that is not known.
const READ_AGAIN: Duration = Duration::from_secs(5);
/// How many routers are kept; the one that was asked for longest ago is made again when it is wanted.
const ROUTERS: usize = 64;
/// Paths that are the process's own, whatever host name they are asked under.
const OF_THE_PROCESS: [&str; 3] = ["/health", "/metrics", "/assets/"];

/// The districts of a process; cheap to clone.
#[derive(Clone)]
pub struct Districts(Arc<Inner>);

struct Inner {
    any: App,
    settings: Settings,
    limit: Limit,
    hosts: Mutex<Hosts>,
    open: Mutex<BTreeMap<RegionCode, App>>,
    routers: Mutex<Routers>,
}

#[derive(Default)]
struct Hosts {
    regions: HashMap<String, RegionCode>,
    read_at: Option<Instant>,
}

/// The routers of the districts that were asked for last, each with when that was.
#[derive(Default)]
struct Routers {
    asked: u64,
    kept: BTreeMap<RegionCode, (u64, Router)>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Districts {
    /// The districts of the database that an application of one of them has open.
    pub fn new(any: App, settings: Settings) -> Self {
        let open = BTreeMap::from([(any.region(), any.clone())]);
        let limit = routes::limit(&any);
        let (hosts, open, routers) = (Mutex::default(), Mutex::new(open), Mutex::default());
        Self(Arc::new(Inner { any, settings, limit, hosts, open, routers }))
    }

    /// All of them as one service.
    pub fn router(&self) -> Router {
        let elsewhere = Router::new()
            .fallback(directory)
            .with_state(self.clone())
            .layer(middleware::from_fn(sekber_server::routes::page_headers))
            .layer(middleware::from_fn(sekber_server::observe));
        Router::new().fallback(answer).with_state((self.clone(), elsewhere))
    }

    /// The district that is reached under a host name. A name that is not known is looked for in the database, every few
    /// seconds at most.
    async fn on(&self, host: &str) -> Result<Option<RegionCode>, StoreError> {
        {
            let mut hosts = locked(&self.0.hosts);
            if let Some(region) = hosts.regions.get(host) {
                return Ok(Some(region.clone()));
            }
            if hosts.read_at.is_some_and(|at| at.elapsed() < READ_AGAIN) {
                return Ok(None);
            }
            hosts.read_at = Some(Instant::now());
        }
        let listed = district::listed(self.0.any.db()).await?.into_iter();
        let regions: HashMap<String, RegionCode> =
            listed.filter_map(|one| Some((one.host?, one.region_code))).collect();
        let found = regions.get(host).cloned();
        locked(&self.0.hosts).regions = regions;
        Ok(found)
    }

    fn router_of(&self, app: &App) -> Router {
        let mut routers = locked(&self.0.routers);
        routers.asked += 1;
        let asked = routers.asked;
        if let Some((at, router)) = routers.kept.get_mut(&app.region()) {
            *at = asked;
            return router.clone();
        }
        let oldest = routers.kept.iter().min_by_key(|(_, (at, _))| *at).map(|(region, _)| region.clone());
        if let Some(oldest) = oldest.filter(|_| routers.kept.len() >= ROUTERS) {
            routers.kept.remove(&oldest);
        }
        let router = routes::router_within(app.clone(), self.0.limit.clone());
        routers.kept.insert(app.region(), (asked, router.clone()));
        router
    }

    /// The router that a request is for; none when its host name leads to no district.
    async fn leading(&self, path: &str, host: Option<String>) -> Result<Option<Router>, StoreError> {
        if OF_THE_PROCESS.iter().any(|own| path.starts_with(own)) {
            return Ok(Some(self.router_of(&self.0.any)));
        }
        let Some(host) = host else { return Ok(None) };
        let Some(region) = self.on(&host).await? else { return Ok(None) };
        Ok(self.open(&region).await?.map(|app| self.router_of(&app)))
    }
}

/// Districts whose jobs this process takes: all of the database, as the host name only says how one is reached.
impl Served for Districts {
    fn any(&self) -> &App {
        &self.0.any
    }

    async fn regions(&self) -> Result<Vec<RegionCode>, StoreError> {
        district::regions(self.0.any.db()).await
    }

    async fn open(&self, region: &RegionCode) -> Result<Option<App>, StoreError> {
        if let Some(app) = locked(&self.0.open).get(region) {
            return Ok(Some(app.clone()));
        }
        let db = self.0.any.db();
        let Some(name) = district::name_of(db, region).await? else { return Ok(None) };
        let mut settings = self.0.settings.clone().in_zone_of(region);
        if let Some(host) = district::host(db, region).await? {
            settings = settings.on_host(&host);
        }
        let app = self.0.any.beside(name, settings);
        if let Err(error) = bootstrap::prepare(&app).await {
            tracing::error!(%region, error = format!("{error:#}"), "a district could not be prepared");
        }
        Ok(Some(locked(&self.0.open).entry(region.clone()).or_insert(app).clone()))
    }

    fn opened(&self) -> Vec<App> {
        locked(&self.0.open).values().cloned().collect()
    }
}

/// The host name that a request asks for, without its port.
fn host_of(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let told = headers.get(header::HOST).and_then(|value| value.to_str().ok()).or_else(|| uri.host())?;
    let bare = told.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    readable_host(bare.map_or(told, |(host, _)| host))
}

/// Leads a request to its district, or to where its host name leads to none.
async fn answer(
    State((districts, elsewhere)): State<(Districts, Router)>,
    request: Request,
) -> Result<Response, Infallible> {
    let (path, host) = (request.uri().path().to_owned(), host_of(request.headers(), request.uri()));
    match districts.leading(&path, host).await {
        Ok(router) => router.unwrap_or(elsewhere).oneshot(request).await,
        Err(error) => {
            tracing::error!(%error, "the districts could not be read");
            Ok(sekber_server::edge::busy(""))
        }
    }
}

#[derive(Template)]
#[template(path = "shell/districts/directory.html")]
struct Directory {
    title: String,
    sub: String,
    style: &'static str,
    /// What the districts release is called, and where it is; nowhere while none is reached.
    figures: (String, String),
    districts: Vec<(String, String)>,
}

/// The districts of this server with the addresses under which they are reached; for whoever comes by a name that leads to none.
async fn directory(State(districts): State<Districts>, request: Request) -> Result<Response, Problem> {
    let listed = district::listed(districts.any().db()).await?;
    let reached = |one: Listed| {
        let settings = districts.0.settings.clone().on_host(one.host.as_deref()?);
        Some((one.name, settings.base_url))
    };
    let words = districts.any().words();
    let language = Language::Indonesian;
    let listed: Vec<(String, String)> = listed.into_iter().filter_map(reached).collect();
    let figures =
        listed.first().map_or_else(String::new, |(_, address)| format!("{address}/public/districts"));
    let page = Directory {
        title: words.say(language, "districts-title"),
        sub: words.say(language, "districts-sub"),
        style: assets::address("app.css"),
        figures: (words.say(language, "nation-title"), figures),
        districts: listed,
    };
    let status = if request.uri().path() == "/" { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let html = page.render().map_err(anyhow::Error::from)?;
    Ok((status, Html(html)).into_response())
}
