//! A guide as a page, with what stands in it, and links to the previous and the following one.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use super::guides::{FIRST, Guide, guide, guides};
use super::markup::Section;
use crate::kit::access::Public;
use crate::kit::page::{Frame, PathId, for_everybody};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/help/pages/guide.html")]
struct GuidePage {
    frame: Frame,
    guide: &'static Guide,
    others: &'static [Guide],
}

impl GuidePage {
    fn title(&self) -> &str {
        &self.guide.rendered().title
    }

    fn is_first(&self) -> bool {
        self.guide.name == FIRST
    }

    /// The sections that stand in the list at the head of the page.
    fn parts(&self) -> Vec<&Section> {
        self.guide.rendered().sections.iter().filter(|section| section.level == 2).collect()
    }

    fn place(&self) -> usize {
        self.others.iter().position(|other| other.name == self.guide.name).unwrap_or_default()
    }

    fn previous(&self) -> Option<&Guide> {
        self.others.get(self.place().checked_sub(1)?)
    }

    fn following(&self) -> Option<&Guide> {
        self.others.get(self.place() + 1)
    }
}

/// The guide that leads to all others.
pub async fn first(_: Public, frame: Frame, headers: HeaderMap) -> Result<Response, Problem> {
    named(FIRST, frame, &headers)
}

/// One of the others.
pub async fn show(
    _: Public,
    frame: Frame,
    headers: HeaderMap,
    PathId(name): PathId<String>,
) -> Result<Response, Problem> {
    if name == FIRST {
        return Err(Problem::NotFound);
    }
    named(&name, frame, &headers)
}

fn named(name: &str, frame: Frame, headers: &HeaderMap) -> Result<Response, Problem> {
    let guide = guide(frame.language, name).ok_or(Problem::NotFound)?;
    let others = guides(frame.language);
    for_everybody(&frame.clone(), headers, &GuidePage { guide, others, frame })
}
