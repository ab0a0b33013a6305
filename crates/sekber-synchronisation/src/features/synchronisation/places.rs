//! What the data on need say of some places, for pages that tell of them: each figure with who counted it and for which year.

use super::model::unit_shown;
use super::store::data;
use crate::features::ledger::thousandths;
use crate::kit::card::{PlacesOf, Telling};

/// A sentence for each figure.
pub fn tell(of: PlacesOf<'_>) -> Telling<'_> {
    Box::pin(async move {
        let found = data::of_places(of.app.db(), &of.app.region(), of.places).await?;
        let sentence = |one: data::OfPlace| {
            let key = if one.simulated { "area-data-of-place-simulated" } else { "area-data-of-place" };
            let facts = [
                ("name", one.name),
                ("place", one.place),
                ("value", thousandths(of.frame.language, one.value_milli)),
                ("unit", unit_shown(of.frame, &one.unit)),
                ("producer", one.producer),
                ("year", one.year.to_string()),
            ];
            of.frame.say_facts(key, &facts)
        };
        Ok(found.into_iter().map(sentence).collect())
    })
}
