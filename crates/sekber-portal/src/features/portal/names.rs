//! The names behind the codes of themes and places, and of the awards, read once and kept until the district is written to.

use std::collections::HashMap;
use std::sync::Arc;

use sekber_core::text::fold;

use super::keeping::last_public_line;
use crate::features::award::{self, Season};
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
        self.themes.iter().find(|theme| theme.code == code).map_or(code, |theme| theme.name(language))
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

    /// The villages and kecamatan that are called so, with what they are before the name or without: those with just this name first,
    /// then those whose name begins so, then those with words that do, each in the order of their codes.
    pub fn called(&self, typed: &str) -> Vec<&Place> {
        let wanted = fold(typed);
        let near = |place| Some((nearness(&wanted, place)?, place));
        let mut found: Vec<(u8, &Place)> = self.places.values().filter_map(near).collect();
        found.sort_by(|(near, one), (less_near, other)| {
            (near, one.code.as_str()).cmp(&(less_near, other.code.as_str()))
        });
        found.into_iter().map(|(_, place)| place).collect()
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

/// How people write what a place is before its name, with the kind that it says.
const KINDS: [(&str, &str); 9] = [
    ("kecamatan ", "kecamatan"),
    ("kec. ", "kecamatan"),
    ("kec ", "kecamatan"),
    ("desa ", "desa"),
    ("ds. ", "desa"),
    ("ds ", "desa"),
    ("kelurahan ", "kelurahan"),
    ("kel. ", "kelurahan"),
    ("kel ", "kelurahan"),
];
/// Fewest letters of a part of a name by which a place is found.
const PART: usize = 3;

/// How near a place's name is to what was typed, folded: 0 where it is just that; none where it is another.
fn nearness(wanted: &str, place: &Place) -> Option<u8> {
    let name = fold(&place.name);
    if wanted == name {
        return Some(0);
    }
    let said = KINDS.iter().find_map(|(before, kind)| Some((wanted.strip_prefix(before)?, *kind)));
    let wanted = match said {
        Some((rest, kind)) if kind == place.kind => rest,
        Some(_) => return None,
        None => wanted,
    };
    let is_begun = |word: &str| name.split(' ').any(|part| part.starts_with(word));
    match wanted {
        whole if whole == name => Some(0),
        short if short.chars().count() < PART => None,
        begins if name.starts_with(begins) => Some(1),
        words if words.split(' ').all(is_begun) => Some(2),
        _ => None,
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

/// The awards that everybody may see, the latest first, as of the last change of anything public; one statement when they are not known.
///
/// # Errors
/// When the database cannot be asked.
pub async fn awards(app: &App) -> Result<Arc<Vec<Season>>, Problem> {
    let line = last_public_line(app).await?;
    let read = || async {
        let mut all = award::all(app.db(), &app.region()).await?;
        all.retain(|season| season.state.is_public());
        Ok::<_, Problem>(Arc::new(all))
    };
    app.memory::<RevisionCache<Arc<Vec<Season>>>>().of("awards", line, read).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str, name: &str, kind: &str) -> (String, Place) {
        let place = Place {
            code: code.parse().unwrap(),
            parent_code: None,
            name: name.to_owned(),
            kind: kind.to_owned(),
            aliases: String::new(),
        };
        (code.to_owned(), place)
    }

    #[test]
    fn places_are_found_by_a_part_of_their_name_and_by_what_they_are() {
        let places = [
            place("61.05.01", "Sepauk", "kecamatan"),
            place("61.05.02", "Ketungau Hilir", "kecamatan"),
            place("61.05.03", "Ketungau Hulu", "kecamatan"),
            place("61.05.04.2001", "Baning Kota", "desa"),
            place("61.05.04.2002", "Sepauk", "desa"),
        ];
        let names = Names { places: places.into_iter().collect(), ..Names::default() };
        let called = |typed: &str| -> Vec<&str> {
            names.called(typed).into_iter().map(|place| place.code.as_str()).collect()
        };
        assert_eq!(called("Baning"), ["61.05.04.2001"]);
        assert_eq!(called("kota baning"), ["61.05.04.2001"]);
        assert_eq!(called("Ketungau"), ["61.05.02", "61.05.03"]);
        assert_eq!(called("kec. Sepauk"), ["61.05.01"]);
        assert_eq!(called("Desa Sepauk"), ["61.05.04.2002"]);
        assert_eq!(called("sepauk"), ["61.05.01", "61.05.04.2002"]);
        for other in ["", "ba", "kec. Baning", "air bersih", "kabupaten"] {
            assert_eq!(called(other), [""; 0], "{other}");
        }
    }
}
