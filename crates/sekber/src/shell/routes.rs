//! The router and the table of routes of all rooms.

use axum::Router;
use sekber_server::routes;
pub use sekber_server::routes::Line;

use crate::features;
use crate::kit::access::rate_limit::Limit;
use crate::kit::app::App;

/// The table of all routes: what each is and who may use it.
pub fn table() -> Vec<Line> {
    routes::table(features::cards())
}

/// How many actions a sender may send to all districts of a process.
pub fn limit(app: &App) -> Limit {
    routes::limit(app, &features::cards())
}

/// The whole application of one district as a service.
pub fn router(app: App) -> Router {
    routes::router(app, features::cards())
}

/// The same, where the limit on actions is shared with other districts.
pub fn router_within(app: App, limit: Limit) -> Router {
    routes::router_within(app, features::cards(), limit)
}
