//! The public pages, and those on which the secretariat writes for them.

pub mod front;
pub mod goals;
pub mod iati_files;
pub mod kdsd;
pub mod manage;
pub mod meetings;
pub mod metadata;
pub mod news;
pub mod open_data;
pub mod organisations;
pub mod partnerships;
pub mod programmes;
pub mod references;
pub mod search;
pub mod site;

use serde_json::{Value as Json, json};

use crate::kit::app::App;
use crate::kit::page::{item_list, structured};

/// What a public page tells those who only pass it on: search engines, and messengers that show a preview.
pub struct Outline {
    /// Its title.
    pub title: String,
    /// What it is about, as the page itself says it.
    pub lead: String,
    /// The same, as long as a search engine shows.
    pub description: String,
    /// The path of its one address.
    pub path: String,
    /// `website` or `article`.
    pub kind: &'static str,
    /// The address of its own picture, in full.
    pub image: Option<String>,
    /// The page as structured data, ready to stand in a page.
    pub data: Option<String>,
}

impl Outline {
    /// The outline of a page at a path.
    pub fn new(path: &str, title: impl Into<String>, description: &str) -> Self {
        Self {
            title: title.into(),
            lead: description.to_owned(),
            description: super::model::shortened(description, 180),
            path: path.to_owned(),
            kind: "website",
            image: None,
            data: None,
        }
    }

    /// The same with a picture at a path.
    #[must_use]
    pub fn with_image(mut self, app: &App, path: Option<&String>) -> Self {
        self.image = path.map(|path| format!("{}{path}", app.settings().base_url));
        self
    }

    /// The same with structured data, in the vocabulary of schema.org.
    #[must_use]
    pub fn with_data(mut self, data: Json) -> Self {
        self.data = Some(structured(data));
        self
    }

    /// The same with what a list shows: the name of each item and the path at which it is read.
    #[must_use]
    pub fn with_list(self, app: &App, items: impl IntoIterator<Item = (String, String)>) -> Self {
        let base = &app.settings().base_url;
        let items = items.into_iter().map(|(name, path)| (name, format!("{base}{path}")));
        let list = item_list(&self.title, items);
        self.with_data(list)
    }
}

/// The joint secretariat as structured data.
pub fn publisher(app: &App) -> Json {
    json!({
        "@type": "GovernmentOrganization",
        "name": format!("Sekretariat Bersama {}", app.district().name),
        "url": app.settings().base_url,
    })
}
