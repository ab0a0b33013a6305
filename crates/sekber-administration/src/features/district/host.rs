//! The host name under which a district is reached, where one server serves several.

use sekber_core::value::RegionCode;
use serde::Serialize;

use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Db;

/// A host name as browsers send it: lower case, without a port; none when the text is not the name of a host.
pub fn readable_host(text: &str) -> Option<String> {
    match url::Host::parse(text.trim()) {
        Ok(url::Host::Domain(name)) => {
            Some(name.trim_end_matches('.').to_owned()).filter(|name| !name.is_empty())
        }
        _ => None,
    }
}

#[derive(Serialize)]
struct Reached<'a> {
    host: Option<&'a str>,
}

/// Has a district reached under a host name.
///
/// # Errors
/// When the text is not a host name, the name leads to another district, or there is no such district.
pub async fn give_host(
    db: &Db,
    actor: &Actor,
    region: &RegionCode,
    text: &str,
    now: sekber_core::value::Moment,
) -> anyhow::Result<String> {
    actor.require(Permit::Admin)?;
    let Some(host) = readable_host(text) else {
        anyhow::bail!(Problem::refused_with("district-refused-host", "name", text));
    };
    let Some(district) = store::name_of(db, region).await? else {
        anyhow::bail!(Problem::refused_with("district-refused-unknown", "code", region.to_string()));
    };
    let before = store::host(db, region).await?;
    let mut tx = db.begin(actor, region, now).await?;
    if let Some(other) = store::district_on(&mut tx, &host).await?.filter(|other| other != region) {
        let facts = vec![("host", host), ("code", other.to_string())];
        anyhow::bail!(Problem::Refused { key: "district-refused-host-taken", facts });
    }
    store::set_host(&mut tx, &host).await?;
    let event = Event::new("district.host_given", region, &district.name);
    let event = event.before(&Reached { host: before.as_deref() }).after(&Reached { host: Some(&host) });
    tx.commit(event).await?;
    Ok(host)
}
