//! What the trail keeps of what a partnership, or a paper that is begun, is about: the draft by its ids, from which it can be made again, and
//! beside it what the ids were called then, by which people read it. A change of a paper is told otherwise ([`super::as_told`]).

use std::collections::BTreeMap;

use sekber_core::partnership::PartnershipState;
use sekber_core::value::{OrganisationId, ProgrammeId};
use serde::Serialize;

use super::draft::{AgreementDraft, PartnershipDraft};
use super::model::Party;
use super::store::{agreements, called};
use crate::kit::store::{StoreError, Tx};

/// What a partnership is about, and how far it is with it.
#[derive(Debug, Serialize)]
pub struct Said<'a> {
    #[serde(flatten)]
    draft: &'a PartnershipDraft,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<PartnershipState>,
    /// What ids are called, those of what stood there before included.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    called: BTreeMap<String, String>,
}

impl<'a> Said<'a> {
    /// What stood there; its names are told with what stands there since.
    pub fn before(draft: &'a PartnershipDraft, state: PartnershipState) -> Self {
        Self { draft, state: Some(state), called: BTreeMap::new() }
    }

    /// What stands there now, in place of another draft where there was one. One statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn after(
        tx: &mut Tx,
        (draft, state): (&'a PartnershipDraft, Option<PartnershipState>),
        before: Option<&PartnershipDraft>,
    ) -> Result<Self, StoreError> {
        let drafts = || std::iter::once(draft).chain(before);
        let organisations: Vec<OrganisationId> = drafts().flat_map(organisations).collect();
        let programmes: Vec<ProgrammeId> = drafts().flat_map(|one| one.programmes.clone()).collect();
        let called = called::called(tx, &organisations, &programmes).await?;
        let called = called.into_iter().map(|one| (one.id, one.name)).collect();
        Ok(Self { draft, state, called })
    }
}

/// Everybody who takes part.
fn organisations(draft: &PartnershipDraft) -> Vec<OrganisationId> {
    draft.parties().into_iter().map(|(id, _)| id.clone()).collect()
}

/// What a paper says when it is begun.
#[derive(Debug, Serialize)]
pub struct PaperSaid<'a> {
    #[serde(flatten)]
    draft: &'a AgreementDraft,
    /// What ids are called: the parties, and the paper on which it rests.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    called: BTreeMap<String, String>,
}

impl<'a> PaperSaid<'a> {
    /// What stands there now, among some parties. One statement where it rests on another paper.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(tx: &mut Tx, draft: &'a AgreementDraft, parties: &[Party]) -> Result<Self, StoreError> {
        let mut called: BTreeMap<String, String> =
            parties.iter().map(|one| (one.organisation_id.to_string(), one.name.clone())).collect();
        if let Some(base) = &draft.base
            && let Some(paper) = agreements::find_in(tx, base).await?
        {
            called.insert(base.to_string(), paper.title);
        }
        Ok(Self { draft, called })
    }
}
