//! The names behind the codes of themes and places, read once and kept until the district is written to.

use std::collections::HashMap;
use std::sync::Arc;

use sekber_core::text::fold;

use super::keeping::last_public_line;
use crate::features::district::{self, Place, Theme};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;
use crate::kit::words::Language;

/// Length of the code of a kecamatan; those of its villages begin with it.
const KECAMATAN: usize = 8;

/// Names behind codes.
#[derive(Debug, Default)]
pub struct Names {
    /// Themes, by name.
    pub themes: Vec<Theme>,
    /// Kecamatan, by code: code and name.
    pub kecamatan: Vec<(String, String)>,
    places: HashMap<String, Place>,
}

/// A kecamatan with the villages in it that are meant; none of them means all of it. The district as a whole has no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The name of the kecamatan; none for the whole district.
    pub kecamatan: Option<String>,
    /// The villages.
    pub villages: Vec<String>,
}

impl Names {
    /// A theme's name; its code when it is not known.
    pub fn theme<'a>(&'a self, language: Language, code: &'a str) -> &'a str {
        self.themes.iter().find(|theme| theme.code == code).map_or(code, |theme| match language {
            Language::Indonesian => &theme.name_id,
            Language::English => &theme.name_en,
        })
    }

    /// Themes as the choices of a filter.
    pub fn theme_choices(&self, language: Language) -> Vec<(String, String)> {
        let choice = |theme: &Theme| (theme.code.clone(), self.theme(language, &theme.code).to_owned());
        self.themes.iter().map(choice).collect()
    }

    /// A place's name; its code when it is not known.
    pub fn place<'a>(&'a self, code: &'a str) -> &'a str {
        self.places.get(code).map_or(code, |place| &place.name)
    }

    /// The villages and kecamatan that are called just so, with what they are before the name or without, in the order of their codes.
    pub fn called(&self, typed: &str) -> Vec<&Place> {
        let wanted = fold(typed);
        let is_called = |place: &&Place| {
            let name = fold(&place.name);
            wanted == name || wanted.strip_prefix(&place.kind).is_some_and(|rest| rest.trim_start() == name)
        };
        let mut found: Vec<&Place> = self.places.values().filter(is_called).collect();
        found.sort_by(|one, other| one.code.as_str().cmp(other.code.as_str()));
        found
    }

    /// Places by kecamatan, in the order of their codes.
    pub fn areas(&self, places: &[String]) -> Vec<Area> {
        let mut areas: Vec<(&str, Area)> = Vec::new();
        for code in places {
            let above = code.get(..KECAMATAN).unwrap_or_default();
            let at = areas.iter().position(|(known, _)| *known == above).unwrap_or_else(|| {
                let kecamatan = (!above.is_empty()).then(|| self.place(above).to_owned());
                areas.push((above, Area { kecamatan, villages: Vec::new() }));
                areas.len() - 1
            });
            if code.len() > KECAMATAN {
                areas[at].1.villages.push(self.place(code).to_owned());
            }
        }
        areas.into_iter().map(|(_, area)| area).collect()
    }
}

/// The names as of the last change of anything public; two statements when they are not known.
///
/// # Errors
/// When the database cannot be asked.
pub async fn names(app: &App) -> Result<Arc<Names>, Problem> {
    let line = last_public_line(app).await?;
    let read = || async {
        let (db, region) = (app.db(), app.region());
        let places = district::places(db, &region).await?;
        let kecamatan = places.iter().filter(|place| place.code.as_str().len() == KECAMATAN);
        Ok::<_, Problem>(Arc::new(Names {
            themes: district::themes(db, &region).await?,
            kecamatan: kecamatan.map(|place| (place.code.to_string(), place.name.clone())).collect(),
            places: places.into_iter().map(|place| (place.code.to_string(), place)).collect(),
        }))
    };
    app.memory::<RevisionCache<Arc<Names>>>().of("names", line, read).await
}
