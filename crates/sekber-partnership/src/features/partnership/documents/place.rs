//! In which kecamatan a village lies, told by its name where only one of the district bears it.

use sekber_core::text::fold;
use sekber_core::value::RegionCode;
use sekber_facts::region::{self, Kind};

use crate::kit::cpu;
use crate::kit::problem::Problem;

/// The kecamatan of a village; none where no village of the district is called so, or more than one.
///
/// # Errors
/// As [`cpu::run`].
pub async fn kecamatan_of(district: &RegionCode, village: &str) -> Result<Option<String>, Problem> {
    let (district, village) = (district.clone(), plain(village));
    if village.is_empty() {
        return Ok(None);
    }
    cpu::run(move || found(district.as_str(), &village)).await
}

/// A name as it is compared: without the word for what it is.
fn plain(village: &str) -> String {
    let name = fold(village);
    let bare = name.strip_prefix("desa ").or_else(|| name.strip_prefix("kelurahan "));
    match bare {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

fn found(district: &str, village: &str) -> Option<String> {
    let places = region::within(district);
    let is_village = |kind| matches!(kind, Kind::Desa | Kind::Kelurahan);
    let mut called = places.iter().filter(|place| is_village(place.kind) && fold(&place.name) == village);
    let one = called.next().filter(|_| called.next().is_none())?;
    let parent = one.parent()?;
    places.iter().find(|place| place.code == parent).map(|place| place.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_tells_its_kecamatan_where_its_name_is_the_only_one() {
        assert_eq!(found("61.05", &plain("Desa  Baning Kota")).as_deref(), Some("Sintang"));
        assert_eq!(found("61.05", &plain("Nirmala Tanpa Nama")), None);
    }
}
