//! The places of a form as a tree: the kecamatan and their villages.

use sekber_core::text::fold;
use sekber_core::value::region::RegionLevel;

use super::model::Place;

/// A kecamatan with its villages.
pub struct Branch {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is chosen as a whole.
    pub ticked: bool,
    /// Its villages: code, name, whether chosen.
    pub villages: Vec<(String, String, bool)>,
}

impl Branch {
    /// Whether some of its villages are chosen.
    pub fn is_open(&self) -> bool {
        self.villages.iter().any(|(_, _, ticked)| *ticked)
    }

    /// How many villages it has.
    pub fn size(&self) -> i64 {
        i64::try_from(self.villages.len()).unwrap_or(i64::MAX)
    }
}

/// The kecamatan in order of their codes, each with its villages by name, as people look for them.
pub fn branches(places: &[Place], chosen: &[String]) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::new();
    for place in places {
        let (code, name) = (place.code.to_string(), place.name.clone());
        let ticked = chosen.contains(&code);
        match (place.code.level(), branches.last_mut()) {
            (RegionLevel::District, _) => branches.push(Branch { code, name, ticked, villages: Vec::new() }),
            (RegionLevel::Village, Some(branch)) => branch.villages.push((code, name, ticked)),
            _ => {}
        }
    }
    for branch in &mut branches {
        branch.villages.sort_by_cached_key(|(_, name, _)| fold(name));
    }
    branches
}
