//! The register of processing, for everybody.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::features::privacy::holding::Holding;
use crate::features::privacy::kept::{ALL, Kept};
use crate::features::privacy::register::REGISTER;
use crate::kit::access::Public;
use crate::kit::page::{Frame, for_everybody};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/privacy/pages/register.html")]
struct RegisterPage {
    frame: Frame,
}

impl RegisterPage {
    fn all(&self) -> &'static [Holding] {
        REGISTER
    }

    fn kept(&self, kept: &Kept) -> String {
        self.frame.say_facts(&format!("privacy-kept-{}", kept.code), &[("number", kept.number.to_string())])
    }

    /// What goes by itself, the entries that a sweep concerns one after the other.
    fn swept(&self) -> Vec<(String, String)> {
        let swept = ALL.iter().filter(|kept| kept.by_itself);
        let named = swept.map(|kept| {
            let of = REGISTER.iter().filter(|one| one.kept == *kept);
            let names: Vec<String> = of.map(|one| self.frame.say_code("privacy-data-", one.code)).collect();
            (names.join(", "), self.kept(kept))
        });
        named.filter(|(names, _)| !names.is_empty()).collect()
    }
}

/// Which personal data is kept, for what, on which ground, how long, and who sees it.
pub async fn show(_: Public, frame: Frame, headers: HeaderMap) -> Result<Response, Problem> {
    for_everybody(&frame.clone(), &headers, &RegisterPage { frame })
}
