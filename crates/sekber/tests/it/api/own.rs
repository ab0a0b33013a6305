//! What an organisation reads of its own comes in pages, however much it holds.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber_core::api::Scope;
use sekber_core::value::OrganisationId;
use serde_json::Value as Json;

use super::{Sent, read, token};
use crate::harness::{OWN_PARTNER, Who, on_both};

#[tokio::test]
async fn own_programmes_come_a_page_at_a_time() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Read).await;
        let path = "/api/v1/own/programmes";
        let before = read(Sent::get(path, Some(&secret)).to(&harness).await.is_ok());
        let before = before["total"].as_u64().unwrap();
        let owner: OrganisationId = OWN_PARTNER.parse().unwrap();
        let cycle = harness.cycle().await;
        // All alike, so that only their numbers tell them apart.
        let draft = ProgrammeDraft::new(owner, cycle, "Sumur desa");
        let drafts = vec![draft; 60];
        let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
        programme::create(&mut tx, &drafts).await.unwrap();
        tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
        let first = Sent::get(path, Some(&secret)).to(&harness).await;
        let first = read(first.is_ok().costs_at_most(5 + 2));
        let items = |page: &Json| page["items"].as_array().unwrap().clone();
        assert_eq!((items(&first).len(), first["total"].as_u64()), (50, Some(before + 60)));
        let next = first["next"].as_str().unwrap().to_owned();
        let rest = read(Sent::get(&next, Some(&secret)).to(&harness).await.is_ok());
        assert_eq!((items(&rest).len() as u64, rest["next"].as_str()), (before + 10, None));
        let mut ids: Vec<String> =
            items(&first).iter().chain(&items(&rest)).map(|one| one["id"].to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len() as u64, before + 60);
    })
    .await;
}
