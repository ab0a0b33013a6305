//! A room's card: what it is and what it adds to the house, as plain data that the shell folds together.

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Extension, Router};

use super::access::{Guard, Permit};
use super::app::App;
use super::body::BodyLimit;
use super::jobs::Job;

/// What a room tells about itself.
pub struct Card {
    /// The room's name, as in its folder.
    pub name: &'static str,
    /// Its pages.
    pub routes: Vec<Route>,
    /// Its entries in the main navigation.
    pub nav: Vec<NavItem>,
    /// Its sentences.
    pub words: RoomWords,
    /// How its records move when two organisations turn out to be one: statements with the district as `$1`, the
    /// organisation that stays as `$2` and the one that is joined to it as `$3`.
    pub joined: &'static [&'static str],
    /// What it does in the background.
    pub jobs: Vec<Job>,
}

/// A room's sentences in both languages, in Fluent's form.
#[derive(Debug, Clone, Copy)]
pub struct RoomWords {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

/// Embeds the `words/id.ftl` and `words/en.ftl` beside the file that calls it.
#[macro_export]
macro_rules! room_words {
    () => {
        $crate::kit::card::RoomWords { id: include_str!("words/id.ftl"), en: include_str!("words/en.ftl") }
    };
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Copy)]
pub struct NavItem {
    /// Key of its label.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Who sees it.
    pub permit: Permit,
    /// The icon's name in the sprite.
    pub icon: &'static str,
}

/// One page or action: its address, who may use it, and its handler.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path in the router's form.
    pub path: &'static str,
    /// Who may use it: read from the handler's signature, so the table cannot disagree with the code.
    pub permit: Permit,
    /// What it takes as a body at most.
    pub body: BodyLimit,
    /// Whether it is an entrance: its attempts are limited by its own verb, which lets right ones pass, and not by how
    /// many actions an address sends.
    pub is_entrance: bool,
    handler: Box<dyn FnOnce() -> MethodRouter<App> + Send>,
}

impl Route {
    /// The same route as an entrance.
    #[must_use]
    pub fn as_entrance(mut self) -> Self {
        self.is_entrance = true;
        self
    }

    /// Adds the route to a router.
    pub fn attach(self, router: Router<App>) -> Router<App> {
        let limits = (DefaultBodyLimit::max(self.body.bytes()), Extension(self.body));
        router.route(self.path, (self.handler)().route_layer(limits))
    }

    /// The same with another limit for its body than its permit implies.
    #[must_use]
    pub fn takes(self, body: BodyLimit) -> Self {
        Self { body, ..self }
    }
}

/// Arguments of a handler whose first one is a guard.
pub trait Guarded {
    /// The guard.
    type Guard: Guard;
}

macro_rules! guarded {
    ($($more:ident),*) => {
        impl<M, G: Guard, $($more),*> Guarded for (M, G, $($more),*) {
            type Guard = G;
        }
    };
}

guarded!();
guarded!(A);
guarded!(A, B);
guarded!(A, B, C);
guarded!(A, B, C, D);
guarded!(A, B, C, D, E);

/// A page that is read. The handler's first argument must be a guard.
pub fn get<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    route(Method::GET, MethodFilter::GET, path, handler)
}

/// An action. The handler's first argument must be a guard.
pub fn post<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    route(Method::POST, MethodFilter::POST, path, handler)
}

fn route<H, T>(method: Method, filter: MethodFilter, path: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: Guarded + 'static,
{
    let permit = T::Guard::PERMIT;
    let handler = Box::new(move || on(filter, handler));
    Route { method, path, permit, body: BodyLimit::of(permit), is_entrance: false, handler }
}
